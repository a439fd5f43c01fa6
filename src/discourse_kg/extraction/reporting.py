"""Rules that attribute by a verb of saying."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from discourse_kg.extraction.cues import Cue
from discourse_kg.extraction.names import phrase_pattern, word_set
from discourse_kg.extraction.positions import (
    before,
    behind,
    behind_preposition,
    comes_between,
    is_description,
    joint,
    may_stand_between,
    may_stand_in_inversion,
)
from discourse_kg.extraction.resolution import MentionForm, Referent
from discourse_kg.extraction.scene import PERSONAL, Finding, Scene
from discourse_kg.model import StatementKind
from discourse_kg.notations import AttributionRule

#: A topic verb and its full stop say nothing; a word between them does.
_LEAST_CONTENT = 2

#: Between a passive and its agent stand at most so many words (*disputed from the floor by*).
_AGENT_REACH = 6

#: A name that nobody has is somebody's behind a quotation when it has so many words.
_FULL_NAME = 2

#: A subject and a verb alone have at most so many words.
_TAG = 3

#: What is asked for opens at most so many words behind the verb.
_REQUEST_REACH = 9

#: A negation belongs to the verb when it stands so close before or behind it.
_NEGATION_REACH = 3


def subject_verb(scene: Scene) -> Finding | None:
    """*Name said that …*, *her talk argued that …*: the speaker right before the verb."""
    for cue in scene.cues:
        for referent, end in before(scene, cue):
            if (
                may_stand_between(scene, end, cue.first)
                and _has_content(scene, cue)
                and _reports(scene, referent)
                and not behind_preposition(scene, referent)
            ):
                return _reported(AttributionRule.SUBJECT_VERB, scene, cue, referent)
    return None


def verb_subject(scene: Scene) -> Finding | None:
    """*…, said Name* and *on that question answered Name*: the speaker right behind the verb."""
    for cue in scene.cues:
        for referent in behind(scene, cue):
            first, _ = scene.index(referent)
            tags = not scene.dialogue or _is_tag(scene, cue, referent)
            if tags and may_stand_in_inversion(scene, cue.last + 1, first) and speaks(referent):
                return _reported(AttributionRule.VERB_SUBJECT, scene, cue, referent)
            break
    return None


def subject_aside_verb(scene: Scene) -> Finding | None:
    """*Name, role at Organization, said …*, *Name rose and said …*: something between speaker and verb."""
    for cue in scene.cues:
        for referent, end in before(scene, cue):
            if (
                referent.form is not MentionForm.UNKNOWN
                and comes_between(scene, referent, end, cue.first)
                and _has_content(scene, cue)
                and _reports(scene, referent)
            ):
                return _reported(AttributionRule.SUBJECT_ASIDE_VERB, scene, cue, referent)
    return None


def subject_participle(scene: Scene) -> Finding | None:
    """*Name spoke about X, stressing Y*: a participle of saying behind a comma, and the sentence's first subject."""
    if not scene.referents or scene.referents[0].genitive or not speaks(scene.referents[0]) or "," not in scene.words:
        return None
    pattern = phrase_pattern(scene.pack.cues.participles)
    for found in pattern.finditer(scene.text, *scene.bounds):
        number = bisect_left(scene.starts, found.start())
        outside = number < len(scene.tokens) and scene.starts[number] == found.start()
        if outside and scene.folded(number - 1, number) == [","] and scene.referents[0].span.end < found.start():
            return Finding(
                AttributionRule.SUBJECT_PARTICIPLE, joint(scene, scene.referents[0], behind=True), scene.mode
            )
    return None


def passive_agent(scene: Scene) -> Finding | None:
    """*The plan was criticized by Name*: the agent of a passive verb of saying."""
    cues = scene.pack.cues
    if scene.words.isdisjoint(word_set(cues.agents)):
        return None
    for found in phrase_pattern(cues.passives).finditer(scene.text, *scene.bounds):
        number = bisect_left(scene.starts, found.start())
        reach = scene.folded(number + 1, number + 1 + _AGENT_REACH)
        agent = next((index for index, word in enumerate(reach) if word in word_set(cues.agents)), None)
        if agent is None or set(reach[:agent]) & set(",.:;()"):
            continue
        end = scene.tokens[number + 1 + agent].end
        for referent in scene.referents[scene.position(end) :][:1]:
            if referent.form in PERSONAL and is_description(scene.text[end : referent.span.start], scene.pack):
                return Finding(AttributionRule.PASSIVE_AGENT, joint(scene, referent, behind=True), scene.mode)
    return None


def quotation_tag(scene: Scene) -> Finding | None:
    """*“…,” chuckled Name.*: behind a quotation any one word beside a name reports, be it in a list or not."""
    if not scene.quotes:
        return None
    known = word_set(
        (*scene.pack.function_words, *scene.pack.cues.adverbs, *scene.pack.names.openers, *scene.pack.cues.auxiliaries)
    )
    for referent in scene.referents:
        first, end = scene.index(referent)
        stranger = referent.form is MentionForm.UNKNOWN and end - first >= _FULL_NAME
        if not (referent.form is MentionForm.NAME or stranger) or referent.genitive:
            continue
        ends = scene.folded(end, end + 1) in ([], ["."], [","])
        if first > 0 and ends and _is_verb_alone(scene, first - 1, known):
            return Finding(AttributionRule.QUOTATION_TAG, (referent,), StatementKind.DIRECT)
    return None


