"""What prevents a catalogue from being published: missing settings, and values that a portal would reject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rdflib.collection import Collection
from rdflib.term import URIRef

from discourse_kg.errors import SettingsError, suggestion
from discourse_kg.export.catalogue.files import words
from discourse_kg.identifiers import checked_base
from discourse_kg.validation.shapes import catalogue_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.settings import Settings

_SHAPES: Final = "https://w3id.org/discourse-kg/shapes/"
_TABLES: Final = "http://publications.europa.eu/resource/authority/"
_COMMONS = re.compile(r"https?://(?:www\.)?creativecommons\.org(?:/|$)", re.IGNORECASE)
_PORTAL = re.compile(r"https?://(?:www\.)?dataportal\.se(?:/|$)", re.IGNORECASE)
_KNOWN_PUBLISHER = re.compile(r"http://dataportal\.se/organisation/SE[0-9]{10}(?:-[^/?#]+)?")
_PAGE = re.compile(r"(?:deed|legalcode)[^/]*$")


def missing_settings(settings: Settings) -> tuple[str, ...]:
    """The settings that a catalogue requires and that are missing."""
    publisher, catalogue = settings.publisher, settings.catalogue
    needed = {
        "publisher.name": publisher.name,
        "publisher.uri": publisher.uri,
        "publisher.kind": publisher.kind,
        "catalogue.title": catalogue.title,
        "catalogue.description": catalogue.description,
        "catalogue.licence": catalogue.licence,
    }
    return tuple(name for name, value in needed.items() if not value)


def demand(settings: Settings, base: str) -> None:
    """Refuse to publish with these settings and this base IRI, if anything prevents it.

    Raises:
        SettingsError: everything that `refusals` tells, in one line.
    """
    if found := refusals(settings, base):
        raise SettingsError("; ".join(found))


def refusals(settings: Settings, base: str) -> tuple[str, ...]:
    """Everything that prevents publishing, one clause each; empty when nothing does."""
    return tuple(_refusals(settings, base))


def _refusals(settings: Settings, base: str) -> Iterator[str]:
    if missing := missing_settings(settings):
        yield f"discourse-kg.toml does not say {', '.join(missing)}"
    try:
        checked_base(base, "base")
    except SettingsError as error:
        yield str(error)
    publisher, catalogue = settings.publisher, settings.catalogue
    if catalogue.licence and (wrong := licence_fault(catalogue.licence)):
        yield f"catalogue.licence: {wrong}"
    if publisher.uri and _PORTAL.match(publisher.uri) and not _KNOWN_PUBLISHER.fullmatch(publisher.uri):
        yield f"publisher.uri: the portal's form is http://dataportal.se/organisation/SE5560000000, not {publisher.uri}"
    if publisher.kind and publisher.kind not in (kinds := _list("dcat-ap-se/list/agent-type-1")):
        yield f"publisher.kind: {publisher.kind} is none of {', '.join(kinds)}"
    for name, codes, shape, table in (
        ("themes", catalogue.themes, "theme", "data-theme"),
        ("frequency", (catalogue.frequency,), "frequency", "frequency"),
        ("access_rights", (catalogue.access_rights,), "access-rights", "access-right"),
        ("availability", (catalogue.availability,), "availability", "planned-availability"),
    ):
        known = [iri.removeprefix(f"{_TABLES}{table}/") for iri in _list(f"dcat-ap-se/list/{shape}-1")]
        for code in codes:
            if code and code not in known:
                yield f"catalogue.{name}: {code} is none of {', '.join(known)}{suggestion(code, known)}"
    if unknown := sorted({*catalogue.title, *catalogue.description} - words()["languages"].keys()):
        yield f"catalogue.title: no code is known for the language {unknown[0]}"


def licence_fault(licence: str) -> str | None:
    """What is wrong with the IRI of a licence, if anything: the portal compares those of Creative Commons literally."""
    known = _list("dataportal-se/list/known-1")
    if licence in known or not _COMMONS.match(licence):
        return None
    meant = next((iri for iri in known if _bare(iri) == _bare(licence)), None)
    return f"the portal does not know {licence}; " + (f"write {meant}" if meant else f"it knows {', '.join(known)}")


def _bare(licence: str) -> str:
    """The IRI of a licence without the parts that have several spellings."""
    path = _PAGE.sub("", _COMMONS.sub("", licence).lower())
    return path.strip("/")


def _list(name: str) -> list[str]:
    """The members of a list in the catalogue's shapes."""
    return [str(member) for member in Collection(catalogue_shapes(), URIRef(_SHAPES + name))]
