"""Who took part in what, and in which role and for which organization they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.graph.concepts import participation_role
from discourse_kg.graph.roles import describe_role
from discourse_kg.identifiers import normalise_name
from discourse_kg.model import ParticipationRole
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from discourse_kg.graph.entities import Entities
    from discourse_kg.graph.passages import Passages
    from discourse_kg.graph.scope import Scope
    from discourse_kg.model import Panel, Person, Statement


def describe_holdings(
    scope: Scope, entities: Entities, passages: Passages, event: str, persons: Iterable[Person]
) -> dict[str, str]:
    """Say which role and organization each person had at the event; gives the holdings' IRIs by full name."""
    return {
        person.name: _holding(scope, entities, passages, event, person)
        for person in persons
        if person.role is not None or person.organization is not None
    }


def describe_participations(
    scope: Scope, entities: Entities, event: str, panels: Mapping[str, Panel], statements: Sequence[Statement]
) -> None:
    """Say who took part in the panels (by IRI), and which speakers took part in the event outside them."""
    parts = [(iri, part.person, part.role) for iri, panel in panels.items() for part in panel.participations]
    parts += [(event, name, ParticipationRole.SPEAKER) for name in _outside(tuple(panels.values()), statements)]
    for place, name, role in dict.fromkeys(parts):
        person = entities.person(name)
        iri = scope.identifiers.participation(scope.key, place, person, role)
        part = scope.own(iri, DKG.Participation).label(f"{normalise_name(name)} \N{EN DASH} {role}")
        part.link(DKG.participant, person).link(DKG.participationRole, participation_role(role))
        part.link(DKG.participationIn, place)


def _outside(panels: Sequence[Panel], statements: Sequence[Statement]) -> list[str]:
    """Speakers heard where no panel names them: in another panel than theirs, or outside all panels and in none.

    That a model proposes somebody as a speaker does not say that they took part.
    """
    on_panel = [{part.person for part in panel.participations} for panel in panels]
    anywhere = set().union(*on_panel)
    return [
        name
        for statement in statements
        if statement.proposed_by is None
        for name in statement.speakers
        if name not in (anywhere if statement.panel is None else on_panel[statement.panel])
    ]


def _holding(scope: Scope, entities: Entities, passages: Passages, event: str, person: Person) -> str:
    role = person.role.label if person.role else None
    holder = entities.person(person.name)
    iri = scope.identifiers.holding(scope.key, holder, role or "", person.organization or "")
    held = ", ".join(filter(None, (role, person.organization)))
    holding = scope.own(iri, DKG.Holding).label(f"{normalise_name(person.name)} \N{EN DASH} {held}")
    holding.link(DKG.holder, holder).link(DKG.atEvent, event)
    if person.introduced is not None:
        holding.link(DKG.passage, passages.passage(person.introduced))
    if person.role is not None:
        holding.link(DKG.role, describe_role(scope, person.role))
    if person.organization is not None:
        holding.link(DKG.organization, entities.organization(person.organization))
    holding.text(DKG.roleAsInSource, role).text(DKG.organizationAsInSource, person.organization)
    return iri
