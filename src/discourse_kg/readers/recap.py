"""What the readers of plain text and Markdown share: decoding, front matter, and the reading text of the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from discourse_kg.errors import RecapError
from discourse_kg.readers.front_matter import read_front_matter
from discourse_kg.readers.mapped_text import MappedText
from discourse_kg.readers.text_encoding import decoded, repaired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from discourse_kg.model import Recap
    from discourse_kg.readers.drafts import Draft
    from discourse_kg.readers.port import RawSource

#: A line longer than this is refused: nobody writes a paragraph of a million characters.
MAX_LINE = 1_000_000


def read_recap(raw: RawSource, blocks: Callable[[MappedText], Iterable[Draft]], media_type: str) -> Recap:
    """Read a source that is text: its front matter tells about it, and `blocks` cuts the rest.

    Raises:
        RecapError: the source is empty or no text, or its front matter is broken.
        UnknownLanguageError: there is no language pack for its language.
    """
    text, notes = decoded(raw.content, raw.path)
    _check_lines(text, raw.path)
    whole, repairs = repaired(MappedText.of(text))
    front = read_front_matter(whole.text, raw.path)
    facts = front.facts
    words = whole[front.body.start : front.body.end]
    recap = raw.recap(blocks(words), media_type, identifier=facts.id, language=facts.language)
    return replace(
        recap,
        title=facts.title,
        published=facts.published,
        source=facts.source,
        author=facts.author,
        licence=facts.licence,
        event=facts.event,
        event_date=facts.event_date,
        place=facts.place,
        topics=facts.topics,
        notes=(*notes, *front.notes, *repairs),
    )


def _check_lines(text: str, path: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            raise RecapError(path, f"has a line of {len(line)} characters, which is no recap's paragraph", number)
