"""The change feed, followed by a small client that reads nothing but its pages: it comes to the same graph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urldefrag, urljoin

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib.namespace import DCTERMS, RDF

from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.incremental import event_log
from discourse_kg.settings import load_settings
from discourse_kg.site.publish import publish
from discourse_kg.storage import open_store
from discourse_kg.storage.interface import graph_names, graph_quads
from support.commandline import ENGLISH, SWEDISH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from support.commandline import Project

pytestmark = pytest.mark.slow

AS: Final = "https://www.w3.org/ns/activitystreams#"
LDES: Final = "https://w3id.org/ldes#"
MOST: Final = 12  # members of a page
TREE: Final = "https://w3id.org/tree#"
THIRD: Final = ENGLISH.replace("Invented recap", "Another invented recap").replace("Rowan Invented", "Linden Invented")


class Member(NamedTuple):
    """A version, as a client sees it."""

    iri: str
    order: int
    time: str
    kind: str
    part: str
    graph: str
    triples: frozenset[tuple[object, object, object]]


class Client:
    """Follows a feed from its root, remembers which members it has seen and which pages never change, as LDES asks."""

    def __init__(self, root: Path) -> None:
        self._root, self._seen = root.as_uri(), set[str]()
        self._done = set[str]()
        self.fetched: list[str] = []
        self.replica: dict[str, Member] = {}

    def follow(self) -> list[Member]:
        """Read what is new, in order, and bring the replica up to date."""
        self.fetched = []
        found: list[Member] = []
        waiting, met = [self._root], {self._root}
        while waiting:
            address = waiting.pop()
            if address in self._done:
                continue
            page = self._page(address)
            found += [member for member in members(page) if member.iri not in self._seen]
            nodes = {value(page, relation, f"{TREE}node") for relation in values(page, address, f"{TREE}relation")}
            waiting += sorted(nodes - met)
            met |= nodes
        for member in sorted(found, key=lambda member: member.order):
            self._seen.add(member.iri)
            if member.kind == f"{AS}Delete":
                del self.replica[member.part]
            else:
                assert (member.kind == f"{AS}Update") == (member.part in self.replica)
                self.replica[member.part] = member
        return sorted(found, key=lambda member: member.order)

    def _page(self, address: str) -> Store:
        self.fetched.append(address)
        path = address.removeprefix("file://")
        page = page_of(parse(path=path, format=RdfFormat.TRIG, base_iri=address))
        if values(page, address, f"{LDES}immutable") == ["true"]:
            self._done.add(address)
        return page

    def graph(self) -> set[Quad]:
        """The graph that the members make, each part put into its named graph."""
        store = Store()
        for member in self.replica.values():
            store.extend(Quad(*triple, NamedNode(member.graph)) for triple in member.triples)  # type: ignore[arg-type]
        return set(store)


def page_of(quads: Iterable[Quad]) -> Store:
    """A page, in which quads are found by their subject."""
    page = Store()
    page.extend(quads)
    return page


def members(page: Store) -> list[Member]:
    """The members of a page, by the extraction that LDES describes for named graphs."""
    found = []
    named = [quad.object for quad in page.quads_for_pattern(None, NamedNode(f"{TREE}member"), None)]
    for member in [iri.value for iri in named if isinstance(iri, NamedNode)]:
        part = value(page, member, str(DCTERMS.isVersionOf))
        [graph] = values(page, member, str(DCTERMS.isPartOf)) or [part]
        said = frozenset(tuple(quad)[:3] for quad in page.quads_for_pattern(None, None, None, NamedNode(member)))
        order = int(value(page, member, "https://schema.org/position"))
        time, kind = value(page, member, str(DCTERMS.modified)), value(page, member, str(RDF.type))
        found.append(Member(member, order, time, kind, part, graph, said))
    return found


def values(page: Store, subject: str, predicate: str) -> list[str]:
    found = page.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
    return [quad.object.value for quad in found if isinstance(quad.object, NamedNode | Literal)]


def value(page: Store, subject: str, predicate: str) -> str:
    [found] = values(page, subject, predicate)
    return found


def stored(project: Project) -> set[Quad]:
    with open_store(project.store, read_only=True) as store:
        return {quad for name in graph_names(store, PROJECT_BASE) for quad in graph_quads(store, name)}


def published(project: Project, folder: Path, *, moment: str | None = None, forget: bool = False) -> None:
    with open_store(project.store, read_only=True) as store:
        settings = load_settings(project.folder, {})
        publish(store, PROJECT_BASE, settings, folder, moment=moment, forget=forget)


def pages(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted((folder / "feed").rglob("*.trig"))}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder for a site."""
    return tmp_path / "site"


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_log, "_MOST_EVENTS", MOST)


@pytest.mark.usefixtures("small_pages")
def test_a_client_that_follows_has_the_graph_after_every_publishing(project: Project, site: Path) -> None:
    client = Client(site / "feed" / "index.trig")

    def step() -> list[Member]:
        project.build(prune=True)
        published(project, site)
        new = client.follow()
        assert client.graph() == stored(project)
        assert Client(site / "feed" / "index.trig").follow()[-1:] == ([new[-1]] if new else [last])
        return new

    first = step()
    assert {member.kind for member in first} == {f"{AS}Create"}
    assert len(client.fetched) > 3
    assert [member.order for member in first] == list(range(1, len(first) + 1))
    last = first[-1]
    assert step() == []
    assert len(client.fetched) == 2  # the root, and the page that is not full

    project.write("garden-day.txt", ENGLISH.replace("Birch Bay Council", "Fir Bay Council"))
    changed = step()
    assert {f"{AS}Update", f"{AS}Create", f"{AS}Delete"} == {member.kind for member in changed}
    assert len(changed) < len(first) / 4

    (project.recaps / "parkdagen.md").unlink()
    removed = step()
    assert f"{AS}Delete" in {member.kind for member in removed}

    project.write("third.txt", THIRD)
    added = step()
    assert f"{AS}Create" in {member.kind for member in added}

    project.write("parkdagen.md", SWEDISH)
    again = step()
    assert {member.part for member in again} & {member.part for member in removed}


