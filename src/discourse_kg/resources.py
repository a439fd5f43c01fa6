"""Where the program's own files lie: ontology, shapes and queries, installed or in a checkout."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from discourse_kg.errors import ResourceNotFoundError


def resource(name: str) -> Traversable:
    """Find a folder or file of the program: in the installed package, else in the checkout.

    >>> resource("ontology").is_dir()
    True
    """
    installed = files("discourse_kg").joinpath(*name.split("/"))
    if installed.is_dir() or installed.is_file():
        return installed
    checkout = Path(__file__).parents[2].joinpath(*name.split("/"))
    if checkout.exists():
        return checkout
    raise ResourceNotFoundError(f"{name}: not found beside the program; reinstall discourse-kg")


@cache
def toml_table(name: str) -> dict[str, Any]:
    """Read a TOML file of the program. Not to be changed."""
    return tomllib.loads(resource(name).read_text("utf-8"))


def texts(folder: str, suffix: str) -> dict[str, str]:
    """Read every file of a resource folder with that suffix, sub-folders too: {relative name: text}, by name."""
    found: dict[str, str] = {}
    pending = [("", resource(folder))]
    while pending:
        prefix, place = pending.pop()
        for entry in place.iterdir():
            if entry.is_dir():
                pending.append((f"{prefix}{entry.name}/", entry))
            elif entry.name.endswith(suffix):
                found[prefix + entry.name] = entry.read_text("utf-8")
    return dict(sorted(found.items()))
