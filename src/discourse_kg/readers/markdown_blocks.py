"""Blocks of Markdown, read by markdown-it; each piece of text is found again in the source, in its order.

What some systems add to Markdown is blanked before: shortcodes and tags of templates, attributes, comments,
embedded notes.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from discourse_kg.model import BlockKind
from discourse_kg.readers.drafts import Draft
from discourse_kg.readers.html_blocks import html_blocks
from discourse_kg.readers.line_forms import looks_like_heading, runs_on
from discourse_kg.readers.lines import REPLIED, opened_blocks
from discourse_kg.readers.mapped_text import MappedText
from discourse_kg.readers.markdown_stress import is_stressed, opening_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

#: What is blanked: Hugo's and Zola's shortcodes, Liquid's tags, comments of Obsidian and HTML, embedded notes, the
#: kind of a callout, attributes of Kramdown, and the marks around the words of wiki links and highlights.
_ADDED: Final = re.compile(
    r"\{\{[<%]\s{0,9}highlight\b.{0,5000}?\{\{[<%]\s{0,9}/highlight\s{0,9}[%>]\}\}"
    r"|\{%-?\s{0,9}(highlight|raw|comment)\b.{0,5000}?\{%-?\s{0,9}end\1\s{0,9}-?%\}"
    r"|\{\{.{0,2000}?\}\}|\{%.{0,2000}?%\}|^%%.{0,20000}?%%|<!--(?:(?:(?!<!--).)*?-->)?"
    r"|!\[\[[^\]\n]{0,400}\]\]|(?<=>) ?\[![\w-]{1,40}\][+-]?"
    r"|\{[:#.][^{}\n]{0,200}\}|\[\[(?:[^\]|\n]{0,400}\|)?|\]\]|==(?=\S)|(?<=\S)==(?!=)",
    re.DOTALL | re.MULTILINE,
)
_MARKER: Final = re.compile(r"[ \t>]*((?:[-*+]|\d{1,9}[.)])[ \t]+)")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
#: A line of prose: what opens with a mark stands in a list, a table or a block of code.
_LINE: Final = re.compile(r"^([^\W_][^\n]*)\n(?=[^\W_])", re.MULTILINE)
_QUOTED: Final = re.compile(rf"^{REPLIED.pattern}", re.MULTILINE)
#: What stands before a target of a link, where a shortcode gives it.
_BEFORE_TARGET: Final = re.compile(r"\](?:\(<?|:[ \t]{1,4})$")
#: Marks of emphasis that CommonMark leaves, because they stand where they open and close nothing.
_LEFT_EMPHASIS: Final = re.compile(r"\*{2,}(?!\d)|(?<![\w_])__(?=[^\W_])|(?<=[^\s_])__(?![\w_])|(?<!\S)__(?!\S)")
#: An image that CommonMark leaves, because there are spaces in its target; a link, and its words.
_LEFT_IMAGE: Final = re.compile(r"!\[[^\[\]\n]{0,400}\]\([^()\n]{0,800}\)")
_LEFT_LINK: Final = re.compile(
    r"\[([^\[\]\n]{0,400})\]\((?=[ \t]*[\"\x27)]|[a-zA-Z][a-zA-Z+.-]{1,20}:|[/#.]|www\.)[^()\n]{0,800}\)"
)
_WORD: Final = re.compile(r"\w")
_HTML_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_UNREAD_TAG: Final = re.compile(r"<(/?)(?:script|style|template|svg|textarea)\b", re.IGNORECASE)
#: A character that is written as an escape or an entity.
_ESCAPED: Final = "text_special"
_WORDS: Final = frozenset({"text", _ESCAPED, "code_inline"})
_LONGEST_SETEXT: Final = 90


def blocks_of_markdown(text: MappedText) -> Iterator[Draft]:
    """Cut Markdown into blocks. Where no line is empty, each line counts, as in plain text."""
    # The parser would put another character in the place of U+0000, which could not be found again.
    blanked = text.sub(_ADDED, _blank).sub(r"\r\n?", "\n").sub("\0", " ")
    if not _BLANK_LINE.search(blanked.text.strip()) and not blanked.text.lstrip().startswith("<"):
        blanked = blanked.sub(_LINE, lambda found: found.group() if runs_on(found[1].rstrip()) else f"{found[1]}\n\n")
    yield from (draft for draft in _Blocks(blanked).read() if _WORD.search(draft.text.text))


def _blank(found: re.Match[str]) -> str:
    """White space as long as what was found; in the place of a link's target, something that can be one."""
    before = found.string[max(0, found.start() - 8) : found.start()]
    return re.sub(r"[^\n]", "-" if _BEFORE_TARGET.search(before) else " ", found.group())


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables and footnotes; text that is set in from the margin is no code, and escapes stay apart."""
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"]).disable("code")
    return parser.use(footnote_plugin, inline=False).disable(["text_join"])


class _Blocks:
    """The blocks of one text, from the tokens of its lines."""

    def __init__(self, source: MappedText) -> None:
        self._source: Final = source
        self._starts: Final = [0, *(found.end() for found in re.finditer("\n", source.text)), len(source)]

    def read(self) -> Iterator[Draft]:
        within: list[str] = []
        first_of_item = False
        row: list[MappedText] = []
        for before, token in pairwise([None, *_parser().parse(self._source.text)]):
            if token is None:
                continue
            if token.nesting > 0:
                within.append(token.type)
                first_of_item = first_of_item or token.type == "list_item_open"
            elif token.nesting < 0:
                within.pop()
                if token.type == "tr_close":
                    yield from _row(row, head="thead_open" in within)
                    row = []
            elif token.type == "inline":
                lines = list(self._inline(token))
                if "tr_open" in within:
                    row.append(MappedText.joined(lines, " "))
                else:
                    opened = before.type if before else ""
                    yield from self._drafts(token, lines, opened, within, first_of_item=first_of_item)
                    first_of_item = False
            elif token.type == "html_block":
                yield from self._html(token, within, first_of_item=first_of_item)
                first_of_item = False
            elif token.type == "fence":
                yield Draft(BlockKind.CODE, self._lines(token))

    def _drafts(
        self, token: Token, lines: list[MappedText], opened: str, within: Sequence[str], *, first_of_item: bool
    ) -> Iterator[Draft]:
        lines = [line for line in lines if line.text.strip()]
        if not lines:
            return
        if opened == "heading_open" and not (len(lines) > 1 or len(lines[0]) > _LONGEST_SETEXT):
            yield Draft(BlockKind.HEADING, lines[0])
            return
        if "footnote_open" in within:
            yield Draft(BlockKind.NOTE, MappedText.joined(lines, " "))
            return
        lines = self._with_marker(token, lines) if first_of_item else lines
        alone = not first_of_item and "list_item_open" not in within
        asked = opening_question(token)
        if asked and asked in lines[0].text:
            end = lines[0].text.index(asked) + len(asked)
            yield from _paragraph([lines[0][:end]], alone=alone, stressed=True)
            lines, alone = [line for line in (lines[0][end:].stripped(), *lines[1:]) if line.text], False
        yield from _paragraph(lines, alone=alone, stressed=is_stressed(token))

    def _html(self, token: Token, within: Sequence[str], *, first_of_item: bool) -> Iterator[Draft]:
        """The blocks of HTML; where it begins an item, the first one is the item, with the mark that makes it one."""
        lines = self._lines(token)
        marker = _MARKER.match(lines.text) if first_of_item else None
        if marker:
            mark, lines = lines[marker.start(1) : marker.end(1)], lines[marker.end() :]
        if "blockquote_open" in within:
            lines = lines.sub(_QUOTED, "")
        for draft in html_blocks(lines):
            if marker and draft.kind.is_read:
                marker = None
                yield Draft(BlockKind.ITEM, mark + draft.text.stripped())
            else:
                yield draft

    def _with_marker(self, token: Token, lines: list[MappedText]) -> list[MappedText]:
        """The lines of an item, the first one with the mark that makes it one."""
        marker = _MARKER.match(self._source.text, self._starts[(token.map or [0])[0]])
        return [self._source[marker.start(1) : marker.end(1)] + lines[0], *lines[1:]] if marker else lines

    def _lines(self, token: Token) -> MappedText:
        start, end = token.map or [0, 0]
        return self._source[self._starts[start] : self._starts[min(end, len(self._starts) - 1)]]

    def _inline(self, token: Token) -> Iterator[MappedText]:
        """The lines of a block's text, without marks."""
        for line in self._marked(token):
            linked = line.sub(_LEFT_IMAGE, "").unwrapped(_LEFT_LINK, 1) if "](" in line.text else line
            yield linked.sub(_LEFT_EMPHASIS, "") if "**" in linked.text or "__" in linked.text else linked

    def _marked(self, token: Token) -> Iterator[MappedText]:
        """The lines of a block's text, without the marks that CommonMark knows."""
        start, end = token.map or [0, 0]
        finder = _Finder(self._source, self._starts[start], self._starts[min(end, len(self._starts) - 1)])
        parts: list[MappedText] = []
        unread = False
        for child in token.children or ():
            if child.type == "html_inline" and (tag := _UNREAD_TAG.match(child.content)):
                unread = not tag.group(1)
            if _breaks_line(child):
                finder.skip(child.content or "\n")
                yield MappedText.joined(parts)
                parts = []
            elif child.type in _WORDS and not unread:
                written = child.markup if child.type == _ESCAPED else child.content
                parts.append(finder.take(written, child.content))
            else:
                finder.pass_over(child)
        yield MappedText.joined(parts)


