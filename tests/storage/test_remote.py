"""An endpoint answers, or the caller is told in one line why not: in time, and never with half an answer."""

from __future__ import annotations

import ast
import time
import urllib.parse
from base64 import b64encode
from typing import TYPE_CHECKING

import pytest
import SPARQLWrapper
from rdflib import XSD, Literal, URIRef

from discourse_kg.errors import EndpointError, QueryError, StoreError
from discourse_kg.storage.addresses import addresses
from discourse_kg.storage.interface import Answer, Triples
from discourse_kg.storage.remote import open_remote
from support.endpoints import endpoint, oxigraph_server, response
from support.folders import ROOT

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from discourse_kg.storage.interface import Result

pytestmark = pytest.mark.integration

JSON = "application/sparql-results+json"
SELECT = "SELECT ?name WHERE { ?person <http://www.w3.org/2000/01/rdf-schema#label> ?name }"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"
UPDATE = "INSERT DATA { GRAPH <http://127.0.0.1/g> { <http://127.0.0.1/s> <http://127.0.0.1/p> 1 } }"

ROWS = (
    b'{"head": {"vars": ["name"]}, "results": {"bindings": [{"name": {"type": "literal", "value": "Ann Hellenius"}}]}}'
)
TRIPLES = b'<http://127.0.0.1/s> <http://127.0.0.1/p> "1" .\n<http://127.0.0.1/s> <http://127.0.0.1/p> "2" .\n'


def asked(address: str, text: str = SELECT, timeout: float = 5.0) -> Result:
    with open_remote(address, read_only=True, timeout=timeout) as store:
        return store.query(text)


def updated(address: str, timeout: float = 5.0) -> None:
    with open_remote(address, read_only=False, timeout=timeout) as store:
        store.update(UPDATE)


def test_rows_come_as_terms() -> None:
    with endpoint(response(ROWS, media_type=JSON)) as server:
        assert asked(server.address) == Answer(("name",), ((Literal("Ann Hellenius"),),))


def test_a_query_is_a_form_and_changes_nothing_at_its_way() -> None:
    with endpoint(response(ROWS, media_type=f"{JSON}; charset=utf-8")) as server:
        asked(server.address, f"# words in comments:\n# insert, load & delete\n{SELECT}")
    head, _, body = server.requests[0].decode().partition("\r\n\r\n")
    form = urllib.parse.parse_qs(body)
    assert head.startswith("POST /query HTTP/1.1")
    assert "application/x-www-form-urlencoded" in head
    assert form["query"][0].endswith(SELECT)
    assert "update" not in form
    assert "authorization" not in head.casefold()


