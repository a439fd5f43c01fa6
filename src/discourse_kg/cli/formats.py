"""Which formats commands read, for their help; and which readers of other packages cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from discourse_kg.cli.output import note
from discourse_kg.readers.registry import registry
from discourse_kg.readers.sources import patterns

_Command = TypeVar("_Command", bound=Callable[..., object])


def names_formats(command: _Command) -> _Command:
    """Put the names of files that are sources into a command's help, where it says FORMATS."""
    if command.__doc__:
        command.__doc__ = command.__doc__.replace("FORMATS", patterns())
    return command


def tell_faulty_readers() -> None:
    """Name the readers of other packages that cannot be used; the work goes on without them."""
    for fault in registry().faults:
        note(f"discourse-kg: {fault}")
