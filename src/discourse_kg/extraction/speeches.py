"""Recognize a speech: its head says who gave it, and its words are those of one who speaks as *I*.

An article about a speech has the same words in its headline. It speaks of the speaker by name, and quotes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from discourse_kg.extraction.cues import find_cues
from discourse_kg.extraction.introduced_people import Cast, Introduction
from discourse_kg.extraction.introductions import find_introductions
from discourse_kg.extraction.label_forms import LabelForm
from discourse_kg.extraction.quotation import find_quotations
from discourse_kg.extraction.segmentation import split_sentences
from discourse_kg.extraction.turn_labels import read_label
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, GivenSpeaker, Recap, Span, TextBlock, Turn
from discourse_kg.notations import AttributionRule
from discourse_kg.noun_phrases.descriptions import is_title
from discourse_kg.noun_phrases.names import phrase_pattern, tokenise, without_genitive, word_set

#: The head of a speech is within this many blocks, none of them longer than a byline with place and day.
_HEAD: Final = 6
_LONGEST_HEAD: Final = 240
#: A speech has at least so many sentences, and a share of them in the first person.
_SENTENCES: Final = 4
_FIRST_PERSON: Final = 0.2
#: The same where its first words address those who listen.
_FIRST_PERSON_ADDRESSED: Final = 0.05
#: Lines that open with a dash, and quotations that somebody else is given: more than these are an article's.
_LINES: Final = 2
#: How far behind the name of who gave it the genre stands.
_NEAR: Final = 80
_LONGEST_BYLINE: Final = 120
_DAY_AT_END: Final = re.compile(
    r",[^\n]{0,80}?\b(?:\d{1,2}\s{1,3}[^\W\d_]{3,20}|[^\W\d_]{3,20}\s{1,3}\d{1,2},?)\s{1,3}\d{4}\.?$"
)
#: Between the name of the genre and *by*: where, when, at what.
_BETWEEN: Final = r"[^.!?\n]{0,100}?"
#: A title or a role before a name: a few words without a mark.
_TITLE: Final = r"(?:[^\s.,;:!?()]+[ ]){0,5}"
_MARKS: Final = frozenset(",.;:")
#: How a line of address ends (*Dear friends,*), and no heading.
_ADDRESS: Final = re.compile(r"[,!?.…;:–—-][\"”“»«’')\]]*$")


@dataclass(frozen=True, slots=True)
class _Head:
    """Who gave the speech, where the source names them, and the number of the last block that is no part of it."""

    name: str
    label: Span | None
    last: int


def without_venues(cast: Cast, recap: Recap, pack: LanguagePack) -> Cast:
    """The cast, where what follows the name of whoever gave a speech is where it was given, and when.

    *Speech by Name at the fair*, *Speech by Name, Place, 8 January 2023* name no organization.
    """
    speakers = {turn.speaker.name for turn in recap.turns if turn.speaker and turn.rule is AttributionRule.SPEECH}
    if not speakers:
        return cast
    head = recap.text[: min(turn.span.start for turn in recap.turns)]
    persons = tuple(
        replace(person, organization=person.party)
        if person.name in speakers and person.organization and _is_venue(head, person.name, person.organization, pack)
        else person
        for person in cast.persons
    )
    return replace(cast, persons=persons)


def _is_venue(head: str, name: str, organization: str, pack: LanguagePack) -> bool:
    if any(character.isdigit() for character in organization):
        return True
    joints = _either((*pack.events.prepositions, *pack.events.place))
    articles = _either(pack.roles.determiners)
    behind = rf"{re.escape(name)}\s+(?:{joints})\s+(?:(?:{articles})\s+)?{re.escape(organization)}"
    return re.search(behind, " ".join(head.split()), re.IGNORECASE) is not None


def with_speech(recap: Recap, pack: LanguagePack) -> Recap:
    """The recap with its words as turns of the one who gave the speech, if it is one; else as it is."""
    blocks = [(number, block) for number, block in enumerate(recap.blocks) if block.kind.is_read]
    head = _head(recap, blocks[:_HEAD], pack) or _before_address(recap, blocks[:_HEAD], pack)
    if head is None:
        return recap
    announced, blocks = _announced(recap, [pair for pair in blocks if pair[0] > head.last], pack)
    said = [block for _, block in blocks]
    if not said or not _is_spoken(recap, said, head, pack, announced=announced):
        return recap
    speaker = GivenSpeaker(head.name)
    turns = (Turn(span, speaker, AttributionRule.SPEECH, head.label) for span in _stretches(recap, said))
    return replace(recap, turns=tuple(turns))


def _head(recap: Recap, blocks: Sequence[tuple[int, TextBlock]], pack: LanguagePack) -> _Head | None:
    """What the first blocks say of a speech: *Speech by Name*, *Name's speech at …*; or front matter and a headline."""
    found: _Head | None = None
    genre = any(phrase_pattern(pack.given.spoken).search(block.span.of(recap.text)) for _, block in blocks)
    for number, block in blocks:
        words = block.span.of(recap.text)
        if len(words) > _LONGEST_HEAD:
            break
        genre = genre or _genre(pack).search(words) is not None
        one = _given_by(recap.text, block.span, pack)
        if one is None and genre:
            one = _byline(recap.text, block.span, pack) or next(
                _after(_spoke(pack), recap.text, block.span, pack), None
            )
        if one:
            found = found or _Head(one.name, one.span, number)
            found = replace(found, last=number)
    if found is None and genre and recap.author and _is_person(recap.author, pack):
        headline = next(number for number, _ in blocks)
        return _Head(recap.author, None, headline)
    return found


