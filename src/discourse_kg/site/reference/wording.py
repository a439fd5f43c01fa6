"""The texts of the pages, one table a language; no page has words of its own."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def wording(language: str) -> dict[str, Any]:
    """Read the texts of a language. Not to be changed."""
    text = files("discourse_kg.site.reference").joinpath("texts", f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)
