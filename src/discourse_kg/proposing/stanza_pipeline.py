"""Ask the Stanza pipeline of a language, which must be on this machine: nothing is downloaded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from typing import Any, Final

from discourse_kg.errors import SettingsError
from discourse_kg.model import Person, Recap, Span
from discourse_kg.proposing.dependencies import Word, propose_clauses
from discourse_kg.proposing.packages import needed_package
from discourse_kg.proposing.proposal import Answer

_PROCESSORS: Final = "tokenize,pos,lemma,depparse"


class StanzaProposer:
    """Proposes from the parses of a language's pipeline.

    Raises:
        SettingsError: Stanza is not installed.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._version = needed_package("stanza")

    @property
    def name(self) -> str:
        """See `Proposer.name`."""
        return f"stanza {self._language}"

    @property
    def asked(self) -> str:
        """See `Proposer.asked`: the language, and Stanza's version, which determines that of its models."""
        return sha256(json.dumps(("stanza", self._version, self._language)).encode()).hexdigest()

    def propose(self, recap: Recap, persons: Sequence[Person], taken: Sequence[Span]) -> Answer:
        """See `Proposer.propose`."""
        return Answer(tuple(propose_clauses(recap, persons, taken, self._parse)))

    @cached_property
    def _pipeline(self) -> Any:  # noqa: ANN401 (Stanza may not be installed)
        stanza = import_module("stanza")
        try:
            return stanza.Pipeline(
                self._language, processors=_PROCESSORS, download_method=None, verbose=False, use_gpu=False
            )
        except Exception as fault:  # Stanza reports missing files by several exceptions
            raise SettingsError(
                f"Stanza has no pipeline for {self._language!r} on this machine; download it with: "
                f"python -c 'import stanza; stanza.download({self._language!r})'"
            ) from fault

    def _parse(self, text: str) -> Sequence[Word]:
        return tuple(words_of(self._pipeline(text)))


def words_of(document: Any) -> Iterator[Word]:  # noqa: ANN401 (likewise)
    """The words of a parsed document; a head of 0 is a sentence's root, which is its own head here."""
    first = 0
    for sentence in document.sentences:
        for index, word in enumerate(sentence.words):
            place = Span(word.start_char, word.end_char)
            yield Word(place, word.deprel, first + (word.head - 1 if word.head else index))
        first += len(sentence.words)
