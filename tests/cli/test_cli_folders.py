"""Folders of other makers on the command line: what their lists tell, and what was not read. All of it is invented."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest

from support.commandline import SETTINGS, call, new_project

if TYPE_CHECKING:
    from pathlib import Path

    from support.commandline import Project

TEXT: Final = "Nima Forsrud sade att Estland visar vägen, och alla som var där höll med om det.\n"
FOLDER: Final = """
[[folders]]
path = "recaps"
language = "sv"
list = "list.json"
key = "url"
map = { title = "title", source = "url", published = "day" }
address = "https://example.org"
"""


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of which nothing is built, as the current folder."""
    monkeypatch.chdir(tmp_path)
    return new_project(tmp_path)


@pytest.fixture
def listed(inside: Project) -> Project:
    records = [{"url": "/tal/sno/", "title": "Om snö", "day": "2031-05-07"}, {"url": "/tal/is/", "title": "Om is"}]
    (inside.folder / "list.json").write_text(json.dumps(records, ensure_ascii=False), "utf-8")
    (inside.folder / "discourse-kg.toml").write_text(SETTINGS + FOLDER, "utf-8")
    inside.write("sno.md", TEXT)
    return inside


def test_what_a_list_tells_is_in_the_graph_and_is_read_again_when_it_changes(listed: Project) -> None:
    graph = call("extract", "recaps/sno.md", "--format", "turtle").stdout
    assert '"Om snö"' in graph
    assert "<https://example.org/tal/sno/>" in graph
    assert '"2031-05-07"^^' in graph
    assert "1 built, 0 unchanged" in call("build", "recaps/sno.md").stderr
    assert "0 built, 1 unchanged" in call("build", "recaps/sno.md").stderr
    list_file = listed.folder / "list.json"
    list_file.write_text(list_file.read_text("utf-8").replace("Om snö", "Om snön"), "utf-8")
    assert "1 built, 0 unchanged" in call("build", "recaps/sno.md").stderr


@pytest.mark.usefixtures("listed")
def test_a_file_without_a_record_is_told_of() -> None:
    result = call("build", "recaps")
    assert "recaps/parkdagen.md: has no record in list.json\n" in result.stderr
    assert "sno.md: has" not in result.stderr
    assert result.exit_code == 0


def test_a_list_that_cannot_be_read_ends_the_command(listed: Project) -> None:
    (listed.folder / "list.json").unlink()
    result = call("build")
    assert (result.exit_code, result.stderr) == (
        2,
        "discourse-kg: list.json: cannot be read: no such file or directory\n",
    )


def test_what_was_not_understood_is_one_line(inside: Project) -> None:
    inside.write("other.md", f"---\ntitel: Snö\nlayout: post\ndate: i höstas\nurl: /a\n---\n{TEXT}")
    told = (
        "recaps/other.md: no use is made of the keys titel (did you mean title?), layout; "
        'not understood, and left out: url: "/a", date: "i höstas"\n'
    )
    assert call("extract", "recaps/other.md").stderr == told
    assert call("build", "recaps/other.md").stderr.endswith(told + "1 built, 0 unchanged\n")


def test_of_many_sources_what_was_not_understood_is_a_line_for_each_kind(inside: Project) -> None:
    for number in range(21):
        inside.write(f"{number:02}.md", f"---\nlayout: post\nslug: s{number}\ndate: i höstas {number}\n---\n{TEXT}")
    lines = call("build", "recaps", "--dry-run").stderr.splitlines()
    assert [line for line in lines[:-1] if " characters: " not in line] == [
        "recaps/00.md and 20 more: no use is made of the keys layout, slug",
        "recaps/00.md and 20 more: not understood, and left out: date",
    ]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('path = "a"\nlist = "b.json"\n', "folders[0].key: is missing; a list is of no use without `key` and `map`"),
        ('path = "a"\nlist = "b.json"\nkey = "url"\n', "folders[0].map: is missing"),
        ('path = "a"\nadress = "https://example.org"\n', "folders[0].adress: unknown key; did you mean address?"),
        ('path = "a"\naddress = "here"\n', "folders[0].address: must be a web address"),
    ],
)
def test_faulty_settings_of_folders_are_told(inside: Project, settings: str, told: str) -> None:
    (inside.folder / "discourse-kg.toml").write_text(f"{SETTINGS}\n[[folders]]\n{settings}", "utf-8")
    result = call("build")
    assert result.exit_code == 2
    assert f"discourse-kg.toml: {told}" in result.stderr
