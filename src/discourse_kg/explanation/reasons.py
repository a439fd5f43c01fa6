"""An explanation as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Quad, RdfFormat
from rdflib import URIRef
from rdflib.namespace import PROV

from discourse_kg.explanation.finding import find_statement
from discourse_kg.explanation.neighbourhood import Neighbourhood
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.rdf.serialization import serialized
from discourse_kg.rdf.sparql_text import iri_text
from discourse_kg.rdf.terms import to_engine
from discourse_kg.storage.interface import select
from discourse_kg.vocabulary import DKG, NAMESPACE, OA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discourse_kg.storage.interface import GraphStore

_DENIED: Final = URIRef(f"{NAMESPACE}polarity/denied")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke: name, and role, organization and party at the event, as the source prints them.

    `former` are the roles that the source says are over, each with its organization.
    """

    name: str
    role: str | None
    organization: str | None
    party: str | None = None
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Something a statement mentions: its characters, what kind of name that is, and what it refers to, if decided."""

    surface: str
    kind: str
    thing: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand: in which file, between which code points, and between which other words."""

    file: str
    start: int
    end: int
    prefix: str
    quote: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """How the words got their speaker.

    `tier` is a label, `named` what the source calls the speaker, `resolution` how that became a person,
    `antecedent` the earlier words that name the person, where they begin, when these do not. `candidates`
    are those whom the words could have meant, the speaker first. `proposed` is whom a model proposes, and
    the model's name, where rules found no speaker.
    """

    tier: str
    rule: str
    named: str | None
    resolution: str | None
    antecedent: tuple[str, int] | None
    candidates: tuple[str, ...] = ()
    proposed: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything the store knows about how a statement came to be in it.

    `kind` is a label, and so is `made_in`, that of the panel or event. `denied` is the label of the polarity
    when the speaker denies what is said. `group` is who spoke when it was no person. `answers` is the key and
    the words of the question. `run` is the label of the run that made the statement. `asserted` and `inferred`
    are Turtle.
    """

    iri: str
    place: Place
    kind: str
    denied: str | None
    made_in: str
    speakers: tuple[Speaker, ...]
    group: str | None
    attribution: Attribution
    mentions: tuple[Named, ...]
    answers: tuple[str, str] | None
    run: str
    asserted: str
    inferred: str

    @property
    def key(self) -> str:
        """The last part of the IRI."""
        return _key(self.iri)


def explain(store: GraphStore, wanted: str, language: str) -> Explanation:
    """Explain a statement, given as `find_statement` takes it, with labels in a language where there are such.

    Raises:
        StatementNotFoundError: see `find_statement`.
    """
    iri = URIRef(find_statement(store, wanted))
    known = Neighbourhood(store, iri, language)
    question = known.thing(iri, DKG.answers)
    asserted, inferred = _turtle(store, iri)
    return Explanation(
        iri=str(iri),
        place=_place(known, iri),
        kind=known.label(known.thing(iri, DKG.kind)),
        denied=known.label(_DENIED) if _DENIED in known.things(iri, DKG.polarity) else None,
        made_in=known.label(known.thing(iri, DKG.madeIn)),
        speakers=_speakers(known, iri, _former(store, iri)),
        group=known.text(iri, DKG.speakerGroup),
        attribution=Attribution(
            tier=known.label(known.thing(iri, DKG.attributionTier)),
            rule=known.text(iri, DKG.rule) or "",
            named=known.text(iri, DKG.speakerAsInSource),
            resolution=known.text(iri, DKG.resolution),
            antecedent=_antecedent(known, iri),
            candidates=_candidates(known, iri),
            proposed=_proposed(known, iri),
        ),
        mentions=_mentions(known, iri),
        answers=(_key(question), known.text(question, DKG.quote) or "") if question else None,
        run=known.label(known.thing(iri, PROV.wasGeneratedBy)),
        asserted=asserted,
        inferred=inferred,
    )


def _key(iri: str) -> str:
    return iri.rpartition("/")[2]


def _place(known: Neighbourhood, statement: URIRef) -> Place:
    passage = known.thing(statement, DKG.passage)
    return Place(
        file=known.text(known.thing(statement, PROV.wasQuotedFrom), DKG.fileName) or "",
        start=int(known.text_in(passage, OA.start)),
        end=int(known.text_in(passage, OA.end)),
        prefix=known.text_in(passage, OA.prefix),
        quote=known.text(statement, DKG.quote) or "",
        suffix=known.text_in(passage, OA.suffix),
    )


def _antecedent(known: Neighbourhood, statement: URIRef) -> tuple[str, int] | None:
    passage = known.thing(statement, DKG.antecedent)
    return (known.text_in(passage, OA.exact), int(known.text_in(passage, OA.start))) if passage else None


def _candidates(known: Neighbourhood, statement: URIRef) -> tuple[str, ...]:
    speakers = known.things(statement, DKG.speaker)
    found = [
        (person not in speakers, known.label(person)) for person in known.things(statement, DKG.consideredInResolution)
    ]
    return tuple(name for _, name in sorted(found))


def _proposed(known: Neighbourhood, statement: URIRef) -> tuple[str, str] | None:
    model, person = known.thing(statement, DKG.proposedBy), known.thing(statement, DKG.proposedSpeaker)
    return (known.label(person), known.label(model)) if model else None


def _former(store: GraphStore, statement: URIRef) -> dict[str, list[str]]:
    """The roles of each speaker, by IRI, that are over as the statement's own source tells it."""
    rows = select(
        store,
        "SELECT ?person ?role ?organization WHERE { GRAPH ?source { "
        f"{iri_text(statement)} {iri_text(DKG.speaker)} ?person . ?former {iri_text(DKG.formerHolder)} ?person ; "
        f"{iri_text(DKG.formerRoleAsInSource)} ?role OPTIONAL {{ "
        f"?former {iri_text(DKG.formerOrganizationAsInSource)} ?organization }} }} }} ORDER BY ?role ?organization",
    ).rows
    former: dict[str, list[str]] = {}
    for person, *printed in rows:
        former.setdefault(str(person), []).append(", ".join(str(words) for words in printed if words is not None))
    return former


