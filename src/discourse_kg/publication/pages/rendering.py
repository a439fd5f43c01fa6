"""Make a page from a template: texts in the page's language, links that work from any sub-path."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

from discourse_kg.publication.pages.grouping import by_initial, by_place
from discourse_kg.publication.pages.licences import licence_name
from discourse_kg.publication.pages.structured import script
from discourse_kg.publication.pages.wording import Wording, in_language, page_texts, plain, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from discourse_kg.publication.site import Site

#: Templates that other parts of the site put into the same frame, by the folder in whose name they are asked for.
_FURTHER: Final = {"reference": PackageLoader("discourse_kg.publication.reference")}


@cache
def environment() -> Environment:
    """Where templates come from. Whatever a template shows is escaped; a name that nothing has is an error."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("discourse_kg.publication.pages"), PrefixLoader(_FURTHER)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters |= {"plain": plain, "jsonld": script}
    made.globals |= {
        "by_initial": by_initial,
        "downloads": table("downloads.toml")["files"],
        "grouped": by_place,
        "host": lambda address: urlsplit(address).hostname or address,
        "licence_name": licence_name,
    }
    return made


@cache
def wording(language: str) -> Wording:
    """How numbers, days and counted things are written in a language."""
    return Wording(language, page_texts(language)["counts"])


def render(site: Site, template: str, path: str, language: str, **values: object) -> bytes:
    """Make the page in a language whose path, without language and ending, is `path`.

    A template sees the `site`, the page's `language`, the texts `say` in that language, and two ways to
    link: `link(path)` to another file of the site, `page(path)` to another page in the same language.
    `day`, `number` and `count` write a date, a number and a number of things. `structured`, when it is
    given, is what schema.org's terms say of the page, as JSON-LD.
    """
    own = site.page(path, language)
    link, words = relative_to(own), wording(language)
    others = () if site.is_minor(path) else site.languages
    template_values = {
        "site": site,
        "language": language,
        "path": path,
        "own": own,
        "say": page_texts(language),
        "link": link,
        "page": lambda other: link(site.page(other, language)),
        "other_languages": {other: link(site.page(path, other)) for other in others if other != language},
        "language_names": {other: page_texts(other)["language"] for other in others},
        "alternates": {other: site.page(path, other) for other in others},
        "site_title": in_language(site.settings.catalogue.title, language) or site.base,
        "day": words.day,
        "number": words.number,
        "count": words.count,
        "structured": None,
    }
    return environment().get_template(template).render(template_values | values).encode()


def relative_to(own: str) -> Callable[[str], str]:
    """How a file of the site is reached from another: `relative_to("doc/person/1.html")("index.html")`."""
    above = "../" * own.count("/")
    return lambda other: above + other or "./"
