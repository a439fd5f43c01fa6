"""All checks by name, and their findings on an ontology."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from discourse_kg.reviewing import metadata, pitfalls, profile
from discourse_kg.reviewing.ontology import Ontology
from discourse_kg.settings import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Check:
    """A check; `source` is its name where it is defined. `find` yields the nodes at fault, each with a detail or ""."""

    name: str
    source: str
    find: Callable[[Ontology], Iterator[tuple[Node, str]]]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a check found: the term's IRI, and a detail in names of RDF, which need no translation."""

    check: str
    term: str
    detail: str


CHECKS: Final = (
    Check("unknown-terms", "OWL 2", profile.unknown_terms),
    Check("outside-profile", "OWL 2 RL", profile.outside),
    Check("subclasses", "OWL 2 RL", profile.wrong_subclasses),
    Check("superclasses", "OWL 2 RL", profile.wrong_superclasses),
    Check("equivalents", "OWL 2 RL", profile.wrong_equivalents),
    Check("datatypes", "OWL 2 RL", profile.wrong_datatypes),
    Check("reserved-names", "OWL 2 DL", profile.redefined),
    Check("two-kinds", "OWL 2 DL", profile.two_kinds),
    Check("lists", "OWL 2 DL", profile.broken_lists),
    Check("chains", "OWL 2 DL", profile.irregular_chains),
    Check("simple-properties", "OWL 2 DL", profile.complex_properties),
    Check("metadata", "FOOPS! OM1", metadata.without_metadata),
    Check("licence", "FOOPS! OM4, OOPS! P41", metadata.without_open_licence),
    Check("persistent-address", "FOOPS! PURL1", metadata.without_persistent_address),
    Check("version", "FOOPS! VER1, VER2", metadata.with_wrong_version),
    Check("namespace", "FOOPS! OM2", metadata.with_wrong_namespace),
    Check("words", "FOOPS! VOC3, VOC4, OOPS! P08", metadata.without_words),
    Check("reuse", "FOOPS! VOC1, VOC2", metadata.without_reuse),
    Check("unconnected", "OOPS! P04", pitfalls.unconnected),
    Check("inverses", "OOPS! P05", pitfalls.wrong_inverses),
    Check("circles", "OOPS! P06", pitfalls.circles),
    Check("disjointness", "OOPS! P10", pitfalls.without_disjointness),
    Check("open-ends", "OOPS! P11", pitfalls.open_ends),
    Check("undeclared-inverses", "OOPS! P13", pitfalls.undeclared_inverses),
    Check("several", "OOPS! P19", pitfalls.several),
    Check("names", "OOPS! P22", pitfalls.oddly_named),
    Check("circular", "OOPS! P24", pitfalls.circular),
)


def review(graph: Graph, namespace: str, languages: tuple[str, ...] = LANGUAGES) -> tuple[Finding, ...]:
    """Run all checks on an ontology with its alignments; the findings are sorted.

    `namespace` is the namespace of its own terms, each of which must be described in all `languages`.
    """
    ontology = Ontology(graph, namespace, languages)
    return tuple(
        sorted({Finding(check.name, str(term), detail) for check in CHECKS for term, detail in check.find(ontology)})
    )
