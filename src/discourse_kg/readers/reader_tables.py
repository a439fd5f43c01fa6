"""The tables of readers: TOML files beside them, checked when they are read."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from discourse_kg.decoding import decode
from discourse_kg.errors import ResourceNotFoundError, located
from discourse_kg.resources import toml_table

T = TypeVar("T")


def reader_table(name: str, kind: type[T]) -> T:
    """Make a value of type `kind` of a TOML file in the folder of the readers.

    Raises:
        ResourceNotFoundError: the file is missing, or is not what the program was made with.
    """
    path = f"readers/{name}"
    return decode(toml_table(path), kind, partial(_refusal, path))


def _refusal(path: str, key: str, problem: str) -> ResourceNotFoundError:
    return ResourceNotFoundError(f"{located(path, key, problem)}; reinstall discourse-kg")
