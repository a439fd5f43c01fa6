"""Tokens, and the runs of capitalised tokens that can be names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from discourse_kg.spans import Span

if TYPE_CHECKING:
    from discourse_kg.languages.packs import LanguagePack

#: The number of words for which look-ups are cached: a recap has some hundred different ones.
REMEMBERED = 8192

#: Several readings look at a sentence, one behind the other, and at the words around each name of a long one: so many
#: are remembered, those of a recap but not of a book, and none that is longer than this, in characters.
SENTENCES = 2048
_LONGEST_REMEMBERED = 1000

#: Patterns of phrases that are kept: those of some language packs, and of the last recaps.
_PATTERNS = 1024

# A short form's ending hangs on it by a colon (SKL:s).
_TOKEN = re.compile(r"\w+(?:[-'’.&/]\w+)*(?::(?<=[A-Z]:)[^\W\dA-Z]{1,2}(?!\w))?(?:[’'](?!\w))?|[^\w\s]")
#: What lists of those present put behind the names of whoever was there.
_TICK = "X"

_JOINED = frozenset("-'’")
#: The colon of a label is within so many characters of its first word.
_LONGEST_LABEL = 30
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*|\.[^\S\n]")


class Token(NamedTuple):
    """A word or a mark with its place, as word lists hold it, and whether it begins with a capital letter.

    A named tuple: no value is made more often, and a dataclass takes three times as long to make.
    """

    text: str
    start: int
    end: int
    folded: str
    capitalised: bool

    @property
    def span(self) -> Span:
        """The span of the token. Most tokens are never asked for it."""
        return Span(self.start, self.end)


def tokenise(text: str, span: Span) -> tuple[Token, ...]:
    """Cut a stretch of text into words and marks.

    >>> [token.text for token in tokenise("Ann Hellenius, CIO.", Span(0, 19))]
    ['Ann', 'Hellenius', ',', 'CIO', '.']
    """
    return _cut_again(text, span) if span.end - span.start <= _LONGEST_REMEMBERED else _cut(text, span)


def _cut(text: str, span: Span) -> tuple[Token, ...]:
    return tuple(
        Token(word := found.group(), found.start(), found.end(), word.casefold(), word[0].isupper())
        for found in _TOKEN.finditer(text, span.start, span.end)
    )


_cut_again = lru_cache(SENTENCES)(_cut)


def is_remembered(tokens: tuple[Token, ...]) -> bool:
    """Whether what is found among a sentence's tokens may be kept for the next reading."""
    return not tokens or tokens[-1].end - tokens[0].start <= _LONGEST_REMEMBERED


#: *VIII* is as long as any numeral behind a name.
_LONGEST_NUMERAL = 4


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring capitalised tokens, with name particles between them."""

    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """From the first character to the last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    def name(self) -> str:
        """The tokens with single spaces, as a person's name is written."""
        return " ".join(token.text for token in self.tokens)

    def without_first(self, count: int) -> Run | None:
        """The run without its first `count` tokens; None when nothing is left."""
        return Run(self.tokens[count:]) if count < len(self.tokens) else None


def find_runs(text: str, tokens: tuple[Token, ...], pack: LanguagePack) -> Iterator[Run]:
    """Find every run of capitalised tokens; a run never crosses a mark, but an initial's full stop."""
    particles = word_set(pack.names.particles)
    current: list[Token] = []
    pending: list[Token] = []
    for token in tokens:
        if current and token.capitalised and _opens_label(text, token, pack):
            # *Present: Given Surname Apologies: …*: a label begins what is listed next.
            yield Run(tuple(current))
            current, pending = [], []
        elif not current:
            # Most words are small ones, and in no run.
            current = [token] if begins_name(token, particles) else []
        elif token.text == _TICK and len(current) > 1 and not pending:
            yield Run(tuple(current))
            current = []
        elif begins_name(token, particles) and _adjacent(text, (pending or current)[-1], token):
            current += [*pending, token]
            pending = []
        elif token.folded in particles and _adjacent(text, (pending or current)[-1], token):
            pending.append(token)
        elif not (token.text == "." and not pending and _is_shortened(current[-1], pack)):
            yield Run(tuple(current))
            pending = []
            current = [token] if begins_name(token, particles) else []
    if current:
        yield Run(tuple(current))


def _opens_label(text: str, token: Token, pack: LanguagePack) -> bool:
    """Whether a label of people, days or places begins with a word."""
    if text.find(":", token.end, token.end + _LONGEST_LABEL) < 0:
        return False
    found = _labels_of_lists(pack).match(text, token.start)
    return found is not None and text[found.end() : found.end() + 1] == ":"