@pytest.mark.usefixtures("small_pages")
def test_a_full_page_never_changes_again(project: Project, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project.build()
    published(project, site)
    before = pages(site)
    full = {path: content for path, content in before.items() if b"ldes:immutable true" in content}
    assert len(full) == len(before) - 2
    project.write("third.txt", THIRD)
    project.write("garden-day.txt", ENGLISH.replace("Invented", "Linden").replace("Birch", "Fir"))
    (project.recaps / "parkdagen.md").unlink()
    project.build(prune=True)
    monkeypatch.setattr("discourse_kg.site.publish._is_other_program", lambda *_: True)
    published(project, site)
    after = pages(site)
    assert full.items() <= after.items()
    assert len(after) > len(before)


@pytest.mark.usefixtures("small_pages")
def test_what_a_page_is_said_to_hold_it_holds(project: Project, site: Path) -> None:
    project.build()
    published(project, site)
    root = (site / "feed" / "index.trig").as_uri()
    page = page_of(parse(path=root.removeprefix("file://"), format=RdfFormat.TRIG, base_iri=root))
    for relation in values(page, root, f"{TREE}relation"):
        node = value(page, relation, f"{TREE}node")
        held = members(page_of(parse(path=node.removeprefix("file://"), format=RdfFormat.TRIG, base_iri=node)))
        path, bound = value(page, relation, f"{TREE}path"), value(page, relation, f"{TREE}value")
        found = [member.time if path == str(DCTERMS.modified) else member.order for member in held]
        limit = bound if path == str(DCTERMS.modified) else int(bound)
        is_lower = value(page, relation, str(RDF.type)) == f"{TREE}GreaterThanOrEqualToRelation"
        assert (min if is_lower else max)(found) == limit
        assert 0 < len(held) <= MOST


def test_the_time_is_that_of_the_caller_or_of_the_newest_source_and_never_goes_back(
    built_copy: Project, site_copy: Path
) -> None:
    project, site = built_copy, site_copy
    client = Client(site / "feed" / "index.trig")
    assert {member.time for member in client.follow()} == {"2031-06-02T00:00:00Z"}
    for text, moment, expected in (
        ("Ash Council", "2031-07-01T12:30:00Z", "2031-07-01T12:30:00Z"),
        ("Elm Council", "2031-06-30T00:00:00Z", "2031-07-01T12:30:00Z"),
        ("Oak Council", None, "2031-07-01T12:30:00Z"),
    ):
        project.write("garden-day.txt", ENGLISH.replace("Birch Bay Council", text))
        project.build()
        published(project, site, moment=moment)
        assert {member.time for member in client.follow()} == {expected}


def test_two_machines_begin_the_same_stream(project: Project, site: Path, built_site: Path) -> None:
    project.build()
    published(project, site)
    assert pages(site) == pages(built_site)


def test_what_is_forgotten_is_gone_and_the_stream_is_another(project: Project, site: Path) -> None:
    project.write("secret.txt", THIRD)
    project.build()
    published(project, site)
    before = pages(site)
    (project.recaps / "secret.txt").unlink()
    project.build(prune=True)
    published(project, site)
    assert "Linden" in b"".join(pages(site).values()).decode()
    published(project, site, forget=True)
    after = pages(site)
    assert "Linden" not in b"".join(after.values()).decode()
    assert before.keys() & after.keys() == {"feed/index.trig"}
    client = Client(site / "feed" / "index.trig")
    client.follow()
    assert client.graph() == stored(project)


def test_the_root_says_how_the_stream_is_read(built_site: Path) -> None:
    site = built_site
    address = f"{PROJECT_BASE}/feed/index.trig"
    content = (site / "feed" / "index.trig").read_bytes()
    root = page_of(parse(content, RdfFormat.TRIG, base_iri=address))
    kind = NamedNode(f"{LDES}EventStream")
    [stream] = [quad.subject.value for quad in root if quad.object == kind and isinstance(quad.subject, NamedNode)]
    assert re.fullmatch(rf"{re.escape(PROJECT_BASE)}/feed/[0-9a-f]{{16}}", stream)
    assert value(root, stream, f"{TREE}view") == address
    assert value(root, stream, f"{LDES}timestampPath") == str(DCTERMS.modified)
    assert value(root, stream, f"{LDES}sequencePath") == "https://schema.org/position"
    assert value(root, stream, f"{LDES}versionOfPath") == str(DCTERMS.isVersionOf)
    assert value(root, stream, f"{LDES}versionDeleteObject") == f"{AS}Delete"
    assert not [quad for quad in root if "_:" in (str(quad.subject)[:2], str(quad.object)[:2])]
    for relation in values(root, address, f"{TREE}relation"):
        node = value(root, relation, f"{TREE}node")
        assert urldefrag(urljoin(address, node)).url.startswith(f"{stream}/")
