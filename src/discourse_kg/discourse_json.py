"""A discourse as JSON: the form that `discourse-kg extract --format json` prints."""

from __future__ import annotations

from collections import Counter
from typing import Any

from discourse_kg.agent_kinds import AgentKind
from discourse_kg.identifiers import source_key, statement_key
from discourse_kg.model import (
    Consultation,
    Coverage,
    Discourse,
    Mention,
    Panel,
    ParticipationRole,
    Person,
    Recap,
    Span,
    Statement,
    Unresolved,
)
from discourse_kg.person_confidence import PersonConfidence


def to_json(discourse: Discourse) -> dict[str, Any]:
    """Make the JSON object of a discourse.

    Offsets are code points: in the decoded text of the file for text and Markdown, else in the reading text.

    Where no model was asked, nothing tells of models.
    """
    recap, event = discourse.recap, discourse.event
    return {
        "source": {
            "path": recap.path,
            "sha256": recap.sha256,
            "language": recap.language,
            **({"coverage": _coverage(discourse.coverage, recap)} if discourse.coverage else {}),
        },
        "event": {"name": event.name, "date": event.date.isoformat() if event.date else None, "place": event.place},
        "panels": [_panel(panel) for panel in discourse.panels],
        "persons": [_person(person) for person in discourse.persons],
        "statements": [_statement(statement, discourse) for statement in discourse.statements],
        "unresolved": [_unresolved(one, recap) for one in discourse.unresolved],
        **(_consulted(discourse.consulted) if discourse.consulted else {}),
    }


def _coverage(coverage: Coverage, recap: Recap) -> dict[str, Any]:
    """How much was read as what, in code points of the reading text, and what the reader passed over."""
    left_out: Counter[str] = Counter()
    for one in recap.left_out:
        left_out[one.kind.value] += len(one.text)
    return {
        "characters": coverage.length,
        "statements": coverage.statements,
        "headings": coverage.headings,
        "narration": coverage.narration,
        "noise": {kind.value: characters for kind, characters in coverage.noise},
        "left_out": dict(sorted(left_out.items())),
        "quotations_without_statement": coverage.quotations,
        "lines_not_understood": coverage.not_understood,
        "notes": [{"kind": note.kind.value, "about": note.about} for note in recap.notes],
    }


def _consulted(consulted: Consultation) -> dict[str, Any]:
    return {"consulted": {"model": consulted.model, "answer_sha256": consulted.answer}}


def _panel(panel: Panel) -> dict[str, Any]:
    return {
        "title": panel.title,
        "moderators": list(panel.names(ParticipationRole.MODERATOR)),
        "participants": list(panel.names(ParticipationRole.PANELLIST)),
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "role": person.role.label if person.role else None,
        "organization": person.organization,
        "aliases": list(person.aliases),
        "former": [{"role": one.role.label, "organization": one.organization} for one in person.former],
        "party": person.party,
        "of": person.of,
        **(_confidence(person.confidence) if person.confidence else {}),
    }


def _confidence(sure: PersonConfidence) -> dict[str, Any]:
    told = {"confidence": sure.person, "role_confidence": sure.role, "organization_confidence": sure.organization}
    return {key: value for key, value in told.items() if value is not None}


def _statement(statement: Statement, discourse: Discourse) -> dict[str, Any]:
    return {
        "id": statement_key(source_key(discourse.recap.identifier), statement.span),
        "speakers": list(statement.speakers),
        "group": None if statement.agent is AgentKind.OFFICE else statement.group,
        "agents": [{"name": statement.group, "kind": statement.agent.value}] if statement.agent else [],
        "kind": statement.kind.value,
        **_place(statement.span, discourse.recap),
        "text": statement.span.of(discourse.recap.text),
        "tier": statement.tier.value,
        "rule": statement.rule.value,
        "polarity": statement.polarity.value,
        **({"confidence": statement.confidence} if statement.confidence is not None else {}),
        "candidates": list(statement.candidates),
        **({"proposed_by": statement.proposed_by} if statement.proposed_by else {}),
        **({"heard": str(statement.heard)} if statement.heard else {}),
        "mentions": [_mention(mention, discourse.recap) for mention in statement.mentions],
    }


def _mention(mention: Mention, recap: Recap) -> dict[str, Any]:
    return {
        "text": mention.span.of(recap.text),
        **_place(mention.span, recap),
        "kind": mention.kind.value,
        "country": mention.country,
        "by": mention.by.value if mention.by else None,
    }


def _unresolved(one: Unresolved, recap: Recap) -> dict[str, Any]:
    return {
        "text": one.span.of(recap.text),
        **_place(one.span, recap),
        "reason": one.reason.value,
        "candidates": list(one.candidates),
    }


def _place(span: Span, recap: Recap) -> dict[str, int]:
    place = recap.original(span) if recap.counts_in_file else span
    return {"start": place.start, "end": place.end}
