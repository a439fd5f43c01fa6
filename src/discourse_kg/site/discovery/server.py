"""Configuration files for web servers: nginx, Caddy, Apache, and hosts that serve a folder as it is."""

from __future__ import annotations

from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from discourse_kg.incremental.document import independent
from discourse_kg.site.discovery.rules import (
    ANY_RDF,
    FORMS,
    IN_UTF8,
    OTHER_TYPES,
    RESOURCES,
    any_of,
    base_path,
    choices,
    first_wishes,
    languages,
    redirections,
)
from discourse_kg.site.pages.page_texts import page_texts
from discourse_kg.site.pages.rendering import render_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.document import Document
    from discourse_kg.site.discovery.rules import Resource

_RULES: Final = {
    "server/nginx.conf": "nginx.conf",
    "server/nginx-http.conf": "nginx-http.conf",
    "server/Caddyfile": "Caddyfile",
    ".htaccess": "htaccess",
    "_redirects": "redirects",
}
_SCRIPT: Final = "not-found.js"
#: A file name with a hash in it, as bundlers write them.
_HASHED: Final = "[.-][0-9A-Za-z_-]{8,}[.][a-z0-9]+$"


def server_documents(site: Site) -> Iterator[Document]:
    """A configuration file for each server, and the 404 page with its script."""
    for path, template in _RULES.items():
        yield independent(path, partial(_rules, site, template))
    yield independent("404.html", partial(_missing, site))
    yield independent(f"assets/{_SCRIPT}", files(__package__).joinpath("assets", _SCRIPT).read_bytes)


@cache
def _environment() -> Environment:
    """Templates of plain text: nothing in them is HTML, and nothing inserted comes from the graph."""
    return Environment(
        loader=PackageLoader("discourse_kg.site.discovery"),
        autoescape=False,  # noqa: S701 (configurations of servers are no HTML)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _rules(site: Site, template: str) -> bytes:
    path = base_path(site.base)
    types = {end: form.media_type for end, form in FORMS.items()} | OTHER_TYPES
    values = {
        "site": site,
        "path": path,
        "resources": RESOURCES,
        "redirections": redirections(site.base),
        "simple": list(_simple(site)),
        "languages": languages(site),
        "choices": choices,
        "first_form": lambda resource: first_wishes("|".join(any_of(FORMS[end]) for end in resource.ends)),
        "first_language": first_wishes("|".join(site.languages)),
        "any_of": any_of,
        "any_rdf": ANY_RDF,
        "links": lambda resource, at: _links(site, resource, f"{path}/{at}"),
        "page_end": lambda language: site.page("", language),
        "forms": FORMS,
        "types": types,
        "in_utf8": IN_UTF8,
        "charset_types": " ".join(sorted({types[end] for end in IN_UTF8} - {"text/html"})),
        "hashed": _HASHED,
    }
    return _environment().get_template(template).render(values).encode()


def _links(site: Site, resource: Resource, address: str) -> str:
    """The Link header of a document: its address, its pages in each language, its other forms."""
    links = [f'<{address}>; rel="canonical"']
    for end in resource.ends:
        form = f'rel="alternate"; type="{FORMS[end].media_type}"'
        if end == "html":
            pages = ((site.page(address, language), language) for language in site.languages)
            links += [f'<{page}>; {form}; hreflang="{language}"' for page, language in pages]
        else:
            links.append(f"<{address}.{end}>; {form}")
    return ", ".join(links)


def _simple(site: Site) -> Iterator[tuple[str, str]]:
    """The redirections for hosts whose only pattern is `*`."""
    yield "id/*", "doc/:splat"
    yield "graph/source/*", "doc/source/:splat"
    if any(redirection.target.startswith("ontology") for redirection in redirections(site.base)):
        yield "ontology/role/*", "doc/role/:splat"
        yield "ontology/*", "ontology#:splat"


def _missing(site: Site) -> bytes:
    """The 404 page: it is shown at any address, so its links are absolute."""
    path = base_path(site.base)
    values = {
        "other_languages": {},
        "base_path": path,
        "missing": {language: page_texts(language)["missing"] for language in site.languages},
    }
    return render_for(f"{path}/", site, "404.html", "404", site.languages[0], values)
