"""From a discourse to the graph of one source: the order in which its parts are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.graph.entities import Entities
from discourse_kg.graph.events import describe_event, describe_panels, event_label
from discourse_kg.graph.facts import Facts
from discourse_kg.graph.mentions import describe_unresolved
from discourse_kg.graph.passages import Passages
from discourse_kg.graph.people import People
from discourse_kg.graph.scope import Scope
from discourse_kg.graph.source import describe_run, describe_source
from discourse_kg.graph.statements import Setting, describe_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Quad

    from discourse_kg.graph.identifiers import Identifiers
    from discourse_kg.model import Discourse


def to_graph(
    discourse: Discourse,
    identifiers: Identifiers,
    tables_hash: str,
    software_version: str,
    country_labels: Mapping[str, Mapping[str, str]],
) -> frozenset[Quad]:
    """Say in quads what the discourse says; each triple is in exactly one graph, and no node is blank.

    What this source alone says is in its own graph; what its persons, organizations, roles, places,
    topics, countries and event are is in the shared graphs, said as every other source would say it.

    Args:
        discourse: What one recap tells.
        identifiers: Mints the IRIs.
        tables_hash: Which tables (languages, roles) the recap was read with.
        software_version: Which version of the program read it.
        country_labels: Names of countries, by ISO 3166-1 alpha-3 code and language.
    """
    scope = Scope(discourse.recap, identifiers, Facts())
    entities, passages = Entities(scope, country_labels), Passages(scope)
    event = describe_event(scope, discourse.event)
    panels = describe_panels(scope, event, event_label(discourse.recap, discourse.event), discourse.panels)
    describe_source(scope, event, entities.person(discourse.author) if discourse.author else None, discourse.coverage)
    run = describe_run(scope, entities, software_version, tables_hash, discourse.consulted)
    people = People(scope, entities, passages, event)
    holdings = people.describe_holdings(discourse.persons)
    people.describe_former_holdings(discourse.persons)
    people.describe_participations(dict(zip(panels, discourse.panels, strict=True)), discourse.statements)
    setting = Setting(run, event, panels, holdings)
    describe_statements(scope, entities, passages, setting, discourse.statements)
    describe_unresolved(scope, entities, passages, discourse.unresolved)
    passages.describe()
    return scope.facts.quads()
