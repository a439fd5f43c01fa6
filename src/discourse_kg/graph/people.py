"""Who took part in what, in which role and for which organization, and what they were before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.graph.concepts import participation_role
from discourse_kg.graph.facts import one_line
from discourse_kg.graph.roles import describe_role
from discourse_kg.identifiers import normalise_name
from discourse_kg.model import ParticipationRole
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from discourse_kg.graph.entities import Entities
    from discourse_kg.graph.facts import ResourceWriter
    from discourse_kg.graph.passages import Passages
    from discourse_kg.graph.scope import Scope
    from discourse_kg.model import FormerRole, Panel, Person, Span, Statement


class People:
    """The people of one source as it tells of them at its event, which is given by its IRI.

    One source may tell of one thing twice: it is described once, with the sentence that tells of it first.
    """

    def __init__(self, scope: Scope, entities: Entities, passages: Passages, event: str) -> None:
        self._scope, self._entities, self._passages, self._event = scope, entities, passages, event
        self._described: set[str] = set()

    def describe_holdings(self, persons: Iterable[Person]) -> dict[str, str]:
        """Say which role, organization and party each person had; gives the holdings' IRIs by full name."""
        return {
            person.name: self._holding(person)
            for person in persons
            if not (person.role is None and person.organization is None and person.party is None)
        }

    def describe_former_holdings(self, persons: Iterable[Person]) -> None:
        """Say which roles each person had before. These are no holdings: nobody speaks in a role that is over."""
        for person in persons:
            for former in person.former:
                self._former_holding(person, former)

    def describe_participations(self, panels: Mapping[str, Panel], statements: Sequence[Statement]) -> None:
        """Say who took part in the panels (by IRI), and which speakers took part in the event outside them."""
        told: dict[tuple[str, str, ParticipationRole], Span | None] = {}
        for panel, described in panels.items():
            for part in described.participations:
                key = panel, normalise_name(part.person), part.role
                told[key] = told.get(key) or part.introduced
        told.update(
            ((self._event, name, ParticipationRole.SPEAKER), None)
            for name in _outside(tuple(panels.values()), statements)
        )
        for (place, name, role), introduced in told.items():
            self._participation(place, name, role, introduced)

    def _new(self, iri: str, its_class: str, label: str) -> ResourceWriter | None:
        """Start a description, unless the resource is described already."""
        if iri in self._described:
            return None
        self._described.add(iri)
        return self._scope.own(iri, its_class).label(label)

    def _holding(self, person: Person) -> str:
        role, organization, party = person.role.label if person.role else None, person.organization, person.party
        holder = self._entities.person(person.name)
        iri = self._scope.identifiers.holding(self._scope.key, holder, role or "", organization or "", party or "")
        if holding := self._new(iri, DKG.Holding, _label(person.name, role, organization, party)):
            holding.link(DKG.holder, holder).link(DKG.atEvent, self._event)
            if person.introduced is not None:
                holding.link(DKG.passage, self._passages.passage(person.introduced))
            if person.role is not None:
                holding.link(DKG.role, describe_role(self._scope, person.role))
            if organization is not None:
                holding.link(DKG.organization, self._entities.organization(organization))
            holding.text(DKG.roleAsInSource, role).text(DKG.organizationAsInSource, organization)
            holding.text(DKG.partyAsInSource, party)
            holding.decimal(DKG.confidence, person.confidence.of_all if person.confidence else None)
        return iri

    def _former_holding(self, person: Person, former: FormerRole) -> None:
        role, organization, holder = former.role.label, former.organization, self._entities.person(person.name)
        iri = self._scope.identifiers.former_holding(self._scope.key, holder, role, organization or "")
        if holding := self._new(iri, DKG.FormerHolding, _label(person.name, role, organization)):
            holding.link(DKG.formerHolder, holder).link(DKG.heldBefore, self._event)
            holding.link(DKG.formerRole, describe_role(self._scope, former.role)).text(DKG.formerRoleAsInSource, role)
            if organization is not None:
                holding.link(DKG.formerOrganization, self._entities.organization(organization))
                holding.text(DKG.formerOrganizationAsInSource, organization)
            sentence = person.introduced
            if sentence is not None and tells_of(sentence.of(self._scope.recap.text), former):
                holding.link(DKG.passage, self._passages.passage(sentence))

    def _participation(self, place: str, name: str, role: ParticipationRole, introduced: Span | None) -> None:
        person = self._entities.person(name)
        iri = self._scope.identifiers.participation(self._scope.key, place, person, role)
        if part := self._new(iri, DKG.Participation, _label(name, role)):
            part.link(DKG.participant, person).link(DKG.participationRole, participation_role(role))
            part.link(DKG.participationIn, place)
            if introduced is not None:
                part.link(DKG.passage, self._passages.passage(introduced))


def _label(name: str, *words: str | None) -> str:
    return f"{normalise_name(name)} \N{EN DASH} {', '.join(filter(None, words))}"


def tells_of(sentence: str, former: FormerRole) -> bool:
    """Whether the sentence that introduces somebody has the words of a former role: only then does it tell of it."""
    printed = (former.role.label, former.organization)
    return all(one_line(words) in one_line(sentence) for words in printed if words is not None)


def _outside(panels: Sequence[Panel], statements: Sequence[Statement]) -> list[str]:
    """Speakers heard where no panel names them: in another panel than theirs, or outside all panels and in none.

    That a model proposes somebody as a speaker does not say that they took part.
    """
    on_panel = [{normalise_name(part.person) for part in panel.participations} for panel in panels]
    anywhere = set().union(*on_panel)
    return [
        name
        for statement in statements
        if statement.proposed_by is None
        for name in map(normalise_name, statement.speakers)
        if name not in (anywhere if statement.panel is None else on_panel[statement.panel])
    ]
