"""Every error that a source raises, as one that names it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from discourse_kg.bounded_work import LimitError, UnknownFailureError
from discourse_kg.errors import DiscourseKGError, RecapError


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
