"""How the help of a command ends."""

from __future__ import annotations


def examples(*calls: str) -> str:
    """Write example calls so that click leaves their lines alone."""
    return "\n".join(["\b", "Examples:", *(f"  discourse-kg {call}" for call in calls)])
