"""Queries of one's own: written in the editor, answered in the browser, ended when they take too long."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.querying.pieces import body
from discourse_kg.querying.stored import load_queries
from support.browsing import SUBMIT, Visit
from support.expected_rows import load_expected

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

QUERIES: Final = load_queries()
#: Millions of combinations: nobody waits for it.
SLOW: Final = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) = 7) }"
)

#: Every kind of word that the grammar tells apart, and at the end one that may not stand there.
COLOURFUL: Final = """\
# a comment
PREFIX x: <http://example.org/>
SELECT ?one (1.5 AS ?two) {
  ?one x:name "text"@en, true, _:blank ; a x:Thing . %
}"""
#: What of the editor is written in a colour of its own.
COLOURED: Final = ".CodeMirror-line span[class^=cm-]:not(.cm-ws), .CodeMirror-linenumber, .fault-mark, .query-fault"
#: For each of these: its class, its colour, and the one behind it.
COLOURS: Final = """(selector) => [...document.querySelectorAll(selector)].map((each) => {
  let behind = each;
  while (getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
  return [each.className, getComputedStyle(each).color, getComputedStyle(behind).backgroundColor];
})"""
#: As WCAG asks of text.
LEAST_CONTRAST: Final = 4.5


def luminance(colour: str) -> float:
    """As WCAG defines it, of `rgb(…)`."""
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def write(page: Page, text: str) -> None:
    """Write a query into the editor, as somebody would."""
    page.wait_for_selector("#question:not([hidden])")
    if page.locator("#query").is_visible():
        page.focus("#query")
    page.wait_for_selector(".CodeMirror")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def ask(page: Page, text: str) -> None:
    write(page, text)
    page.click(SUBMIT)


def csv_rows(text: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(StringIO(text, newline=""))]


def saved_rows(page: Page, expected: str) -> Counter[tuple[str, ...]]:
    """The rows of the answer as it is saved; where nothing was found, there is nothing to save but the heads."""
    if page.inner_text("#status").startswith("No rows"):
        return Counter(csv_rows(expected)[:1])
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download CSV").click()
    return Counter(csv_rows(saved.value.path().read_bytes().decode()))


def test_a_query_of_ones_own_is_answered(visit: Visit) -> None:
    page = visit.go("sparql.html")
    ask(page, "SELECT (1 + 1 AS ?two) ('så' AS ?text) {}")
    assert visit.answer() == [["2", "så"]]
    assert visit.heads() == ["two", "text"]
    visit.says("1 row")


def test_the_address_holds_the_query(visit: Visit) -> None:
    page = visit.go("sparql.sv.html")
    ask(page, "ASK { ?statement a <https://w3id.org/discourse-kg/ontology/Statement> }")
    visit.says("Ja")
    page.goto("about:blank")
    page.go_back()
    page.wait_for_selector(".CodeMirror")
    page.click(SUBMIT)
    visit.says("Ja")


def test_triples_are_shown_as_turtle(visit: Visit) -> None:
    page = visit.go("sparql.html")
    ask(page, "# a comment\nPREFIX x: <http://example.org/> CONSTRUCT { x:a x:b 'c' } WHERE {}")
    assert page.locator("pre.turtle").inner_text().strip() == '<http://example.org/a> <http://example.org/b> "c" .'


def test_the_keyboard_leads_into_the_editor_and_out_of_it(visit: Visit) -> None:
    page = visit.go("sparql.html")
    write(page, "ASK {}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "submit"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+Enter")
    visit.says("Yes")


def test_what_does_not_follow_the_grammar_is_marked_and_told(visit: Visit) -> None:
    page = visit.go("sparql.sv.html")
    write(page, "SELECT * {\n  ?a x:b ?c .\n}")
    assert page.inner_text(".fault-here") == "x:b"
    assert page.inner_text(".query-fault") == "Rad 2: prefixet ”x:” är inte deklarerat."
    write(page, "SELECT * {\n  ?a ?b ?c\n  LIMIT 1 }")
    assert page.inner_text(".fault-here") == "LIMIT"
    assert page.inner_text(".query-fault").startswith("Rad 3: ")
    assert page.get_attribute(".fault-mark", "title") == page.inner_text(".query-fault")
    assert page.get_attribute(".CodeMirror textarea", "aria-invalid") == "true"
    write(page, "SELECT * {\n  ?a ?b ?c\n} LIMIT 1")
    assert page.locator(".fault-here, .fault-mark").count() == 0
    assert page.inner_text(".query-fault") == ""
    assert page.get_attribute(".CodeMirror textarea", "aria-invalid") == "false"


def test_the_grammar_knows_what_stored_questions_are_written_with(visit: Visit) -> None:
    page = visit.go("sparql.html")
    write(page, "ASK {}")
    for name, question in QUERIES.items():
        page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", body(question))
        assert page.inner_text(".query-fault") == "", name


def test_lines_become_comments_and_lines_again(visit: Visit) -> None:
    page = visit.go("sparql.html")
    write(page, "ASK {\n}")
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+/")
    assert page.locator(".cm-comment").all_inner_texts() == ["#ASK {", "#}"]
    page.keyboard.press("Control+/")
    page.keyboard.press("Control+Enter")
    visit.says("Yes")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_can_be_read(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]  # a literal
    page = Visit(context.new_page(), address).go("sparql.html")
    write(page, COLOURFUL)
    page.wait_for_selector(".fault-mark")
    found = page.evaluate(COLOURS, COLOURED)
    context.close()
    kinds = {"comment", "keyword", "variable-3", "atom", "string", "string-2", "number", "meta", "punc", "error"}
    assert {f"cm-{kind}" for kind in kinds} <= {word for name, *_ in found for word in name.split()}
    assert not [each for each in found if contrast(*each[1:]) < LEAST_CONTRAST]


@pytest.mark.parametrize(
    "text",
    ["SELECT", "DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }"],
)
def test_what_cannot_be_answered_is_said(visit: Visit, text: str) -> None:
    page = visit.go("sparql.html")
    ask(page, text)
    visit.says("could not be run")
    assert page.inner_text(".fault pre")


def test_an_example_is_a_stored_question(visit: Visit) -> None:
    page = visit.go("sparql.html")
    page.select_option("#examples", "countries-mentioned")
    page.wait_for_selector(".CodeMirror")
    page.click(SUBMIT)
    assert "Estonia" in {cell for row in visit.answer() for cell in row}


def test_every_stored_question_has_the_answer_that_is_expected_of_it(visit: Visit) -> None:
    """The engine in the browser answers as those do that the command line asks."""
    page = visit.go("sparql.html")
    page.focus("#query")
    page.wait_for_selector(".CodeMirror")
    differing = []
    for name, expected in load_expected().items():
        page.evaluate("document.querySelector('#examples').value = ''")
        page.select_option("#examples", name)
        while page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()") != body(QUERIES[name]):
            page.wait_for_timeout(10)
        page.click(SUBMIT)
        page.locator("#status").filter(has_text=re.compile(r"^(?:\d+ rows? in|No rows)")).wait_for()
        if saved_rows(page, expected) != Counter(csv_rows(expected)):
            differing.append(name)
    assert not differing


def test_a_slow_query_can_be_cancelled_and_the_next_one_is_answered(visit: Visit) -> None:
    page = visit.go("sparql.html")
    ask(page, SLOW)
    visit.says("Running the query")
    page.click("#cancel")
    visit.says("Cancelled")
    ask(page, "SELECT (7 AS ?seven) {}")
    assert visit.answer() == [["7"]]


def test_a_query_that_takes_too_long_is_ended(visit: Visit) -> None:
    visit.page.clock.install()
    page = visit.go("sparql.html")
    ask(page, SLOW)
    visit.says("Running the query")
    page.clock.fast_forward(61_000)
    visit.says("stopped after 60 seconds")


def test_a_query_that_is_nested_too_deep_stops_the_engine_and_not_the_page(visit: Visit) -> None:
    page = visit.go("sparql.html")
    page.focus("#query")
    page.wait_for_selector(".CodeMirror")
    deep = f"SELECT * {{ FILTER({'(' * 2_000}1{')' * 2_000}) }}"
    page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", deep)
    page.click(SUBMIT)
    visit.says("had to stop")
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('ASK {}')")
    page.click(SUBMIT)
    visit.says("Yes")


def test_large_data_is_loaded_only_when_somebody_says_so(visit: Visit) -> None:
    about = {"quads": 600_000, "endpoint": "https://example.org/sparql"}

    def told(route: Route) -> None:
        route.fulfill(body=f'discourseData("about",{json.dumps(about)});', content_type="text/javascript")

    visit.page.route("**/query/about.js", told)
    page = visit.go("sparql.html")
    ask(page, "ASK {}")
    visit.says("600,000 quads")
    assert page.locator(".fault a").get_attribute("href") == "https://example.org/sparql"
    assert "data/discourse.nq.gz" not in visit.loaded
    page.get_by_role("button", name="Load it anyway").click()
    visit.says("Yes")


def test_data_that_is_not_there_is_said(visit: Visit) -> None:
    visit.page.route("**/data/discourse.nq*", lambda route: route.fulfill(status=404))
    page = visit.go("sparql.html")
    ask(page, "ASK {}")
    visit.says("data could not be loaded")
    visit.complaints = [complaint for complaint in visit.complaints if "404" not in complaint]
