"""Sittings of parliaments in ParlaMint's TEI: each utterance has its speaker, and notes are no part of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from lxml import etree

from discourse_kg.errors import RecapError
from discourse_kg.model import BlockKind, GivenSpeaker, LeftOut
from discourse_kg.readers.drafts import Draft, TurnLabel
from discourse_kg.readers.mapped_text import MappedText
from discourse_kg.readers.port import FormatReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

MEDIA_TYPE: Final = "application/tei+xml"
_TEI: Final = "{http://www.tei-c.org/ns/1.0}"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_NAMES: Final = {"t": _TEI.strip("{}")}
_WIKIDATA: Final = "http://www.wikidata.org/entity/"
_WIKIDATA_KEY: Final = re.compile(r"Q[1-9]\d*")
_BEGINNING: Final = 4096
#: What a recorder heard or saw, or could not hear.
_NOT_SAID: Final = frozenset(f"{_TEI}{name}" for name in ("note", "vocal", "kinesic", "incident", "gap", "desc", "pb"))

#: Between a token and the next that is joined to it; no character of any text.
_JOINED: Final = "\ufdd0"
_JOINT: Final = re.compile(rf"\s*{_JOINED}\s*")


def _recognize(content: bytes) -> bool:
    beginning = content[:_BEGINNING]
    return b"<TEI" in beginning and b"www.tei-c.org/ns/1.0" in beginning


def _read(raw: RawSource) -> Recap:
    root = _parsed(raw)
    sitting = _Sitting(root)
    drafts = list(sitting.drafts())
    if not any(draft.turn for draft in drafts):
        raise RecapError(raw.path, "is TEI without utterances (u); name a file of a sitting, or export the text")
    tag = root.get(f"{_XML}lang", "").split("-")[0] or None
    recap = raw.recap(drafts, MEDIA_TYPE, identifier=root.get(f"{_XML}id"), language=tag)
    title = _first(root, f".//t:titleStmt/t:title[@xml:lang='{tag}']") or _first(root, ".//t:titleStmt/t:title")
    return replace(
        recap,
        text_map=None,
        title=title,
        event=title,
        event_date=_day(_first(root, ".//t:settingDesc//t:date/@when")),
        place=_first(root, ".//t:settingDesc//t:name[@type='city']"),
        published=_day(_first(root, ".//t:publicationStmt/t:date/@when")),
        licence=_first(root, ".//t:publicationStmt//t:licence"),
        left_out=tuple(sitting.left_out),
    )


def _parsed(raw: RawSource) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw.content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise RecapError(raw.path, f"is no well-formed XML: {error}; fetch it anew", line) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise RecapError(raw.path, "declares entities, which a sitting has no need of; export it without a DOCTYPE")
    return root


def _first(root: etree._Element, path: str) -> str | None:
    for found in root.xpath(path, namespaces={**_NAMES, "xml": _XML.strip("{}")}):
        words = " ".join((found if isinstance(found, str) else "".join(found.itertext())).split())
        if words:
            return words
    return None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


class _Sitting:
    """The blocks of a sitting, in its order, and what was left out of them."""

    def __init__(self, root: etree._Element) -> None:
        self.left_out: list[LeftOut] = []
        self._root: Final = root
        self._persons: Final = {key: each for each in root.iter(f"{_TEI}person") if (key := each.get(f"{_XML}id"))}
        self._called: Final[dict[str, str]] = {}

    def drafts(self) -> Iterator[Draft]:
        """Headings, labels and what is said."""
        announced: str | None = None
        for element in self._root.iter(f"{_TEI}head", f"{_TEI}note", f"{_TEI}u"):
            if element.tag == f"{_TEI}u":
                yield from self._utterance(element, announced)
                announced = None
            elif any(above.tag in {f"{_TEI}u", f"{_TEI}teiHeader"} for above in element.iterancestors()):
                continue
            elif element.tag == f"{_TEI}head":
                yield Draft(BlockKind.HEADING, MappedText.of(_words(element)))
            elif element.get("type") == "speaker":
                announced = _words(element)
            else:
                self._leave_out(element)

    def _utterance(self, utterance: etree._Element, announced: str | None) -> Iterator[Draft]:
        who = utterance.get("who", "").removeprefix("#")
        if announced and who:
            self._called[who] = announced
        label = TurnLabel(self._speaker(who, announced))
        if announced:
            yield Draft(BlockKind.LABEL, MappedText.of(announced), turn=label, is_label=True)
        for part in utterance:
            if part.tag in _NOT_SAID:
                self._leave_out(part)
                continue
            for noted in part.iter(*_NOT_SAID):
                self._leave_out(noted)
            yield Draft(BlockKind.PARAGRAPH, MappedText.of(_words(part)), turn=label)

    def _speaker(self, who: str, announced: str | None) -> GivenSpeaker | None:
        """The speaker by the printed note, else by the list of persons, else by the note of an earlier utterance."""
        listed = self._persons.get(who)
        name = announced or (_name(listed) if listed is not None else None) or self._called.get(who)
        identifier = _identifier(who, listed)
        return GivenSpeaker(name, identifier=identifier) if name else None

    def _leave_out(self, element: etree._Element) -> None:
        words = " ".join("".join(element.itertext()).split())
        if words and element.tag != f"{_TEI}desc":
            self.left_out.append(LeftOut(BlockKind.NOTE, words))


def _words(element: etree._Element) -> str:
    """The words of an element, without what nobody says; tokens have a space after them, but for those joined."""
    parts: list[str] = []
    _gather(element, parts)
    return _JOINT.sub("", " ".join("".join(parts).split()))


def _gather(element: etree._Element, parts: list[str]) -> None:
    if not isinstance(element.tag, str):
        return
    is_token = element.tag in {f"{_TEI}w", f"{_TEI}pc"}
    parts.append((element.text or "").strip() if is_token else element.text or "")
    for part in element:
        if part.tag not in _NOT_SAID:
            _gather(part, parts)
        parts.append(" " if part.tag in _NOT_SAID else "")
        parts.append(part.tail or "")
    if is_token and element.get("join") == "right":
        parts.append(_JOINED)


def _name(person: etree._Element) -> str | None:
    names = [*person.iterfind(".//t:forename", _NAMES), *person.iterfind(".//t:surname", _NAMES)]
    return " ".join(filter(None, map(_words, names))) or None


def _identifier(who: str, person: etree._Element | None) -> str | None:
    if person is not None:
        for each in person.iter(f"{_TEI}idno"):
            if (address := _words(each)).startswith(("http://www.wikidata.org/", "https://www.wikidata.org/")):
                return address
    return _WIKIDATA + who if _WIKIDATA_KEY.fullmatch(who) else None


READER: Final = FormatReader(
    "ParlaMint's TEI", _read, media_types=(MEDIA_TYPE,), signature=_recognize, shared_suffixes=(".xml", ".tei")
)
