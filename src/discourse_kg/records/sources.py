"""Sources, the passages that are cut from them, and the runs that read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rdflib.namespace import DCTERMS, PROV, RDF

from discourse_kg.records.record import Record, all_values, one_number, one_value
from discourse_kg.vocabulary import DKG, OA


@dataclass(frozen=True, slots=True)
class SourceRecord(Record):
    """A recap as evidence. `licence` and `address` are web addresses, or words where the source gives none.

    `length` counts code points; `issued` is the day of publication and `modified` that of the last change, ISO 8601.
    The parts of the text are counted in code points too, where there are any.
    """

    class_: ClassVar = str(DKG.Source)

    file_name: str | None = one_value(DKG.fileName)
    sha256: str | None = one_value(DKG.sha256)
    length: int | None = one_number(DKG.length)
    event: str | None = one_value(DKG.reportsOn)
    author: str | None = one_value(DKG.author)
    language: str | None = one_value(DCTERMS.language)
    issued: str | None = one_value(DCTERMS.issued)
    modified: str | None = one_value(DCTERMS.modified)
    licence: str | None = one_value(DCTERMS.license)
    address: str | None = one_value(DCTERMS.source)
    characters_in_statements: int | None = one_number(DKG.charactersInStatements, detail=True)
    characters_in_headings: int | None = one_number(DKG.charactersInHeadings, detail=True)
    characters_in_narration: int | None = one_number(DKG.charactersInNarration, detail=True)
    characters_in_captions: int | None = one_number(DKG.charactersInCaptions, detail=True)
    characters_in_notes: int | None = one_number(DKG.charactersInNotes, detail=True)
    characters_in_code: int | None = one_number(DKG.charactersInCode, detail=True)
    characters_in_bylines: int | None = one_number(DKG.charactersInBylines, detail=True)
    characters_in_teasers: int | None = one_number(DKG.charactersInTeasers, detail=True)
    characters_in_navigation: int | None = one_number(DKG.charactersInNavigation, detail=True)
    characters_in_comments: int | None = one_number(DKG.charactersInComments, detail=True)
    characters_in_notices: int | None = one_number(DKG.charactersInNotices, detail=True)
    characters_left_out: int | None = one_number(DKG.charactersLeftOut, detail=True)
    reading_notes: tuple[str, ...] = all_values(DKG.readingNote, detail=True)


@dataclass(frozen=True, slots=True)
class PassageRecord(Record):
    """A stretch of a source, found by its selectors; `RecordReader.passage` puts them together."""

    class_: ClassVar = str(DKG.Passage)

    source: str | None = one_value(OA.hasSource)
    selectors: tuple[str, ...] = all_values(OA.hasSelector)


@dataclass(frozen=True, slots=True)
class SelectorRecord(Record):
    """One way to find a passage: by position (code points), by its words and those around it, or by time.

    `fragment` is the time as a media fragment.
    """

    class_: ClassVar = str(OA.TextPositionSelector)

    start: int | None = one_number(OA.start)
    end: int | None = one_number(OA.end)
    exact: str | None = one_value(OA.exact)
    prefix: str | None = one_value(OA.prefix)
    suffix: str | None = one_value(OA.suffix)
    fragment: str | None = one_value(RDF.value)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source: where it is, in code points, its words, and the words around it.

    `fragment` is when it is heard in a recording, as a media fragment.
    """

    source: str | None
    start: int
    end: int
    prefix: str
    exact: str
    suffix: str
    fragment: str | None = None


@dataclass(frozen=True, slots=True)
class RunRecord(Record):
    """The reading of one source by one version of the program; `model` was asked for statements as well."""

    class_: ClassVar = str(DKG.ExtractionRun)

    source: str | None = one_value(PROV.used)
    model: str | None = one_value(PROV.wasAssociatedWith)
    software_version: str | None = one_value(DKG.softwareVersion)
    tables_hash: str | None = one_value(DKG.tablesHash)
    answer_hash: str | None = one_value(DKG.answerHash)
