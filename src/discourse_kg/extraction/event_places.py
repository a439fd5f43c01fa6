"""Find the event's place, only from a phrase that binds it: behind the event, or beside a verb of meeting.

*Hamndagarna i Fjordvik*, *samlades på Folkets hus i Fjordvik*, *Venue: Elm Hall*. What an organization, an age or an
assembly is in is no place: behind *at* and *on* stands a building, or something with its town behind it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from discourse_kg.countries import names_to_code
from discourse_kg.extraction.dates import is_month, is_weekday
from discourse_kg.extraction.event_name_words import is_event_word, is_year
from discourse_kg.extraction.event_words import (
    Told,
    is_about_another,
    is_event_noun,
    is_held,
    names_event_kind,
    told_sentences,
)
from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import is_organization_word, is_role_word
from discourse_kg.noun_phrases.names import (
    Token,
    bare_forms,
    find_runs,
    phrase_pattern,
    tokenise,
    without_genitive,
    word_set,
)
from discourse_kg.noun_phrases.places import city_names

#: A place is at most this many tokens from what binds it.
_REACH: Final = 16
#: So many letters at a name's end may be an inflection (*…dagarna*, *…dagar*).
_ENDING: Final = 2
_LABELLED: Final = 120
_STOPS: Final = frozenset('.;:!?()"”“»«–—')


def event_place(text: str, blocks: tuple[Block, ...], event: Span | None, pack: LanguagePack) -> Span | None:
    """Where the event was, as printed; None where no words bind a place to it."""
    if (labelled := _labelled(text, blocks, pack)) is not None:
        return labelled
    told = tuple(told_sentences(blocks))
    named = _beside_name(text, told, event, pack) if event is not None else None
    return named or _beside_words(text, told, pack)


def _beside_name(text: str, told: tuple[Told, ...], event: Span, pack: LanguagePack) -> Span | None:
    """The first place behind the event's name."""
    for one in told:
        held = is_held(one.sentence.of(text), pack)
        for found in _event_pattern(event.of(text)).finditer(text, one.sentence.start, one.sentence.end):
            if is_about_another(text, one.sentence, Span(found.start(), found.end()), pack):
                continue
            behind = tokenise(text, Span(found.end(), one.sentence.end)) if found.end() < one.sentence.end else ()
            if (place := _behind(text, behind, pack, held=held)) is not None:
                return place
    return None


def _beside_words(text: str, told: tuple[Told, ...], pack: LanguagePack) -> Span | None:
    """The first place beside a verb of meeting, else beside a word for an event."""
    for one in told:
        if is_held(one.sentence.of(text), pack) and (place := _beside_verb(text, one, pack)) is not None:
            return place
    for one in told:
        if names_event_kind(one.sentence.of(text), pack) and (place := _beside_noun(text, one, pack)) is not None:
            return place
    return None


@cache
def _event_pattern(word: str) -> re.Pattern[str]:
    """The event's name in another of its forms too: its last letters may be another ending."""
    stem = word[:-_ENDING] if len(word) > 4 * _ENDING else word
    return re.compile(rf"(?<!\w){re.escape(stem)}\w{{0,3}}", re.IGNORECASE)


