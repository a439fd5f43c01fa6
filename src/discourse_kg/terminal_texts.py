"""The words that terminal output puts around those of a source, in the reader's language, from `texts/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from discourse_kg.resources import toml_table


@cache
def terminal_texts(table: str, language: str) -> Mapping[str, str]:
    """Read one table of a language's texts, by its name in TOML: texts and patterns for `str.format`.

    >>> terminal_texts("explanation.fields", "en")["found_by"]
    'found by'
    """
    texts = toml_table(f"texts/{language}.toml")
    for key in table.split("."):
        texts = texts[key]
    return texts
