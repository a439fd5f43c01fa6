"""Ask any spaCy pipeline that has a dependency parser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from discourse_kg.errors import ProposerError, SettingsError
from discourse_kg.model import Person, Recap, Span
from discourse_kg.proposing.dependencies import Word, propose_clauses
from discourse_kg.proposing.packages import needed_package, version_of
from discourse_kg.proposing.proposal import Answer


class SpacyProposer:
    """Proposes from the parses of a pipeline, given by the name of its package or by its folder.

    Raises:
        SettingsError: spaCy is not installed.
    """

    def __init__(self, model: str) -> None:
        self._model = model
        self._version = needed_package("spacy")

    @property
    def name(self) -> str:
        """See `Proposer.name`; for a folder its own name, because its location is private."""
        return Path(self._model).name

    @property
    def asked(self) -> str:
        """See `Proposer.asked`: the pipeline, its version if it has one, and spaCy's."""
        how = ("spacy", self._version, self._model, version_of(self._model))
        return sha256(json.dumps(how).encode()).hexdigest()

    def propose(self, recap: Recap, persons: Sequence[Person], taken: Sequence[Span]) -> Answer:
        """See `Proposer.propose`."""
        return Answer(tuple(propose_clauses(recap, persons, taken, self._parse)))

    @cached_property
    def _pipeline(self) -> Any:  # noqa: ANN401 (spaCy may not be installed)
        try:
            return import_module("spacy").load(self._model)
        except OSError as fault:
            raise SettingsError(
                f"spaCy finds no pipeline {self._model!r}; install it with: python -m spacy download {self._model}"
            ) from fault

    def _parse(self, text: str) -> Sequence[Word]:
        document = self._pipeline(text)
        if not document.has_annotation("DEP"):
            raise ProposerError(f"the spaCy pipeline {self._model!r} has no dependency parser; name one that has")
        return [Word(Span(token.idx, token.idx + len(token.text)), token.dep_, token.head.i) for token in document]
