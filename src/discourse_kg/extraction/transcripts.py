"""Recognize a transcript: labels say who speaks, and each turn lasts over paragraphs to the next label.

A text is a transcript as a whole or not at all, so that *Note:* in an article labels no turn.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from discourse_kg.extraction.introductions import find_introductions
from discourse_kg.extraction.label_forms import LONGEST_LABEL, LabelForm
from discourse_kg.extraction.labelled_turns import LEAST_SPEAKERS, LOOSE, Form, Labelled, Together
from discourse_kg.extraction.roll_names import roll_names
from discourse_kg.extraction.turn_labels import read_label, turn_number
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, GivenSpeaker, Heard, Recap, Span, TextBlock, Turn
from discourse_kg.notations import AttributionRule
from discourse_kg.noun_phrases.names import tokenise, word_set

#: The fewest turns and speakers of a transcript.
_TURNS: Final = 3
#: Where labels are only names before a colon, at least this share of the blocks from the first one on has one.
_LABELLED: Final = 1 / 3

_TIME: Final = r"(?P<time>[(\[]?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:[.,]\d{1,3})?[)\]]?[ \t]+(?:[–-][ \t]+)?)"
#: A colon as wide as an East Asian character needs no space behind it.
_WIDE: Final = "\N{FULLWIDTH COLON}"
_BEFORE_COLON: Final = re.compile(
    rf"{_TIME}?(?:>[ \t]{{0,3}}){{0,3}}(?:[-*•·][ \t]+)?"
    rf"(?P<label>[^\s>\[\]:{_WIDE}?!][^\[\]\n:{_WIDE}?!]{{0,{LONGEST_LABEL}}})"
    rf"(?:[ \t]*{_WIDE}|[ \t]?:(?=\s|\Z))[ \t]*"
)
_IN_BRACKETS: Final = re.compile(
    rf"{_TIME}?\[(?P<label>[^\[\]\n]{{2,{LONGEST_LABEL}}})\](?:[:{_WIDE}]|(?=\s|\Z))[ \t]*"
)
#: A turn that begins behind another on one line: a label in brackets between two sentences.
_BRACKETS_WITHIN: Final = re.compile(rf"(?<=[.!?…”\"] )\[(?P<label>[^\[\]\n]{{2,{LONGEST_LABEL}}})\](?=\s)[ \t]*")
_TIMED: Final = re.compile(_TIME)
#: What looks like a name before a colon or a comma: words with a capital, and short ones between them.
_LIKE_NAME: Final = re.compile(
    r"[^\W\d_a-z][\w’'.-]*(?: [\w’'.-]{1,3}(?= )){0,2}(?: [a-z]?[^\W\d_a-z][\w’'.-]*){1,3}(?=[,(]|\Z)"
)
#: *Chair: Given Surname*: who it is, and nothing that is said.
_ONLY_NAME: Final = re.compile(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]*\.?){1,3}")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_LINE: Final = re.compile(r"[^\n]+")
#: *(Applause)*: what a reporter notes, and nobody says.
_NOTED: Final = re.compile(r"[(\[][^()\[\]]{1,200}[)\]]\.?")
_SAID: Final = re.compile(r"[.!?…,;:][\"”“»«’')\]]*$")


def with_turns(recap: Recap, pack: LanguagePack) -> Recap:
    """The recap, its blocks cut where turns begin, if it is a transcript; else without turns.

    Turns of a recording that name nobody only tell when something was said.
    """
    found = [each for number, block in enumerate(recap.blocks) for each in _labels(recap.text, number, block, pack)]
    kept = _transcribed(found, recap, pack)
    if not kept:
        return replace(recap, turns=())
    cutter = _Cutter(recap.text, kept, _recurring(recap), pack)
    for number, block in enumerate(recap.blocks):
        cutter.read(number, block)
    return replace(recap, blocks=tuple(cutter.blocks), turns=tuple(_timed(cutter.turns(), recap.turns)))


def _timed(turns: Iterable[Turn], heard: Sequence[Turn]) -> Iterator[Turn]:
    """The turns, with the times of what was heard in them."""
    for turn in turns:
        first = bisect_right(heard, turn.span.start, key=lambda each: each.span.end)
        within = heard[first : bisect_left(heard, turn.span.end, key=lambda each: each.span.start)]
        times = [each.heard for each in within if each.heard]
        whole = Heard(min(each.begins for each in times), max(each.ends for each in times)) if times else None
        yield replace(turn, heard=whole)


def _labels(text: str, number: int, block: TextBlock, pack: LanguagePack) -> Iterator[Labelled]:
    if not block.kind.is_read:
        return
    for line in _LINE.finditer(text, block.span.start, block.span.end):
        for found in _labels_of(text, line, block, pack):
            if (label := read_label(found[1].group("label"), pack)) is None:
                continue
            form, match = found
            said = text[match.end() : line.end()]
            if not _says_something(said) or (label.form is LabelForm.UNNAMED and _ONLY_NAME.fullmatch(said.strip())):
                continue
            if form is Form.COLON and match.group("label").isupper():
                form = Form.CAPITALS
            yield Labelled(number, form, label, Span(*match.span("label")), Span(*match.span()))


def _labels_of(
    text: str, line: re.Match[str], block: TextBlock, pack: LanguagePack
) -> Iterator[tuple[Form, re.Match[str]]]:
    """The label that a line begins with, and those in brackets behind it."""
    first = _label(text, line, block, pack)
    if first is None:
        return
    yield first
    if first[0] is Form.BRACKETS:
        yield from ((first[0], one) for one in _BRACKETS_WITHIN.finditer(text, first[1].end(), line.end()))


def _says_something(words: str) -> bool:
    """Whether what follows a label may be speech, or is on the lines below; numbers and addresses are none."""
    return not words.strip() or (_LETTERS.search(words) is not None and "@" not in words)


def _label(text: str, line: re.Match[str], block: TextBlock, pack: LanguagePack) -> tuple[Form, re.Match[str]] | None:
    if found := _numbered(pack).match(text, *line.span()):
        return Form.NUMBERED, found
    for pattern, form in ((_BEFORE_COLON, Form.COLON), (_IN_BRACKETS, Form.BRACKETS)):
        if found := pattern.match(text, *line.span()):
            if found["time"]:
                return Form.TIMED, found
            heads = block.kind is BlockKind.HEADING and found.end() >= block.span.end
            return Form.HEADING if heads else form, found
    return None


@cache
def _numbered(pack: LanguagePack) -> re.Pattern[str]:
    """*Anf. 12 Minister X (S):*, alone on its line."""
    label = rf"(?P<label>[^\n:]{{2,{LONGEST_LABEL}}}):?[ \t]*$"
    return re.compile(turn_number(pack) + label, re.IGNORECASE | re.MULTILINE)


def _transcribed(found: Sequence[Labelled], recap: Recap, pack: LanguagePack) -> list[Labelled]:
    """The labels of turns, if they are enough to make a transcript of the text."""
    if len(found) < LEAST_SPEAKERS:
        return []
    together = Together.of(found, _people(found, recap, pack), roll_names(recap, pack), pack)
    kept = [each for each in found if together.confirm(each)]
    if any(each.form is Form.NUMBERED for each in kept):
        return kept
    speakers = {each.label.name.casefold() for each in kept}
    sure = all(each.form is Form.TIMED or _is_bracketed_name(each) for each in kept)
    if len(kept) < (LEAST_SPEAKERS if sure else _TURNS) or len(speakers) < LEAST_SPEAKERS:
        return []
    loose = sum(each.form is Form.COLON for each in kept)
    return kept if loose * 2 <= len(kept) or _dense(kept, recap) else []


def _is_bracketed_name(each: Labelled) -> bool:
    return each.form is Form.BRACKETS and each.label.form is LabelForm.FULL


def _people(found: Sequence[Labelled], recap: Recap, pack: LanguagePack) -> frozenset[str]:
    """The full names in the text, where labels may be a part of one."""
    if all(each.label.form is LabelForm.FULL for each in found):
        return frozenset()
    read = (block.span for block in recap.blocks if block.kind.is_read)
    return frozenset(one.name for span in read for one in find_introductions(recap.text, span, pack))


def _recurring(recap: Recap) -> frozenset[str]:
    """What stands before a colon, one word, at the start of several blocks."""
    blocks = (block.span for block in recap.blocks if block.kind.is_read)
    found = (_BEFORE_COLON.match(recap.text, span.start, span.end) for span in blocks)
    often = Counter(each["label"] for each in found if each and each["label"].isalpha() and each["label"][0].isupper())
    return frozenset(label for label, times in often.items() if times > 1)


def _dense(kept: Sequence[Labelled], recap: Recap) -> bool:
    blocks = [block for block in recap.blocks[kept[0].block :] if block.kind.is_read]
    return len({each.block for each in kept}) >= _LABELLED * len(blocks)


def _full_names(labels: Iterable[Labelled]) -> list[str]:
    return sorted({each.label.name for each in labels if each.label.form is LabelForm.FULL})


@dataclass(slots=True)
class _Open:
    """A turn while it is read."""

    label: Labelled
    said: list[TextBlock]


class _Cutter:
    """Cuts blocks at labels, and collects the turns."""

    def __init__(self, text: str, labels: Sequence[Labelled], recurring: frozenset[str], pack: LanguagePack) -> None:
        self.blocks: list[TextBlock] = []
        self._recurring = recurring
        self._text = text
        self._labels: dict[int, list[Labelled]] = {}
        for label in labels:
            self._labels.setdefault(label.block, []).append(label)
        self._names = re.compile("|".join(re.escape(name) for name in _full_names(labels)) or r"(?!)")
        self._timed = any(label.form is Form.TIMED for label in labels)
        self._last = labels[-1]
        self._first_person = word_set(pack.pronouns.first)
        self._open: list[_Open] = []
        self._closed = True

    def read(self, number: int, block: TextBlock) -> None:
        """Take the next block, in one piece or several."""
        position = block.span.start
        for label in self._labels.get(number, ()):
            self._piece(block, position, label.whole.start)
            self.blocks.append(replace(block, kind=BlockKind.LABEL, span=label.words))
            self._open.append(_Open(label, []))
            self._closed = False
            position = label.whole.end
        self._piece(block, position, block.span.end)

    def _piece(self, block: TextBlock, start: int, end: int) -> None:
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start >= end:
            return
        piece = replace(block, span=Span(start, end))
        if not block.kind.is_read or _NOTED.fullmatch(self._text, start, end):
            kind = block.kind if not block.kind.is_read else BlockKind.NOTE
            self.blocks.append(replace(piece, kind=kind))
            return
        if self._timed and _TIMED.match(self._text, start, end):
            self._closed = True
        if start == block.span.start and self._open[-1:] and (self._tells(start, end) or self._ends(block, start, end)):
            self._closed = True
        if not self._closed:
            piece = replace(piece, kind=BlockKind.PARAGRAPH if piece.kind is BlockKind.HEADING else piece.kind)
            self._open[-1].said.append(replace(block, span=piece.span))
        self.blocks.append(piece)

    def _tells(self, start: int, end: int) -> bool:
        """Whether a paragraph without a label begins with a speaker's full name: somebody else tells of that one."""
        return self._open[-1].label.form is Form.COLON and self._names.match(self._text, start, end) is not None

    def _ends(self, block: TextBlock, start: int, end: int) -> bool:
        """Whether a block without a label is no part of a turn: a question set apart, or what follows the last turn.

        Nothing says how far the last of turns with loose labels reaches: over paragraphs in the first person.
        """
        if (block.stressed and self._text[end - 1] == "?") or self._is_anothers(start, end):
            return True
        if self._open[-1].label is not self._last or self._last.form not in LOOSE:
            return False
        own = any(token.folded in self._first_person for token in tokenise(self._text, Span(start, end)))
        return block.stressed or block.kind is BlockKind.HEADING or not own

    def _is_anothers(self, start: int, end: int) -> bool:
        """Whether a block begins as labelled ones do, with a name or a short form that could not be read as one."""
        found = _BEFORE_COLON.match(self._text, start, end) if self._open[-1].label.form is Form.COLON else None
        if found is None:
            return False
        return found["label"] in self._recurring or _LIKE_NAME.match(found["label"]) is not None

    def turns(self) -> Iterator[Turn]:
        """The turns in which something is said; a heading behind one belongs to what comes next."""
        for each in self._open:
            said = list(each.said)
            while len(said) > 1 and self._heads_next(said[-1]):
                said.pop()
            if said:
                speaker = GivenSpeaker(each.label.label.name)
                span = said[0].span.through(said[-1].span)
                yield Turn(span, speaker, AttributionRule.TURN_LABEL, each.label.words)

    def _heads_next(self, block: TextBlock) -> bool:
        return block.kind is BlockKind.HEADING and not _SAID.search(block.span.of(self._text))
