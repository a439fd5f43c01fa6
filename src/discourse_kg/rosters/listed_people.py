"""What lists of people tell: who is on one, what it says of each, and the part that it gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from discourse_kg.noun_phrases.descriptions import Description
from discourse_kg.noun_phrases.names import Run
from discourse_kg.spans import Span

if TYPE_CHECKING:
    from discourse_kg.languages.packs import LanguagePack


class Part(StrEnum):
    """What a list makes of those on it; `PRESENT` are people without a part that is told, `AWAY` who took none.

    `ROLL` is a roll of those present, all of whom took part in the meeting that the text is about.
    """

    PANELLIST = "panellist"
    MODERATOR = "moderator"
    SPEAKER = "speaker"
    PRESENT = "present"
    ROLL = "roll"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on a list: the name as printed, where it stands, and what the list tells of the person.

    `words` are all that the list says beside the name, for what the description leaves out (*moderator*).
    """

    name: Run
    description: Description
    words: str
    surname: str | None = None


@dataclass(frozen=True, slots=True)
class People:
    """The people of a list, and where it ends.

    `evident` is whether more than the shape of a name shows each to be a person, `strange` whether somebody has words
    before the name that no table knows as a title.
    """

    members: tuple[Member, ...]
    end: int
    evident: bool
    strange: bool = False


class PeopleReader(Protocol):
    """What reads the people of a list that fills a stretch of text, or begins it; `alone` for a list of one."""

    def __call__(self, text: str, span: Span, pack: LanguagePack, *, alone: bool = False) -> People | None:
        """The people, or None where the words are no list."""


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of people in a stretch of text, and their part.

    `whole` is whether nothing else is in the sentence; `beside` whether other words introduce its people, and the list
    only gives their part.
    """

    part: Part
    span: Span
    members: tuple[Member, ...]
    whole: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Seating:
    """A roster with the sentence or line that tells of it."""

    roster: Roster
    sentence: Span