def _before_address(recap: Recap, blocks: Sequence[tuple[int, TextBlock]], pack: LanguagePack) -> _Head | None:
    """The only one whom the head names, with an office, before the words that address those who listen.

    *Minister Name informs the parliament …*, and then *Mr Speaker!*: no word says what kind of text it is.
    """
    addresses, found = phrase_pattern(pack.given.addresses), None
    for number, block in blocks:
        if addresses.match(recap.text, block.span.start):
            return replace(found, last=number - 1) if found else None
        people = list(find_introductions(recap.text, block.span, pack))
        if len(block.span.of(recap.text)) > _LONGEST_HEAD or len(people) > 1:
            return None
        if people and (found or people[0].description.role is None):
            return None
        found = _Head(people[0].name, people[0].span, number) if people else found
    return None


def _is_person(name: str, pack: LanguagePack) -> bool:
    label = read_label(name, pack)
    return label is not None and label.form is LabelForm.FULL


def _given_by(text: str, block: Span, pack: LanguagePack) -> Introduction | None:
    """The one whom a line calls the giver of a speech."""
    people = list(find_introductions(text, block, pack))
    for one in people:
        before, behind = text[block.start : one.span.start], text[one.span.end : block.end]
        if _owned(pack).match(behind):
            bare = _bare(one.name, text, pack)
            return replace(one, name=bare, span=Span(one.span.start, one.span.start + len(bare)))
        if _behind_name(pack).match(behind):
            return one
        if _gave(pack).search(before) and _genre(pack).search(behind[:_NEAR]):
            return one
    return next(_after(_genre_by(pack), text, block, pack), None)


def _bare(name: str, text: str, pack: LanguagePack) -> str:
    """The name without the genitive's ending; the name itself where it also stands before something else so written."""
    bare = without_genitive(name, pack)
    if bare is None or name.rsplit(maxsplit=1)[-1].casefold() in word_set(pack.names.given_like_genitive):
        return name
    places = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return name if any(not _owned(pack).match(text, found.end()) for found in places) else bare


def _after(words: re.Pattern[str], text: str, block: Span, pack: LanguagePack) -> Iterator[Introduction]:
    """Somebody named right behind words such as *speech … by*, with at most a title before the name.

    The words are apart from it, since *by* may look like a part of a name.
    """
    for found in words.finditer(text, block.start, block.end):
        if found.end() < block.end:
            one = next(find_introductions(text, Span(found.end(), block.end), pack), None)
            title = text[found.end() : one.span.start] if one else ""
            near = not found["between"].strip() or " " in found["by"]
            if one and _is_title(title, pack) and (near or title.strip()):
                yield one


def _is_title(words: str, pack: LanguagePack) -> bool:
    """Whether words before a name are its title, or none at all."""
    parts = [word.rstrip(".").casefold() for word in words.split()]
    honorifics = word_set(pack.names.honorifics)
    return words[:1] not in _MARKS and (not parts or any(part in honorifics or is_title(part, pack) for part in parts))


def _byline(text: str, block: Span, pack: LanguagePack) -> Introduction | None:
    """*Minister Name, place, 8 January 2023*: a line that begins with a name and ends with a day, and says no more."""
    one = next(find_introductions(text, block, pack), None)
    if one is None or block.end - block.start > _LONGEST_BYLINE or find_cues(tokenise(text, block), pack):
        return None
    before, behind = text[block.start : one.span.start], text[one.span.end : block.end]
    opens = not before.strip() or (one.description.role is not None and one.description.role.label in before)
    return one if opens and _DAY_AT_END.search(behind) else None


