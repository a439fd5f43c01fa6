"""Lists beside folders, and the language of a folder. All names and texts are invented."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.errors import SettingsError
from discourse_kg.reader_notes import Note, NoteKind
from discourse_kg.readers.folder_lists import Folder, Folders
from discourse_kg.readers.given import Given
from discourse_kg.readers.intake import read
from discourse_kg.readers.port import recap_of
from discourse_kg.readers.source_facts import SourceFacts
from discourse_kg.readers.sources import SourceFile

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT: Final = "Panelen talade om snö, och alla som var där tyckte att det var kallt.\n"
MAP: Final = {"title": "title", "source": "url", "published": "published"}


def given(folder: Path, files: Sequence[str], **settings: object) -> list[Given]:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(TEXT, "utf-8")
    folders = Folders([Folder(str(folder), **{"key": "url", "map": MAP, **settings})])  # type: ignore[arg-type]
    found = [folders.given(str(folder / file)) for file in files]
    return [one for one in found if one is not None]


def listed(folder: Path, records: object, name: str = "list.json") -> str:
    path = folder / name
    path.write_text(records if isinstance(records, str) else json.dumps(records), "utf-8")
    return str(path)


LISTS: Final = {
    "list.json": '[{"title": "Snö", "url": "/tal/sno/", "published": "2017-10-12T10:00:00", "n": [1]}]',
    "list.jsonl": '{"title": "Is", "url": "/is/"}\n\n{"title": "Snö", "url": "/tal/sno/", "published": "2017-10-12"}',
    "list.csv": '\ufefftitle;url;published\n"Snö";/tal/sno/;2017-10-12\nIs;/tal/is/;\n',
    "list.tsv": "url\ttitle\tpublished\n/tal/sno/\tSnö\t20171012\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_tells_of_each_file(tmp_path: Path, name: str) -> None:
    path = listed(tmp_path, LISTS[name], name)
    [one] = given(tmp_path / "tal", ["sno.md"], list=path, address="https://example.org/a")
    assert one.facts == SourceFacts(title="Snö", source="https://example.org/tal/sno/", published=date(2017, 10, 12))
    assert one.notes == ()


def test_records_may_be_inside_and_values_too(tmp_path: Path) -> None:
    records = {"found": {"hits": [{"page": {"title": "Snö"}, "file": "sno.md"}]}}
    path = listed(tmp_path, records)
    [one] = given(tmp_path, ["sno.md"], list=path, records="found.hits", key="file", map={"title": "page.title"})
    assert one.facts.title == "Snö"


def test_a_record_belongs_to_the_file_whose_path_ends_as_its_key_does(tmp_path: Path) -> None:
    keys = ["https://example.org/a/2024/sno/?x=1", "/b/2024/sno", "2024/is.html", "/a/2023/v%C3%A5r/", "/a/tj.-.mer/"]
    path = listed(tmp_path, [{"url": key, "title": key} for key in keys])
    files = ["2024/sno.md", "2024/is.md", "2023/va\u030ar/index.md", "tj.-.mer.md", "2022/sno.md"]
    found = given(tmp_path / "a", files, list=path, map={"title": "url"})
    assert [one.facts.title for one in found] == [keys[0], keys[2], keys[3], keys[4], None]
    assert found[-1].notes == (Note(NoteKind.NOT_LISTED, path),)


def test_codes_stand_for_names(tmp_path: Path) -> None:
    path = listed(tmp_path, [{"url": "sno", "senders": ["7", 8, "9"]}, {"url": "is", "senders": []}])
    names = listed(tmp_path, {"7": "Löfrådet", "8": "Nima Forsrud"}, "codes.json")
    found = given(tmp_path, ["sno.md", "is.md"], list=path, map={"author": "senders"}, names={"author": names})
    assert [one.facts.author for one in found] == ["Nima Forsrud", None]


def test_what_cannot_be_read_in_a_list_is_noted(tmp_path: Path) -> None:
    path = listed(tmp_path, [{"url": "sno", "day": "i höstas", "when": "i våras", "page": "http://[::1"}])
    [one] = given(tmp_path, ["sno.md"], list=path, map={"published": "day", "event_date": "when", "source": "page"})
    assert one.notes == (
        Note(NoteKind.UNREAD_VALUE, 'published: "i höstas"'),
        Note(NoteKind.UNREAD_VALUE, 'source: must be a web address, or words without ://, not "http://[::1"'),
        Note(NoteKind.UNREAD_VALUE, 'event_date: must be a date like 2017-10-12, not "i våras"'),
    )


def test_the_innermost_folder_counts(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    folders = Folders([Folder(str(tmp_path), language="sv"), Folder(str(inner), language="en")])
    told = [folders.given(str(place / "a.md")) for place in (tmp_path, inner, tmp_path.parent)]
    assert [one and one.language for one in told] == ["sv", "en", None]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("list.json", "[{", "list.json: is not JSON"),
        ("list.json", '{"a": 1}', "there is no list in it; say with `records` where it is"),
        ("list.jsonl", '{"a": 1}\n{', "list.jsonl:2: is not JSON"),
        ("list.csv", "", "list.csv: is empty"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused(tmp_path: Path, name: str, content: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        given(tmp_path, ["sno.md"], list=listed(tmp_path, content, name))


def test_a_folder_in_a_language_that_nobody_reads(tmp_path: Path) -> None:
    [one] = given(tmp_path, ["a.md"], language="svenska")
    assert one.language == "sv"
    with pytest.raises(SettingsError, match="language: no language pack for 'suomi'; there are "):
        given(tmp_path, ["a.md"], language="suomi")


def test_a_list_that_is_not_there_and_a_fact_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.json: cannot be read: no such file"):
        given(tmp_path, ["sno.md"], list=str(tmp_path / "nowhere.json"))
    with pytest.raises(SettingsError, match="unknown fact; did you mean title"):
        given(tmp_path, ["sno.md"], list=listed(tmp_path, []), map={"titel": "title"})


def test_what_a_source_says_itself_goes_before_its_list(tmp_path: Path) -> None:
    file = tmp_path / "sno.md"
    file.write_text(f"---\ntitle: Is\n---\n{TEXT}", "utf-8")
    known = Given(SourceFacts(id="p7", title="Snö", published=date(2017, 10, 12), topics=("snö",)))
    recap = recap_of(read(SourceFile(str(file), "sno.md", known)))
    assert (recap.identifier, recap.title, recap.published, recap.topics) == ("p7", "Is", date(2017, 10, 12), ("snö",))
    other = recap_of(read(SourceFile(str(file), "sno.md", Given(SourceFacts(id="p7")))))
    assert len({recap.beside, other.beside, recap_of(read(str(file))).beside}) == 3


@pytest.mark.parametrize(
    ("text", "language", "read_as"),
    [
        ("Ny ambassadör i Chile", "sv", "sv"),
        ("Ny ambassadör i Chile", None, None),
        (TEXT, "en", "sv"),
        ("Everybody who was there thought that it was cold, and that there was no end to it. " * 3, "sv", "en"),
        ("Kaikki puhuivat lumesta ja pakkasesta, jota oli kaikkialla koko pitkän talven ajan. " * 4, "sv", None),
    ],
)
def test_a_text_of_names_is_in_the_language_of_its_folder(
    tmp_path: Path, text: str, language: str | None, read_as: str | None
) -> None:
    file = tmp_path / "a.md"
    file.write_text(text, "utf-8")
    source = SourceFile(str(file), "a.md", Given(language=language))
    if read_as:
        assert recap_of(read(source)).language == read_as
    else:
        with pytest.raises(ValueError, match="language not recognized"):
            read(source)
