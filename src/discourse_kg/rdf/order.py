"""The order in which facts are told: what a thing is and is called, what was said by whom, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib.namespace import FOAF, RDF, RDFS, SKOS

from discourse_kg.vocabulary import DKG, NAMESPACE, OA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.rdf.fact import Fact

TYPE: Final = str(RDF.type)

_FIRST: Final = (
    RDF.type,
    FOAF.primaryTopic,
    RDFS.label,
    SKOS.prefLabel,
    SKOS.altLabel,
    SKOS.notation,
    SKOS.definition,
    DKG.quote,
    DKG.speaker,
    DKG.speakerAsInSource,
    DKG.spokenAs,
    DKG.spokenInRole,
    DKG.spokenFor,
    DKG.kind,
    DKG.madeIn,
    DKG.number,
    DKG.mentions,
    DKG.hasMention,
    DKG.surface,
    DKG.refersTo,
    DKG.date,
    DKG.placeName,
    DKG.holder,
    DKG.role,
    DKG.roleAsInSource,
    DKG.organization,
    DKG.organizationAsInSource,
    DKG.participant,
    DKG.participationRole,
    DKG.participationIn,
    DKG.holds,
    DKG.takesPart,
    DKG.participatesIn,
    DKG.said,
    DKG.fileName,
    OA.start,
    OA.end,
    OA.prefix,
    OA.exact,
    OA.suffix,
)


class _Ranks(dict[str, str]):
    """What properties are sorted by: the first ones, then the ontology's, then all others, these by their IRIs."""

    def __missing__(self, predicate: str) -> str:
        self[predicate] = f"{1 if predicate.startswith(NAMESPACE) else 2}{predicate}"
        return self[predicate]


_RANKS: Final = _Ranks((str(predicate), f"0{rank:03}") for rank, predicate in enumerate(_FIRST))


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts about one thing, those first that a reader wants first; of one property, as they were."""
    return sorted(facts, key=lambda fact: _RANKS[fact.predicate])