def _is_verb_alone(scene: Scene, index: int, known: frozenset[str]) -> bool:
    """Whether a small word that no list knows stands alone between the quoted words and a name."""
    word = scene.tokens[index]
    if not word.text.isalpha() or not word.text.islower() or word.folded in known:
        return False
    between = scene.text[: word.span.start].rstrip()
    return between.endswith((",", "”", '"', "»", "«", "“", "’", "?", "!"))


def speaks(referent: Referent) -> bool:
    """Whether a referent is somebody, or a body, that can speak."""
    return referent.form is not MentionForm.IMPERSONAL


def _reports(scene: Scene, referent: Referent) -> bool:
    """Whether the recap says who speaks: behind a dash, where the words themselves stand, only if it opens with who."""
    first, _ = scene.index(referent)
    known = referent.form is not MentionForm.UNKNOWN
    return not scene.dialogue or (known and (first <= 1 or scene.unit.span.start > scene.block.span.start))


def _is_tag(scene: Scene, cue: Cue, referent: Referent) -> bool:
    """Whether a verb and its subject stand apart from the words behind a dash, by a mark before or behind."""
    _, end = scene.index(referent)
    before_verb, behind_subject = scene.folded(cue.first - 1, cue.first), scene.folded(end, end + 1)
    parted = not before_verb or not before_verb[0][0].isalnum()
    ended = not behind_subject or not behind_subject[0][0].isalnum()
    return parted or (ended and referent.form is MentionForm.NAME)


def _reported(rule: AttributionRule, scene: Scene, cue: Cue, referent: Referent) -> Finding | None:
    if not speaks(referent) or (cue.group == "lead_in" and scene.tokens[-1].text != ":"):
        return None
    asks = phrase_pattern(scene.pack.nominal.question_openers).match(scene.text, scene.unit.span.start) is not None
    negated = _is_negated(scene, cue)
    finding = Finding(
        rule,
        joint(scene, referent),
        cue.kind or _kind(scene, cue, rule, asks=asks),
        asks_within=asks,
        looks_back=_looks_back(scene, cue),
        denies=(cue.group == "deny") != negated,
        bare=cue.group == "present" or (cue.stance and len(scene.tokens) - cue.last <= _LEAST_CONTENT),
    )
    # Whoever did not promise anything has not made a pledge, and whoever asked somebody to do it no question.
    pledged_not = negated and cue.kind is StatementKind.PLEDGE
    requested = cue.kind is StatementKind.QUESTION and _requests(scene, cue)
    return replace(finding, kind=scene.mode) if pledged_not or requested else finding


def _requests(scene: Scene, cue: Cue) -> bool:
    """*asked them to wait*: what is asked for opens before any clause of a question does."""
    cues = scene.pack.cues
    opening = {*word_set(cues.requests), *word_set(cues.complements)}
    behind = scene.folded(cue.last + 1, cue.last + 1 + _REQUEST_REACH)
    first = next((word for word in behind if word in opening or not word[0].isalnum()), None)
    return first in word_set(cues.requests) and "?" not in scene.text[slice(*scene.bounds)]


def _is_negated(scene: Scene, cue: Cue) -> bool:
    """*did not think that*, *tror inte att*: a negation beside the verb."""
    negations = word_set(scene.pack.cues.negations)
    behind = scene.folded(cue.last + 1, cue.last + 1 + _NEGATION_REACH)
    closed = next((number for number, word in enumerate(behind) if not word[0].isalnum()), len(behind))
    complement = word_set(scene.pack.cues.complements)
    opened = next((number for number, word in enumerate(behind) if word in complement), len(behind))
    before_verb = scene.folded(max(cue.first - _NEGATION_REACH, 0), cue.first)[::-1]
    clause = next((number for number, word in enumerate(before_verb) if not word[0].isalnum()), len(before_verb))
    return bool(negations & {*before_verb[:clause], *behind[: min(closed, opened)]})


def _looks_back(scene: Scene, cue: Cue) -> bool:
    """*Det hävdade X.*, *X said.*: nothing stands with the verb but its subject and a word for what was said before."""
    words = [token for token in scene.tokens if token.text[0].isalnum()]
    if not scene.unit.quotations and len(words) <= _TAG and not scene.dialogue:
        return True
    return cue.first == 1 and scene.tokens[0].folded in word_set(scene.pack.cues.backward) and not scene.quotes


def _kind(scene: Scene, cue: Cue, rule: AttributionRule, *, asks: bool) -> StatementKind:
    """The kind where the cue tells none. Words before *said X* that speak of *we* or *I* are quoted, marks or not."""
    if asks:
        return StatementKind.ANSWER
    if scene.ends_in_colon:
        return StatementKind.DIRECT
    if scene.quotes or rule is not AttributionRule.VERB_SUBJECT:
        return scene.mode
    first = word_set(scene.pack.pronouns.first)
    return StatementKind.DIRECT if first & set(scene.folded(0, cue.first)) else StatementKind.INDIRECT


def _has_content(scene: Scene, cue: Cue) -> bool:
    """A topic verb says something only with a phrase behind it."""
    if cue.group == "lead_in":
        return scene.tokens[-1].text == ":"
    return cue.group != "topic" or len(scene.tokens) - cue.last > _LEAST_CONTENT
