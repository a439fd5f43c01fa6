"""What a web page says of itself: its title without the site's, its author and days, address, licence and language.

Each comes from records of schema.org, from its head, or from what its elements say; never from its prose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from discourse_kg.decoding import Table
from discourse_kg.readers.html_tokens import resolved
from discourse_kg.readers.html_tree import headlines
from discourse_kg.readers.json_ld import names_by_identifier, of_types, records_of, words
from discourse_kg.readers.reader_tables import reader_table
from discourse_kg.web_addresses import is_web_address

if TYPE_CHECKING:
    from discourse_kg.readers.html_tree import Element, Page

_DAY: Final = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
#: What stands between the title of a page and the name of its site.
_BETWEEN: Final = re.compile(r"\s+[|–—·•»«:/\\-]+\s+|\s*[|»]\s*|\s+::\s+")
#: A link's own words are no deeper in it than this.
_NEAR: Final = 4
#: A title or a name is no longer than this.
_LONGEST: Final = 300
_UNWRITABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]+")


class _Records(Table, frozen=True, kw_only=True):
    """Types of schema.org: of articles, and of pages."""

    types: tuple[str, ...]
    pages: tuple[str, ...]


class _Classes(Table, frozen=True, kw_only=True):
    """Classes of `time` elements, by what their dates are."""

    published: tuple[str, ...]
    changed: tuple[str, ...]


class _FactNames(Table, frozen=True, kw_only=True):
    """The names under which pages say things of themselves."""

    title: tuple[str, ...]
    site: tuple[str, ...]
    author: tuple[str, ...]
    published: tuple[str, ...]
    changed: tuple[str, ...]
    licence: tuple[str, ...]
    language: tuple[str, ...]
    address: tuple[str, ...]
    records: _Records
    classes: _Classes


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself. `titles` are all that could be its title, the likeliest first."""

    title: str | None = None
    titles: tuple[str, ...] = ()
    author: str | None = None
    published: date | None = None
    changed: date | None = None
    address: str | None = None
    licence: str | None = None
    language: str | None = None


@cache
def _names() -> _FactNames:
    return reader_table("page_facts.toml", _FactNames)


def facts_of(page: Page, address: str = "") -> PageFacts:
    """Gather what a page says of itself; addresses in it are relative to the one that it was fetched from."""
    return _Facts(page, address).gathered()


@dataclass(slots=True)
class _Said:
    """What the elements of a page say, by name and relation, in their order."""

    named: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    related: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    times: list[Element] = field(default_factory=list)
    language: str | None = None
    base: str = ""


