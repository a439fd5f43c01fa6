"""What is known of a source from outside its file: what a list of its folder tells, and the folder's language."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from hashlib import sha256

from discourse_kg.model import Discourse, Recap
from discourse_kg.reader_notes import Note
from discourse_kg.readers.port import recap_of, with_recap
from discourse_kg.readers.source_facts import SourceFacts


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a source; what its file says goes before.

    `language` is the tag of the language that texts in its folder are in, for a text whose words do not tell.
    """

    facts: SourceFacts = field(default_factory=SourceFacts)
    language: str | None = None
    notes: tuple[Note, ...] = ()

    @property
    def digest(self) -> str:
        """What tells this from anything else that could be known."""
        told = [repr(getattr(self.facts, field.name)) for field in fields(SourceFacts)]
        return sha256("\0".join((*told, self.language or "")).encode()).hexdigest()


def completed(found: Recap | Discourse, given: Given) -> Recap | Discourse:
    """What a reader gave, with what is known besides where the source itself says nothing."""
    recap = recap_of(found)
    named = ("title", "source", "author", "licence", "published", "event", "event_date", "place", "topics")
    missing = {name: getattr(given.facts, name) for name in named if not getattr(recap, name)}
    if given.facts.id and recap.identifier == recap.name:
        missing["identifier"] = given.facts.id
    beside = sha256((recap.beside + given.digest).encode()).hexdigest()
    return with_recap(found, replace(recap, **missing, notes=(*recap.notes, *given.notes), beside=beside))
