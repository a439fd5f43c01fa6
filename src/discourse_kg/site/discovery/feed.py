"""The change feed: a Linked Data Event Stream of versions, as static pages of the TREE specification.

A member is one version of one part of the graph. Its quads are in a named graph of the member's name;
`dcterms:isVersionOf` names the part, and `dcterms:isPartOf` the graph that it is a slice of, where it is
one. Who takes the members in order, puts the newest version of each part into its graph, and leaves out
what was deleted, has the graph. `schema:position` is the order. Links between pages are relative.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize
from rdflib.namespace import DCTERMS, RDF, XSD

from discourse_kg.incremental.document import Document
from discourse_kg.incremental.event_log import Change
from discourse_kg.incremental.history import FEED, page_key
from discourse_kg.rdf.serialization import prefixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.event_log import LogEvent, Page
    from discourse_kg.incremental.snapshot import Snapshot

#: The path of the root.
ROOT: Final = "feed/index.trig"

_NAMESPACES: Final = {
    "as": "https://www.w3.org/ns/activitystreams#",
    "dcterms": str(DCTERMS),
    "ldes": "https://w3id.org/ldes#",
    "schema": "https://schema.org/",
    "tree": "https://w3id.org/tree#",
    "xsd": str(XSD),
}
_POSITION: Final = NamedNode(f"{_NAMESPACES['schema']}position")
_MEMBER: Final = NamedNode(f"{_NAMESPACES['tree']}member")


def feed_documents(site: Site) -> Iterator[Document]:
    """The root and the pages of members. A full page is never written again."""
    stream = site.state.log.stream
    if stream is None:
        return
    folder = stream.rpartition("/")[2]

    def root(snapshot: Snapshot) -> bytes:
        snapshot.dependencies.record(FEED)
        return _root(stream, site.state.log.pages()).encode()

    yield Document(ROOT, root)
    for page in site.state.log.pages():
        yield _page_document(site, stream, f"feed/{folder}/{page.number}.trig", page)


def _page_document(site: Site, stream: str, path: str, page: Page) -> Document:
    def make(snapshot: Snapshot) -> Iterator[bytes]:
        snapshot.dependencies.record(page_key(page.number))
        yield _PREFIXES.encode() + (b"<> a tree:Node ; ldes:immutable true .\n" if page.full else b"<> a tree:Node .\n")
        quads = (quad for event, lines in site.state.log.events(page.number) for quad in _member(stream, event, lines))
        yield serialize(quads, format=RdfFormat.TRIG, prefixes=prefixes(site.base) | _NAMESPACES) or b""

    return Document(path, make, permanent=True)


def _member(stream: str, event: LogEvent, lines: bytes) -> Iterator[Quad]:
    member, part = NamedNode(f"{stream}#{event.sequence}"), NamedNode(event.part)
    yield Quad(NamedNode(stream), _MEMBER, member)
    yield Quad(member, NamedNode(str(RDF.type)), NamedNode(f"{_NAMESPACES['as']}{event.change}"))
    yield Quad(member, NamedNode(str(DCTERMS.isVersionOf)), part)
    if event.part != event.graph:
        yield Quad(member, NamedNode(str(DCTERMS.isPartOf)), NamedNode(event.graph))
    yield Quad(member, NamedNode(str(DCTERMS.modified)), Literal(event.time, datatype=NamedNode(str(XSD.dateTime))))
    yield Quad(member, _POSITION, Literal(event.sequence))
    for quad in parse(lines, RdfFormat.N_QUADS):
        yield Quad(quad.subject, quad.predicate, quad.object, member)


_PREFIXES: Final = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in _NAMESPACES.items())


def _root(stream: str, pages: list[Page]) -> str:
    folder = stream.rpartition("/")[2]
    relations = {
        f"#{page.number}-{name}": f"a tree:{kind}Relation ; tree:node <{folder}/{page.number}.trig> ; {bound}"
        for page in pages
        for name, kind, bound in _bounds(page)
    }
    objects = "".join(f"ldes:version{change}Object as:{change} ; " for change in Change)
    return "".join(
        (
            _PREFIXES,
            f"<{stream}> a ldes:EventStream ; tree:view <> ;\n",
            "    ldes:timestampPath dcterms:modified ; ldes:sequencePath schema:position ;\n",
            f"    {objects}ldes:versionOfPath dcterms:isVersionOf .\n",
            f"<> a tree:Node ; tree:relation {', '.join(f'<{name}>' for name in relations)} .\n",
            *(f"<{name}> {relation} .\n" for name, relation in relations.items()),
        )
    )


def _bounds(page: Page) -> Iterator[tuple[str, str, str]]:
    """The bounds of the members of a page: the first, and for a full page also the last."""
    yield "first", "GreaterThanOrEqualTo", f"tree:path schema:position ; tree:value {page.first}"
    yield "since", "GreaterThanOrEqualTo", f'tree:path dcterms:modified ; tree:value "{page.since}"^^xsd:dateTime'
    if page.full:
        yield "last", "LessThanOrEqualTo", f"tree:path schema:position ; tree:value {page.last}"
        yield "until", "LessThanOrEqualTo", f'tree:path dcterms:modified ; tree:value "{page.until}"^^xsd:dateTime'
