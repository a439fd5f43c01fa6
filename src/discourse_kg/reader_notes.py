"""What a reader did to a source that its publisher should know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoteKind(StrEnum):
    """What a reader did to a source, or passed over in it, that its publisher should know."""

    ENCODING = "encoding"
    REPAIRED = "repaired"
    CONTROL_CHARACTERS = "control-characters"
    UNKNOWN_KEYS = "unknown-keys"
    UNREAD_VALUE = "unread-value"
    ATTACHMENT = "attachment"
    NOT_LISTED = "not-listed"


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a reader: its kind, and what it is about (the name of an encoding, of a key)."""

    kind: NoteKind
    about: str
