"""`discourse-kg fetch`: pages from the web become sources that `build` reads."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import discourse_kg.cli.fetch
from support.commandline import ENGLISH, call
from support.web_sites import page, web_sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from support.commandline import Project
    from support.web_sites import WebSites

pytestmark = pytest.mark.integration

SITE: Final = "http://press.example.org"
FEED: Final = f"<rss><channel><item><link>{SITE}/b</link></item><item><link>{SITE}/a</link></item></channel></rss>"


@contextmanager
def sites_of(pages: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[WebSites]:
    """Let the command ask invented sites. Only a test can: there is no option for it."""
    with web_sites(pages) as sites:
        monkeypatch.setattr(discourse_kg.cli.fetch, "Client", sites.client)
        yield sites


def test_what_is_fetched_is_built(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.folder)
    changed = ENGLISH.replace("the garden needs water", "the garden needs rain").replace("Rowan", "Robin")
    with sites_of({"/a": page(changed)}, monkeypatch) as sites:
        first = call("fetch", f"{SITE}/a")
        again = call("fetch", f"{SITE}/a")
        assert len(sites.asked) == 2
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.stdout == again.stdout
    assert Path(first.stdout.strip()).parent == Path("recaps"), "the first of the sources in the settings"
    assert first.stderr == f"{SITE}/a: kept\n1 kept, 0 unchanged, 0 failed\n"
    assert again.stderr == f"{SITE}/a: unchanged\n0 kept, 1 unchanged, 0 failed\n"
    assert call("build").stderr.endswith("3 built, 0 unchanged\n")
    assert call("build").stderr == "0 built, 3 unchanged\n"
    rows = call("sparql", "SELECT ?o { ?s <http://purl.org/dc/terms/source> ?o }", "--format", "csv")
    assert f"{SITE}/a" in rows.stdout


def test_where_a_source_comes_from_is_part_of_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.folder)
    with sites_of({"/a": page(ENGLISH.replace("Rowan", "Robin"))}, monkeypatch):
        path = Path(call("fetch", f"{SITE}/a").stdout.strip())
    assert call("build").stderr.endswith("3 built, 0 unchanged\n")
    beside = path.with_name(f"{path.name}.retrieval.json")
    beside.write_text(beside.read_text("utf-8").replace(f"{SITE}/a", f"{SITE}/b"), "utf-8")
    assert call("build").stderr.endswith("1 built, 2 unchanged\n")


def test_a_feed_is_listed_and_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {"/feed": page(FEED, "text/xml"), "/a": page(ENGLISH), "/b": page(ENGLISH)}
    with sites_of(pages, monkeypatch):
        listed = call("fetch", f"{SITE}/feed", "--list")
        kept = call("fetch", f"{SITE}/feed", "--limit", "1", "--into", tmp_path / "new")
    assert listed.stdout == f"{SITE}/b\n{SITE}/a\n"
    assert listed.stderr == f"{SITE}/feed: is an RSS feed, which names 2 pages\n"
    assert Path(kept.stdout.strip()).read_text("utf-8") == ENGLISH
    assert kept.stderr.split("\n")[0].endswith("which names 2 pages; the first 1 are taken (--limit)")


def test_addresses_come_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sites_of({"/a": page(ENGLISH), "/b": page(ENGLISH)}, monkeypatch):
        result = call("fetch", "-", "--into", tmp_path, stdin=f"\ufeff{SITE}/a\r\n\r\n{SITE}/b\n")
    assert result.exit_code == 0
    assert result.stderr.endswith("2 kept, 0 unchanged, 0 failed\n")


@pytest.mark.parametrize(
    ("addresses", "code"),
    [
        (["ftp://press.example.org/"], 2),
        ([f"{SITE}/gone"], 4),
        ([f"{SITE}/picture", "ftp://press.example.org/"], 3),
        ([f"{SITE}/gone", f"{SITE}/picture", f"{SITE}/a"], 4),
        ([f"{SITE}/a"], 0),
    ],
)
def test_exit_codes_tell_the_worst(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, addresses: list[str], code: int
) -> None:
    with sites_of({"/a": page(ENGLISH), "/picture": page("", "image/png")}, monkeypatch):
        result = call("fetch", *addresses, "--into", tmp_path)
    assert result.exit_code == code
    assert len(list(tmp_path.glob("*.md"))) == (f"{SITE}/a" in addresses)


def test_this_machine_is_not_asked(tmp_path: Path) -> None:
    result = call("fetch", "http://127.0.0.1:1/", "--into", tmp_path)
    assert result.exit_code == 2
    assert "127.0.0.1 is this machine; only public addresses are fetched" in result.stderr


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    with sites_of({"/a": page(ENGLISH)}, monkeypatch):
        result = call("fetch", f"{SITE}/a", "--into", tmp_path / "file")
    assert result.exit_code == 3
    assert "cannot be written into" in result.stderr


def test_a_pattern_is_no_folder_to_keep_pages_in(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.folder)
    monkeypatch.setenv("DISCOURSE_KG_SOURCES", "recaps/*.md")
    result = call("fetch", f"{SITE}/a")
    assert result.exit_code == 2
    assert "the first of the sources in the settings, recaps/*.md, is no folder; name one by --into" in result.stderr


@pytest.mark.parametrize("name", ["feed.xml", "feed.txt", "sitemap"])
def test_a_list_given_to_build_is_refused_by_name_with_a_remedy(project: Project, name: str) -> None:
    path = project.write(name, FEED)
    for command in (["build", "--store", project.store], ["extract"]):
        result = call(*command, path)
        assert result.exit_code == 3
        assert (
            f"{path}: is an RSS feed, a list of sources and no recap; give its address to discourse-kg fetch"
            in result.stderr
        )
