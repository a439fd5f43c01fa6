"""Reads and extracts one source after another, so that none of them can stop the others.

The work is done in another process, within limits. Every exception on the way becomes a `RecapError` that names the
source, so that a caller with many sources has one error to expect.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from discourse_kg.bounded_work import LimitError, UnknownFailureError, run_bounded
from discourse_kg.confidence import LEAST
from discourse_kg.errors import DiscourseKGError, RecapError
from discourse_kg.extraction.pipeline import extract
from discourse_kg.readers.intake import read, read_bytes, read_stream
from discourse_kg.readers.sources import STANDARD_INPUT, SourceFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from discourse_kg.model import Discourse, Recap
    from discourse_kg.settings import Limits

_Argument = TypeVar("_Argument")
_Result = TypeVar("_Result")


class DefectError(RecapError):
    """A source on which the program itself failed."""

    def __init__(self, path: str, told: str) -> None:
        super().__init__(path, f"a bug in the program, please report it with the source: {told}")


@contextmanager
def source_boundary(path: str) -> Iterator[None]:
    """Turn every exception raised for a source into a `RecapError` that names it.

    An error that concerns all sources (of a store, an endpoint, a model, the settings) passes unchanged.
    """
    try:
        yield
    except LimitError as error:
        raise RecapError(path, str(error)) from error
    except UnknownFailureError as error:
        raise DefectError(path, str(error)) from error
    except DiscourseKGError:
        raise
    except RecursionError as error:
        raise RecapError(path, "is nested too deep to be read; make it less so") from error
    except MemoryError as error:
        raise RecapError(path, "needs more memory than there is; split it") from error
    except Exception as error:
        told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise DefectError(path, told) from error


class BoundedReading:
    """Reading within limits; without limits, in this process. `least` is the confidence that facts need to be kept."""

    def __init__(self, limits: Limits | None = None, least: float = LEAST) -> None:
        self._limits: Final = limits
        self._least: Final = least

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
        return self._run(partial(extract, least=self._least), found)

    def _run(self, function: Callable[[_Argument], _Result], argument: _Argument) -> _Result:
        if self._limits is None:
            return function(argument)
        return run_bounded(function, argument, seconds=self._limits.seconds, megabytes=self._limits.megabytes)
