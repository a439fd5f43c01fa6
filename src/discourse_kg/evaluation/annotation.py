"""What a text tells, as far as it is measured: one form for what people annotated and for what a program found."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from discourse_kg.model import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement: where it stands, who speaks by full name, and which countries (alpha-3) it mentions.

    `kind` is the notation of `StatementKind`. `rule` is the rule that attributed it; None in a gold
    annotation, and where an output names none.
    """

    span: Span
    speakers: tuple[str, ...]
    kind: str | None = None
    rule: str | None = None
    countries: tuple[str, ...] = ()

    @property
    def who(self) -> frozenset[str]:
        """The speakers, in the form that names are compared in."""
        return frozenset(map(fold, self.speakers))


@dataclass(frozen=True, slots=True)
class Described:
    """A person by full name, with role and organization as printed; None where none is told."""

    name: str
    role: str | None = None
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that is measured of one text. Offsets are code points of the decoded file.

    `collective` is where groups speak: what is found there is neither rewarded nor punished. `date` is
    the event's, as YYYY-MM-DD.
    """

    statements: tuple[Attribution, ...] = ()
    persons: tuple[Described, ...] = ()
    moderators: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    date: str | None = None
    collective: tuple[Span, ...] = ()


def fold(name: str) -> str:
    """The form that names and labels are compared in: composed letters, no case, single spaces.

    >>> fold("Ann  HELLENIUS ")
    'ann hellenius'
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def shared(one: Span, other: Span) -> int:
    """How many characters two spans have in common.

    >>> shared(Span(0, 5), Span(3, 9)), shared(Span(0, 3), Span(3, 9))
    (2, 0)
    """
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def covers_enough(found: Span, wanted: Span, coverage: float) -> bool:
    """Whether `found` has a character of `wanted`, and at least the part `coverage` of it."""
    common = shared(found, wanted)
    return common > 0 and common >= coverage * (wanted.end - wanted.start)
