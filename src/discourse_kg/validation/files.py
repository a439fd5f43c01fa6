"""Read a file of RDF that somebody hands us: by Oxigraph's parsers, which fetch nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from oxrdflib import OxigraphStore
from pyoxigraph import Quad, RdfFormat, Store, parse
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from discourse_kg.errors import GraphFileError

#: Formats by the end of a file's name.
FORMATS: Final = {
    ".jsonld": RdfFormat.JSON_LD,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
    ".xml": RdfFormat.RDF_XML,
}

#: A document type can define entities that grow a kilobyte to gigabytes.
_DOCUMENT_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_graph_file(path: str) -> Graph:
    """Read the triples of a file, of all its graphs together. The name's end says the format.

    Raises:
        GraphFileError: the file cannot be read, is of no known format, or is not well-formed.
    """
    store = Store()
    store.extend(read_triples(path))
    return Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)


def read_triples(path: str) -> list[Quad]:
    """Read the triples of a file, of all its graphs together, each literal as it is written.

    Raises:
        GraphFileError: see `read_graph_file`.
    """
    file = Path(path)
    rdf_format = FORMATS.get(file.suffix.lower())
    if rdf_format is None:
        raise GraphFileError(f"{path}: no known format; the name must end in one of {', '.join(FORMATS)}")
    return _triples(path, _content(file, path), rdf_format)


def _content(file: Path, path: str) -> bytes:
    try:
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise GraphFileError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def _triples(path: str, content: bytes, rdf_format: RdfFormat) -> list[Quad]:
    found = _DOCUMENT_TYPE.search(content) if rdf_format == RdfFormat.RDF_XML else None
    if found:
        line = content.count(b"\n", 0, found.start()) + 1
        raise GraphFileError(f"{path}:{line}: RDF/XML with a document type is not read; remove it")
    try:
        return [Quad(quad.subject, quad.predicate, quad.object) for quad in parse(content, rdf_format)]
    except SyntaxError as error:
        place = f"{path}:{error.lineno}" if error.lineno else path
        raise GraphFileError(f"{place}: {error.msg}") from error