@cache
def _labels_of_lists(pack: LanguagePack) -> re.Pattern[str]:
    offices = (form for forms in pack.meetings.offices.values() for form in forms)
    people = (form for forms in pack.rosters.labels.values() for form in forms)
    events = (*pack.events.date_labels, *pack.events.place_labels)
    return phrase_pattern((*people, *offices, *pack.meetings.others, *pack.cast.attendance, *events))


def begins_name(token: Token, particles: frozenset[str]) -> bool:
    """A capitalised word, or a particle joined to one by a hyphen or an apostrophe (*al-Masri*, *d'Ullois*)."""
    if token.capitalised or _JOINED.isdisjoint(token.text):
        return token.capitalised
    first, _, second = token.text.replace("’", "-").replace("'", "-").partition("-")
    return first in particles and second[:1].isupper()


def _is_shortened(token: Token, pack: LanguagePack) -> bool:
    """An initial or a title's short form, whose full stop ends no sentence."""
    return is_initials(token.text) or token.folded in word_set(pack.names.honorifics)


def is_initials(word: str) -> bool:
    """Whether a word is one letter or several with marks between them (*J*, *J.P*, *P-O*)."""
    return all(len(part) == 1 for part in word.replace("-", ".").split("."))


def is_numeral(word: str) -> bool:
    """Whether a word can be the numeral behind a name (*James Ek III*)."""
    return 1 < len(word) <= _LONGEST_NUMERAL and not set(word) - set("IVX")


def _adjacent(text: str, left: Token, right: Token) -> bool:
    return _GAP.fullmatch(text, left.end, right.start) is not None


@cache
def word_set(words: tuple[str, ...]) -> frozenset[str]:
    """The words of a list, folded, for look-up."""
    return frozenset(word.casefold() for word in words)


@lru_cache(_PATTERNS)
def phrase_pattern(phrases: tuple[str, ...], *, cased: bool = False) -> re.Pattern[str]:
    """Match any of the phrases as whole words, the longest first; matches nothing for an empty list.

    In the pattern, phrases that begin with one letter share it: a word of the text is compared with each first letter,
    and not with each phrase.
    """
    if not phrases:
        return re.compile(r"(?!)")
    by_letter: dict[str, tuple[str, list[str]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        spaced = " ".join(phrase.split())
        letter, rest = spaced[:1], r"\s+".join(map(re.escape, spaced[1:].split(" ")))
        by_letter.setdefault(letter if cased else letter.casefold(), (letter, []))[1].append(rest)
    words = "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.values())
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.NOFLAG if cased else re.IGNORECASE)


def ends_with_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether the text ends with one of the phrases, apart from white space after it."""
    end = len(text.rstrip())
    return any(found.end() == end for found in phrase_pattern(phrases).finditer(text, 0, end))


def consists_of(words: list[str], phrases: tuple[str, ...]) -> bool:
    """Whether the words are only such phrases, one after the other; true of no words at all."""
    left, pattern = " ".join(words), phrase_pattern(phrases)
    while left:
        found = pattern.match(left)
        if found is None:
            return False
        left = left[found.end() :].lstrip()
    return True


def bare_forms(word: str, pack: LanguagePack) -> tuple[str, ...]:
    """A word and, where it ends as a genitive does, the word without that ending.

    >>> from discourse_kg.languages.supported import load_language
    >>> bare_forms("Joakims", load_language("sv"))
    ('Joakims', 'Joakim')
    """
    return (word, *(stem for stem in stems(word, pack.names.genitives) if len(stem) > 1))


def stems(word: str, endings: tuple[str, ...]) -> list[str]:
    """What is left of a word without each of the endings that it has, the shortest ending first.

    >>> stems("ministerns", ("ns", "s", "t"))
    ['ministern', 'minister']
    """
    return sorted((word.removesuffix(ending) for ending in endings if word.endswith(ending)), key=len, reverse=True)


def without_genitive(word: str, pack: LanguagePack) -> str | None:
    """The word without its genitive's ending; None when it has none."""
    forms = bare_forms(word, pack)
    return forms[1] if len(forms) > 1 else None


def index_of(token: Token, tokens: tuple[Token, ...]) -> int:
    """Where among the sentence's tokens one of them stands."""
    return bisect_left(tokens, token.start, key=lambda one: one.start)
