"""A store behind a SPARQL 1.1 endpoint."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import pyoxigraph
from rdflib import URIRef

from discourse_kg.errors import EndpointError, QueryError, StoreError
from discourse_kg.rdf.sparql_text import iri_text, string_text
from discourse_kg.storage.addresses import Addresses, addresses, folder_name
from discourse_kg.storage.calls import Call, perform
from discourse_kg.storage.changes import Changes
from discourse_kg.storage.interface import Answer
from discourse_kg.storage.kept_texts import KeptTexts, SharedTexts
from discourse_kg.storage.results import triples_value
from discourse_kg.storage.results_json import read_results

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from discourse_kg.bounded_http import Reply
    from discourse_kg.storage.interface import Result

#: Seconds that one query or update may take, repetitions included.
TIMEOUT = 60.0

#: Where the texts of the sources in endpoints are kept, unless a caller wants another folder.
TEXTS: Final = Path(".discourse-kg/texts")

_ROWS = ("application/sparql-results+json", "application/json")
_TRIPLES = {
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
}
#: The engine's parser recurses into triples as terms, and thousands of them overflow its stack.
_TRIPLE_TERM = b"<<("
_MOST_TRIPLE_TERMS = 1000

#: What precedes the form of a query: white space, comments, BASE and PREFIX declarations.
_FORM = re.compile(
    r"(?>(?:\s|#[^\r\n]*+|BASE\s*+<[^>]*+>|PREFIX\s*+[^\s:<]*+:\s*+<[^>]*+>)*)(SELECT|ASK|CONSTRUCT|DESCRIBE)\b",
    re.IGNORECASE,
)
_UNION_MISSING = "ASK { FILTER(EXISTS { GRAPH ?graph { ?s ?p ?o } } && NOT EXISTS { ?s ?p ?o }) }"


class RemoteStore:
    """A SPARQL 1.1 endpoint whose default graph is the union of its graphs.

    Every query asks Oxigraph for the union. Other engines must be configured so; the first empty
    answer checks that they are.
    """

    def __init__(self, places: Addresses, texts: KeptTexts, *, read_only: bool, timeout: float = TIMEOUT) -> None:
        self._places, self._read_only, self._timeout = places, read_only, timeout
        self._union_known = False
        self.texts = texts

    @property
    def location(self) -> str:
        """The address for queries."""
        return self._places.query

    def query(self, text: str) -> Result:
        """See `GraphStore.query`."""
        result = self._answer(text)
        if isinstance(result, Answer) and not result.rows:
            self._check_union()
        return result

    def quads(self, graph: str) -> Iterator[pyoxigraph.Quad]:
        """See `GraphStore.quads`."""
        name = pyoxigraph.NamedNode(graph)
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {iri_text(graph)} {{ ?s ?p ?o }} }}"
        for triple in self._triples(self._reply(text, "CONSTRUCT", tuple(_TRIPLES))):
            if isinstance(triple.object, pyoxigraph.Triple):
                raise EndpointError(f"{self.location}: {graph} holds a triple as a term (RDF 1.2); delete it there")
            yield pyoxigraph.Quad(triple.subject, triple.predicate, triple.object, name)

    def graphs(self, begin: str) -> Iterator[str]:
        """See `GraphStore.graphs`."""
        condition = f"GRAPH ?graph {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?graph), {string_text(begin)}))"
        result = self.query(f"SELECT DISTINCT ?graph WHERE {{ {condition} }}")
        for (name,) in result.rows if isinstance(result, Answer) else ():
            if isinstance(name, URIRef):
                yield str(name)

    def changes(self, since: str | None) -> Changes:
        """See `GraphStore.changes`: others may write there, and the endpoint keeps no log."""
        del since
        return Changes()

    def engine(self) -> None:
        """See `GraphStore.engine`: the endpoint has it."""

    def update(self, text: str, graphs: Collection[str] = ()) -> None:
        """See `GraphStore.update`."""
        del graphs
        if self._read_only:
            raise StoreError(f"{self.location}: the store was opened for reading only")
        perform(Call(self._places, text, "INSERT"), self._timeout)

    def discard_if_empty(self) -> None:
        """See `GraphStore.discard_if_empty`: an endpoint was there before."""

    def close(self) -> None:
        """See `GraphStore.close`: no connection stays open between calls."""
        self.texts.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    def _answer(self, text: str) -> Result:
        if not (match := _FORM.match(text)):
            raise QueryError("the query cannot be read: it is no SELECT, ASK, CONSTRUCT or DESCRIBE")
        form = match.group(1).upper()
        if form in {"SELECT", "ASK"}:
            return self._rows(self._reply(text, form, _ROWS))
        return triples_value(self._triples(self._reply(text, form, tuple(_TRIPLES))))

    def _check_union(self) -> None:
        if self._union_known:
            return
        if self._answer(_UNION_MISSING) is True:
            raise EndpointError(
                f"{self.location}: queries do not see the named graphs; "
                "configure the endpoint so that its default graph is the union of all graphs"
            )
        self._union_known = True

    def _reply(self, text: str, form: str, media_types: tuple[str, ...]) -> Reply:
        reply = perform(Call(self._places, text, form, ", ".join(media_types)), self._timeout)
        if reply.media_type not in media_types:
            kind = reply.media_type or "something nameless"
            raise EndpointError(f"{self.location}: answered {kind}, no result of a query; is it a SPARQL endpoint?")
        return reply

    def _rows(self, reply: Reply) -> Answer | bool:
        try:
            result = read_results(reply.body)
        except ValueError as fault:
            raise EndpointError(f"{self.location}: the answer is broken off or no SPARQL JSON results") from fault
        if isinstance(result, Answer) and _rows_left_out(reply, len(result.rows)):
            raise EndpointError(f"{self.location}: answered only some of the rows; ask for fewer, or raise its limit")
        return result

    def _triples(self, reply: Reply) -> set[pyoxigraph.Triple]:
        if not reply.framed:
            raise EndpointError(f"{self.location}: the answer does not say how long it is, so it may be broken off")
        if reply.body.count(_TRIPLE_TERM) > _MOST_TRIPLE_TERMS:
            raise EndpointError(f"{self.location}: the answer nests triples too deeply to be read")
        try:
            return {quad.triple for quad in pyoxigraph.parse(reply.body, _TRIPLES[reply.media_type])}
        except SyntaxError as fault:
            raise EndpointError(f"{self.location}: the answer is broken off or no RDF") from fault


def _rows_left_out(reply: Reply, rows: int) -> bool:
    """Whether the endpoint says that it stopped early, as Virtuoso does with a status of 200."""
    limit = reply.headers.get("X-SPARQL-MaxRows", "")
    reached = re.fullmatch(r"[0-9]{1,12}", limit) is not None and rows >= int(limit)
    return reached or reply.headers.get("X-SQL-State", "").startswith("S1TA")


def open_remote(spec: str, *, read_only: bool, timeout: float = TIMEOUT, texts: Path = TEXTS) -> RemoteStore:
    """Make a store from an endpoint's address; nothing is sent yet. `texts` is the folder for the texts of sources.

    Raises:
        EndpointError: see `addresses`.
    """
    places = addresses(spec)
    return RemoteStore(places, SharedTexts(texts / folder_name(places)), read_only=read_only, timeout=timeout)
