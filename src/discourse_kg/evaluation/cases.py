"""Cases: short texts, each with what must be read in it; a case is wholly right or it is wrong.

A file of cases is TOML, with the `language` of its texts and a table for each case. What a case does not mention is
not looked at:

    [[cases]]
    name = "two-speakers"
    cause = "two speakers in one sentence"
    text = "Moa Ek ansåg att isen är tunn, men Bo Lund menade att den bär."
    persons = ["Moa Ek", "Bo Lund"]
    said = ["Moa Ek | indirect | Moa Ek ansåg … är tunn", "Bo Lund | | Bo Lund menade att den bär"]

`persons` are all that there are, each as `name | role | organization or party` (`-` for none; left out, any). `said`
has every statement of a person as `speakers | kind | words`: `+` joins speakers, `-` stands for none or a group, an
empty kind is any; the words may be shortened by ` … ` between their beginning and their end. `may` are further ones
that may be there. `never` are those that must not be. Event, `date`, `place`, `titles` and `moderators` are equal to
what is found; an empty text is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta, Struct

from discourse_kg.decoding import decode_toml
from discourse_kg.errors import GoldError
from discourse_kg.evaluation.annotation import fold
from discourse_kg.evaluation.output import Extract
from discourse_kg.evaluation.strict_labels import same_organization, same_role
from discourse_kg.model import Discourse, ParticipationRole, Person, Span, Statement
from discourse_kg.readers.intake import read_bytes
from discourse_kg.readers.port import recap_of
from discourse_kg.spans import shared

#: The suffix of a file of cases.
SUFFIX: Final = ".toml"
#: A statement is found when so much of it is covered, and so much of what covers it is its own.
_COVERED: Final = 0.7
#: What stands for no label, and for a speaker who is nobody of the cast.
_NONE: Final = "-"
_ELLIPSIS: Final = " … "

Name = Annotated[str, Meta(min_length=1)]


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """A text and what must be read in it; None is not looked at."""

    name: Name
    cause: Name
    text: Name
    file: str = "case.txt"
    persons: tuple[str, ...] | None = None
    said: tuple[str, ...] | None = None
    may: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    moderators: tuple[str, ...] | None = None
    titles: tuple[str, ...] | None = None
    event: str | None = None
    date: str | None = None
    place: str | None = None


class Cases(Struct, frozen=True, forbid_unknown_fields=True):
    """The cases of a file, and the language of their texts."""

    language: Name
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A case and what is wrong in it; nothing where it is wholly right."""

    case: Case
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement that a case expects: its speakers (none for a group or an unknown one), kind and place."""

    speakers: frozenset[str]
    kind: str
    span: Span
    words: str


def read_cases(file: str) -> Cases:
    """Read a file of cases.

    Raises:
        GoldError: the file cannot be read, or is no file of cases.
    """
    try:
        content = Path(file).read_bytes()
    except OSError as error:
        raise GoldError(file, "no such file") from error
    return decode_toml(content, Cases, lambda key, problem: GoldError(file, problem, key))


def check(cases: Cases, extract: Extract) -> tuple[Checked, ...]:
    """Read the text of each case by `extract`, and say what is wrong."""
    return tuple(Checked(case, tuple(_faults(case, cases.language, extract))) for case in cases.cases)


def _faults(case: Case, language: str, extract: Extract) -> Iterator[str]:
    found = extract(recap_of(read_bytes(case.text.encode(), case.file, language=language)))
    if case.persons is not None:
        yield from _wrong_persons(case.persons, found.persons)
    yield from _wrong_statements(case, found)
    parts = {name for panel in found.panels for name in panel.names(ParticipationRole.MODERATOR)}
    if case.moderators is not None and parts != set(case.moderators):
        yield f"moderators: {', '.join(sorted(parts)) or _NONE}"
    titles = tuple(panel.title for panel in found.panels if panel.title)
    if case.titles is not None and titles != case.titles:
        yield f"panel titles: {', '.join(titles) or _NONE}"
    event = found.event
    told = {"event": event.name, "date": event.date.isoformat() if event.date else None, "place": event.place}
    for key, value in told.items():
        wanted: str | None = getattr(case, key)
        if wanted is not None and (value or "") != wanted:
            yield f"{key}: {value or _NONE}"


# --- persons ----------------------------------------------------------------------------------------------------------


def _wrong_persons(wanted: tuple[str, ...], found: tuple[Person, ...]) -> Iterator[str]:
    people = {fold(person.name): person for person in found}
    expected = {fold(parts[0]): parts for parts in map(_parts, wanted)}
    for name in people.keys() - expected.keys():
        yield f"person that is none: {people[name].name}"
    for name, parts in expected.items():
        if name not in people:
            yield f"person missing: {parts[0]}"
            continue
        person, labels = people[name], parts[1:]
        role = person.role.label if person.role else None
        if labels and not _same(labels[0], role, role=True):
            yield f"role of {person.name}: {role or _NONE}"
        bodies: list[str | None] = [body for body in (person.organization, person.party) if body]
        if len(labels) > 1 and not any(_same(labels[1], body, role=False) for body in bodies or [None]):
            yield f"organization of {person.name}: {person.organization or person.party or _NONE}"


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.split("|")]


def _same(wanted: str, label: str | None, *, role: bool) -> bool:
    if not wanted:
        return True
    if wanted == _NONE:
        return label is None
    return label is not None and (same_role if role else same_organization)(wanted, label)


# --- statements -------------------------------------------------------------------------------------------------------


def _wrong_statements(case: Case, found: Discourse) -> Iterator[str]:
    text = found.recap.text
    joined = _joined(found.statements, text)
    for one in _said(case.never, text):
        for statement in joined:
            if one.speakers <= _speakers(statement) and shared(one.span, statement.span) * 2 > _length(one.span):
                yield f"said by {_named(statement)}: {one.words}"
    if case.said is None:
        return
    wanted, also = _said(case.said, text), _said(case.may, text)
    for one in wanted:
        if (told := _missed(one, joined, found.statements)) is not None:
            yield told
    for statement in joined:
        if statement.speakers and not _is_supported(statement, (*wanted, *also)):
            yield f"not said by {_named(statement)}: {_shortened(statement.span.of(text))}"


def _missed(one: _Said, joined: tuple[Statement, ...], single: tuple[Statement, ...]) -> str | None:
    over = [statement for statement in joined if shared(one.span, statement.span) >= _COVERED * _length(one.span)]
    right = [statement for statement in over if _speakers(statement) == one.speakers]
    if not right:
        return f"not found: {_named_of(one)}: {one.words}" if not over else f"said by {_named(over[0])}: {one.words}"
    kinds = {statement.kind for statement in single if shared(one.span, statement.span)}
    return f"kind: {', '.join(sorted(kinds))}: {one.words}" if one.kind and one.kind not in kinds else None


def _is_supported(statement: Statement, wanted: tuple[_Said, ...]) -> bool:
    """Whether most of a statement is words that its speakers say in the case."""
    own = sum(shared(one.span, statement.span) for one in wanted if one.speakers == _speakers(statement))
    return own >= _COVERED * _length(statement.span)


def _joined(statements: tuple[Statement, ...], text: str) -> tuple[Statement, ...]:
    """Neighbouring statements of the same speakers as one."""
    joined: list[Statement] = []
    for statement in sorted(statements, key=lambda one: one.span):
        last = joined[-1] if joined else None
        between = text[last.span.end : statement.span.start].strip(" \n\t*•-–>") if last else "x"
        if last and last.speakers == statement.speakers and not between:
            joined[-1] = replace(last, span=last.span.through(statement.span))
        else:
            joined.append(statement)
    return tuple(joined)


def _said(lines: tuple[str, ...], text: str) -> tuple[_Said, ...]:
    return tuple(_expected(line, text) for line in lines)


def _expected(line: str, text: str) -> _Said:
    speakers, kind, words = (part.strip() for part in line.split("|", 2))
    first, _, last = words.partition(_ELLIPSIS)
    start = text.find(first)
    end = text.find(last, start + len(first)) + len(last) if last else start + len(first)
    if start < 0 or end < start + len(first):
        raise GoldError(line, "are not words of the case's text")
    named = frozenset() if speakers == _NONE else frozenset(name.strip() for name in speakers.split("+"))
    return _Said(named, kind, Span(start, end), words)


def _speakers(statement: Statement) -> frozenset[str]:
    return frozenset(statement.speakers)


def _named(statement: Statement) -> str:
    return " + ".join(statement.speakers) or statement.group or _NONE


def _named_of(one: _Said) -> str:
    return " + ".join(sorted(one.speakers)) or _NONE


def _shortened(words: str) -> str:
    whole = " ".join(words.split())
    return whole if len(whole) <= 60 else f"{whole[:57]}…"  # noqa: PLR2004 (a line of a report)


def _length(span: Span) -> int:
    return span.end - span.start
