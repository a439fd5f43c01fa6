"""What the labels of a text tell of each other: whether each of them is one by which a source says who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from discourse_kg.extraction.label_forms import Label, LabelForm, initials_of
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import is_organization_word

#: The fewest speakers of a transcript.
LEAST_SPEAKERS: Final = 2


class Form(StrEnum):
    """How a label is set apart from the words that it labels."""

    HEADING = "heading"
    CAPITALS = "capitals"
    BRACKETS = "brackets"
    TIMED = "timed"
    NUMBERED = "numbered"
    COLON = "colon"


#: Labels in these forms may be other words at the start of a paragraph.
LOOSE: Final = frozenset({Form.COLON, Form.CAPITALS})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label in its place: its block, its form, what it says, its words, and all that is not said."""

    block: int
    form: Form
    label: Label
    words: Span
    whole: Span


@dataclass(frozen=True, slots=True)
class Together:
    """What all labels tell of one: the words of full names, the forms in which those come, and how often each comes.

    `people` are words of full names in the text, `initials` those of somebody named in full, `roll` given names that
    stand in a roll by themselves.
    """

    words: frozenset[str]
    forms: frozenset[Form]
    often: Counter[tuple[Form, str]]
    people: frozenset[str]
    initials: frozenset[str]
    roll: frozenset[str]

    @classmethod
    def of(
        cls, found: Sequence[Labelled], people: frozenset[str], roll: frozenset[str], pack: LanguagePack
    ) -> Together:
        """Collect what all labels of a text tell; `people` are the full names in it, `roll` its rolls' given names."""
        full = [each for each in found if each.label.form is LabelForm.FULL]
        known = {initials_of(name) for name in (*people, *(each.label.name for each in full))}
        bodies = Counter((each.form, each.label.name) for each in found if each.label.form is LabelForm.BODY)
        again = {one for one, times in bodies.items() if times > 1 and one[0] in LOOSE and _ends_in_body(one[1], pack)}
        short = {initials_of(each.label.name) for each in found if each.label.form is LabelForm.INITIALS}
        return cls(
            frozenset(word for each in full for word in each.label.name.casefold().split()),
            # Bodies that speak in turn need nobody with a full name among them.
            frozenset(each.form for each in full) | {form for form, _ in again if len(again) >= LEAST_SPEAKERS},
            Counter((each.form, each.label.name.casefold()) for each in found),
            frozenset(word for name in people for word in name.casefold().split()),
            frozenset(short & known),
            frozenset(map(str.casefold, roll)),
        )

    def confirm(self, each: Labelled) -> bool:
        """Whether a label is one of a transcript's: a full name, a part of one, or one that comes again and again."""
        label, form, name = each.label, each.form, each.label.name.casefold()
        if label.form is LabelForm.FULL or form is Form.NUMBERED:
            return True
        if label.form is LabelForm.ONE_WORD:
            called = (is_given_name(name) or name in self.people) and self.often[form, name] > 1
            called = called or name in self.roll
            return called or name in self.words or form is Form.TIMED or (form is not Form.COLON and form in self.forms)
        again = self.often[form, name] > 1
        if label.form is LabelForm.INITIALS and self.initials:
            return again or initials_of(label.name) in self.initials
        if form is Form.HEADING:
            return again or form in self.forms
        return form in self.forms and (again or label.form is LabelForm.UNNAMED)


def _ends_in_body(label: str, pack: LanguagePack) -> bool:
    """Whether the last of a label's words is one for a body (*Lists team*)."""
    first, _, last = label.rpartition(" ")
    return bool(first) and is_organization_word(last, pack)
