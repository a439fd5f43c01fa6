"""What a model proposes, as values, and what the program wants of whoever proposes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from discourse_kg.model import Person, Recap, Span, StatementKind


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a source by its exact characters; `before` are words right before it, to tell it from its like."""

    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """That somebody said something: where the words stand, and the speaker's name as the source prints it.

    A span counts code points in the text of the recap. Without a kind, the text tells it.
    """

    place: Span | Quote
    speaker: str
    kind: StatementKind | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a model proposes for one recap, and the SHA-256 of the text that it answered with, if it was one."""

    proposals: tuple[Proposal, ...]
    sha256: str | None = None


class Proposer(Protocol):
    """Whoever proposes statements. What is proposed counts only as far as `accept` lets it."""

    @property
    def name(self) -> str:
        """The model's name, which the graph gives for each of its proposals."""

    @property
    def asked(self) -> str:
        """The hash of all that decides how the model is asked: another one makes another run."""

    def propose(self, recap: Recap, persons: Sequence[Person], taken: Sequence[Span]) -> Answer:
        """Propose statements of these persons, besides those that rules found, which are `taken`.

        Raises:
            ProposerError: the model cannot be asked, or did not answer as it must.
            SettingsError: there is no such model here.
        """
