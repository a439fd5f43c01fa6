"""Mentions that can be a speaker: their form, and who each is or could be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from discourse_kg.notations import Resolution
from discourse_kg.spans import Span


class MentionForm(StrEnum):
    """The form of a mention, which decides how it is resolved."""

    NAME = "name"
    PRONOUN = "pronoun"
    ROLE = "role"
    GROUP = "group"
    IMPERSONAL = "impersonal"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Referent:
    """A mention that can be a speaker: who it is, by which step, or who it could be.

    `person` is None for a group, an impersonal subject, a pronoun not yet bound and a name not decided.
    """

    span: Span
    form: MentionForm
    person: str | None = None
    how: Resolution | None = None
    genitive: bool = False
    agreement: str | None = None
    candidates: tuple[str, ...] = ()
