"""Recaps that are made up, as many as wanted, the same ones each time: people, bodies and words are invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

_FIRST = ("Alva", "Bela", "Cajsa", "Dorian", "Edda", "Fenno", "Greta", "Hilmer", "Ilse", "Jorun", "Kalle", "Linnea")
_LAST = ("Almgren", "Birchall", "Copperby", "Dunmore", "Elmwood", "Fernhill", "Garnet", "Heathcote", "Ironwood")
_ENDS = ("", "son", "ton", "berg", "dahl", "lund", "mark", "strand", "wick")
_BODIES = ("Leaf Board", "Harbour Council", "Meadow Authority", "Orchard Agency", "Willow Institute", "Reed Foundation")
_OFFICES = ("lawyer", "head gardener", "analyst", "director", "engineer", "chief economist", "minister")
_COUNTRIES = ("Estonia", "Denmark", "Finland", "Norway", "Iceland", "Latvia", "Poland", "Portugal")
_SAID = (
    "{who} said that {country} has found a way to save water.",
    "{who} argued that the garden needs both money and time in year {number}.",
    "{who} stressed that {body} must answer all letters within {number} days.",
    "“We have waited for {number} years”, said {who}.",
    "{who} claimed that neither {country} nor {other} has measured the soil.",
)
_SPEAKERS = 5


def recap(number: int, statements: int) -> str:
    """The text of one invented recap."""
    people = [_person(number, place) for place in range(_SPEAKERS)]
    day = date(2010, 1, 1) + timedelta(days=3 * (number % 1500))
    roster = [
        f"{who} ({_pick(_OFFICES, number, place)}, {_pick(_BODIES, number // 3, place)})"
        for place, who in enumerate(people)
    ]
    said = [
        _pick(_SAID, number, turn).format(
            who=people[turn % _SPEAKERS],
            country=_pick(_COUNTRIES, number, turn),
            other=_pick(_COUNTRIES, number, turn + 3),
            body=_pick(_BODIES, number, turn),
            number=turn + 2,
        )
        for turn in range(statements)
    ]
    head = (
        f"title: Invented recap {number}\ndate: {day}\nlanguage: en\n"
        f"event: Invented Garden Day {number // 2}\nevent_date: {day}\nplace: Birch Bay\n"
    )
    panel = f"On the panel were {', '.join(roster[:-1])} and {roster[-1]}."
    return f"---\n{head}---\n{panel}\n\n" + "\n\n".join(said) + "\n"


def write_recaps(folder: Path, count: int, statements: int) -> None:
    """Write that many recaps into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"invented-{number:05}.md").write_text(recap(number, statements), "utf-8")


def _person(number: int, place: int) -> str:
    """Somebody who is on a few panels, never twice on one."""
    every = islice(_names(), (number // 4 * _SPEAKERS + place) % _PEOPLE, None)
    return next(every)


def _names() -> Iterator[str]:
    return (f"{first} {last}{end}" for last in _LAST for end in _ENDS for first in _FIRST)


_PEOPLE = len(_FIRST) * len(_LAST) * len(_ENDS)


def _pick(choices: tuple[str, ...], *numbers: int) -> str:
    return choices[sum(numbers) % len(choices)]
