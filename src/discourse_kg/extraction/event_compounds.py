"""Names of events that end as one does (*Hamndagarna*, *Lists Summit*), or stand with the body or word for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from discourse_kg.extraction.dates import is_month, is_weekday
from discourse_kg.extraction.event_name_words import EventSentence, ends_name, is_event_word, is_of_all, is_year
from discourse_kg.extraction.event_words import is_event_noun, is_held
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import is_organization_word
from discourse_kg.noun_phrases.names import Token, without_genitive, word_set

#: So many small words may stand between a preposition and the name (*during the second annual …*).
_BETWEEN: Final = 4
#: A topic goes on with at most so many small words.
_SMALL: Final = 6
#: A name that nothing binds is among so many blocks.
_EARLY: Final = 4
#: What stands before a name in a headline.
_OPENS: Final = frozenset(":–—")


def with_ending(one: EventSentence, pack: LanguagePack) -> Span | None:
    """A capitalised name that ends as an event's does (*…dagarna*, *… Summit*), where something binds it."""
    held = is_held(one.words, pack)
    for start, span in _ended_names(one, pack):
        tokens = one.tokens
        before = tokens[start - 1].folded if start else ""
        verb = before in word_set(pack.events.held)
        subject = verb or (held and (not before or before in word_set(pack.roles.determiners)))
        if subject or _is_bound(tokens, start, pack, weak=held):
            return span
    return None


def at_head(one: EventSentence, pack: LanguagePack) -> Span | None:
    """A name that ends as an event's does, and opens a headline, or follows a colon in one."""
    if one.told.block > 1 or not one.told.opens:
        return None
    tokens = one.tokens
    return next(
        (span for start, span in _ended_names(one, pack) if start == 0 or tokens[start - 1].text in _OPENS), None
    )


def within(one: EventSentence, pack: LanguagePack) -> Span | None:
    """A compound in the definite form that has its capital within a sentence (*… och Kajdagarna är inne på …*)."""
    if one.told.block > _EARLY:
        return None
    tokens = one.tokens
    for start, span in _ended_names(one, pack):
        token = tokens[start]
        compound = any(token.folded.endswith(head) and token.folded != head for head in pack.events.heads)
        if start and compound and token.end == span.end and tokens[start - 1].text.isalpha():
            return span
    return None


def _ended_names(one: EventSentence, pack: LanguagePack) -> Iterator[tuple[int, Span]]:
    tokens = one.tokens
    for index, token in enumerate(tokens):
        start = _start_of_name(tokens, index, pack) if is_event_word(token.text, pack) else None
        if start is None:
            continue
        span = Span(tokens[start].start, _through_topic(tokens, index, pack))
        if not is_of_all(span.of(one.text), pack):
            yield start, span


def _start_of_name(tokens: tuple[Token, ...], index: int, pack: LanguagePack) -> int | None:
    start = index
    while start > 0 and (_has_capital(tokens[start - 1]) or is_year(tokens[start - 1].text)):
        start -= 1
    while start < index and tokens[start].folded in word_set((*pack.names.openers, *pack.roles.determiners)):
        start += 1
    # No month or day is part of a name, nor the year behind it.
    while start < index and (is_month(tokens[start].text, pack.tag) or is_weekday(tokens[start].text, pack.tag)):
        start += 1 + is_year(tokens[start + 1].text)
    token = tokens[index]
    if start == index and (
        not any(map(str.isupper, token.text))
        or is_weekday(token.text, pack.tag)
        or (token.folded in word_set((*pack.events.heads, *pack.events.nouns)) and not _has_topic(tokens, index, pack))
    ):
        return None
    return start


def _has_capital(token: Token) -> bool:
    """A capital anywhere in the word (*e-Harbour*, *eHamnar*)."""
    return token.capitalised or any(map(str.isupper, token.text))


def _has_topic(tokens: tuple[Token, ...], head: int, pack: LanguagePack) -> bool:
    return _through_topic(tokens, head, pack) > tokens[head].end