def _breaks_line(token: Token) -> bool:
    is_break = token.type == "html_inline" and _HTML_BREAK.fullmatch(token.content) is not None
    return is_break or token.type in {"softbreak", "hardbreak"}


class _Finder:
    """Finds pieces of text in their order in a stretch of the source."""

    def __init__(self, source: MappedText, start: int, end: int) -> None:
        self._source, self._at, self._end = source, start, end

    def take(self, written: str, shown: str) -> MappedText:
        """What stands for the next place where this is written."""
        if not written:
            return MappedText.of("")
        found = self._source.text.find(written, self._at, self._end)
        if found < 0 and (wrapped := self._wrapped(written)):
            self._at = wrapped.end()
            return MappedText.made(shown, *self._source[slice(*wrapped.span())].original)
        if found < 0:
            # Tabs in odd places: the words are kept, with the place of all that is left of the block.
            rest = self._source[self._at : self._end] or self._source
            return MappedText.made(shown, *rest.original)
        self._at = found + len(written)
        piece = self._source[found : self._at]
        return piece if shown == written else MappedText.made(shown, *piece.original)

    def _wrapped(self, written: str) -> re.Match[str] | None:
        """Where this is written with a line end for a space, as in code."""
        if " " not in written:
            return None
        pattern = re.compile(re.escape(written).replace(r"\ ", r"[ \n]"))
        return pattern.search(self._source.text, self._at, self._end)

    def skip(self, written: str) -> None:
        """Go past the next place where this is written."""
        found = self._source.text.find(written, self._at, self._end)
        if found >= 0:
            self._at = found + len(written)

    def pass_over(self, token: Token) -> None:
        """Go past what is no part of the text."""
        if token.type == "link_close" and token.info != "auto":
            self._skip_target()
        elif token.type == "footnote_ref":
            self.skip("]")
        elif token.type in {"html_inline", "image", *_WORDS}:
            self.skip(token.markup if token.type == _ESCAPED else token.content)
            if token.type == "image":
                self._skip_target()

    def _skip_target(self) -> None:
        """Go past the target of a link or an image, whose words have just been read."""
        text = self._source.text
        closing = text.find("]", self._at, self._end)
        if closing < 0:
            return
        self._at = closing + 1
        following = text[self._at : self._at + 1]
        if following == "[":
            self.skip("]")
        elif following == "(":
            self._at = _target_end(text, self._at, self._end)


