"""What pages do with values and words is what the program does with them: both are asked the same."""

from __future__ import annotations

import csv
import importlib.util
import json
import random
import subprocess
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

import pytest
from pyoxigraph import Store
from rdflib import Literal

from discourse_kg.csv_text import GUARDED
from discourse_kg.errors import DiscourseKGError
from discourse_kg.querying.answers import render
from discourse_kg.querying.binding import bind
from discourse_kg.querying.pieces import Gap, body, pieces
from discourse_kg.querying.stored import load_queries, read_query
from discourse_kg.site.browser.folding import fold, letters, words
from discourse_kg.storage.interface import Answer
from support.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

QUERIES: Final = load_queries()
TYPED: Final = """\
#+ title: {{en: t}}
#+ description: {{en: d}}
#+ params:
#+   value: {{type: "{type}", multiple: true}}
SELECT ?value {{ VALUES ?value {{ UNDEF }} }}
"""
TYPES: Final = ("iri", "string", "langString", "xsd:date", "xsd:integer")
#: What would like to be more than a value, and what is at the edge of one.
HOSTILE: Final = (
    "",
    '"',
    "\\",
    '\\"',
    '"} UNION {?s ?p ?o} #',
    '\n\\"',
    "'; DROP ALL; --",
    "\\u0022 } ?s ?p ?o . { #",
    "\\U00000022",
    "a\tb\rc\fd\be",
    "\x7f\x80\x9f\x01",
    "\x00",
    "\ud800",
    "\U0001f600",
    "så\u0308",
    "http://example.org/a",
    "http://example.org/> } ?s ?p ?o . { <http://example.org/",
    "http://example.org/a b",
    "http://example.org/\\u003e",
    "http://example.org/%zz",
    "urn:x:y",
    "Estland",
    "Estland@sv",
    "Estland@sv-SE",
    'x"@en } #@sv',
    "x@",
    "@en",
    "2024-02-29",
    "2023-02-29",
    "0000-01-01",
    "2024-1-1",
    "2024-01-01T00:00:00",
    "7",
    "+7",
    "-007",
    "1e3",
    "1" * 19,
    " 7",
    "7\n",
    "٣",
)


def in_node(calls: Sequence[tuple[str, list[object]]]) -> list[dict[str, Any]]:
    """What functions of the pages give, and which fault there was where there was one."""
    spec = importlib.util.spec_from_file_location("assets", ROOT / "tools" / "assets.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    commands = tool.node_commands()
    if commands is None:
        pytest.skip("there is no Node on this machine")
    asked = json.dumps([{"call": call, "arguments": given} for call, given in calls])
    command = [*commands[0], str(ROOT / "web" / "tests" / "run.mjs")]
    done = subprocess.run(command, input=asked.encode(), capture_output=True, check=True)
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def texts() -> list[str]:
    """The hostile values, and others of the same characters."""
    chance = random.Random(4)  # noqa: S311 (the same values at every run)
    letters_of = "".join(HOSTILE)
    return [*HOSTILE, *("".join(chance.choices(letters_of, k=chance.randint(1, 12))) for _ in range(400))]


def described(name: str, type_: str) -> list[object]:
    return [{"name": name, "type": type_}]


@pytest.mark.integration
@pytest.mark.parametrize("type_", TYPES)
def test_values_are_bound_as_the_program_binds_them(type_: str) -> None:
    query = read_query("typed", TYPED.format(type=type_))
    cut = [piece._asdict() if isinstance(piece, Gap) else piece for piece in pieces(query)]
    given = texts()
    calls: list[tuple[str, list[object]]] = [
        ("bind", [cut, described("value", type_), {"value": [text]}]) for text in given
    ]
    differing = []
    for text, answer in zip(given, in_node(calls), strict=True):
        try:
            wanted: str | None = bind(query, {"value": [text]})
        except DiscourseKGError:
            wanted = None
        found = answer.get("value")
        if found != (wanted and body_of(wanted)):
            differing.append((text, wanted, answer))
    assert not [each for each in differing if not refused_by_engine(each[1], each[2])]


def body_of(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+"))


def refused_by_engine(wanted: str | None, answer: dict[str, Any]) -> bool:
    """An IRI that only the engine knows to be none: the page lets it pass, and the engine says so."""
    if wanted is not None or "value" not in answer:
        return False
    with pytest.raises(SyntaxError):
        Store().query(answer["value"])
    return True


@pytest.mark.integration
def test_several_values_keep_their_order_and_their_defaults() -> None:
    query = QUERIES["ministers-who-mentioned-country"]
    cut = [piece._asdict() if isinstance(piece, Gap) else piece for piece in pieces(query)]
    parameters: list[object] = [{"name": each.name, "type": each.type} for each in query.parameters.values()]
    values = {"country": ["urn:x:b", "urn:x:a", "urn:x:b"], "language": []}
    [answer] = in_node([("bind", [cut, parameters, values])])
    assert answer["value"] == body_of(bind(query, values))


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_the_pieces_of_a_query_are_the_query(name: str) -> None:
    query = QUERIES[name]
    cut = pieces(query)
    assert "".join(piece.default if isinstance(piece, Gap) else piece for piece in cut) == body(query)
    assert {piece.name for piece in cut if isinstance(piece, Gap)} == set(query.parameters)
    assert query.text.endswith(body(query))
    assert not body(query).startswith("#+")


@pytest.mark.integration
def test_words_are_folded_as_the_program_folds_them() -> None:
    given = [
        *texts(),
        "Ångström STRASSE Straße Łódź Đorđe smørbrød ﬁn ΣΊΣΥΦΟΣ İstanbul \u0131s\u0131",
        "Zoë D’Arcy-Núñez",
        "日本語 한국어 १२३ ½ Ⅷ",
    ]
    kept = [text for text in given if not any("\ud800" <= letter <= "\udfff" for letter in text)]
    folded = in_node([("fold", [text, dict(letters())]) for text in kept])
    assert [answer["value"] for answer in folded] == list(map(fold, kept))
    found = in_node([("wordsOf", [text, dict(letters())]) for text in kept])
    assert [set(answer["value"]) for answer in found] == list(map(words, kept))


@pytest.mark.integration
def test_csv_is_quoted_where_it_has_to_be() -> None:
    rows = [[{"type": "literal", "value": 'a "b", c\nd'}, None, {"type": "bnode", "value": "x"}]]
    [answer] = in_node([("csv", [{"columns": ["a", "b", "c"], "rows": rows}])])
    assert answer["value"] == 'a,b,c\r\n"a ""b"", c\nd",,_:x\r\n'


@pytest.mark.integration
def test_csv_is_guarded_as_the_program_guards_it() -> None:
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    texts_of = [*HOSTILE, *(f"{mark}1" for mark in GUARDED), "-5", "=1+1"]
    kept = [text for text in texts_of if not any("\ud800" <= letter <= "\udfff" for letter in text)]
    terms: list[dict[str, str]] = [
        {"type": "literal", "value": text, **typed} for text in kept for typed in ({}, {"datatype": integer})
    ]
    rows = tuple((Literal(term["value"], datatype=term.get("datatype"), normalize=False),) for term in terms)
    calls: list[tuple[str, list[object]]] = [("csv", [{"columns": ["a"], "rows": [[term] for term in terms]}])]
    [answer] = in_node(calls)
    read, wanted = (
        list(csv.reader(StringIO(text, newline=""))) for text in (answer["value"], render(Answer(("a",), rows), "csv"))
    )
    # A row of one empty cell is an empty line, or a pair of quotation marks.
    assert [row or [""] for row in read] == wanted
