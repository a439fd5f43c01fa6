"""The event that a headline names, if it is a noun phrase that does (*Seminarium om isen*, *Notes from the … call*)."""

from __future__ import annotations

import re
from typing import Final

from discourse_kg.extraction.dates import full_dates, is_month
from discourse_kg.extraction.event_name_words import finite_verbs, is_event_word, is_year
from discourse_kg.extraction.event_words import is_event_noun
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.names import Token, phrase_pattern, tokenise, word_set

#: A headline is a name only up to this length.
_LONGEST: Final = 120
_QUOTED: Final = re.compile(r"[“”„\"«»]")


def name_in_headline(headline: str, pack: LanguagePack, *, reported: bool = False) -> str | None:
    """The event that a headline names, if it is a noun phrase that does, or a recap's that says of what.

    `reported` takes it only from a headline that begins with what says so (*Notes from …*).

    >>> from discourse_kg.languages.supported import load_language
    >>> swedish, english = map(load_language, ("sv", "en"))
    >>> name_in_headline("Seminarium om isen på kajen", swedish), name_in_headline("Isen är kall", swedish)
    ('Seminarium om isen på kajen', None)
    >>> name_in_headline("Notes from the Lists for Quays community call - 1 May 2022", english)
    'Lists for Quays community call'
    """
    whole = " ".join(headline.split()).rstrip("!. ")
    line = _without_day(whole, pack)
    if not line or len(line) > _LONGEST or _QUOTED.search(line):
        return None
    report = phrase_pattern(pack.events.reports).match(line)
    if reported and report is None:
        return None
    rest = line[report.end() :].lstrip(" :–—-") if report else line
    if not rest:
        return None
    tokens = tokenise(rest, Span(0, len(rest)))
    if report:
        tokens = _without_reports(tokens, pack)
        while len(tokens) > 1 and tokens[0].folded in word_set((*pack.events.prepositions, *pack.roles.determiners)):
            tokens = tokens[1:]
    if report and len(tokens) == 1 and tokens[0].capitalised and is_event_word(tokens[0].text, pack):
        return tokens[0].text
    if len(tokens) < 2 or any(token.folded in finite_verbs(pack) or token.text in "?!:" for token in tokens):  # noqa: PLR2004
        return None
    tokens = _without_place(tokens, pack) if report else tokens
    opens = is_event_noun(tokens[0].folded, pack) and len(tokens) > 2 and _continues(tokens[1], pack)  # noqa: PLR2004
    telling = any(token.capitalised or token.folded in word_set(pack.events.topics) for token in tokens)
    ends = (
        (report is not None or line != whole) and telling and any(is_event_noun(token.folded, pack) for token in tokens)
    ) or _is_numbered(tokens, pack)
    bare = len(tokens) == 1 and tokens[0].folded in word_set(pack.events.nouns)
    return rest[tokens[0].start : tokens[-1].end] if (opens or ends) and not bare else None


def _is_numbered(tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """*Styrelsemöte 3*, *styrelsemöte nr 3*, *Årsmöte 2022*: a meeting of a kind with its number or year."""
    numbered = (
        tokens[-1].text.isdigit()
        and len(tokens[1:-1]) <= 1
        and all(token.folded in word_set((*pack.dates.issues, ".")) for token in tokens[1:-1])
    )
    plain = tokens[0].folded in word_set(pack.events.nouns) and not is_year(tokens[-1].text)
    return numbered and not plain and is_event_noun(tokens[0].folded, pack)


def _continues(token: Token, pack: LanguagePack) -> bool:
    joints = (
        *pack.roles.topic_prepositions,
        *pack.events.topics,
        *pack.events.prepositions,
        *pack.events.place,
        *pack.roles.prepositions,
    )
    return token.folded in word_set(joints)


def _without_reports(tokens: tuple[Token, ...], pack: LanguagePack) -> tuple[Token, ...]:
    """Without what else says that it is a recap, before the name and behind it (*… call notes*)."""
    words = word_set((*pack.events.reports, *pack.roles.determiners))
    while tokens and (tokens[0].folded in words or tokens[0].text in ":–-"):
        tokens = tokens[1:]
    while tokens and (tokens[-1].folded in words or tokens[-1].text in ":–-"):
        tokens = tokens[:-1]
    months = [number for number in range(min(2, len(tokens))) if is_month(tokens[number].text, pack.tag)]
    if months and len(tokens) > months[-1] + 1:
        tokens = tokens[months[-1] + 1 :]
        tokens = tokens[1:] if is_year(tokens[0].text) else tokens
    return tokens


def _without_place(tokens: tuple[Token, ...], pack: LanguagePack) -> tuple[Token, ...]:
    """*vårmötet i Härnösand* is a meeting in a place; the place is no part of its name."""
    for index in range(1, len(tokens) - 1):
        placed = tokens[index].folded in word_set(pack.events.place)
        if placed and all(token.capitalised for token in tokens[index + 1 :]):
            return tokens[:index]
    return tokens


def _without_day(line: str, pack: LanguagePack) -> str:
    """The line without a day at its beginning or its end."""
    for span, _ in full_dates(line, Span(0, len(line)), pack.tag):
        before, behind = line[: span.start].rstrip(" ,–—-("), line[span.end :].lstrip(" ,:–—-)")
        if not behind or not before or _is_place(behind, pack):
            line = before or behind
            break
    return line


def _is_place(words: str, pack: LanguagePack) -> bool:
    """*i Sala*: what is behind a day is where, and nothing else."""
    tokens = tokenise(words, Span(0, len(words)))
    placed = len(tokens) > 1 and tokens[0].folded in word_set(pack.events.place)
    return placed and all(token.capitalised for token in tokens[1:])
