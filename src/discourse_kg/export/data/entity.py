"""The documents about things, `doc/{kind}/{key}.ttl` and `.jsonld`: what is said of one, with the names around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib.namespace import DCTERMS, FOAF, RDF

from discourse_kg.export.data.json_ld_context import Context
from discourse_kg.export.data.json_ld_nodes import Framing
from discourse_kg.export.data.neighbourhood import Neighbourhood, neighbourhood
from discourse_kg.rdf.fact import Fact
from discourse_kg.rdf.json_text import pretty
from discourse_kg.rdf.turtle import Turtle
from discourse_kg.records.concepts import CountryRecord, RoleRecord
from discourse_kg.records.reader import RecordReader
from discourse_kg.vocabulary import ROLE_SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot

_SELECTORS: Final = "/id/selector/"
_DATASET: Final = "http://rdfs.org/ns/void#inDataset"


class EntityDocuments:
    """Writes the documents of a site about things."""

    def __init__(self, site: Site) -> None:
        self._base, self._licence = site.base, site.settings.catalogue.licence
        self._turtle, self._context = Turtle(site.base), Context(site.base)

    def turtle(self, thing: str, path: str, snapshot: Snapshot) -> bytes:
        """The document as Turtle: about itself, about the thing, then about what is around it.

        `path` is the document's in the site, without its ending.
        """
        around = self._around(snapshot, thing, path)
        return self._turtle.document({**self._header(thing, path), **around.described}).encode()

    def json_ld(self, thing: str, path: str, snapshot: Snapshot) -> bytes:
        """The document as JSON-LD: one node about itself, in which all else stands."""
        around, header = self._around(snapshot, thing, path), self._header(thing, path)
        framing = Framing({**header, **around.described}, self._context, thing, around.named)
        [document] = header
        nodes = [framing.node(document), *framing.left()]
        content = nodes[0] if len(nodes) == 1 else {"@graph": nodes}
        return f"{pretty({'@context': self._context.address, **content})}\n".encode()

    def _around(self, snapshot: Snapshot, thing: str, path: str) -> Neighbourhood:
        """What the document tells, gathered once for its two forms."""
        return snapshot.dependencies.memoize(("around", thing), lambda: neighbourhood(snapshot, thing, _kind(path)))

    def _header(self, thing: str, path: str) -> dict[str, tuple[Fact, ...]]:
        """What the document says of itself."""
        links = {
            str(RDF.type): str(FOAF.Document),
            str(FOAF.primaryTopic): thing,
            str(DCTERMS.license): self._licence,
            _DATASET: f"{self._base}/doc/dataset",
        }
        return {
            f"{self._base}/{path}": tuple(
                Fact(predicate, value, is_iri=True) for predicate, value in links.items() if value
            )
        }


def described_things(snapshot: Snapshot) -> Iterator[str]:
    """All things that a site has documents about: those under its base, countries, and the known roles.

    Of selectors, the documents about their passages tell. What one graph tells of stands together: the documents about
    it show much of the same.
    """
    things, reader = snapshot.resources(), RecordReader(snapshot)
    yield from (thing for thing in things if _SELECTORS not in thing)
    yield from reader.all(CountryRecord)
    yield from sorted(set(reader.referring(RoleRecord, "scheme", str(ROLE_SCHEME))) - set(things))


def _kind(path: str) -> str:
    return path.split("/")[1]
