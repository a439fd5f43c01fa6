"""Find the statement that the user means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import DiscourseKGError
from discourse_kg.rdf.sparql_text import iri_text, is_iri, string_text
from discourse_kg.records.statements import StatementRecord
from discourse_kg.storage.interface import select

if TYPE_CHECKING:
    from discourse_kg.storage.interface import GraphStore

_DIGITS: Final = re.compile("[0-9a-f]{6,16}")
_PLACE: Final = string_text("/id/statement/")
#: The most statements that are listed when several keys begin with the digits.
_MOST_CANDIDATES: Final = 5


class StatementNotFoundError(DiscourseKGError, LookupError):
    """No statement has that key, or several have keys that begin with it."""


def find_statement(store: GraphStore, wanted: str) -> str:
    """Find the IRI of a statement, given by its IRI, its key, or the first six or more digits of its key.

    Raises:
        StatementNotFoundError: no statement matches, or several keys begin with the digits.
    """
    text = (
        f"SELECT DISTINCT ?statement WHERE {{ ?statement a {iri_text(StatementRecord.class_)} {_condition(wanted)} }}"
    )
    rows = select(store, f"{text} ORDER BY ?statement LIMIT {_MOST_CANDIDATES}").rows
    found = [str(iri) for (iri,) in rows]
    if not found:
        raise StatementNotFoundError(f"{wanted!r}: no such statement in {store.location}")
    if len(found) > 1:
        keys = ", ".join(iri.rpartition("/")[2] for iri in found)
        raise StatementNotFoundError(
            f"{wanted!r}: the keys of several statements begin with it; give more digits: {keys}"
        )
    return found[0]


def _condition(wanted: str) -> str:
    if _DIGITS.fullmatch(wanted.casefold()):
        return f"FILTER(STRSTARTS(STRAFTER(STR(?statement), {_PLACE}), {string_text(wanted.casefold())}))"
    if "://" in wanted and is_iri(wanted):
        return f"VALUES ?statement {{ {iri_text(wanted)} }}"
    raise StatementNotFoundError(f"{wanted!r}: neither a statement's IRI nor six or more digits of its key")
