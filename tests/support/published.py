"""A site that tests look at, published from invented recaps, and its pages as trees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import html5rdf
from msgspec.structs import replace

from discourse_kg.settings import load_settings
from discourse_kg.site.publish import Published, publish
from discourse_kg.storage import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from support.commandline import Project

#: Invented, and as hostile as a recap can be.
HOSTILE: Final = """\
---
title: '</title><script>alert("title")</script> turned \u202eround'
date: 2032-05-06
language: en
source: "javascript:alert('source')"
author: "\u202eEvil \\"><img src=x onerror=alert(1)>"
licence: "javascript:alert('licence')"
event: '"><svg onload=alert(1)> & ''quoted'' { 7 * 7 }'
event_date: 2032-05-05
place: </script><script>alert("place")</script>
topics: ['<b>bold</b>']
---
On the panel were Rowan Invented (<i>gardener</i>, Birch Bay "Council") and Tova Ekmark (lawyer, Leaf Board).

Rowan Invented said that "</script><script>alert('quote')</script>" is a text in Estonia. Tova Ekmark argued that
<!-- no comment --> LONGWORD is \u202ea word\u202c.
""".replace("LONGWORD", "x" * 400)


def talkative(statements: int) -> str:
    """An invented recap in which two people say something in turn, so many times together."""
    said = (
        f"{name} said that point {number} is about Estonia."
        for number, name in zip(range(statements), ["Rowan Invented", "Tova Ekmark"] * statements, strict=False)
    )
    return (
        "---\ntitle: Invented talk\nlanguage: en\nevent: Invented Long Day\nevent_date: 2033-01-02\n---\n"
        "On the panel were Rowan Invented (head gardener, Birch Bay Council) and Tova Ekmark (lawyer, Leaf Board).\n\n"
        + "\n\n".join(said)
        + "\n"
    )


def held(folder: Path) -> dict[str, bytes]:
    """What the files of a site hold, by their paths, without what is kept for the next publishing."""
    found = (path for path in folder.rglob("*") if path.is_file() and ".publication" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


@dataclass(frozen=True)
class Page:
    """A page of a site: its path, its text, and what a browser would make of it."""

    path: str
    text: str

    @cached_property
    def parser(self) -> html5rdf.HTMLParser:
        return html5rdf.HTMLParser(namespaceHTMLElements=False)

    @cached_property
    def tree(self) -> Element:
        tree: Element = self.parser.parse(self.text)
        return tree

    @cached_property
    def errors(self) -> list[object]:
        _ = self.tree
        return list(self.parser.errors)

    def all(self, *tags: str) -> list[Element]:
        return [each for each in self.tree.iter() if each.tag in tags]

    def words(self, *tags: str) -> list[str]:
        """The text of all elements of these tags, on one line each."""
        return [" ".join("".join(each.itertext()).split()) for each in self.all(*tags)]

    def linked(self) -> Iterator[str]:
        """The paths in the site that the page leads to."""
        for each in self.tree.iter():
            for name in ("href", "src", "action"):
                address = each.get(name)
                if address is not None and not urlsplit(address).scheme and urlsplit(address).path:
                    yield normpath(join(dirname(self.path), urlsplit(address).path))


@dataclass(frozen=True)
class PublishedSite:
    """The folder of a site."""

    folder: Path
    _read: dict[str, Page] = field(default_factory=dict)

    def text(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def page(self, path: str) -> Page:
        """A page, which is read once."""
        if path not in self._read:
            self._read[path] = Page(path, self.text(path))
        return self._read[path]

    @property
    def paths(self) -> list[str]:
        files = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return sorted(path for path in files if not path.startswith(".publication/"))

    def pages(self, pattern: str = r"(?!query/|sparql|search|404).*\.html") -> list[Page]:
        """The pages whose paths match; those of these tests, when none is given.

        The page for what is missing is none of them: it is shown at any address, and its links are absolute.
        """
        return [self.page(path) for path in self.paths if re.fullmatch(pattern, path)]

    def titled(self, kind: str, words: str) -> Page:
        """The one page of that kind, in the first language, whose heading is so."""
        pages = self.pages(rf"doc/{kind}/[^.]+\.html")
        (found,) = (page for page in pages if page.words("h1") == [words])
        return found


def published(project: Project, folder: Path) -> tuple[PublishedSite, Published]:
    """Publish a project's store as it is now."""
    settings = replace(load_settings(project.folder, {}), sources=(str(project.recaps),))
    with open_store(project.store, read_only=True) as store:
        done = publish(store, settings.base, settings, folder)
    return PublishedSite(folder), done
