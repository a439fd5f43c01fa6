"""What a query selects."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rdflib.plugins.sparql import prepareQuery

_SELECT: Final = "SelectQuery"


@lru_cache(100)
def columns(text: str) -> tuple[str, ...]:
    """The columns of the answer to a query that rdflib can parse; none when it is not a SELECT.

    >>> columns("SELECT ?person ?role { ?person ?holds ?role }")
    ('person', 'role')
    """
    algebra = prepareQuery(text).algebra
    return tuple(map(str, algebra.PV)) if algebra.name == _SELECT else ()
