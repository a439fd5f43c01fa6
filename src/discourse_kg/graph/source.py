"""The source itself, and the run that read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib.namespace import DCTERMS, PROV

from discourse_kg.model import BlockKind
from discourse_kg.vocabulary import DKG
from discourse_kg.web_addresses import is_web_address

if TYPE_CHECKING:
    from discourse_kg.graph.entities import Entities
    from discourse_kg.graph.facts import ResourceWriter
    from discourse_kg.graph.scope import Scope
    from discourse_kg.model import Consultation, Coverage


#: Blocks that are not read, by kind: what says how many code points are in them.
_NOISE: Final = {
    BlockKind.CAPTION: DKG.charactersInCaptions,
    BlockKind.NOTE: DKG.charactersInNotes,
    BlockKind.CODE: DKG.charactersInCode,
    BlockKind.BYLINE: DKG.charactersInBylines,
    BlockKind.TEASER: DKG.charactersInTeasers,
    BlockKind.NAVIGATION: DKG.charactersInNavigation,
    BlockKind.COMMENT: DKG.charactersInComments,
    BlockKind.NOTICE: DKG.charactersInNotices,
}


def describe_source(scope: Scope, event: str, author: str | None, coverage: Coverage | None) -> None:
    """Describe the source, what it reports on, who wrote it and how much of it was read."""
    recap = scope.recap
    source = scope.own(scope.source, DKG.Source)
    source.label(recap.title or scope.file_name, recap.language if recap.title else None)
    source.text(DKG.fileName, scope.file_name).text(DKG.sha256, recap.sha256).number(DKG.length, len(recap.text))
    source.link(DKG.reportsOn, event).link(DKG.author, author)
    source.text(DCTERMS.language, recap.language).day(DCTERMS.issued, recap.published)
    source.day(DCTERMS.modified, recap.changed)
    _address(source, DCTERMS.license, recap.licence)
    _address(source, DCTERMS.source, recap.source)
    for note in recap.notes:
        source.text(DKG.readingNote, f"{note.kind}: {note.about}")
    if coverage is not None:
        source.number(DKG.charactersInStatements, coverage.statements)
        source.number(DKG.charactersInHeadings, coverage.headings)
        source.number(DKG.charactersInNarration, coverage.narration)
        source.number(DKG.charactersLeftOut, coverage.left_out)
        for kind, characters in coverage.noise:
            source.number(_NOISE[kind], characters)


def describe_run(
    scope: Scope, entities: Entities, software_version: str, tables_hash: str, consulted: Consultation | None
) -> str:
    """Describe what read the source, and which model was asked as well; gives the run's IRI."""
    asked = consulted.asked if consulted else ""
    run = scope.identifiers.run(scope.key, scope.recap, software_version, tables_hash, asked)
    description = scope.own(run, DKG.ExtractionRun, PROV.Activity).label(
        f"{scope.file_name} \N{EN DASH} {software_version}"
    )
    description.link(PROV.used, scope.source)
    description.text(DKG.softwareVersion, software_version).text(DKG.tablesHash, tables_hash)
    if consulted is not None:
        description.link(PROV.wasAssociatedWith, entities.model(consulted.model))
        description.text(DKG.answerHash, consulted.answer)
    return run


def _address(description: ResourceWriter, predicate: str, value: str | None) -> None:
    """Link to a web address, or keep the words when it is none."""
    if value is not None and is_web_address(value):
        description.link(predicate, value)
    else:
        description.text(predicate, value)
