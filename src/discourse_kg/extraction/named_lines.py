"""Lines that name a speaker and say nothing: above a quotation, or behind a dash below it.

*Name (party)*, *Name, role:* and *― Name, editor of X* name a person wherever they stand beside quoted words, and say
who speaks those words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from discourse_kg.extraction.cues import find_cues
from discourse_kg.extraction.introduced_people import Cast, Introduction
from discourse_kg.extraction.introductions import find_introductions
from discourse_kg.extraction.label_forms import LONGEST_LABEL, Label, LabelForm
from discourse_kg.extraction.open_cues import find_open_cues
from discourse_kg.extraction.question_lines import is_answer
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.speaker_layout import NamedSpeaker
from discourse_kg.extraction.turn_labels import read_label
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.languages.supported import load_language
from discourse_kg.model import BlockKind, Recap, Span, TextBlock
from discourse_kg.notations import Resolution
from discourse_kg.noun_phrases.names import phrase_pattern, tokenise, word_set
from discourse_kg.readers.line_forms import opens_dialogue

#: Words in marks at the start of what stands below a name.
_QUOTES: Final = re.compile(r"[*_]{0,2}[“”„\"«»‘]\S")

#: A dash behind closed quotation marks, and the line that it opens.
_BEHIND: Final = re.compile(r"[”“\"»«’*_]\s+[–—―-]{1,2}\s{0,2}(?=[^\W\d_])(?P<label>[^\n“”\"«»:!?]{3,120})\Z")
_BELOW: Final = re.compile(r"\s{0,3}[–—―-]{1,2}\s{0,2}(?=[^\W\d_])(?P<label>[^\n“”\"«»:!?]{3,120})\Z")
_CLOSED: Final = re.compile(r"[”“\"»«’][*_]{0,2}\s*\Z")

#: A label before words of its own, which may have a time before it.
_LABELLED: Final = re.compile(
    rf"(?:[(\[]?\d{{1,2}}[.:]\d{{2}}[)\]]?[ \t]+)?(?P<label>[^\W\d_][^\n:!?]{{3,{LONGEST_LABEL}}}):[ \t]+\S+[ \t]+\S"
)

#: How far from its end a block is looked at.
_TAIL: Final = LONGEST_LABEL + 10

#: An item that says what somebody said has so many words.
_LEAST_NOTE: Final = 5

#: What parts the facts of a heading, and what may stand around one.
_BAR: Final = " | "
_AROUND: Final = " #*_[]\n"

_ENDS: Final = (".", "!", "?", "…", ",", ";")

#: A text with so many questions may be an interview.
_LEAST_QUESTIONS: Final = 2

#: Between a word of interviewing and the name of whoever is interviewed stand at most so many (*with the author Name*).
_LONGEST_OFFICE: Final = 8

#: A line of at most this many characters may ask somebody by name.
_LONGEST_QUESTION: Final = 500


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A label beside quoted words, or above notes of them: its block, its place, and what it says."""

    block: Span
    span: Span
    label: Label
    above: bool
    noted: bool = False


def find_named_lines(recap: Recap, pack: LanguagePack) -> tuple[NamedLine, ...]:
    """Every line of a recap that names in full who speaks the words above or below it."""
    blocks = [block for block in recap.blocks if block.kind.is_read]
    noted = _headings_of_notes(recap.text, blocks, pack)
    found: list[NamedLine] = []
    for number, block in enumerate(blocks):
        own = load_language(block.language) if block.language else pack
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        speaks = following is not None and (_is_spoken(recap.text, following) or number in noted)
        above = _noted if number in noted else _above
        line = above(recap.text, block, own) if speaks else None
        if line or (line := _behind(recap.text, block, own, blocks[number - 1] if number else None)):
            found.append(replace(line, noted=line.above and number in noted))
    return tuple(found)


def _headings_of_notes(text: str, blocks: list[TextBlock], pack: LanguagePack) -> frozenset[int]:
    """Headings that name people, each with a list below of what the person said.

    A line that no mark makes a heading is one above an item that is a sentence. One such heading alone is above a list
    that begins by telling what the person says.
    """
    found: dict[int, str] = {}
    told = False
    for number, (block, following) in enumerate(pairwise(blocks)):
        if block.kind is BlockKind.ITEM or following.kind is not BlockKind.ITEM:
            continue
        own = load_language(block.language) if block.language else pack
        item = following.span.of(text)
        marked = block.kind is BlockKind.HEADING or item.endswith(_ENDS[:4])
        if marked and len(item.split()) >= _LEAST_NOTE and (line := _noted(text, block, own)):
            found[number] = line.label.name
            told = told or _tells_of(text, following.span, line.label.name, own)
    return frozenset(found if told or len(set(found.values())) > 1 else ())


