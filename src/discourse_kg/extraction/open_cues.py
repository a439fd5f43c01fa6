"""Verbs that no list has, and that report all the same: by the clause behind them, or by the noun that they govern.

*Name observed that it holds*, *Name gave an example of it*, *…, observed Name.*: such verbs report what a person says,
and nothing with another subject.
"""

from __future__ import annotations

from functools import cache, lru_cache

from discourse_kg.extraction.clauses import Clauses, clause_words
from discourse_kg.extraction.cues import Cue
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.names import SENTENCES, Token, is_remembered, word_set

#: The clause that an open verb reports begins at most so many words behind it, a subject between them included.
_REACH = 8

#: A noun is at most so many words behind the verb that governs it.
_OBJECT = 6

#: What is reported by a verb behind it has at least so many words.
_LEAST_WORDS = 4

#: An ending that adds nothing.
_NO_ENDING = "-"


def find_open_cues(
    tokens: tuple[Token, ...], closed: frozenset[int], pack: LanguagePack, gaps: frozenset[int] = frozenset()
) -> tuple[Cue, ...]:
    """The verbs among the tokens, besides the `closed` ones of the lists, that report by what is beside them."""
    if not pack.cues.deeds:
        return ()
    return _again(tokens, closed, pack, gaps) if is_remembered(tokens) else _find(tokens, closed, pack, gaps)


def _find(
    tokens: tuple[Token, ...], closed: frozenset[int], pack: LanguagePack, gaps: frozenset[int]
) -> tuple[Cue, ...]:
    clauses = Clauses(tokens, clause_words(pack), gaps)
    found: list[Cue] = []
    for index, token in enumerate(tokens):
        if index in closed or not (clauses.is_finite(index) or _is_helped(clauses, index)):
            continue
        if group := _governs(clauses, index, pack):
            found.append(Cue(index, index, group, None))
        elif (
            clauses.is_finite(index)
            and token.folded not in _never(pack)
            and (_opens_clause(clauses, index, pack) or _closes(clauses, index))
        ):
            found.append(Cue(index, index, "say", None))
    return tuple(found)


def _is_helped(clauses: Clauses, index: int) -> bool:
    """*began by giving an overview*: whether an infinitive stands behind what opens or closes a speech."""
    return clauses.folded(index - 1) in clauses.words.infinitives and clauses.before_adverbs(index) < index


_again = lru_cache(SENTENCES)(_find)


@cache
def _never(pack: LanguagePack) -> frozenset[str]:
    """Verbs that report nothing by a clause: of deeds, and those that only help another verb."""
    cues = pack.cues
    return word_set((*cues.deeds, *cues.stance_verbs, *(one for one in cues.auxiliaries if " " not in one)))


def _opens_clause(clauses: Clauses, verb: int, pack: LanguagePack) -> bool:
    """*observed that it holds*: a content clause, and no infinitive, behind a verb and what belongs to it."""
    for at in range(verb + 1, min(verb + 1 + _REACH, len(clauses.tokens))):
        word = clauses.folded(at)
        if word in clauses.words.complementizers:
            return _is_joined(clauses, verb, at, pack) and _is_clause(clauses, at + 1, pack)
        if clauses.is_mark(at) or word in clauses.words.openers | clauses.words.conjunctions or clauses.is_finite(at):
            return False
    return False


def _is_joined(clauses: Clauses, verb: int, opener: int, pack: LanguagePack) -> bool:
    """Whether nothing but adverbs, a reflexive, the verb's own preposition and its subject are between the two."""
    end = opener
    if clauses.folded(end - 1) in word_set(pack.cues.links):
        end -= 1
        if f"{clauses.folded(verb)} {clauses.folded(end)}" in word_set(pack.cues.deeds):
            return False
    end = clauses.before_adverbs(end)
    if end - 1 > verb and clauses.folded(end - 1) in word_set(pack.cues.reflexives):
        end = clauses.before_adverbs(end - 1)
    start = clauses.behind_adverbs(verb + 1)
    if end <= start:
        return True
    if not clauses.words.verb_second:
        return False
    last = clauses.tokens[end - 1]
    return last.capitalised or last.folded in pack.pronouns.personal


