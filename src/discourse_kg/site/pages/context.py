"""What a page is made from: the records of the graph, and links to resources in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from discourse_kg.records.reader import RecordReader
from discourse_kg.web_addresses import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Link:
    """The label of a resource, and the path of its page without language and ending; None when it has no page."""

    label: str
    path: str | None = None


class PageContext:
    """A snapshot, read for the pages of a site in one language."""

    def __init__(self, snapshot: Snapshot, site: Site, language: str) -> None:
        self.snapshot: Final = snapshot
        self.records: Final = RecordReader(snapshot)
        self.site: Final = site
        self.language: Final = language

    def link(self, resource: str) -> Link:
        """A link to a resource."""
        return Link(self.snapshot.label(resource, self.language), self.site.document(resource))

    def links(self, resources: Iterable[str]) -> tuple[Link, ...]:
        """Links to resources, sorted by label."""
        return tuple(sorted(map(self.link, resources), key=lambda link: (link.label, link.path or "")))

    def maybe(self, resource: str | None) -> Link | None:
        """A link to a resource, if there is one."""
        return None if resource is None else self.link(resource)

    def label(self, resource: str | None) -> str:
        """The label of a resource; empty for none."""
        return "" if resource is None else self.snapshot.label(resource, self.language)


def web_address(value: str | None) -> str | None:
    """The value if it is an http or https address; other schemes are never linked to."""
    return value if value is not None and is_web_address(value) else None
