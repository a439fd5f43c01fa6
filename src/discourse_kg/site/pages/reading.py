"""What views read of the graph: links to things, texts, passages, dates, in the language of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib.namespace import RDF, RDFS

from discourse_kg.vocabulary import DKG, OA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot

_START, _END, _EXACT, _PREFIX, _SUFFIX = map(str, (OA.start, OA.end, OA.exact, OA.prefix, OA.suffix))
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Link:
    """What a thing is called, and the path of its page without language and ending; None when it has no page."""

    label: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source: where it is, its words, and the words around it."""

    start: int
    end: int
    prefix: str
    exact: str
    suffix: str


class Reader:
    """A snapshot, read for the pages of a site in one language."""

    def __init__(self, snapshot: Snapshot, site: Site, language: str) -> None:
        self.snapshot: Final = snapshot
        self.site: Final = site
        self.language: Final = language

    def link(self, thing: str) -> Link:
        """A link to a thing."""
        return Link(self.snapshot.label(thing, self.language), self.site.document(thing))

    def links(self, things: Iterable[str]) -> tuple[Link, ...]:
        """Links to things, sorted by label."""
        return tuple(sorted(map(self.link, things), key=lambda link: (link.label, link.path or "")))

    def maybe(self, thing: str | None) -> Link | None:
        """A link to a thing, if there is one."""
        return None if thing is None else self.link(thing)

    def label(self, thing: str | None) -> str:
        """What a thing is called; empty for none."""
        return "" if thing is None else self.snapshot.label(thing, self.language)

    def text(self, thing: str, predicate: str) -> str | None:
        """The first value of a property."""
        return self.snapshot.value(thing, predicate)

    def language_of(self, thing: str, predicate: str) -> str | None:
        """In which language the first value of a property is."""
        wanted = str(predicate)
        return next((fact.language for fact in self.snapshot.describe(thing).facts if fact.predicate == wanted), None)

    def passage(self, passage: str | None) -> Passage | None:
        """Where a passage is and what stands there; None when the graph does not say both."""
        if passage is None:
            return None
        said = {
            fact.predicate: fact.value
            for selector in self.snapshot.values(passage, OA.hasSelector)
            for fact in self.snapshot.describe(selector).facts
        }
        start, end = _number(said.get(_START)), _number(said.get(_END))
        if start is None or end is None or _EXACT not in said:
            return None
        return Passage(start, end, said.get(_PREFIX, ""), said[_EXACT], said.get(_SUFFIX, ""))

    def event_of(self, place: str | None) -> str | None:
        """The event of a panel; an event is its own."""
        if place is None:
            return None
        return self.text(place, DKG.panelOf) or (place if self.is_a(place, DKG.Event) else None)

    def is_a(self, thing: str, kind: str) -> bool:
        """Whether a thing is of a class, stated or inferred."""
        return str(kind) in self.snapshot.values(thing, RDF.type)

    def quote(self, statement: str) -> str:
        """The words of a statement."""
        return self.text(statement, DKG.quote) or self.text(statement, RDFS.label) or ""

    def number(self, thing: str, predicate: str) -> int:
        """A number; 0 when it is not said."""
        return _number(self.text(thing, predicate)) or 0


def web_address(value: str | None) -> str | None:
    """The value if it is the address of a page, which http or https gets; nobody is led to another scheme."""
    return value if value is not None and _WEB_ADDRESS.fullmatch(value) else None


def _number(value: str | None) -> int | None:
    return int(value) if value is not None and value.isascii() and value.isdigit() else None
