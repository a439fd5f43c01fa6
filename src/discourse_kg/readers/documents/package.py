"""Packages that documents are: ZIP archives of XML files, opened within limits; nothing outside them is looked up."""

from __future__ import annotations

import zlib
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, LargeZipFile, ZipFile

from lxml import etree

from discourse_kg.readers.documents.parsing import UnreadableDocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OLE_SIGNATURE: Final = b"\xd0\xcf\x11\xe0"
_BROKEN: Final = (BadZipFile, LargeZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, RuntimeError)
_REMEDY: Final = "open it in the program that made it and save it again"
_MEGABYTE: Final = 1024 * 1024
#: What a package may hold; a file in it may unfold to so much. A novel is two megabytes of XML.
_MOST_FILES: Final = 10_000
_LARGEST: Final = 64 * _MEGABYTE


class Package:
    """The files of a package, by name."""

    def __init__(self, content: bytes) -> None:
        """Open a package.

        Raises:
            UnreadableDocumentError: it is none, is encrypted, or holds too much.
        """
        if content.startswith(_OLE_SIGNATURE):
            raise UnreadableDocumentError(
                "is encrypted, or a document of an old program; save it without a password, as DOCX"
            )
        try:
            self._archive: Final = ZipFile(BytesIO(content))
        except _BROKEN as error:
            raise UnreadableDocumentError(f"is a broken document ({error}); {_REMEDY}") from error
        if len(self._archive.infolist()) > _MOST_FILES:
            raise UnreadableDocumentError(f"holds more than {_MOST_FILES} files; {_REMEDY}")

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all files."""
        return frozenset(self._archive.namelist())

    def xml(self, name: str) -> Element | None:
        """The root of an XML file; None where there is no such file.

        Raises:
            UnreadableDocumentError: it is broken, encrypted, too large, or has a document type.
        """
        if name not in self.names:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self._bytes(name), parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableDocumentError(f"is broken in {name} ({error.msg}); {_REMEDY}") from error
        if root.getroottree().docinfo.doctype:
            raise UnreadableDocumentError(f"declares a document type in {name}, as no document does; {_REMEDY}")
        return root

    def _bytes(self, name: str) -> bytes:
        try:
            information = self._archive.getinfo(name)
            if information.flag_bits & 1:
                raise UnreadableDocumentError("is encrypted; save it without a password")
            with self._archive.open(information) as file:
                content = file.read(_LARGEST + 1)
        except _BROKEN as error:
            raise UnreadableDocumentError(f"is broken in {name} ({error}); {_REMEDY}") from error
        if len(content) > _LARGEST:
            raise UnreadableDocumentError(f"holds more than {_LARGEST // _MEGABYTE} MB in {name}; split it")
        return content


def all_text(element: Element | None) -> str:
    """All text in an element, with single spaces."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def text_of_child(element: Element | None, tag: str) -> str | None:
    """All text in the first child of that name; None where there is none, or no such child."""
    return all_text(element.find(tag)) or None if element is not None else None
