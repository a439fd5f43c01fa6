"""Write the output that the README shows: runs each `$ …` of its console blocks on the bundled recaps.

    python tools/readme.py

A line of `…` stands for lines that are left out; a block that has one is cut there again.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
LEFT_OUT = "…"

#: The width that tables and records are printed in.
WIDTH = "100"

_BLOCK = re.compile(r"^```console\n\$ (?P<command>.*)\n(?P<shown>(?:.*\n)*?)```$", re.MULTILINE)


def blocks() -> list[tuple[str, list[str]]]:
    """Each command of the README, and the lines shown for it."""
    found = _BLOCK.finditer(README.read_text("utf-8"))
    return [(block["command"], block["shown"].splitlines()) for block in found]


def prepare(folder: Path) -> None:
    """Put the bundled recaps and settings into a folder, build their graph, and publish it as `site`."""
    shutil.copy(ROOT / "discourse-kg.toml", folder)
    shutil.copytree(ROOT / "data", folder / "data")
    printed("discourse-kg build", folder)
    printed("discourse-kg publish site", folder)


def printed(command: str, folder: Path) -> list[str]:
    """The lines that a command prints in a prepared folder, without spaces at their ends."""
    program, *arguments = shlex.split(command)
    if program != "discourse-kg":
        raise ValueError(f"the README may show discourse-kg, not {program}")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DISCOURSE_KG")}
    output = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "discourse_kg", *arguments],
        cwd=folder,
        env={**environment, "COLUMNS": WIDTH, "NO_COLOR": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    return [line.rstrip() for line in output.splitlines()]


def as_shown(lines: list[str], shown: list[str]) -> list[str]:
    """The lines, left out where a block that ends in `…` leaves them out."""
    if shown[-1:] != [LEFT_OUT]:
        return lines
    return [*lines[: len(shown) - 1], LEFT_OUT]


def main() -> None:
    """Write the README anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)

        def renewed(block: re.Match[str]) -> str:
            lines = as_shown(printed(block["command"], folder), block["shown"].splitlines())
            return "\n".join(["```console", f"$ {block['command']}", *lines, "```"])

        README.write_text(_BLOCK.sub(renewed, README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
