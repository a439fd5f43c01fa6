"""Reads and extracts one source after another, so that none of them can stop the others.

The work is done in another process, within limits. Every exception on the way becomes a `RecapError` that names the
source, so that a caller with many sources has one error to expect.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from discourse_kg.bounded_work import run_bounded
from discourse_kg.confidence import LEAST
from discourse_kg.errors import RecapError
from discourse_kg.readers.intake import read, read_bytes, read_stream
from discourse_kg.readers.sources import STANDARD_INPUT, SourceFile
from discourse_kg.source_boundary import source_boundary

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from discourse_kg.model import Discourse, Recap
    from discourse_kg.settings import Limits

_Argument = TypeVar("_Argument")
_Result = TypeVar("_Result")


class Extraction(Protocol):
    """What makes a discourse of what was read, with the facts that are sure enough."""

    def __call__(self, found: Recap | Discourse, least: float) -> Discourse:
        """The discourse; see `discourse_kg.extraction.pipeline.extract`."""


class BoundedReading:
    """Reading within limits; without limits, in this process.

    `extract` makes a discourse of a recap; `least` is the confidence that facts need to be kept.
    """

    def __init__(self, extract: Extraction, limits: Limits | None = None, least: float = LEAST) -> None:
        self._extract: Final = extract
        self._limits: Final = limits
        self.least: Final = least

    def read(
        self, source: str | SourceFile | RecapError, *, language: str | None = None, stream: BinaryIO | None = None
    ) -> Recap | Discourse:
        """Read a source; see `discourse_kg.readers.intake.read`. `stream` is what `-` stands for.

        Raises:
            RecapError: the source cannot be read within the limits, or at all.
        """
        path = source.path if isinstance(source, SourceFile | RecapError) else source
        with source_boundary(path):
            if path == STANDARD_INPUT and stream is not None:
                return self._run(partial(read_bytes, path=path, language=language), read_stream(stream))
            return self._run(partial(read, language=language), source)

    def extract(self, found: Recap | Discourse) -> Discourse:
        """Extract a discourse of what was read; where the source says who speaks, it is one already."""
        return self._run(partial(self._extract, least=self.least), found)

    def _run(self, function: Callable[[_Argument], _Result], argument: _Argument) -> _Result:
        if self._limits is None:
            return function(argument)
        return run_bounded(function, argument, seconds=self._limits.seconds, megabytes=self._limits.megabytes)
