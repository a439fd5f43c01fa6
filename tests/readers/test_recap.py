"""Reading a source: what is taken as it stands, and what is refused with file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from discourse_kg.errors import RecapError, UnknownLanguageError
from discourse_kg.languages.supported import known_languages
from discourse_kg.model import Span
from discourse_kg.readers.intake import MAX_BYTES, read
from support.texts import recap_from_bytes

TEXT = "Panelen talade om snö, och alla som var där tyckte att det var kallt.\n"
#: The languages with a pack, as messages list them.
KNOWN = ", ".join(known_languages())
FRONT = "---\ntitle: Snö\ndate: 2017-10-12\nlanguage: sv\nevent_date: 2017-10-11\n---\n"


def refused(raw: bytes) -> RecapError:
    with pytest.raises(RecapError) as caught:
        recap_from_bytes(raw, "snow.md")
    return caught.value


def test_plain_text_is_its_own_reading_text() -> None:
    recap = recap_from_bytes(TEXT.encode(), "folder/snow.txt")
    assert (recap.text, recap.language, recap.media_type) == (TEXT.strip(), "sv", "text/plain")
    assert (recap.identifier, recap.title, recap.published) == ("snow.txt", None, None)


def test_front_matter_is_read_and_is_no_part_of_the_text() -> None:
    recap = recap_from_bytes((FRONT + TEXT).encode(), "snow.md")
    assert (recap.title, recap.published, recap.event_date) == ("Snö", date(2017, 10, 12), date(2017, 10, 11))
    assert (recap.text, recap.media_type) == (TEXT.strip(), "text/markdown")
    assert recap.original(Span(0, 7)).start == len(FRONT)


@pytest.mark.parametrize(
    ("front", "topics"),
    [
        ("topics:\n- snö och  is\n- 2017\n", ("snö och is", "2017")),
        ("topics: [snö, Snö]\n", ("snö", "Snö")),
        ("topics: []\n", ()),
        ("topics:\n", ()),
        ("", ()),
    ],
)
def test_topics_are_a_list_of_names(front: str, topics: tuple[str, ...]) -> None:
    recap = recap_from_bytes(f"---\nlanguage: sv\n{front}---\n{TEXT}".encode(), "snow.md")
    assert recap.topics == topics


def test_identifier_may_be_given() -> None:
    raw = (FRONT.replace("title: Snö", "id: winter") + TEXT).encode()
    assert recap_from_bytes(raw, "snow.md").identifier == "winter"


def test_a_byte_order_mark_is_a_character_of_the_file_and_not_of_the_text() -> None:
    recap = recap_from_bytes(b"\xef\xbb\xbf" + TEXT.encode(), "snow.txt")
    assert (recap.text, recap.original(Span(0, 7))) == (TEXT.strip(), Span(1, 8))


def test_byte_order_mark_before_front_matter() -> None:
    recap = recap_from_bytes(b"\xef\xbb\xbf" + (FRONT + TEXT).encode(), "snow.md")
    assert (recap.title, recap.text) == ("Snö", TEXT.strip())


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_do_not_matter_to_front_matter(ending: str) -> None:
    recap = recap_from_bytes((FRONT + TEXT).replace("\n", ending).encode(), "snow.md")
    assert recap.title == "Snö"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param(b"", r"snow\.md: is empty", id="empty"),
        pytest.param(b" \n\t\n", r"snow\.md: is empty", id="white space"),
        pytest.param(b"\xef\xbb\xbf", r"snow\.md: is empty", id="byte order mark alone"),
        pytest.param(b"\xef\xbb\xbf \n", r"snow\.md: is empty", id="byte order mark and white space"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", r"snow\.md: is a picture \(PNG\)", id="binary"),
        pytest.param(b"rad\nen\x00rad\n", r"snow\.md:1: is no text: byte 0x00 at offset 6", id="NUL"),
        pytest.param(TEXT.encode("utf-16") + b"\x00", r"snow\.md: is not utf-16, as its first", id="broken UTF-16"),
        pytest.param(b"rad\n" + b"ord " * 5_000_000, r"snow\.md:2: has a line of 20000000 characters", id="20 MB line"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, message: str) -> None:
    error = refused(raw)
    assert error.exit_code == 3
    with pytest.raises(RecapError, match=message):
        raise error


def test_front_matter_that_never_ends_is_refused() -> None:
    told = "snow.md:1: the front matter that opens here is never closed by a line of ---"
    assert str(refused(("---\ntitle: Snö\n" + TEXT).encode())) == told


@pytest.mark.parametrize("day", ["2017-10-12", "20171012", "2017-W41-4", "  2017-10-12  "])
def test_a_day_may_be_written_in_each_way_of_iso_8601(day: str) -> None:
    recap = recap_from_bytes(f"---\ndate: {day}\nlanguage: SV\nauthor:\n---\n{TEXT}".encode(), "snow.md")
    assert (recap.published, recap.language, recap.author) == (date(2017, 10, 12), "sv", None)


def test_front_matter_without_text_is_refused() -> None:
    for text in (FRONT, FRONT + " \n", FRONT.rstrip()):
        assert str(refused(text.encode())) == "snow.md:6: holds no text after its front matter"


def test_unknown_language_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownLanguageError, match=f"no language pack for 'fi'; there are {KNOWN}"):
        recap_from_bytes((FRONT.replace("sv", "fi") + TEXT).encode(), "snow.md")


def test_language_that_its_words_do_not_tell_is_refused() -> None:
    problem = refused(b"Kaikki puhuivat lumesta ja pakkasesta.").problem
    remedy = "set `language:` in the front matter, or in the settings for its folder, or pass --language"
    assert f"language not recognized (supported: {KNOWN}); {remedy}" in problem


def test_a_text_in_other_letters_is_refused_as_that() -> None:
    problem = refused("זה היה קר, וכולם דיברו על השלג.".encode()).problem
    assert problem == f"is in Hebrew letters, and no language pack is (supported: {KNOWN})"


def test_front_matter_goes_before_the_language_asked_for() -> None:
    assert recap_from_bytes((FRONT + TEXT).encode(), "snow.md", language="en").language == "sv"
    assert recap_from_bytes(TEXT.encode(), "snow.txt", language="en").language == "en"


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RecapError, match="no such file"):
        read(str(tmp_path / "nowhere.md"))


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(RecapError, match="is a folder"):
        read(str(tmp_path))


def test_a_path_with_a_null_character() -> None:
    with pytest.raises(RecapError, match="null"):
        read("a\0b")


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(RecapError, match="is larger than 16 MB"):
        read(str(path))
