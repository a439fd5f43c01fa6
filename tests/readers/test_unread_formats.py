"""Formats without a reader are refused by their names, with what to do. The files are invented."""

from __future__ import annotations

import subprocess
import sys

import pytest

from discourse_kg.errors import RecapError
from discourse_kg.readers.intake import read_bytes
from discourse_kg.readers.registry import registry
from discourse_kg.readers.unread_formats import unread_format, unread_formats
from support.documents import container

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("minutes.doc", OLE + "WordDocument".encode("utf-16-le"), "an old Word (DOC)"),
        ("minutes", OLE + "WordDocument".encode("utf-16-le"), "an old Word (DOC)"),
        ("mail.msg", OLE + "__nameid_version1.0".encode("utf-16-le"), "Outlook"),
        ("minutes", OLE, "an old Office program"),
        ("minutes.doc", b"{\\rtf1 Rowan}", "RTF"),
        ("talk.pptx", container({"ppt/presentation.xml": ""}), "PowerPoint"),
        ("talk", container({"xl/workbook.xml": ""}), "Excel"),
        ("talk.pages", container({"Index/Document.iwa": ""}), "Pages"),
        ("book.epub", container({"mimetype": "application/epub+zip"}), "EPUB"),
        ("book", container({"mimetype": "application/epub+zip"}), "EPUB"),
        ("talks.zip", container({"talk.txt": "Rowan"}), "ZIP"),
        ("scan", b"\x89PNG\r\n\x1a\n" + b"\0" * 9, "PNG"),
        ("scan.jpeg", b"\xff\xd8\xff\xe0", "JPEG"),
        ("talk.mp3", b"\xff\xe2rubbish", "MP3"),
        ("talk", b"\0\0\0\x20ftypM4A ", "MP4"),
        ("talk.wav", b"RIFF\0\0\0\0WAVE", "WAVE"),
        ("talk.txt", b'{"talk": [1]}\n\n{"talk": [2]}\n', "JSON"),
        ("talk.txt", b'{"talk":' * 100_000, "JSON"),
        ("talk.txt.gz", b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_a_file_is_refused_by_the_name_of_its_format(name: str, content: bytes, told: str) -> None:
    with pytest.raises(RecapError) as refused:
        read_bytes(content, name)

    assert told in refused.value.problem
    assert "a format that no reader reads; " in refused.value.problem


def test_folders_pass_over_files_that_no_reader_reads() -> None:
    assert not {suffix for each in unread_formats() for suffix in each.suffixes} & set(registry().suffixes)


def test_every_format_has_a_signature_or_a_name_and_a_remedy() -> None:
    for each in unread_formats():
        assert each.starts or each.suffixes
        assert all(bytes.fromhex(start) for start in each.starts)
        assert all(suffix.startswith(".") and suffix.islower() for suffix in each.suffixes)
        assert each.remedy


@pytest.mark.parametrize(
    "text", ["Rowan said so.", "%PDF is a format.", "ID3 tags", "BZh", "PK", "From: Rowan\n\nHi", '{"a": 1}\n\nHi']
)
def test_text_is_none_of_them(text: str) -> None:
    assert unread_format(text.encode(), "talk.txt") is None


@pytest.mark.integration
def test_the_program_starts_without_the_libraries_that_parse_documents() -> None:
    program = (
        "import sys, discourse_kg.cli.main; print([name for name in ('pypdfium2', 'lxml') if name in sys.modules])"
    )

    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True).stdout == b"[]\n"
