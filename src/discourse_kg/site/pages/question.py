"""A stored query with its answer, for the start page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from discourse_kg.querying.asking import labelled_in
from discourse_kg.querying.binding import bind
from discourse_kg.querying.stored import read_query
from discourse_kg.resources import texts
from discourse_kg.site.pages.page_texts import in_language

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

    from discourse_kg.site.pages.context import PageContext

#: The candidates, each with the columns that are shown; the first one with an answer is used.
_EXAMPLES: Final = {
    "ministers-who-mentioned-country": ("sentence", "personLabel", "roleLabel", "countryLabel", "eventLabel", "date"),
    "statements-mentioning-country": ("sentence", "personLabel", "countryLabel", "eventLabel", "date"),
    "speakers-by-number-of-statements": ("personLabel", "statements"),
}
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A row of the answer: texts by column, and the page of its statement, if it has one."""

    cells: dict[str, str]
    path: str | None


@dataclass(frozen=True, slots=True)
class ExampleQuestion:
    """A stored query: its name and title, the columns shown, and the first rows."""

    name: str
    title: str
    columns: tuple[str, ...]
    answers: tuple[ExampleRow, ...]


def example(context: PageContext) -> ExampleQuestion | None:
    """The first candidate that has an answer; None when none has."""
    queries = texts("queries", ".rq")
    for name, columns in _EXAMPLES.items():
        query = read_query(name, queries[f"{name}.rq"])
        found = context.snapshot.select(bind(query, labelled_in(query, context.language)))
        if answers := tuple(_answer(context, row, columns) for row in islice(found, _MOST)):
            return ExampleQuestion(name, in_language(query.title, context.language), columns, answers)
    return None


def _answer(context: PageContext, row: QuerySolution, columns: tuple[str, ...]) -> ExampleRow:
    cells = {column: str(getattr(row[column], "value", "")) for column in columns}
    statement = getattr(row["statement"], "value", None) if "sentence" in columns else None
    return ExampleRow(cells, context.site.document(statement) if statement else None)
