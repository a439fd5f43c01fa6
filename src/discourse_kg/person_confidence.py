"""How sure it is what is told of a person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonConfidence:
    """How likely it is that somebody is a person, has the role and acts for the organization, from 0 to 1.

    None where no role or no organization is told.
    """

    person: float
    role: float | None = None
    organization: float | None = None

    @property
    def of_all(self) -> float:
        """How likely it is that all of it is true, as if one did not depend on another."""
        return round(self.person * (self.role or 1.0) * (self.organization or 1.0), 2)
