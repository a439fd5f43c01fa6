"""What a sentence says of an event: that there is one, that it took place, that it is another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Span
from discourse_kg.noun_phrases.names import REMEMBERED, phrase_pattern, word_set

#: A longer sentence, in characters, tells of no event: it is a list, a table or no prose at all.
LONGEST_TOLD: Final = 1_200

#: Words bear on a name or a day from at most so many characters away.
_AROUND: Final = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the narration, with the number of its block and whether it opens that block."""

    sentence: Span
    block: int
    opens: bool


def told_sentences(blocks: tuple[Block, ...]) -> Iterator[Told]:
    """The sentences in which the recap itself tells: not what somebody says, nor what a page prints twice."""
    for number, block in enumerate(blocks):
        if block.repeated or block.spoken or block.kind is BlockKind.DIALOGUE:
            continue
        for sentence in block.sentences:
            if sentence.end - sentence.start <= LONGEST_TOLD:
                yield Told(sentence, number, sentence is block.sentences[0])


@lru_cache(REMEMBERED)
def is_event_noun(folded: str, pack: LanguagePack) -> bool:
    """Whether a small word means an event (*seminariet*, *dialogmöte*).

    >>> from discourse_kg.languages.supported import load_language
    >>> [is_event_noun(word, load_language("sv")) for word in ("rundabordssamtal", "seminarium", "hamnen")]
    [True, True, False]
    """
    return folded in word_set(pack.events.nouns) or folded.endswith(pack.events.noun_endings)


def names_event_kind(words: str, pack: LanguagePack) -> bool:
    """Whether one of the words means an event."""
    return _noun_pattern(pack).search(words) is not None


def tells_of_event(words: str, pack: LanguagePack) -> bool:
    """Whether the words speak of an event, or say that something took place."""
    return names_event_kind(words, pack) or is_held(words, pack)


def is_held(words: str, pack: LanguagePack) -> bool:
    """Whether the words say that something took place, or that people met."""
    return phrase_pattern(pack.events.held).search(words) is not None


def is_about_another(text: str, sentence: Span, span: Span, pack: LanguagePack) -> bool:
    """Whether words around a span say that it is of an event before or after the one told of (*last year's*)."""
    return _near(phrase_pattern(pack.events.others), text, sentence, span)


def dates_something_else(text: str, sentence: Span, day: Span, pack: LanguagePack) -> bool:
    """Whether words around a day say that it is something else's (an election, an appointment, a law in force)."""
    return _near(phrase_pattern(pack.events.other_days), text, sentence, day)


def _near(pattern: re.Pattern[str], text: str, sentence: Span, span: Span) -> bool:
    start, end = max(sentence.start, span.start - _AROUND), min(sentence.end, span.end + _AROUND)
    return pattern.search(text, start, end) is not None


@cache
def _noun_pattern(pack: LanguagePack) -> re.Pattern[str]:
    words = (*pack.events.nouns, *pack.cast.panel)
    nouns = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    endings = "|".join(sorted(map(re.escape, pack.events.noun_endings), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?:(?<!\w)(?:{nouns})|(?:{endings}))(?!\w)", re.IGNORECASE)
