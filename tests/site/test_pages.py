"""The pages of a site, as a browser sees them: valid, linked, in two languages, whatever the texts hold."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest

from discourse_kg.resources import resource
from discourse_kg.site.pages.licences import may_show
from support.commandline import new_project
from support.published import HOSTILE, Page, PublishedSite, published, talkative
from support.sharing import shared_folder

if TYPE_CHECKING:
    from pathlib import Path

    from support.commandline import Project


pytestmark = pytest.mark.slow


def shared_site(factory: pytest.TempPathFactory, name: str, recap: str) -> PublishedSite:
    """A site of one more recap than the built project has."""

    def fill(folder: Path) -> None:
        project = new_project(folder)
        project.write("another.md", recap)
        project.build()
        published(project, folder / "site")

    return PublishedSite(shared_folder(factory, name, fill) / "site")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> PublishedSite:
    """A site of three invented recaps, one of them hostile. Not to be changed."""
    return shared_site(tmp_path_factory, "hostile-pages", HOSTILE)


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> PublishedSite:
    """A site of a recap with so many statements that lists go on over several pages. Not to be changed."""
    return shared_site(tmp_path_factory, "long-pages", talkative(230))


#: What style.css, or HTML itself, sets apart where the direction of letters is concerned.
HELD: Final = ("bdi", "blockquote", "dd", "li", "mark", "pre", "q", "td", "th")


# --- all pages ------------------------------------------------------------------------------------


def test_every_page_is_valid(site: PublishedSite) -> None:
    assert not {page.path: page.errors for page in site.pages() if page.errors}


def test_every_link_leads_somewhere(site: PublishedSite) -> None:
    paths = set(site.paths)
    missing = {link for page in site.pages() for link in page.linked() if link not in paths}
    assert not missing


def test_links_go_nowhere_but_to_pages(site: PublishedSite) -> None:
    links = [each for page in site.pages() for each in page.all("a", "link") if each.get("rel") != "icon"]
    addresses = {each.get("href", "") for each in links}
    schemes = {address.partition(":")[0] for address in addresses if ":" in address.partition("/")[0]}
    assert schemes <= {"http", "https"}


def test_no_page_has_a_script_or_a_style_of_its_own(site: PublishedSite) -> None:
    for page in site.pages():
        for each in page.tree.iter():
            assert not [name for name, _ in each.items() if str(name).startswith("on") or name == "style"], page.path
        assert all(each.get("type") == "application/ld+json" or each.get("src") for each in page.all("script"))
        assert not page.all("style")


def test_headings_come_in_order(site: PublishedSite) -> None:
    for page in site.pages():
        levels = [int(str(each.tag)[1]) for each in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1, page.path
        assert levels.count(1) == 1, page.path
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.path


def test_what_stands_at_the_head_of_a_table_says_of_what(site: PublishedSite) -> None:
    for page in site.pages():
        assert all(each.get("scope") in {"col", "row", "rowgroup"} for each in page.all("th")), page.path


def test_every_name_inside_a_page_is_there_once(site: PublishedSite) -> None:
    for page in site.pages():
        names = Counter(each.get("id") for each in page.tree.iter() if each.get("id"))
        assert set(names.values()) <= {1}, page.path
        wanted = {
            name
            for each in page.tree.iter()
            for attribute in ("popovertarget", "aria-labelledby", "for")
            for name in (each.get(attribute) or "").split()
        }
        assert wanted <= names.keys(), page.path


def test_every_page_is_named_and_has_landmarks(site: PublishedSite) -> None:
    for page in site.pages():
        assert all(page.words("title")), page.path
        assert len(page.all("main")) == len(page.all("header")) == len(page.all("footer")) == 1, page.path


def test_pages_are_light(site: PublishedSite) -> None:
    heavy = {page.path for page in site.pages() if len(page.text.encode()) > 100_000}
    of_all_terms = {f"{name}{ending}" for name in ("ontology", "shapes", "uses") for ending in (".html", ".sv.html")}
    assert heavy <= of_all_terms, "the pages of all terms, of all shapes and of all their uses, and no other"


@pytest.mark.parametrize("path", ["ontology", "shapes"])
@pytest.mark.parametrize("ending", [".html", ".sv.html"])
def test_the_terms_are_told_of_in_the_frame_of_all_pages(site: PublishedSite, path: str, ending: str) -> None:
    def frame(name: str) -> list[str]:
        """What is around the main part, but for what tells this page from others."""
        around = re.sub(r"(?s)(<main [^>]*>).*(</main>)", r"\1\2", site.text(f"{name}{ending}"))
        around = re.sub(r"(?s)<title>.*?</title>| aria-current=\"page\"", "", around)
        own = ('<link rel="license"', "reference.css", 'name="description"', '<link rel="alternate" type=')
        return [
            line.replace(name, "NAME") if "hreflang" in line or "canonical" in line else line
            for line in around.splitlines()
            if line and not any(each in line for each in own)
        ]

    assert frame(path) == frame("about")


def test_what_search_engines_read_is_json(site: PublishedSite) -> None:
    scripts = [each for page in site.pages() for each in page.all("script")]
    said = [json.loads("".join(each.itertext())) for each in scripts if each.get("type") == "application/ld+json"]
    kinds = {each["@type"] for each in said}
    assert {"Article", "Claim", "Country", "Dataset", "DefinedTerm", "Event", "Organization", "Person"} <= kinds
    assert {each["@context"] for each in said} == {"https://schema.org"}


# --- languages ------------------------------------------------------------------------------------


def keys(value: object, prefix: str = "") -> set[str]:
    if isinstance(value, dict):
        return {key for name, inner in value.items() for key in keys(inner, f"{prefix}.{name}")}
    return {f"{prefix} {len(value)}" if isinstance(value, list) else prefix}


def texts(language: str) -> dict[str, Any]:
    return tomllib.loads(resource(f"site/pages/texts/{language}.toml").read_text("utf-8"))


def test_both_languages_say_the_same() -> None:
    assert keys(texts("sv")) == keys(texts("en"))


def test_the_languages_switch_on_the_same_page(site: PublishedSite) -> None:
    for page in site.pages(r"(?!doc/|404)[^.]*\.html|doc/(?:person|event)/[^.]*\.html"):
        other = page.path.replace(".html", ".sv.html")
        assert other in set(page.linked()), page.path
        assert page.path in set(site.page(other).linked()), page.path
        assert site.page(other).all("html")[0].get("lang") == "sv"


def test_a_page_says_which_address_is_its_own(site: PublishedSite) -> None:
    for page in site.pages():
        (address,) = (each.get("href") for each in page.all("link") if each.get("rel") == "canonical")
        own = "" if page.path == "index.html" else page.path
        assert address == f"https://w3id.org/discourse-kg/{own}"


def test_swedish_pages_are_swedish(site: PublishedSite) -> None:
    assert "5 maj 2031" in site.text("events.sv.html")
    assert "5 May 2031" in site.text("events.html")
    assert "Estland" in site.page("countries.sv.html").words("li")[-1] + "".join(
        site.page("countries.sv.html").words("li")
    )
    assert "Estonia" in "".join(site.page("countries.html").words("li"))


# --- hostile texts --------------------------------------------------------------------------------


def test_hostile_texts_are_shown_and_do_nothing(site: PublishedSite) -> None:
    titles = [words for page in site.pages(r"doc/source/[^.]*\.html") for words in page.words("h1")]
    assert '</title><script>alert("title")</script> turned \u202eround' in titles
    events = [words for page in site.pages(r"doc/event/[^.]*\.html") for words in page.words("h1")]
    assert "\"><svg onload=alert(1)> & 'quoted' { 7 * 7 }" in events
    assert not [page.path for page in site.pages() if page.all("img")]
    assert "javascript:" not in {each.get("href", "")[:11] for page in site.pages() for each in page.all("a")}


def test_what_turns_the_direction_of_a_text_is_held_in(site: PublishedSite) -> None:
    assert not [page.path for page in site.pages() if "\u202e" in "".join(page.words("title"))]
    for page in site.pages():
        held = {id(inner) for each in page.all(*HELD) for inner in each.iter()}
        turning = [each for each in page.tree.iter() if "\u202e" in f"{each.text}{each.tail}"]
        apart = [
            each for each in turning if str(each.tag).endswith(("script", "title"))
        ]  # a tooltip is a text by itself
        assert all(id(each) in held or each in apart for each in turning), page.path
    assert any("\u202e" in page.text for page in site.pages())


# --- the recap as read ----------------------------------------------------------------------------


def test_a_text_that_may_be_shown_is_shown_whole(site: PublishedSite) -> None:
    page = site.titled("source", "Påhittat referat")
    shown = " ".join(page.words("p"))
    assert "I panelen satt Nima Forsrud (civilminister) och Tova Ekmark (jurist, Löfrådet)." in shown
    assert "licence:" not in shown
    assert "event_date" not in page.text


def test_each_statement_is_marked_with_its_speaker_and_its_words(site: PublishedSite) -> None:
    page = site.titled("source", "Påhittat referat")
    marks = page.words("mark")
    assert "Tova Ekmark Tova Ekmark menade att lagen räcker." in marks
    assert len({each.get("class") for each in page.all("mark")}) == 3
    assert {"Estland", "Holland", "Danmark"} <= {"".join(each.itertext()) for each in page.all("a")}


def test_a_text_that_may_not_be_shown_is_cut_to_the_quotations(site: PublishedSite) -> None:
    page = site.titled("source", "Invented recap")
    shown = " ".join(page.words("p"))
    assert "On the panel were" not in shown
    assert "Tova Ekmark argued that Estonia has found a way." in shown
    assert shown.count("[…]") >= 2


@pytest.mark.parametrize(
    ("licence", "shown"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", True),
        ("http://creativecommons.org/publicdomain/zero/1.0/", True),
        ("https://creativecommons.org/licenses/by-nc/4.0/", False),
        ("https://creativecommons.org/licenses/by-nd/4.0/", False),
        ("https://example.org/creativecommons.org/licenses/by/4.0/", False),
        ("javascript:creativecommons.org/licenses/by/4.0/", False),
        ("CC BY 4.0", False),
        ("", False),
        (None, False),
    ],
)
def test_only_a_licence_that_is_known_lets_a_text_be_shown(licence: str | None, shown: bool) -> None:
    assert may_show(licence) is shown


def test_a_statement_stands_in_its_place(site: PublishedSite) -> None:
    (page,) = (
        page
        for page in site.pages(r"doc/statement/[^.]*\.html")
        if "Tova Ekmark menade att lagen räcker." in page.words("mark")
    )
    assert any("räcker, sa han" in words for words in page.words("p")), "the words before it are there"
    (recap,) = {link for link in page.linked() if link.startswith("doc/source/")}
    anchors = {each.get("href", "").partition("#")[2] for each in page.all("a") if "#s" in each.get("href", "")}
    assert anchors <= {each.get("id") for each in site.page(recap).tree.iter()}
    assert len(anchors) == 1


# --- lists ----------------------------------------------------------------------------------------


def statements_on(page: Page) -> list[str]:
    return page.words("blockquote")


def test_a_long_list_goes_on_over_further_pages(long: PublishedSite) -> None:
    pages = [long.page(f"statements-2033{part}.html") for part in ("", "-2", "-3", "-4")]
    found = [words for page in pages for words in statements_on(page)]
    assert [len(statements_on(page)) for page in pages] == [75, 75, 75, 5]
    assert found == [words for words in dict.fromkeys(found) if re.search(r"point \d+ is about Estonia", words)]
    assert {page.path for page in pages} <= set(pages[0].linked())


def test_a_persons_statements_go_on_too(long: PublishedSite) -> None:
    page = long.titled("person", "Tova Ekmark")
    year = [long.page(page.path.replace(".html", f"-2033{part}.html")) for part in ("", "-2")]
    assert year[0].path in set(page.linked())
    assert {page.path, year[1].path} <= set(year[0].linked())
    listed = [words for each in year for words in statements_on(each)]
    assert listed[:75] == statements_on(page)
    assert len(listed) == len(set(listed)) > 75


def test_people_are_listed_by_surname(site: PublishedSite) -> None:
    names = [words for words in site.page("people.sv.html").words("bdi") if words in PEOPLE]
    assert [name for name in names if name in PEOPLE] == list(PEOPLE)


PEOPLE: Final = ("Tova Ekmark", "Nima Forsrud", "Rowan Invented", "Alva Lundqvist")


def test_the_start_page_answers_a_question(site: PublishedSite) -> None:
    page = site.page("index.sv.html")
    assert "Vilka ministrar har nämnt ett land?" in page.words("h2")
    assert any("Estland, Holland och Danmark" in words for words in page.words("blockquote"))


# --- what changes ---------------------------------------------------------------------------------


def test_pages_that_are_made_anew_are_as_if_made_at_once(built_copy: Project, site_copy: Path) -> None:
    project, place = built_copy, site_copy
    project.write("garden-day.txt", talkative(3).replace("Invented Long Day", "Invented Garden Day"))
    project.write("hostile.md", HOSTILE)
    (project.recaps / "parkdagen.md").unlink()
    project.build()
    again, done = published(project, place)
    anew, _ = published(project, project.folder / "other")
    assert done.written
    assert {path: again.text(path) for path in again.paths if path.endswith((".html", ".csv"))} == {
        path: anew.text(path) for path in anew.paths if path.endswith((".html", ".csv"))
    }


def test_pages_that_nothing_changed_for_stay(built_copy: Project, site_copy: Path) -> None:
    project, place = built_copy, site_copy
    first = PublishedSite(place)
    before = {page.path: (place / page.path).stat().st_ino for page in first.pages(r"doc/(?:statement|panel)/.*\.html")}
    project.write("another.md", talkative(2))
    project.build()
    published(project, place)
    assert before == {path: (place / path).stat().st_ino for path in before}