def _through_topic(tokens: tuple[Token, ...], head: int, pack: LanguagePack) -> int:
    """Where a name ends whose head its topic follows: *Conference on Cross-Border Public Services*."""
    topics = word_set(pack.events.topics)
    if not tokens[head].capitalised or head + 2 >= len(tokens) or tokens[head + 1].folded not in topics:
        return tokens[head].end
    end = head + 2
    while end < len(tokens) and (tokens[end].capitalised or is_year(tokens[end].text)):
        end += 1
        joined = end + 1 < len(tokens) and tokens[end].folded in word_set(pack.cues.conjunctions)
        if joined and tokens[end + 1].capitalised:
            end += 1
    return tokens[end - 1].end if end > head + 2 else tokens[head].end


def _is_bound(tokens: tuple[Token, ...], start: int, pack: LanguagePack, *, weak: bool) -> bool:
    """Whether a preposition of events is before a name, with only small words between."""
    strong = word_set(tuple(set(pack.events.prepositions) - set(() if weak else pack.roles.weak_prepositions)))
    for number in range(start - 1, max(start - 2 - _BETWEEN, -1), -1):
        token = tokens[number]
        if token.folded in word_set(pack.roles.determiners):
            if weak:
                return True
        elif token.folded in strong:
            return True
        if not (token.text.isalpha() and not token.capitalised) and not is_year(token.text):
            return False
    return False


def before_noun(one: EventSentence, pack: LanguagePack) -> Span | None:
    """*at the GoodHarbour event*, *the HarbourLists Live conference*; *the White Quay workshop* with its noun."""
    tokens = one.tokens
    nouns = word_set(pack.events.behind_names)
    for index, token in enumerate(tokens):
        if token.capitalised or token.folded not in nouns or index == 0 or not tokens[index - 1].capitalised:
            continue
        start = index - 1
        while start > 0 and (tokens[start - 1].capitalised or is_year(tokens[start - 1].text)):
            start -= 1
        name = tokens[start:index]
        determined = start > 0 and tokens[start - 1].folded in word_set(pack.roles.determiners)
        dated = any(is_month(word.text, pack.tag) or is_weekday(word.text, pack.tag) for word in name)
        if not determined or dated or is_organization_word(name[-1].text, pack):
            continue
        coined = any(_is_coined(word.text) for word in name)
        if coined or (len(name) > 1 and not any(word.text.isupper() for word in name)):
            return Span(name[0].start, name[-1].end if coined else token.end)
    return None


def _is_coined(word: str) -> bool:
    """*GoodHarbour*: capitals within a word that has small letters too."""
    return any(map(str.isupper, word[1:])) and any(map(str.islower, word)) and "-" not in word


def of_body(one: EventSentence, pack: LanguagePack) -> Span | None:
    """*på Nationella hamnrådets möte*, *i Nordiska hamnrådets möte om lotsning*: a body's, and no person's."""
    tokens = one.tokens
    for index in range(2, len(tokens)):
        noun, owner = tokens[index], tokens[index - 1]
        bare = without_genitive(owner.text, pack)
        if noun.capitalised or bare is None or not is_event_noun(noun.folded, pack):
            continue
        start = index - 1
        while start > 0 and tokens[start - 1].capitalised:
            start -= 1
        body = owner.capitalised and is_organization_word(bare, pack)
        adjective = not owner.capitalised and start < index - 1
        joined = start > 0 and tokens[start - 1].folded in word_set((*pack.events.prepositions, *pack.events.place))
        if joined and (body or adjective):
            return Span(tokens[start].start, tokens[_end_of_topic(tokens, index + 1, pack) - 1].end)
    return None


def _end_of_topic(tokens: tuple[Token, ...], start: int, pack: LanguagePack) -> int:
    """Behind which token the topic of a meeting ends (*möte om digitalisering*)."""
    if start + 1 >= len(tokens) or tokens[start].folded not in word_set(pack.events.topics):
        return start
    end = start + 1
    while end < len(tokens) and end - start < _SMALL and not ends_name(tokens, end, pack):
        end += 1
    return end if end < len(tokens) and ends_name(tokens, end, pack) else start
