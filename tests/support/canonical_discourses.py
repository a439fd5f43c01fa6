"""A discourse as its graph keeps it, and what the graph does not keep."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from discourse_kg.graph.events import event_label
from discourse_kg.graph.facts import one_line
from discourse_kg.graph.people import tells_of
from discourse_kg.graph.roles import role_scheme
from discourse_kg.graph.scope import file_name
from discourse_kg.identifiers import normalise_name, source_key
from discourse_kg.model import Discourse, Event, Panel, Participation, Person, Recap, Span, Statement, Unresolved
from discourse_kg.person_confidence import PersonConfidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discourse_kg.model import FormerRole, Mention, ParticipationRole, PrintedRole
    from discourse_kg.notations import UnresolvedReason


def canonical(discourse: Discourse) -> Discourse:
    """The discourse that `discourse_reading.read_discourse` reads back from the graph of this one.

    What the graph does not keep, and why:

    - **Order.** Triples have none. Statements, mentions and unresolved mentions are in the order of the source,
      persons, their offices and speakers by name, candidates too, the speakers before the others. Panels are in
      the order in which somebody first speaks in them, those without statements last.
    - **Spelling of names.** Persons, organizations, events, places, topics and models are told apart by their
      normalised names and go by these; titles are on one line. Roles, organizations and parties of offices stay as
      printed. Aliases are left out: each statement and mention has the words that are used in it.
    - **Persons of whom nothing is said.** A person of the discourse has or had an office, takes part, speaks or could
      have been the speaker; others are named by a mention at most. Somebody with several offices is there once for
      each, with the former ones at the first.
    - **Repetitions.** What has one identity is described once, as it is told first: an office or a participation that
      two sentences tell of; the candidates of a doubt that is met twice are put together.
    - **Where a statement names its speaker.** The words are kept and not their place, which is taken to be the first
      in the statement that has them, else the first in the text.
    - **The kind of a known role.** A printed role that the role scheme has is of the kind that the scheme gives it.
    - **The name of an event that is called as its source is** and has no date: it is labelled like one without a name.
    - **A group that a model proposes.** Only persons are proposed.
    - **The file.** Its folder, since a source is the same wherever its file is; its identifier, but for the key made
      of it; its front matter, but for title, day, address and licence: author, event, day and place are in the
      discourse, and topics are names to look for. The text is kept beside the graph and counts as body whole.
    - **How the source was read.** Which reader of another package made the recap, how a model was asked, and what was
      told beside the file: these only tell runs apart.
    """
    consulted = discourse.consulted
    return ordered(
        Discourse(
            recap=_recap(discourse.recap),
            event=_event(discourse),
            panels=tuple(map(_panel, discourse.panels)),
            persons=_persons(discourse),
            statements=tuple(_statement(each, discourse.recap.text) for each in discourse.statements),
            unresolved=_unresolved(discourse.unresolved),
            author=_name(discourse.author),
            coverage=discourse.coverage,
            consulted=replace(consulted, model=normalise_name(consulted.model), asked="") if consulted else None,
        )
    )


def ordered(discourse: Discourse) -> Discourse:
    """The discourse with everything in the order that `canonical` says."""
    statements = sorted(map(_ordered_statement, discourse.statements), key=lambda each: each.span)
    spoken: dict[int, int] = {}
    for each in statements:
        if each.panel is not None:
            spoken.setdefault(each.panel, each.span.start)
    panels = [replace(panel, participations=_ordered_parts(panel)) for panel in discourse.panels]
    order = sorted(range(len(panels)), key=lambda index: (spoken.get(index, inf), repr(panels[index])))
    return replace(
        discourse,
        panels=tuple(panels[index] for index in order),
        persons=tuple(sorted(discourse.persons, key=_office_key)),
        statements=tuple(
            each if each.panel is None else replace(each, panel=order.index(each.panel)) for each in statements
        ),
        unresolved=tuple(sorted(discourse.unresolved, key=lambda each: (each.span, each.reason))),
    )


def joined(
    offices: Iterable[Person], former: Iterable[tuple[str, FormerRole, Span | None]], names: Iterable[str]
) -> tuple[Person, ...]:
    """Persons, from the offices that they have, those that they had, and the names of all who are known.

    Args:
        offices: One person for each office, without former ones.
        former: The name, the office that is over, and the sentence that tells of it.
        names: Names of persons, with or without offices.
    """
    held: dict[str, list[Person]] = {name: [] for name in names}
    over: dict[str, list[tuple[FormerRole, Span | None]]] = {}
    for person in sorted(offices, key=_office_key):
        held.setdefault(person.name, []).append(person)
    for name, role, sentence in sorted(former, key=lambda each: (each[0], _former_key(each[1]))):
        held.setdefault(name, [])
        over.setdefault(name, []).append((role, sentence))
    return tuple(each for name, its in held.items() for each in _joined(name, its, over.get(name, [])))


def first_place(words: str, statement: Span, text: str) -> Span | None:
    """Where in a statement words first are, else in the text; None where they are in neither."""
    start = text.find(words, statement.start, statement.end)
    if start < 0:
        start = text.find(words)
    return Span(start, start + len(words)) if words and start >= 0 else None


def _joined(name: str, offices: list[Person], former: list[tuple[FormerRole, Span | None]]) -> Iterator[Person]:
    first, *others = offices or [Person(name)]
    told = first.introduced or next((sentence for _, sentence in former if sentence), None)
    yield replace(first, former=tuple(role for role, _ in former), introduced=told)
    yield from others


def _office_key(person: Person) -> tuple[str, str, str, str]:
    """What tells offices of one source apart."""
    return person.name, person.role.label if person.role else "", person.organization or "", person.party or ""


def _former_key(former: FormerRole) -> tuple[str, str]:
    return former.role.label, former.organization or ""


def _name(name: str | None) -> str | None:
    """A name as the graph keeps it; None for one in which nothing is seen."""
    return normalise_name(name) or None if name else None


def _recap(recap: Recap) -> Recap:
    return Recap(
        path=file_name(recap),
        name=file_name(recap),
        identifier=source_key(recap.identifier),
        sha256=recap.sha256,
        language=recap.language,
        text=recap.text,
        title=one_line(recap.title) if recap.title else None,
        published=recap.published,
        changed=recap.changed,
        source=recap.source,
        licence=recap.licence,
        notes=tuple(sorted(set(recap.notes), key=lambda note: (note.kind, note.about))),
    )


def _event(discourse: Discourse) -> Event:
    event, recap = discourse.event, discourse.recap
    name = _name(event.name)
    is_unnamed = event.date is None and name == event_label(recap, Event())
    return Event(None if is_unnamed else name, event.date, _name(event.place))


def _panel(panel: Panel) -> Panel:
    told: dict[tuple[str, ParticipationRole], Span | None] = {}
    for part in panel.participations:
        key = normalise_name(part.person), part.role
        told[key] = told.get(key) or part.introduced
    parts = (Participation(name, role, introduced) for (name, role), introduced in told.items())
    return Panel(one_line(panel.title) if panel.title else None, tuple(parts))


def _ordered_parts(panel: Panel) -> tuple[Participation, ...]:
    return tuple(sorted(panel.participations, key=lambda part: (part.person, part.role)))


def _role(printed: PrintedRole) -> PrintedRole:
    return replace(printed, kind=role_scheme().kind(printed.label) or printed.kind)


def _persons(discourse: Discourse) -> tuple[Person, ...]:
    offices: dict[tuple[str, ...], Person] = {}
    former: dict[tuple[str, ...], tuple[str, FormerRole, Span | None]] = {}
    for person in discourse.persons:
        name, sentence = normalise_name(person.name), person.introduced
        role = _role(person.role) if person.role else None
        if not (person.role is None and person.organization is None and person.party is None):
            sure = PersonConfidence(person.confidence.of_all) if person.confidence else None
            office = Person(name, role, person.organization, introduced=sentence, party=person.party, confidence=sure)
            offices.setdefault(_office_key(office), office)
        for each in person.former:
            over = replace(each, role=_role(each.role))
            told = sentence if sentence and tells_of(sentence.of(discourse.recap.text), each) else None
            former.setdefault((name, *_former_key(each)), (name, over, told))
    parts = (part.person for panel in discourse.panels for part in panel.participations)
    speakers = (name for each in discourse.statements for name in (*each.speakers, *each.candidates))
    return joined(offices.values(), former.values(), sorted({*_names(parts), *_names(speakers)}))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(normalise_name, names)))


def _statement(statement: Statement, text: str) -> Statement:
    named, proposed_by = statement.speaker_mention, statement.proposed_by
    return replace(
        statement,
        speakers=_names(statement.speakers),
        group=None if proposed_by else statement.group,
        speaker_mention=first_place(named.of(text), statement.span, text) if named else None,
        mentions=tuple(map(_mention, statement.mentions)),
        candidates=_names(statement.candidates),
        proposed_by=_name(proposed_by),
    )


def _mention(mention: Mention) -> Mention:
    return replace(
        mention,
        person=_name(mention.person),
        organization=_name(mention.organization),
        place=_name(mention.place),
        topic=_name(mention.topic),
    )


def _ordered_statement(statement: Statement) -> Statement:
    return replace(
        statement,
        speakers=tuple(sorted(statement.speakers)),
        mentions=tuple(sorted(statement.mentions, key=lambda each: each.span)),
        candidates=tuple(sorted(statement.candidates, key=lambda name: (name not in statement.speakers, name))),
    )


def _unresolved(doubts: Iterable[Unresolved]) -> tuple[Unresolved, ...]:
    candidates: dict[tuple[Span, UnresolvedReason], set[str]] = {}
    for doubt in doubts:
        candidates.setdefault((doubt.span, doubt.reason), set()).update(_names(doubt.candidates))
    return tuple(Unresolved(span, reason, tuple(sorted(names))) for (span, reason), names in candidates.items())
