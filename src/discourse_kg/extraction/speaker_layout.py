"""What tells of speakers beside the sentences: questions of an interview, and lines that name a speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from discourse_kg.extraction.referents import Referent
from discourse_kg.model import Span, Statement


@dataclass(frozen=True, slots=True)
class Interview:
    """Who answers, where the recap first names them, and the numbers of the blocks that ask.

    `sections` are the numbers of headings that name whoever answers what is asked below them; None answers above them.
    With `told` the text says itself that it is an interview, so that whatever stands below a question answers it. With
    `named_below` lines below each question name whoever answers it.
    """

    answers: Referent | None
    questions: frozenset[int]
    sections: tuple[tuple[int, Referent], ...] = ()
    told: bool = False
    named_below: bool = False

    def asked(self, number: int) -> Referent | None:
        """Who is asked in the block of that number."""
        if self.named_below:
            return dict(self.sections).get(number)
        above = bisect_left(self.sections, number, key=lambda each: each[0])
        return self.answers if above == 0 else self.sections[above - 1][1]


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """The person whom a line names, whether the words are below it, and whether these are notes of what was said."""

    referent: Referent
    above: bool
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What tells of speakers beside the sentences: an interview's questions, given turns, lines that name a speaker."""

    interview: Interview | None = None
    given: tuple[Statement, ...] = ()
    named: Mapping[Span, NamedSpeaker] = field(default_factory=dict)
