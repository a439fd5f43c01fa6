"""The whole graph in five formats, plain and gzipped, assembled from one fragment for each named graph.

Fragments are kept compressed under the digest of their graph: for an unchanged graph, nothing is serialized again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from discourse_kg.export.data.json_ld_context import Context
from discourse_kg.export.data.json_ld_nodes import Framing
from discourse_kg.rdf.canonical import canonical_hash
from discourse_kg.rdf.compression import gunzipped, gzipped
from discourse_kg.rdf.fact import Fact, fact_of, iri_of
from discourse_kg.rdf.json_text import compact
from discourse_kg.rdf.order import TYPE
from discourse_kg.rdf.serialization import prefixes
from discourse_kg.rdf.turtle import Turtle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot

#: The suffixes of the files. Turtle and RDF/XML have no named graphs: they hold the union of all.
DUMPS: Final = ("jsonld", "nq", "rdf", "trig", "ttl")

_END: Final = b"</rdf:RDF>"
_TYPE: Final = NamedNode(TYPE)
#: Characters that XML cannot hold are replaced in RDF/XML; the other formats have them. A bare carriage return
#: would be read as a line feed.
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Chunk(NamedTuple):
    """A stretch of a file: its content, or that content as a gzip member."""

    content: bytes
    is_zipped: bool = False

    def plain(self) -> bytes:
        """The content as it is."""
        return gunzipped(self.content) if self.is_zipped else self.content

    def zipped(self) -> bytes:
        """The content as a gzip member."""
        return self.content if self.is_zipped else gzipped(self.content)


class Dumps:
    """Writes all graphs of a site."""

    def __init__(self, site: Site) -> None:
        self._state = site.state
        self._turtle, self._context = Turtle(site.base), Context(site.base)
        self._prefixes = prefixes(site.base)

    def plain(self, form: str, snapshot: Snapshot) -> Iterator[bytes]:
        """All graphs in a format, piece by piece."""
        return (piece.plain() for piece in self._pieces(form, snapshot))

    def zipped(self, form: str, snapshot: Snapshot) -> Iterator[bytes]:
        """The same, gzipped: a member for each piece."""
        return (piece.zipped() for piece in self._pieces(form, snapshot))

    def hash(self, snapshot: Snapshot) -> bytes:
        """The RDFC-1.0 hash of all graphs, in hexadecimal, on a line."""
        return f"{canonical_hash(self.plain('nq', snapshot))}\n".encode()

    def _pieces(self, form: str, snapshot: Snapshot) -> Iterator[Chunk]:
        graphs = snapshot.graphs.names()
        match form:
            case "nq":
                yield from (self._part("nq", graph, snapshot) for graph in graphs)
            case "ttl":
                yield Chunk(self._turtle.head.encode())
                yield from (self._part("ttl", graph, snapshot) for graph in graphs)
            case "trig":
                yield Chunk(self._turtle.head.encode())
                for graph in graphs:
                    yield Chunk(f"\n{self._turtle.iri(graph)} {{\n".encode())
                    yield self._part("ttl", graph, snapshot)
                    yield Chunk(b"}\n")
            case "rdf":
                yield Chunk(self._rdf_head())
                yield from (self._part("rdf", graph, snapshot) for graph in graphs)
                yield Chunk(_END + b"\n")
            case "jsonld":
                definition = compact(self._context.definition())
                yield Chunk(f'{{"@context":{definition},\n"@graph":['.encode())
                for number, graph in enumerate(graphs):
                    yield Chunk(b",\n" if number else b"\n")
                    yield self._part("jsonld", graph, snapshot)
                yield Chunk(b"\n]}\n")

    def _part(self, form: str, graph: str, snapshot: Snapshot) -> Chunk:
        """A graph in a format, from its kept fragment, or else serialized in all formats at once."""
        key = f"dump {{}} {snapshot.graphs.digest(graph)}"
        kept = self._state.fragment(key.format(form))
        if kept is None:
            made = {form: gzipped(part) for form, part in self._made(graph, snapshot).items()}
            for other, part in made.items():
                self._state.keep_fragment(key.format(other), part)
            kept = made[form]
        return Chunk(kept, is_zipped=True)

    def _made(self, graph: str, snapshot: Snapshot) -> dict[str, bytes]:
        lines = snapshot.graphs.lines(graph)
        quads = list(parse(lines, RdfFormat.N_QUADS))
        described: dict[str, list[Fact]] = {}
        for quad in quads:
            described.setdefault(iri_of(quad.subject), []).append(fact_of(quad))
        nodes = ",\n".join(compact(node) for node in Framing(described, self._context).roots())
        return {
            "nq": lines,
            "ttl": self._turtle.body(described).encode(),
            "rdf": self._rdf_body(quads),
            "jsonld": f'{{"id":{compact(self._context.short(graph))},"@graph":[\n{nodes}\n]}}'.encode(),
        }

    def _rdf_head(self) -> bytes:
        return self._rdf_of([]).removesuffix(_END)

    def _rdf_body(self, quads: list[Quad]) -> bytes:
        # The writer groups by subject; the lines are sorted already, so only types still have to come first.
        triples = [Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
        triples.sort(key=lambda triple: (iri_of(triple.subject), triple.predicate != _TYPE))
        body = self._rdf_of(triples).removesuffix(_END).removeprefix(self._rdf_head())
        return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", body.decode().replace("\r", "&#13;")).encode()

    def _rdf_of(self, triples: list[Quad]) -> bytes:
        return serialize(triples, format=RdfFormat.RDF_XML, prefixes=self._prefixes) or b""
