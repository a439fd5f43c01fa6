"""The catalogue of a published site, in both profiles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat

from discourse_kg.export.catalogue.describing import catalogue
from discourse_kg.export.catalogue.files import DataFile, Profile, words
from discourse_kg.export.catalogue.summary import SUMMED_UP, Summary, summary
from discourse_kg.incremental.document import Document
from discourse_kg.incremental.snapshot import of_whole_graph
from discourse_kg.rdf.serialization import serialized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot

#: The files of the catalogue, by their profile. Portals harvest RDF/XML.
CATALOGUES: Final = {
    "catalogue.rdf": (Profile.SE, RdfFormat.RDF_XML),
    "catalogue.ttl": (Profile.SE, RdfFormat.TURTLE),
    "catalogue-dcat-ap.rdf": (Profile.EU, RdfFormat.RDF_XML),
    "catalogue-dcat-ap.ttl": (Profile.EU, RdfFormat.TURTLE),
}

_DATA: Final = "data/discourse."
_TABLES: Final = ("data/statements.csv", "data/statements.parquet")


def catalogue_documents(site: Site) -> Iterator[Document]:
    """The catalogue in each profile and format, rendered after the data files, whose sizes it states."""
    for path, (profile, form) in CATALOGUES.items():
        yield Document(path, partial(_catalogue, site, profile, form))


def _catalogue(site: Site, profile: Profile, form: RdfFormat, snapshot: Snapshot) -> bytes:
    described = catalogue(site.settings, site.base, data_files(site), _summary(snapshot), profile)
    return serialized(described, form, site.base)


@of_whole_graph
def _summary(snapshot: Snapshot) -> Summary:
    return summary(quad for predicate in SUMMED_UP for quad in snapshot.quads(predicate))


def data_files(site: Site) -> Iterator[DataFile]:
    """The data files of the site with their sizes: the graph in each format, and the statements as tables."""
    known = {ending.partition(".gz")[0] for ending in words()["formats"]}
    for path, size in site.state.sizes("data").items():
        ending = path.removeprefix(_DATA).removesuffix(".gz")
        if path in _TABLES or (path.startswith(_DATA) and ending in known):
            yield DataFile(path, size)
