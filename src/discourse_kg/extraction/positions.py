"""Where a speaker stands to the verb, and what may stand between the two."""

from __future__ import annotations

from collections.abc import Iterator

from discourse_kg.extraction.cues import LONGEST_ASIDE, Cue, is_affiliation_phrase, is_aside
from discourse_kg.extraction.descriptions import is_title
from discourse_kg.extraction.names import consists_of, word_set
from discourse_kg.extraction.resolution import MentionForm, Referent
from discourse_kg.extraction.scene import Scene
from discourse_kg.languages.packs import LanguagePack

_LONGEST_COORDINATION = 24
_LONGEST_INVERSION = 5

#: *Her opening keynote*: so many words may stand between whose it is and what it is.
_LONGEST_MEDIUM = 2


def before(scene: Scene, cue: Cue) -> Iterator[tuple[Referent, int]]:
    """The referents before a cue that can be its subject, the nearest first, and where each one's subject ends.

    A genitive is a subject with what it owns: *her talk*, *Name's paper*.
    """
    number = scene.position(scene.starts[cue.first]) - 1
    while number >= 0 and cue.first - scene.index(scene.referents[number])[1] <= LONGEST_ASIDE:
        referent = scene.referents[number]
        if (end := _subject_end(scene, referent)) is not None and end <= cue.first:
            yield referent, end
        number -= 1


def behind_preposition(scene: Scene, referent: Referent) -> bool:
    """Whether a mention is what a preposition joins to something, and no subject (*a question from Name*)."""
    roles, cues = scene.pack.roles, scene.pack.cues
    joining = (*roles.prepositions, *roles.weak_prepositions, *roles.topic_prepositions, *cues.agents)
    first, _ = scene.index(referent)
    return bool(set(scene.folded(max(first - 1, 0), first)) & word_set(joining))


def _subject_end(scene: Scene, referent: Referent) -> int | None:
    _, behind = scene.index(referent)
    if not referent.genitive:
        return behind
    medium = word_set(scene.pack.nominal.medium)
    for width in range(1, _LONGEST_MEDIUM + 1):
        words = scene.folded(behind, behind + width)
        if len(words) == width and words[-1] in medium:
            return behind + width
    return None


def behind(scene: Scene, cue: Cue) -> Iterator[Referent]:
    """The referents behind a cue that can be its subject, the nearest first."""
    number = scene.position(scene.tokens[cue.last].end)
    while number < len(scene.referents):
        if scene.index(scene.referents[number])[0] > cue.last + 1 + _LONGEST_INVERSION:
            return
        if not scene.referents[number].genitive:
            yield scene.referents[number]
        number += 1


def joint(scene: Scene, referent: Referent, *, behind: bool = False) -> tuple[Referent, ...]:
    """The speakers of *A and B said*: names joined to the one beside the verb, before it or `behind` it."""
    if referent.form is not MentionForm.NAME:
        return (referent,)
    joining = word_set((*scene.pack.cues.conjunctions, *scene.pack.names.honorifics)) | {",", "."}
    position = scene.position(referent.span.start)
    others = scene.referents[position + 1 :] if behind else scene.referents[:position][::-1]
    joined = [referent]
    for other in others:
        left, right = (joined[-1], other) if behind else (other, joined[-1])
        between = scene.folded(scene.index(left)[1], scene.index(right)[0])
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


def may_stand_between(scene: Scene, start: int, end: int) -> bool:
    """Between subject and verb: nothing, an auxiliary, an adverb or two."""
    cues = scene.pack.cues
    return consists_of(scene.folded(start, end), (*cues.auxiliaries, *cues.adverbs))


def may_stand_in_inversion(scene: Scene, start: int, end: int) -> bool:
    """Between verb and subject: nothing, an adverb, or the speaker's title, with whose office it is before it."""
    words = scene.folded(start, end)
    if words and is_title(words[-1], scene.pack):
        return not set(words) & set(",;:()")
    adverbs = word_set(scene.pack.cues.adverbs)
    titles = word_set((*scene.pack.names.honorifics, *scene.pack.roles.determiners))
    return consists_of(words, scene.pack.cues.adverbs) or all(word in adverbs | titles | {"."} for word in words)


def comes_between(scene: Scene, referent: Referent, start: int, end: int) -> bool:
    """An apposition, a parenthesis or a relative clause between speaker and verb; or an earlier verb and *and*."""
    words, pack = scene.folded(start, end), scene.pack
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
    """Whether only a title stands between two places of the text."""
    words = between.split()
    return len(words) <= _LONGEST_INVERSION and all(
        is_title(word.casefold(), pack) or word.casefold() in word_set(pack.roles.determiners) for word in words
    )
