"""What all pages of a site share: base IRI, settings, languages and paths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, ClassVar, Final

from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.settings import LANGUAGES, Settings
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from discourse_kg.incremental.state import SiteState

_COUNTRIES: Final = str(Identifiers().country(""))
_ROLES: Final = f"{NAMESPACE}role/"
#: Paths that are cached: pages link to the same resources again and again.
_REMEMBERED: Final = 20_000
_KEY: Final = re.compile("[A-Za-z0-9_-]+")
_SELECTOR: Final = re.compile(r"/id/selector/([^/]+)-(?:position|quote|time)\Z")


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A site: the base IRI under which it is served, its settings, and what the last publishing kept.

    Each is that of one publishing, and equal to itself alone.

    The folder is what is served at the base IRI: a thing at `{base}/id/person/1` has its page at
    `{base}/doc/person/1`. Pages link to each other relatively, so the folder works elsewhere as well.
    """

    LANGUAGES: ClassVar = LANGUAGES

    #: The types of resources that have a page in each language.
    MAJOR: ClassVar = frozenset({"country", "event", "organization", "panel", "person", "role", "source", "statement"})
    #: The types of resources that have one small page, in the first language only.
    MINOR: ClassVar = frozenset(
        {
            "former-holding",
            "holding",
            "mention",
            "model",
            "participation",
            "passage",
            "place",
            "run",
            "topic",
            "unresolved",
        }
    )

    base: str
    settings: Settings
    state: SiteState

    @property
    def dataset(self) -> str:
        """The IRI of the graph as a dataset, the same in every description."""
        return f"{self.base}/doc/dataset"

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the pages, first the one whose pages have no language in their paths."""
        return _languages(self.settings.language)

    def page(self, path: str, language: str) -> str:
        """The path of a page in a language: `doc/person/1` is `doc/person/1.html` or `doc/person/1.sv.html`.

        A page that exists in one language only has one path.
        """
        if language == self.languages[0] or self.is_minor(path):
            return f"{path}.html"
        return f"{path}.{language}.html"

    def is_minor(self, path: str) -> bool:
        """Whether the page at a path exists in the first language only."""
        folder, _, rest = path.partition("/")
        return folder == "doc" and rest.partition("/")[0] in self.MINOR

    def document(self, thing: str) -> str | None:
        """The path, without suffix, of the document about a resource; None when the site has none.

        Countries and roles have IRIs minted by others, and documents here. Selectors are described in the documents of
        their passages.
        """
        return _document(self.base, thing)


@lru_cache(_REMEMBERED)
def _document(base: str, thing: str) -> str | None:
    thing = _SELECTOR.sub(r"/id/passage/\1", thing)
    for namespace, folder in ((f"{base}/id/", "doc/"), (_COUNTRIES, "doc/country/"), (_ROLES, "doc/role/")):
        if thing.startswith(namespace):
            path = folder + thing[len(namespace) :]
            kind, _, key = path.removeprefix("doc/").partition("/")
            known = kind in Site.MAJOR or kind in Site.MINOR
            return path if known and _KEY.fullmatch(key) else None
    return None


@cache
def _languages(wanted: str) -> tuple[str, ...]:
    first = wanted if wanted in Site.LANGUAGES else Site.LANGUAGES[0]
    return (first, *(language for language in Site.LANGUAGES if language != first))
