"""Captions of a recording, WebVTT or SubRip: cues of one speaker are put together to a turn, with its times.

webvtt-py cuts the file into cues. It gives one voice a cue and leaves entities as they are, so the tags and
characters of a cue's lines are read here, each with its place in the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING, Final

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from discourse_kg.errors import RecapError
from discourse_kg.model import BlockKind, GivenSpeaker, Heard
from discourse_kg.readers.drafts import Draft, TurnLabel
from discourse_kg.readers.mapped_text import MappedText
from discourse_kg.readers.text_encoding import decoded, repaired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

_VOICE: Final = re.compile(r"<v(?:\.[^\s<>]{0,100})?[ \t]+([^<>\n]{0,200})>|</v>")
_TAG: Final = re.compile(r"</?[a-zA-Z\d][^<>\n]*>|\{\\[^{}\n]*\}")
_ENTITY: Final = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][\da-fA-F]{1,5});")
#: *[Applause]*, *(laughter)*, *♪*: what is heard, and said by nobody.
_SOUND: Final = re.compile(r"[-–>\s]*(?:[(\[][^()\[\]]{1,120}[)\]]|[♪♫].*)[.\s]*")
#: So many characters of other lines can be between two lines of cues.
_FAR: Final = 100_000
#: What a cue begins with where somebody else begins to speak.
_OTHER_SPEAKER: Final = re.compile(
    r"(?:>>|[-–—][ \t]?(?=\S))|[^\W\d_a-z][^:\n.!?]{1,80}:(?:\s|$)|\[[^\]\n]{2,80}\]:?(?:\s|$)"
)
_TURN_MARK: Final = re.compile(r"(?:>[ \t]*)+|[-–—][ \t]?(?=\S)")
_WORD: Final = re.compile(r"[\w♪♫]")
_LANGUAGE: Final = re.compile(r"Language:\s*([A-Za-z]{2,3})\b")


@dataclass(frozen=True, slots=True)
class _Words:
    """What a cue, or a voice in it, says, and when, in milliseconds. `voice` is the name of the voice."""

    voice: MappedText | None
    text: MappedText
    begins: int
    ends: int


def read_captions(raw: RawSource, form: str, media_type: str) -> Recap:
    """Read captions of the form `vtt` or `srt`.

    Raises:
        RecapError: they are not of that form, or empty.
        UnknownLanguageError: there is no language pack for their language.
    """
    text, notes = decoded(raw.content, raw.path)
    words, repairs = repaired(MappedText.of(text))
    words = words.sub("\r\n?", "\n")
    try:
        captions = webvtt.from_buffer(StringIO(words.text.removeprefix("\ufeff")), form)
    except (MalformedCaptionError, MalformedFileError) as error:
        raise RecapError(
            raw.path, f"is no {form.upper()} that can be read: {error}; export the captions anew"
        ) from error
    said = list(_said(words, captions.captions))
    language = next((found.group(1) for line in captions.metadata if (found := _LANGUAGE.match(line))), None)
    recap = raw.recap(_blocks(said), media_type, language=language)
    return replace(recap, notes=(*notes, *repairs))


def _said(source: MappedText, captions: Iterable[webvtt.Caption]) -> Iterator[_Words]:
    """The words of each cue, voice by voice; a line that a cue shows again is left out."""
    position = 0
    shown = ""
    for caption in captions:
        lines: list[MappedText] = []
        for line in caption.raw_text.split("\n"):
            found = source.text.find(line, position, position + _FAR + len(line))
            if line.strip() and found >= 0:
                position = found + len(line)
                lines.append(source[found:position])
        if lines and shown and lines[0].text.strip() == shown:
            lines = lines[1:]
        if lines:
            shown = lines[-1].text.strip()
        whole = MappedText.joined(lines, " ")
        begins, ends = _milliseconds(caption.start), _milliseconds(caption.end)
        yield from (_Words(voice, words, begins, ends) for voice, words in _voices(whole) if _WORD.search(words.text))


def _voices(cue: MappedText) -> Iterator[tuple[MappedText | None, MappedText]]:
    position = 0
    voice: MappedText | None = None
    for found in _VOICE.finditer(cue.text):
        yield voice, _plain(cue[position : found.start()])
        voice = _plain(cue[slice(*found.span(1))]).stripped() if found.group(1) else None
        position = found.end()
    yield voice, _plain(cue[position:])


def _plain(text: MappedText) -> MappedText:
    return text.sub(_TAG, "").sub(_ENTITY, lambda found: unescape(found.group()))


def _milliseconds(stamp: str) -> int:
    """*00:01:02.500* in milliseconds; hours and the fraction's places may be fewer."""
    clock, _, fraction = stamp.replace(",", ".").partition(".")
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int(fraction[:3].ljust(3, "0"))


def _blocks(said: list[_Words]) -> Iterator[Draft]:
    heard = [(each, _SOUND.fullmatch(each.text.text) is not None) for each in said]
    spoken = [each for each, is_sound in heard if not is_sound]
    if any(each.voice for each in spoken):
        for (voice, is_sound), group in groupby(heard, key=lambda pair: (_name(pair[0]), pair[1])):
            yield from _turn([each for each, _ in group], voice, is_sound=is_sound)
        return
    pending: list[_Words] = []
    for each, is_sound in heard:
        if pending and (is_sound or _OTHER_SPEAKER.match(each.text.text)):
            yield from _paragraph(pending)
            pending = []
        if is_sound:
            yield Draft(BlockKind.NOTE, each.text)
        else:
            pending.append(each)
    if pending:
        yield from _paragraph(pending)


def _name(words: _Words) -> str | None:
    return " ".join(words.voice.text.split()) if words.voice else None


def _turn(group: list[_Words], voice: str | None, *, is_sound: bool) -> Iterator[Draft]:
    text = MappedText.joined([each.text.stripped() for each in group], " ")
    if is_sound:
        yield Draft(BlockKind.NOTE, text)
    elif voice is None or group[0].voice is None:
        yield Draft(BlockKind.PARAGRAPH, text)
    else:
        label = TurnLabel(GivenSpeaker(voice), _heard(group))
        yield Draft(BlockKind.LABEL, group[0].voice, turn=label, is_label=True)
        yield Draft(BlockKind.PARAGRAPH, text, turn=label)


def _heard(group: list[_Words]) -> Heard:
    return Heard(group[0].begins, max(group[0].begins, *(each.ends for each in group)))


def _paragraph(group: list[_Words]) -> Iterator[Draft]:
    """Cues that nothing parts; whether a name before a colon says who speaks is told from the text as a whole."""
    text = MappedText.joined([each.text.stripped() for each in group], " ")
    mark = _TURN_MARK.match(text.text)
    label = TurnLabel(None, _heard(group))
    yield Draft(BlockKind.PARAGRAPH, text[mark.end() :] if mark else text, turn=label)
