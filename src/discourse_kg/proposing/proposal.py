"""Proposals as values, and the protocol of a proposer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from discourse_kg.model import Person, Recap, Span, StatementKind


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a source by its exact characters; the words right `before` it distinguish it from repetitions."""

    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed statement: where its words are, and the speaker's name as the source prints it.

    A span counts code points in the text of the recap. Without a `kind`, the text decides.
    """

    place: Span | Quote
    speaker: str
    kind: StatementKind | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A model's proposals for one recap, and the SHA-256 of its answer, if that was a text."""

    proposals: tuple[Proposal, ...]
    sha256: str | None = None


class Proposer(Protocol):
    """Proposes statements; only those that `accept` lets through count."""

    @property
    def name(self) -> str:
        """The model's name, which the graph states for each of its proposals."""

    @property
    def asked(self) -> str:
        """The SHA-256 of everything that decides how the model is asked; another hash makes another run."""

    def propose(self, recap: Recap, persons: Sequence[Person], taken: Sequence[Span]) -> Answer:
        """Propose statements of these persons, outside the spans that rules found, which are `taken`.

        Raises:
            ProposerError: the model cannot be asked, or its answer does not have the required form.
            SettingsError: the model is not installed.
        """
