"""What a web server does for a site, said once for all servers: redirections, and which file answers whom.

A thing at `id/…` is not a file: who asks for it is sent with status 303 to the document at `doc/…`. That
has no ending, and the server answers with one of the files beside it: the one whose media type the client
likes best by its Accept header, and of a page the one in the best language. Who has no wish gets the page.
Who wishes for some RDF, but none that there is, gets Turtle.

Patterns are understood by PCRE and RE2 alike: no look-around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.export.site_paths import Site


class Form(NamedTuple):
    """A form in which a document may come: the end of its file's name, its media type, other names of that."""

    end: str
    media_type: str
    aliases: tuple[str, ...] = ()


FORMS: Final = {
    form.end: form
    for form in (
        Form("html", "text/html"),
        Form("ttl", "text/turtle", ("application/x-turtle",)),
        Form("jsonld", "application/ld+json", ("application/json",)),
        Form("rdf", "application/rdf+xml"),
        Form("trig", "application/trig"),
        Form("nq", "application/n-quads"),
        Form("rq", "application/sparql-query"),
        Form("txt", "text/plain"),
    )
}

#: The media types of all other files, by suffix.
OTHER_TYPES: Final = {
    "css": "text/css",
    "csv": "text/csv",
    "gz": "application/gzip",
    "ico": "image/x-icon",
    "js": "text/javascript",
    "json": "application/json",
    "mjs": "text/javascript",
    "parquet": "application/vnd.apache.parquet",
    "png": "image/png",
    "svg": "image/svg+xml",
    "wasm": "application/wasm",
    "woff2": "font/woff2",
    "xml": "application/xml",
}

#: Media types sent with charset=utf-8; JSON always is UTF-8, and XML declares it itself.
IN_UTF8: Final = ("css", "csv", "html", "js", "mjs", "rq", "txt", "ttl")

_KEY: Final = "[A-Za-z0-9_~-]+"


class Resource(NamedTuple):
    """What has an address without an ending, and the forms it comes in, the one first that who has no wish gets."""

    name: str
    pattern: str
    ends: tuple[str, ...]

    @property
    def has_pages(self) -> bool:
        """Whether one of the forms is a page, which may exist in several languages."""
        return "html" in self.ends

    @property
    def fallback(self) -> str:
        """The form for clients that want RDF in a format that does not exist: the first one for programs."""
        return next(end for end in self.ends if end != "html")


RESOURCES: Final = (
    # The text of a source, in which selectors count, is one of its forms. It comes before the other documents.
    Resource("source", f"doc/source/{_KEY}", ("html", "ttl", "jsonld", "txt")),
    Resource("doc", f"doc/[a-z-]+/{_KEY}", ("html", "ttl", "jsonld")),
    Resource("ontology", "ontology", ("html", "ttl", "jsonld", "rdf")),
    Resource("shapes", "shapes", ("html", "ttl")),
    Resource("query", f"query/{_KEY}", ("html", "rq")),
    Resource("catalogue", "catalogue", ("ttl", "rdf")),
    Resource("descriptions", "void|queries", ("ttl",)),
    Resource("dump", "data/discourse", ("ttl", "jsonld", "rdf", "trig", "nq")),
)


class Redirection(NamedTuple):
    """Who asks for what is no file is sent elsewhere: `{0}` is the first group of the pattern."""

    pattern: str
    target: str


_THINGS: Final = (
    Redirection("doc/(?:catalogue|dataset)(?:/.*)?", "catalogue"),
    Redirection(f"id/([a-z-]+/{_KEY})", "doc/{0}"),
    Redirection(f"graph/(source/{_KEY})(?:/inferred)?", "doc/{0}"),
    Redirection("graph/.+", "void"),
    Redirection(f"feed(?:/{_KEY})?", "feed/index.trig"),
)
#: The ontology's namespace: its roles have documents as other roles do.
_TERMS: Final = (
    Redirection(f"role/({_KEY})", "doc/role/{0}"),
    Redirection("([A-Za-z0-9_~/-]+)", "ontology#{0}"),
)


def base_path(base: str) -> str:
    """The path at which a site is served: `/discourse-kg`, or empty."""
    return urlsplit(base).path.rstrip("/")


def redirections(base: str) -> tuple[Redirection, ...]:
    """All redirections below a base IRI; those of terms are there when the base contains them."""
    below = NAMESPACE.removeprefix(f"{base}/")
    terms = () if below == NAMESPACE else tuple(Redirection(below + term.pattern, term.target) for term in _TERMS)
    return (*_THINGS, *terms)


#: Patterns of a quality value from 1 down to almost 0, to one decimal.
_WEIGHTS: Final = (r"1(?:\.0*)?", *(rf"0?\.{tenth}[0-9]*" for tenth in range(9, 0, -1)), r"0?\.0[0-9]*[1-9][0-9]*")
_OTHER_PARAMETERS: Final = "(?:;[ ]*(?:[^qQ,; ][^,;]*)?)*"

#: Media types that ask for RDF in any format.
ANY_RDF: Final = "rdf|turtle|n3|ld[+]json|n-triples|n-quads|trig"


def _wishes(what: str) -> Iterator[str]:
    """Patterns of a header that asks for something, from the highest quality value to the lowest."""
    for number, weight in enumerate(_WEIGHTS):
        weighted = f";[ ]*q={weight}[ ]*(?:;[^,]*)?"
        optional = f"(?:{weighted})?" if number == 0 else weighted
        yield f"(?:^|,)[ ]*{what}[ ]*{_OTHER_PARAMETERS}{optional}(?:,|$)"


def first_wishes(what: str) -> list[str]:
    """Patterns of a header from the highest quality value to the lowest; the group is the first value with it."""
    return list(_wishes(f"({what})(?:-[A-Za-z0-9]+)*"))


def choices(resource: Resource) -> list[tuple[str, str]]:
    """The form chosen by the first pattern that matches an Accept header; ties go to the server's order."""
    columns = [[(wish, end) for wish in _wishes(any_of(FORMS[end]))] for end in resource.ends]
    return [choice for row in zip(*columns, strict=True) for choice in row]


def any_of(form: Form) -> str:
    """A pattern of the media types of a form."""
    return f"(?:{'|'.join((form.media_type, *form.aliases))})".replace("+", "[+]").replace(".", "[.]")


def languages(site: Site) -> list[tuple[str, str]]:
    """The language chosen by the first pattern that matches an Accept-Language header."""
    columns = [[(wish, tag) for wish in _wishes(f"{tag}(?:-[A-Za-z0-9]+)*")] for tag in site.languages]
    return [choice for row in zip(*columns, strict=True) for choice in row]
