"""What is the same on every page of a site: base, settings, languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from discourse_kg.publication.state import State
    from discourse_kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Site:
    """A site: the base IRI under which it is served, its settings, and what the last publishing kept.

    The folder is what is served at the base IRI: a thing at `{base}/id/person/1` has its page at
    `{base}/doc/person/1`. Pages link to each other relatively, so the folder works elsewhere as well.
    """

    LANGUAGES: ClassVar = ("en", "sv")

    base: str
    settings: Settings
    state: State

    @property
    def dataset(self) -> str:
        """The IRI of the graph as a dataset, the same in the catalogue and in every other description."""
        return f"{self.base}/doc/dataset"

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the pages, the one first that a page has which is named without a language."""
        first = self.settings.language if self.settings.language in self.LANGUAGES else self.LANGUAGES[0]
        return (first, *(language for language in self.LANGUAGES if language != first))

    def page(self, path: str, language: str) -> str:
        """The path of a page in a language: `doc/person/1` is `doc/person/1.html` or `doc/person/1.sv.html`."""
        return f"{path}.html" if language == self.languages[0] else f"{path}.{language}.html"

    def document(self, thing: str) -> str | None:
        """The path, without its ending, of the document about a thing; None when the site has none."""
        local = thing.removeprefix(f"{self.base}/id/")
        return f"doc/{local}" if local != thing else None
