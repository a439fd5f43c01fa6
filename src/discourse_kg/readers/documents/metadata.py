"""What documents say of themselves, as far as it can be believed: programs fill most of it in by themselves."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from discourse_kg.decoding import Table
from discourse_kg.readers.reader_tables import reader_table

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME: Final = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}")
_LONGEST: Final = 300


class _Placeholders(Table, frozen=True):
    authors: tuple[str, ...]


def believed_title(title: str | None, texts: Iterable[str]) -> str | None:
    """A title that the document's own text has, too: others are names of files, templates and programs.

    >>> believed_title("Microsoft Word - utkast3.docx", ["En påhittad dag"])
    >>> believed_title("En påhittad dag", ["EN PÅHITTAD DAG", "Det regnade."])
    'En påhittad dag'
    """
    words = _words(title or "")
    if not title or not words or len(title) > _LONGEST:
        return None
    return " ".join(title.split()) if words in " ".join(map(_words, texts)) else None


def believed_author(author: str | None) -> str | None:
    """An author that has the form of a person's name and is none that programs fill in.

    >>> believed_author("user01"), believed_author("Microsoft Office User"), believed_author("Rowan Invented")
    (None, None, 'Rowan Invented')
    """
    name = " ".join((author or "").split())
    written_so = _NAME.fullmatch(name) and name[0].isupper() and not name.isupper()
    return name if written_so and name.casefold() not in _placeholders() else None


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@cache
def _placeholders() -> frozenset[str]:
    table = reader_table("documents/placeholders.toml", _Placeholders)
    return frozenset(name.casefold() for name in table.authors)
