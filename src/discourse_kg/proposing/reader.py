"""Reads recaps by rules, and then lets a model propose what the rules left."""

from __future__ import annotations

from collections.abc import Callable

from discourse_kg.extraction.pipeline import extract
from discourse_kg.model import Consultation, Discourse, Recap
from discourse_kg.proposing.acceptance import accept
from discourse_kg.proposing.proposal import Proposer


class ProposingReader:
    """Reads with a proposer; `tell` gets a line for each proposal that is refused and has no place in its source."""

    def __init__(self, proposer: Proposer, tell: Callable[[str], None]) -> None:
        self._proposer, self._tell = proposer, tell

    @property
    def asked(self) -> str:
        """The hash of how the model is asked, which is part of what tells one run from another."""
        return self._proposer.asked

    def read(self, found: Recap | Discourse) -> Discourse:
        """Read what a recap tells, proposals that count included; no model is asked where the source says who speaks.

        Raises:
            ProposerError: see `Proposer.propose`; nothing of the recap is read then.
            SettingsError: likewise.
        """
        if isinstance(found, Discourse):
            return found
        discourse = extract(found)
        taken = tuple(statement.span for statement in discourse.statements)
        answer = self._proposer.propose(found, discourse.persons, taken)
        consulted = Consultation(self._proposer.name, self._proposer.asked, answer.sha256)
        acceptance = accept(discourse, answer, consulted)
        for problem in acceptance.unplaced:
            self._tell(f"{found.path}: {problem}")
        return acceptance.discourse
