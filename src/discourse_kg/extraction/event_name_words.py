"""The words of an event's name: what can end one, where one is at its end, and what only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from discourse_kg.extraction.event_words import Told
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.names import REMEMBERED, Token, phrase_pattern, tokenise, word_set

_ENDS: Final = frozenset('.,;:!?…–—-()"”“»«')


@dataclass(frozen=True, slots=True)
class EventSentence:
    """A sentence of the narration in its text."""

    text: str
    told: Told

    @property
    def span(self) -> Span:
        """Where the sentence is."""
        return self.told.sentence

    @property
    def words(self) -> str:
        """The sentence as it is printed."""
        return self.span.of(self.text)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words and marks."""
        return tokenise(self.text, self.span)


@cache
def finite_verbs(pack: LanguagePack) -> frozenset[str]:
    """Finite verbs: those that report, those that say that something is, and those of meeting."""
    cues = (
        pack.cues.say,
        pack.cues.deny,
        pack.cues.topic,
        pack.cues.present,
        pack.cues.question,
        pack.cues.answer,
        pack.cues.pledge,
    )
    forms = (
        form
        for verbs in cues
        for one in verbs.values()
        for form in (one if isinstance(one, tuple) else (*one.irregular, *one.regular))
    )
    single = (word for word in (*forms, *pack.events.held, *pack.cast.appearances) if " " not in word)
    others = (*pack.roles.copulas, *pack.cues.auxiliaries, *pack.pronouns.relative, *pack.events.titles)
    return word_set((*single, *others))


def ends_name(tokens: tuple[Token, ...], index: int, pack: LanguagePack) -> bool:
    """Whether a name is at its end: before a mark, a day, a finite verb, or a preposition and a place."""
    token = tokens[index]
    if token.text in _ENDS or token.text.isdigit() or token.folded in finite_verbs(pack):
        return True
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    placed = token.folded in word_set((*pack.events.place, *pack.events.prepositions))
    return placed and behind is not None and (behind.capitalised or behind.text.isdigit())


@lru_cache(REMEMBERED)
def is_event_word(word: str, pack: LanguagePack) -> bool:
    """Whether a word ends the name of an event, as a head or by its own ending."""
    folded = word.casefold()
    return folded in word_set(pack.events.heads) or any(
        folded.endswith(suffix) and len(folded) > len(suffix) for suffix in pack.events.suffixes
    )


def is_year(word: str) -> bool:
    """Whether a word is a year in digits."""
    return word.isdigit() and len(word) == 4  # noqa: PLR2004 (digits of a year)


def is_of_all(name: str, pack: LanguagePack) -> bool:
    """Whether it is a day or a week that all people have (*Internationella kvinnodagen*)."""
    return phrase_pattern(pack.events.no_events).search(name) is not None


@cache
def event_endings(pack: LanguagePack) -> re.Pattern[str]:
    """Match, in lower case, the end of a word that may end an event's name: most sentences have none."""
    endings = "|".join(re.escape(ending.casefold()) for ending in (*pack.events.heads, *pack.events.suffixes))
    return re.compile(rf"(?:{endings})(?!\w)")
