"""The words that open or close a list of people: labels, places and acts, each with the part that it gives."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.names import phrase_pattern, word_set
from discourse_kg.rosters.listed_people import Part


class Lead(StrEnum):
    """What words do that open or close a list: name it, place it, stand before or behind it, or tell what people do."""

    LABEL = "label"
    PLACE = "place"
    AFTER = "after"
    BEFORE = "before"
    ENGAGED = "engaged"
    DOING = "doing"


@cache
def kinds_of_leads(pack: LanguagePack) -> dict[str, tuple[Lead, Part]]:
    """Every word that opens or closes a list, folded, with its kind and part."""
    words = pack.rosters
    tables = (
        (Lead.PLACE, words.places),
        (Lead.LABEL, words.labels),
        (Lead.LABEL, {Part.PANELLIST.value: words.sessions}),
        (Lead.AFTER, words.after),
        (Lead.AFTER, {Part.PANELLIST.value: _joined(pack.cast.panel, words.seating)}),
        (Lead.AFTER, {Part.SPEAKER.value: _joined(pack.cast.talks, words.seating)}),
        (Lead.BEFORE, words.before),
        (Lead.ENGAGED, {Part.PRESENT.value: words.engaged}),
        (Lead.DOING, {Part.PRESENT.value: _doings(pack)}),
    )
    # A phrase of two tables is what the first of them says.
    return {
        folded(phrase): (lead, Part(part))
        for lead, table in reversed(tables)
        for part, phrases in table.items()
        for phrase in phrases
    }


def _joined(nouns: tuple[str, ...], joints: tuple[str, ...]) -> tuple[str, ...]:
    """Each noun with each word that joins people to it (*panel with*)."""
    return tuple(f"{noun} {joint}" for noun in nouns for joint in joints)


def _doings(pack: LanguagePack) -> tuple[str, ...]:
    """What people do at an event, leading it left out."""
    leading = word_set((*pack.cast.moderator_verbs, *pack.cast.moderator_after))
    return tuple(verb for verb in pack.cast.appearances if verb.casefold() not in leading)


def folded(phrase: str) -> str:
    """A phrase as the tables hold it: folded, with single spaces."""
    return " ".join(phrase.casefold().split())


@cache
def leads_of(pack: LanguagePack) -> re.Pattern[str]:
    """What finds every such word in a text."""
    return phrase_pattern(tuple(kinds_of_leads(pack)))


@cache
def filler(pack: LanguagePack) -> str:
    """A regular expression for words of order and emphasis, which may come before people and a list."""
    return any_of((*pack.rosters.fillers, *pack.cues.adverbs, *pack.cues.auxiliaries))


def any_of(phrases: tuple[str, ...]) -> str:
    """A regular expression for any of these phrases, longer ones first."""
    return (
        "(?:"
        + "|".join(r"\s+".join(map(re.escape, one.split())) for one in sorted(phrases, key=len, reverse=True))
        + ")"
    )
