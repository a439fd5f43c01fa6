"""What a line of a page is by its words alone: a byline, a caption, a teaser, a link of a menu, a notice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from discourse_kg.extraction.dates import full_dates, is_month, is_weekday
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Span, TextBlock
from discourse_kg.noun_phrases.name_shapes import NAME_TOKENS
from discourse_kg.noun_phrases.names import find_runs, phrase_pattern, tokenise, word_set

#: The longest line of each kind, in characters.
_BYLINE: Final = 140
LONGEST_CAPTION: Final = 300
_CREDIT: Final = 80
_TEASER: Final = 160
_NOTICE: Final = 400
_FOOTER: Final = 120

#: A link of a menu has at most so many words.
_LINK: Final = 4

#: A byline has at most so many words that are neither names nor words of bylines.
_OTHER_WORDS: Final = 3

_PROSE: Final = 80

#: Marks of lists, headings and emphasis before the words of a line, and after them.
_BEFORE: Final = re.compile("[\\s*_#>•·»\u203a→-]+|\\d{1,3}[.)]\\s+")
_AFTER: Final = " \t\n*_.…:»\u203a→>-–"
_SEPARATORS: Final = re.compile("[|•·\u203a»>\n/:]| [–-] ")
_ENDED: Final = re.compile(r"[.!?…][\"”“»«’')\]]*$")
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_NUMBER: Final = re.compile(r"\d[\d.:/-]*")
_COUNT: Final = "0123456789()[]: "
_RIGHTS: Final = re.compile(r"[©Ⓒ]|\(c\)\s")
_QUOTED: Final = re.compile(r"[“”„\"«»]")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A block of a page as its words tell: `words` are without marks around them, in lower case."""

    block: TextBlock
    text: str
    words: str
    pack: LanguagePack

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph of an article: long, and ended as a sentence is."""
        return len(self.text) >= _PROSE and _ENDED.search(self.text) is not None

    @property
    def is_short(self) -> bool:
        """Whether it could be a link, a button or a headline: nothing that ends as a sentence does."""
        return not self.is_prose and len(self.text) <= _TEASER and not (len(self.text) > _PROSE and self.ends)

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDED.search(self.text) is not None

    @property
    def is_link(self) -> bool:
        """Whether it has the words of a link in a menu and no others."""
        return self.words in word_set(self.pack.page.menu) or self.words in word_set(self.pack.page.comment_marks)

    def opens(self, phrases: tuple[str, ...]) -> re.Match[str] | None:
        """The phrase that the line begins with, if it is one of these."""
        return phrase_pattern(phrases).match(self.words)

    def labelled(self, phrases: tuple[str, ...]) -> bool:
        """Whether it is one of the phrases, alone or before a colon."""
        found = self.opens(phrases)
        return found is not None and not self.words[found.end() :].partition(":")[0].strip()

    def names(self, phrases: tuple[str, ...]) -> bool:
        """Whether it is one of the phrases, alone but for a number."""
        return self.words.strip(_COUNT) in word_set(phrases)


def line_of(text: str, block: TextBlock, pack: LanguagePack) -> PageLine:
    """Look at the words of a block."""
    words = block.span.of(text).strip()
    bare = words
    while found := _BEFORE.match(bare):
        bare = bare[found.end() :]
    return PageLine(block, words, " ".join(bare.casefold().split()).rstrip(_AFTER), pack)


def kind_of(line: PageLine) -> BlockKind | None:
    """The kind of block that the line's own words tell, if they tell one."""
    if line.block.kind is BlockKind.DIALOGUE:
        return None
    tests = {
        BlockKind.CAPTION: _is_caption,
        BlockKind.TEASER: _is_teaser,
        BlockKind.NOTICE: _is_notice,
        BlockKind.NAVIGATION: _is_navigation,
    }
    return next((kind for kind, test in tests.items() if test(line)), None)


def _is_teaser(line: PageLine) -> bool:
    """Whether the line sends the reader to another article, or marks an advertisement."""
    page = line.pack.page
    if line.labelled((*page.lists, *page.ads)):
        return len(line.text) <= _TEASER
    return len(line.text) <= _TEASER and line.opens(page.teasers) is not None


def _is_notice(line: PageLine) -> bool:
    """Whether the line is what the site says about itself or its publisher."""
    page = line.pack.page
    if len(line.text) > _NOTICE:
        return False
    if _RIGHTS.match(line.text) or line.opens(page.notices):
        return True
    return len(line.text) <= _FOOTER and line.labelled(page.footers)


def is_about_data(line: PageLine) -> bool:
    """Whether the line has the words of a notice of cookies and personal data."""
    return len(line.text) <= _NOTICE and phrase_pattern(line.pack.page.notice_words).search(line.words) is not None


def _is_caption(line: PageLine) -> bool:
    """Whether the line is a credit (*Photo: Name*), or ends with one and quotes nobody."""
    credit = _credit(line.pack).search(line.text)
    if credit is None or len(line.text) > LONGEST_CAPTION or len(line.text) - credit.end() > _CREDIT:
        return False
    return credit.start() == 0 or (
        line.text[: credit.start()].rstrip().endswith((".", "!", "?", ")", ",", "|")) and not _QUOTED.search(line.text)
    )


@cache
def _credit(pack: LanguagePack) -> re.Pattern[str]:
    return re.compile(rf"\(?{phrase_pattern(pack.cast.credits).pattern}\s*[:/]\s*", re.IGNORECASE)


