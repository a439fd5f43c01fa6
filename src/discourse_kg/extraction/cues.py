"""Find the verbs that report speech, outside quotations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span, StatementKind
from discourse_kg.noun_phrases.descriptions import is_title
from discourse_kg.noun_phrases.names import SENTENCES, Token, is_remembered, word_set

#: A particle is at most this many tokens after its verb (*pekade Ann Hellenius på*).
_PARTICLE_REACH = 8

#: It is so many tokens behind its verb at most where what is set off from a name stands between.
_ASIDE_REACH = 24

#: The most tokens between a verb that opens or closes a speech and the verb that says how.
_FRAME_REACH = 12

#: What stands in a form for what its verb is about (*call … a failure*).
_GAP = "…"

#: The most words between a copula and the adjective (*is also very worried*).
_DEGREES = 2

#: After one of these, no particle belongs to the verb.
_CLOSES = frozenset(",.:;")

#: The kind of statement that the verbs of a pack's table make, where they decide it.
_KINDS = {"question": StatementKind.QUESTION, "answer": StatementKind.ANSWER, "pledge": StatementKind.PLEDGE}

#: The words after a verb that make it a cue, with the cue's class and kind.
_Form = tuple[tuple[str, ...], str, StatementKind | None]


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb: the indexes of its first and last token, its class, and the kind of statement it makes.

    A particle that is separated from its verb is not part of `last`. `stance` marks an adjective of opinion after a
    copula.
    """

    first: int
    last: int
    group: str
    kind: StatementKind | None
    stance: bool = False

    def span(self, tokens: tuple[Token, ...]) -> Span:
        """Where the cue stands."""
        return Span(tokens[self.first].start, tokens[self.last].end)


@cache
def _forms(pack: LanguagePack) -> dict[str, list[_Form]]:
    """Cue forms by their first word; those with most particles first."""
    forms: dict[str, list[_Form]] = defaultdict(list)
    for form, group in (*pack.cue_tables().items(), *pack.bare_infinitives().items(), *pack.supines().items()):
        first, *rest = form.casefold().split()
        forms[first].append((tuple(rest), group, _KINDS.get(group)))
    for entries in forms.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return dict(forms)


def find_cues(tokens: tuple[Token, ...], pack: LanguagePack) -> tuple[Cue, ...]:
    """Every cue among the tokens, in order; tokens inside quotations are not to be handed in."""
    return _find_again(tokens, pack) if is_remembered(tokens) else _find(tokens, pack)


def _find(tokens: tuple[Token, ...], pack: LanguagePack) -> tuple[Cue, ...]:
    forms, copulas, phases = _forms(pack), word_set(pack.cues.stance_verbs), word_set(pack.cues.phases)
    found = []
    for index, token in enumerate(tokens):
        if token.capitalised and index:
            continue
        if token.folded in phases and (framed := _framed(tokens, index, pack)) is not None:
            found.append(framed)
        elif token.folded in copulas and (last := _stance(tokens, index, pack)) is not None:
            found.append(Cue(index, last, "say", None, stance=True))
        elif token.folded in forms and (cue := _verb(tokens, index, forms[token.folded], pack)) is not None:
            found.append(cue)
    return tuple(found)


_find_again = lru_cache(SENTENCES)(_find)


def _framed(tokens: tuple[Token, ...], phase: int, pack: LanguagePack) -> Cue | None:
    """*opened the meeting by stressing*: the cue of a verb that only says when, by the verb behind it."""
    forms, frames = _forms(pack), _frames(pack)
    for index in range(phase + 1, min(phase + _FRAME_REACH, len(tokens))):
        if tokens[index].text in _CLOSES:
            return None
        for frame in frames:
            verb = index + len(frame)
            if verb >= len(tokens) or tuple(token.folded for token in tokens[index:verb]) != frame:
                continue
            entries = forms.get(tokens[verb].folded, [])
            found = _verb(tokens, verb, entries, pack)
            return Cue(phase, phase, found.group, found.kind) if found is not None else None
    return None


@cache
def _frames(pack: LanguagePack) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(frame.casefold().split()) for frame in pack.cues.frames)


def _stance(tokens: tuple[Token, ...], copula: int, pack: LanguagePack) -> int | None:
    """The index of the adjective that reports an opinion after a copula; None when there is none."""
    for index in range(copula + 1, min(copula + 2 + _DEGREES, len(tokens))):
        if tokens[index].folded in word_set(pack.cues.stances):
            return index
        if tokens[index].folded not in _degrees(pack):
            return None
    return None


@cache
def _degrees(pack: LanguagePack) -> frozenset[str]:
    """The words allowed between a copula and the adjective."""
    return word_set((*pack.cues.degrees, *pack.cues.adverbs))


def _verb(tokens: tuple[Token, ...], index: int, forms: list[_Form], pack: LanguagePack) -> Cue | None:
    """The cue of the first of a verb's forms whose particles follow it; its last token is next to the verb."""
    behind = tuple(token.folded for token in tokens[index + 1 : index + 1 + _PARTICLE_REACH])
    reach = tuple(takewhile(lambda word: word not in _CLOSES, behind))
    degrees = _degrees(pack)
    for particles, group, kind in forms:
        if particles[:1] == (_GAP,) and particles[1] in reach[1:]:
            return Cue(index, index, group, kind)
        if behind[: len(particles)] == particles:
            return Cue(index, index + len(particles), group, kind)
        if len(particles) > 1 and behind[:1] and behind[0] in degrees and behind[1 : len(particles) + 1] == particles:
            return Cue(index, index + len(particles) + 1, group, kind)
        parted = len(particles) == 1 and (particles[0] in reach or _is_behind_aside(tokens, index, particles[0]))
        if parted and _may_part(tokens[index + 1], particles[0], pack):
            return Cue(index, index, group, kind)
    return None


def _is_behind_aside(tokens: tuple[Token, ...], verb: int, particle: str) -> bool:
    """*talade Name, role at Organization, om it*: whether a particle stands behind what is set off from a name."""
    commas = [at for at in range(verb + 2, min(verb + _ASIDE_REACH, len(tokens) - 1)) if tokens[at].text in _CLOSES]
    closed = len(commas) > 1 and all(tokens[at].text == "," for at in commas[:2])
    return closed and tokens[verb + 1].capitalised and tokens[commas[1] + 1].folded == particle


def _may_part(token: Token, particle: str, pack: LanguagePack) -> bool:
    """Whether a verb and its particle may be parted by what begins with a token: a subject, or a phrase before *that*.

    *pekade Name på*, *skriver i sin rapport att*.
    """
    clause = particle in word_set(pack.cues.complements) and token.folded in word_set(pack.clauses.prepositions)
    return clause or _opens_subject(token, pack)


def _opens_subject(token: Token, pack: LanguagePack) -> bool:
    """Whether the token after an inverted verb can begin its subject, or an adverb before it."""
    return token.capitalised or token.folded in _small_openers(pack) or is_title(token.folded, pack)


@cache
def _small_openers(pack: LanguagePack) -> frozenset[str]:
    """The pronouns, adverbs and determiners that can begin a subject or what precedes it."""
    return word_set((*pack.pronouns.personal, *pack.cues.adverbs, *pack.roles.determiners))