def _tells_of(text: str, item: Span, name: str, pack: LanguagePack) -> bool:
    """Whether an item begins with a person's name, given or full, and has a verb of saying."""
    tokens = tokenise(text, item)
    words = [token for token in tokens[: len(name.split()) + 1] if token.text[0].isalnum()]
    if not words or words[0].text != name.split(maxsplit=1)[0]:
        return False
    return bool(find_cues(tokens, pack) or find_open_cues(tokens, frozenset(), pack))


def _noted(text: str, block: TextBlock, pack: LanguagePack) -> NamedLine | None:
    """*Name, role* alone in its block, or between bars (*Notes | Name (organization) | Slides*)."""
    line = block.span.of(text)
    if block.kind is BlockKind.DIALOGUE or line.count(_BAR) == 0:
        return _above(text, block, pack)
    parts = [part.strip(_AROUND) for part in line.split(_BAR)]
    people = [one for part in parts if part and (one := _named(part, text, block, pack, above=True))]
    return people[0] if len(people) == 1 else None


def introduced_by(lines: tuple[NamedLine, ...], recap: Recap, pack: LanguagePack) -> tuple[Introduction, ...]:
    """Everybody whom such a line introduces, or a question to them, with what it says of them."""
    named = tuple(
        Introduction(line.label.name, line.span, line.span, line.label.description, evident=True) for line in lines
    )
    if recap.turns:
        return named
    asked = (*_asked_by_name(recap, pack), *_interviewed(recap, pack), *_in_turn(recap, pack))
    return (*named, *asked, *_labelled(recap, pack))


def speakers_of(lines: tuple[NamedLine, ...], cast: Cast) -> dict[Span, NamedSpeaker]:
    """By the span of its block, whom each line names, in the cast."""
    return {
        line.block: NamedSpeaker(
            Referent(line.span, MentionForm.NAME, cast.canonical(line.label.name), Resolution.FULL_NAME),
            line.above,
            line.noted,
        )
        for line in lines
    }


def _is_spoken(text: str, block: TextBlock) -> bool:
    """Whether a block is words that somebody says, as its first characters show."""
    opening = text[block.span.start : block.span.start + 4]
    return block.kind is BlockKind.DIALOGUE or _QUOTES.match(opening) is not None


def _above(text: str, block: TextBlock, pack: LanguagePack) -> NamedLine | None:
    """*Name, role:* alone in its block."""
    if block.span.end - block.span.start > LONGEST_LABEL or block.kind is BlockKind.DIALOGUE:
        return None
    line = block.span.of(text).strip(" #*_\n")
    line = line.removesuffix(":")
    # Words behind the party or the role in parentheses (*Name (S) replied:*) tell of something.
    if "\n" in line or line.endswith(_ENDS) or not line or (")" in line and not line.endswith(")")):
        return None
    return _named(line, text, block, pack, above=True)


def _behind(text: str, block: TextBlock, pack: LanguagePack, before: TextBlock | None) -> NamedLine | None:
    """*― Name, role* at the end of quoted words, or alone below them."""
    start = max(block.span.start, block.span.end - _TAIL)
    tail = text[start : block.span.end].rstrip()
    if found := _BEHIND.search(tail):
        return _named(found["label"], text, block, pack, above=False)
    below = before is not None and _CLOSED.search(text[max(before.span.end - 4, before.span.start) : before.span.end])
    if below and start == block.span.start and (found := _BELOW.match(tail)):
        return _named(found["label"], text, block, pack, above=False)
    return None


def _named(line: str, text: str, block: TextBlock, pack: LanguagePack, *, above: bool) -> NamedLine | None:
    label = read_label(line, pack)
    if label is None or label.form is not LabelForm.FULL or line.rstrip().endswith(_ENDS[1:]):
        return None
    start = text.index(line, block.span.start) if above else text.rindex(line, block.span.start, block.span.end)
    return NamedLine(block.span, Span(start, start + len(line)), label, above)


