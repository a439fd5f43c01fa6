"""Read the panels: who sat on each and who moderated it, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from discourse_kg.extraction.event_words import names_event_kind
from discourse_kg.extraction.introduced_people import Cast, Introduction
from discourse_kg.extraction.introductions import is_roster, mentions_panel
from discourse_kg.extraction.panel_sections import Section, find_sections
from discourse_kg.extraction.panel_titles import panel_title
from discourse_kg.extraction.referents import MentionForm
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Panel, Participation, ParticipationRole, Recap, Span, Statement, Tier
from discourse_kg.noun_phrases.names import bare_forms, phrase_pattern, stems, tokenise, word_set
from discourse_kg.rosters.finding import opens_panel
from discourse_kg.rosters.listed_people import Part
from discourse_kg.spans import printed

#: A sentence that introduces so many people is a roster; fewer than two seats are no whole panel.
_PANEL = 3
_SEATS = 2

#: A first line is a headline up to this length.
_HEADLINE = 160

#: A text that comes to a panel within this part of it is about the panel; those who speak later sat there.
_EARLY = 0.4


@dataclass(frozen=True, slots=True)
class Reading:
    """A recap with its plain text, cut into blocks."""

    recap: Recap
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Seated:
    """A panel, and the stretch of the text that tells of it; None where that is the whole text."""

    panel: Panel
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Seat:
    """That someone sat on the panel, and the sentence that says so."""

    person: str
    told: Span | None


def read_panels(
    reading: Reading, cast: Cast, resolver: Resolver, statements: tuple[Statement, ...], pack: LanguagePack
) -> tuple[Seated, ...]:
    """The panels that the recap speaks of, in order; one, or each of several that the text keeps apart."""
    text = reading.recap.text
    seated = [one for one in cast.introductions if one.on_panel or one.moderates]
    sections = find_sections(text, reading.blocks, seated, pack)
    if sections:
        found = [_of_section(section, text, cast, statements) for section in sections]
        return _with_distinct_titles([one for one in found if one is not None])
    panel = read_panel(reading, cast, resolver, statements, pack)
    return (Seated(panel),) if panel else ()


def read_panel(
    reading: Reading, cast: Cast, resolver: Resolver, statements: tuple[Statement, ...], pack: LanguagePack
) -> Panel | None:
    """The panel, when the recap speaks of one: its roster, or else the people with a role who spoke on it."""
    blocks, text = reading.blocks, reading.recap.text
    panel = _first_of(pack.cast.panel, text, blocks)
    talk = _first_of(pack.cast.talks, text, blocks)
    session = _first_of(pack.rosters.sessions, text, blocks)
    titled = panel_title(text, blocks, pack)
    moderators = {one.name for one in cast.moderators}
    seated = [*_seated(cast, speakers=bool(moderators) or panel is not None, roll=_heads_meeting(reading, pack))]
    seats = {seat.person: seat.told for seat in (*seated, *_named_in_rosters(text, blocks, cast, resolver, pack))}
    if panel is None and talk is None and session is None and not seats and not _leads_event(text, cast, pack):
        return None
    staging = _first_of(_stages(pack), text, blocks)
    if staging is not None:
        staged = _is_about(staging, text, blocks, cast, pack)
    else:
        led = talk is not None and _leads_talk(text, cast, pack)
        staged = led or (session is not None and session <= _EARLY * len(text))
    if staged and len(seats.keys() - moderators) < _SEATS:
        opening = min((start for start in (panel, talk) if start is not None and session is None), default=0)
        spoke = {name for statement in statements for name in statement.speakers}
        further = [*_introduced_together(text, cast, pack)]
        # People of whom none speaks, and who are no list, are spoken of (*transcripts of talks with A, B and C*).
        there = spoke | {cast.canonical(one.name) for one in cast.introductions if one.part is not None}
        further = further if not spoke or any(seat.person in there for seat in further) else []
        further = further or list(_speakers(text, cast, statements, opening, pack))
        further = further if len({seat.person for seat in further} | seats.keys()) >= _SEATS else []
        away = {cast.author}
        seats |= {seat.person: seat.told for seat in further if seat.person not in {*seats, *away}}
    parts = [Participation(one.name, ParticipationRole.MODERATOR, one.told) for one in cast.moderators]
    parts += [
        Participation(name, ParticipationRole.PANELLIST, told)
        for name, told in _in_order(seats)
        if name not in moderators
    ]
    if not parts or (panel is None and not moderators and len(parts) < _SEATS):
        return None
    return Panel(printed(titled, text), tuple(parts))


@cache
def _stages(pack: LanguagePack) -> tuple[str, ...]:
    """Words for what has a panel, so that who speaks sat on it; at a round table sit those who were asked there."""
    rounds = word_set(pack.rosters.rounds)
    return tuple(word for word in pack.cast.panel if word.casefold() not in rounds)


def _leads_talk(text: str, cast: Cast, pack: LanguagePack) -> bool:
    """Whether one of the moderators may lead a talk, and not only an event as a whole (*summed up the seminar*)."""
    told = [one.told.of(text) for one in cast.moderators]
    return any(mentions_panel(words, pack) or not names_event_kind(words, pack) for words in told)


def _leads_event(text: str, cast: Cast, pack: LanguagePack) -> bool:
    """Whether a sentence that tells of a moderator speaks of an event (*summed up the seminar*), or calls them so."""
    heads = word_set((*pack.events.heads, *pack.rosters.sessions, *pack.cast.moderators))
    words = (token.folded for one in cast.moderators for token in tokenise(text, one.told))
    forms = (form for word in words for form in bare_forms(word, pack))
    return any(form in heads or not heads.isdisjoint(stems(form, pack.roles.definite)) for form in forms)


def _in_order(seats: dict[str, Span | None]) -> list[tuple[str, Span | None]]:
    """The seats in the order in which the text tells of them."""
    return sorted(seats.items(), key=lambda seat: seat[1].start if seat[1] else 0)


def _of_section(section: Section, text: str, cast: Cast, statements: Iterable[Statement]) -> Seated | None:
    """The panel of a stretch: those whom its lists seat, or else those with a role who speak in it."""
    within = [one for one in cast.introductions if section.span.start <= one.span.start < section.span.end]
    leading = {cast.canonical(one.name): one.sentence for one in within if one.moderates}
    seats: dict[str, Span | None] = {cast.canonical(one.name): one.sentence for one in within if one.on_panel}
    if len(seats) < _SEATS:
        people = {one.name: one for one in cast.persons if one.role or one.organization}
        for statement in statements:
            if statement.tier is Tier.EXPLICIT and section.span.start <= statement.span.start < section.span.end:
                spoke = (name for name in statement.speakers if name in people)
                seats |= {name: people[name].introduced for name in spoke if name not in seats}
    parts = [Participation(name, ParticipationRole.MODERATOR, told) for name, told in leading.items()]
    parts += [
        Participation(name, ParticipationRole.PANELLIST, told) for name, told in _in_order(seats) if name not in leading
    ]
    return Seated(Panel(printed(section.title, text), tuple(parts)), section.span) if parts else None


def _with_distinct_titles(found: list[Seated]) -> tuple[Seated, ...]:
    """The panels, without a title that two of them have."""
    titles = [one.panel.title for one in found]
    return tuple(
        Seated(
            Panel(one.panel.title if titles.count(one.panel.title) == 1 else None, one.panel.participations), one.span
        )
        for one in found
    )


def _first_of(phrases: tuple[str, ...], text: str, blocks: tuple[Block, ...]) -> int | None:
    """Where one of the phrases first is in a block that is read; None where none is."""
    found = (phrase_pattern(phrases).search(text, block.span.start, block.span.end) for block in blocks)
    return next((one.start() for one in found if one), None)


def _is_about(panel: int, text: str, blocks: tuple[Block, ...], cast: Cast, pack: LanguagePack) -> bool:
    """Whether a text is about the panel that it first mentions there: early, with a moderator, or as who sat on it."""
    if cast.moderators or panel <= _EARLY * len(text):
        return True
    sentences = (sentence for block in blocks for sentence in block.sentences if sentence.end > panel)
    return any(opens_panel(text, sentence, pack, lists=False) for sentence in sentences)


def tells_of_panel(reading: Reading, pack: LanguagePack) -> bool:
    """Whether one of the blocks says that there is a panel, or who sits on it."""
    sentences = (sentence.of(reading.recap.text) for block in reading.blocks for sentence in block.sentences)
    return any(mentions_panel(sentence, pack) or is_roster(sentence, pack) for sentence in sentences)


def _heads_meeting(reading: Reading, pack: LanguagePack) -> bool:
    """Whether the title or the first line names a meeting: those on the roll of its minutes took part in it."""
    first = [block.span.of(reading.recap.text) for block in reading.blocks[:1]]
    return any(len(line) <= _HEADLINE and names_event_kind(line, pack) for line in (*first, reading.recap.title or ""))


def _seated(cast: Cast, *, speakers: bool, roll: bool) -> Iterator[_Seat]:
    """Everyone whom a roster introduces, or who is called a panellist.

    With a panel those listed as speakers are, too, and with a meeting those on its `roll`.
    """
    for one in cast.introductions:
        listed = (speakers and one.part is Part.SPEAKER) or (roll and one.part is Part.ROLL)
        if one.on_panel or listed:
            yield _Seat(cast.canonical(one.name), one.sentence)


def _named_in_rosters(
    text: str, blocks: tuple[Block, ...], cast: Cast, resolver: Resolver, pack: LanguagePack
) -> Iterator[_Seat]:
    """People whom a roster of the panel names by a part of a name known from elsewhere, where no list is read."""
    listed = {one.sentence for one in cast.introductions if one.part is not None}
    for sentence in (sentence for block in blocks if not block.repeated for sentence in block.sentences):
        if sentence in listed or not is_roster(sentence.of(text), pack) or not opens_panel(text, sentence, pack):
            continue
        for one in resolver.referents(text, tokenise(text, sentence)):
            if one.form is MentionForm.NAME and one.person and not one.genitive:
                yield _Seat(one.person, sentence)


def _introduced_together(text: str, cast: Cast, pack: LanguagePack) -> Iterator[_Seat]:
    """Without a stated roster: the first sentence that introduces several people with their roles."""
    together: list[Introduction] = []
    for one in (*cast.introductions, None):
        apart = one is None or (together and set(text[together[-1].span.end : one.span.start]) & set(".!?\n"))
        if apart:
            if len(together) >= _PANEL:
                yield from (_Seat(cast.canonical(seat.name), seat.sentence) for seat in together)
                return
            together = []
        if one is not None and one.description and not one.moderates and not _elsewhere(text, one, pack):
            together.append(one)


def _speakers(
    text: str, cast: Cast, statements: Iterable[Statement], first: int, pack: LanguagePack
) -> Iterator[_Seat]:
    """Everyone with a role or an organization who speaks once the recap has come to the panel."""
    spoke = {
        name
        for statement in statements
        if statement.tier is Tier.EXPLICIT and statement.span.end > first
        for name in statement.speakers
    }
    away = {cast.canonical(one.name) for one in cast.introductions if _elsewhere(text, one, pack)}
    for person in cast.persons:
        if person.name in spoke - away and (person.role or person.organization):
            yield _Seat(person.name, person.introduced)


def _elsewhere(text: str, one: Introduction, pack: LanguagePack) -> bool:
    """Whether somebody is told to have a part outside the panel (*keynote*, *in the audience*)."""
    sentence = one.sentence
    told = phrase_pattern(pack.cast.elsewhere).search(text, sentence.start, sentence.end) is not None
    return told or one.part is Part.AWAY
