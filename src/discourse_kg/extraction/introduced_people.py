"""The people of a recap as its text introduces them, one by one and as a cast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from discourse_kg.extraction.segmentation import Block
from discourse_kg.model import Person, Span
from discourse_kg.noun_phrases.descriptions import (
    Description,
)
from discourse_kg.rosters.listed_people import Part, Seating


@dataclass(frozen=True, slots=True)
class Introduction:
    """A full name in the text, its description, and whether that makes it a person's.

    `spoken` is one inside the words of somebody whom the source itself calls the speaker.
    """

    name: str
    span: Span
    sentence: Span
    description: Description = field(default_factory=Description)
    evident: bool = False
    moderates: bool = False
    on_panel: bool = False
    spoken: bool = False
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Moderator:
    """The full name of the moderator, and the sentence that says so."""

    name: str
    told: Span


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a recap.

    `introductions` are where they are named in full, in order; `forms` gives the full name that each form
    of one stands for. `author` is one of `persons`, unless only the byline names the author.
    """

    persons: tuple[Person, ...]
    moderators: tuple[Moderator, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    author: str | None = None

    def with_persons(self, names: Iterable[str]) -> Cast:
        """The cast, and those of these full names who are not in it."""
        added = (Person(name) for name in dict.fromkeys(map(self.canonical, names)))
        known = {person.name for person in self.persons}
        return replace(self, persons=(*self.persons, *(one for one in added if one.name not in known)))

    def offices(self) -> dict[str, tuple[str, ...]]:
        """All that the text calls each person, by the full names."""
        told: dict[str, dict[str, None]] = defaultdict(dict)
        for one in self.introductions:
            if one.description.role is not None:
                told[self.canonical(one.name)][one.description.role.label] = None
        return {name: tuple(labels) for name, labels in told.items()}

    def canonical(self, name: str) -> str:
        """The full name in `persons` of a form that an introduction has."""
        return self.forms.get(name, name)


@dataclass(frozen=True, slots=True)
class CastHints:
    """What tells of the people besides the text that is read.

    `author` is whom the source calls its author, `given` are those whom it calls its speakers. `bylines` are lines that
    name an author, and `captions` tell more of people in the text. `lists` are the lists of people in the blocks, by
    their numbers; `captioned` are those in captions.
    """

    author: str | None = None
    given: tuple[Introduction, ...] = ()
    bylines: tuple[Span, ...] = ()
    captions: tuple[Block, ...] = ()
    lists: Mapping[int, list[Seating]] = field(default_factory=dict)
    captioned: Mapping[int, list[Seating]] = field(default_factory=dict)
