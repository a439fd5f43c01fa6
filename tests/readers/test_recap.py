"""Reading a source: what is taken as it stands, and what is refused with file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from discourse_kg.errors import RecapError, UnknownLanguageError
from discourse_kg.languages.supported import known_languages
from discourse_kg.readers.intake import MAX_BYTES, read
from discourse_kg.readers.port import recap_of
from support.texts import recap_from_bytes

TEXT = "Panelen talade om snö, och alla som var där tyckte att det var kallt.\n"
#: The languages with a pack, as messages list them.
KNOWN = ", ".join(known_languages())
FRONT = "---\ntitle: Snö\ndate: 2017-10-12\nlanguage: sv\nevent_date: 2017-10-11\n---\n"


def refused(raw: bytes) -> RecapError:
    with pytest.raises(RecapError) as caught:
        recap_from_bytes(raw, "snow.md")
    return caught.value


def test_plain_text_is_its_own_body() -> None:
    recap = recap_from_bytes(TEXT.encode(), "folder/snow.txt")
    assert (recap.text, recap.body.of(recap.text), recap.language) == (TEXT, TEXT, "sv")
    assert (recap.identifier, recap.title, recap.published) == ("snow.txt", None, None)


def test_front_matter_is_read_and_stays_in_the_text() -> None:
    recap = recap_from_bytes((FRONT + TEXT).encode(), "snow.md")
    assert (recap.title, recap.published, recap.event_date) == ("Snö", date(2017, 10, 12), date(2017, 10, 11))
    assert recap.text == FRONT + TEXT
    assert recap.body.start == len(FRONT)


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


def test_byte_order_mark_is_a_character_before_the_body() -> None:
    recap = recap_from_bytes(b"\xef\xbb\xbf" + TEXT.encode(), "snow.txt")
    assert recap.text[0] == "\ufeff"
    assert recap.body.of(recap.text) == TEXT


def test_byte_order_mark_before_front_matter() -> None:
    recap = recap_from_bytes(b"\xef\xbb\xbf" + (FRONT + TEXT).encode(), "snow.md")
    assert recap.title == "Snö"
    assert recap.body.of(recap.text) == TEXT


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
        pytest.param(TEXT.encode("utf-16"), r"snow\.md:1: is UTF-16; save it as UTF-8", id="UTF-16"),
        pytest.param(TEXT.encode("utf-16-be"), r"snow\.md:1: is binary", id="UTF-16 without mark"),
        pytest.param(b"rad\n" + TEXT.encode("latin-1"), r"snow\.md:2: is not UTF-8 \(Latin-1", id="Latin-1"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", r"snow\.md:1: is binary", id="binary"),
        pytest.param(b"rad\nen\x00rad\n", r"snow\.md:2: holds the control character U\+0000", id="NUL"),
        pytest.param(b"rad\n" + b"ord " * 5_000_000, r"snow\.md:2: has a line of 20000000 characters", id="20 MB line"),
        pytest.param(b"rad\x1b[31m\n", r"snow\.md:1: holds the control character U\+001B", id="escape"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, message: str) -> None:
    error = refused(raw)
    assert error.exit_code == 3
    with pytest.raises(RecapError, match=message):
        raise error


@pytest.mark.parametrize(
    ("front", "message"),
    [
        pytest.param("---\ntitle: Snö\n", r"snow\.md:1: .*never closed", id="unclosed"),
        pytest.param("---\ntitle: [Snö\n---\n", r"snow\.md:\d+: front matter: ", id="not YAML"),
        pytest.param("---\n- Snö\n---\n", r"snow\.md:2: front matter must be a list", id="no mapping"),
        pytest.param(
            "---\ntitel: Snö\n---\n", r"snow\.md:2: .*unknown key 'titel'; did you mean title\?", id="unknown"
        ),
        pytest.param("---\ndate: 12/10\n---\n", r"snow\.md:2: .*must be a date like 2017-10-12", id="date"),
        pytest.param("---\ntitle: a\ntitle: b\n---\n", r"snow\.md:3: .*'title' stands twice", id="twice"),
        pytest.param("---\ntitle: {a: b}\n---\n", r"snow\.md:2: .*must be one value", id="nested"),
        pytest.param("---\nsource: https://a b\n---\n", r"snow\.md:2: .*no web address", id="address"),
        pytest.param("---\ntitle:\n- a\n---\n", r"snow\.md:2: .*'title' must be one value", id="list of titles"),
        pytest.param("---\ntopics: Snö\n---\n", r"snow\.md:2: .*'topics' must be a list", id="one topic"),
        pytest.param("---\ntopics: {a: b}\n---\n", r"snow\.md:2: .*'topics' must be a list", id="table of topics"),
        pytest.param(
            "---\ntopics:\n- a\n- [b]\n---\n", r"snow\.md:4: .*each of 'topics' must be one", id="nested topic"
        ),
        pytest.param("---\ntopics:\n- a\n-\n---\n", r"snow\.md:4: .*one of 'topics' is empty", id="empty topic"),
        pytest.param(
            "---\ntopics:\n- '\u200b'\n---\n", r"snow\.md:3: .*one of 'topics' is empty", id="invisible topic"
        ),
        pytest.param(
            "---\ntopics: [a b, 'a  b']\n---\n", r"snow\.md:2: .*'a b' stands twice under 'topics'", id="same topic"
        ),
        pytest.param('---\ntopics: ["\\0"]\n---\n', r"snow\.md:2: .*'topics' holds U\+0000", id="unwritable topic"),
        pytest.param("---\ntopics: [a]\ntopics: [b]\n---\n", r"snow\.md:3: .*'topics' stands twice", id="topics twice"),
        pytest.param("---\n? [a]\n: b\n---\n", r"snow\.md:2: front matter must be a list", id="list as a key"),
        pytest.param(
            "---\ntopic: [a]\n---\n", r"snow\.md:2: .*unknown key 'topic'; did you mean topics\?", id="misspelt topics"
        ),
    ],
)
def test_broken_front_matter_is_named_with_its_line(front: str, message: str) -> None:
    with pytest.raises(RecapError, match=message):
        recap_from_bytes((front + TEXT).encode(), "snow.md")


def test_front_matter_without_text_is_refused() -> None:
    assert "no text after its front matter" in refused(FRONT.encode()).problem


def test_front_matter_cannot_run_code() -> None:
    error = refused(b"---\ntitle: !!python/object/apply:os.system ['true']\n---\n" + TEXT.encode())
    assert "one value" in error.problem


def test_unknown_language_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownLanguageError, match=f"no language pack for 'fi'; there are {KNOWN}"):
        recap_from_bytes((FRONT.replace("sv", "fi") + TEXT).encode(), "snow.md")


def test_language_that_its_words_do_not_tell_is_refused() -> None:
    problem = refused(b"Kaikki puhuivat lumesta ja pakkasesta.").problem
    remedy = "set `language:` in the front matter or pass --language"
    assert f"language not recognized (supported: {KNOWN}); {remedy}" in problem


def test_front_matter_goes_before_the_language_asked_for() -> None:
    assert recap_from_bytes((FRONT + TEXT).encode(), "snow.md", language="en").language == "sv"
    assert recap_from_bytes(TEXT.encode(), "snow.txt", language="en").language == "en"


def test_the_text_alone_is_read_whatever_its_language_and_front_matter(tmp_path: Path) -> None:
    file = tmp_path / "odd.md"
    file.write_bytes(b"\xef\xbb\xbf---\r\nlanguage: tlh\r\n---\r\nxyz\r\n")
    assert recap_of(read(str(file), text_only=True)).text == "\ufeff---\r\nlanguage: tlh\r\n---\r\nxyz\r\n"
    file.write_bytes(b"\xff")
    with pytest.raises(RecapError, match="not UTF-8"):
        read(str(file), text_only=True)


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
