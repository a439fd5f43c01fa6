"""The rules for web servers, held against the servers themselves: each asked for each form in each language."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pytest
from pyoxigraph import Store

from discourse_kg.export.site_paths import Site
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.incremental.snapshot import Snapshot
from discourse_kg.incremental.state import SiteState
from discourse_kg.settings import Settings
from discourse_kg.site.discovery.rules import FORMS, base_path
from discourse_kg.site.discovery.server import server_documents
from support.web_servers import SERVERS, Response, web_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.web_servers import WebServer

#: Every file holds its own path, so that it is seen which one was served.
FILES: Final = (
    "index.html",
    "index.sv.html",
    "doc/person/ab12.html",
    "doc/person/ab12.sv.html",
    "doc/person/ab12.ttl",
    "doc/person/ab12.jsonld",
    "doc/mention/cd34.html",
    "doc/mention/cd34.ttl",
    "doc/mention/cd34.jsonld",
    "doc/source/ef56.html",
    "ontology.html",
    "ontology.sv.html",
    "ontology.ttl",
    "ontology.jsonld",
    "ontology.rdf",
    "query/who-spoke.html",
    "query/who-spoke.sv.html",
    "query/who-spoke.rq",
    "catalogue.rdf",
    "catalogue.ttl",
    "void.ttl",
    "queries.ttl",
    ".well-known/void",
    "feed/index.trig",
    "data/discourse.ttl",
    "data/discourse.nq",
    "data/discourse.ttl.gz",
    "data/statements.csv",
    "assets/style.css",
    "assets/search-0a1b2c3d.js",
    "assets/engine.wasm",
    ".publication/state.sqlite",
)
BROWSER: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
RDFLIB: Final = "application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1"
JENA: Final = "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3"
BASES: Final = (PROJECT_BASE, "https://example.org")


def site_at(base: str, folder: Path) -> Path:
    """A site under a base, with the rules that its publishing writes. All of it is invented."""
    place = folder / base_path(base).lstrip("/")
    for name in FILES:
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    with SiteState(folder.parent / "run" / "state.sqlite") as state:
        for document in server_documents(Site(base, Settings(), state)):
            path = place / document.path
            path.parent.mkdir(parents=True, exist_ok=True)
            content = document.render(Snapshot(Store(), base))
            assert isinstance(content, bytes)
            path.write_bytes(content)
    return place


@pytest.fixture(scope="module", params=[(server, base) for server in SERVERS for base in BASES], ids=" ".join)
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    """A server started by root reads the files as somebody else, who must be let into their folder."""
    server, base = request.param
    with TemporaryDirectory(prefix="served-") as name:
        root = Path(name)
        root.chmod(0o755)
        for folder in ("www", "run"):
            (root / folder).mkdir()
        site_at(base, root / "www")
        with web_server(server, root / "www", base_path(base), root / "run") as running:
            yield Served(running, base_path(base))


class Served:
    """A site that is served at a path."""

    def __init__(self, server: WebServer, path: str) -> None:
        self._server, self.path, self.name = server, path, server.name

    def get(self, path: str, **headers: str) -> Response:
        return self._server.get(f"{self.path}{path}", **headers)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (BROWSER, "html"),
        ("text/html", "html"),
        ("*/*", "html"),
        ("text/turtle", "ttl"),
        ("application/x-turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/json", "jsonld"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld"),
        ("TEXT/TURTLE", "ttl"),
        (JENA, "ttl"),
        (RDFLIB, "ttl"),
        ("application/rdf+xml", "ttl"),
        ("text/html;q=0.5, text/turtle", "ttl"),
        ("text/turtle;q=0.5, text/html", "html"),
        ("text/turtle;q=0.5,application/ld+json;q=0.6", "jsonld"),
        ("text/turtle ; charset=utf-8 ; q=0.7 , application/ld+json;q=0.65", "ttl"),
        ("application/ld+json;q=0.05, text/turtle;q=0.1", "ttl"),
        ("text/turtle;q=1.0, text/html;q=0.999", "ttl"),
        ("text/turtle, */*", "ttl"),
        ("text/turtle, */*;q=0.1", "ttl"),
    ],
)
def test_a_document_comes_in_the_form_that_is_wished_for_most(served: Served, accept: str, expected: str) -> None:
    answer = served.get("/doc/person/ab12", Accept=accept, Accept_Language="en")
    assert (answer.status, answer.body.decode(), answer.kind) == (
        200,
        f"doc/person/ab12.{expected}",
        FORMS[expected].media_type,
    )
    assert {"accept", "accept-language"} <= {name.strip().lower() for name in answer.headers["vary"].split(",")}


def test_who_has_no_wish_gets_the_page(served: Served) -> None:
    assert served.get("/doc/person/ab12").body == b"doc/person/ab12.html"


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("sv", ".sv.html"),
        ("sv-FI", ".sv.html"),
        ("sv-SE,sv;q=0.9,en;q=0.8", ".sv.html"),
        ("en-GB,en;q=0.9,sv;q=0.8", ".html"),
        ("nb;q=0.9, sv;q=0.4, en;q=0.3", ".sv.html"),
        ("fi", ".html"),
        ("*", ".html"),
    ],
)
@pytest.mark.parametrize("page", ["doc/person/ab12", "ontology", "query/who-spoke", "index"])
def test_a_page_comes_in_the_language_that_is_wished_for_most(
    served: Served, page: str, wish: str, expected: str
) -> None:
    address = "/" if page == "index" else f"/{page}"
    answer = served.get(address, Accept=BROWSER, Accept_Language=wish)
    assert (answer.status, answer.body.decode()) == (200, page + expected)
    assert "accept-language" in answer.headers["vary"].lower()


def test_a_page_that_there_is_in_one_language_comes_in_that(served: Served) -> None:
    answer = served.get("/doc/mention/cd34", Accept=BROWSER, Accept_Language="sv")
    assert (answer.status, answer.body) == (200, b"doc/mention/cd34.html")


@pytest.mark.parametrize(
    ("path", "accept", "expected"),
    [
        ("/ontology", "application/rdf+xml", "ontology.rdf"),
        ("/ontology", RDFLIB, "ontology.rdf"),
        ("/ontology", "text/turtle", "ontology.ttl"),
        ("/ontology", "application/n-triples", "ontology.ttl"),
        ("/query/who-spoke", "application/sparql-query", "query/who-spoke.rq"),
        ("/query/who-spoke", BROWSER, "query/who-spoke.html"),
        ("/catalogue", "application/rdf+xml", "catalogue.rdf"),
        ("/catalogue", "text/turtle", "catalogue.ttl"),
        ("/catalogue", "*/*", "catalogue.ttl"),
        ("/void", "*/*", "void.ttl"),
        ("/void", BROWSER, "void.ttl"),
        ("/.well-known/void", "*/*", ".well-known/void"),
        ("/queries", "text/turtle", "queries.ttl"),
        ("/data/discourse", "application/n-quads", "data/discourse.nq"),
        ("/data/discourse", "text/turtle", "data/discourse.ttl"),
    ],
)
def test_other_documents_have_their_forms(served: Served, path: str, accept: str, expected: str) -> None:
    answer = served.get(path, Accept=accept)
    assert (answer.status, answer.body.decode()) == (200, expected)
    kinds = {"void": "text/turtle"} | {end: form.media_type for end, form in FORMS.items()}
    assert answer.kind == kinds[expected.rpartition(".")[2].removeprefix("well-known/")]


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/id/person/ab12", "/doc/person/ab12"),
        ("/graph/source/ef56", "/doc/source/ef56"),
        ("/graph/source/ef56/inferred", "/doc/source/ef56"),
        ("/graph/persons", "/void"),
        ("/doc/dataset", "/catalogue"),
        ("/doc/catalogue", "/catalogue"),
        ("/feed", "/feed/index.trig"),
        ("/feed/0123456789abcdef", "/feed/index.trig"),
    ],
)
def test_what_is_no_file_is_elsewhere(served: Served, path: str, target: str) -> None:
    for accept in (BROWSER, "text/turtle"):
        answer = served.get(path, Accept=accept)
        assert answer.status == 303
        assert where(answer) == served.path + target
        assert answer.headers["access-control-allow-origin"] == "*"


def where(answer: Response) -> str:
    """The path that an answer sends to: some servers put their own address before it."""
    location = answer.headers["location"]
    return "/" + location.split("/", 3)[3] if "://" in location else location


def test_terms_are_found_in_the_ontology_where_it_is_named_under_the_base(served: Served) -> None:
    answers = {path: served.get(path) for path in ("/ontology/Statement", "/ontology/statement-kind/direct")}
    role = served.get("/ontology/role/minister")
    if served.path:
        assert {path: where(answer) for path, answer in answers.items()} == {
            "/ontology/Statement": f"{served.path}/ontology#Statement",
            "/ontology/statement-kind/direct": f"{served.path}/ontology#statement-kind/direct",
        }
        assert where(role) == f"{served.path}/doc/role/minister"
    assert {answer.status for answer in (*answers.values(), role)} == {303 if served.path else 404}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/doc/person/ab12.ttl", "text/turtle; charset=utf-8"),
        ("/doc/person/ab12.html", "text/html; charset=utf-8"),
        ("/doc/person/ab12.jsonld", "application/ld+json"),
        ("/data/discourse.nq", "application/n-quads"),
        ("/data/statements.csv", "text/csv; charset=utf-8"),
        ("/data/discourse.ttl.gz", "application/gzip"),
        ("/feed/index.trig", "application/trig"),
        ("/assets/engine.wasm", "application/wasm"),
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/query/who-spoke.rq", "application/sparql-query; charset=utf-8"),
    ],
)
def test_each_file_has_its_media_type(served: Served, path: str, kind: str) -> None:
    answer = served.get(path)
    assert (answer.status, answer.body.decode()) == (200, path[1:])
    assert answer.headers["content-type"].lower().replace(";c", "; c") == kind


@pytest.mark.parametrize(
    "path",
    ["/doc/person/none", "/doc/person/none.ttl", "/none", "/.publication/state.sqlite", "/.htaccess", "/doc/.hidden"],
)
def test_what_there_is_not_or_is_hidden_is_missing(served: Served, path: str) -> None:
    for accept in (BROWSER, "text/turtle"):
        answer = served.get(path, Accept=accept)
        assert answer.status in ({404} if "htaccess" not in path else {403, 404})
        assert b"sqlite" not in answer.body


def test_the_page_for_what_is_missing_is_shown(served: Served) -> None:
    answer = served.get("/doc/person/none", Accept=BROWSER)
    assert f'data-path="{served.path}"' in answer.body.decode()


def test_a_document_tells_its_address_and_its_other_forms(served: Served) -> None:
    for path in ("/doc/person/ab12", "/doc/person/ab12.ttl", "/doc/person/ab12.sv.html"):
        links = served.get(path).headers["link"]
        assert f'<{served.path}/doc/person/ab12>; rel="canonical"' in links
        assert f'<{served.path}/doc/person/ab12.ttl>; rel="alternate"; type="text/turtle"' in links
        assert f'<{served.path}/doc/person/ab12.sv.html>; rel="alternate"; type="text/html"; hreflang="sv"' in links
    assert "link" not in served.get("/assets/style.css").headers


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/assets/search-0a1b2c3d.js", "public, max-age=31536000, immutable"),
        ("/assets/style.css", "public, max-age=3600"),
        ("/doc/person/ab12", "no-cache"),
        ("/data/discourse.ttl", "no-cache"),
    ],
)
def test_only_what_never_changes_is_kept_for_long(served: Served, path: str, expected: str) -> None:
    answer = served.get(path)
    assert answer.headers["cache-control"] == expected
    assert "vary" not in answer.headers or "accept" in answer.headers["vary"].lower()


def test_every_origin_may_read(served: Served) -> None:
    for path in ("/doc/person/ab12", "/data/discourse.ttl", "/none"):
        assert served.get(path).headers["access-control-allow-origin"] == "*"
        assert served.get(path).headers["x-content-type-options"] == "nosniff"


def test_a_file_that_is_there_packed_is_sent_packed_to_who_can_unpack(served: Served) -> None:
    """The rules for Apache do not, and send the file as it is."""
    answer = served.get("/data/discourse.ttl", Accept_Encoding="gzip")
    packed = served.name != "apache2"
    assert answer.body.decode() == ("data/discourse.ttl.gz" if packed else "data/discourse.ttl")
    assert answer.headers.get("content-encoding") == ("gzip" if packed else None)
    assert answer.kind == "text/turtle"
    assert served.get("/data/discourse.ttl").body == b"data/discourse.ttl"


def test_the_path_alone_leads_to_the_site(served: Served) -> None:
    if served.path:
        answer = served.get("")
        assert (answer.status, where(answer)) == (301, f"{served.path}/")