def _target_end(text: str, start: int, end: int) -> int:
    """Where a target in parentheses ends: parentheses in it are balanced, and those in its title do not count."""
    depth, quote = 0, ""
    for position in range(start, end):
        character = text[position]
        if quote:
            quote = "" if character == quote and text[position - 1] != "\\" else quote
        elif character in "\"'" and text[position - 1].isspace():
            quote = character
        elif character in "()":
            depth += 1 if character == "(" else -1
            if not depth:
                return position + 1
    return start + 1


def _paragraph(lines: Sequence[MappedText], *, alone: bool, stressed: bool = False) -> Iterator[Draft]:
    """The blocks of a paragraph; a short one of one line is a heading where it is `alone` in no list."""
    for begun, (kind, block) in enumerate(opened_blocks(lines)):
        text = block[0].text.strip()
        is_heading = alone and len(lines) == 1 and kind is BlockKind.PARAGRAPH and looks_like_heading(text)
        drawn = BlockKind.HEADING if is_heading else kind
        yield Draft(drawn, _joined(block), follows=begun > 0, stressed=stressed)


def _joined(lines: Sequence[MappedText]) -> MappedText:
    """The lines as one; where a line does not go on in the next, the line end stays."""
    parts = [lines[0]]
    for before, line in pairwise(lines):
        separator = " " if runs_on(before.text.rstrip()) else "\n"
        parts += (MappedText.gap(separator, before, line), line) if before and line else (line,)
    return MappedText.joined(parts)


def _row(cells: Sequence[MappedText], *, head: bool) -> Iterator[Draft]:
    text = MappedText.joined([cell.stripped() for cell in cells], ", ")
    if text:
        yield Draft(BlockKind.TABLE_HEAD if head else BlockKind.ROW, text)
