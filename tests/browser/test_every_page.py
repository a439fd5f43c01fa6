"""What holds for every kind of page: readable for all, light, and complete in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from support.browsing import SUBMIT, Visit
from support.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

#: Looks for barriers; installed with what the assets are built from.
AXE: Final = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
#: Bytes, uncompressed, of all that a page loads by itself.
HEAVIEST: Final = 350_000
MINISTERS: Final = "query/ministers-who-mentioned-country"
#: The pages that tell of terms and shapes.
REFERENCE: Final = ("ontology", "shapes", "uses")


def with_results(visit: Visit) -> None:
    visit.page.wait_for_selector("#found li")


def with_answer(visit: Visit) -> None:
    visit.page.click(SUBMIT)
    visit.answer()


def with_fault(visit: Visit) -> None:
    visit.page.fill("#country", "Atlantis")
    visit.page.click(SUBMIT)
    visit.page.wait_for_selector(".field-fault")


def open_editor(visit: Visit) -> None:
    visit.page.focus("#query")
    visit.page.wait_for_selector(".CodeMirror")


def with_editor(visit: Visit) -> None:
    open_editor(visit)
    visit.page.click(SUBMIT)
    visit.answer()


def with_faulty_query(visit: Visit) -> None:
    open_editor(visit)
    visit.page.locator(".CodeMirror").click()
    visit.page.keyboard.insert_text("} ")
    visit.page.wait_for_selector(".fault-mark")


def as_it_opens(visit: Visit) -> None:
    visit.page.wait_for_load_state("networkidle")


#: Every kind of page, and what somebody did there.
PAGES: Final[dict[str, tuple[str, Callable[[Visit], None]]]] = {
    "search": ("search", as_it_opens),
    "search with results": ("search?q=estonia", with_results),
    "questions": ("query/index", as_it_opens),
    "question": (MINISTERS, as_it_opens),
    "question with answer": (MINISTERS, with_answer),
    "question with chart": ("query/speakers-by-number-of-statements", with_answer),
    "question with fault": (MINISTERS, with_fault),
    "uses of terms": ("uses", as_it_opens),
    "editor": ("sparql", as_it_opens),
    "editor with answer": ("sparql", with_editor),
    "editor with fault": ("sparql", with_faulty_query),
}


def barriers(page: Page) -> list[str]:
    """What axe finds that is serious or critical: rule, and the first place."""
    page.evaluate(AXE.read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate("axe.run().then((found) => found.violations)")
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found if each["impact"] in {"serious", "critical"}]


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (make assets, after removing the built ones)")
@pytest.mark.measure("accessibility", sample=6)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_nothing_bars_anybody_from_a_page(browser: Browser, address: str, kind: str, scheme: str) -> None:
    path, done = PAGES[kind]
    name, _, query = path.partition("?")
    width = 390 if scheme == "dark" else 1200
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)  # type: ignore[arg-type]  # a literal
    visit = Visit(context.new_page(), address)
    visit.go(f"{name}.html?{query}")
    done(visit)
    assert not barriers(visit.page)
    context.close()


@pytest.mark.parametrize("language", ["", ".sv"])
@pytest.mark.parametrize("path", ["search", "query/index", MINISTERS, "sparql", *REFERENCE])
def test_a_page_is_light_until_the_engine_is_asked_for(visit: Visit, path: str, language: str) -> None:
    visit.go(f"{path}{language}.html")
    as_it_opens(visit)
    assert sum(visit.loaded.values()) < HEAVIEST
    assert not {"assets/oxigraph.wasm", "assets/engine.js", "assets/editor.js"} & visit.loaded.keys()


@pytest.mark.parametrize("language", ["", ".sv"])
def test_the_editor_is_light_too(visit: Visit, language: str) -> None:
    visit.go(f"sparql{language}.html")
    open_editor(visit)
    as_it_opens(visit)
    assert sum(visit.loaded.values()) < HEAVIEST
    assert {"assets/editor.js", "assets/editor.css"} <= visit.loaded.keys()
    assert not {"assets/oxigraph.wasm", "assets/engine.js"} & visit.loaded.keys()


@pytest.mark.parametrize("path", ["search", "query/index", MINISTERS, "sparql", *REFERENCE])
def test_a_page_fits_a_phone(visit: Visit, path: str) -> None:
    visit.page.set_viewport_size({"width": 360, "height": 700})
    page = visit.go(f"{path}.html")
    as_it_opens(visit)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
