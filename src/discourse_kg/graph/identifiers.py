"""The IRIs of resources and named graphs, all under one base."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rdflib.term import URIRef

from discourse_kg.errors import SettingsError
from discourse_kg.identifiers import DEFAULT_BASE, PROJECT_BASE, key, normalise_name, person_key, statement_key

if TYPE_CHECKING:
    from discourse_kg.model import ParticipationRole, PrintedRole, Recap, Span
    from discourse_kg.notations import UnresolvedReason

#: The graphs of what sources share; what one source alone says is in a graph of its own.
SHARED_GRAPHS: Final = ("countries", "events", "models", "organizations", "persons", "places", "roles", "topics")

_COUNTRIES: Final = "http://publications.europa.eu/resource/authority/country/"
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`?#/]+(?:/[^\s<>\"{}|\\^`?#/]+)*")


class Identifiers:
    """Mints IRIs under `base`.

    Every key follows from the identity of the thing, so that two builds, and two sources that name
    the same thing, give it the same IRI.

    >>> Identifiers("https://example.org/kg").graph("persons")
    rdflib.term.URIRef('https://example.org/kg/graph/persons')

    Raises:
        SettingsError: `base` is no http(s) address without query and fragment.
    """

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.base: Final = base.rstrip("/")
        if not _BASE.fullmatch(self.base):
            raise SettingsError(f"the base IRI must look like https://example.org/kg, not {base!r}")

    def thing(self, kind: str, its_key: str) -> URIRef:
        """The IRI of a resource of that type (`statement`, `person`)."""
        return URIRef(f"{self.base}/id/{kind}/{its_key}")

    def graph(self, name: str) -> URIRef:
        """The IRI of a shared graph (one of `SHARED_GRAPHS`) or of the `ontology`."""
        return URIRef(f"{self.base}/graph/{name}")

    def source_graph(self, source: str) -> URIRef:
        """The IRI of the graph of what the source of that key alone says."""
        return URIRef(f"{self.base}/graph/source/{source}")

    def source(self, source: str) -> URIRef:
        """A source, from its key."""
        return self.thing("source", source)

    def run(self, source: str, recap: Recap, software_version: str, tables_hash: str, asked: str = "") -> URIRef:
        """The reading of one source, in one state, by one version of program, tables and reader.

        `asked` is the hash of how a model was asked for statements as well, empty when none was.
        """
        how = filter(None, (asked, recap.read_by, recap.beside))
        return self.thing("run", key("run", source, recap.sha256, software_version, tables_hash, *how))

    def model(self, name: str) -> URIRef:
        """A model that proposes statements, from its name."""
        return self.thing("model", key("model", normalise_name(name)))

    def event(self, name: str, date: str, place: str) -> URIRef:
        """An event that several sources may report on: its name, its day and its place tell which."""
        return self.thing("event", key("event", normalise_name(name), date, normalise_name(place)))

    def event_of(self, source: str) -> URIRef:
        """The event of a source that does not say enough about it for others to mean the same."""
        return self.thing("event", key("event", source))

    def panel(self, source: str, index: int) -> URIRef:
        """A panel, from its place among the panels of its source."""
        return self.thing("panel", key("panel", source, index))

    def person(self, source: str, name: str) -> URIRef:
        """A person: the full name; a single word names somebody within its source only."""
        return self.thing("person", person_key(name, source))

    def organization(self, name: str) -> URIRef:
        """An organization, from its name."""
        return self.thing("organization", key("organization", normalise_name(name)))

    def role(self, role: PrintedRole, language: str) -> URIRef:
        """A role that the role scheme does not have: its words, their language, its kind of office."""
        return self.thing("role", key("role", language, normalise_name(role.label), role.kind or ""))

    def place(self, name: str) -> URIRef:
        """A place other than a country, from its name."""
        return self.thing("place", key("place", normalise_name(name)))

    def topic(self, name: str) -> URIRef:
        """A topic, from its name."""
        return self.thing("topic", key("topic", normalise_name(name)))

    def country(self, code: str) -> URIRef:
        """A country in the authority table of the European Union, from its ISO 3166-1 alpha-3 code."""
        return URIRef(_COUNTRIES + code)

    def participation(self, source: str, place: str, person: str, role: ParticipationRole) -> URIRef:
        """A person's part in a place (the IRI of a panel or an event), as one source tells it."""
        parts = self._anywhere(place), self._anywhere(person)
        return self.thing("participation", key("participation", source, *parts, role))

    def holding(self, source: str, person: str, role: str, organization: str, party: str = "") -> URIRef:
        """A person's role, organization and party, all as printed, at the event of one source."""
        parts = (role, organization, party) if party else (role, organization)
        return self.thing("holding", key("holding", source, self._anywhere(person), *parts))

    def former_holding(self, source: str, person: str, role: str, organization: str) -> URIRef:
        """A role that a person had before the event of one source, and the organization, both as printed."""
        return self.thing("former-holding", key("former-holding", source, self._anywhere(person), role, organization))

    def statement(self, source: str, span: Span) -> URIRef:
        """A statement, from its place in its source."""
        return self.thing("statement", statement_key(source, span))

    def mention(self, source: str, statement: Span, span: Span) -> URIRef:
        """A mention, from its place and that of its statement."""
        return self.thing("mention", key("mention", source, statement.start, span.start, span.end))

    def unresolved(self, source: str, span: Span, reason: UnresolvedReason) -> URIRef:
        """An unresolved mention, from its place and the notation of the reason."""
        return self.thing("unresolved", key("unresolved", source, span.start, span.end, reason))

    def passage(self, source: str, span: Span) -> URIRef:
        """A stretch of a source."""
        return self.thing("passage", key("passage", source, span.start, span.end))

    def selectors(self, source: str, span: Span) -> tuple[URIRef, URIRef]:
        """The two descriptions of a passage: by position and by quotation."""
        its_key = key("passage", source, span.start, span.end)
        return self.thing("selector", f"{its_key}-position"), self.thing("selector", f"{its_key}-quote")

    def time_selector(self, source: str, span: Span) -> URIRef:
        """The description of a passage by when it is heard in a recording."""
        return self.thing("selector", f"{key('passage', source, span.start, span.end)}-time")

    def _anywhere(self, iri: str) -> str:
        """What a key is made of where another resource belongs to the identity: the same under every base."""
        return PROJECT_BASE + iri.removeprefix(self.base) if iri.startswith(f"{self.base}/") else iri
