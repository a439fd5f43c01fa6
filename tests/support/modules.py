"""The modules of the project, as tests of the house read them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from support.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = ROOT / "src" / "discourse_kg"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def code_texts(module: ast.Module) -> Iterator[tuple[int, str]]:
    """The text literals of a module that the program acts on: each but the docstrings."""
    said = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value
