"""Read the cast before anything else: who is named in full, as what, for whom, in which part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from discourse_kg.extraction.introduced_people import Cast, CastHints, Introduction, Moderator
from discourse_kg.extraction.introductions import (
    find_card,
    find_given_names,
    find_introductions,
    find_portrait,
    introduce,
    speaking_words,
)
from discourse_kg.extraction.segmentation import Block
from discourse_kg.extraction.single_names import KnownWords, find_single_names
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Person, Span
from discourse_kg.noun_phrases.full_names import bare_names
from discourse_kg.noun_phrases.name_shapes import NAME_TOKENS
from discourse_kg.noun_phrases.names import ends_with_phrase, find_runs, phrase_pattern, tokenise
from discourse_kg.noun_phrases.spelling import Spellings, name_traces, same_person
from discourse_kg.rosters.listed_people import Part, Seating

_BYLINE_BLOCKS = 4
_BYLINE_LENGTH = 120

#: A credit is within this many characters before its name.
_CREDIT = 40

#: Next to this many people named in full, one named by a given name is one of them.
_TOGETHER = 2

#: The beginning of a name that is a name as well has at least so many words.
_FULL_NAME = 2

#: Whom a caption seats was there, though the text names them nowhere.
_SEATED = frozenset({Part.MODERATOR, Part.PANELLIST})


@dataclass(frozen=True, slots=True)
class _Known:
    """A person and every full form of the name that was met."""

    person: Person
    forms: frozenset[str]


def read_cast(text: str, blocks: tuple[Block, ...], pack: LanguagePack, hints: CastHints | None = None) -> Cast:
    """Collect the people of a recap; where the source calls nobody its author, a byline names them."""
    hints = hints or CastHints()
    given = hints.given
    byline = _byline(text, hints.bylines, blocks, pack)
    author = hints.author or (" ".join(byline.of(text).split()) if byline else None)
    known = {one.name for one in given}
    told = _met(text, blocks, hints, pack, byline)
    met = [*given, *(one for one in told if not one.spoken or _told(one, known))]
    met = _in_nominative(_with_captions(text, met, hints), pack)
    met = _with_single_names(text, blocks, met)
    if byline is not None and author is not None and (told_so := _author_leads(text, blocks, pack)):
        met.append(Introduction(author, byline, told_so, evident=True, moderates=True))
    evident = {one.name for one in met if one.evident} | {author} | _named_again(text, blocks, met, pack)
    standing = [one for one in met if one.name in evident]
    people = _merge(_collect(standing), _neighbours(text, standing))
    canonical = {form: one.person.name for one in people for form in one.forms}
    moderators: dict[str, Span] = {}
    for one in standing:
        if one.moderates:
            moderators.setdefault(canonical[one.name], one.sentence)
    return Cast(
        persons=tuple(one.person for one in people),
        moderators=tuple(Moderator(name, told) for name, told in moderators.items()),
        introductions=tuple(standing),
        forms=canonical,
        author=canonical.get(author, author) if author else None,
    )


def _met(
    text: str, blocks: tuple[Block, ...], hints: CastHints, pack: LanguagePack, byline: Span | None
) -> Iterator[Introduction]:
    """Everybody whom the blocks introduce, but the author and whoever is credited with something."""
    for number, block in enumerate(blocks):
        if block.repeated:
            continue
        signs = _signs(text, block, hints.bylines)
        for one in _introductions(text, block, hints.lists.get(number, []), signs=signs):
            if one.span != byline and not _credited(text, one, pack):
                yield replace(one, spoken=block.spoken)


def _author_leads(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> Span | None:
    """The sentence in which the author tells of moderating (*I chaired a meeting*)."""
    verbs, words = (*pack.cast.moderator_verbs, *pack.cast.moderator_after), pack.continuation.narrator
    either = ((word, verb) for word in words for verb in verbs)
    leads = phrase_pattern(tuple(phrase for one, other in either for phrase in (f"{one} {other}", f"{other} {one}")))
    sentences = (one for block in blocks if not block.repeated and not block.spoken for one in block.sentences)
    return next((one for one in sentences if leads.search(text, one.start, one.end)), None)


def _told(one: Introduction, known: set[str]) -> bool:
    """Whether somebody who speaks tells the role of a speaker; people who are only spoken of are not introduced so."""
    return one.name in known and one.description.role is not None


def _with_captions(text: str, met: list[Introduction], hints: CastHints) -> list[Introduction]:
    """What captions tell of the people of the text, and who is on their lists, among what it tells itself."""
    names = {one.name for one in met}
    told = (
        one
        for number, block in enumerate(hints.captions)
        for one in _introductions(text, block, hints.captioned.get(number, []))
        if not _credited(text, one, block.pack)
    )
    shown = (one for one in told if one.name in names or one.part in _SEATED)
    return sorted((*met, *shown), key=lambda one: one.span)


def _in_nominative(met: list[Introduction], pack: LanguagePack) -> list[Introduction]:
    """Those met, without what the text has their names without too: a genitive's ending, a place behind the name."""
    names = {one.name for one in met}
    bare = ((one, next((name for name in bare_names(one.name, pack) if name in names), None)) for one in met)
    return [replace(one, name=name) if name else one for one, name in bare]


