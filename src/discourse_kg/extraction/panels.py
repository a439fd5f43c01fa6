"""Read the panel: who sat on it and who moderated it, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from discourse_kg.extraction.cast import Cast
from discourse_kg.extraction.introductions import Introduction, is_roster, mentions_panel
from discourse_kg.extraction.panel_titles import panel_title
from discourse_kg.extraction.resolution import MentionForm, Resolver
from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Panel, Participation, ParticipationRole, Recap, Span, Statement, Tier
from discourse_kg.noun_phrases.names import phrase_pattern, tokenise

#: A sentence that introduces so many people is a roster; fewer than two seats are no whole panel.
_PANEL = 3
_SEATS = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """A recap with its plain text, cut into blocks."""

    recap: Recap
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Seat:
    """That someone sat on the panel, and the sentence that says so."""

    person: str
    told: Span | None


def read_panel(
    reading: Reading, cast: Cast, resolver: Resolver, statements: tuple[Statement, ...], pack: LanguagePack
) -> Panel | None:
    """The panel, when the recap speaks of one: its roster, or else the people with a role who spoke on it."""
    blocks, text = reading.blocks, reading.recap.text
    panel = _first_of(pack.cast.panel, text, blocks)
    talk = _first_of(pack.cast.talks, text, blocks)
    titled = panel_title(text, blocks, pack)
    seats = {seat.person: seat.told for seat in (*_seated(cast), *_named_in_rosters(text, blocks, resolver, pack))}
    if panel is None and talk is None and not seats:
        return None
    moderators = {one.name for one in cast.moderators}
    if (panel is not None or titled or moderators) and len(seats.keys() - moderators) < _SEATS:
        opening = min((start for start in (panel, talk) if start is not None), default=0)
        further = list(_introduced_together(text, cast, pack))
        further = further or list(_speakers(text, cast, statements, opening, pack))
        seats = {seat.person: seat.told for seat in (*further, *_seated(cast))} | seats
    parts = [Participation(one.name, ParticipationRole.MODERATOR, one.told) for one in cast.moderators]
    parts += [
        Participation(name, ParticipationRole.PANELLIST, told)
        for name, told in seats.items()
        if name not in moderators and name != cast.author
    ]
    if not parts:
        return None
    return Panel(_of(titled, text), tuple(parts))


def _first_of(phrases: tuple[str, ...], text: str, blocks: tuple[Block, ...]) -> int | None:
    """Where one of the phrases first is in a block that is read; None where none is."""
    found = (phrase_pattern(phrases).search(text, block.span.start, block.span.end) for block in blocks)
    return next((one.start() for one in found if one), None)


def tells_of_panel(reading: Reading, pack: LanguagePack) -> bool:
    """Whether one of the blocks says that there is a panel, or who sits on it."""
    sentences = (sentence.of(reading.recap.text) for block in reading.blocks for sentence in block.sentences)
    return any(mentions_panel(sentence, pack) or is_roster(sentence, pack) for sentence in sentences)


def _of(span: Span | None, text: str) -> str | None:
    return " ".join(span.of(text).split()) if span else None


def _seated(cast: Cast) -> Iterator[_Seat]:
    """Everyone whom a roster introduces, or who is called a panellist."""
    for one in cast.introductions:
        if one.on_panel:
            yield _Seat(cast.canonical(one.name), one.sentence)


def _named_in_rosters(text: str, blocks: tuple[Block, ...], resolver: Resolver, pack: LanguagePack) -> Iterator[_Seat]:
    """People whom a roster of the panel names by a part of a name known from elsewhere."""
    for sentence in (sentence for block in blocks if not block.repeated for sentence in block.sentences):
        if not is_roster(sentence.of(text), pack):
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
        if one is not None and one.description and not one.moderates and not _elsewhere(text, one.sentence, pack):
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
    away = {cast.canonical(one.name) for one in cast.introductions if _elsewhere(text, one.sentence, pack)}
    for person in cast.persons:
        if person.name in spoke - away and (person.role or person.organization):
            yield _Seat(person.name, person.introduced)


def _elsewhere(text: str, sentence: Span, pack: LanguagePack) -> bool:
    """Whether a sentence is about a part at the event outside its panel (*keynote*, *in the audience*)."""
    return phrase_pattern(pack.cast.elsewhere).search(text, sentence.start, sentence.end) is not None
