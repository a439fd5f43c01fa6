"""Where a text tells of several panels: the stretch of each, from the words that open it to those of the next.

A heading, or words that count panels (*the second session*, *nästa samtal*), divides a text; there are several panels
only if several stretches tell each of a panel's people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from discourse_kg.extraction.introduced_people import Introduction
from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Span
from discourse_kg.noun_phrases.names import phrase_pattern
from discourse_kg.rosters.finding import label_alone

#: A heading has at most so many characters.
_HEADING = 160

#: So many people are the fewest of a panel, its moderator counted.
_PEOPLE = 2


@dataclass(frozen=True, slots=True)
class Section:
    """The stretch of a text about one of its panels, and its title where a heading gives one."""

    span: Span
    title: Span | None


def find_sections(
    text: str, blocks: tuple[Block, ...], seated: Iterable[Introduction], pack: LanguagePack
) -> tuple[Section, ...]:
    """The stretches of several panels; empty where a text tells of one, or of none."""
    people = list(seated)
    if len(people) < _PEOPLE:
        return ()
    counted = list(_counted(text, blocks, pack))
    if counted and counted[0].span.start > 0:
        # The panel before *the next panel* is told without a number.
        counted.insert(0, Section(Span(0, counted[0].span.start), None))
    for dividers in (list(_headings(text, blocks, pack)), counted):
        sections = [one for one in _between(dividers, len(text)) if _is_panel(one, people)]
        if len(sections) > 1:
            return tuple(sections)
    return ()


def _between(dividers: list[Section], end: int) -> Iterator[Section]:
    """Each stretch, with its end where the next begins."""
    for number, one in enumerate(dividers):
        following = dividers[number + 1].span.start if number + 1 < len(dividers) else end
        yield Section(Span(one.span.start, following), one.title)


def _is_panel(section: Section, people: list[Introduction]) -> bool:
    """Whether a stretch tells who sat on a panel, or who led one."""
    here = [one for one in people if section.span.start <= one.span.start < section.span.end]
    names = {one.name for one in here}
    return len(names) >= _PEOPLE or any(one.moderates for one in here)


def _headings(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> Iterator[Section]:
    """Headings but those that are labels of lists: each opens a stretch, whose title it is."""
    for block in blocks:
        line = block.span.of(text)
        counts = _counting(pack).match(line.lstrip("# *")) is not None
        if block.span.end - block.span.start > _HEADING or not (block.kind is BlockKind.HEADING or counts):
            continue
        if counts and line.rstrip().endswith((".", "!", "?")):
            continue
        if label_alone(line, pack) is None:
            yield Section(block.span, _title(text, block.span, pack))


def _title(text: str, heading: Span, pack: LanguagePack) -> Span | None:
    """The words of a heading that name the panel, behind its number (*Panel 2: Harbours in winter*)."""
    start = re.compile(r"[#*\s]*").match(text, heading.start)
    begin = start.end() if start else heading.start
    if found := _counting(pack).match(text, begin, heading.end):
        begin = found.end()
        mark = re.compile(r"\s*[:–—.-]\s*").match(text, begin, heading.end)
        if mark is None:
            return None
        begin = mark.end()
    words = text[begin : heading.end].rstrip(" *#")
    return Span(begin, begin + len(words)) if words else None


def _counted(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> Iterator[Section]:
    """Sentences that count a panel (*in the second panel*)."""
    for block in blocks:
        for sentence in () if block.repeated else block.sentences:
            if _counting(pack).search(text, sentence.start, sentence.end):
                yield Section(sentence, None)


@cache
def _counting(pack: LanguagePack) -> re.Pattern[str]:
    """A number and a word for a panel, in either order, with at most one word between."""
    stage = phrase_pattern((*pack.cast.panel, *pack.cast.talks)).pattern
    orders = phrase_pattern(pack.rosters.orders).pattern
    number = r"(?:\d{1,2}|[IVX]{1,4})(?!\w)"
    return re.compile(rf"(?:{orders}\s+(?:\w[\w-]*\s+)?{stage}|{stage}\s+(?:{number}|{orders}))", re.IGNORECASE)
