"""Whose name is where the subject of a verb of saying is: evidence, before there is a cast, that it is a person's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from discourse_kg.extraction.clauses import Clauses, clause_words
from discourse_kg.extraction.cues import Cue
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.sentences import Sentence
from discourse_kg.extraction.subject_phrases import Subject, phrase_behind
from discourse_kg.extraction.subjects import subject_of
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.names import (
    SENTENCES,
    Run,
    Token,
    begins_name,
    is_remembered,
    without_genitive,
    word_set,
)

#: Of a sentence too long to be remembered, so many tokens on each side of a name are looked at.
_REACH = 60


def is_beside_cue(name: Run, tokens: tuple[Token, ...], cues: tuple[Cue, ...], pack: LanguagePack) -> bool:
    """Whether a name is the subject of a verb of saying, alone or with others."""
    if not is_remembered(tokens):
        first = bisect_left(tokens, name.span.start, key=lambda token: token.start)
        start = max(first - _REACH, 0)
        window = tokens[start : first + _REACH]
        near = (cue for cue in cues if start <= cue.first and cue.last < start + len(window))
        cues = tuple(Cue(cue.first - start, cue.last - start, cue.group, cue.kind, cue.stance) for cue in near)
        tokens = window
    if not cues and not may_cite(tokens, pack) and not _may_own(tokens, pack):
        return False
    spans = _subjects(tokens, cues, pack) if is_remembered(tokens) else _found(tokens, cues, pack)
    return any(start <= name.span.start and name.span.end <= end for start, end in spans)


def _found(tokens: tuple[Token, ...], cues: tuple[Cue, ...], pack: LanguagePack) -> frozenset[tuple[int, int]]:
    """Where the runs of capitalised words stand that are such subjects, as the characters' offsets."""
    sentence = Sentence(
        tokens=tokens,
        starts=tuple(token.start for token in tokens),
        referents=tuple(_mentions(tokens, pack)),
        clauses=Clauses(tokens, clause_words(pack)),
        pack=pack,
    )
    subjects = (*(subject_of(sentence, cue) for cue in cues), *_cited(sentence))
    return frozenset(
        (one.span.start, one.span.end)
        for subject in subjects
        if subject is not None and not subject.stranger
        for one in subject.referents
        if one.form in {MentionForm.NAME, MentionForm.UNKNOWN}
    ) | frozenset(_owners(sentence))


def _owners(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """*Name's advice is*, *Name's answer: “…”*: where names stand whose words a noun of speech tells of."""
    nouns, copulas = word_set(sentence.pack.nominal.say), word_set(sentence.pack.roles.copulas)
    for one in sentence.referents:
        _, behind = sentence.index(one)
        owned = one.genitive and one.form is MentionForm.NAME and sentence.clauses.folded(behind) in nouns
        if owned and sentence.clauses.folded(behind + 1) in {":", *copulas}:
            yield one.span.start, one.span.end


def _may_own(tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether a noun of speech is among the tokens."""
    nouns = word_set(pack.nominal.say)
    return any(token.folded in nouns for token in tokens)


def may_cite(tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether the first word of *according to* is among the tokens."""
    first = _first_words(pack.nominal.source)
    return any(token.folded in first for token in tokens)


@cache
def _first_words(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(phrase.casefold().split()[0] for phrase in phrases)


def _cited(sentence: Sentence) -> Iterator[Subject | None]:
    """Whom a phrase behind *according to* means."""
    for source in sentence.pack.nominal.source:
        words = source.casefold().split()
        for index, token in enumerate(sentence.tokens):
            if token.folded == words[0] and sentence.folded(index, index + len(words)) == words:
                yield phrase_behind(sentence, index + len(words))


_subjects = lru_cache(SENTENCES)(_found)


def _mentions(tokens: tuple[Token, ...], pack: LanguagePack) -> Iterator[Referent]:
    """Pronouns, and runs of capitalised words: several as if they were a person's name, one as a name not known."""
    personal, particles = word_set(tuple(pack.pronouns.personal)), word_set(pack.names.particles)
    openers = word_set((*pack.names.openers, *pack.function_words, *pack.cues.adverbs)) | clause_words(pack).openers
    things = word_set((*pack.clauses.things, *pack.clauses.bodies, *pack.subjects.impersonal))
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.folded in personal:
            yield Referent(token.span, MentionForm.PRONOUN)
        elif begins_name(token, particles) and not (index == 0 and _only_opens(tokens, openers)):
            first = index
            while _continues(tokens, index + 1, particles):
                index += 1
            span = token.span.through(tokens[index].span)
            form = MentionForm.NAME if index > first else MentionForm.UNKNOWN
            form = MentionForm.IMPERSONAL if token.folded in things else form
            yield Referent(span, form, genitive=_owns(tokens, index, pack))
            index = max(index, first)
        index += 1


def _only_opens(tokens: tuple[Token, ...], openers: frozenset[str]) -> bool:
    """Whether the first word begins no name; *Hans Lindvik* is one though *hans* opens sentences."""
    given = is_given_name(tokens[0].text) and len(tokens) > 1 and tokens[1].capitalised
    return tokens[0].folded in openers and not given


def _continues(tokens: tuple[Token, ...], index: int, particles: frozenset[str]) -> bool:
    """Whether a run of capitalised words goes on: with another, behind a particle or an initial's full stop."""
    if index >= len(tokens):
        return False
    token, behind = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    if begins_name(token, particles):
        return True
    joins = token.folded in particles or (token.text == "." and len(tokens[index - 1].text) == 1)
    return joins and behind is not None and behind.capitalised


def _owns(tokens: tuple[Token, ...], index: int, pack: LanguagePack) -> bool:
    """Whether a run is a genitive: by its ending, before a small noun."""
    if without_genitive(tokens[index].text, pack) is None or index + 1 >= len(tokens):
        return False
    clauses = Clauses(tokens, clause_words(pack))
    words, behind = clauses.words, index + 1
    if clauses.is_mark(behind) or clauses.is_finite(behind) or clauses.behind_adverbs(behind) > behind:
        return False
    return clauses.folded(behind) not in words.prepositions | words.openers | words.conjunctions
