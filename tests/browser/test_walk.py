"""A walk through the whole site, as somebody takes it who has never been there: each step from the one before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, parse

from discourse_kg.vocabulary import DKG
from support.browsing import SUBMIT

if TYPE_CHECKING:
    from support.browsing import Visit


def test_from_the_start_to_the_sentence_in_its_recap(visit: Visit) -> None:
    page = visit.go("index.html")
    page.fill("#q", "Shekarabi")
    page.press("#q", "Enter")
    page.locator("#found a", has_text="Ardalan Shekarabi").first.click()
    assert page.locator("h1").inner_text() == "Ardalan Shekarabi"
    page.locator("main a", has_text="Estonia").first.click()
    assert page.locator("h1").inner_text() == "Estonia"

    page.locator('header a[hreflang="sv"]').click()
    assert page.locator("h1").inner_text() == "Estland"
    page.locator("header nav a", has_text="Frågor").click()
    page.locator("main a", has_text="Vilka ministrar").first.click()
    page.fill("#country", "Estland")
    page.click(SUBMIT)
    assert visit.answer()[0][0] == "Ardalan Shekarabi"
    page.locator("table.results tbody a").last.click()
    assert "Estland" in page.locator("blockquote").first.inner_text()

    page.locator('main a[href*="doc/source/"], main a[href*="../source/"]').last.click()
    marked = page.locator("mark", has_text="Estland")
    assert "Shekarabi såg mot Estland, Danmark och Holland" in " ".join(marked.first.inner_text().split())


def test_what_is_said_of_a_statement_can_be_taken_along_as_turtle(visit: Visit) -> None:
    page = visit.go("query/ministers-who-mentioned-country.html?country=EST")
    visit.answer()
    page.locator("table.results tbody a").last.click()
    address = page.evaluate("""document.querySelector('link[type="text/turtle"]').href""")
    content = page.request.get(address).body()
    key = Path(address).stem
    said = [quad for quad in parse(content, RdfFormat.TURTLE) if quad.predicate == NamedNode(DKG.speaker)]
    assert [str(quad.subject).strip("<>").rpartition("/")[2] for quad in said] == [key]
