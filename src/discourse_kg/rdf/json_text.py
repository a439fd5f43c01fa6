"""JSON as text, fast: the standard library's writer is slow when it indents."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A list of texts and numbers up to this many characters is written on one line.
_ONE_LINE = 100


def pretty(value: Any, indent: str = "") -> str:  # noqa: ANN401 (whatever JSON can hold)
    """Write a value as JSON, indented by two spaces, in UTF-8 characters."""
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{indent}  "
    if isinstance(value, dict) and value:
        items = (f"{encode_basestring(key)}: {pretty(item, inner)}" for key, item in value.items())
        return _bracketed("{}", items, indent)
    if isinstance(value, list) and value:
        written = [pretty(item, inner) for item in value]
        if not any(isinstance(item, dict | list) for item in value) and sum(map(len, written)) < _ONE_LINE:
            return f"[{', '.join(written)}]"
        return _bracketed("[]", written, indent)
    return compact(value)


def compact(value: Any) -> str:  # noqa: ANN401 (likewise)
    """Write a value as JSON on one line, in UTF-8 characters."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _bracketed(brackets: str, items: Iterable[str], indent: str) -> str:
    lines = f",\n{indent}  ".join(items)
    return f"{brackets[0]}\n{indent}  {lines}\n{indent}{brackets[1]}"
