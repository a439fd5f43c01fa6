"""Reads RDF files from others with Oxigraph's parsers, which fetch nothing from the network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, RdfFormat, Triple, parse

from discourse_kg.errors import GraphFileError

#: Formats by file name extension.
FORMATS: Final = {
    ".jsonld": RdfFormat.JSON_LD,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
    ".xml": RdfFormat.RDF_XML,
}

#: A document type can define entities that expand a kilobyte to gigabytes.
_DOCUMENT_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_triples(path: str) -> list[Quad]:
    """Read the triples of a file as quads of the default graph, each literal as it is written.

    The extension of its name tells the format; the triples of all its graphs are read.

    Raises:
        GraphFileError: the file cannot be read, has an unknown format, or is not well-formed.
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
        quads = [Quad(quad.subject, quad.predicate, quad.object) for quad in parse(content, rdf_format)]
    except SyntaxError as error:
        place = f"{path}:{error.lineno}" if error.lineno else path
        raise GraphFileError(f"{place}: {error.msg}") from error
    if any(isinstance(quad.object, Triple) for quad in quads):
        raise GraphFileError(f"{path}: a triple is used as a term (RDF 1.2), which no shape can check; remove it")
    return quads
