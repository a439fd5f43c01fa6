"""Persons, organizations, places, topics, countries and models, which several sources may share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib.namespace import PROV, SKOS

from discourse_kg.identifiers import normalise_name
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discourse_kg.graph.scope import Scope


class Entities:
    """The shared resources that one source refers to; each is described once, when it is first asked for.

    `country_labels` gives the names of countries: ISO 3166-1 alpha-3 code, then language.
    """

    def __init__(self, scope: Scope, country_labels: Mapping[str, Mapping[str, str]]) -> None:
        self._scope, self._country_labels = scope, country_labels
        self._known: dict[tuple[str, str], str] = {}

    def person(self, name: str) -> str:
        """The IRI of the person of that full name."""
        if iri := self._known.get(("person", name)):
            return iri
        iri = self._known["person", name] = self._scope.identifiers.person(self._scope.key, name)
        self._scope.shared("persons", iri, DKG.Person).label(normalise_name(name))
        return iri

    def organization(self, name: str) -> str:
        """The IRI of the organization of that name."""
        if iri := self._known.get(("organization", name)):
            return iri
        iri = self._known["organization", name] = self._scope.identifiers.organization(name)
        self._scope.shared("organizations", iri, DKG.Organization).label(normalise_name(name))
        return iri

    def place(self, name: str) -> str:
        """The IRI of the place of that name."""
        if iri := self._known.get(("place", name)):
            return iri
        iri = self._known["place", name] = self._scope.identifiers.place(name)
        self._scope.shared("places", iri, DKG.Place).label(normalise_name(name))
        return iri

    def topic(self, name: str) -> str:
        """The IRI of the topic of that name."""
        if iri := self._known.get(("topic", name)):
            return iri
        iri = self._known["topic", name] = self._scope.identifiers.topic(name)
        self._scope.shared("topics", iri, DKG.Topic).label(normalise_name(name))
        return iri

    def model(self, name: str) -> str:
        """The IRI of the model of that name."""
        if iri := self._known.get(("model", name)):
            return iri
        iri = self._known["model", name] = self._scope.identifiers.model(name)
        self._scope.shared("models", iri, DKG.Model, PROV.SoftwareAgent).label(normalise_name(name))
        return iri

    def country(self, code: str) -> str:
        """The IRI of the country of that code."""
        if iri := self._known.get(("country", code)):
            return iri
        iri = self._known["country", code] = self._scope.identifiers.country(code)
        country = self._scope.shared("countries", iri, DKG.Country).text(SKOS.notation, code)
        for language, label in self._country_labels.get(code, {}).items():
            country.label(label, language)
        return iri
