"""Charts as numbers: where each mark is in a drawing. Templates draw them in the colours of the page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discourse_kg.site.pages.context import Link

#: The number of shades of a heat map, apart from that of an empty cell.
SHADES: Final = 5

_PLOT_WIDTH: Final = 640
_EDGE: Final = 20
_BAR_HEIGHT: Final = 120
_CELL: Final = 34
_LEFT: Final = 150
_ROW: Final = 30
_NETWORK: Final = 460
_PERSONS: Final = 300
_PANELS: Final = 150
_COLOURS: Final = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: its label, its count, and its geometry in the units of the drawing."""

    label: str
    count: int
    x: float
    y: float
    width: float
    height: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart, one bar a year."""

    width: int
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a heat map: its year, its count, its shade (0 for none) and its left edge."""

    year: int
    count: int
    shade: int
    x: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row of a heat map."""

    link: Link
    y: int
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Resources by year; `cell` is the side of a cell, `left` the room for labels."""

    width: int
    height: int
    cell: int
    left: int
    years: tuple[tuple[int, int], ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """An event on a timeline."""

    link: Link
    date: str
    x: float
    y: int
    before: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in time, one a line; `ticks` are years and their positions."""

    width: int
    height: int
    ticks: tuple[tuple[int, float], ...]
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A person or a panel in a network: position, size and colour; `angle` in degrees for its label."""

    link: Link
    x: float
    y: float
    size: float
    colour: int
    angle: float
    flipped: bool
    number: int


@dataclass(frozen=True, slots=True)
class Edge:
    """That a person sat on a panel, as a path to draw."""

    path: str
    colour: int


@dataclass(frozen=True, slots=True)
class Network:
    """Panels on a ring, and around it the people who sat on them."""

    size: int
    persons: tuple[Node, ...]
    panels: tuple[Node, ...]
    edges: tuple[Edge, ...]


def bars(years: Mapping[int, int]) -> Bars | None:
    """A bar chart of statements by year; None when there are none."""
    if not years:
        return None
    step = _PLOT_WIDTH / max(len(years), 12)
    most, every = max(*years.values(), 1), max(1, -(-len(years) // 12))
    found = tuple(
        Bar(
            str(year),
            count,
            round(index * step + step * 0.1, 1),
            round(20 + _BAR_HEIGHT * (1 - count / most), 1),
            round(step * 0.8, 1),
            round(_BAR_HEIGHT * count / most, 1),
            index % every == 0,
        )
        for index, (year, count) in enumerate(sorted(years.items()))
    )
    return Bars(_PLOT_WIDTH, _BAR_HEIGHT + 44, found)


def heat_map(counts: Sequence[tuple[Link, Mapping[int, int]]]) -> HeatMap | None:
    """A heat map of resources by year, one row each, in the order given; None when it would be empty."""
    years = sorted({year for _, by_year in counts for year in by_year})
    if not years:
        return None
    shown = list(range(years[0], years[-1] + 1))
    most = max(count for _, by_year in counts for count in by_year.values())
    places = {year: _LEFT + index * _CELL for index, year in enumerate(shown)}
    rows = tuple(
        HeatRow(
            link,
            _CELL + index * _CELL,
            tuple(Cell(year, by_year.get(year, 0), _shade(by_year.get(year, 0), most), places[year]) for year in shown),
            sum(by_year.values()),
        )
        for index, (link, by_year) in enumerate(counts)
    )
    width, height = _LEFT + len(shown) * _CELL + 4, _CELL * (len(rows) + 1) + 4
    return HeatMap(width, height, _CELL, _LEFT, tuple(places.items()), rows)


def _shade(count: int, most: int) -> int:
    """From 1 for the fewest to `SHADES` for the most; 0 for none."""
    return min(SHADES, 1 + (count - 1) * SHADES // most) if count else 0


def timeline(events: Sequence[tuple[Link, str]]) -> Timeline | None:
    """A timeline of events with their days, ISO 8601, newest on top; None when there are none."""
    if not events:
        return None
    ordered = sorted(events, key=lambda event: (event[1], event[0].label), reverse=True)
    first, last = int(ordered[-1][1][:4]), int(ordered[0][1][:4]) + 1
    every = max(1, -(-(last - first) // 10))

    def x(years: float) -> float:
        return round(_EDGE + (_PLOT_WIDTH - 2 * _EDGE) * (years - first) / (last - first), 1)

    moments = tuple(
        Moment(link, day, x(place), 34 + index * _ROW, place - first > (last - first) / 2)
        for index, (link, day) in enumerate(ordered)
        for place in [_years(day)]
    )
    ticks = tuple((year, x(year)) for year in range(first, last + 1, every))
    return Timeline(_PLOT_WIDTH, 40 + len(ordered) * _ROW, ticks, moments)


def _years(day: str) -> float:
    """A day as a fraction of years."""
    return int(day[:4]) + (int(day[5:7]) - 1) / 12 + (int(day[8:10]) - 1) / 372


def network(parts: Sequence[tuple[Link, Link]], most_panels: int, most_persons: int) -> Network | None:
    """A network of people and the panels they sat on, given as pairs; None when there are none.

    Panels with the most people are drawn. Each person is placed near the panels they sat on, so that few lines cross.
    """
    by_panel = Counter(panel for _, panel in parts)
    panels = sorted(sorted(by_panel, key=lambda each: (-by_panel[each], each.label))[:most_panels], key=_label)
    kept = [(person, panel) for person, panel in parts if panel in panels]
    by_person = Counter(person for person, _ in kept)
    persons = sorted(by_person, key=lambda each: (-by_person[each], each.label))[:most_persons]
    if not panels or not persons:
        return None
    turns = {panel: index / len(panels) for index, panel in enumerate(panels)}
    on = {person: sorted({turns[panel] for each, panel in kept if each == person}) for person in persons}
    persons.sort(key=lambda each: (_middle(on[each]), each.label))
    shift = 0.5 / len(panels)
    panel_nodes = tuple(
        _node(panel, turns[panel] + shift, _PANELS, 6 + min(8, by_panel[panel]), index % _COLOURS, index + 1)
        for index, panel in enumerate(panels)
    )
    person_nodes = tuple(
        _node(person, index / len(persons), _PERSONS, 3 + min(4, by_person[person]), 0, 0)
        for index, person in enumerate(persons)
    )
    places = {node.link: node for node in (*panel_nodes, *person_nodes)}
    edges = tuple(
        Edge(_curve(places[person], places[panel]), places[panel].colour)
        for person, panel in dict.fromkeys(kept)
        if person in places
    )
    return Network(2 * _NETWORK, person_nodes, panel_nodes, edges)


def _label(link: Link) -> str:
    return link.label


def _middle(turns: Sequence[float]) -> float:
    return sum(turns) / len(turns)


def _node(link: Link, turn: float, radius: int, size: float, colour: int, number: int) -> Node:  # noqa: PLR0913, PLR0917 (what a node is)
    angle = 2 * pi * turn
    degrees = round(360 * turn, 1)
    flipped = cos(angle) < 0
    x, y = _NETWORK + radius * cos(angle), _NETWORK + radius * sin(angle)
    return Node(link, round(x, 1), round(y, 1), size, colour, round(degrees + 180 * flipped, 1), flipped, number)


def _curve(person: Node, panel: Node) -> str:
    """A line that bends towards the middle."""
    x, y = (_NETWORK + (person.x + panel.x) / 2) / 2, (_NETWORK + (person.y + panel.y) / 2) / 2
    return f"M{person.x} {person.y}Q{round(x, 1)} {round(y, 1)} {panel.x} {panel.y}"
