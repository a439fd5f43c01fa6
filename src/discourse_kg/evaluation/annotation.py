"""What is measured of a text, in one form for people's annotations and for a program's output."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from discourse_kg.model import Span
from discourse_kg.spans import shared


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement: its span, its speakers by full name, and the countries (alpha-3) that it mentions.

    `kind` is the notation of a `StatementKind`. `rule` is the rule that attributed the statement; it is None in a gold
    annotation, and if an output names none; so is `confidence`, how likely it is that the speakers said it.
    """

    span: Span
    speakers: tuple[str, ...]
    kind: str | None = None
    rule: str | None = None
    countries: tuple[str, ...] = ()
    confidence: float | None = None

    @property
    def who(self) -> frozenset[str]:
        """The speakers, in the form for comparing names."""
        return frozenset(map(fold, self.speakers))


@dataclass(frozen=True, slots=True)
class Described:
    """A person by full name, with role and organization as printed; None if not given.

    `also_roles` and `also_organizations` are right as well, and nobody has to find them. `confidence` is what an output
    says of how likely the person, the role and the organization are.
    """

    name: str
    role: str | None = None
    organization: str | None = None
    also_roles: tuple[str, ...] = ()
    also_organizations: tuple[str, ...] = ()
    confidence: tuple[float | None, float | None, float | None] = (None, None, None)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What names an event and its panels, as printed; what is `also_…` is right as well."""

    name: str | None = None
    place: str | None = None
    titles: tuple[str, ...] = ()
    also_names: tuple[str, ...] = ()
    also_moderators: tuple[str, ...] = ()
    also_participants: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the event that are right; none where it has none of its own."""
        return (self.name, *self.also_names) if self.name else ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything that is measured of one text. Offsets are code points, counted as `extract --format json` does.

    `collective` lists the spans in which groups speak: statements found there count neither for nor against. `date` is
    the event's, as YYYY-MM-DD; `event` has what else is said of it. What follows only widens what is right: `optional`
    are statements that nobody has to find, `aliases` are other names of persons, `unasked` are persons who may be named
    or not.
    """

    statements: tuple[Attribution, ...] = ()
    persons: tuple[Described, ...] = ()
    moderators: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    date: str | None = None
    collective: tuple[Span, ...] = ()
    optional: tuple[Attribution, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    unasked: tuple[str, ...] = ()
    event: Occasion = Occasion()


def fold(name: str) -> str:
    """Fold a name or label for comparison: composed letters, no case, single spaces.

    >>> fold("Ann  HELLENIUS ")
    'ann hellenius'
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def covers_enough(found: Span, wanted: Span, coverage: float) -> bool:
    """Whether `found` shares a character with `wanted`, and covers at least the fraction `coverage` of it."""
    common = shared(found, wanted)
    return common > 0 and common >= coverage * (wanted.end - wanted.start)