def _is_clause(clauses: Clauses, start: int, pack: LanguagePack) -> bool:
    """Whether what begins there has a subject before its verb, and is no infinitive and no phrase (*that day*)."""
    first = clauses.behind_adverbs(start)
    if first >= len(clauses.tokens) or clauses.is_mark(first):
        return False
    if not clauses.words.verb_second and not _may_have_verb(clauses, first):
        return False
    word, known = clauses.folded(first), clauses.words.finite | clauses.words.participles
    presents = (word.removesuffix(own) + present for own, present in _presents(pack) if word.endswith(own))
    return clauses.tokens[first].capitalised or known.isdisjoint(presents)


def _may_have_verb(clauses: Clauses, start: int) -> bool:
    """Whether more than one noun follows, so that one word may be its verb (*that lists leak*, and not *that day*)."""
    if start + 1 >= len(clauses.tokens) or clauses.is_mark(start + 1):
        return any(mark in clauses.folded(start)[1:-1] for mark in "’'")
    return clauses.folded(start + 1) not in clauses.words.prepositions | clauses.words.conjunctions


@cache
def _presents(pack: LanguagePack) -> tuple[tuple[str, str], ...]:
    """The endings of infinitives, each with that of its present."""
    pairs = (pair.split() for pair in pack.cues.presents)
    return tuple((own.removeprefix(_NO_ENDING), present.removeprefix(_NO_ENDING)) for own, present in pairs)


def _governs(clauses: Clauses, verb: int, pack: LanguagePack) -> str | None:
    """*gave an example of it*, *sees a need for it*: the group of a verb by its object, with more behind."""
    kinds = _objects(pack).get(clauses.folded(verb))
    if kinds is None:
        return None
    for at in range(verb + 1, min(verb + 1 + _OBJECT, len(clauses.tokens))):
        word = clauses.folded(at)
        if group := kinds.get(word):
            return group if not clauses.is_mark(at + 1) or clauses.folded(at + 1) == ":" else None
        if clauses.is_mark(at) or word in clauses.words.openers | clauses.words.conjunctions or clauses.is_finite(at):
            return None
    return None


@cache
def _objects(pack: LanguagePack) -> dict[str, dict[str, str]]:
    """By each light verb the nouns that it governs in all their forms, and the group that they make it."""
    cues, endings = pack.cues, ("", *pack.roles.definite, *pack.roles.plurals, *pack.agents.plurals)

    def forms(nouns: tuple[str, ...], group: str) -> dict[str, str]:
        return {noun.casefold() + ending: group for noun in nouns for ending in endings}

    light = {**forms(cues.forms_of_talk, "present"), **forms(cues.attitudes, "topic")}
    sights = forms(cues.observations, "topic")
    found = {verb.casefold(): light for verb in cues.light}
    for verb in cues.sights:
        found[verb.casefold()] = {**sights, **found.get(verb.casefold(), {})}
    return found


def _closes(clauses: Clauses, verb: int) -> bool:
    """*It holds every day, observed Name.*: a verb between a whole clause with its comma and a name."""
    if verb <= _LEAST_WORDS or clauses.folded(verb - 1) != "," or verb + 1 >= len(clauses.tokens):
        return False
    opening = clauses.folded(0)
    if opening in clauses.words.openers | clauses.words.prepositions or clauses.is_finite(0):
        return False
    if not clauses.tokens[verb + 1].capitalised:
        return False
    finite = sum(clauses.is_finite(at) for at in range(verb - 1))
    opened = sum(clauses.folded(at) in clauses.words.openers for at in range(verb - 1))
    return finite > opened
