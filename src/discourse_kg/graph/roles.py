"""Roles: the concepts of the role scheme, and concepts for the printed roles that it does not have."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, parse
from rdflib.namespace import RDF, RDFS, SKOS

from discourse_kg.identifiers import normalise_name
from discourse_kg.resources import resource
from discourse_kg.vocabulary import DKG, NAMESPACE, ROLE_SCHEME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discourse_kg.graph.scope import Scope
    from discourse_kg.model import PrintedRole

_LABELS: Final = (str(RDFS.label), str(SKOS.prefLabel), str(SKOS.altLabel))


@dataclass(frozen=True, slots=True)
class RoleScheme:
    """What ontology/roles.ttl knows: concepts by label (in any language) and by notation, classes by concept."""

    by_label: Mapping[str, str]
    by_notation: Mapping[str, str]
    classes: Mapping[str, tuple[str, ...]]

    def concept(self, label: str) -> str | None:
        """The concept that has this label, whatever the case of its letters."""
        return self.by_label.get(normalise_name(label).casefold())

    def kind(self, label: str) -> str | None:
        """The notation of the concept that has this label."""
        concept = self.concept(label)
        return next((notation for notation, each in self.by_notation.items() if each == concept), None)


@cache
def role_scheme() -> RoleScheme:
    """Read the role scheme."""
    return read_role_scheme(resource("ontology/roles.ttl").read_text("utf-8"))


def read_role_scheme(turtle: str) -> RoleScheme:
    """Read a role scheme from Turtle. Of concepts that share a label, the first by IRI has it."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in parse(turtle, RdfFormat.TURTLE):
        said[str(triple.subject.value)][triple.predicate.value].append(triple.object.value)
    by_label: dict[str, str] = {}
    by_notation: dict[str, str] = {}
    classes: dict[str, tuple[str, ...]] = {}
    for concept in sorted(subject for subject, facts in said.items() if str(SKOS.inScheme) in facts):
        facts = said[concept]
        classes[concept] = tuple(sorted(name for name in facts[str(RDF.type)] if name.startswith(NAMESPACE)))
        by_notation.update(dict.fromkeys(facts[str(SKOS.notation)], concept))
        for label in (label for name in _LABELS for label in facts[name]):
            by_label.setdefault(normalise_name(label).casefold(), concept)
    return RoleScheme(by_label, by_notation, classes)


def describe_role(scope: Scope, printed: PrintedRole) -> str:
    """Give the concept of a printed role; a role that the scheme does not have becomes a shared concept of its own.

    Raises:
        KeyError: the scheme has no concept with the notation `printed.kind`.
    """
    scheme, language = role_scheme(), scope.recap.language
    if concept := scheme.concept(printed.label):
        return concept
    broader = scheme.by_notation[printed.kind] if printed.kind else None
    iri, label = scope.identifiers.role(printed, language), normalise_name(printed.label)
    role = scope.shared("roles", iri, *(scheme.classes[broader] if broader else (DKG.Role,)))
    role.label(label, language).text(SKOS.prefLabel, label, language)
    role.link(SKOS.inScheme, ROLE_SCHEME).link(SKOS.broader, broader)
    return iri
