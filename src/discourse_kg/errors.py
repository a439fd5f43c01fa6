"""What can go wrong, named after its subject; every message says where and what to do.

Faults in the input or in the call raise. Findings about the discourse (violations, unresolved
mentions, empty answers) are values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

#: A value in a message is cut after so many characters, and a number beyond the second is not written out.
_LONGEST: Final = 40
_LARGEST: Final = 10**18

_BARE_KEY: Final = re.compile(r"[\w+-]+")


class DiscourseKGError(Exception):
    """Anything a user can be told about in one line. `exit_code` is what the command line returns."""

    exit_code = 2

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (type(self), self.args, self.__dict__)  # one process hands it on to another


def _restored(kind: type[DiscourseKGError], words: tuple[object, ...], values: dict[str, object]) -> DiscourseKGError:
    """An error as another process raised it, whatever its class asks of those who make one."""
    error = kind.__new__(kind, *words)
    error.args = words
    error.__dict__.update(values)
    return error


class RecapError(DiscourseKGError, ValueError):
    """A source that cannot be read: missing, empty, binary, wrongly encoded, broken front matter."""

    exit_code = 3

    def __init__(self, path: str, problem: str, line: int | None = None) -> None:
        self.path, self.problem, self.line = path, problem, line
        super().__init__(f"{path}:{line}: {problem}" if line else f"{path}: {problem}")


class UnknownLanguageError(RecapError, LookupError):
    """A recap in a language that has no language pack."""

    def __init__(self, path: str, language: str, known: Sequence[str]) -> None:
        self.language, self.known = language, tuple(known)
        super().__init__(
            path, f"no language pack for {language!r}; there are {', '.join(known)}; name one of these languages"
        )


class LanguagePackError(DiscourseKGError, ValueError):
    """A language pack that cannot be read, or that a person could not review; `key` is the list or table at fault."""

    exit_code = 3

    def __init__(self, path: str, key: str, problem: str) -> None:
        self.path, self.key = path, key
        super().__init__(f"{path}: [{key}] {problem}" if key else f"{path}: {problem}")


class GoldError(DiscourseKGError, ValueError):
    """An annotation, or an output to be scored, that cannot be read or does not fit its text; `key` is where in it."""

    exit_code = 3

    def __init__(self, path: str, problem: str, key: str = "") -> None:
        self.path, self.key, self.problem = path, key, problem
        super().__init__(located(path, key, problem))


class FloorsError(DiscourseKGError, ValueError):
    """A file of floors that cannot be used: no TOML, no floors for the folder, an unknown measure."""


class ResourceNotFoundError(DiscourseKGError, FileNotFoundError):
    """A file that belongs to the program and is not there: a broken installation."""

    exit_code = 3


class SettingsError(DiscourseKGError, ValueError):
    """`discourse-kg.toml` or a `DISCOURSE_KG_*` variable that cannot be used."""


class StoreError(DiscourseKGError, OSError):
    """A store that cannot be opened, read or written: locked, read-only, of another version."""

    exit_code = 3


class EndpointError(DiscourseKGError, OSError):
    """A remote SPARQL endpoint that refused, failed or answered something else."""

    exit_code = 4


class WebAddressError(DiscourseKGError, ValueError):
    """An address from which no page can be fetched: not of the web, with a password in it, of a private host."""

    def __init__(self, address: str, problem: str) -> None:
        self.address, self.problem = address, problem
        super().__init__(f"{address}: {problem}")


class FetchError(DiscourseKGError, OSError):
    """A page that a web site did not give: not there, forbidden, not in time, not whole."""

    exit_code = 4

    def __init__(self, address: str, problem: str) -> None:
        self.address, self.problem = address, problem
        super().__init__(f"{address}: {problem}")


class ProposerError(DiscourseKGError, OSError):
    """A model that was asked for statements and failed, or answered something else."""

    exit_code = 4


class GraphFileError(DiscourseKGError, ValueError):
    """An RDF file that cannot be read."""

    exit_code = 3


class QueryError(DiscourseKGError, ValueError):
    """A query text that is not readable, not allowed or not well described."""


class QueryNotFoundError(QueryError, LookupError):
    """No stored query of that name."""


class ParameterError(QueryError):
    """An unknown, missing or mistyped parameter of a stored query, or an unknown value."""


def suggestion(word: str, known: Sequence[str]) -> str:
    """Say what was probably meant, for the end of a message; empty when nothing is near.

    >>> suggestion("contry", ["country", "person"])
    '; did you mean country?'
    """
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), folded, n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(folded[name] for name in near)}?" if near else ""


def located(*parts: str) -> str:
    """Write a message: the file, the way to the value, the problem; what is empty is left out.

    >>> located("discourse-kg.toml", "", "is not TOML")
    'discourse-kg.toml: is not TOML'
    """
    return ": ".join(filter(None, parts))


def key_path(key: str, *further: str | int) -> str:
    """Write the way to a value: keys with full stops between, places in lists, from 0, in brackets.

    >>> key_path("statements", 3, "start"), key_path("", "a key"), key_path("")
    ('statements[3].start', '"a key"', '')
    """
    for step in further:
        if isinstance(step, int):
            key = f"{key}[{step}]"
        else:
            name = step if _BARE_KEY.fullmatch(step) else shown(step)
            key = f"{key}.{name}" if key else name
    return key


def shown(value: object, table: str = "a table") -> str:
    """Write a value for a message: shortened, and without what is inside lists and tables.

    >>> shown("x"), shown(True), shown([1, 2])
    ('"x"', 'true', 'a list')
    """
    if isinstance(value, dict | list):
        return table if isinstance(value, dict) else "a list" if value else "an empty list"
    if isinstance(value, int) and abs(value) > _LARGEST:
        return "a huge number"
    text = json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
