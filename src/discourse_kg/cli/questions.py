"""Descriptions of stored queries: the list of all, and one in detail."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from discourse_kg.querying.header import Parameter
    from discourse_kg.querying.stored import StoredQuery


def in_language(texts: Mapping[str, str], language: str) -> str:
    """A text in a language, or else in the first that there is."""
    return texts.get(language) or next(iter(texts.values()), "")


def listed(queries: Iterable[StoredQuery], language: str) -> str:
    """All queries: name, title, and the options that the parameters are."""
    return "\n".join("".join(f"{line}\n" for line in _entry(query, language)) for query in queries)


def described(query: StoredQuery, language: str) -> str:
    """All about one query."""
    lines = [query.name, in_language(query.title, language), "", in_language(query.description, language)]
    if query.tags:
        lines += ["", f"tags: {', '.join(query.tags)}"]
    if query.parameters:
        lines += ["", "parameters:"]
    for parameter in query.parameters.values():
        lines.append(f"  {option_name(parameter.name)}  {parameter_text(query, parameter, language)}")
    return "".join(f"{line}\n" for line in lines)


def as_json(queries: Iterable[StoredQuery]) -> str:
    """All about all queries, in every language, for programs."""
    return json.dumps([_document(query) for query in queries], ensure_ascii=False, indent=1) + "\n"


def option_name(parameter: str) -> str:
    """The option that a parameter is given by."""
    return f"--{parameter.replace('_', '-')}"


def parameter_text(query: StoredQuery, parameter: Parameter, language: str) -> str:
    """What values a parameter takes, and which it has when none is given."""
    kind = f"{parameter.scheme}, by name or IRI" if parameter.scheme else str(parameter.type).removeprefix("xsd:")
    notes = [kind, "required" if parameter.required else f"{_default(query, parameter)} if not given"]
    if parameter.multiple:
        notes.append("may be repeated")
    return f"{in_language(parameter.label, language) or parameter.name} ({'; '.join(notes)})"


def _entry(query: StoredQuery, language: str) -> Iterator[str]:
    yield query.name
    yield f"  {in_language(query.title, language)}"
    if query.parameters:
        yield f"  {' '.join(map(option_name, query.parameters))}"


def _default(query: StoredQuery, parameter: Parameter) -> str:
    for block in query.blocks:
        if block.variable == parameter.name:
            text = " ".join(token.text for token in query.tokens[block.first : block.last])
            return "any" if text == "UNDEF" else text
    return "any"


def _document(query: StoredQuery) -> dict[str, Any]:
    parameters = [
        {
            "name": parameter.name,
            "type": parameter.type,
            "scheme": parameter.scheme,
            "required": parameter.required,
            "multiple": parameter.multiple,
            "label": dict(parameter.label),
        }
        for parameter in query.parameters.values()
    ]
    return {
        "name": query.name,
        "title": dict(query.title),
        "description": dict(query.description),
        "tags": list(query.tags),
        "parameters": parameters,
    }
