"""Values that people and programs write for facts about a source: words, names, days, addresses, lists of topics."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parseaddr, parsedate_to_datetime
from html import unescape
from typing import Final

from discourse_kg.web_addresses import is_web_address

#: What an escape can smuggle in: control characters, halves of surrogate pairs.
_UNWRITABLE: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: What stands for nothing: YAML's null, and what a template leaves where it had nothing to fill in.
_NOTHING: Final = frozenset({"", "~", "null", "none", "undefined"})
_TEMPLATE: Final = re.compile(r"\{\{.*\}\}|\{%.*%\}|\$\{.*\}|<%.*%>")
#: A link of a wiki, with the words to be shown behind a bar.
_WIKI_LINK: Final = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]")
#: A day, and maybe a time of it with a zone.
_DAY: Final = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"
    r"(?:[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[A-Z]{3,4}|[+-]\d{2}(?::?\d{2})?)?)?"
)
#: A name, which that of an account is not.
_ANY_NAME: Final = re.compile(r"(?!@?[a-z0-9_.-]+$).+")
#: A person's name of several words, none of them in small letters but for particles between.
_FULL_NAME: Final = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_][\w.'’-]{0,3})?(?: [^\W\d_a-z][\w.'’-]*){1,4}")
#: By which keys a table gives a name, or an address.
_NAMED_BY: Final = ("name", "title", "display-name", "label")
_ADDRESSED_BY: Final = ("url", "href", "link", "name")


class UnreadValueError(ValueError):
    """A value that does not say what it should; `problem` is what it must be."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem)


def words_of(value: object) -> str | None:
    r"""One value, on one line; None where it says nothing.

    >>> words_of("  Snow &amp;\n ice "), words_of(["[[Ada Lint|Ada]]"]), words_of("~")
    ('Snow & ice', 'Ada', None)

    Raises:
        UnreadValueError: it is a list or a table, or holds what no text can hold.
    """
    return _words(value, _NAMED_BY)


def _words(value: object, keys: tuple[str, ...]) -> str | None:
    if isinstance(value, Mapping):
        value = next((value[key] for key in keys if value.get(key)), value)
    if isinstance(value, list | tuple) and len(value) <= 1:
        value = value[0] if value else None
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str | int | float):
        raise UnreadValueError("must be one value")
    words = " ".join(unescape(_WIKI_LINK.sub(r"\1", str(value))).split())
    if _UNWRITABLE.search(words) or _TEMPLATE.search(words):
        raise UnreadValueError("must be a text")
    return None if words.casefold() in _NOTHING else words


def name_of(value: object) -> tuple[str, ...] | None:
    """The names of people, the first one first; None where there is none.

    Of a list, where bodies and places may stand as well, only full names count.

    >>> name_of(["Ada Lint", "Bo Rud"]), name_of("Ada Lint <ada@example.org>"), name_of({"name": "Ada Lint"})
    (('Ada Lint', 'Bo Rud'), ('Ada Lint',), ('Ada Lint',))

    Raises:
        UnreadValueError: it is no name, but that of an account.
    """
    several = value if isinstance(value, list | tuple) else (value,)
    names = tuple(_without_address(words) for each in several if (words := words_of(each)))
    form = _FULL_NAME if isinstance(value, list | tuple) else _ANY_NAME
    people = tuple(name for name in names if form.fullmatch(name))
    if names and not people:
        raise UnreadValueError("must be a name")
    return people or None


def _without_address(name: str) -> str:
    return parseaddr(name)[0] if "@" in name and " " in name else name


def day_of(value: object) -> date | None:
    """A day, as it was where it was written down; None where none is given.

    >>> day_of("2014-03-24 23:04:51 -0400"), day_of("2017/3/4"), day_of("Mon, 24 Mar 2014 14:04:51 +0000")
    (datetime.date(2014, 3, 24), datetime.date(2017, 3, 4), datetime.date(2014, 3, 24))

    Raises:
        UnreadValueError: it is no date in digits.
    """
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date):
        words = words_of(value)
        if words is None:
            return None
        value = _day(words)
    return value if value.year > 1 else None  # Hugo's date of what has none is in the year 1


def _day(words: str) -> date:
    try:
        if found := _DAY.fullmatch(words):
            return date(int(found[1]), int(found[3]), int(found[4]))
        return date.fromisoformat(words)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError) as error:
        raise UnreadValueError("must be a date like 2017-10-12") from error


def address_of(value: object, *, words: bool = False) -> str | None:
    """A web address, or with `words`, words that are none; None where nothing is given.

    >>> address_of("https://example.org/a"), address_of("CC BY 4.0", words=True)
    ('https://example.org/a', 'CC BY 4.0')

    Raises:
        UnreadValueError: it is neither.
    """
    found = _words(value, _ADDRESSED_BY)
    if found is None or is_web_address(found) or (words and "://" not in found):
        return found
    raise UnreadValueError("must be a web address, or words without ://")


def topics_of(value: object) -> tuple[str, ...] | None:
    """Names, each once: of a list, or of a text with commas between; None where none is given.

    >>> topics_of(["snow", "#ice", "snow"]), topics_of("snow, ice")
    (('snow', 'ice'), ('snow', 'ice'))

    Raises:
        UnreadValueError: one of them is no text.
    """
    if isinstance(value, str):
        value = value.strip("[] ").split(",") if not value.startswith("[[") else [value]
    several = value if isinstance(value, list | tuple) else (value,)
    names: dict[str, str] = {}
    for each in several:
        if (words := words_of(each)) and (name := _visible(words.lstrip("#"))):
            names.setdefault(name, words.lstrip("#"))
    return tuple(names.values()) or None


def _visible(words: str) -> str:
    """Words as people see them, which tells whether two are the same."""
    return "".join(filter(str.isprintable, unicodedata.normalize("NFC", words)))
