"""Find the event's name and place, and the panel's title, as printed."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from discourse_kg.extraction.dates import is_month, is_weekday
from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Span
from discourse_kg.noun_phrases.names import (
    REMEMBERED,
    Token,
    find_runs,
    phrase_pattern,
    tokenise,
    without_genitive,
    word_set,
)

#: The event is named early or not at all.
_BLOCKS = 8

#: A place is at most this many tokens after the event's name.
_PLACE_REACH = 16

#: So many letters at a name's end may be an inflection (*…dagarna*, *…dagar*).
_ENDING = 2


def event_name(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> Span | None:
    """The first capitalised name that ends as an event's does (*…dagarna*, *… Summit*) after a preposition."""
    early = [block for block in blocks if not block.repeated][:_BLOCKS]
    read = [tokenise(text, block.span) for block in early if _holds_event_word(block.span.of(text), pack)]
    for behind in (True, False):
        for tokens in read:
            if (found := _named(tokens, pack, behind_preposition=behind)) is not None:
                return found
    return None


def _named(tokens: tuple[Token, ...], pack: LanguagePack, *, behind_preposition: bool) -> Span | None:
    for index, token in enumerate(tokens):
        if not _is_event_word(token.text, pack):
            continue
        start = index
        while start > 0 and (tokens[start - 1].capitalised or _is_year(tokens[start - 1].text)):
            start -= 1
        while start < index and tokens[start].folded in word_set((*pack.names.openers, *pack.roles.determiners)):
            start += 1
        alone = start == index and (not any(map(str.isupper, token.text)) or is_weekday(token.text, pack.tag))
        if alone or (start == index and token.folded in word_set(pack.events.heads)):
            continue
        before = tokens[start - 1].folded if start else ""
        if not behind_preposition or before in word_set((*pack.events.prepositions, *pack.roles.determiners)):
            return Span(tokens[start].start, token.end)
    return None


def _holds_event_word(words: str, pack: LanguagePack) -> bool:
    """Whether one of the words of a block can be an event's: most blocks have none, and are not cut for it."""
    return _event_endings(pack).search(words.casefold()) is not None


@cache
def _event_endings(pack: LanguagePack) -> re.Pattern[str]:
    endings = "|".join(re.escape(ending.casefold()) for ending in (*pack.events.heads, *pack.events.suffixes))
    return re.compile(rf"(?:{endings})(?!\w)")


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == 4  # noqa: PLR2004 (digits of a year)


@lru_cache(REMEMBERED)
def _is_event_word(word: str, pack: LanguagePack) -> bool:
    folded = word.casefold()
    return folded in word_set(pack.events.heads) or any(
        folded.endswith(suffix) and len(folded) > len(suffix) for suffix in pack.events.suffixes
    )


def event_place(text: str, blocks: tuple[Block, ...], event: Span | None, pack: LanguagePack) -> Span | None:
    """The place after the event's name: *på Stockholmsmässan i Älvsjö*; without a name nothing is guessed."""
    if event is None:
        return None
    word = event.of(text)
    for block in blocks[: _BLOCKS * 2]:
        for sentence in block.sentences:
            for found in _event_pattern(word).finditer(text, sentence.start, sentence.end - 1):
                if (place := _place_behind(text, Span(found.end(), sentence.end), pack)) is not None:
                    return place
    return None


@cache
def _event_pattern(word: str) -> re.Pattern[str]:
    """The event's name in another of its forms too: its last letters may be another ending."""
    stem = word[:-_ENDING] if len(word) > 4 * _ENDING else word
    return re.compile(rf"(?<!\w){re.escape(stem)}\w{{0,3}}", re.IGNORECASE)


def _place_behind(text: str, behind: Span, pack: LanguagePack) -> Span | None:
    """The first capitalised name behind a preposition of place, and what such prepositions add to it."""
    tokens = tokenise(text, behind)
    prepositions = word_set(pack.events.place)
    for index, token in enumerate(tokens[:_PLACE_REACH]):
        if token.folded in prepositions and (place := _place_at(text, tokens, index + 1, pack)) is not None:
            return place
    return None


def _place_at(text: str, tokens: tuple[Token, ...], index: int, pack: LanguagePack) -> Span | None:
    prepositions, determiners = word_set(pack.events.place), word_set(pack.roles.determiners)
    if index < len(tokens) and tokens[index].folded in determiners:
        index += 1
    rest = tokens[index:]
    if not rest or not rest[0].capitalised or is_month(rest[0].text, pack.tag):
        return None
    run = next(find_runs(text, rest, pack))
    length = len(run.tokens)
    if length < len(rest) and _is_venue(run.tokens[-1], rest[length], pack):
        length += 1
    place = Span(rest[0].start, rest[length - 1].end)
    if length < len(rest) and rest[length].folded in prepositions:
        further = _place_at(text, tokens, index + length + 1, pack)
        return place.through(further) if further else place
    return place


def _is_venue(name: Token, following: Token, pack: LanguagePack) -> bool:
    """*Holmstads konserthus*, *Värnsta herrgård*: a small word that belongs to the name of a place."""
    if not following.text.isalpha() or following.capitalised or following.folded in word_set(pack.events.place):
        return False
    genitive = without_genitive(name.text, pack) and following.folded not in word_set(pack.function_words)
    return bool(genitive) or any(following.folded.endswith(venue) for venue in pack.events.venues)


def panel_title(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> Span | None:
    """The words in quotation marks next to a word for the panel, if there are two or more."""
    for block in blocks:
        if block.repeated or block.kind is BlockKind.DIALOGUE:
            continue
        for unit in block.units:
            if unit.quotations and phrase_pattern((*pack.cast.panel, *pack.cast.talks)).search(unit.span.of(text)):
                quotation = unit.quotations[0]
                if quotation.closed and quotation.has_words(text, 2):
                    return Span(quotation.span.start + 1, quotation.span.end - 1)
    return None


def headline(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> Span | None:
    """The recap's own headline: the first line that is no byline, to the end of its first sentence."""
    lines = (*pack.cast.bylines, *pack.dates.published)
    for block in blocks[:4]:
        if phrase_pattern(lines).match(block.span.of(text)) is None and block.sentences:
            first = block.sentences[0]
            marks = re.match(r"#{1,6}[ \t]+", first.of(text))
            return Span(first.start + (marks.end() if marks else 0), first.end)
    return None