def _with_single_names(text: str, blocks: tuple[Block, ...], met: list[Introduction]) -> list[Introduction]:
    """Those as well who speak and whom the text calls by one name alone, which is no part of a longer one."""
    known = KnownWords(text, (word for one in met for word in one.name.split()))
    read = (block for block in blocks if not (block.repeated or block.spoken))
    single = (one for block in read for one in find_single_names(text, block, known, block.pack))
    return sorted((*met, *single), key=lambda one: one.span)


def _signs(text: str, block: Block, bylines: Iterable[Span]) -> bool:
    """Whether a block is right above a byline: a name on it signs the article."""
    return any(block.span.end <= one.start and not text[block.span.end : one.start].strip() for one in bylines)


def _introductions(text: str, block: Block, rosters: list[Seating], *, signs: bool = False) -> Iterator[Introduction]:
    """The introductions in a block; what *she is …* says belongs to the one person named in the sentence before."""
    pack = block.pack
    if not signs and (card := find_card(text, _first_line(text, block.span), pack)):
        yield card
    before: list[Introduction] = []
    for sentence in block.sentences:
        seated = [one for one in rosters if sentence.covers(one.roster.span) or one.roster.span.covers(sentence)]
        here = list(_with_seated(text, find_introductions(text, sentence, pack), seated, pack))
        if len(before) == 1 and (portrait := find_portrait(text, sentence, pack)):
            yield replace(before[0], sentence=sentence, description=portrait, evident=True)
        yield from here
        if len(here) >= _TOGETHER:
            yield from find_given_names(text, sentence, here, pack)
        before = here


def _with_seated(
    text: str, met: Iterable[Introduction], seated: list[Seating], pack: LanguagePack
) -> list[Introduction]:
    """Those met in a sentence, and of its lists those whom the lists tell."""
    spans = [one.roster.span for one in seated if not one.roster.beside]
    apart = [one for one in met if not any(span.start <= one.span.start < span.end for span in spans)]
    return sorted(
        (*apart, *(one for seating in seated for one in introduce(text, seating, pack))), key=lambda one: one.span
    )


def _first_line(text: str, block: Span) -> Span:
    return Span(block.start, block.start + len(block.of(text).split("\n", 1)[0].rstrip()))


def _lines(text: str, block: Span) -> Iterator[Span]:
    for found in re.finditer(r"[^\n]+", block.of(text)):
        yield Span(block.start + found.start(), block.start + found.end())


def _credited(text: str, one: Introduction, pack: LanguagePack) -> bool:
    """Whether the name follows the credit of a picture or a text (*Photo: Name*)."""
    before = text[max(one.sentence.start, one.span.start - _CREDIT) : one.span.start].rstrip()
    return before.endswith(":") and ends_with_phrase(before[:-1], (*pack.cast.credits, *pack.cast.bylines))


def _named_again(text: str, blocks: tuple[Block, ...], met: list[Introduction], pack: LanguagePack) -> set[str]:
    """Full names whose first or last word speaks elsewhere by itself (*Joanne Whitlow … Whitlow argued*)."""
    mere = {one.name for one in met if not one.evident}
    if not mere:
        return set()
    sentences = (sentence for block in blocks if not block.repeated for sentence in block.sentences)
    speaking = {word for sentence in sentences for word in speaking_words(text, sentence, pack)}
    return {name for name in mere if speaking & {name.split()[0].casefold(), name.split()[-1].casefold()}}


def _collect(introductions: list[Introduction]) -> list[Person]:
    """One person per name, with the first role and the first organization given, or else the party."""
    people: dict[str, Person] = {}
    for one in introductions:
        person, described = people.get(one.name, Person(one.name)), one.description
        elsewhere = person.organization not in (None, described.organization)
        people[one.name] = replace(
            person,
            role=person.role or (described.whole if elsewhere and described.whole else described.role),
            organization=person.organization or described.organization,
            introduced=_telling(person, one),
            former=tuple(dict.fromkeys((*person.former, *described.former))),
            party=person.party or described.party,
            of=person.of or (described.of if person.role in (None, described.role) else None),
        )
    return [replace(person, organization=person.organization or person.party) for person in people.values()]


