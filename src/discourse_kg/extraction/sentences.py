"""A sentence as a value that owns its tokens, its mentions and its clauses."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from discourse_kg.extraction.clauses import Clauses
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.names import Token

#: The forms of a mention that mean one person.
PERSONAL = frozenset({MentionForm.NAME, MentionForm.PRONOUN, MentionForm.ROLE})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens outside quotations, the mentions among them in the order of the text, and their clauses.

    `starts` are where the tokens start.
    """

    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    referents: tuple[Referent, ...]
    clauses: Clauses
    pack: LanguagePack

    def folded(self, start: int, end: int) -> list[str]:
        """The folded tokens in an index range."""
        return [token.folded for token in self.tokens[start:end]]

    def index(self, referent: Referent) -> tuple[int, int]:
        """The indexes of a referent's first token and of the token after its last."""
        return bisect_left(self.starts, referent.span.start), bisect_left(self.starts, referent.span.end)

    def position(self, offset: int) -> int:
        """The index of the first referent at an offset of the text, or after it."""
        return bisect_left(self.referents, offset, key=lambda one: one.span.start)
