"""Annotations for the tests of the evaluation, by hand and at random. All people and texts here are invented."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from discourse_kg.evaluation.annotation import Annotation, Attribution
from discourse_kg.evaluation.gold import to_annotation
from discourse_kg.evaluation.json_files import JsonFile
from discourse_kg.model import Span, StatementKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NIMA, TOVA = "Nima Forsrud", "Tova Ekmark"


def said(
    start: int, end: int, *speakers: str, kind: str = "direct", rule: str | None = None, countries: tuple[str, ...] = ()
) -> Attribution:
    return Attribution(Span(start, end), speakers, kind, rule, countries)


def tells(*statements: Attribution, **more: Any) -> Annotation:  # noqa: ANN401 (whatever an annotation has)
    return Annotation(statements, **more)


def write_gold(folder: Path, name: str, text: str, *quotes: tuple[str, str, str], **more: object) -> dict[str, Any]:
    """Write NAME.txt and NAME.gold.json, the statements given as speaker, kind and words; give the latter's object."""
    folder.mkdir(parents=True, exist_ok=True)
    statements = [
        {"speakers": [who], "kind": kind, "start": text.index(words), "end": text.index(words) + len(words)}
        for who, kind, words in quotes
    ]
    gold = {"event": {}, "persons": [], "statements": statements, **more}
    (folder / f"{name}.txt").write_bytes(text.encode())
    write_annotation(folder, name, gold)
    return gold


def write_annotation(folder: Path, name: str, gold: object) -> None:
    (folder / f"{name}.gold.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")


# --- changed ------------------------------------------------------------------------------------


def put(*keys: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    """A change that puts a value under keys."""

    def change(gold: dict[str, Any]) -> None:
        place: Any = gold
        for key in keys[:-1]:
            place = place[key]
        place[keys[-1]] = value

    return change


def drop(*keys: str | int) -> Callable[[dict[str, Any]], None]:
    """A change that takes away what stands under keys."""

    def change(gold: dict[str, Any]) -> None:
        place: Any = gold
        for key in keys[:-1]:
            place = place[key]
        del place[keys[-1]]

    return change


# --- at random ------------------------------------------------------------------------------------

#: Some of these are one name, written differently.
NAMES = st.sampled_from(["Ann Invented", "ann  INVENTED", "Bo Påhittad", "Bo Pa\u030ahittad", "Cy"])
LABELS = st.sampled_from([None, "jurist", "juristen", "juristerna", "chef, Löfrådet", "Löfrådet (chef)", "(?)", "–"])
LETTERS = st.text(st.sampled_from("ab \n"), min_size=1, max_size=40)
COUNTRIES = st.lists(st.sampled_from(["EST", "DNK"]), max_size=2)


@st.composite
def offsets(draw: st.DrawFn, text: str) -> dict[str, int]:
    start = draw(st.integers(0, len(text) - 1))
    return {"start": start, "end": draw(st.integers(start + 1, len(text)))}


def persons() -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries({"name": NAMES, "role": LABELS, "organization": LABELS}), max_size=4)


@st.composite
def golds(draw: st.DrawFn, text: str) -> dict[str, Any]:
    """What a gold file may hold, its statements anywhere, over and in each other."""
    statement = st.builds(
        lambda span, speakers, kind, countries: {**span, "speakers": speakers, "kind": kind, "countries": countries},
        offsets(text),
        st.lists(NAMES, min_size=1, max_size=2),
        st.sampled_from([kind.value for kind in StatementKind]),
        COUNTRIES,
    )
    return {
        "event": {"date": draw(st.sampled_from([None, "2031-05-05", "2031-05-06"]))},
        "panels": [{"moderator": draw(st.none() | NAMES), "participants": draw(st.lists(NAMES, max_size=3))}],
        "persons": draw(persons()),
        "statements": draw(st.lists(statement, max_size=5)),
        "collective": draw(st.lists(offsets(text), max_size=1)),
    }


@st.composite
def outputs(draw: st.DrawFn, text: str) -> dict[str, Any]:
    """What a program may print, statements without a speaker among it."""
    statement = st.builds(
        lambda span, speakers, rule, countries: {
            **span,
            "speakers": speakers,
            "kind": "direct",
            "rule": rule,
            "mentions": [{"country": country} for country in countries],
        },
        offsets(text),
        st.lists(NAMES, max_size=2),
        st.sampled_from(["invented-rule", "other-rule"]),
        st.lists(st.sampled_from(["EST", "DNK", None]), max_size=2),
    )
    return {
        "event": {"date": draw(st.sampled_from([None, "2031-05-05", "2031-05-06"]))},
        "panels": [
            {"moderators": draw(st.lists(NAMES, max_size=2)), "participants": draw(st.lists(NAMES, max_size=3))}
        ],
        "persons": draw(persons()),
        "statements": draw(st.lists(statement, max_size=5)),
    }


@st.composite
def gold_of_its_own(draw: st.DrawFn) -> tuple[Annotation, str]:
    """A gold annotation as people make them, with its text: no statement lies over another, or in words of a group."""
    text = draw(LETTERS)
    annotation = to_annotation(draw(golds(text)), JsonFile("invented", len(text)))
    kept: list[Attribution] = []
    for one in annotation.statements:
        if not any(one.span.overlaps(other) for other in (*(other.span for other in kept), *annotation.collective)):
            kept.append(one)
    return Annotation(
        tuple(kept),
        annotation.persons,
        annotation.moderators,
        annotation.participants,
        annotation.date,
        annotation.collective,
    ), text