def _speakers(known: Neighbourhood, statement: URIRef, former: Mapping[str, list[str]]) -> tuple[Speaker, ...]:
    holdings = {known.thing(holding, DKG.holder): holding for holding in known.things(statement, DKG.spokenAs)}
    found = (
        Speaker(
            known.label(person),
            known.text(holdings.get(person), DKG.roleAsInSource),
            known.text(holdings.get(person), DKG.organizationAsInSource),
            known.text(holdings.get(person), DKG.partyAsInSource),
            tuple(former.get(str(person), ())),
        )
        for person in known.things(statement, DKG.speaker)
    )
    return tuple(sorted(found, key=lambda speaker: speaker.name))


def _mentions(known: Neighbourhood, statement: URIRef) -> tuple[Named, ...]:
    """In the order of the source."""
    places = {
        mention: int(known.text_in(known.thing(mention, DKG.passage), OA.start))
        for mention in known.things(statement, DKG.hasMention)
    }
    return tuple(
        Named(
            known.text(mention, DKG.surface) or "",
            known.label(known.thing(mention, DKG.mentionKind)),
            known.label(known.thing(mention, DKG.refersTo)) or None,
        )
        for mention in sorted(places, key=lambda mention: (places[mention], mention))
    )


def _turtle(store: GraphStore, statement: URIRef) -> tuple[str, str]:
    """All triples about the statement: what its source says, and what follows."""
    rows = select(store, f"SELECT ?g ?p ?o WHERE {{ GRAPH ?g {{ {iri_text(statement)} ?p ?o }} }}").rows
    said: tuple[list[Quad], list[Quad]] = ([], [])
    for graph, predicate, value in rows:
        if value is not None:
            quad = Quad(NamedNode(statement), NamedNode(str(predicate)), to_engine(value))
            said[str(graph).endswith(INFERRED_SUFFIX)].append(quad)
    base = statement.partition("/id/")[0]
    asserted, inferred = (serialized(quads, RdfFormat.TURTLE, base).decode() for quads in said)
    return asserted, inferred
