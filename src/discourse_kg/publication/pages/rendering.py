"""Make a page from a template: texts in the page's language, links that work from any sub-path."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from discourse_kg.publication.site import Site


@cache
def environment() -> Environment:
    """Where templates come from. Whatever a template shows is escaped; a name that nothing has is an error."""
    return Environment(
        loader=PackageLoader("discourse_kg.publication.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def page_texts(language: str) -> Mapping[str, Any]:
    """What pages say in a language, from the tables in `texts`."""
    return tomllib.loads(files(__package__).joinpath("texts", f"{language}.toml").read_text("utf-8"))


def render(site: Site, template: str, path: str, language: str, **values: object) -> bytes:
    """Make the page in a language whose path, without language and ending, is `path`.

    A template sees the `site`, the page's `language`, the texts `say` in that language, and two ways to
    link: `link(path)` to another file of the site, `page(path)` to another page in the same language.
    """
    own = site.page(path, language)
    link = relative_to(own)
    template_values = {
        "site": site,
        "language": language,
        "path": path,
        "say": page_texts(language),
        "link": link,
        "page": lambda other: link(site.page(other, language)),
        "other_languages": {other: link(site.page(path, other)) for other in site.languages if other != language},
    }
    return environment().get_template(template).render(template_values | values).encode()


def relative_to(own: str) -> Callable[[str], str]:
    """How a file of the site is reached from another: `relative_to("doc/person/1.html")("index.html")`."""
    above = "../" * own.count("/")
    return lambda other: above + other or "./"
