"""Search finds people and statements by words and by facets, and keeps the question in the address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from support.browsing import Visit, served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

MINISTER: Final = "Ardalan Shekarabi"


def found(page: Page) -> list[str]:
    """What the list shows, once there is something."""
    page.wait_for_selector("#found li")
    return page.locator("#found li").all_inner_texts()


def value(page: Page, facet: str, name: str) -> Locator:
    """The check box of a value of a facet."""
    group = page.locator("fieldset", has=page.locator("legend", has_text=re.compile(f"^{facet}$")))
    return group.get_by_role("checkbox", name=re.compile(f"^{name}"))


@pytest.mark.parametrize("text", ["Shekarabi", "shekar", "SHEKARABI  Ardalan", "àrdälan"])
def test_a_minister_is_found_by_the_beginning_of_a_name(visit: Visit, text: str) -> None:
    page = visit.go("search.html")
    page.fill("#words", text)
    assert found(page)[0].startswith(MINISTER)
    link = page.locator("#found li a").first.get_attribute("href")
    assert re.fullmatch(r"\./doc/person/[0-9a-f]{16}\.html", link or "")


def test_a_statement_comes_with_its_words_its_speaker_and_its_evidence(visit: Visit) -> None:
    page = visit.go("search.sv.html?q=estland")
    [country, *statements] = found(page)
    assert country.startswith("Estland")
    assert any(MINISTER in statement and "Danmark och Holland" in statement for statement in statements)
    evidence = page.locator("#found li.statement").filter(has_text="Holland").get_by_role("link", name="belägg")
    assert re.fullmatch(r"\./doc/statement/[0-9a-f]{16}\.sv\.html", evidence.get_attribute("href") or "")
    assert "Estland" in page.locator("#found mark").all_inner_texts()


def test_a_country_is_found_by_its_name_in_the_other_language(visit: Visit) -> None:
    page = visit.go("search.html?q=Estonia&type=statement")
    assert any(MINISTER in statement for statement in found(page))


def test_a_changed_facet_narrows_the_answer_and_stands_in_the_address(visit: Visit) -> None:
    page = visit.go("search.html")
    visit.says("entries")
    value(page, "Country", "Estonia").check()
    visit.says("found")
    assert "country=EST" in page.url
    everything = found(page)
    assert len(everything) > 1
    value(page, "Type", "statement").check()
    page.locator("#found").filter(has_not=page.locator(".thing")).wait_for()
    statements = found(page)
    assert 0 < len(statements) < len(everything)
    page.reload()
    assert found(page) == statements
    assert value(page, "Country", "Estonia").is_checked()
    page.go_back()
    page.wait_for_selector("#found .thing")
    assert found(page) == everything


def test_counts_tell_how_many_an_additional_choice_would_leave(visit: Visit) -> None:
    page = visit.go("search.html?type=statement")
    found(page)
    label = page.locator("fieldset label").filter(has_text="Denmark")
    count = label.locator(".count").inner_text()
    label.click()
    visit.says(f"{count} found")


def test_two_values_of_one_facet_find_what_has_either(visit: Visit) -> None:
    page = visit.go("search.html?type=country&country=EST&country=DNK")
    assert [text.split()[0] for text in found(page)] == ["Denmark", "Estonia"]


def test_what_nobody_said_is_not_found(visit: Visit) -> None:
    visit.go("search.html?q=zzzz")
    visit.says("Nothing found")


def test_the_keyboard_is_enough(visit: Visit) -> None:
    page = visit.go("search.html")
    visit.says("entries")
    page.locator("#words").focus()
    page.keyboard.type("shekarabi")
    page.keyboard.press("Enter")
    found(page)
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**type=**")
    assert page.evaluate("document.activeElement.type") == "checkbox"


@pytest.mark.parametrize(
    "text", ["script", "bite", "braces", "img onerror", '"><img src=x onerror=alert(1)>', "=country/EST"]
)
def test_hostile_names_and_words_do_nothing(browser: Browser, hostile_site: Path, text: str) -> None:
    with served(hostile_site) as base:
        visit = Visit(browser.new_page(), base)
        page = visit.go("search.html")
        page.on("dialog", lambda dialog: visit.complaints.append(dialog.message))
        page.fill("#words", text)
        visit.says("found")
        assert page.locator(":is(#found, #facets) :is(script, img, i, b)").count() == 0
        page.close()
    assert not visit.complaints


def test_names_that_would_be_markup_are_shown_as_they_are(browser: Browser, hostile_site: Path) -> None:
    page = browser.new_page()
    page.goto((hostile_site / "search.html").as_uri() + "?q=alert")
    assert any("<script>alert(1)</script>" in text for text in found(page))
    page.close()


def test_a_search_works_on_a_page_that_was_opened_as_a_file(browser: Browser, bundled_site: Path) -> None:
    page = browser.new_page()
    page.goto(f"{(bundled_site / 'search.html').as_uri()}?q=shekarabi")
    assert found(page)[0].startswith(MINISTER)
    page.close()
