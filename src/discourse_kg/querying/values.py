"""From what people call resources to their IRIs, so that a parameter can be given by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from rdflib import RDFS, SKOS, Literal

from discourse_kg.errors import ParameterError, QueryError, suggestion
from discourse_kg.identifiers import normalise_name
from discourse_kg.querying.header import Scheme
from discourse_kg.rdf.sparql_text import iri_text, is_iri, term_text
from discourse_kg.records.concepts import PlaceRecord, RoleRecord, TopicRecord
from discourse_kg.records.occasions import EventRecord, PanelRecord
from discourse_kg.records.people import OrganizationRecord, PersonRecord
from discourse_kg.records.statements import StatementRecord
from discourse_kg.storage.interface import ask, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from discourse_kg.querying.stored import StoredQuery
    from discourse_kg.storage.interface import GraphStore

#: The classes of a scheme's resources, whose labels are in the graph.
CLASSES: Final = {
    Scheme.PERSON: PersonRecord.class_,
    Scheme.ORGANIZATION: OrganizationRecord.class_,
    Scheme.ROLE: RoleRecord.class_,
    Scheme.EVENT: EventRecord.class_,
    Scheme.PANEL: PanelRecord.class_,
    Scheme.PLACE: PlaceRecord.class_,
    Scheme.STATEMENT: StatementRecord.class_,
    Scheme.TOPIC: TopicRecord.class_,
}
_KEY: Final = re.compile(r"[0-9a-f]{16}")
_NAMES: Final = f"{iri_text(RDFS.label)}|{iri_text(SKOS.altLabel)}|{iri_text(SKOS.notation)}"
_MOST_SHOWN: Final = 10


class Candidate(NamedTuple):
    """A resource that a text may mean."""

    label: str
    iri: str


class Resolver(Protocol):
    """Finds what a text means."""

    def candidates(self, scheme: Scheme, text: str) -> Sequence[Candidate]:
        """The resources of a scheme that a text may mean, by name, key or IRI."""

    def names(self, scheme: Scheme) -> Iterable[str]:
        """The names of a scheme's resources, for suggestions."""


def resolve(query: StoredQuery, values: Mapping[str, Sequence[str]], resolver: Resolver) -> dict[str, tuple[str, ...]]:
    """Replace names by IRIs where a parameter accepts names; `bind` checks everything else.

    Raises:
        ParameterError: a name that nothing has, or that several things have; the message says which.
    """
    schemes = {name: parameter.scheme for name, parameter in query.parameters.items()}
    return {
        name: tuple(
            _resolved(name, scheme, text, resolver) if (scheme := schemes.get(name)) else text for text in texts
        )
        for name, texts in values.items()
    }


def _resolved(parameter: str, scheme: Scheme, text: str, resolver: Resolver) -> str:
    try:
        found = sorted(set(resolver.candidates(scheme, text)))
    except QueryError as fault:
        raise ParameterError(f"{parameter}: {fault}") from fault
    iris = {candidate.iri for candidate in found}
    if len(iris) == 1:
        return iris.pop()
    if not iris:
        names = sorted(set(resolver.names(scheme)))
        raise ParameterError(f"{parameter}: no {scheme} is called {text!r}{suggestion(text, names)}")
    shown = ", ".join(f"{candidate.label} <{candidate.iri}>" for candidate in found[:_MOST_SHOWN])
    more = ", …" if len(found) > _MOST_SHOWN else ""
    raise ParameterError(f"{parameter}: {text!r} may be {shown}{more}; give the IRI")


@dataclass(frozen=True, slots=True)
class CountryResolver:
    """Knows all countries of the world, whether anybody mentioned them or not.

    `code` gives a country's code for a name or a code in any of the languages, `named` the names of
    all countries by code in one language, and `iri` a country's IRI for its code.
    """

    languages: tuple[str, ...]
    code: Callable[[str, Sequence[str]], str | None]
    named: Callable[[str], Mapping[str, str]]
    iri: Callable[[str], str]

    def candidates(self, _scheme: Scheme, text: str) -> Sequence[Candidate]:
        """See `Resolver.candidates`."""
        if is_iri(text):
            return [Candidate(text, text)]
        code = self.code(text, self.languages)
        return [] if code is None else [Candidate(code, str(self.iri(code)))]

    def names(self, _scheme: Scheme) -> Iterable[str]:
        """See `Resolver.names`."""
        return [name for language in self.languages for name in self.named(language).values()]


@dataclass(frozen=True, slots=True)
class StoreResolver:
    """Resolves names of what a store holds; `base` is the base IRI of keys."""

    store: GraphStore
    base: str

    def candidates(self, scheme: Scheme, text: str) -> Sequence[Candidate]:
        """See `Resolver.candidates`; a name as it is written goes before other cases of its letters."""
        if iri := self._iri(scheme, text):
            return [Candidate(text, iri)]
        name = normalise_name(text)
        found = self._called(scheme, f"FILTER(LCASE(STR(?name)) = LCASE({term_text(Literal(name))}))")
        return [candidate for candidate in found if candidate.label == name] or found

    def names(self, scheme: Scheme) -> Iterable[str]:
        """See `Resolver.names`."""
        return [candidate.label for candidate in self._called(scheme)]

    def _iri(self, scheme: Scheme, text: str) -> str | None:
        iri = f"{self.base}/id/{scheme}/{text}" if _KEY.fullmatch(text) else text
        if is_iri(iri) and ask(self.store, f"ASK {{ {self._member(scheme, iri_text(iri))} }}"):
            return iri
        return None

    def _called(self, scheme: Scheme, condition: str = "") -> list[Candidate]:
        answer = select(
            self.store,
            f"SELECT DISTINCT ?name ?thing WHERE {{ {self._member(scheme, '?thing')} "
            f"?thing {_NAMES} ?name {condition} }} ORDER BY ?name ?thing",
        )
        return [Candidate(str(name), str(thing)) for name, thing in answer.rows]

    def _member(self, scheme: Scheme, thing: str) -> str:
        return f"?class {iri_text(RDFS.subClassOf)}* {iri_text(CLASSES[scheme])} . {thing} a ?class ."


@dataclass(frozen=True, slots=True)
class Resolvers:
    """A resolver for each scheme that has one of its own, and one for all others."""

    own: Mapping[Scheme, Resolver]
    others: Resolver

    def candidates(self, scheme: Scheme, text: str) -> Sequence[Candidate]:
        """See `Resolver.candidates`."""
        return self.own.get(scheme, self.others).candidates(scheme, text)

    def names(self, scheme: Scheme) -> Iterable[str]:
        """See `Resolver.names`."""
        return self.own.get(scheme, self.others).names(scheme)
