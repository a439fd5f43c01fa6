"""Long measures, of which `make test` takes a sample and `make measure` takes the whole.

A test of one is marked with the name of its measure: `@pytest.mark.measure("pump strings", sample=3)`. With `sample`,
so many of its cases are drawn, and a quarter of them by `make quick`, or as many as `quick` says, which may be all
that is said. A test that draws by itself calls `sampled`, and one whose examples are made up says with `examples` how
many. What is drawn follows from a seed, which every run prints.
"""

from __future__ import annotations

import os
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

SEED: Final = "DISCOURSE_KG_SEED"
#: `whole` for all cases, `quick` for a quarter of the sample.
AMOUNT: Final = "DISCOURSE_KG_MEASURES"
_QUICK: Final = 4
_DEFAULT_SEED: Final = "1"

_T = TypeVar("_T")


def is_whole() -> bool:
    """Whether every measure is taken whole."""
    return os.environ.get(AMOUNT) == "whole"


def seed() -> str:
    """What samples follow from: the same seed wherever none is given, so that every run draws the same."""
    return os.environ.setdefault(SEED, _DEFAULT_SEED)


def sampled(cases: Sequence[_T], number: int, measure: str) -> list[_T]:
    """So many of the cases, in their order; all of them where measures are taken whole."""
    return list(cases) if is_whole() else _drawn(cases, _smaller(number), measure)


def _drawn(cases: Sequence[_T], number: int, measure: str) -> list[_T]:
    chance = Random(f"{seed()} {measure}")  # noqa: S311 (likewise)
    indices = chance.sample(range(len(cases)), min(number, len(cases)))
    return [cases[index] for index in sorted(indices)]


def examples(number: int, *, whole: int) -> int:
    """How many examples are made up: the first number for a sample, the other where measures are taken whole."""
    return whole if is_whole() else _smaller(number)


def _smaller(number: int) -> int:
    return max(1, number // _QUICK) if _is_quick() else number


def _is_quick() -> bool:
    return os.environ.get(AMOUNT) == "quick"


# --- what pytest asks -----------------------------------------------------------------------------


def pytest_report_header() -> str:
    """Tell the seed."""
    told = "taken whole" if is_whole() else f"sampled by {SEED}={seed()}; `make measure` takes them whole"
    return f"measures: {told}"


def pytest_configure() -> None:
    """Set the seed before other processes are started."""
    seed()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the cases that are not drawn. Of one test, named alone, each case is the whole."""
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        if _number(item) is not None:
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    left = [
        item
        for test, its in cases.items()
        if len(its) > 1
        for item in set(its) - set(_drawn(its, _number(its[0]) or 0, test))
    ]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in set(left)]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Give the report of a test the name of its measure."""
    if marker := item.get_closest_marker("measure"):
        item.user_properties.append(("measure", marker.args[0]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell of each measure how many of its tests ran, how many failed, and how long they took."""
    if not is_whole():
        return
    ran, failed, seconds = Counter[str](), Counter[str](), Counter[str]()
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.getreports(outcome):
            measure = dict(report.user_properties).get("measure")
            if isinstance(measure, str):
                ran[measure] += 1
                failed[measure] += outcome != "passed"
                seconds[measure] += report.duration
    terminalreporter.section("measures")
    for measure in sorted(ran):
        terminalreporter.line(
            f"{measure:30} {ran[measure]:5} tests {failed[measure]:5} failed {seconds[measure]:8.1f} s"
        )


def _number(item: pytest.Item) -> int | None:
    """How many cases of the test are drawn; none where all are run."""
    marker = item.get_closest_marker("measure")
    if marker is None or is_whole():
        return None
    asked: int | None = marker.kwargs.get("sample")
    if not _is_quick():
        return asked
    quick: int | None = marker.kwargs.get("quick", asked and _smaller(asked))
    return quick
