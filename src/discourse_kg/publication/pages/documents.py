"""The HTML pages of a site: which there are, and how each is made."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from discourse_kg.publication.document import Document
from discourse_kg.publication.pages.listings import index_documents
from discourse_kg.publication.pages.reading import Reader
from discourse_kg.publication.pages.rendering import render
from discourse_kg.publication.pages.structured import Structured
from discourse_kg.publication.pages.surveys import counts_by, mention_counts
from discourse_kg.publication.pages.tables import country_years, csv
from discourse_kg.publication.pages.views import indexes, occasions, people, source, statement, things
from discourse_kg.publication.pages.views.statements import listing, mentioning, page_count
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from discourse_kg.publication.site import Site
    from discourse_kg.publication.snapshot import Snapshot


class _Kind(NamedTuple):
    """A type of things: the template of its pages, what they show, and what schema.org's terms say of it."""

    template: str
    view: Callable[..., Any]
    structured: Callable[[Structured, Reader, str, Any], Mapping[str, Any]]


#: The types of things that have a page in each language, by the folder of their documents.
_KINDS: Final = {
    "country": _Kind("country.html", things.country_view, lambda said, _, iri, view: said.country(iri, view)),
    "event": _Kind("event.html", occasions.event_view, lambda said, _, iri, view: said.event(iri, view)),
    "organization": _Kind(
        "organization.html", people.organization_view, lambda said, _, iri, view: said.organization(iri, view)
    ),
    "panel": _Kind("panel.html", occasions.panel_view, lambda said, _, iri, view: said.panel(iri, view)),
    "person": _Kind("person.html", people.person_view, lambda said, _, iri, view: said.person(iri, view)),
    "role": _Kind("role.html", things.role_view, lambda said, _, iri, view: said.role(iri, view)),
    "source": _Kind("source.html", source.source_view, lambda said, _, iri, view: said.source(iri, view)),
    "statement": _Kind(
        "statement.html",
        statement.statement_view,
        lambda said, reader, iri, view: said.statement(iri, reader.text(iri, DKG.kind), view),
    ),
}

_CLASSES: Final = (
    DKG.Country,
    DKG.Event,
    DKG.Organization,
    DKG.Panel,
    DKG.Person,
    DKG.Source,
    DKG.Statement,
)
_MINOR: Final = (
    DKG.ExtractionRun,
    DKG.FormerHolding,
    DKG.Holding,
    DKG.Mention,
    DKG.Model,
    DKG.Participation,
    DKG.Passage,
    DKG.Place,
    DKG.Topic,
    DKG.UnresolvedMention,
)


def page_documents(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    """All pages, the data of their pictures, and what they look like."""
    reader = Reader(snapshot, site, site.languages[0])
    roles = indexes.all_roles(reader)
    for thing in (*(thing for kind in _CLASSES for thing in snapshot.entities(kind)), *roles):
        yield from _entity_documents(site, thing)
    for thing in (thing for kind in _MINOR for thing in snapshot.entities(kind)):
        if path := site.document(thing):
            make = partial(_minor, site=site, thing=thing, path=path)
            yield Document(site.page(path, site.languages[0]), make)
    yield from _continued(reader, roles)
    yield from index_documents(reader)
    for asset in sorted(files(__package__).joinpath("assets").iterdir(), key=lambda each: each.name):
        if asset.is_file():
            yield Document(f"assets/{asset.name}", partial(_content, content=asset.read_bytes()))


def _content(_snapshot: Snapshot, content: bytes) -> bytes:
    return content


def _entity_documents(site: Site, thing: str) -> Iterator[Document]:
    """The pages of a thing; a country's have a picture, whose data is beside them."""
    path = site.document(thing)
    if path is None:
        return
    for language in site.languages:
        make = partial(_entity, site=site, thing=thing, path=path, language=language)
        yield Document(site.page(path, language), make)
    if path.startswith("doc/country/"):
        yield Document(f"{path}-years.csv", partial(_years, site=site, thing=thing))


def _kind(path: str) -> _Kind:
    return _KINDS[path.split("/")[1]]


def _entity(snapshot: Snapshot, site: Site, thing: str, path: str, language: str) -> bytes:
    reader, kind = Reader(snapshot, site, language), _kind(path)
    view = kind.view(reader, thing)
    structured = kind.structured(Structured(site.base), reader, thing, view)
    return render(site, kind.template, path, language, view=view, iri=thing, data=path, structured=structured)


def _years(snapshot: Snapshot, site: Site, thing: str) -> bytes:
    view = things.country_view(Reader(snapshot, site, site.languages[0]), thing)
    return csv(country_years(view.years))


def _minor(snapshot: Snapshot, site: Site, thing: str, path: str) -> bytes:
    language = site.languages[0]
    view = things.thing_view(Reader(snapshot, site, language), thing)
    return render(site, "thing.html", path, language, view=view, iri=thing, data=path)


def _continued(reader: Reader, roles: Iterable[str]) -> Iterator[Document]:
    """Further pages of those things that more statements belong to than one page lists."""
    snapshot, spoken = reader.snapshot, counts_by(reader, DKG.spokenFor)
    said, in_role, mentioned = (
        counts_by(reader, DKG.speaker),
        counts_by(reader, DKG.spokenInRole),
        mention_counts(reader),
    )
    of_things = (
        (said, snapshot.entities(DKG.Person)),
        (spoken, snapshot.entities(DKG.Organization)),
        (in_role, roles),
        (mentioned, snapshot.entities(DKG.Country)),
    )
    for counted, found in of_things:
        for thing in found:
            path = reader.site.document(thing)
            if path is not None:
                yield from _further(reader.site, thing, path, page_count(counted.get(thing, 0)))


def _further(site: Site, thing: str, path: str, pages: int) -> Iterator[Document]:
    for page in range(2, pages + 1):
        for language in site.languages:
            make = partial(_more, site=site, thing=thing, path=path, language=language, page=page)
            yield Document(site.page(f"{path}-{page}", language), make)


def _more(snapshot: Snapshot, site: Site, thing: str, path: str, language: str, page: int) -> bytes:  # noqa: PLR0913, PLR0917 (what the page is made from)
    reader = Reader(snapshot, site, language)
    belonging, about = _BELONGING[path.split("/")[1]](reader, thing)
    view = listing(reader, belonging, page, about)
    return render(site, "more.html", f"{path}-{page}", language, view=view, label=reader.label(thing), first=path)


#: The statements whose list goes on over further pages, by the folder, and what they mention.
_BELONGING: Final[Mapping[str, Callable[[Reader, str], tuple[Sequence[str], str | None]]]] = {
    "country": lambda reader, thing: (mentioning(reader, thing), thing),
    "organization": lambda reader, thing: (reader.snapshot.pointing_at(thing, DKG.spokenFor), None),
    "person": lambda reader, thing: (reader.snapshot.pointing_at(thing, DKG.speaker), None),
    "role": lambda reader, thing: (reader.snapshot.pointing_at(thing, DKG.spokenInRole), None),
}
