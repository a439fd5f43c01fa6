"""Read the cast before anything else: who is named in full, as what, for whom, in which part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from discourse_kg.extraction.evidence import Listing
from discourse_kg.extraction.introductions import (
    Introduction,
    find_card,
    find_given_names,
    find_introductions,
    find_portrait,
    opens_attendance,
    speaking_words,
)
from discourse_kg.extraction.names import ends_with_phrase, find_runs, phrase_pattern, tokenise
from discourse_kg.extraction.segmentation import Block
from discourse_kg.extraction.spelling import Spellings, name_traces, same_person
from discourse_kg.extraction.titles import NAME_TOKENS
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Person, Span

_LIST_LINE = re.compile(r"(?:[*•·–-]\s+|\d{1,3}[.)]\s+)?\s*[^\W\d_][\w’'-]*\.?(?:\s[\w’'-]+){1,4}(?:,|\s[–—-]\s|\s\()")
_BYLINE_BLOCKS = 4
_BYLINE_LENGTH = 120

#: A credit is within this many characters before its name.
_CREDIT = 40

#: Next to this many people named in full, one named by a given name is one of them.
_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Moderator:
    """The full name of the moderator, and the sentence that says so."""

    name: str
    told: Span


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a recap.

    `introductions` are where they are named in full, in order; `forms` gives the full name that each form
    of one stands for. `author` is one of `persons`, unless only the byline names the author.
    """

    persons: tuple[Person, ...]
    moderators: tuple[Moderator, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    author: str | None = None

    def with_persons(self, names: Iterable[str]) -> Cast:
        """The cast, and those of these full names who are not in it."""
        added = (Person(name) for name in dict.fromkeys(map(self.canonical, names)))
        known = {person.name for person in self.persons}
        return replace(self, persons=(*self.persons, *(one for one in added if one.name not in known)))

    def canonical(self, name: str) -> str:
        """The full name in `persons` of a form that an introduction has."""
        return self.forms.get(name, name)


@dataclass(frozen=True, slots=True)
class _Known:
    """A person and every full form of the name that was met."""

    person: Person
    forms: frozenset[str]


def read_cast(
    text: str,
    blocks: tuple[Block, ...],
    pack: LanguagePack,
    author: str | None = None,
    given: tuple[Introduction, ...] = (),
) -> Cast:
    """Collect the people of a recap; `author` is the front matter's, else the byline's is taken.

    `given` are those whom the source itself calls its speakers.
    """
    byline = _byline(text, blocks, pack)
    author = author or (" ".join(byline.of(text).split()) if byline else None)
    known = {one.name for one in given}
    met = [*given, *(one for one in _met(text, blocks, pack, byline) if not one.spoken or _told(one, known))]
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


def _met(text: str, blocks: tuple[Block, ...], pack: LanguagePack, byline: Span | None) -> Iterator[Introduction]:
    """Everybody whom the blocks introduce, but the author and whoever is credited with something."""
    listed = _listed(text, blocks, pack)
    for number, block in enumerate(blocks):
        if block.repeated:
            continue
        for one in _introductions(text, block, pack, listed.get(number)):
            if one.span != byline and not _credited(text, one, pack):
                yield replace(one, spoken=block.spoken)


def _told(one: Introduction, known: set[str]) -> bool:
    """Whether somebody who speaks tells the role of a speaker; people who are only spoken of are not introduced so."""
    return one.name in known and one.description.role is not None


def _introductions(text: str, block: Block, pack: LanguagePack, listing: Listing | None) -> Iterator[Introduction]:
    """The introductions in a block; what *she is …* says belongs to the one person named in the sentence before."""
    if card := find_card(text, _first_line(text, block.span), pack):
        yield card
    before: list[Introduction] = []
    for sentence in block.sentences:
        here = list(find_introductions(text, sentence, pack, listing))
        if len(before) == 1 and (portrait := find_portrait(text, sentence, pack)):
            yield replace(before[0], sentence=sentence, description=portrait, evident=True)
        yield from here
        if len(here) >= _TOGETHER:
            yield from find_given_names(text, sentence, here, pack)
        before = here


def _first_line(text: str, block: Span) -> Span:
    return Span(block.start, block.start + len(block.of(text).split("\n", 1)[0].rstrip()))


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
    """Join a name to the one other that it ends (a double surname), or that it misspells by one slip."""
    known: list[_Known] = []
    endings: dict[str, list[int]] = defaultdict(list)
    spellings = Spellings(name_traces, same_person)
    for person in people:
        longer = endings.get(person.name.casefold(), [])
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
            spellings.add(person.name, len(known))
            known.append(_Known(person, frozenset({person.name})))
    return known


def _endings(name: str) -> Iterator[str]:
    """What follows each space in a name."""
    _, space, rest = name.partition(" ")
    while space:
        yield rest
        _, space, rest = rest.partition(" ")


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
    )
    return _Known(merged, known.forms | {person.name})


def _compatible(one: Person, other: Person) -> bool:
    """Two spellings with different roles or organizations are two people."""
    if one.role and other.role and one.role.label.casefold() != other.role.label.casefold():
        return False
    return not (one.organization and other.organization and one.organization != other.organization)


def _listed(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> dict[int, Listing]:
    """The blocks that list people, one each, below a line about the panel or a line that ends in a colon."""
    stage = phrase_pattern((*pack.cast.rosters, *pack.cast.panel, *pack.cast.talks, *pack.cast.panellists))
    found: dict[int, Listing] = {}
    listed: list[int] = []
    leads: Listing | None = None
    for number, block in enumerate(blocks):
        line = block.span.of(text)
        if block.kind is not BlockKind.DIALOGUE and _LIST_LINE.match(line) and not line.endswith((".", "!", "?", ":")):
            listed.append(number)
            # One such line is a heading; two are a list.
            found.update(dict.fromkeys(listed[-2:], leads) if leads and len(listed) > 1 else {})
        else:
            opens = line.endswith(":") or stage.search(line) is not None
            listed, leads = [], Listing.ROSTER if opens else None
            if opens_attendance(line, pack):
                leads = Listing.ATTENDANCE
    return found


def _byline(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> Span | None:
    """The name after a byline's opening words, in one of the first blocks or the last."""
    opens = phrase_pattern(pack.cast.bylines)
    for block in (*blocks[:_BYLINE_BLOCKS], *blocks[-1:]):
        line = block.span.of(text).split("\n", 1)[0]
        found = opens.match(line) if block.kind is not BlockKind.DIALOGUE and len(line) <= _BYLINE_LENGTH else None
        if found is None or found.end() == len(line):
            continue
        rest = Span(block.span.start + found.end(), block.span.start + len(line))
        run = next(find_runs(text, tokenise(text, rest), pack), None)
        if run and not text[rest.start : run.span.start].replace(":", "").strip() and len(run.tokens) in NAME_TOKENS:
            return run.span
    return None
