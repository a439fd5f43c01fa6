"""The graph of a store as files in five formats, with a catalogue that describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat

from discourse_kg.atomic_files import write_files
from discourse_kg.export.catalogue import DataFile, catalogue, missing_settings, summary
from discourse_kg.export.catalogue.catalogue_documents import CATALOGUES
from discourse_kg.rdf.serialization import serialized
from discourse_kg.storage.interface import graph_names, graph_quads

if TYPE_CHECKING:
    from pathlib import Path

    from discourse_kg.settings import Settings
    from discourse_kg.storage.interface import GraphStore

#: The files of the graph. Formats without named graphs hold the union of all graphs.
DUMPS: Final = {
    "discourse.jsonld": RdfFormat.JSON_LD,
    "discourse.nq": RdfFormat.N_QUADS,
    "discourse.rdf": RdfFormat.RDF_XML,
    "discourse.trig": RdfFormat.TRIG,
    "discourse.ttl": RdfFormat.TURTLE,
}


def export(store: GraphStore, base: str, settings: Settings, folder: Path) -> tuple[str, ...]:
    """Write all files into a folder and give their names; without the settings it needs, there is no catalogue.

    `base` is the base IRI of the graphs in the store: no other graphs are exported.

    Raises:
        WritingError: a file cannot be written; the folder is as it was.
        StoreError: the store cannot be read.
        EndpointError: the endpoint cannot be read.
    """
    quads = [quad for name in graph_names(store, base) for quad in graph_quads(store, name)]
    files = {name: serialized(quads, rdf_format, base) for name, rdf_format in DUMPS.items()}
    if not missing_settings(settings):
        listed, graph = [DataFile(name, len(content)) for name, content in files.items()], summary(quads)
        for name, (profile, rdf_format) in CATALOGUES.items():
            files[name] = serialized(catalogue(settings, base, listed, graph, profile), rdf_format, base)
    write_files(folder, files)
    return tuple(sorted(files))
