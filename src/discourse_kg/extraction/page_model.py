"""The page model: what each block of a recap is, before anything in it is attributed.

Around and between the paragraphs of an article a page has menus, notices, bylines, captions, teasers, readers'
comments and footers. They get their kinds here, by words of the language pack and by what stands beside them; what is
not read cuts no quotation from its speaker, because the read blocks around it stay neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from discourse_kg.extraction.page_lines import (
    LONGEST_CAPTION,
    PageLine,
    byline_of,
    is_about_data,
    is_name,
    kind_of,
    line_of,
    only_day,
)
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.languages.supported import TELLING, other_language
from discourse_kg.model import BlockKind, Recap, Span, TextBlock
from discourse_kg.noun_phrases.names import word_set

#: A byline stands above the second paragraph of prose.
_HEAD: Final = 2

#: A menu has at least this many lines.
_MENU: Final = 3
_LINK_WORDS: Final = 3

#: Within so many blocks below its heading, a section of comments shows that it is one.
_REACH: Final = 6

_HEADER_LENGTH: Final = 60
_TIME: Final = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{4}-\d\d-\d\d\b")


@dataclass(frozen=True, slots=True)
class PageModel:
    """The blocks of a recap, each of its kind, and the days that its bylines name."""

    blocks: tuple[TextBlock, ...]
    published: date | None = None
    changed: date | None = None


def read_page(recap: Recap, pack: LanguagePack) -> PageModel:
    """Give each block its kind, and mark those in another language than the recap's."""
    marker = _Marker(recap, pack)
    blocks = tuple(
        replace(
            line.block, kind=_item_or(kind, line, pack), language=line.block.language or _language(line, kind, recap)
        )
        for line, kind in zip(marker.lines, marker.kinds, strict=True)
    )
    return PageModel(blocks, marker.published, marker.changed)


def _item_or(kind: BlockKind, line: PageLine, pack: LanguagePack) -> BlockKind:
    """The kind of a block; what begins with a dash that opens no dialogue in its language is an item."""
    other = kind is BlockKind.DIALOGUE and line.text[0] not in pack.sentences.dashes
    return BlockKind.ITEM if other else kind


def _language(line: PageLine, kind: BlockKind, recap: Recap) -> str | None:
    if not kind.is_read or len(line.text) < TELLING:
        return None
    return other_language(line.text, recap.language)


