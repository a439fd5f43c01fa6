"""Which tests are quick: all that are marked neither `integration` nor `slow`, so that a new one is unless it says not.

`integration` means that a test starts a process, a server or a browser, or connects to one. Nobody can forget the
mark: a guard makes a test fail that does so without it, but for the one process that reads sources for every test
(`discourse_kg.bounded_work`). Nor can a shared fixture start something unseen for the tests
behind the first: it must be listed here, and each test that asks for it is marked.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

#: Fixtures by the mark that each test gets which asks for one of them.
MARKED_BY_FIXTURE: Final = {
    "integration": frozenset(
        {
            *("address", "browser", "bundled_project", "bundled_site", "endpoint", "hostile_site", "installed"),
            *("remote", "served", "wheel"),
        }
    ),
    "slow": frozenset({"built_site", "dataset", "exported", "invented_dataset"}),
}

#: What Python itself reports when a program begins or an address is used.
_EVENTS: Final = frozenset(
    {
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.system",
        "pty.spawn",
        "socket.bind",
        "socket.connect",
        "socket.sendto",
        "subprocess.Popen",
    }
)


#: In the arguments of the process that reads sources.
_READS_SOURCES: Final = "from discourse_kg.bounded_work import serve"


class Guard:
    """Refuses that this process starts anything, while it is told to."""

    def __init__(self) -> None:
        self._refusals: list[str | None] = []
        sys.addaudithook(self._audit)
        self._watch_processes()

    @contextmanager
    def refusing(self, refusal: str | None) -> Iterator[None]:
        """Until the end, whatever starts something fails with these words; with none it may."""
        self._refusals.append(refusal)
        try:
            yield
        finally:
            self._refusals.pop()

    def _audit(self, event: str, values: tuple[object, ...]) -> None:
        if event in _EVENTS and not (event == "subprocess.Popen" and _READS_SOURCES in str(values[1])):
            self._refuse(event)

    def _watch_processes(self) -> None:
        """A process of the same program begins without a report of Python's."""
        start = BaseProcess.start

        def watched(process: BaseProcess) -> None:
            self._refuse("multiprocessing")
            start(process)

        BaseProcess.start = watched  # type: ignore[assignment, method-assign]

    def _refuse(self, event: str) -> None:
        refusal = self._refusals[-1] if self._refusals else None
        if refusal is not None:
            pytest.fail(f"{event}: {refusal}")


_GUARD: Final = Guard()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark a test by the fixtures that it asks for."""
    fixtures = set(getattr(item, "fixturenames", ()))
    for mark, names in MARKED_BY_FIXTURE.items():
        if fixtures & names:
            item.add_marker(mark)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Refuse that a test starts something and is not marked for it."""
    refusal = None
    if item.get_closest_marker("integration") is None:
        refusal = f"{item.nodeid} starts something; mark it with pytest.mark.integration"
    with _GUARD.refusing(refusal):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
    """Refuse that a shared fixture starts something and is not listed here."""
    name = fixturedef.argname
    if fixturedef.scope == "function":
        return (yield)
    refusal = None
    if name not in MARKED_BY_FIXTURE["integration"]:
        refusal = f"the fixture {name} starts something; list it in tests/support/marks.py"
    with _GUARD.refusing(refusal):
        return (yield)
