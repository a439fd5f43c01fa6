"""A statement and the things that it points at, read from a store at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import PROV, RDFS

from discourse_kg.rdf.sparql_text import iri_text
from discourse_kg.storage.interface import Triples
from discourse_kg.vocabulary import DKG, OA

if TYPE_CHECKING:
    from rdflib.term import Node

    from discourse_kg.storage.interface import GraphStore

#: The ways from a statement to what is told about it.
_PATHS: Final = (
    (DKG.answers,),
    (DKG.antecedent,),
    (DKG.antecedent, OA.hasSelector),
    (DKG.attributionTier,),
    (DKG.consideredInResolution,),
    (DKG.hasMention,),
    (DKG.hasMention, DKG.mentionKind),
    (DKG.hasMention, DKG.passage),
    (DKG.hasMention, DKG.passage, OA.hasSelector),
    (DKG.hasMention, DKG.refersTo),
    (DKG.kind,),
    (DKG.madeIn,),
    (DKG.passage,),
    (DKG.passage, OA.hasSelector),
    (DKG.polarity,),
    (DKG.proposedBy,),
    (DKG.proposedSpeaker,),
    (DKG.speaker,),
    (DKG.spokenAs,),
    (PROV.wasGeneratedBy,),
    (PROV.wasQuotedFrom,),
)
#: What is told about these things. All else, such as everything else a speaker said, is left where it is.
_TOLD: Final = (
    DKG.fileName,
    DKG.holder,
    DKG.mentionKind,
    DKG.organizationAsInSource,
    DKG.partyAsInSource,
    DKG.passage,
    DKG.quote,
    DKG.refersTo,
    DKG.roleAsInSource,
    DKG.surface,
    OA.end,
    OA.exact,
    OA.hasSelector,
    OA.prefix,
    OA.start,
    OA.suffix,
    RDFS.label,
)


class Neighbourhood:
    """What is told about a statement and about what it points at; labels in a language where there are such."""

    def __init__(self, store: GraphStore, statement: URIRef, language: str) -> None:
        self._graph, self._language = _read(store, statement), language

    def things(self, subject: Node | None, predicate: URIRef) -> list[URIRef]:
        """All things that the subject points at with the predicate, in a fixed order."""
        if subject is None:
            return []
        return sorted(thing for thing in self._graph.objects(subject, predicate) if isinstance(thing, URIRef))

    def thing(self, subject: Node | None, predicate: URIRef) -> URIRef | None:
        """The one thing, if any."""
        return next(iter(self.things(subject, predicate)), None)

    def text(self, subject: Node | None, predicate: URIRef) -> str | None:
        """The subject's text with the predicate, in the user's language if there is a choice."""
        found = () if subject is None else self._graph.objects(subject, predicate)
        texts = [text for text in found if isinstance(text, Literal)]
        return str(min(texts, key=lambda text: (text.language != self._language, str(text)))) if texts else None

    def text_in(self, passage: Node | None, predicate: URIRef) -> str:
        """What one of the selectors of a passage says with the predicate."""
        found = (self.text(selector, predicate) for selector in self.things(passage, OA.hasSelector))
        return next((text for text in found if text is not None), "")

    def label(self, subject: Node | None) -> str:
        """The name to show."""
        return self.text(subject, RDFS.label) or ""


def _read(store: GraphStore, statement: URIRef) -> Graph:
    about = f"VALUES ?thing {{ {iri_text(statement)} }}"
    ways = (" / ".join(map(iri_text, path)) for path in _PATHS)
    parts = (about, *(f"{iri_text(statement)} {way} ?thing VALUES ?told {{ {_told()} }}" for way in ways))
    places = " UNION ".join(f"{{ {part} }}" for part in parts)
    result = store.query(f"CONSTRUCT {{ ?thing ?told ?value }} WHERE {{ {places} ?thing ?told ?value }}")
    return result.graph() if isinstance(result, Triples) else Graph()


def _told() -> str:
    return " ".join(map(iri_text, _TOLD))
