"""Speeches in the Swedish parliament as its open data gives them: one speech, or a list of one or several.

The parliament's service answers with an object where a list has one member. Its fields: `talare` is the speaker with
office and party, `anforandetext` the words as HTML, `dok_titel` and `dok_datum` the minutes and the day of the sitting,
`avsnittsrubrik` and `underrubrik` the headings above the speech.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct, ValidationError, convert

from discourse_kg.errors import RecapError
from discourse_kg.model import BlockKind, GivenSpeaker, LeftOut
from discourse_kg.readers.drafts import Draft, TurnLabel
from discourse_kg.readers.html_blocks import html_blocks
from discourse_kg.readers.mapped_text import MappedText
from discourse_kg.readers.port import FormatReader
from discourse_kg.readers.text_encoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

MEDIA_TYPE: Final = "application/json"
_PERSON: Final = "https://data.riksdagen.se/personlista/?iid="
_OPENING: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_KEY: Final = re.compile(rb'"anforande(?:text|lista|_id)?"\s*:')
#: *(Applåder)*: what the minutes note, and nobody says.
_NOTED: Final = re.compile(r"\([^()]{1,200}\)\.?")


class _Speech(Struct, frozen=True):
    """The fields of a speech that are read; each may be missing."""

    talare: str | None = None
    parti: str | None = None
    intressent_id: str | None = None
    anforandetext: str | None = None
    dok_titel: str | None = None
    dok_datum: str | None = None
    avsnittsrubrik: str | None = None
    underrubrik: str | None = None


def _recognize(content: bytes) -> bool:
    return _OPENING.match(content) is not None and _KEY.search(content) is not None


def _read(raw: RawSource) -> Recap:
    text, notes = decoded(raw.content, raw.path)
    speeches = [each for each in _speeches(_parsed(text, raw.path), raw.path) if (each.anforandetext or "").strip()]
    if not speeches:
        raise RecapError(
            raw.path, "lists speeches without their words (anforandetext); fetch each speech from its address"
        )
    drafts = [draft for before, each in pairwise([_Speech(), *speeches]) for draft in _drafts(each, before)]
    said = [draft for draft in drafts if draft.kind is not BlockKind.NOTE]
    recap = raw.recap(said, MEDIA_TYPE, language=raw.language or "sv")
    title = _only(each.dok_titel for each in speeches)
    return replace(
        recap,
        text_map=None,
        title=title,
        event=title,
        event_date=_day(_only(each.dok_datum for each in speeches)),
        notes=notes,
        left_out=tuple(
            LeftOut(draft.kind, draft.text.text.strip()) for draft in drafts if draft.kind is BlockKind.NOTE
        ),
    )


def _parsed(text: str, path: str) -> object:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise RecapError(path, f"is no JSON: {error.msg}; fetch it anew", error.lineno) from error
    except RecursionError as error:
        raise RecapError(path, "is JSON nested too deep for a list of speeches") from error


def _speeches(found: object, path: str) -> Iterator[_Speech]:
    """The speeches in a document, however its lists are wrapped."""
    if isinstance(found, list):
        for each in found:
            yield from _speeches(each, path)
    elif isinstance(found, dict):
        within = found.get("anforandelista", found.get("anforande"))
        if within is not None:
            yield from _speeches(within, path)
        elif "anforandetext" in found:
            try:
                yield convert(found, _Speech)
            except ValidationError as error:
                raise RecapError(path, f"is no speech as the Riksdag gives them: {error}; fetch it anew") from error


def _drafts(speech: _Speech, before: _Speech) -> Iterator[Draft]:
    for heading, last in (
        (speech.avsnittsrubrik, before.avsnittsrubrik),
        (speech.underrubrik, before.underrubrik),
    ):
        if heading and heading != last:
            yield Draft(BlockKind.HEADING, MappedText.of(heading))
    name = (speech.talare or "").strip()
    person = _PERSON + speech.intressent_id if speech.intressent_id else None
    label = TurnLabel(GivenSpeaker(name, party=speech.parti or None, identifier=person) if name else None)
    if name:
        yield Draft(BlockKind.LABEL, MappedText.of(name), turn=label, is_label=True)
    for block in html_blocks(MappedText.of(speech.anforandetext or "")):
        if _NOTED.fullmatch(block.text.text.strip()):
            yield Draft(BlockKind.NOTE, block.text)
        else:
            yield replace(block, kind=BlockKind.PARAGRAPH, turn=label)


def _only(values: Iterable[str | None]) -> str | None:
    """The value that all speeches share."""
    found = set(values)
    return (found.pop() or "").strip() or None if len(found) == 1 else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


READER: Final = FormatReader("speeches of the Riksdag", _read, signature=_recognize, shared_suffixes=(".json",))
