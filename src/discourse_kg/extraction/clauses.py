"""Where the clauses of a sentence have their verbs, and where the words beside a verb end."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from discourse_kg.languages.finite_verbs import finite_verbs
from discourse_kg.noun_phrases.names import Token, word_set

if TYPE_CHECKING:
    from discourse_kg.languages.packs import LanguagePack

#: What may stand between the words of a phrase without ending it.
_INSIDE = frozenset("-–/&’'")


#: What stands in brackets inside a phrase has at most so many tokens.
_LONGEST_BRACKET = 30


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The small words of a language by what they do in a clause; `lengths` are those of the phrases `between`."""

    finite: frozenset[str]
    participles: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    relatives: frozenset[str]
    conjunctions: frozenset[str]
    contrasts: frozenset[str]
    sequels: frozenset[str]
    complementizers: frozenset[str]
    joining: frozenset[str]
    subjects: frozenset[str]
    determiners: frozenset[str]
    before_participles: frozenset[str]
    between: frozenset[tuple[str, ...]]
    lengths: tuple[int, ...]
    last_between: frozenset[str]
    first_adverbs: frozenset[str]
    adverbs: frozenset[tuple[str, ...]]
    agents: frozenset[str]
    progressives: frozenset[str]
    gerunds: frozenset[str]
    infinitives: frozenset[str]
    bare: frozenset[str]
    titles: frozenset[str]
    verb_second: bool
    listed: bool


@cache
def clause_words(pack: LanguagePack) -> ClauseWords:
    """The words of a pack that tell where clauses are."""
    cues, clauses, listed = pack.cues, pack.clauses, finite_verbs(pack.tag)
    listed_forms = pack.cue_tables().items()
    verbs = frozenset(form.casefold().split()[0] for form, group in listed_forms if group != "lead_in")
    finite = (listed.finite or verbs) | word_set((*cues.stance_verbs, *clauses.progressives))
    adverbs = frozenset(tuple(phrase.casefold().split()) for phrase in cues.adverbs)
    between = adverbs | frozenset(tuple(phrase.casefold().split()) for phrase in cues.auxiliaries)
    relatives = word_set((*pack.pronouns.relative, *pack.pronouns.of_people))
    return ClauseWords(
        finite=finite,
        participles=listed.participles - listed.finite,
        prepositions=word_set(clauses.prepositions),
        openers=word_set((*clauses.subordinators, *cues.complements)) | relatives,
        relatives=relatives,
        conjunctions=word_set(cues.conjunctions),
        contrasts=word_set(clauses.contrasts),
        sequels=word_set(clauses.sequels),
        complementizers=word_set(clauses.complementizers),
        joining=word_set(clauses.joining),
        subjects=word_set(clauses.subjects),
        determiners=word_set(pack.roles.determiners),
        before_participles=word_set((*cues.auxiliaries, *cues.stance_verbs, *pack.roles.determiners)),
        between=between,
        lengths=tuple(sorted({len(phrase) for phrase in between}, reverse=True)),
        last_between=frozenset(phrase[-1] for phrase in between),
        first_adverbs=frozenset(phrase[0] for phrase in adverbs),
        adverbs=adverbs,
        agents=word_set(cues.agents),
        progressives=word_set(clauses.progressives),
        gerunds=word_set(cues.participles) if clauses.progressives else frozenset(),
        infinitives=word_set(clauses.infinitives),
        bare=frozenset(form.split()[0] for form in (*pack.bare_infinitives(), *pack.supines())) - finite - verbs,
        titles=word_set(pack.names.honorifics),
        verb_second=clauses.verb_second,
        listed=bool(listed.finite),
    )


def uncontracted(word: str) -> str:
    """A word without what hangs on it by an apostrophe.

    >>> uncontracted("who's")
    'who'
    """
    return word.partition("’")[0].partition("'")[0]


