"""The texts that a site shows are those that are kept with the store; where one is not, the page says so."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.bounded_reading import BoundedReading
from discourse_kg.build import Plan, build
from discourse_kg.extraction.pipeline import extract
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.readers.sources import find_sources
from discourse_kg.storage import open_store
from discourse_kg.storage.replacement import built_runs
from support.commandline import ENGLISH, call
from support.endpoints import oxigraph_server
from support.other_readers import TALK, TURNS, packages
from support.published import held, published
from support.texts import recap_from_bytes

if TYPE_CHECKING:
    from support.commandline import Project

#: All but the tests of endpoints publish a whole site.
pytestmark = pytest.mark.slow

#: What a page says in place of a text that is not kept, and what it says when the licence is not known to allow it.
MISSING: Final = {"": "The text of the source is not kept here", ".sv": "Källans text finns inte sparad här"}
FORBIDDEN: Final = {"": "The licence of the source is not known", ".sv": "Det är inte känt om källans licens"}


def unkept(name: str, reason: str = "the text is not kept here") -> tuple[str, str]:
    return name, reason


def statement_pages(folder: Path, words: str, ending: str) -> list[str]:
    """The pages of statements in a language that show these words of a recap."""
    found = (
        path.read_text("utf-8")
        for path in folder.glob("doc/statement/*.html")
        if path.stem.count(".") == len(ending) // 3
    )
    return [page for page in found if words in page]


@pytest.fixture
def site(project: Project, tmp_path: Path) -> Path:
    """The site of a project's recaps, published with these at hand."""
    project.build()
    found, done = published(project, tmp_path / "site")
    assert done.unkept == ()
    return found.folder


def test_a_site_is_the_same_when_the_recaps_are_gone(project: Project, site: Path, tmp_path: Path) -> None:
    shutil.rmtree(project.recaps)
    again, done = published(project, tmp_path / "again")
    assert done.unkept == ()
    assert held(again.folder) == held(site)
    assert published(project, site)[1].written == 0


def test_a_text_that_is_not_kept_is_told_and_the_page_says_why(project: Project, site: Path) -> None:
    for path in Path(project.store).glob("texts/??/*"):
        path.unlink()
    found, done = published(project, site)
    assert sorted(done.unkept) == [unkept("garden-day.txt"), unkept("parkdagen.md")]
    for ending, reason in MISSING.items():
        pages = statement_pages(found.folder, "Tova Ekmark menade att lagen", ending)
        assert pages
        assert all(reason in page and FORBIDDEN[ending] not in page for page in pages)
        forbidden = statement_pages(found.folder, "the garden needs water", ending)
        assert forbidden
        assert all(FORBIDDEN[ending] in page and reason not in page for page in forbidden)
    assert "The text of this source is not kept here." in found.titled("source", "Påhittat referat").text
    assert "The licence of this source is not known" in found.titled("source", "Invented recap").text
    project.build()
    assert published(project, site)[1].unkept == ()
    assert not any(reason in path.read_text("utf-8") for path in site.rglob("*.html") for reason in MISSING.values())


def test_a_damaged_text_is_not_shown(project: Project, site: Path) -> None:
    [swedish] = (path for path in Path(project.store).glob("texts/??/*") if b"Nima" in path.read_bytes())
    swedish.write_bytes(swedish.read_bytes().replace(b"Nima", b"Mina"))
    found, done = published(project, site)
    assert done.unkept == (unkept("parkdagen.md", "the text is damaged: it is not what was read"),)
    assert "Mina Forsrud" not in "".join(page.text for page in found.pages())


def test_the_command_names_the_sources_and_the_remedy(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.folder)
    project.build()
    shutil.rmtree(project.folder / "store" / "texts")
    shutil.rmtree(project.recaps)
    told = call("publish", "site").stderr.splitlines()
    assert sorted(told[:2]) == [
        f"{name}: the text is not kept here; its pages show quotations alone"
        for name in ("garden-day.txt", "parkdagen.md")
    ]
    assert told[2] == "run discourse-kg build where the sources are, and publish again"


def test_what_a_reader_of_another_package_read_is_shown(project: Project, tmp_path: Path) -> None:
    """Its text is not what the bytes of the source are."""
    (tmp_path / "packages").mkdir()
    (project.recaps / "talk.turns").write_bytes(TALK)
    free = 'replace(raw.recap(text, language="en"), licence="http://creativecommons.org/publicdomain/zero/1.0/")'
    with packages(tmp_path / "packages") as installed:
        code = TURNS.replace('raw.recap(text, language="en")', free)
        installed.install("shown", f"from dataclasses import replace\n{code}")
        project.build()
    shutil.rmtree(project.recaps)
    found, done = published(project, tmp_path / "site")
    assert done.unkept == ()
    text = found.titled("source", "talk.turns").text
    assert "The garden needs water." in text
    assert "not kept" not in text
    assert "Rowan Invented&gt;" not in text


@pytest.mark.integration
def test_texts_of_an_endpoint_are_beside_it(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.folder)
    with oxigraph_server() as address:
        assert call("build", "--store", address).stderr.endswith("2 built, 0 unchanged\n")
        [folder] = (project.folder / ".discourse-kg" / "texts").iterdir()
        assert folder.name.startswith("127-0-0-1-")
        with open_store(address, read_only=True) as store:
            read = recap_from_bytes(ENGLISH.encode(), "garden-day.txt").text
            assert read in {store.texts.read(run).text for run in built_runs(store).values()}
        shutil.rmtree(project.recaps)
        assert "not kept" not in call("publish", tmp_path / "here", "--store", address).stderr
        monkeypatch.setenv("DISCOURSE_KG_TEXTS", str(tmp_path / "elsewhere"))
        assert (
            "garden-day.txt: the text is not kept here"
            in call("publish", tmp_path / "there", "--store", address).stderr
        )
        assert not (tmp_path / "elsewhere").exists()


@pytest.mark.integration
def test_texts_of_an_endpoint_go_with_their_sources(project: Project, tmp_path: Path) -> None:
    with oxigraph_server() as address:
        for kept in (2, 1):
            with open_store(address, read_only=False, texts=tmp_path / "texts") as store:
                build(
                    find_sources([str(project.recaps)]).sources,
                    store,
                    Plan(PROJECT_BASE, BoundedReading(extract), complete=True, prune=True),
                )
                assert len(built_runs(store)) == kept
            assert len([*(tmp_path / "texts").glob("*/texts/??/*")]) == kept
            (project.recaps / "parkdagen.md").unlink(missing_ok=True)
