"""People whom a text calls by one name alone, and who speak in it: by an office, a title of address or a given name.

*Minister Ekberg said*, *Mr Ekberg said*, *Maja, a pupil, said*: what is one word and nothing shows to be a person's
name stays open, since bodies and places speak as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from discourse_kg.countries import names_to_code
from discourse_kg.extraction.cues import find_cues
from discourse_kg.extraction.introduced_people import Introduction
from discourse_kg.extraction.segmentation import Block
from discourse_kg.extraction.speaking import is_beside_cue, may_cite
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.affiliations import describe_behind
from discourse_kg.noun_phrases.descriptions import Description, is_organization_word, is_title
from discourse_kg.noun_phrases.kinds import is_thing_word
from discourse_kg.noun_phrases.names import Run, Token, find_runs, tokenise, word_set
from discourse_kg.noun_phrases.offices_before import office_before
from discourse_kg.noun_phrases.spelling import Spellings, is_short_name, one_slip, word_traces
from discourse_kg.noun_phrases.titles import described_office

#: A name of one word has at least so many letters.
_LEAST = 3

#: Words that begin with the same letters may be forms of one name.
_ALIKE = 3

#: A word with the one that a space parts from it.
_PAIR = re.compile(r"\b([^\W\d_][\w-]*)(?= ([^\W\d_][\w-]*))")


class KnownWords:
    """The words of a text's full names, and what may be another form of one: a slip, a pet name (*Liz*, *Stina*).

    Longer names that were not read count as well: what stands before a capital, or behind a given name.
    """

    def __init__(self, text: str, words: Iterable[str]) -> None:
        self._text = text
        self._words = tuple(dict.fromkeys(words))
        self._spellings = Spellings(word_traces, one_slip)
        self._beginnings = frozenset(word.casefold()[:_ALIKE] for word in self._words)
        for number, word in enumerate(self._words):
            self._spellings.add(word, number)

    def has_like(self, word: str) -> bool:
        """Whether a word may be a form of one of them."""
        if word.casefold()[:_ALIKE] in self._beginnings or word in self._in_longer or self._spellings.find(word):
            return True
        return any(is_short_name(word, one) for one in self._words)

    @cached_property
    def _in_longer(self) -> frozenset[str]:
        """The words that stand beside another as in a name (*Maja Lindqvist*), found once for all that are asked."""
        pairs = [found.groups() for found in _PAIR.finditer(self._text)]
        begins = (first for first, behind in pairs if behind[0].isupper())
        ends = (behind for first, behind in pairs if first[0].isupper() and is_given_name(first))
        return frozenset((*begins, *ends))


def find_single_names(text: str, block: Block, known: KnownWords, pack: LanguagePack) -> Iterator[Introduction]:
    """Everybody whom a block calls by one word alone where somebody speaks, and of whom the text has no full name."""
    for sentence in block.sentences:
        tokens = tokenise(text, sentence)
        cues = find_cues(tokens, pack)
        if not cues and not may_cite(tokens, pack):
            continue
        for run in find_runs(text, tokens, pack):
            name, honoured = _name(run, pack)
            if name is None or known.has_like(name.text) or not _may_be_name(name, pack):
                continue
            alone = Run((name,))
            described = _described(text, alone, tokens, sentence, pack)
            known_as_name = is_given_name(name.text) or name.folded.endswith(pack.names.patronymics or "\0")
            shown = honoured or described.role is not None or known_as_name
            if shown and is_beside_cue(alone, tokens, cues, pack):
                yield Introduction(name.text, alone.span, sentence, described, evident=True)


def _name(run: Run, pack: LanguagePack) -> tuple[Token | None, bool]:
    """The one word that is left of a run without offices and titles before it, and whether it has such a title."""
    *before, last = run.tokens
    honorifics = word_set(pack.names.honorifics)
    if before and before[0].folded in word_set((*pack.names.openers, *pack.nominal.source)):
        before = before[1:]
    honoured = bool(before) and before[-1].folded.rstrip(".") in honorifics
    titled = all(word.folded.rstrip(".") in honorifics or is_title(word.folded, pack) for word in before)
    return (last, honoured) if titled else (None, False)


def _may_be_name(word: Token, pack: LanguagePack) -> bool:
    """Whether a word may be a person's name: no short form, no country, no body, no thing, no office, no opener."""
    if len(word.text) < _LEAST or not word.text.isalpha() or word.text.isupper() or is_title(word.folded, pack):
        return False
    other = (*pack.names.openers, *pack.function_words, *pack.clauses.things, *pack.clauses.bodies, *pack.agents.bodies)
    if word.folded in word_set(other) or word.text in names_to_code(pack):
        return False
    return not is_organization_word(word.text, pack) and not is_thing_word(word.folded, pack)


def _described(text: str, name: Run, tokens: tuple[Token, ...], sentence: Span, pack: LanguagePack) -> Description:
    """The office before a name, or what an apposition says of it."""
    at = next(index for index, token in enumerate(tokens) if token.start == name.span.start)
    office = office_before(tokens, at, pack)
    if office is not None:
        return described_office(office, tokens, pack)
    behind, _ = describe_behind(text, name, sentence, pack)
    return behind if behind.role is not None else Description()