def _neighbours(text: str, introductions: list[Introduction]) -> set[frozenset[str]]:
    """Names next to each other in a list: two people, however alike."""
    return {
        frozenset((one.name, other.name))
        for one, other in pairwise(introductions)
        if one.span.end <= other.span.start and not set(text[one.span.end : other.span.start]) & set(".!?\n")
    }


def _telling(person: Person, one: Introduction) -> Span | None:
    """The sentence that states the role; else the first that states an organization."""
    tells_more = one.description.role is not None and person.role is None
    return one.sentence if tells_more or (one.description and person.introduced is None) else person.introduced


def _merge(people: list[Person], neighbours: set[frozenset[str]]) -> list[_Known]:
    """Join a name to the one other that it ends (a double surname) or begins, or that it misspells by one slip."""
    known: list[_Known] = []
    endings: dict[str, list[int]] = defaultdict(list)
    beginnings: dict[str, list[int]] = defaultdict(list)
    spellings = Spellings(name_traces, same_person)
    for person in people:
        longer = endings.get(person.name.casefold(), [])
        begun = [] if person.role or person.organization else beginnings.get(person.name.casefold(), [])
        longer = longer or [index for index in begun if {person.name, known[index].person.name} not in neighbours]
        like = [
            index for index in spellings.find(person.name) if {person.name, known[index].person.name} not in neighbours
        ]
        if len(longer) == 1:
            known[longer[0]] = replace(known[longer[0]], forms=known[longer[0]].forms | {person.name})
        elif len(like) == 1 and _compatible(person, known[like[0]].person):
            known[like[0]] = _with_spelling(known[like[0]], person)
        else:
            for ending in _endings(person.name.casefold()):
                endings[ending].append(len(known))
            for beginning in _beginnings(person.name.casefold()):
                beginnings[beginning].append(len(known))
            spellings.add(person.name, len(known))
            known.append(_Known(person, frozenset({person.name})))
    return known


def _endings(name: str) -> Iterator[str]:
    """What follows each space in a name."""
    _, space, rest = name.partition(" ")
    while space:
        yield rest
        _, space, rest = rest.partition(" ")


def _beginnings(name: str) -> Iterator[str]:
    """What a name begins with that is a name as well: two words or more (*Ana Sofía* del Río)."""
    words = name.split()
    yield from (" ".join(words[:length]) for length in range(_FULL_NAME, len(words)))


def _with_spelling(known: _Known, person: Person) -> _Known:
    """The first spelling stays the name; the other becomes an alias, and what it adds is kept."""
    merged = replace(
        known.person,
        role=known.person.role or person.role,
        organization=known.person.organization or person.organization,
        aliases=(*known.person.aliases, person.name),
        introduced=known.person.introduced or person.introduced,
        former=tuple(dict.fromkeys((*known.person.former, *person.former))),
        party=known.person.party or person.party,
        of=known.person.of or person.of,
    )
    return _Known(merged, known.forms | {person.name})


def _compatible(one: Person, other: Person) -> bool:
    """Two spellings with different roles or organizations are two people."""
    if one.role and other.role and one.role.label.casefold() != other.role.label.casefold():
        return False
    return not (one.organization and other.organization and one.organization != other.organization)


def _byline(text: str, bylines: Sequence[Span], blocks: tuple[Block, ...], pack: LanguagePack) -> Span | None:
    """The name in a byline, else after its opening words in one of the first blocks or the last."""
    for line in (line for byline in bylines for line in _lines(text, byline)):
        if found := _named_in(text, line, pack) or _signed(text, line, pack):
            return found
    lines = (block.span for block in (*blocks[:_BYLINE_BLOCKS], *blocks[-1:]) if block.kind is not BlockKind.DIALOGUE)
    return next(filter(None, (_named_in(text, _first_line(text, line), pack) for line in lines)), None)


def _named_in(text: str, line: Span, pack: LanguagePack) -> Span | None:
    """The name after the opening words of a byline."""
    found = phrase_pattern(pack.cast.bylines).match(text, line.start, line.end)
    if found is None or found.end() == line.end or line.end - line.start > _BYLINE_LENGTH:
        return None
    name = _signed(text, Span(found.end(), line.end), pack)
    return name if name and not text[found.end() : name.start].replace(":", "").strip() else None


def _signed(text: str, line: Span, pack: LanguagePack) -> Span | None:
    """The first name of a line, if it is a person's; what goes on behind it (*Photo: Name*, *Published*) is no part."""
    ends = phrase_pattern((*pack.cast.credits, *pack.dates.published, *pack.page.changed))
    end = next((found.start() for found in ends.finditer(text, line.start, line.end)), line.end)
    if end == line.start:
        return None
    within = Span(line.start, end)
    run = next(find_runs(text, tokenise(text, within), pack), None)
    return run.span if run and len(run.tokens) in NAME_TOKENS else None
