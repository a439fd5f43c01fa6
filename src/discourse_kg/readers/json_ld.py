"""What records of schema.org say of the page they are in, read without fetching anything.

Only what stands in the page counts: contexts are not resolved, and no record can cost more than its length.
"""

from __future__ import annotations

import json
from collections import deque
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: So many records of a page are looked at.
_MOST: Final = 5_000


def records_of(texts: Iterable[str]) -> list[dict[str, Any]]:
    """All records in the JSON-LD of a page, those in others included, the outer ones first; broken JSON has none."""
    found: list[dict[str, Any]] = []
    left = deque[Any](value for text in texts if (value := _value(text)) is not None)
    for _ in range(_MOST):
        if not left:
            break
        value = left.popleft()
        if isinstance(value, dict):
            found.append(value)
            left.extend(inner for inner in value.values() if isinstance(inner, dict | list))
        else:
            left.extend(inner for inner in value if isinstance(inner, dict | list))
    return found


def of_types(records: Iterable[dict[str, Any]], types: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The records of one of the types, in their order."""
    wanted = frozenset(types)
    for record in records:
        given = record.get("@type")
        names = given if isinstance(given, list) else [given]
        if any(isinstance(name, str) and name.rpartition("/")[2].rpartition(":")[2] in wanted for name in names):
            yield record


def names_by_identifier(records: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The names of what records describe, by its identifier."""
    pairs = ((record.get("@id"), record.get("name")) for record in records)
    return {key: name for key, name in pairs if isinstance(key, str) and isinstance(name, str)}


def words(value: Any, names: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:  # noqa: ANN401 (any JSON)
    """The names, or words, that a value of a record gives; a reference is looked up in `names`."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            name = one.get("name") or one.get("@value") or names.get(str(one.get("@id"))) or one.get("url")
            if isinstance(name, str):
                yield name


def _value(text: str) -> dict[str, Any] | list[Any] | None:
    try:
        value = json.loads(text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) else None
