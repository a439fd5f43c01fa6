"""What the pages' scripts load: an index that is complete, small in each file, and the same every time."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

import pytest
from pyoxigraph import Store

from discourse_kg.export.site_paths import Site
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.incremental.dependencies import EVERYTHING
from discourse_kg.incremental.snapshot import Snapshot
from discourse_kg.querying.stored import load_queries
from discourse_kg.settings import Settings
from discourse_kg.site.browser import assets
from discourse_kg.site.browser.assets import ASSETS, AssetsNotBuiltError, asset_documents
from discourse_kg.site.browser.entries import NAMED, Entries, SearchEntry
from discourse_kg.site.browser.facets import facets
from discourse_kg.site.browser.page import page_data
from discourse_kg.site.browser.questions import headings
from discourse_kg.site.browser.search import index_files
from discourse_kg.site.browser.shards import split
from discourse_kg.site.pages.page_texts import page_texts
from discourse_kg.storage import open_store
from discourse_kg.storage.interface import graph_names
from support.folders import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from support.commandline import Project

QUERIES: Final = load_queries()


@pytest.fixture(scope="module")
def snapshot(built: Project) -> Snapshot:
    engine = Store()
    with open_store(str(built.folder / "store"), read_only=True) as store:
        for name in graph_names(store, PROJECT_BASE):
            engine.extend(store.quads(str(name)))
    return Snapshot(engine, PROJECT_BASE)


@pytest.fixture(scope="module")
def entries(snapshot: Snapshot) -> list[SearchEntry]:
    return Entries(snapshot).all


def told(content: bytes) -> Any:  # noqa: ANN401 (a value of JSON)
    match = re.fullmatch(r'discourseData\("[^"]+",(.*)\);\n', content.decode(), re.DOTALL)
    assert match is not None
    return json.loads(match[1])


def named(entries: list[SearchEntry], kind: str) -> set[str]:
    return {
        name
        for entry in entries
        if entry.kind == kind
        for name in entry.shown["label"].values()  # type: ignore[attr-defined]
    }


def test_everything_that_has_a_name_can_be_found(entries: list[SearchEntry]) -> None:
    assert named(entries, "person") >= {"Nima Forsrud", "Tova Ekmark", "Rowan Invented"}
    assert {"Estland", "Estonia"} <= named(entries, "country")
    assert "Invented Garden Day" in named(entries, "event")
    assert {entry.kind for entry in entries} <= {*NAMED, "statement"}


def test_entries_come_kind_by_kind_and_later_statements_first(entries: list[SearchEntry]) -> None:
    kinds = [entry.kind for entry in entries]
    assert kinds == sorted(kinds, key=[*NAMED, "statement"].index)
    dates = [str(entry.shown["date"]) for entry in entries if entry.kind == "statement"]
    assert dates == sorted(dates, reverse=True)
    assert len(set(dates)) > 1


def test_a_statement_is_found_by_its_words_its_speaker_and_its_country(entries: list[SearchEntry]) -> None:
    [statement] = [entry for entry in entries if "holland" in entry.words and entry.kind == "statement"]
    assert {"lara", "forsrud", "civilminister", "estonia", "estland"} <= statement.words
    assert statement.values["year"] == {"2031"}
    assert {facet for facet in facets() if statement.values[facet]} >= {"event", "person", "role", "country", "kind"}


def test_the_index_says_of_each_word_where_it_stands(snapshot: Snapshot, entries: list[SearchEntry]) -> None:
    files = dict(index_files(snapshot, entries))
    about = told(files["search/index.js"])
    assert about["documents"] == len(entries)
    found: dict[str, list[int]] = {}
    for path, content in files.items():
        if path.startswith("search/words/"):
            found |= told(content)
    for number, entry in enumerate(entries, start=1):
        for word in entry.words:
            at = 0
            assert number in [at := at + step for step in found[word]]


def test_the_index_is_the_same_every_time(snapshot: Snapshot, entries: list[SearchEntry]) -> None:
    assert list(index_files(snapshot, entries)) == list(index_files(snapshot, Entries(snapshot).all))


def test_words_are_split_into_files_that_a_page_loads_at_once() -> None:
    words = {
        f"{first}{second}{third:03}": list(range(1, 200)) for first in "abc" for second in "xy" for third in range(99)
    }
    words["ax"] = [7]
    shards = list(split(words))
    assert "ax" in dict(shards)
    assert all(word.startswith(beginning) for beginning, its in shards for word in its)
    assert {word for _, its in shards for word in its} == set(words)
    assert max(len(json.dumps(its)) for _, its in shards) < 100_000


def test_who_is_made_of_the_whole_graph_is_made_anew_at_every_change(snapshot: Snapshot) -> None:
    with snapshot.dependencies.tracked() as notes:
        snapshot.dependencies.record(EVERYTHING)
    assert notes == {EVERYTHING}


def test_without_its_assets_the_program_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "files", lambda _: tmp_path)
    with pytest.raises(AssetsNotBuiltError, match="make assets"):
        list(asset_documents())


def test_the_site_carries_the_licences_of_what_others_wrote() -> None:
    text = (ROOT / "src/discourse_kg/site/assets/LICENSES.txt").read_text("utf-8")
    told = set(re.findall(r"^(\S+) [\d.]+: ", text, re.MULTILINE))
    assert told == {"@zazuko/yasqe", "codemirror", "fflate", "oxigraph"}
    assert "LICENSES.txt" in ASSETS


def test_packages_come_at_exact_versions_and_from_no_address() -> None:
    package = json.loads((ROOT / "web/package.json").read_text("utf-8"))
    wanted = package["dependencies"] | package["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    lock = (ROOT / "web/package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    assert all("integrity" in entry for path, entry in json.loads(lock)["packages"].items() if path)


@pytest.mark.parametrize("language", Site.LANGUAGES)
@pytest.mark.parametrize("name", QUERIES)
def test_every_column_of_a_stored_query_has_a_heading(name: str, language: str) -> None:
    assert all(headings(QUERIES[name], page_texts(language)["headings"]).values())


def keys(table: dict[str, Any], above: str = "") -> set[str]:
    found: set[str] = set()
    for key, value in table.items():
        found |= keys(value, f"{above}{key}.") if isinstance(value, dict) else {f"{above}{key}"}
    return found


def test_pages_say_the_same_things_in_each_language() -> None:
    folder = ROOT / "src/discourse_kg/site/pages/texts"
    tables = [keys(tomllib.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.toml"))]
    assert len(tables) == len(Site.LANGUAGES)
    assert all(table == tables[0] for table in tables)


def test_a_page_knows_its_way_to_the_root_and_to_things() -> None:
    site = Site(PROJECT_BASE, Settings(language="sv"), None)  # type: ignore[arg-type]  # nothing is kept here
    data = page_data(site, "query/moderators", "en")
    assert (data["root"], data["suffix"]) == ("../", ".en")
    assert page_data(site, "search", "sv")["suffix"] == ""
    assert data["things"]["person"] == [f"{PROJECT_BASE}/id/person/"]