@cache
def _genre(pack: LanguagePack) -> re.Pattern[str]:
    return phrase_pattern(pack.given.genres)


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _genre_by(pack: LanguagePack) -> re.Pattern[str]:
    genres, by = _either(pack.given.genres), _either(pack.given.by)
    return re.compile(rf"(?<!\w)(?:{genres})(?!\w)(?P<between>{_BETWEEN})(?<!\w)(?P<by>{by})\s+", re.IGNORECASE)


@cache
def _spoke(pack: LanguagePack) -> re.Pattern[str]:
    """*On 2 May spoke* somebody, or what *was delivered by* somebody; alone, *by* is too little."""
    by = _either([words for words in pack.given.by if " " in words])
    return re.compile(rf"(?<!\w)(?P<between>)(?P<by>{_either(pack.given.spoke)}|{by})\s+", re.IGNORECASE)


@cache
def _behind_name(pack: LanguagePack) -> re.Pattern[str]:
    """*Name gave … speech*, or a genitive's mark of its own and a genre."""
    genres, gave = _either(pack.given.genres), _either(pack.given.gave)
    genitives = _either(pack.names.genitives)
    return re.compile(
        rf"(?:{genitives})\s+(?:[^\W\d_]+\s+)?(?:{genres})(?!\w)|\s+(?:{gave})\s+{_BETWEEN}(?<!\w)(?:{genres})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _owned(pack: LanguagePack) -> re.Pattern[str]:
    """A genre right behind a name, which then is in the genitive."""
    return re.compile(rf"\s+(?:[^\W\d_]+\s+)?(?:{_either(pack.given.genres)})(?!\w)", re.IGNORECASE)


@cache
def _gave(pack: LanguagePack) -> re.Pattern[str]:
    """*… gave*, and at most a title before the name, where the verb stands first."""
    return re.compile(rf"(?<!\w)(?:{_either(pack.given.gave)})\s+{_TITLE}$", re.IGNORECASE)


def _announced(
    recap: Recap, blocks: list[tuple[int, TextBlock]], pack: LanguagePack
) -> tuple[bool, list[tuple[int, TextBlock]]]:
    """Whether a block says that what follows was to be spoken, and the blocks after it."""
    spoken = phrase_pattern(pack.given.spoken)
    for index, (_, block) in enumerate(blocks[:_HEAD]):
        words = block.span.of(recap.text)
        if len(words) <= _LONGEST_HEAD and spoken.search(words):
            return True, blocks[index + 1 :]
    anywhere = any(
        block.span.end - block.span.start <= _LONGEST_HEAD and spoken.search(block.span.of(recap.text))
        for block in recap.blocks
    )
    return anywhere, blocks


def _is_spoken(recap: Recap, said: Sequence[TextBlock], head: _Head, pack: LanguagePack, *, announced: bool) -> bool:
    """Whether the words are a speech's: announced as such, or in the first person, and without the speaker's name."""
    text = recap.text
    sentences = [part for block in said for part in split_sentences(text, block.span, pack)]
    first = word_set(pack.pronouns.first)
    quoted = [quotation.span for block in said for quotation in find_quotations(text, block.span)]
    own = sum(
        any(token.folded in first and not _within(token.span, quoted) for token in tokenise(text, sentence))
        for sentence in sentences
    )
    opened = phrase_pattern(pack.given.addresses).match(text, said[0].span.start) is not None
    least = 0.0 if announced else _FIRST_PERSON_ADDRESSED if opened else _FIRST_PERSON
    if own < len(sentences) * least or (not announced and len(sentences) < _SENTENCES):
        return False
    if sum(block.kind is BlockKind.DIALOGUE for block in said) >= _LINES and not announced:
        return False
    surname = re.compile(rf"(?<!\w){re.escape(head.name.split()[-1])}(?!\w)")
    named = sum(surname.search(block.span.of(text)) is not None for block in said)
    return named == 0 or (announced and named == 1)


def _within(span: Span, others: Sequence[Span]) -> bool:
    """Whether one of the others, which come in order and apart, covers the span."""
    number = bisect_right(others, span.start, key=lambda other: other.start) - 1
    return number >= 0 and others[number].covers(span)


def _stretches(recap: Recap, said: Sequence[TextBlock]) -> Iterator[Span]:
    """The words between headings; a line of address is no heading."""
    stretch: Span | None = None
    for block in said:
        heads = block.kind is BlockKind.HEADING and not _ADDRESS.search(block.span.of(recap.text))
        if not heads:
            stretch = stretch.through(block.span) if stretch else block.span
        elif stretch:
            yield stretch
            stretch = None
    if stretch:
        yield stretch
