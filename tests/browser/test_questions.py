"""Stored queries as forms: filled in by name, answered in the browser, shared by address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from support.browsing import SUBMIT
from support.expected_rows import load_expected

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from support.browsing import Visit

QUESTION: Final = "query/ministers-who-mentioned-country"
MINISTER: Final = "Ardalan Shekarabi"


@pytest.mark.parametrize(("page", "named"), [(f"{QUESTION}.html", "Estonia"), (f"{QUESTION}.sv.html", "Estland")])
def test_the_country_question_is_answered_in_both_languages(visit: Visit, page: str, named: str) -> None:
    opened = visit.go(page)
    opened.fill("#country", named[:4])
    opened.wait_for_selector(f'#country-names option[value="{named}"]', state="attached")
    opened.fill("#country", named)
    opened.click(SUBMIT)
    [row] = visit.answer()
    assert row[0] == MINISTER
    assert row[3] == named
    assert "Shekarabi såg mot Estland" in " ".join(row)
    person = opened.locator("table.results tbody a").first.get_attribute("href")
    language = ".sv" if page.endswith(".sv.html") else ""
    assert re.fullmatch(rf"\.\./doc/person/[0-9a-f]{{16}}{re.escape(language)}\.html", person or "")
    evidence = opened.locator("table.results tbody a").last.get_attribute("href")
    assert re.fullmatch(rf"\.\./doc/statement/[0-9a-f]{{16}}{re.escape(language)}\.html", evidence or "")


@pytest.mark.parametrize("name", ["Estland", "Estonia", "estonia", "EST", "EE", "Viro", "  Estland "])
def test_a_country_may_be_given_by_name_or_code(visit: Visit, name: str) -> None:
    visit.go(f"{QUESTION}.html?country={name}")
    if name == "Viro":
        visit.says("Nothing here is called “Viro”")
    else:
        assert visit.answer()[0][0] == MINISTER


def test_a_country_that_nobody_mentioned_is_an_empty_answer(visit: Visit) -> None:
    visit.go(f"{QUESTION}.html?country=Japan")
    visit.says("No rows")


def test_several_values_are_asked_for_together(visit: Visit) -> None:
    page = visit.go(f"{QUESTION}.html?country=Estland&country=DNK")
    assert {row[3] for row in visit.answer()} == {"Estonia", "Denmark"}
    assert page.locator('[name="country"]').count() == 2


def test_a_person_may_be_given_by_name(visit: Visit) -> None:
    page = visit.go("query/statements-by-person.html")
    page.fill("#person", "shah")
    page.wait_for_selector('#person-names option[value="Shahyan Khan"]', state="attached")
    page.fill("#person", "Shahyan Khan")
    page.click(SUBMIT)
    assert all("Shahyan Khan" in row for row in visit.answer())
    assert "person=Shahyan+Khan" in page.url


def test_a_value_that_is_needed_is_asked_for(visit: Visit) -> None:
    page = visit.go("query/statements-by-person.html")
    page.click(SUBMIT)
    visit.says("Enter a value")
    assert page.locator("#person").get_attribute("aria-invalid") == "true"
    assert page.evaluate("document.activeElement.id") == "person"


def test_the_answer_is_sorted_by_the_column_that_is_pressed(visit: Visit) -> None:
    page = visit.go("query/speakers-by-number-of-statements.html")
    page.click(SUBMIT)
    rows = visit.answer()
    at = visit.heads().index("Statements")
    head = page.locator("table.results th").nth(at)
    head.get_by_role("button").click()
    counts = [int(row[at]) for row in visit.answer()]
    assert counts == sorted(counts)
    assert head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").click()
    assert [int(row[at]) for row in visit.answer()] == counts[::-1]
    assert len(rows) == len(counts)


def test_numbers_are_shown_as_bars(visit: Visit) -> None:
    page = visit.go("query/speakers-by-number-of-statements.html")
    page.click(SUBMIT)
    rows = visit.answer()
    assert page.locator("figure.chart svg rect").count() == min(len(rows), 20)
    assert rows[0][0] in (page.locator("figure.chart svg").get_attribute("aria-label") or "")


def test_the_answer_is_saved_as_csv_as_the_command_line_writes_it(visit: Visit) -> None:
    page = visit.go(f"{QUESTION}.html?country=Estland")
    visit.answer()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download CSV").click()
    assert saved.value.suggested_filename == "ministers-who-mentioned-country.csv"
    assert saved.value.path().read_bytes().decode().splitlines() == (
        load_expected()["ministers-who-mentioned-country"].splitlines()
    )


def test_the_sparql_text_is_bound_and_opens_in_the_editor(visit: Visit) -> None:
    page = visit.go(f"{QUESTION}.html?country=Estland")
    visit.answer()
    assert "VALUES ?country { <http://publications.europa.eu/resource/authority/country/EST> }" in page.inner_text(
        "#sparql"
    )
    page.click("#open-editor")
    page.wait_for_selector(".CodeMirror")
    page.click(SUBMIT)
    assert visit.answer()[0][0] == MINISTER


@pytest.mark.parametrize(
    "hostile",
    [
        '"} UNION {?s ?p ?o} #',
        "http://example.org/> } ?s ?p ?o . { <http://example.org/",
        "\\",
        "<img src=x onerror=alert(1)>",
    ],
)
def test_hostile_values_stay_values(visit: Visit, hostile: str) -> None:
    page = visit.go("query/panels-by-topic-word.html")
    page.on("dialog", lambda dialog: visit.complaints.append(dialog.message))
    page.fill("#word", hostile)
    page.click(SUBMIT)
    visit.says("No rows")
    page.goto(f"{visit.base}{QUESTION}.html")
    page.fill("#country", hostile)
    page.click(SUBMIT)
    page.wait_for_selector("#country[aria-invalid]")
    assert page.locator("main img").count() == 0


def test_without_scripts_the_page_says_what_it_needs_and_shows_the_query(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{QUESTION}.html")
    assert "needs JavaScript" in page.inner_text("main")
    assert "VALUES ?country" in page.inner_text("#sparql")
    assert not page.locator("#question").is_visible()
    context.close()


def test_a_page_that_was_opened_as_a_file_says_what_to_do(browser: Browser, bundled_site: Path) -> None:
    page = browser.new_page()
    page.goto((bundled_site / f"{QUESTION}.html").as_uri())
    page.fill("#country", "Estland")
    page.click(SUBMIT)
    page.get_by_text("python -m http.server").wait_for()
    page.close()