class _Marker:
    """Finds the kinds of all blocks: by their own words first, then by their neighbours'."""

    def __init__(self, recap: Recap, pack: LanguagePack) -> None:
        self.lines: Final = tuple(line_of(recap.text, block, pack) for block in recap.blocks)
        self.kinds: Final = [line.block.kind for line in self.lines]
        self.published: date | None = None
        self.changed: date | None = None
        self._text: Final = recap.text
        self._turns: Final = recap.turns
        for number, line in enumerate(self.lines):
            if self._may_change(number) and (kind := kind_of(line)):
                self.kinds[number] = kind
        self._find_captions(pack)
        self._find_menus()
        self._find_notices()
        self._find_comments(pack)
        self._find_teasers(pack)
        self._find_bylines()

    def _may_change(self, number: int) -> bool:
        return self.kinds[number].is_read and not self._is_spoken(self.lines[number].block.span)

    def _is_spoken(self, span: Span) -> bool:
        """Whether a turn has a part of it; turns are in order and do not overlap."""
        after = bisect_left(self._turns, span.end, key=lambda turn: turn.span.start)
        return after > 0 and self._turns[after - 1].span.overlaps(span)

    def _mark(self, number: int, kind: BlockKind) -> None:
        if self._may_change(number):
            self.kinds[number] = kind

    def _find_captions(self, pack: LanguagePack) -> None:
        """What stands below a line that only says that there is a picture tells what it shows."""
        for number, line in enumerate(self.lines[:-1]):
            below = self.lines[number + 1]
            alone = line.labelled(pack.cast.credits) and not line.words.partition(":")[2].strip()
            if alone and len(below.text) <= LONGEST_CAPTION and below.text.endswith("."):
                self._mark(number, BlockKind.CAPTION)
                self._mark(number + 1, BlockKind.CAPTION)

    def _find_menus(self) -> None:
        """Short lines below each other are a menu where one of them is a link that menus have."""
        run: list[int] = []
        for number in range(len(self.lines) + 1):
            if number < len(self.lines) and self._is_short_link(number) and self._is_below(number, run):
                run.append(number)
                continue
            if len(run) >= _MENU and any(self.lines[one].is_link for one in run):
                for one in run:
                    self._mark(one, BlockKind.NAVIGATION)
            run = [number] if number < len(self.lines) and self._is_short_link(number) else []

    def _is_short_link(self, number: int) -> bool:
        line = self.lines[number]
        return len(line.text.split()) <= _LINK_WORDS and not line.ends and line.block.kind is not BlockKind.DIALOGUE

    def _is_below(self, number: int, run: Sequence[int]) -> bool:
        """Whether no empty line is above it, as in the lines before."""
        if not run:
            return True
        between = self._text[self.lines[run[-1]].block.span.end : self.lines[number].block.span.start]
        return between.count("\n") <= 1

    def _find_notices(self) -> None:
        """What is below a notice of cookies and goes on about them belongs to it."""
        for number in range(1, len(self.lines)):
            above = self.kinds[number - 1] is BlockKind.NOTICE and is_about_data(self.lines[number - 1])
            if above and is_about_data(self.lines[number]):
                self._mark(number, BlockKind.NOTICE)

    def _find_teasers(self, pack: LanguagePack) -> None:
        """What is listed below the heading of a list of teasers: items, and headlines up to the next paragraph."""
        page = pack.page
        for number, line in enumerate(self.lines):
            if self.kinds[number] is not BlockKind.TEASER:
                continue
            if line.words in word_set(page.lists):
                self._mark_listed(number, headlines=len(self.lines))
            elif line.words in word_set(page.teasers):
                self._mark_listed(number, headlines=1)

    def _mark_listed(self, heading: int, headlines: int) -> None:
        for number in range(heading + 1, len(self.lines)):
            line = self.lines[number]
            item = line.block.kind is BlockKind.ITEM
            if not self.kinds[number].is_read or not (item or (headlines > 0 and line.is_short)):
                return
            # A list is of items or of headlines, and not of both.
            headlines = 0 if item else headlines - 1
            self._mark(number, BlockKind.TEASER)

    def _find_comments(self, pack: LanguagePack) -> None:
        """Below an invitation to comment, or a heading below which comments follow, all is comments to the end."""
        page = pack.page
        for number, line in enumerate(self.lines):
            if not line.is_short or self.kinds[number] is BlockKind.DIALOGUE:
                continue
            invites = line.names(page.invitations)
            if not (invites or line.names(page.comments)):
                continue
            if self._has_comments(number, page.comment_openers) or (invites and self._is_late(number)):
                for one in range(number, len(self.lines)):
                    self._mark(one, BlockKind.COMMENT)
                return
            if invites or any(character.isdigit() for character in line.text):
                self._mark(number, BlockKind.NAVIGATION)

    def _is_late(self, number: int) -> bool:
        """Whether most of the article is above."""
        prose = [len(line.text) for line in self.lines if line.is_prose]
        above = sum(len(line.text) for line in self.lines[:number] if line.is_prose)
        return above * 2 >= sum(prose)

    def _has_comments(self, heading: int, openers: tuple[str, ...]) -> bool:
        return any(self._is_comment_head(line, openers) for line in self.lines[heading + 1 : heading + 1 + _REACH])

    def _is_comment_head(self, line: PageLine, openers: tuple[str, ...]) -> bool:
        """A button below a comment, or the writer's name with a time or before *writes:* and the comment."""
        page = line.pack.page
        if line.names((*page.comment_marks, *page.invitations)):
            return True
        written = line.text[:_HEADER_LENGTH].casefold()
        if any(f" {word}:" in written for word in openers):
            return True
        return len(line.text) <= _HEADER_LENGTH and not line.ends and _TIME.search(line.text) is not None

    def _find_bylines(self) -> None:
        prose = 0
        last_read = max((number for number, kind in enumerate(self.kinds) if kind.is_read), default=0)
        for number, line in enumerate(self.lines):
            prose += line.is_prose and self.kinds[number].is_read
            given = line.block.kind is BlockKind.BYLINE
            if not (given or self._may_change(number)):
                continue
            byline = byline_of(line, self._text, at_head=prose < _HEAD or number >= last_read)
            if byline is None:
                continue
            self._mark(number, BlockKind.BYLINE)
            self.published = self.published or byline.published
            self.changed = self.changed or byline.changed
        self._find_parts_of_bylines()

    def _find_parts_of_bylines(self) -> None:
        """A name alone above a byline belongs to it, but not the headline; so does a day alone beside one."""
        headline = next((number for number, kind in enumerate(self.kinds) if kind.is_read), 0)
        for number, line in enumerate(self.lines):
            beside = self.kinds[max(number - 1, 0) : number + 2]
            if BlockKind.BYLINE not in beside or not self._may_change(number):
                continue
            day = only_day(line, self._text)
            if day is not None or (number > headline and beside[-1] is BlockKind.BYLINE and is_name(line)):
                self._mark(number, BlockKind.BYLINE)
                self.published = self.published or day
