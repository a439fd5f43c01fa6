"""What speaks besides people who are named."""

from __future__ import annotations

from enum import StrEnum


class AgentKind(StrEnum):
    """What a speaker is who is no person that the source names."""

    GROUP = "group"
    BODY = "body"
    MEDIUM = "medium"
    DOCUMENT = "document"
    OFFICE = "office"
