"""Names of events that are titles: quoted, or behind a word for an event (*konferensen Is för framtiden*)."""

from __future__ import annotations

import re
from typing import Final

from discourse_kg.extraction.dates import is_month, is_weekday
from discourse_kg.extraction.event_name_words import EventSentence, ends_name, is_of_all, is_year
from discourse_kg.extraction.event_words import is_event_noun
from discourse_kg.extraction.quotation import find_quotations
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.names import Token, word_set

#: A name in sentence case goes on with at most so many small words.
_SMALL: Final = 6
#: A title between commas is at most so many words behind its noun.
_APPOSED: Final = 9
_QUOTED: Final = re.compile(r"[“”„\"«»]")


def in_quotation_marks(one: EventSentence, pack: LanguagePack) -> Span | None:
    """*The seminar “Ice and harbours”*, *a webinar entitled “…”*, *the “…” workshop*."""
    tokens = one.tokens
    if _QUOTED.search(one.text, one.span.start, one.span.end) is None:
        return None
    for quotation in find_quotations(one.text, one.span):
        first = one.text[quotation.span.start + 1]
        if not quotation.closed or not (first.isupper() or first.isdigit()):
            continue
        before = [token for token in tokens if token.end <= quotation.span.start]
        behind = next((token for token in tokens if token.start >= quotation.span.end), None)
        named = behind is not None and behind.folded in word_set(pack.events.behind_names)
        if named or _joins(before, pack) or _is_apposed(before, behind, pack):
            return _withoutends_name(one.text, Span(quotation.span.start + 1, quotation.span.end - 1))
    return None


def _joins(before: list[Token], pack: LanguagePack) -> bool:
    """Whether the words before a title end with one for a whole event, or with one and what it is called."""
    words = [token.folded for token in before]
    whole = {*word_set(pack.events.before_names), *word_set(pack.events.behind_names)}
    for length in range(1, 4):
        if len(words) > length and " ".join(words[-length:]) in word_set(pack.events.titles):
            words = words[:-length]
            named = words[-2] if words[-1] == "," and len(words) > 1 else words[-1]
            return named in whole or (is_event_noun(named, pack) and named not in word_set(pack.cast.talks))
    return bool(words) and words[-1] in whole


def _is_apposed(before: list[Token], behind: Token | None, pack: LanguagePack) -> bool:
    """*The conference of the pilots' guild, “In Deep Water”, took place …*."""
    if behind is None or behind.text != "," or not before or before[-1].text != ",":
        return False
    whole = {*word_set(pack.events.before_names), *word_set(pack.events.behind_names)}
    return any(token.folded in whole for token in before[-_APPOSED:])


def _withoutends_name(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in ",.":
        end -= 1
    return Span(span.start, end)


def behind_noun(one: EventSentence, pack: LanguagePack) -> Span | None:
    """*konferensen Is för framtiden*, *konferensen hette Ting och data*, *FN:s miljömöte UNEA2*."""
    tokens = one.tokens
    nouns, genitives = word_set(pack.events.before_names), pack.names.genitives
    for index in range(len(tokens) - 1):
        token = tokens[index]
        owned = index > 0 and tokens[index - 1].folded.endswith(genitives) and is_event_noun(token.folded, pack)
        if not (token.folded in nouns or (owned and not token.capitalised)):
            continue
        start = index + 1
        if token.folded in nouns and tokens[start].folded in word_set(pack.events.titles):
            start += 1
        if (end := _end_of_title(tokens, start, pack)) is not None:
            name = Span(tokens[start].start, tokens[end - 1].end)
            return name if not is_of_all(name.of(one.text), pack) else None
    return None


def _end_of_title(tokens: tuple[Token, ...], start: int, pack: LanguagePack) -> int | None:
    """Behind which token a name ends that begins at one: with its capitals, or with the small words up to a stop."""
    if start >= len(tokens) or not _opens_name(tokens[start], pack):
        return None
    end = start + 1
    while end < len(tokens) and (tokens[end].capitalised or is_year(tokens[end].text)):
        end += 1
    small = end
    while small < len(tokens) and small - end < _SMALL and not ends_name(tokens, small, pack):
        small += 1
    if small < len(tokens) and not ends_name(tokens, small, pack):
        return end
    return _with_short_form(tokens, small)


def _with_short_form(tokens: tuple[Token, ...], end: int) -> int:
    """*Isar och hamnar i samverkan (IHS)*: the short form behind a name is printed with it."""
    behind = tokens[end : end + 3]
    marks = [token.text for token in behind]
    return end + 3 if marks[:1] == ["("] and marks[2:] == [")"] and marks[1].isupper() else end


def _opens_name(token: Token, pack: LanguagePack) -> bool:
    first = token.text.lstrip("#")[:1]
    if not first.isupper() or is_month(token.text, pack.tag) or is_weekday(token.text, pack.tag):
        return False
    return token.folded not in word_set((*pack.names.openers, *pack.names.honorifics))


def apposed(one: EventSentence, pack: LanguagePack) -> Span | None:
    """*för Samverka Digitalt, konferensen som …*."""
    tokens = one.tokens
    nouns = word_set(pack.events.before_names)
    for index in range(2, len(tokens)):
        if tokens[index].folded not in nouns or tokens[index - 1].text != ",":
            continue
        start = index - 1
        while start > 0 and tokens[start - 1].capitalised:
            start -= 1
        if 0 < start < index - 1 and tokens[start - 1].folded in word_set(pack.events.prepositions):
            return Span(tokens[start].start, tokens[index - 2].end)
    return None
