"""Find the verbs that report speech, outside quotations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from discourse_kg.extraction.descriptions import is_title
from discourse_kg.extraction.names import Token, consists_of, word_set
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span, StatementKind

#: A particle stands at most so many tokens behind its verb (*pekade Ann Hellenius på*).
_PARTICLE_REACH = 8

#: An aside between a subject and its verb has at most so many tokens.
LONGEST_ASIDE = 40

#: *Name at the Museum of Roads*: an affiliation without commas has at most so many words.
_LONGEST_AFFILIATION = 9

#: Between a copula and the adjective stand at most so many words (*is also very worried*).
_DEGREES = 2

_ASIDE_OPENS = frozenset(",(–—-")
_ASIDE_CLOSES = frozenset(",)–—-")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb: the indexes of its first and last token, its class, and the kind it makes.

    A particle that stands apart from its verb is not part of `last`. `stance` marks an adjective of opinion
    behind a copula.
    """

    first: int
    last: int
    group: str
    kind: StatementKind | None
    stance: bool = False

    def span(self, tokens: tuple[Token, ...]) -> Span:
        """Where the cue stands."""
        return Span(tokens[self.first].start, tokens[self.last].end)


def is_aside(words: list[str], pack: LanguagePack) -> bool:
    """Whether folded words between a subject and its verb are an apposition, a parenthesis or a relative clause.

    It opens with a mark, and closes with one or with the relative pronoun that takes the verb; adverbs and
    auxiliaries may stand behind.
    """
    if not words or words[0] not in _ASIDE_OPENS:
        return False
    inner = words[1:]
    while inner and inner[-1] not in _ASIDE_CLOSES:
        last = inner.pop()
        if last in word_set(pack.pronouns.relative):
            return True
        if not consists_of([last], (*pack.cues.auxiliaries, *pack.cues.adverbs)):
            return False
    return len(inner) > 1


def is_affiliation_phrase(words: list[str], pack: LanguagePack) -> bool:
    """*from the Registry*, or *at the Registry* with an aside behind it."""
    joining = word_set((*pack.roles.prepositions, *pack.roles.weak_prepositions))
    mark = next((number for number, word in enumerate(words) if not word[0].isalnum()), len(words))
    if words[0] not in joining or not 1 < mark <= _LONGEST_AFFILIATION:
        return False
    return mark == len(words) or is_aside(words[mark:], pack)


@cache
def _forms(pack: LanguagePack) -> dict[str, list[tuple[tuple[str, ...], str, StatementKind | None]]]:
    """Cue forms by their first word: the words behind it, class and kind; forms with particles first."""
    forms: dict[str, list[tuple[tuple[str, ...], str, StatementKind | None]]] = defaultdict(list)
    for form, (group, kind) in pack.cue_kinds().items():
        first, *rest = form.casefold().split()
        forms[first].append((tuple(rest), group, kind))
    for entries in forms.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return forms


def find_cues(tokens: tuple[Token, ...], pack: LanguagePack) -> list[Cue]:
    """Every cue among the tokens, in order; tokens inside quotations are not to be handed in."""
    forms, verbs, stances = _forms(pack), word_set(pack.cues.stance_verbs), word_set(pack.cues.stances)
    found = []
    for index, token in enumerate(tokens):
        if token.capitalised and index:
            continue
        if token.folded in verbs and (last := _stance(tokens, index, stances, pack)) is not None:
            found.append(Cue(index, last, "say", None, stance=True))
            continue
        for particles, group, kind in forms.get(token.folded, ()):
            if (last := _through_particles(tokens, index, particles, pack)) is not None:
                found.append(Cue(index, last, group, kind))
                break
    return found


def _stance(tokens: tuple[Token, ...], copula: int, stances: frozenset[str], pack: LanguagePack) -> int | None:
    """The index of the adjective that reports an opinion behind a copula; None when there is none."""
    between = word_set((*pack.cues.degrees, *pack.cues.adverbs))
    for index in range(copula + 1, min(copula + 2 + _DEGREES, len(tokens))):
        if tokens[index].folded in stances:
            return index
        if tokens[index].folded not in between:
            return None
    return None


def _through_particles(
    tokens: tuple[Token, ...], index: int, particles: tuple[str, ...], pack: LanguagePack
) -> int | None:
    """The index of the last token that stands directly with the verb; None when a particle is missing."""
    if not particles:
        return index
    adjacent = tuple(token.folded for token in tokens[index + 1 : index + 1 + len(particles)])
    if adjacent == particles:
        return index + len(particles)
    reach = []
    for token in tokens[index + 1 : index + 1 + _PARTICLE_REACH]:
        if token.text in ",.:;":
            break
        reach.append(token)
    apart = len(particles) == 1 and any(token.folded == particles[0] for token in reach)
    return index if apart and _opens_subject(reach[0], pack) else None


def _opens_subject(token: Token, pack: LanguagePack) -> bool:
    """Whether the token behind an inverted verb can begin its subject, or an adverb before it."""
    small = {*word_set(tuple(pack.pronouns.personal)), *word_set((*pack.cues.adverbs, *pack.roles.determiners))}
    return token.capitalised or token.folded in small or is_title(token.folded, pack)