def _is_navigation(line: PageLine) -> bool:
    """Whether the line is a link, or links in a row."""
    if line.is_link:
        return True
    parts = [part.strip() for part in _SEPARATORS.split(line.words) if part.strip()]
    if len(parts) < 2 or len(line.text) > _NOTICE or any(len(part.split()) > _LINK for part in parts):  # noqa: PLR2004
        return _only_links(line)
    links = word_set(line.pack.page.menu)
    return sum(part in links for part in parts) * 3 >= len(parts) and not line.ends


def _only_links(line: PageLine) -> bool:
    left = phrase_pattern((*line.pack.page.menu, *line.pack.page.comment_marks)).sub("", line.words)
    return bool(line.words) and not left.strip() and len(line.text) <= _TEASER


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline tells of dates: when the page was published, and when it was changed."""

    published: date | None = None
    changed: date | None = None


def byline_of(line: PageLine, text: str, *, at_head: bool) -> Byline | None:
    """Read a line that says who wrote the page and when it was published and changed; None if it is none.

    `at_head` is whether it stands where a byline does: only there names alone make one.
    """
    pack, block = line.pack, line.block.span
    if len(line.text) > _BYLINE or line.block.kind is BlockKind.DIALOGUE:
        return None
    words = block.of(text)
    days = [
        (Span(found.start - block.start, found.end - block.start), day)
        for found, day in full_dates(text, block, pack.tag)
    ]
    bare = _EMAIL.sub(" ", _without(words, [span for span, _ in days]))
    signed = line.opens(pack.cast.bylines) is not None
    dated = phrase_pattern((*pack.dates.published, *pack.page.changed)).search(words)
    timed = at_head and _tells_reading_time(line)
    dates_it = dated and (days or _NUMBER.search(words)) and _only_known(bare[: dated.start()], pack)
    if not (timed or dates_it or (at_head and _signs(line, bare, pack, signed=signed))):
        return None
    if _other_words(bare, pack) > _OTHER_WORDS or (line.ends and not days and not signed):
        return None
    published = next((day for span, day in days if not _is_changed(words, span.start, pack)), None)
    changed = next((day for span, day in days if _is_changed(words, span.start, pack)), None)
    return Byline(published, changed)


def _is_changed(line: str, position: int, pack: LanguagePack) -> bool:
    """Whether the date at a position is that of the last change: of the words that date, the nearest before says so."""
    words = (*pack.page.changed, *pack.dates.published, *pack.cast.bylines)
    found = list(phrase_pattern(words).finditer(line, 0, position))
    last = found[-1].group().casefold() if found else ""
    return " ".join(last.split()) in word_set(pack.page.changed)


def _signs(line: PageLine, bare: str, pack: LanguagePack, *, signed: bool) -> bool:
    """Whether a line at the head names its writer: behind *by*, before *reporter*, or beside an address."""
    run = next(find_runs(bare, tokenise(bare, Span(0, len(bare))), pack), None)
    if run is None:
        return bool(_EMAIL.search(line.text))
    if signed:
        return not line.ends or phrase_pattern(pack.cast.credits).search(bare) is not None
    named = len(run.tokens) in NAME_TOKENS and not bare[: run.span.start].strip()
    return named and (bool(_EMAIL.search(line.text)) or _only_titles(bare[run.span.end :], pack))


def _tells_reading_time(line: PageLine) -> bool:
    """Whether the line tells how long the page is to read, and besides it at most a day (*3 May, 4 min read*)."""
    page = line.pack.page
    left = phrase_pattern((*page.reading_times, *page.details)).sub(" ", line.words)
    others = re.findall(r"[^\W\d_][\w-]*", left)
    dated = all(is_month(word, line.pack.tag) or is_weekday(word, line.pack.tag) for word in others)
    return (
        dated and phrase_pattern(page.reading_times).search(line.words) is not None and bool(_NUMBER.search(line.words))
    )


def _only_titles(words: str, pack: LanguagePack) -> bool:
    """Whether what follows a name are words such as *reporter*, and at least one."""
    found = re.findall(r"\w+", words.casefold())
    return bool(found) and word_set(pack.cast.bylines).issuperset(found)


def is_name(line: PageLine) -> bool:
    """Whether the line is a name and nothing else."""
    run = next(find_runs(line.text, tokenise(line.text, Span(0, len(line.text))), line.pack), None)
    return run is not None and len(run.tokens) in NAME_TOKENS and run.span == Span(0, len(line.text))


def only_day(line: PageLine, text: str) -> date | None:
    """The day that the line names, if it has no other word than that of the weekday."""
    days = list(full_dates(text, line.block.span, line.pack.tag))
    if len(days) != 1:
        return None
    span, day = days[0]
    around = text[line.block.span.start : span.start] + " " + text[span.end : line.block.span.end]
    return day if all(is_weekday(word, line.pack.tag) for word in _left(around, line.pack)) else None


def _without(text: str, spans: list[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _only_known(words: str, pack: LanguagePack) -> bool:
    """Whether there are only names and words of bylines, and no sentence begins with them."""
    return not _left(words, pack) or bool(phrase_pattern(pack.cast.bylines).match(words.lstrip()))


def _left(words: str, pack: LanguagePack) -> list[str]:
    known = (
        *pack.cast.bylines,
        *pack.cast.credits,
        *pack.dates.published,
        *pack.page.changed,
        *pack.page.details,
        *pack.page.reading_times,
    )
    return re.findall(r"[^\W\d_][\w-]*", phrase_pattern(known).sub(" ", words))


def _other_words(words: str, pack: LanguagePack) -> int:
    return sum(word[0].islower() for word in _left(words, pack))
