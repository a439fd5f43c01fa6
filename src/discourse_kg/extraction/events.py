"""What the recap says of its event: name, place and day, each only from words that bind it; and its own headline."""

from __future__ import annotations

import re
from datetime import date

from discourse_kg.extraction.event_dates import event_days
from discourse_kg.extraction.event_headlines import name_in_headline
from discourse_kg.extraction.event_names import event_name
from discourse_kg.extraction.event_places import event_place
from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Event, Recap, Span
from discourse_kg.noun_phrases.names import phrase_pattern
from discourse_kg.spans import printed

#: A first line is a headline up to this length.
_LONGEST = 160


def read_event(recap: Recap, blocks: tuple[Block, ...], pack: LanguagePack) -> tuple[Event, date | None]:
    """The event, and the day of publication; the front matter takes precedence over what the text says."""
    text = recap.text
    name = event_name(text, blocks, pack)
    days = event_days(text, blocks, name, pack, recap.published)
    place = event_place(text, blocks, name, pack)
    # A headline that says of what it is a report tells more than any event that is named in the text.
    reported = _named_above(recap, blocks, pack, reported=True)
    event = Event(
        name=recap.event or reported or printed(name, text) or _named_above(recap, blocks, pack, reported=False),
        date=recap.event_date or days.event,
        place=recap.place or printed(place, text),
    )
    return event, days.published


def _named_above(recap: Recap, blocks: tuple[Block, ...], pack: LanguagePack, *, reported: bool) -> str | None:
    """The event that the title or the headline names, if it does no more than that; `reported` as what it reports."""
    lines = [recap.title] if recap.title else []
    if blocks and len(blocks[0].sentences) == 1:
        line = blocks[0].span.of(recap.text)
        if blocks[0].kind is BlockKind.HEADING or (len(line) <= _LONGEST and not line.endswith(".")):
            lines.append(line.lstrip("# "))
    return next((name for line in lines if (name := name_in_headline(line, pack, reported=reported))), None)


def headline(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> Span | None:
    """The recap's own headline: the first line that is no byline, to the end of its first sentence."""
    lines = (*pack.cast.bylines, *pack.dates.published)
    for block in blocks[:4]:
        if phrase_pattern(lines).match(block.span.of(text)) is None and block.sentences:
            first = block.sentences[0]
            marks = re.match(r"#{1,6}[ \t]+", first.of(text))
            return Span(first.start + (marks.end() if marks else 0), first.end)
    return None