class _Facts:
    def __init__(self, page: Page, address: str) -> None:
        self._page: Final = page
        self._fetched_from: Final = address
        self._said: Final = _said(page)
        every = records_of(page.records)
        self._referred: Final = names_by_identifier(every)
        names = _names().records
        self._records: Final = [*of_types(every, names.types), *of_types(every, names.pages)]

    def gathered(self) -> PageFacts:
        titles = tuple(dict.fromkeys(self._titles()))
        published = self._day("datePublished", _names().published, _names().classes.published)
        changed = self._day("dateModified", _names().changed, _names().classes.changed)
        return PageFacts(
            title=titles[0] if titles else None,
            titles=titles,
            author=self._author(),
            published=published or self._only_time(changed),
            changed=changed,
            address=self._address(),
            licence=next(filter(is_web_address, self._licences()), None),
            language=self._language(),
        )

    def _titles(self) -> Iterator[str]:
        """The titles, without what the site adds to them."""
        headings = [_clean(text) for text in self._headings()]
        told = (*self._values("headline"), *self._named(_names().title), self._page.title or "")
        given = [_clean(text) for text in told]
        sites = [_clean(text) for text in (*self._named(_names().site), *self._publishers())]
        for title in filter(None, given):
            yield _without_site(title, sites, headings)
        if len(headings) == 1 or not any(given):
            yield from filter(None, headings)

    def _headings(self) -> list[str]:
        texts: dict[Element, list[str]] = {element: [] for element in headlines(self._page)}
        for block in self._page.blocks:
            if block.element in texts:
                texts[block.element].extend(run.text.text for run in block.runs)
        return ["".join(parts) for parts in texts.values()]

    def _author(self) -> str | None:
        """The authors of the first record that has any, else the first that the head or an element names."""
        for record in self._records:
            if names := _names_among(map(resolved, words(record.get("author"), self._referred))):
                return ", ".join(names)
        names = _names_among((*self._named(_names().author), *self._related_text()))
        return names[0] if names else None

    def _related_text(self) -> Iterator[str]:
        """The words of links to the author, and of elements that are the author in microdata."""
        texts: dict[Element, list[str]] = {}
        for block in self._page.blocks:
            for run in block.runs:
                around = islice(run.element.ancestors(), _NEAR)
                if (element := next(filter(_is_author, around), None)) is not None:
                    texts.setdefault(element, []).append(run.text.text)
        yield from ("".join(parts) for parts in texts.values())

    def _day(self, record_key: str, names: Iterable[str], classes: Iterable[str]) -> date | None:
        given = (*self._values(record_key), *self._named(names), *self._timed(set(classes)))
        return next((day for value in given if (day := _day(value)) is not None), None)

    def _timed(self, classes: set[str]) -> Iterator[str]:
        for element in self._said.times:
            own = set(element.attributes.get("class", "").lower().split())
            marked = "pubdate" in element.attributes and "pubdate" in classes
            if marked or own & classes:
                yield element.attributes.get("datetime", "")

    def _only_time(self, changed: date | None) -> date | None:
        """The day of the only `time` of the page, if nothing says that it is another than that of publication."""
        given = (element.attributes.get("datetime", "") for element in self._said.times)
        days = {day for value in given if (day := _day(value)) is not None}
        unmarked = not any(self._timed(set(_names().classes.changed)))
        only = days.pop() if len(days) == 1 and unmarked else None
        return only if only != changed else None

    def _address(self) -> str | None:
        given = (*self._said.related["canonical"], *self._named(_names().address))
        bases = (self._said.base, self._fetched_from, *self._named(_names().address))
        base = next(filter(is_web_address, bases), "")
        return next((address for one in given if is_web_address(address := _joined(base, one))), None)

    def _licences(self) -> Iterator[str]:
        yield from self._values("license")
        yield from self._named(_names().licence)
        yield from self._said.related["license"]

    def _language(self) -> str | None:
        given = (self._said.language or "", *self._named(_names().language), *self._values("inLanguage"))
        return next((found.group().lower() for one in given if (found := _LANGUAGE.match(one.strip()))), None)

    def _publishers(self) -> Iterator[str]:
        for value in self._values_raw("publisher"):
            yield from words(value, self._referred)

    def _values_raw(self, key: str) -> list[Any]:
        return [record[key] for record in self._records if record.get(key)]

    def _values(self, key: str) -> Iterator[str]:
        for value in self._values_raw(key):
            yield from map(resolved, words(value, self._referred))

    def _named(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            yield from self._said.named[name]


def _said(page: Page) -> _Said:
    said = _Said()
    for element in page.elements:
        attributes = element.attributes
        content = attributes.get("content", attributes.get("datetime", "")) if element.tag in {"meta", "time"} else ""
        if content:
            keys = (attributes.get(key, "").lower() for key in ("property", "name", "itemprop", "http-equiv"))
            for key in dict.fromkeys(filter(None, keys)):
                said.named[key].append(content)
        if "rel" in attributes and (target := attributes.get("href")) and element.tag in {"link", "a"}:
            for relation in attributes["rel"].lower().split():
                said.related[relation].append(target)
        if element.tag == "time":
            said.times.append(element)
        if element.tag == "html":
            said.language = said.language or attributes.get("lang") or attributes.get("xml:lang")
        if element.tag == "base":
            said.base = said.base or attributes.get("href", "")
    return said


def _names_among(given: Iterable[str]) -> list[str]:
    """The words that are names, each once: no addresses, and no names of accounts."""
    names = dict.fromkeys(filter(None, map(_clean, given)))
    return [name for name in names if not is_web_address(name) and not name.startswith("@")]


def _is_author(element: Element) -> bool:
    said = f"{element.attributes.get('rel', '')} {element.attributes.get('itemprop', '')}"
    return "author" in said.lower().split()


def _clean(text: str) -> str:
    """Words on one line, without what cannot be seen; nothing if they are too long to be a name."""
    line = " ".join(_UNWRITABLE.sub("", text).split())
    return line if len(line) <= _LONGEST else ""


def _without_site(title: str, sites: Iterable[str], headings: Iterable[str]) -> str:
    """A title without the name of the site behind or before it."""
    for heading in headings:
        if heading and heading != title and (_is_part(title, heading) or heading.startswith(f"{title} ")):
            return heading
    for site in filter(None, sites):
        if _is_part(title, site):
            parts = _BETWEEN.split(title)
            if len(parts) > 1 and parts[-1].casefold() == site.casefold():
                return title[: len(title) - len(site)].rstrip(" |–—·•»«:/\\-")
            if len(parts) > 1 and parts[0].casefold() == site.casefold():
                return title[len(site) :].lstrip(" |–—·•»«:/\\-")
    return title


def _is_part(title: str, words_of_it: str) -> bool:
    """Whether words begin or end a title, and a separator stands beside them."""
    whole, part = title.casefold(), words_of_it.casefold()
    if whole.startswith(part):
        return _BETWEEN.match(title, len(words_of_it)) is not None
    if whole.endswith(part):
        before = title[: len(title) - len(words_of_it)]
        return bool(before) and _BETWEEN.search(before[-6:] + " ") is not None and not before[-1:].isalnum()
    return False


def _day(value: str) -> date | None:
    """The day of a date or a time, as it is written.

    >>> _day("2024-03-15T08:00:00+01:00")
    datetime.date(2024, 3, 15)
    """
    value = value.strip()[:64]
    try:
        if found := _DAY.match(value):
            return date(*map(int, found.groups()))
        parsed = parsedate(value)
        return date(*parsed[:3]) if parsed else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _joined(base: str, target: str) -> str:
    try:
        return urljoin(base, target.strip()) if base else target.strip()
    except ValueError:
        return ""
