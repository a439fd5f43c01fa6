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
from typing import TYPE_CHECKING, Any, Final

from discourse_kg.errors import RecapError
from discourse_kg.model import BlockKind, GivenSpeaker, LeftOut
from discourse_kg.readers.drafts import Draft, TurnLabel
from discourse_kg.readers.html_blocks import html_blocks
from discourse_kg.readers.mapped_text import MappedText
from discourse_kg.readers.port import FormatReader
from discourse_kg.readers.text_encoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

Fields = dict[str, Any]

MEDIA_TYPE: Final = "application/json"
_PERSON: Final = "https://data.riksdagen.se/personlista/?iid="
_OPENING: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_KEY: Final = re.compile(rb'"anforande(?:text|lista|_id)?"\s*:')
#: *(Applåder)*: what the minutes note, and nobody says.
_NOTED: Final = re.compile(r"\([^()]{1,200}\)\.?")


def _recognize(content: bytes) -> bool:
    return _OPENING.match(content) is not None and _KEY.search(content) is not None


def _read(raw: RawSource) -> Recap:
    text, notes = decoded(raw.content, raw.path)
    speeches = [each for each in _speeches(_parsed(text, raw.path)) if _text(each, "anforandetext")]
    if not speeches:
        raise RecapError(
            raw.path, "lists speeches without their words (anforandetext); fetch each speech from its address"
        )
    drafts = [draft for before, each in zip([{}, *speeches], speeches, strict=False) for draft in _drafts(each, before)]
    said = [draft for draft in drafts if draft.kind is not BlockKind.NOTE]
    recap = raw.recap(said, MEDIA_TYPE, language=raw.language or "sv")
    title = _only(speeches, "dok_titel")
    return replace(
        recap,
        text_map=None,
        title=title,
        event=title,
        event_date=_day(_only(speeches, "dok_datum")),
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


def _speeches(found: object) -> Iterator[Fields]:
    """The speeches in a document, however its lists are wrapped."""
    if isinstance(found, list):
        for each in found:
            yield from _speeches(each)
    elif isinstance(found, dict):
        within = found.get("anforandelista", found.get("anforande"))
        if within is not None:
            yield from _speeches(within)
        elif "anforandetext" in found:
            yield found


def _drafts(speech: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[Draft]:
    for key in ("avsnittsrubrik", "underrubrik"):
        if (heading := _text(speech, key)) and heading != _text(before, key):
            yield Draft(BlockKind.HEADING, MappedText.of(heading))
    name, person = _text(speech, "talare"), _text(speech, "intressent_id")
    speaker = GivenSpeaker(name, party=_text(speech, "parti"), identifier=person and _PERSON + person) if name else None
    label = TurnLabel(speaker)
    if name:
        yield Draft(BlockKind.LABEL, MappedText.of(name), turn=label, is_label=True)
    for block in html_blocks(MappedText.of(_text(speech, "anforandetext") or "")):
        if _NOTED.fullmatch(block.text.text.strip()):
            yield Draft(BlockKind.NOTE, block.text)
        else:
            yield replace(block, kind=BlockKind.PARAGRAPH, turn=label)


def _text(speech: Mapping[str, Any], key: str) -> str | None:
    value = speech.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _only(speeches: list[Fields], key: str) -> str | None:
    """The value that all speeches share."""
    values = {_text(each, key) for each in speeches}
    return values.pop() if len(values) == 1 else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


READER: Final = FormatReader("speeches of the Riksdag", _read, signature=_recognize)
