"""What a page is about in terms of schema.org, as JSON-LD for search engines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from discourse_kg.site.pages.context import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discourse_kg.site.pages.views.occasions import EventView, PanelView
    from discourse_kg.site.pages.views.people import OrganizationView, PersonView
    from discourse_kg.site.pages.views.resources import CountryView, RoleView
    from discourse_kg.site.pages.views.source import SourceView
    from discourse_kg.site.pages.views.statement import StatementView

_ESCAPES: Final = str.maketrans(
    {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\N{LINE SEPARATOR}": "\\u2028",
        "\N{PARAGRAPH SEPARATOR}": "\\u2029",
    }
)


def script(said: Mapping[str, Any]) -> Markup:
    """JSON-LD for a script element; nothing in it can end the element."""
    content = json.dumps({"@context": "https://schema.org", **said}, ensure_ascii=False, separators=(",", ":"))
    return Markup(content.translate(_ESCAPES))  # noqa: S704 (no character is left that HTML minds)


class Structured:
    """Describes resources in terms of schema.org; `base` is the base IRI of the site."""

    def __init__(self, base: str) -> None:
        self._base = base

    def person(self, iri: str, view: PersonView) -> dict[str, Any]:
        """A person with their offices."""
        titles = list(dict.fromkeys(each.role.label for each in view.offices.shown if each.role and not each.former))
        bodies = list(
            dict.fromkeys(each.organization for each in view.offices.shown if each.organization and not each.former)
        )
        return _said(
            "Person",
            iri,
            name=view.label,
            jobTitle=titles,
            affiliation=[self._thing("Organization", each) for each in bodies],
        )

    def organization(self, iri: str, view: OrganizationView) -> dict[str, Any]:
        """An organization."""
        return _said("Organization", iri, name=view.label)

    def event(self, iri: str, view: EventView) -> dict[str, Any]:
        """An event with its panels and its place."""
        place = {"@type": "Place", "name": view.place} if view.place else None
        panels = [self._thing("Event", panel.link) for panel in view.panels]
        return _said("Event", iri, name=view.label, startDate=view.date, location=place, subEvent=panels)

    def panel(self, iri: str, view: PanelView) -> dict[str, Any]:
        """A panel, as part of an event, with its participants."""
        people = [self._thing("Person", each.person) for group in view.groups for each in group.speakers]
        event = self._thing("Event", view.event) if view.event else None
        return _said("Event", iri, name=view.label, startDate=view.date, superEvent=event, performer=people)

    def country(self, iri: str, view: CountryView) -> dict[str, Any]:
        """A country."""
        return _said("Country", iri, name=view.label, identifier=view.code)

    def role(self, iri: str, view: RoleView) -> dict[str, Any]:
        """A role, as a defined term."""
        return _said("DefinedTerm", iri, name=view.label, description=view.definition)

    def source(self, iri: str, view: SourceView) -> dict[str, Any]:
        """A recap, as an article about an event."""
        return _said(
            "Article",
            iri,
            name=view.label,
            inLanguage=view.language,
            datePublished=view.about.date,
            author=self._thing("Person", view.about.author) if view.about.author else None,
            about=self._thing("Event", view.event) if view.event else None,
            license=view.licence_address,
            sameAs=view.about.address,
        )

    def statement(self, iri: str, view: StatementView) -> dict[str, Any]:
        """A quotation where the words are the speaker's own, else a claim that the source attributes to them."""
        return _said(
            "Quotation" if view.is_direct else "Claim",
            iri,
            text=view.quote,
            inLanguage=view.line.language,
            creator=[self._thing("Person", each.person) for each in view.speakers],
            isPartOf=self._thing("Article", view.source.link),
            dateCreated=view.line.date,
        )

    def _thing(self, kind: str, link: Link) -> dict[str, Any]:
        return _said(kind, f"{self._base}/{link.path}" if link.path else None, name=link.label)


def _said(kind: str, iri: str | None, **values: object) -> dict[str, Any]:
    """A node without its empty values."""
    return {"@type": kind, **({"@id": iri} if iri else {}), **{key: value for key, value in values.items() if value}}
