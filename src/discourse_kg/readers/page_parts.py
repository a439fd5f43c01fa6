"""What the parts of a page are, as its authors call them: by tag, by ARIA role, by the names of classes and ids."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from discourse_kg.decoding import Table
from discourse_kg.model import BlockKind
from discourse_kg.readers.html_tree import HEADINGS, Element
from discourse_kg.readers.reader_tables import reader_table

#: Names of classes that tell of a whole page, or of what the element is not.
_ABOUT_THE_PAGE: Final = frozenset({"html", "body", "main", ""})
_NEGATING: Final = re.compile(r"-(?:no|has|with|without|is|hide|show)-[^- ]+")
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS: Final = re.compile(r"[^a-z0-9 ]+")
#: Elements that notes and their marks are in.
_NOTES: Final = frozenset({"sup", "a", "span", "small", "li", "ol", "p", "section", "aside"})
#: No class or id is so long; a longer one is cut.
_LONGEST: Final = 400
#: An article in a page is called a comment or a teaser as a whole, or by how the word begins.
_OF_ARTICLES: Final = frozenset({BlockKind.COMMENT, BlockKind.TEASER})


class _Names(Table, frozen=True, kw_only=True):
    """The names by which parts of one kind go; `linked_classes` tell only where there is a link in the part."""

    tags: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    linked_classes: tuple[str, ...] = ()


class _PartNames(Table, frozen=True, kw_only=True):
    """The names of all kinds of parts."""

    article: _Names
    navigation: _Names
    teaser: _Names
    comment: _Names
    notice: _Names
    caption: _Names
    byline: _Names
    note: _Names


@cache
def _names() -> _PartNames:
    return reader_table("page_parts.toml", _PartNames)


@cache
def _by_tag_and_role() -> tuple[dict[str, BlockKind], dict[str, BlockKind]]:
    tags, roles = dict[str, BlockKind](), dict[str, BlockKind]()
    for kind, names in _kinds():
        tags.update(dict.fromkeys(names.tags, kind))
        roles.update(dict.fromkeys(names.roles, kind))
    return tags, roles


def _kinds() -> list[tuple[BlockKind, _Names]]:
    names = _names()
    kinds = ("comment", "teaser", "notice", "navigation", "caption", "byline", "note")
    return [(BlockKind(kind), getattr(names, kind)) for kind in kinds]


@cache
def _by_class() -> list[tuple[BlockKind, re.Pattern[str]]]:
    return [(kind, _pattern(names.classes)) for kind, names in _kinds()]


@cache
def _patterns_of_linked() -> re.Pattern[str]:
    return _pattern(_names().teaser.linked_classes)


@cache
def _article_pattern() -> re.Pattern[str]:
    return _pattern(_names().article.classes)


def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[- ](?:{'|'.join(sorted(names, key=len, reverse=True))})\d*(?=[- ])")


def part_kind(element: Element) -> BlockKind | None:
    """What an element is, apart from the article, if its tag, its role or its names tell.

    >>> from discourse_kg.readers.html_tree import Element
    >>> part_kind(Element("div", {"class": "site-footer dark"}))
    <BlockKind.NOTICE: 'notice'>
    """
    if element.tag in _ABOUT_THE_PAGE:
        return None
    if is_article(element):
        return _kind_of_article(element)
    tags, roles = _by_tag_and_role()
    role = element.attributes.get("role", "").strip().lower()
    kind = roles.get(role) or tags.get(element.tag)
    if kind is not None or element.tag in HEADINGS or not (words := _words(element)):
        return kind
    found = next((kind for kind, pattern in _by_class() if pattern.search(words)), None)
    if found is None and element.links and _patterns_of_linked().search(words):
        return BlockKind.TEASER
    return found if found is not BlockKind.NOTE or element.tag in _NOTES else None


def _kind_of_article(element: Element) -> BlockKind | None:
    """Whether an article is a comment or a teaser; systems for blogs name categories and tags among its classes."""
    patterns = [(kind, pattern) for kind, pattern in _by_class() if kind in _OF_ARTICLES]
    words = _words(element).split(" ")
    found = next((kind for kind, pattern in patterns if any(map(pattern.match, words))), None)
    if found is None and element.links and any(map(_patterns_of_linked().match, words)):
        return BlockKind.TEASER
    return found


def is_article(element: Element) -> bool:
    """Whether an element is an article, by its tag, role or microdata."""
    if element.tag == "article" or element.attributes.get("role") == "article":
        return True
    return "hentry" in element.attributes.get("class", "").lower().split()


def is_called_article(element: Element) -> bool:
    """Whether an element's names say that the text of an article is in it."""
    if "articlebody" in element.attributes.get("itemprop", "").lower().split():
        return True
    return element.is_block and bool((words := _words(element)) and _article_pattern().search(words))


def is_main(element: Element) -> bool:
    """Whether an element is the main part of the page."""
    return element.tag == "main" or element.attributes.get("role") == "main"


def _words(element: Element) -> str:
    """The names of an element in lower case, their words with hyphens between them; empty if it has none."""
    names = f"{element.attributes.get('class', '')[:_LONGEST]} {element.attributes.get('id', '')[:_LONGEST]}"
    if names == " ":
        return ""
    words = _SEPARATORS.sub("-", _HUMP.sub("-", " ".join(names.split())).lower())
    return _NEGATING.sub("", f"-{words.replace(' ', '- -')}-")
