"""Rules that attribute by a noun or a preposition: *Name's message*, *according to Name*, *for Name it is …*."""

from __future__ import annotations

from discourse_kg.extraction.names import phrase_pattern, word_set
from discourse_kg.extraction.positions import is_description, joint
from discourse_kg.extraction.resolution import MentionForm
from discourse_kg.extraction.scene import PERSONAL, Finding, Scene
from discourse_kg.model import StatementKind
from discourse_kg.notations import AttributionRule


def according_to(scene: Scene) -> Finding | None:
    """*According to Name …*: the speaker behind the preposition."""
    for found in phrase_pattern(scene.pack.nominal.source).finditer(scene.text, *scene.bounds):
        for referent in scene.referents[scene.position(found.end()) :][:1]:
            if is_description(scene.text[found.end() : referent.span.start], scene.pack):
                speakers = joint(scene, referent, behind=True)
                return (
                    Finding(AttributionRule.ACCORDING_TO, speakers, scene.mode) if referent.form in PERSONAL else None
                )
    return None


def noun_of_speech(scene: Scene) -> Finding | None:
    """*Name's message was …*, *On Name's question whether …*: the speaker as a genitive before the noun."""
    nominal = scene.pack.nominal
    for referent in scene.referents:
        if not (referent.genitive and referent.form in {MentionForm.NAME, MentionForm.PRONOUN}):
            continue
        _, behind = scene.index(referent)
        for width in (1, 2):
            nouns = scene.folded(behind, behind + width)
            if nouns and nouns[-1] in word_set(nominal.question) and behind + width + 1 < len(scene.tokens):
                return Finding(AttributionRule.NOUN_OF_SPEECH, (referent,), StatementKind.QUESTION)
            if nouns and nouns[-1] in word_set(nominal.say) and behind + width + 1 < len(scene.tokens):
                return Finding(AttributionRule.NOUN_OF_SPEECH, (referent,), scene.mode)
    return None


def viewpoint(scene: Scene) -> Finding | None:
    """*For Name, it is …*: the sentence opens with whose view it gives."""
    opening = phrase_pattern(scene.pack.nominal.viewpoint).match(scene.text, *scene.bounds)
    if opening is None:
        return None
    for referent in scene.referents[scene.position(opening.end()) :][:1]:
        adjacent = not scene.text[opening.end() : referent.span.start].strip()
        if not adjacent or referent.form not in PERSONAL or (referent.genitive and referent.form is MentionForm.NAME):
            return None
        _, behind = scene.index(referent)
        following = scene.folded(behind, behind + 1)
        if following == [","] or set(following) & word_set(scene.pack.roles.copulas):
            return Finding(AttributionRule.VIEWPOINT, (referent,), scene.mode)
    return None
