"""A published site as a browser sees it: served below a folder, with every request and complaint written down."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from support.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import ConsoleMessage, Page, Response

#: Where below its host the site stands: nothing may depend on that.
BELOW: Final = "under/way"
#: How Chromium is started: it asks nobody for anything by itself.
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: The button that asks: a page has another form in its head.
SUBMIT: Final = '#question button[type="submit"]'
#: What browsers ask for at the root of a host, whatever stands in a page.
ICON: Final = "/favicon.ico"


def chromium() -> str | None:
    """The browser of the machine."""
    return shutil.which("chromium")


class _Below(SimpleHTTPRequestHandler):
    """Serves a folder below its host's root, where there is nothing else."""

    def translate_path(self, path: str) -> str:
        """The file at a path."""
        inside = path.removeprefix(f"/{BELOW}")
        return super().translate_path(inside if inside != path else "/nothing/there")

    def log_message(self, *_: object) -> None:
        """Say nothing: tests look at the browser's side."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site on this machine, `BELOW` the root; gives its address, with a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Below, directory=str(site))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{BELOW}/"
        finally:
            server.shutdown()
            thread.join()


def publish(recaps: list[Path], folder: Path) -> None:
    """Build recaps in a folder, and publish them as `site` there."""
    sources = folder / "recaps"
    sources.mkdir()
    for recap in recaps:
        shutil.copy(recap, sources)
    settings = (ROOT / "discourse-kg.toml").read_text("utf-8").replace("data/recaps", "recaps")
    (folder / "discourse-kg.toml").write_text(settings, "utf-8")
    for arguments in (("build",), ("publish", "site")):
        command = [sys.executable, "-m", "discourse_kg", *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()


@dataclass
class Visit:
    """A page of the site in a browser, and what went on while somebody was there."""

    page: Page
    base: str
    loaded: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("response", self._note_size)
        self.page.on("console", self._note_complaint)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note_size(self, response: Response) -> None:
        length = response.headers.get("content-length")
        self.loaded[response.url.removeprefix(self.base)] = int(length) if length else 0

    def _note_complaint(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and ICON not in str(message.location):
            self.complaints.append(message.text)

    def go(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.base + path)
        return self.page

    def answer(self) -> list[list[str]]:
        """The rows of the answer, once it is there."""
        self.page.wait_for_selector("table.results tbody tr")
        return [row.locator("td").all_inner_texts() for row in self.page.locator("table.results tbody tr").all()]

    def heads(self) -> list[str]:
        """The names of the answer's columns."""
        return self.page.locator("table.results th").all_inner_texts()

    def says(self, text: str) -> None:
        """Wait until the page's status says this."""
        self.page.locator("#status").filter(has_text=text).wait_for()

    def foreign(self) -> list[str]:
        """What was asked for elsewhere than on this machine."""
        own = urlsplit(self.base).netloc
        return [url for url in self.asked if urlsplit(url).scheme in {"http", "https"} and urlsplit(url).netloc != own]
