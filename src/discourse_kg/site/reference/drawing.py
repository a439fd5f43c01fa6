"""Drawings of classes and what leads from one to another: boxes and lines with their places, in pixels.

Positions in the overview are facts of `diagrams.toml`; a class among its neighbours is laid out in columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, pi
from typing import TYPE_CHECKING, Final

from rdflib.term import URIRef

from discourse_kg.site.reference.relations import Relation, diagram_facts, main_classes, relations
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: By eighths of a turn, beginning eastwards and going on as the y axis of a screen does: clockwise.
_ARROWS: Final = "→↘↓↙←↖↑↗"
_LOOP: Final = "↻"
_BOX_WIDTH: Final = 164
_BOX_HEIGHT: Final = 38
_LINE_HEIGHT: Final = 17
_GAP: Final = 206
_MARGIN: Final = 12
#: By how many classes one column may be longer than the other.
_LOPSIDED: Final = 3

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A class; `x` and `y` are of its middle. `focus` is the class that a drawing is about."""

    iri: URIRef
    x: float
    y: float
    width: float = _BOX_WIDTH
    height: float = _BOX_HEIGHT
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A property's name beside a line: `arrow` points the way that it leads."""

    relation: Relation
    arrow: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """All that leads from one class to another and back; `path` is SVG's, `derived` when all of it is.

    `ahead` and `back` tell at which ends there is an arrow head.
    """

    path: str
    ahead: bool
    back: bool
    derived: bool
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of a size, and what it shows."""

    name: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What the drawing says: one relation for each label, in a fixed order."""
        return tuple(sorted(label.relation for line in self.lines for label in line.labels))


def omitted() -> frozenset[tuple[URIRef, URIRef, URIRef]]:
    """What the overview leaves out: facts of `diagrams.toml`, each with its reason there."""
    names = diagram_facts()["overview"]["omitted"]
    return frozenset((_iri(subject), _iri(predicate), _iri(thing)) for subject, predicate, thing in names)


def overview() -> Drawing:
    """The main classes and all that leads from one to another, but for what is left out on purpose."""
    facts, main = diagram_facts()["overview"], main_classes()
    boxes = {_iri(name): Box(_iri(name), x, y) for name, (x, y) in facts["at"].items()}
    shares = {frozenset(map(_iri, names)): share for *names, share in facts["labels"]}
    shown = [
        relation
        for relation in relations()
        if relation.subject in main
        and relation.object in main
        and (relation.subject, relation.predicate, relation.object) not in omitted()
    ]
    lines = [
        _loop_left(boxes[pair[0]], bundle)
        if pair[0] == pair[1]
        else _straight(boxes[pair[0]], boxes[pair[1]], bundle, shares.get(frozenset(pair), 0.5))
        for pair, bundle in _bundles(shown).items()
    ]
    return Drawing("overview", facts["width"], facts["height"], tuple(boxes.values()), tuple(lines))


def neighbours(focus: URIRef) -> Drawing:
    """A class with all classes that something leads to or from, in a column on either side.

    What it leads to is on the right, and what leads to it on the left, as long as that makes no lopsided drawing.
    """
    bundles = _bundles(relation for relation in relations() if focus in {relation.subject, relation.object})
    others = {next(iter({*pair} - {focus}), focus): bundle for pair, bundle in bundles.items()}
    own = others.pop(focus, ())
    ahead, behind = _columns(focus, others)
    height = max(_height(ahead.values()), _height(behind.values()), _BOX_HEIGHT + (70 if own else 0)) + 2 * _MARGIN
    middle = _MARGIN + _BOX_WIDTH / 2 + (_BOX_WIDTH + _GAP if behind else 0)
    centre = Box(focus, middle, height / 2, focus=True)
    boxes, lines = [centre], [_loop_below(centre, own)] if own else []
    for side, column in ((1, ahead), (-1, behind)):
        top = (height - _height(column.values())) / 2
        for iri, bundle in column.items():
            row = _row_height(bundle)
            box = Box(iri, middle + side * (_BOX_WIDTH + _GAP), top + row / 2)
            boxes.append(box)
            lines.append(_curved(centre, box, bundle, side))
            top += row
    width = middle + _BOX_WIDTH / 2 + (_BOX_WIDTH + _GAP if ahead else 0) + _MARGIN
    return Drawing(focus.removeprefix(NAMESPACE), round(width), round(height), tuple(boxes), tuple(lines))


def _columns(
    focus: URIRef, others: Mapping[URIRef, tuple[Relation, ...]]
) -> tuple[dict[URIRef, tuple[Relation, ...]], dict[URIRef, tuple[Relation, ...]]]:
    """The neighbours on the right and on the left; those that are too many for one side go to the other, last first."""
    right = [iri for iri, bundle in others.items() if any(each.subject == focus for each in bundle)]
    left = [iri for iri in others if iri not in right]
    for longer, shorter in ((right, left), (left, right)):
        while len(longer) > len(shorter) + _LOPSIDED:
            shorter.insert(0, longer.pop())
    return {iri: others[iri] for iri in right}, {iri: others[iri] for iri in left}