def _labelled(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> Span | None:
    """*Plats: Stadshuset, Fjordvik*: the rest of a line behind a label."""
    for block in blocks:
        for found in _label(pack).finditer(text, block.span.start, block.span.end):
            place = Span(found.start("value"), found.end("value"))
            if place.of(text)[:1].isupper():
                return place
    return None


@cache
def _label(pack: LanguagePack) -> re.Pattern[str]:
    labels = "|".join(map(re.escape, pack.events.place_labels)) or "(?!)"
    return re.compile(
        rf"^[ \t*_-]{{0,4}}(?:{labels})[*_]{{0,2}}:[*_]{{0,2}}[ \t]+"
        rf"(?P<value>[^\n]{{1,{_LABELLED}}}?)[ \t.]*(?:$|\s\w+:)",
        re.IGNORECASE | re.MULTILINE,
    )


def _behind(text: str, tokens: tuple[Token, ...], pack: LanguagePack, *, held: bool) -> Span | None:
    """The place right behind the event's name, or behind a day or a few words after it."""
    if (town := _between_commas(tokens, pack)) is not None:
        return town
    for index, token in enumerate(tokens[:_REACH]):
        ordinal = token.text == "." and index > 0 and tokens[index - 1].text.isdigit()
        if token.text in _STOPS and not (token.text == "(" or index == 0 or ordinal):
            return None
        if token.folded in word_set(pack.roles.copulas) and not held:
            return None
        if token.folded not in word_set(pack.events.place) or _is_of_body(tokens, index, pack):
            continue
        if (place := _place_at(text, tokens, index, pack)) is not None:
            return place
    return None


def _is_of_body(tokens: tuple[Token, ...], index: int, pack: LanguagePack) -> bool:
    """*Länsstyrelsen i Norrlund*: what is behind a body's name says which it is, and not where the event was."""
    before = tokens[index - 1] if index else None
    if before is None or not before.capitalised or _ends_as_venue(before, pack):
        return False
    return is_organization_word(before.text, pack) or (before.text.isalpha() and before.text.isupper())


def _between_commas(tokens: tuple[Token, ...], pack: LanguagePack) -> Span | None:
    """*Symposium on Registers, Fjordvik, 6 September*: a town between the event's name and its day."""
    if len(tokens) < 3 or tokens[0].text != "," or not tokens[1].capitalised:  # noqa: PLR2004 (comma, town, day)
        return None
    end = next((number for number in range(1, len(tokens)) if not tokens[number].capitalised), len(tokens))
    dated = [token.text for token in tokens[end : end + 3] if token.text.isdigit() or is_month(token.text, pack.tag)]
    if end == len(tokens) or not dated or _is_no_place(tokens[1:end], pack):
        return None
    return Span(tokens[1].start, tokens[end - 1].end)


def _beside_verb(text: str, one: Told, pack: LanguagePack) -> Span | None:
    """The first place behind the verb of meeting, which may be the subject's own sentence (*hölls på …*)."""
    found = phrase_pattern(pack.events.held).search(text, one.sentence.start, one.sentence.end)
    if found is None or found.end() >= one.sentence.end:
        return None
    if is_about_another(text, one.sentence, Span(found.start(), found.end()), pack):
        return None
    return _behind(text, tokenise(text, Span(found.end(), one.sentence.end)), pack, held=True)


def _beside_noun(text: str, one: Told, pack: LanguagePack) -> Span | None:
    """The place right behind a word for an event (*ett seminarium på …*), with no more than its topic between."""
    tokens = tokenise(text, one.sentence)
    for index, token in enumerate(tokens):
        if token.capitalised or not is_event_noun(token.folded, pack):
            continue
        if is_about_another(text, one.sentence, token.span, pack):
            continue
        for behind in range(index + 1, min(index + 4, len(tokens))):
            if tokens[behind].folded in word_set(pack.events.place):
                if (place := _place_at(text, tokens, behind, pack)) is not None:
                    return place
                break
    return None


def _place_at(text: str, tokens: tuple[Token, ...], index: int, pack: LanguagePack, around: int = 2) -> Span | None:
    """The place behind the preposition at an index, with what at most so many further prepositions add to it."""
    start = index + 1
    determined = start < len(tokens) and tokens[start].folded in word_set(pack.roles.determiners)
    start += determined
    rest = tokens[start:]
    if len(rest) > 2 and not rest[0].capitalised and _ends_as_venue(rest[0], pack):  # noqa: PLR2004 (*bygdegården i Näsby*)
        town = rest[1].folded in word_set(pack.events.inside) and _place_at(text, tokens, start + 1, pack)
        return rest[0].span.through(town) if town else None
    if not rest or not rest[0].capitalised:
        return None
    run = next(find_runs(text, rest, pack))
    length = len(run.tokens)
    if length < len(rest) and _is_venue(run.tokens[-1], rest[length], pack):
        length += 1
    counted = length < len(rest) and is_year(rest[length].text) and not _ends_as_venue(rest[length - 1], pack)
    if counted and rest[length - 1].text not in city_names(pack):
        return None  # *målen i Agenda 2030*
    place = Span(rest[0].start, rest[length - 1].end)
    further = None
    if around and length < len(rest) and rest[length].folded in word_set(pack.events.place):
        further = _place_at(text, tokens, start + length, pack, around - 1)
    venue = _ends_as_venue(rest[length - 1], pack)
    inside = tokens[index].folded in word_set(pack.events.inside) and not determined
    if length < len(rest) and (is_event_noun(rest[length].folded, pack) or _is_body_noun(rest[length], pack)):
        return None
    bare = length == 1 and rest[0].folded in word_set((*pack.events.venues, *pack.events.sites))
    if (
        (bare and not further)
        or _is_no_place(rest[:length], pack)
        or not (venue or further or inside or place.of(text) in city_names(pack))
    ):
        return None
    return place.through(further) if further else place


def _is_venue(name: Token, following: Token, pack: LanguagePack) -> bool:
    """*Holmstads konserthus*, *Värnsta herrgård*: a small word that belongs to the name of a place."""
    if not following.text.isalpha() or following.capitalised or following.folded in word_set(pack.events.place):
        return False
    genitive = without_genitive(name.text, pack) and following.folded not in word_set(pack.function_words)
    return bool(genitive) or _ends_as_venue(following, pack)


def _is_body_noun(token: Token, pack: LanguagePack) -> bool:
    """*Norrsunda hembygdsförening*: a small word that makes a body of the name before it."""
    small = not token.capitalised and token.text.isalpha() and not _ends_as_venue(token, pack)
    return small and (is_organization_word(token.text, pack) or token.folded.endswith(pack.names.organization_nouns))


def _ends_as_venue(token: Token, pack: LanguagePack) -> bool:
    return token.folded.endswith((*pack.events.venues, *pack.events.sites))


def _is_no_place(tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether the capitalised words behind a preposition are a body, a month, a country, a role, an event or an age."""
    last, whole = tokens[-1], " ".join(token.text for token in tokens)
    dated = is_month(last.text, pack.tag) or is_weekday(tokens[0].text, pack.tag)
    listed = last.folded in word_set((*pack.events.no_places, *pack.names.parties))
    if dated or listed or whole in names_to_code(pack) or is_role_word(tokens[0].text, pack):
        return True
    if _ends_as_venue(last, pack):
        return False
    short = len(tokens) == 1 and last.text.isupper()
    body = any(is_organization_word(word, pack) for word in bare_forms(last.text, pack))
    return short or body or is_event_word(last.text, pack)
