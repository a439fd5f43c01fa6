"""Find the titles of panels, only from words that name them: quoted beside a word for one, or behind it on a line.

*panelen ”Ström över gränser”*, *“Connected Quays,” a panel discussion*, *Session 2: Who governs, who pays?*. A
headline, a first sentence, a caption, and what somebody says there, are no titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from discourse_kg.extraction.event_words import LONGEST_TOLD
from discourse_kg.extraction.quotation import Quotation
from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Span
from discourse_kg.noun_phrases.names import Token, phrase_pattern, tokenise, word_set

#: A title has so many words, at least and at most.
_LEAST: Final = 2
_MOST: Final = 24
#: Behind a quotation, so many words may stand before the word for a panel (*“…,” a lively panel*).
_BEHIND: Final = 3
#: Between what says that it is a recap and the word for a panel, in characters.
_NEAR: Final = 20
#: A title between commas is at most so many words behind the word for a panel.
_APPOSED: Final = 6
_MARKS: Final = ' \t”“"«»„‘’'


def panel_title(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> Span | None:
    """The first title of a panel in the text; None where no words name one."""
    return next(panel_titles(text, blocks, pack), None)


def panel_titles(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> Iterator[Span]:
    """The titles of panels in the order of the text."""
    for block in blocks:
        if block.repeated or block.kind is BlockKind.DIALOGUE:
            continue
        words = block.span.of(text)
        if _panels(pack).search(words) is None:
            continue
        yield from _labelled(text, block, pack)
        yield from _recapped(text, block, pack)
        for unit in block.units:
            short = unit.span.end - unit.span.start <= LONGEST_TOLD
            if short and unit.quotations and _panels(pack).search(unit.span.of(text)):
                yield from _quoted(text, unit.span, unit.quotations, pack)


@cache
def _panels(pack: LanguagePack) -> re.Pattern[str]:
    return phrase_pattern((*pack.cast.panel, *pack.cast.talks))


def _labelled(text: str, block: Block, pack: LanguagePack) -> Iterator[Span]:
    """*Panel 1: From pilot to practice*: the rest of a line behind a word for a panel, and no names in it."""
    for found in _label(pack).finditer(text, block.span.start, block.span.end):
        line_end = text.find("\n", found.end(), block.span.end)
        start, end = found.end(), line_end if line_end >= 0 else block.span.end
        while start < end and text[start] in _MARKS:
            start += 1
        while end > start and text[end - 1] in _MARKS:
            end -= 1
        if start < end and text[end - 1] not in ".:" and _is_phrase(tokenise(text, Span(start, end)), pack):
            yield Span(start, end)


def _is_phrase(words: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether the words are a title's, with small ones among them, and not a list of names."""
    small = sum(word.text.isalpha() and not word.capitalised for word in words)
    small -= sum(word.folded in word_set((*pack.names.particles, *pack.cues.conjunctions)) for word in words)
    listed = any(word.text in ",;" for word in words) and small < _LEAST
    return _LEAST <= len(words) <= _MOST and small >= 1 and not listed


def _recapped(text: str, block: Block, pack: LanguagePack) -> Iterator[Span]:
    """*Who pays for the ice? Summary of a panel at …*: a first sentence of which the next says that it was a panel."""
    if len(block.sentences) < 2:  # noqa: PLR2004 (a title, and what says so)
        return
    first, second = block.sentences[:2]
    report = phrase_pattern(pack.events.reports).match(text, second.start, second.end)
    panel = _panels(pack).search(text, second.start, second.end)
    if report and panel and panel.start() - report.end() <= _NEAR:
        yield first


@cache
def _label(pack: LanguagePack) -> re.Pattern[str]:
    panels = "|".join(sorted(map(re.escape, (*pack.cast.panel, *pack.cast.talks)), key=len, reverse=True))
    return re.compile(
        rf"^(?:\#{{1,6}}[ \t]+)?(?:[^\W\d_]{{2,20}}[ \t])?(?:{panels})(?:[ \t]+\w{{1,3}})?[ \t]*[:|–—][ \t]+(?=\S)",
        re.IGNORECASE | re.MULTILINE,
    )


def _quoted(text: str, unit: Span, quotations: tuple[Quotation, ...], pack: LanguagePack) -> Iterator[Span]:
    tokens = tokenise(text, unit)
    for quotation in quotations:
        if not (quotation.closed and quotation.has_words(text, _LEAST)):
            continue
        before = [token for token in tokens if token.end <= quotation.span.start]
        behind = [token for token in tokens if token.start >= quotation.span.end]
        title = _trimmed(text, Span(quotation.span.start + 1, quotation.span.end - 1))
        if _names_before(before, pack) or _names_behind(text, title, behind, pack) or _is_apposed(before, behind, pack):
            yield title


def _names_before(before: list[Token], pack: LanguagePack) -> bool:
    """Whether a title follows right behind a word for a panel, or behind what joins one to it.

    *panelen ”…”*, *ett samtal under rubriken ”…”*, *panelen hade rubriken ”…”*, *temat för panelen var ”…”*.
    """
    words = [token.folded for token in before if token.text != ","]
    if not words:
        return False
    if _is_panel(words[-1], pack):
        return True
    titles = word_set(pack.events.titles)
    if words[-1] in word_set(pack.roles.copulas) and len(words) > 1:
        return _is_panel(words[-2], pack) and any(word in titles for word in words)
    for length in range(3, 0, -1):
        if " ".join(words[-length:]) in titles:
            return any(_is_panel(word, pack) for word in words[:-length][-_BEHIND - 1 :])
    return False


def _is_panel(folded: str, pack: LanguagePack) -> bool:
    """A word for a panel, or a compound that ends in one (*huvudsamtalet*)."""
    return folded in word_set((*pack.cast.panel, *pack.cast.talks)) or folded.endswith(pack.events.noun_endings)


def _is_apposed(before: list[Token], behind: list[Token], pack: LanguagePack) -> bool:
    """*Samtalet efter pausen, ”Vem har tid?”, leddes av …*: a title between commas, near a word for a panel."""
    if not (before and behind and before[-1].text == "," and behind[0].text == ","):
        return False
    panels = word_set((*pack.cast.panel, *pack.cast.talks))
    return any(token.folded in panels for token in before[-_APPOSED - 1 :])


def _names_behind(text: str, title: Span, behind: list[Token], pack: LanguagePack) -> bool:
    """*the “Connected Quays” panel*, *“Connected Quays,” a panel discussion*: and no verb of saying between."""
    words = [token.folded for token in behind[: _BEHIND + 1]]
    if words[:1] and words[0] == ",":
        words = words[1:]
    apposed = text[title.end] in ',”“"' and words[:1] != []
    if not apposed:
        return False
    panels, determiners = word_set((*pack.cast.panel, *pack.cast.talks)), word_set(pack.roles.determiners)
    return words[0] in panels or (words[0] in determiners and any(word in panels for word in words[1:]))


def _trimmed(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in ",. ":
        end -= 1
    return Span(span.start, end)