def _iri(name: str) -> URIRef:
    """A term of ours by its name, or one of others by its whole IRI."""
    return URIRef(name if ":" in name else NAMESPACE + name)


def _bundles(shown: Iterable[Relation]) -> dict[tuple[URIRef, URIRef], tuple[Relation, ...]]:
    """Relations by the two classes that they join; what is asserted goes before what is derived."""
    bundles: dict[tuple[URIRef, URIRef], tuple[Relation, ...]] = {}
    for relation in sorted(shown, key=lambda each: (each.derived, each)):
        there, back = (relation.subject, relation.object), (relation.object, relation.subject)
        pair = back if back in bundles else there
        bundles[pair] = (*bundles.get(pair, ()), relation)
    return bundles


def _row_height(bundle: Sequence[Relation]) -> int:
    return max(_BOX_HEIGHT, _LINE_HEIGHT * len(bundle)) + 18


def _height(bundles: Iterable[Sequence[Relation]]) -> int:
    return sum(map(_row_height, bundles))


def _straight(one: Box, other: Box, bundle: Sequence[Relation], share: float) -> Line:
    start, end = _border(one, other), _border(other, one)
    middle = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
    slope = (other.x - one.x, other.y - one.y)
    return _line(f"M{_text(start)} L{_text(end)}", (one, other), bundle, middle, slope)


def _curved(centre: Box, box: Box, bundle: Sequence[Relation], side: int) -> Line:
    start = (centre.x + side * centre.width / 2, centre.y)
    end = (box.x - side * box.width / 2, box.y)
    bend = start[0] + side * _GAP * 0.1
    turn = start[0] + side * _GAP * 0.2
    path = f"M{_text(start)} C{_text((bend, start[1]))} {_text((bend, end[1]))} {_text((turn, end[1]))} L{_text(end)}"
    return _line(path, (centre, box), bundle, ((turn + end[0]) / 2, end[1]), (side, 0))


def _loop_below(box: Box, bundle: Sequence[Relation]) -> Line:
    """What leads from a class to itself, below its box."""
    x, y = box.x, box.y + box.height / 2
    path = f"M{_text((x - 24, y))} C{_text((x - 40, y + 34))} {_text((x + 40, y + 34))} {_text((x + 24, y))}"
    return _loop(path, bundle, (x, y + 34 + _LINE_HEIGHT * len(bundle) / 2))


def _loop_left(box: Box, bundle: Sequence[Relation]) -> Line:
    """What leads from a class to itself, left of its box."""
    x, y = box.x - box.width / 2, box.y
    path = f"M{_text((x, y - 11))} C{_text((x - 34, y - 24))} {_text((x - 34, y + 24))} {_text((x, y + 11))}"
    return _loop(path, bundle, (x - 70, y))


def _loop(path: str, bundle: Sequence[Relation], at: Point) -> Line:
    places = _stacked(at, len(bundle))
    labels = [Label(relation, _LOOP, x, y) for relation, (x, y) in zip(bundle, places, strict=True)]
    derived = all(relation.derived for relation in bundle)
    return Line(path, ahead=True, back=False, derived=derived, labels=tuple(labels))


def _line(path: str, ends: tuple[Box, Box], bundle: Sequence[Relation], at: Point, slope: Point) -> Line:
    """A line with the labels around a point, where it goes in the direction of the slope."""
    one, other = ends
    labels = tuple(
        Label(relation, _arrow(slope, forwards=relation.subject == one.iri), x, y)
        for relation, (x, y) in zip(bundle, _stacked(at, len(bundle)), strict=True)
    )
    return Line(
        path,
        any(relation.subject == one.iri for relation in bundle),
        any(relation.subject == other.iri for relation in bundle),
        all(relation.derived for relation in bundle),
        labels,
    )


def _arrow(slope: Point, *, forwards: bool) -> str:
    """The arrow that points along a slope, or back."""
    x, y = slope
    angle = atan2(y, x) if forwards else atan2(-y, -x)
    return _ARROWS[round(angle / (pi / 4)) % len(_ARROWS)]


def _stacked(at: Point, count: int) -> list[Point]:
    """Places for lines of text, one below the other, around a point."""
    top = at[1] - _LINE_HEIGHT * (count - 1) / 2
    return [(round(at[0], 1), round(top + _LINE_HEIGHT * number, 1)) for number in range(count)]


def _border(box: Box, towards: Box) -> Point:
    """Where the line from the middle of one box to that of another leaves the first."""
    x, y = towards.x - box.x, towards.y - box.y
    share = min(box.width / 2 / abs(x) if x else 1, box.height / 2 / abs(y) if y else 1)
    return box.x + x * share, box.y + y * share


def _text(point: Point) -> str:
    return ",".join(f"{number:.1f}".removesuffix(".0") for number in point)


def table_of(drawing: Drawing) -> Mapping[URIRef, tuple[Relation, ...]]:
    """The same facts as text: the relations by the class that they start from."""
    return {
        subject: tuple(relation for relation in drawing.relations if relation.subject == subject)
        for subject in dict.fromkeys(relation.subject for relation in drawing.relations)
    }
