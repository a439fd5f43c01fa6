"""Sites that are published once, and a browser that walks through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from support.browsing import ARGUMENTS, Visit, chromium, publish, served
from support.folders import TEST_DATA
from support.sharing import shared_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def bundled_site(bundled_project: Path) -> Path:
    """The bundled recaps as a site."""
    return bundled_project / "site"


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of an invented recap with names that would like to be markup."""
    recaps = [TEST_DATA / "recaps" / "en-hostile-names.md"]
    return shared_folder(tmp_path_factory, "hostile", lambda folder: publish(recaps, folder)) / "site"


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
def address(bundled_site: Path, browser: Browser) -> Iterator[str]:
    assert browser.is_connected()
    with served(bundled_site) as base:
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
