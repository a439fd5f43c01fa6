"""A site that is published once, and a browser that walks through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from support.browsing import ARGUMENTS, Visit, chromium, publish, served
from support.folders import ROOT, TEST_DATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled recaps as a site."""
    return publish(sorted((ROOT / "data" / "recaps").glob("*.md")), tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of an invented recap with names that would like to be markup."""
    return publish([TEST_DATA / "recaps" / "en-hostile-names.md"], tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        pytest.skip("there is no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def address(site: Path, browser: Browser) -> Iterator[str]:
    assert browser.is_connected()
    with served(site.parents[1]) as base:
        yield base


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A visit at which nothing is asked for elsewhere, and the browser has nothing to complain about."""
    context = browser.new_context(accept_downloads=True, locale="en-GB")
    context.set_default_timeout(15_000)
    visited = Visit(context.new_page(), address)
    yield visited
    context.close()
    assert not visited.foreign()
    assert not visited.complaints
