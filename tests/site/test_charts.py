"""Pictures: what is drawn is what is so, within its box, and the same each time. And the colours can be told apart."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_kg.export.tables.csv_table import csv_lines
from discourse_kg.resources import resource
from discourse_kg.site.pages.charts import SHADES, bars, heat_map, network, timeline
from discourse_kg.site.pages.context import Link
from discourse_kg.site.pages.views.source import COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLE: Final = resource("site/pages/assets/style.css").read_text("utf-8")
LIGHT, DARK = STYLE.split("@media (prefers-color-scheme: dark)")

years = st.dictionaries(st.integers(1990, 2030), st.integers(0, 500), max_size=20)


@given(years)
def test_bars_are_as_high_as_what_they_stand_for(counts: dict[int, int]) -> None:
    picture = bars(counts)
    if picture is None:
        assert not counts
        return
    assert {int(bar.label): bar.count for bar in picture.bars} == counts
    most = max(*counts.values(), 1)
    assert all(bar.x + bar.width <= picture.width and 0 <= bar.y <= picture.height for bar in picture.bars)
    assert all(bar.height == pytest.approx(120 * bar.count / most, abs=0.06) for bar in picture.bars)


def test_a_heat_map_has_a_square_for_each_year_between() -> None:
    picture = heat_map([(Link("Estonia"), {2011: 10, 2013: 1}), (Link("Denmark"), {2012: 4})])
    assert picture
    assert [[cell.count for cell in row.cells] for row in picture.rows] == [[10, 0, 1], [0, 4, 0]]
    assert [[cell.shade for cell in row.cells] for row in picture.rows] == [[SHADES, 0, 1], [0, 2, 0]]
    assert heat_map([]) is None


def test_a_timeline_has_the_newest_on_top_and_the_latest_to_the_right() -> None:
    picture = timeline([(Link("a"), "2011-01-01"), (Link("b"), "2013-07-01"), (Link("c"), "2013-06-30")])
    assert picture
    assert [moment.link.label for moment in picture.moments] == ["b", "c", "a"]
    assert [moment.x for moment in picture.moments] == sorted((m.x for m in picture.moments), reverse=True)
    assert all(0 <= moment.x <= picture.width for moment in picture.moments)


parts = st.lists(
    st.tuples(
        st.builds(Link, st.sampled_from([f"person {number}" for number in range(40)])),
        st.builds(Link, st.sampled_from([f"panel {number}" for number in range(12)])),
    ),
    max_size=80,
)


@given(parts)
def test_a_network_is_bounded_and_shows_no_part_that_is_not_one(found: list[tuple[Link, Link]]) -> None:
    picture = network(found, 5, 20)
    if picture is None:
        assert not found
        return
    assert len(picture.panels) <= 5
    assert len(picture.persons) <= 20
    assert len(picture.edges) <= len(set(found))
    assert all(0 < node.x < picture.size and 0 < node.y < picture.size for node in (*picture.persons, *picture.panels))
    assert picture == network(found, 5, 20)


def test_no_cell_of_a_table_is_a_formula() -> None:
    lines = csv_lines([("=1+1", "a, b", 3), ("@x", '"', -1)]).decode().splitlines()
    assert lines == [
        '\'=1+1,"a, b",3',
        '\'@x,"""",-1',
    ]


# --- colours --------------------------------------------------------------------------------------


def variables(style: str) -> Mapping[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", style[style.index(":root {") :].partition("}")[0]))


def speakers(style: str) -> list[tuple[str, str]]:
    return re.findall(r"\.v\d+, \.c\d+ \{ --tint: (#\w{6}); --deep: (#\w{6}); \}", style)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG defines it, from 1 to 21; AA asks for 4.5."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(style: str) -> None:
    named = variables(style)
    for ink in ("ink", "muted", "accent"):
        for ground in ("paper", "raised", "wash"):
            assert contrast(named[ink], named[ground]) >= 4.5, (ink, ground)
    assert contrast(named["accent-ink"], named["accent"]) >= 4.5
    assert contrast(named["ink"], named["mark"]) >= 4.5
    for tint, deep in speakers(style):
        assert contrast(named["ink"], tint) >= 4.5
        assert contrast(named["paper"], deep) >= 4.5
    assert contrast(named["ink"], named["nobody"]) >= 4.5
    for number in range(SHADES + 1):
        assert contrast(named["paper" if number > 2 else "ink"], named[f"shade{number}"]) >= 4.5


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_speakers_have_colours_of_their_own(style: str) -> None:
    colours = speakers(style)
    assert len(colours) == COLOURS
    assert all(one != other for one, other in combinations(colours, 2))