def test_an_update_goes_to_the_address_of_updates() -> None:
    with endpoint(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n") as server:
        updated(server.address)
    head, _, body = server.requests[0].decode().partition("\r\n\r\n")
    assert head.startswith("POST /update HTTP/1.1")
    assert urllib.parse.parse_qs(body) == {"update": [UPDATE]}


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCOURSE_KG_USER", "curator")
    monkeypatch.setenv("DISCOURSE_KG_PASSWORD", "åtta:ekar")
    with endpoint(response(ROWS, media_type=JSON)) as server:
        asked(server.address)
    assert b"Authorization: Basic " + b64encode("curator:åtta:ekar".encode()) in server.requests[0]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_credentials_do_not_follow_a_redirection(monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    monkeypatch.setenv("DISCOURSE_KG_USER", "curator")
    monkeypatch.setenv("DISCOURSE_KG_PASSWORD", "secret")
    with endpoint(response(ROWS, media_type=JSON)) as elsewhere:
        location = elsewhere.address.replace("127.0.0.1", "localhost")
        with (
            endpoint(response(b"", status=f"{status} Elsewhere", headers=f"Location: {location}\r\n")) as server,
            pytest.raises(EndpointError, match="sends us elsewhere, to http://localhost:"),
        ):
            asked(server.address)
    assert elsewhere.requests == []


# Each status with what the message says. 400 is the query's fault, the others are the endpoint's.
STATUSES = {
    "400 Bad Request": (QueryError, "cannot read the query: the reason"),
    "401 Unauthorized": (EndpointError, "DISCOURSE_KG_USER"),
    "403 Forbidden": (EndpointError, "forbids it"),
    "404 Not Found": (EndpointError, "no SPARQL endpoint there"),
    "405 Method Not Allowed": (EndpointError, "no SPARQL endpoint there"),
    "413 Content Too Large": (EndpointError, r"failed \(413\): the reason"),
    "500 Internal Server Error": (EndpointError, r"failed \(500\): the reason"),
}


@pytest.mark.parametrize("status", STATUSES)
def test_a_refusal_is_told_and_not_repeated(status: str) -> None:
    kind, message = STATUSES[status]
    with endpoint(response(b"the reason\x1b[2J", status=status)) as server, pytest.raises(kind, match=message) as told:
        asked(server.address)
    assert len(server.requests) == 1
    assert "\x1b" not in str(told.value)


def test_a_busy_endpoint_is_asked_again_when_it_says() -> None:
    busy = response(b"", status="503 Service Unavailable", headers="Retry-After: 1\r\n")
    began = time.monotonic()
    with endpoint(busy, response(ROWS, media_type=JSON)) as server:
        assert isinstance(asked(server.address), Answer)
    assert len(server.requests) == 2
    assert time.monotonic() - began >= 1


def test_a_busy_endpoint_is_not_waited_for_beyond_the_time() -> None:
    busy = response(b"", status="503 Service Unavailable", headers="Retry-After: 3600\r\n")
    with endpoint(busy) as server, pytest.raises(EndpointError, match=r"busy \(503\); try again in 3600 seconds"):
        asked(server.address, timeout=1.0)
    assert len(server.requests) == 1


def test_repetitions_end() -> None:
    with endpoint(response(b"", status="502 Bad Gateway")) as server, pytest.raises(EndpointError, match="502"):
        updated(server.address)
    assert len(server.requests) == 3


def hang(connection: socket.socket) -> None:
    connection.recv(1)


def drip(head: bytes) -> Callable[[socket.socket], None]:
    def dripping(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(b" ")
            time.sleep(0.05)

    return dripping


# Servers that would keep us for ever.
SLOW = {
    "nothing comes": hang,
    "the head drips": drip(b"HTTP/1.1 200 OK\r\nX-Long: "),
    "the body drips": drip(f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\nContent-Length: 99999\r\n\r\n".encode()),
    "the body of an error drips": drip(b"HTTP/1.1 500 Sorry\r\nContent-Length: 99999\r\n\r\n"),
}


@pytest.mark.parametrize("kind", SLOW)
def test_the_time_is_kept_in_all(kind: str) -> None:
    with endpoint(SLOW[kind]) as server:
        began = time.monotonic()
        with pytest.raises(EndpointError, match=r"within 0\.4 seconds|in time"):
            asked(server.address, timeout=0.4)
        assert time.monotonic() - began < 0.65


def test_nobody_there() -> None:
    with endpoint(b"") as server:
        address = server.address
    with pytest.raises(EndpointError, match="refused the connection; is a server running there"):
        asked(address)


def test_no_such_host() -> None:
    with pytest.raises(EndpointError, match=r"no host of that name|cannot be reached|in time"):
        asked("http://no-such-host.invalid/query", timeout=2.0)


def test_no_secret_is_told_to_a_server_that_does_not_prove_who_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCOURSE_KG_USER", "curator")
    monkeypatch.setenv("DISCOURSE_KG_PASSWORD", "secret")
    with (
        endpoint(response(ROWS, media_type=JSON)) as server,
        pytest.raises(EndpointError, match="the connection is not safe"),
    ):
        asked(server.address.replace("http:", "https:"))
    assert b"Authorization" not in b"".join(server.requests)


# Answers with a status of 200 that are no answer: body, media type, part of the message.
NONSENSE = {
    "a page to log in": (b"<html><form>", "text/html", "is it a SPARQL endpoint"),
    "nothing": (b"", "", "is it a SPARQL endpoint"),
    "an empty body": (b"", JSON, "broken off"),
    "no results": (b"[]", JSON, "broken off"),
    "results of nothing": (b"{}", JSON, "broken off"),
    "no columns": (b'{"head": {}, "results": {"bindings": []}}', JSON, "broken off"),
    "no rows": (b'{"head": {"vars": []}, "results": {}}', JSON, "broken off"),
    "a number as column": (b'{"head": {"vars": [1]}, "results": {"bindings": []}}', JSON, "broken off"),
    "an unknown column": (ROWS.replace(b'["name"]', b'["other"]'), JSON, "broken off"),
    "an unknown kind": (ROWS.replace(b"literal", b"triple"), JSON, "broken off"),
    "a bad IRI": (ROWS.replace(b"literal", b"uri"), JSON, "broken off"),
    "a bad language": (ROWS.replace(b'"type"', b'"xml:lang": "s v", "type"'), JSON, "broken off"),
    "half a surrogate pair": (ROWS.replace(b"Ann", b"\\ud800"), JSON, "broken off"),
    "wrong bytes": (ROWS.replace(b"Ann", b"\xff"), JSON, "broken off"),
    "too deep": (b"[" * 100_000, JSON, "broken off"),
    "an error inside": (ROWS[:-3] + b"The SPARQL operation has been cancelled", JSON, "broken off"),
}


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_is_no_answer(kind: str) -> None:
    body, media_type, message = NONSENSE[kind]
    with endpoint(response(body, media_type=media_type)) as server, pytest.raises(EndpointError, match=message):
        asked(server.address)


def test_a_body_cut_anywhere_is_no_answer() -> None:
    whole = response(ROWS, media_type=JSON)
    start = whole.index(b"\r\n\r\n") + 4
    cuts = [whole[:end] for end in range(start, len(whole))]
    with endpoint(*cuts) as server:
        for _ in cuts:
            with pytest.raises(EndpointError, match="broke off"):
                asked(server.address, timeout=0.4)


def test_a_body_without_length_cut_anywhere_is_no_answer() -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\nConnection: close\r\n\r\n".encode()
    with endpoint(*(head + ROWS[:end] for end in range(len(ROWS)))) as server:
        for _ in range(len(ROWS)):
            with pytest.raises(EndpointError, match="broken off"):
                asked(server.address)


def test_a_cut_answer_is_asked_for_again() -> None:
    whole = response(ROWS, media_type=JSON)
    with endpoint(whole[:-5], b"", whole) as server:
        assert isinstance(asked(server.address), Answer)
    assert len(server.requests) == 3


def test_triples_must_be_whole() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/n-triples\r\nConnection: close\r\n\r\n"
    with endpoint(head + TRIPLES) as server, pytest.raises(EndpointError, match="does not say how long it is"):
        asked(server.address, CONSTRUCT)
    with endpoint(response(TRIPLES, media_type="application/n-triples")) as server:
        result = asked(server.address, CONSTRUCT)
    assert isinstance(result, Triples)
    assert [str(value) for _, _, value in result.triples] == ["1", "2"]


def test_triples_nested_without_end_are_refused() -> None:
    nested = b"<a:a> <a:b> " + b"<<( <a:a> <a:b> " * 30_000 + b"<a:c>" + b" )>>" * 30_000 + b" ."
    with (
        endpoint(response(nested, media_type="text/turtle")) as server,
        pytest.raises(EndpointError, match="too deeply"),
    ):
        asked(server.address, CONSTRUCT)


def test_a_graph_that_holds_a_triple_as_a_term_is_refused() -> None:
    term = b"<a:a> <a:b> <<( <a:a> <a:b> <a:c> )>> ."
    with (
        endpoint(response(term, media_type="text/turtle")) as server,
        open_remote(server.address, read_only=True) as store,
        pytest.raises(EndpointError, match="a:g holds a triple as a term"),
    ):
        list(store.quads("a:g"))


@pytest.mark.parametrize("header", ["X-SPARQL-MaxRows: 1", "X-SQL-State: S1TAT"])
def test_rows_left_out_are_noticed(header: str) -> None:
    with (
        endpoint(response(ROWS, media_type=JSON, headers=f"{header}\r\n")) as server,
        pytest.raises(EndpointError, match="only some of the rows"),
    ):
        asked(server.address)


def test_a_compressed_answer_is_refused() -> None:
    with (
        endpoint(response(ROWS, media_type=JSON, headers="Content-Encoding: gzip\r\n")) as server,
        pytest.raises(EndpointError, match="compressed"),
    ):
        asked(server.address)


# Addresses that are none, with part of the message.
BAD_ADDRESSES = {
    "http://": "not the address",
    "http://[::1/query": "not the address",
    "http://localhost:99999/query": "not the address",
    "http://localhost/a b": "not the address",
    "http://localhost/å": "not the address",
    "http://localhost/query#nonsense": "only update=ADDRESS",
    "http://localhost/query#update=": "only update=ADDRESS",
    "http://localhost/query#update=file:///tmp": "not the address",
    "http://curator:secret@localhost/query": "no credentials in an address",
}


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_addresses_are_checked_and_passwords_not_repeated(address: str) -> None:
    with pytest.raises(EndpointError, match=BAD_ADDRESSES[address]) as told:
        addresses(address)
    assert "secret" not in str(told.value)


def test_an_endpoint_opened_for_reading_is_not_written() -> None:
    with (
        endpoint(b"") as server,
        open_remote(server.address, read_only=True) as store,
        pytest.raises(StoreError, match="for reading only"),
    ):
        store.update(UPDATE)
    assert server.requests == []


def test_what_is_no_query_is_not_sent() -> None:
    with endpoint(b"") as server:
        with pytest.raises(QueryError, match="no SELECT, ASK, CONSTRUCT or DESCRIBE"):
            asked(server.address, UPDATE)
        with pytest.raises(QueryError, match="surrogate"):
            asked(server.address, f'{SELECT} # "\ud800"')
    assert server.requests == []


def test_a_default_graph_that_is_no_union_is_noticed() -> None:
    empty = response(b'{"head": {"vars": ["name"]}, "results": {"bindings": []}}', media_type=JSON)
    yes = response(b'{"head": {}, "boolean": true}', media_type=JSON)
    with endpoint(empty, yes) as server, pytest.raises(EndpointError, match="do not see the named graphs"):
        asked(server.address)


def names(module: ast.Module) -> set[str]:
    """Everything that a module names: variables, attributes, what it imports, and words that `getattr` may be given."""
    found: set[str] = set()
    for node in ast.walk(module):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) | ast.Constant(value=str(name)):
                found.add(name)
    return found


def private_names() -> set[str]:
    """The names of SPARQLWrapper that are its own affair, and may change with any release."""
    known = {*dir(SPARQLWrapper.Wrapper), *dir(SPARQLWrapper.SPARQLWrapper), *vars(SPARQLWrapper.SPARQLWrapper("a:a"))}
    return {name for name in known if name.startswith("_") and not name.startswith("__")}


def test_of_sparqlwrapper_only_public_names_are_used() -> None:
    modules = {path: ast.parse(path.read_text("utf-8")) for path in (ROOT / "src").rglob("*.py")}
    using = {path.name: names(module) for path, module in modules.items() if "SPARQLWrapper" in names(module)}
    assert list(using) == ["calls.py"]
    assert not using["calls.py"] & private_names()


@pytest.mark.parametrize("line", ["call._createRequest()", "getattr(call, '_query')", "from a import _allowedFormats"])
def test_a_private_name_of_sparqlwrapper_is_seen(line: str) -> None:
    assert names(ast.parse(line)) & private_names()


def test_a_real_endpoint() -> None:
    with oxigraph_server() as address, open_remote(address, read_only=False) as store:
        assert store.query(SELECT) == Answer(("name",), ())
        store.update(UPDATE)
        one = Literal("1", datatype=XSD.integer)
        node = URIRef("http://127.0.0.1/s"), URIRef("http://127.0.0.1/p"), one
        assert store.query("PREFIX e: <http://127.0.0.1/>\nSELECT ?o { e:s e:p ?o }") == Answer(("o",), ((one,),))
        assert store.query("ASK { ?s ?p 1 }") is True
        assert store.query(CONSTRUCT) == store.query("DESCRIBE <http://127.0.0.1/s>") == Triples((node,))
        with pytest.raises(QueryError, match="cannot read the query: error at 1:"):
            store.query("SELECT * {")
