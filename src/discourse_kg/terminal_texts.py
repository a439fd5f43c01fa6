"""The words that terminal output puts around a source's own, in the language of the reader, from `texts/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from discourse_kg.resources import resource


@cache
def terminal_texts(table: str, language: str) -> Mapping[str, str]:
    """Read one table of a language's texts, by its name in TOML: texts and patterns for `str.format`.

    >>> terminal_texts("explanation.fields", "en")["found_by"]
    'found by'
    """
    texts = tomllib.loads(resource(f"texts/{language}.toml").read_text("utf-8"))
    for key in table.split("."):
        texts = texts[key]
    return texts
