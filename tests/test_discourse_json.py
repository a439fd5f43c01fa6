"""A discourse as JSON: what few recaps have has its place in it, and is null or empty for all others."""

from __future__ import annotations

import json

from discourse_kg.discourse_json import to_json
from support.invented import invented
from support.invented_denial import with_denial


def test_statement_tells_its_polarity_and_its_candidates() -> None:
    told = to_json(with_denial())["statements"]
    assert [one["polarity"] for one in told] == ["denied", "affirmed", "affirmed"]
    assert [one["candidates"] for one in told] == [
        ["Moa Grankvist"],
        ["Moa Grankvist", "Olof Tallberg"],
        ["Olof Tallberg"],
    ]
    assert [(one["polarity"], one["candidates"]) for one in to_json(invented())["statements"]] == [("affirmed", [])] * 2


def test_person_tells_a_party_and_offices_that_are_over_beside_those_that_are_not() -> None:
    told = {one.pop("name"): one for one in to_json(with_denial())["persons"]}
    nothing: dict[str, object] = dict.fromkeys(("role", "organization", "party", "of")) | {"aliases": [], "former": []}
    office = {"role": "Minister of Snow", "organization": "Weather Office"}
    assert told == {
        "Moa Grankvist": {**nothing, "party": "MP"},
        "Olof Tallberg": {**nothing, "former": [office]},
        "Per Asplund": nothing,
    }


def test_it_can_be_written() -> None:
    assert json.loads(json.dumps(to_json(with_denial()))) == to_json(with_denial())
