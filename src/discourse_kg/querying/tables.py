"""Answers for people: a table wrapped to the available width, or one row after the other."""

from __future__ import annotations

import re
from io import StringIO
from textwrap import fill
from typing import TYPE_CHECKING, Final

from rdflib import BNode, Literal, URIRef
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from discourse_kg.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from discourse_kg.rdf.terms import Term
    from discourse_kg.storage.interface import Answer

#: The width of a table, in characters, when it is not known.
DEFAULT_WIDTH: Final = 100

#: What stands between two columns.
_GAP: Final = 3

_LOCAL: Final = re.compile(r"[\w-]+", re.ASCII)


def table(answer: Answer, prefixes: Mapping[str, str], width: int = DEFAULT_WIDTH) -> str:
    """Lay an answer out in columns; IRIs are shortened by the prefixes, long cells wrap.

    Of no rows, where the names of the columns do not fit beside each other, these are listed.
    """
    if not answer.rows and sum(len(name) + _GAP for name in answer.columns) - _GAP > width:
        return fill(visible(", ".join(answer.columns)), width, break_on_hyphens=False) + "\n"
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="", show_edge=False)
    for at, name in enumerate(answer.columns):
        numbers = any(answer.rows) and all(_is_number(row[at]) for row in answer.rows)
        grid.add_column(Text(visible(name)), justify="right" if numbers else "left", overflow="fold")
    for row in answer.rows:
        grid.add_row(*(Text(shown(term, prefixes)) for term in row))
    return _printed(grid, width)


def records(answer: Answer, prefixes: Mapping[str, str], width: int = DEFAULT_WIDTH) -> str:
    """Show one row after the other, one line per value: for long texts."""
    return "\n".join(_record(answer, at, prefixes, width) for at in range(len(answer.rows)))


def _record(answer: Answer, at: int, prefixes: Mapping[str, str], width: int) -> str:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, term in zip(answer.columns, answer.rows[at], strict=True):
        if term is not None:
            grid.add_row(Text(visible(name)), Text(shown(term, prefixes)))
    return _printed(grid, width)


def shown(term: Term | None, prefixes: Mapping[str, str]) -> str:
    """Show a term: an IRI shortened where a prefix fits, a literal without its language and datatype.

    >>> shown(URIRef("https://w3id.org/discourse-kg/ontology/Panel"), {"dkg": "https://w3id.org/discourse-kg/ontology/"})
    'dkg:Panel'
    """
    if isinstance(term, URIRef):
        return visible(_shortened(str(term), prefixes))
    if isinstance(term, BNode):
        return visible(f"_:{term}")
    return "" if term is None else visible(str(term))


def _shortened(iri: str, prefixes: Mapping[str, str]) -> str:
    fitting = [(prefix, start) for prefix, start in prefixes.items() if iri.startswith(start)]
    prefix, start = max(fitting, key=lambda pair: (len(pair[1]), pair[0]), default=("", ""))
    return f"{prefix}:{iri[len(start) :]}" if prefix and _LOCAL.fullmatch(iri, len(start)) else iri


def _is_number(term: Term | None) -> bool:
    return isinstance(term, Literal) and isinstance(term.value, int | float) and not isinstance(term.value, bool)


def _printed(grid: RenderableType, width: int) -> str:
    console = Console(
        file=StringIO(), width=width, color_system=None, force_terminal=False, legacy_windows=False, _environ={}
    )
    console.print(grid)
    text = console.file.getvalue() if isinstance(console.file, StringIO) else ""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())