def _asked_by_name(recap: Recap, pack: LanguagePack) -> Iterator[Introduction]:
    """*How was it, Name?*, *Hello Name, role! How was it?* above a line of dialogue: whoever is asked is a person."""
    for block, following in pairwise(block for block in recap.blocks if block.kind.is_read):
        question = block.span.of(recap.text).rstrip(" *_\n")
        asks = question.endswith("?") and len(question) <= _LONGEST_QUESTION and not opens_dialogue(question)
        own = load_language(block.language) if block.language else pack
        if not asks or not (_is_spoken(recap.text, following) or is_answer(recap.text, following.span, own)):
            continue
        found = find_introductions(recap.text, block.span, own)
        people = [one for one in found if _is_addressed(recap.text, one, own)]
        if len(people) == 1:
            yield replace(people[0], evident=True)


def _interviewed(recap: Recap, pack: LanguagePack) -> Iterator[Introduction]:
    """*Interview with Name, role*, and *Name* alone below a question, in a text that asks questions."""
    blocks = [block for block in recap.blocks if block.kind.is_read]
    questions = [block.span.of(recap.text).rstrip(" *_\n").endswith("?") for block in blocks]
    if sum(questions) < _LEAST_QUESTIONS:
        return
    for number, block in enumerate(blocks):
        own = load_language(block.language) if block.language else pack
        found = phrase_pattern(own.nominal.interviews).search(recap.text, block.span.start, block.span.end)
        people = find_introductions(recap.text, Span(found.end(), block.span.end), own) if found else iter(())
        if found and found.end() < block.span.end and (one := next(people, None)):
            near = len(recap.text[found.end() : one.span.start].split()) <= _LONGEST_OFFICE
            if near and is_given_name(one.name.partition(" ")[0]):
                yield replace(one, evident=True)
        if number and questions[number - 1] and _is_apart(block) and (line := _above(recap.text, block, own)):
            yield Introduction(line.label.name, line.span, line.span, line.label.description, evident=True)


def titled(recap: Recap, pack: LanguagePack) -> tuple[str, ...]:
    """The full name in the title of a text that asks questions, alone, behind a word of interviewing, or before *:*."""
    asking = sum(block.span.of(recap.text).endswith("?") for block in recap.blocks if block.kind.is_read)
    if not recap.title or recap.turns or asking < _LEAST_QUESTIONS:
        return ()
    met = phrase_pattern(pack.nominal.interviews).search(recap.title)
    label = read_label(recap.title[met.end() :] if met else recap.title.partition(":")[0], pack)
    named = label is not None and label.form is LabelForm.FULL and is_given_name(label.name.partition(" ")[0])
    return (label.name,) if label and named else ()


def _in_turn(recap: Recap, pack: LanguagePack) -> Iterator[Introduction]:
    """*Name, Organization* alone above paragraphs in the first person, where several people speak so in turn."""
    blocks = [block for block in recap.blocks if block.kind.is_read]
    first = word_set(pack.pronouns.first)
    found: list[tuple[NamedLine, bool]] = []
    for block, following in pairwise(blocks):
        if _is_apart(block) and not _is_apart(following) and (line := _above(recap.text, block, pack)):
            own = any(token.folded in first for token in tokenise(recap.text, following.span))
            if is_given_name(line.label.name.partition(" ")[0]):
                found.append((line, own))
    if len({line.label.name for line, _ in found}) > 1 and 2 * sum(own for _, own in found) >= len(found):
        for line, _ in found:
            yield Introduction(line.label.name, line.span, line.span, line.label.description, evident=True)


def _is_apart(block: TextBlock) -> bool:
    return block.stressed or block.kind is BlockKind.HEADING


def _labelled(recap: Recap, pack: LanguagePack) -> Iterator[Introduction]:
    """*NAME (party): words*, *14:05 Name: words*: a label of a known given name at the start of a block."""
    for block in recap.blocks:
        if not block.kind.is_read or not (found := _LABELLED.match(recap.text, block.span.start, block.span.end)):
            continue
        label = read_label(found["label"], load_language(block.language) if block.language else pack)
        if label and label.form is LabelForm.FULL and is_given_name(label.name.partition(" ")[0]):
            where = Span(*found.span("label"))
            yield Introduction(label.name, where, where, label.description, evident=True)


def _is_addressed(text: str, one: Introduction, pack: LanguagePack) -> bool:
    """Whether a name with a given name is behind a greeting, or one with a given name is set off by marks."""
    behind = text[one.span.end : one.span.end + 1]
    before = text[one.sentence.start : one.span.start].rstrip()
    if behind not in ("?", "!", ","):
        return False
    given = is_given_name(one.name.partition(" ")[0]) and (not before or before.endswith(","))
    return given or before.casefold() in word_set(pack.nominal.greetings)
