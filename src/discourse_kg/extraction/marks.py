"""Rules that attribute by where a name stands: before a colon, in parentheses, alone below a quotation."""

from __future__ import annotations

from discourse_kg.extraction.positions import joint
from discourse_kg.extraction.resolution import MentionForm
from discourse_kg.extraction.scene import PERSONAL, Finding, Scene
from discourse_kg.extraction.segmentation import opens_dialogue
from discourse_kg.model import StatementKind
from discourse_kg.notations import AttributionRule

#: Between a name and the colon of its label stand at most so many tokens (*Name, role at Organization:*).
_LONGEST_LABEL = 14

#: Marks of emphasis around a label.
_EMPHASIS = frozenset("*_")

#: A line that signs a quotation has at most so many tokens.
_LONGEST_SIGNATURE = 24


def speaker_label(scene: Scene) -> Finding | None:
    """*Name: words*, *Name (role): words* at the start of a sentence."""
    if not scene.referents:
        return None
    referent = scene.referents[0]
    first, behind = scene.index(referent)
    if any(word[0].isalnum() for word in scene.folded(0, first)) or referent.form not in {*PERSONAL, MentionForm.GROUP}:
        return None
    label = scene.folded(behind, behind + _LONGEST_LABEL)
    colon = label.index(":") if ":" in label else None
    if colon is None or not _describes(label[:colon]):
        return None
    end = scene.starts[behind + colon]
    # A colon inside a word (SKL:s) labels nothing.
    if (
        not scene.text[end + 1 : end + 2].isspace()
        or any(cue.first < behind + colon for cue in scene.cues)
        or scene.position(end) > 1
    ):
        return None
    if all(not token.text[0].isalnum() for token in scene.tokens[behind + colon + 1 :]) and not scene.unit.quotations:
        return None
    return Finding(AttributionRule.SPEAKER_LABEL, (referent,), StatementKind.DIRECT)


def _describes(words: list[str]) -> bool:
    """Whether nothing, or only a parenthesis or an apposition, stands between a name and its colon."""
    plain = [word for word in words if word not in _EMPHASIS]
    return not plain or (plain[0] == "(" and plain[-1] == ")") or (plain[0] == "," and "." not in plain)


def speaker_behind(scene: Scene) -> Finding | None:
    """*Words. (Name)*: the speaker in parentheses at the end of a block."""
    if scene.unit.span.end != scene.block.span.end or scene.text[scene.unit.span.end - 1] != ")":
        return None
    people = [one for one in scene.referents if one.form is MentionForm.NAME]
    if people and scene.text[people[-1].span.end : scene.unit.span.end] == ")":
        before = scene.text[: people[-1].span.start]
        if before.endswith("(") and before[:-1].rstrip().endswith((".", "!", "?", "”", "“", "»", '"')):
            return Finding(AttributionRule.SPEAKER_BEHIND, (people[-1],), StatementKind.DIRECT)
    return None


def lead_in(scene: Scene) -> Finding | None:
    """*Name began:* — whoever is the subject of a sentence that ends in a colon speaks next."""
    if not scene.ends_in_colon:
        return None
    people = [one for one in scene.referents if one.form is MentionForm.NAME and not one.genitive]
    if len({one.person for one in people}) != 1:
        return None
    return Finding(AttributionRule.LEAD_IN, (people[0],), StatementKind.DIRECT)


def signature(scene: Scene) -> Finding | None:
    """*– Name, role at Organization*: a line that names somebody and says nothing, below the words."""
    if not scene.referents or scene.cues or len(scene.tokens) > _LONGEST_SIGNATURE or scene.unit.quotations:
        return None
    referent = scene.referents[0]
    first, behind = scene.index(referent)
    opened = opens_dialogue(scene.text[scene.unit.span.start : scene.unit.span.start + 3])
    if not opened or first != 1 or referent.form is not MentionForm.NAME or referent.genitive:
        return None
    whole = scene.unit.span == scene.block.span and scene.text[scene.unit.span.end - 1] not in ".!?"
    if not whole or scene.folded(behind, behind + 1) not in ([], [","], ["("]):
        return None
    return Finding(AttributionRule.SIGNATURE, joint(scene, referent), scene.mode)
