"""Read recaps by rules, then let a model propose what the rules left open."""

from __future__ import annotations

from collections.abc import Callable

from discourse_kg.model import Consultation, Discourse, Recap
from discourse_kg.proposing.acceptance import accept
from discourse_kg.proposing.proposal import Proposer


class ProposingReader:
    """Reads with a proposer; `report` gets a line for each refused proposal that has no position in its source.

    `rules` is how a source is read before the model is asked.
    """

    def __init__(
        self,
        proposer: Proposer,
        report: Callable[[str], None],
        rules: Callable[[Recap | Discourse], Discourse],
    ) -> None:
        self._proposer, self._report, self._rules = proposer, report, rules

    @property
    def asked(self) -> str:
        """The hash of how the model is asked, which is part of the run's identity; see `Proposer.asked`."""
        return self._proposer.asked

    def read(self, found: Recap | Discourse) -> Discourse:
        """Extract a recap's discourse, with the proposals that count. A discourse is returned as it is.

        Raises:
            ProposerError: see `Proposer.propose`; then the whole recap fails.
            SettingsError: likewise.
        """
        if isinstance(found, Discourse):
            return found
        discourse = self._rules(found)
        taken = tuple(statement.span for statement in discourse.statements)
        answer = self._proposer.propose(discourse.recap, discourse.persons, taken)
        consulted = Consultation(self._proposer.name, self._proposer.asked, answer.sha256)
        acceptance = accept(discourse, answer, consulted)
        for problem in acceptance.unplaced:
            self._report(f"{found.path}: {problem}")
        return acceptance.discourse
