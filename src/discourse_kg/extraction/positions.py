"""The position of a speaker relative to the verb, and what may come between the two."""

from __future__ import annotations

from collections.abc import Iterator

from discourse_kg.extraction.cues import LONGEST_ASIDE, Cue, is_affiliation_phrase, is_aside
from discourse_kg.extraction.resolution import MentionForm, Referent
from discourse_kg.extraction.sentence_context import SentenceContext
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.descriptions import is_title
from discourse_kg.noun_phrases.names import consists_of, word_set

_LONGEST_COORDINATION = 24
_LONGEST_INVERSION = 5

#: *Her opening keynote*: so many words may stand between whose it is and what it is.
_LONGEST_MEDIUM = 2


def before(context: SentenceContext, cue: Cue) -> Iterator[tuple[Referent, int]]:
    """The referents before a cue that can be its subject, the nearest first, and where each one's subject ends.

    A genitive is a subject with what it owns: *her talk*, *Name's paper*.
    """
    number = context.position(context.starts[cue.first]) - 1
    while number >= 0 and cue.first - context.index(context.referents[number])[1] <= LONGEST_ASIDE:
        referent = context.referents[number]
        if (end := _subject_end(context, referent)) is not None and end <= cue.first:
            yield referent, end
        number -= 1


def behind_preposition(context: SentenceContext, referent: Referent) -> bool:
    """Whether a preposition joins a mention to something, so that it is no subject (*a question from Name*)."""
    roles, cues = context.pack.roles, context.pack.cues
    joining = (*roles.prepositions, *roles.weak_prepositions, *roles.topic_prepositions, *cues.agents)
    first, _ = context.index(referent)
    return bool(set(context.folded(max(first - 1, 0), first)) & word_set(joining))


def _subject_end(context: SentenceContext, referent: Referent) -> int | None:
    _, behind = context.index(referent)
    if not referent.genitive:
        return behind
    medium = word_set(context.pack.nominal.medium)
    for width in range(1, _LONGEST_MEDIUM + 1):
        words = context.folded(behind, behind + width)
        if len(words) == width and words[-1] in medium:
            return behind + width
    return None


def behind(context: SentenceContext, cue: Cue) -> Iterator[Referent]:
    """The referents after a cue that can be its subject, the nearest first."""
    number = context.position(context.tokens[cue.last].end)
    while number < len(context.referents):
        if context.index(context.referents[number])[0] > cue.last + 1 + _LONGEST_INVERSION:
            return
        if not context.referents[number].genitive:
            yield context.referents[number]
        number += 1


def joint(context: SentenceContext, referent: Referent, *, behind: bool = False) -> tuple[Referent, ...]:
    """The speakers of *A and B said*: names joined to the one next to the verb, before or after it."""
    if referent.form is not MentionForm.NAME:
        return (referent,)
    joining = word_set((*context.pack.cues.conjunctions, *context.pack.names.honorifics)) | {",", "."}
    position = context.position(referent.span.start)
    others = context.referents[position + 1 :] if behind else context.referents[:position][::-1]
    joined = [referent]
    for other in others:
        left, right = (joined[-1], other) if behind else (other, joined[-1])
        between = context.folded(context.index(left)[1], context.index(right)[0])
        if (
            other.form is not MentionForm.NAME
            or not between
            or set(between) - joining
            or between == [","]
            or "." in between[:1]
        ):
            break
        joined.append(other)
    return tuple(joined if behind else joined[::-1])


def may_stand_between(context: SentenceContext, start: int, end: int) -> bool:
    """Between subject and verb: nothing, an auxiliary, an adverb or two."""
    cues = context.pack.cues
    return consists_of(context.folded(start, end), (*cues.auxiliaries, *cues.adverbs))


def may_stand_in_inversion(context: SentenceContext, start: int, end: int) -> bool:
    """Between verb and subject: nothing, an adverb, or the speaker's title, with whose office it is before it."""
    words = context.folded(start, end)
    if words and is_title(words[-1], context.pack):
        return not set(words) & set(",;:()")
    adverbs = word_set(context.pack.cues.adverbs)
    titles = word_set((*context.pack.names.honorifics, *context.pack.roles.determiners))
    return consists_of(words, context.pack.cues.adverbs) or all(word in adverbs | titles | {"."} for word in words)


def comes_between(context: SentenceContext, referent: Referent, start: int, end: int) -> bool:
    """An apposition, a parenthesis or a relative clause between speaker and verb; or an earlier verb and *and*."""
    words, pack = context.folded(start, end), context.pack
    if not words or len(words) > LONGEST_ASIDE:
        return False
    if not words[0][0].isalnum():
        return is_aside(words, pack) or _is_aside_and_coordination(words, pack)
    if referent.form is MentionForm.GROUP:
        return False
    return is_affiliation_phrase(words, pack) or _is_coordination(words, pack)


def _is_aside_and_coordination(words: list[str], pack: LanguagePack) -> bool:
    """*, who farms at X, welcomed the plan but*: an aside, and an earlier verb up to a conjunction."""
    closing = max((number for number, word in enumerate(words) if word in ",)"), default=0)
    rest = words[closing + 1 :]
    return bool(rest) and is_aside(words[: closing + 1], pack) and _is_coordination(rest, pack)


def _is_coordination(words: list[str], pack: LanguagePack) -> bool:
    """An earlier verb and what it says of the subject, up to *and*, or to the relative pronoun that takes the verb."""
    if len(words) > _LONGEST_COORDINATION or set(words) & set(".:;()"):
        return False
    between = word_set((*pack.cues.auxiliaries, *pack.cues.adverbs))
    last = len(words) - 1
    while last > 0 and words[last] in between:
        last -= 1
    return words[last] in word_set((*pack.cues.conjunctions, *pack.pronouns.relative))


def is_description(between: str, pack: LanguagePack) -> bool:
    """Whether only a title is between two positions of the text."""
    words = between.split()
    return len(words) <= _LONGEST_INVERSION and all(
        is_title(word.casefold(), pack) or word.casefold() in word_set(pack.roles.determiners) for word in words
    )