@dataclass(frozen=True, slots=True)
class Clauses:
    """The tokens of a sentence outside its quotations, and where quoted speech stands between them.

    `gaps` are the indexes of tokens that come right behind quoted speech.
    """

    tokens: tuple[Token, ...]
    words: ClauseWords
    gaps: frozenset[int] = field(default_factory=frozenset)

    def folded(self, index: int) -> str:
        """The folded word at an index; the empty string outside the sentence."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def is_mark(self, index: int) -> bool:
        """Whether a mark stands there, or nothing."""
        word = self.folded(index)
        return not word or not word[0].isalnum()

    def is_finite(self, index: int) -> bool:
        """Whether the word is a finite verb: in lower case, and a participle neither by form nor by what is beside it.

        What opens a sentence in a capital may be a verb as well (*Was …*), and begins a question.
        """
        token = self.tokens[index]
        if token.capitalised and (index or 0 in self.gaps):
            return False
        if token.folded in self.words.finite:
            return True
        if token.folded not in self.words.participles or not index:
            return False  # *Retired Gen. Name* opens a sentence with no verb
        before, behind = self.folded(index - 1), self.folded(index + 1)
        return before not in self.words.before_participles and behind not in self.words.agents

    def before_adverbs(self, end: int) -> int:
        """Where the adverbs and auxiliaries that stand before `end` begin."""
        while (length := self._phrase_before(end)) and not any(at in self.gaps for at in range(end - length + 1, end)):
            if end in self.gaps:
                break
            end -= length
        return end

    def _phrase_before(self, end: int) -> int:
        if self.folded(end - 1) not in self.words.last_between:
            return 0
        for length in self.words.lengths:
            phrase = tuple(token.folded for token in self.tokens[max(end - length, 0) : end])
            if len(phrase) == length and phrase in self.words.between:
                return length
        return 0

    def behind_adverbs(self, start: int) -> int:
        """Where the adverbs that begin at `start` end."""
        while start < len(self.tokens) and start not in self.gaps:
            if self.tokens[start].folded not in self.words.first_adverbs:
                return start
            for length in self.words.lengths:
                phrase = tuple(token.folded for token in self.tokens[start : start + length])
                if len(phrase) == length and phrase in self.words.adverbs:
                    start += length
                    break
            else:
                return start
        return start

    def verb_before(self, end: int, reach: int) -> int | None:
        """The last finite verb before `end`, at most `reach` tokens away; no clause is opened between."""
        for index in range(end - 1, max(end - 1 - reach, -1), -1):
            if self.is_finite(index):
                return index
            if self.folded(index) in self.words.openers or self.folded(index) in {":", ";", "."}:
                return None
        return None

    def phrase_start(self, end: int, reach: int) -> int:
        """Where the phrase that ends at `end` begins: behind a verb, a mark or what opens a clause."""
        index = end
        while index > 0 and end - index < reach and index not in self.gaps:
            word = self.folded(index - 1)
            if word == ")" and (opened := self._other_bracket(index - 1, -1)) is not None:
                index = opened
            elif self._ends_phrase(index - 1) and not (
                self._hangs(index - 2) and word in self.words.conjunctions | {","}
            ):
                break
            else:
                index -= 1
        return index

    def phrase_end(self, start: int, reach: int) -> int:
        """Where the phrase that begins at `start` ends."""
        index = start
        while index < len(self.tokens) and index - start < reach and (index == start or index not in self.gaps):
            word = self.folded(index)
            if word == "(" and (closed := self._other_bracket(index, 1)) is not None:
                index = closed + 1
            elif self._ends_phrase(index) and not (word in self.words.conjunctions | {","} and self._is_within(index)):
                break
            else:
                index += 1
        return index

    def _ends_phrase(self, index: int) -> bool:
        """Whether a token is no part of the phrase beside it."""
        if self.is_mark(index):
            return not self._joins(index)
        word = self.folded(index)
        opens = word in self.words.openers or uncontracted(word) in self.words.relatives
        return opens or word in self.words.conjunctions or self.is_finite(index)

    def _other_bracket(self, index: int, step: int) -> int | None:
        """Where the parenthesis is closed, or opened, that stands at an index; brackets may stand in brackets."""
        depth = 0
        for at in range(index, index + step * _LONGEST_BRACKET, step):
            depth += {"(": 1, ")": -1}.get(self.folded(at), 0)
            if depth == 0:
                return at
        return None

    def _hangs(self, index: int) -> bool:
        """A hyphen that stands for what comes later (*harbour- and ...*)."""
        return self.folded(index) == "-" and index > 0 and self.tokens[index - 1].end == self.tokens[index].start

    def _is_within(self, index: int) -> bool:
        """Whether a conjunction joins two small words in a phrase (*head of care and health*), or a comma halves."""
        if self._hangs(index - 1) or (self.folded(index - 1) == "," and self._hangs(index - 2)):
            return True
        before, behind = self.folded(index - 1), self.folded(index + 1)
        if self.is_mark(index) or not before or not behind or self.tokens[index + 1].capitalised:
            return False
        return not (self.is_finite(index + 1) or self.tokens[index - 1].capitalised or self.is_mark(index - 1))

    def _joins(self, index: int) -> bool:
        """A hyphen or a full stop inside a name (*J. Name*, *Dr. Name*)."""
        token = self.tokens[index]
        if token.text in _INSIDE:
            return True
        before = self.tokens[index - 1] if index else None
        shortened = before is not None and (
            len(before.text) == 1 or "." in before.text or before.folded in self.words.titles
        )
        return token.text == "." and shortened


def quoted_gaps(starts: tuple[int, ...], quotations: tuple[int, ...]) -> frozenset[int]:
    """The indexes of tokens right behind a quotation, by where tokens and quotations start."""
    return frozenset(bisect_left(starts, start) for start in quotations)
