"""Render a page from a template, with texts in the page's language and links that work from any sub-path."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import escape

from discourse_kg.resources import toml_table
from discourse_kg.site.pages.grouping import by_initial, by_occasion
from discourse_kg.site.pages.licences import licence_name
from discourse_kg.site.pages.page_texts import Wording, in_language, page_texts, plain
from discourse_kg.site.pages.structured import script

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from discourse_kg.export.site_paths import Site

#: Templates of other packages that use the same frame, by the prefix of their names.
_FURTHER: Final = {"reference": PackageLoader("discourse_kg.site.reference")}
#: Where a template shows a text of the page's language without parameters.
_SHOWN: Final = re.compile(r"\{\{ say\.(\w+)\.(\w+) \}\}")
#: Cache sizes: link functions, by folder and language; and links for each of them.
_ADDRESSED, _LINKED = 100, 10_000
#: The folder of pages that the navigation never links to.
_THINGS: Final = "doc/"


class _Frame(NamedTuple):
    """The rendered frame around the content of a page."""

    top: str
    navigation: str
    footer: str


class _Translated(Extension):
    """Inserts the texts of a language when a template is loaded, instead of each time it is rendered."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """A template with its texts inserted."""
        del name, filename
        return _SHOWN.sub(self._text, source)

    def _text(self, shown: re.Match[str]) -> str:
        said: Any = self.environment.globals["say"]
        text = said[shown[1]][shown[2]]
        return shown[0] if "{" in text else str(escape(text))


@cache
def environment(language: str) -> Environment:
    """The templates of a language.

    Whatever a template shows is escaped; an undefined name is an error.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader("discourse_kg.site.pages"), PrefixLoader(_FURTHER)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=[_Translated],
    )
    made.filters |= {"plain": plain, "jsonld": script}
    made.globals |= {
        "by_initial": by_initial,
        "downloads": toml_table("site/pages/downloads.toml")["files"],
        "grouped": by_occasion,
        "host": lambda address: urlsplit(address).hostname or address,
        "licence_name": licence_name,
        "say": page_texts(language),
    }
    return made


@cache
def wording(language: str) -> Wording:
    """How a language writes numbers, days and counted nouns."""
    return Wording(language, page_texts(language)["counts"])


def render(site: Site, template: str, path: str, language: str, **values: object) -> bytes:
    """Make the page in a language whose path, without language and ending, is `path`.

    A template sees the `site`, the page's `language`, the texts `say` in that language, and two ways to
    link: `link(path)` to another file of the site, `page(path)` to another page in the same language.
    `day`, `number` and `count` write a date, a number and a number of things. `structured`, when it is
    given, is what schema.org's terms say of the page, as JSON-LD.
    """
    return render_for(_above(site.page(path, language)), site, template, path, language, values)


def render_for(  # noqa: PLR0913, PLR0917 (what `render` takes, and from where)
    root: str, site: Site, template: str, path: str, language: str, values: Mapping[str, object]
) -> bytes:
    """Render a page, as `render` does, with links relative to where it is shown: `root` is the site's folder."""
    own, link, words = site.page(path, language), _link(root), wording(language)
    others = () if site.is_minor(path) else site.languages
    template_values = {
        "site": site,
        "language": language,
        "path": path,
        "own": own,
        "link": link,
        "page": _page(site, language, root),
        "other_languages": {other: link(site.page(path, other)) for other in others if other != language},
        "language_names": {other: page_texts(other)["language"] for other in others},
        "alternates": {other: site.page(path, other) for other in others},
        "site_title": _title(site, language),
        "frame": _frame(site, language, root, "" if path.startswith(_THINGS) else path),
        "day": words.day,
        "number": words.number,
        "count": words.count,
        "structured": None,
    }
    return environment(language).get_template(template).render({**template_values, **values}).encode()


def _title(site: Site, language: str) -> str:
    return in_language(site.settings.catalogue.title, language) or site.base


@lru_cache(_ADDRESSED)
def _page(site: Site, language: str, root: str) -> Callable[[str], str]:
    """The function that links to pages in a language, from a page whose path to the site's folder is `root`."""
    link = _link(root)
    return lru_cache(_LINKED)(lambda path: link(site.page(path, language)))


@lru_cache(_ADDRESSED)
def _frame(site: Site, language: str, root: str, path: str) -> _Frame:
    """The frame of the page at a path, or, without a path, of all resource pages with this `root`."""
    made: Any = environment(language).get_template("frame.html").module
    page, settings = _page(site, language, root), site.settings
    return _Frame(
        made.top(page, _title(site, language)),
        made.navigation(page, path),
        made.footer(page, settings.catalogue.licence, settings.publisher),
    )


def relative_to(own: str) -> Callable[[str], str]:
    """The function that gives relative links from a file: `relative_to("doc/person/1.html")("index.html")`."""
    return _link(_above(own))


def _above(own: str) -> str:
    return "../" * own.count("/")


def _link(root: str) -> Callable[[str], str]:
    return lambda path: root + path or "./"
