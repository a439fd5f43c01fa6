"""The YAML header of a stored query: lines that begin with `#+`, as in grlc, with further keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta, field

from discourse_kg.decoding import FieldError, Table, Text, decode
from discourse_kg.errors import QueryError, located
from discourse_kg.yaml_tables import YamlFaultError, parse_yaml

_LINE: Final = re.compile(r"#\+ ?(.*)")

ByLanguage = Annotated[Mapping[str, Text], Meta(description='given by language, like {sv: "…", en: "…"}')]
Names = Annotated[tuple[Text, ...], Meta(description="a list, like [a, b]")]
ParameterName = Annotated[
    str, Meta(pattern=r"\A[a-z][A-Za-z0-9_]*\Z", description="a small letter, then letters, digits and _")
]


class ParameterType(StrEnum):
    """The type of a parameter's values."""

    IRI = "iri"
    STRING = "string"
    LANG_STRING = "langString"
    DATE = "xsd:date"
    INTEGER = "xsd:integer"


class Scheme(StrEnum):
    """The kind of resource that a parameter's IRI names, so that a label can be given instead."""

    COUNTRY = "country"
    PERSON = "person"
    ORGANIZATION = "organization"
    ROLE = "role"
    EVENT = "event"
    PANEL = "panel"
    PLACE = "place"
    STATEMENT = "statement"
    TOPIC = "topic"


class ParameterTable(Table, frozen=True):
    """What a header says of a parameter; `label` is its name by language.

    Of a parameter that is not required the default in the query holds when no value is given.
    """

    type: ParameterType
    scheme: Scheme | None = None
    required: bool = False
    multiple: bool = False
    label: ByLanguage = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.scheme and self.type != ParameterType.IRI:
            raise FieldError("scheme", f"is for parameters of type {ParameterType.IRI}, not {self.type}; leave it out")


class Parameter(ParameterTable, frozen=True, kw_only=True):
    """A parameter and its name."""

    name: str


class QueryDescription(Table, frozen=True, kw_only=True):
    """What a query is about; `title` and `description` are by language.

    `order` is whether the order of the rows belongs to the answer. `unlabelled` are columns of IRIs
    that have no label column on purpose.
    """

    title: ByLanguage
    description: ByLanguage
    tags: Names = ()
    order: bool = False
    unlabelled: Names = ()


class Header(QueryDescription, frozen=True, kw_only=True):
    """The content of a query's header."""

    params: Mapping[ParameterName, ParameterTable] = field(default_factory=dict)


def read_header(name: str, text: str) -> Header:
    """Read the header at the beginning of a query; `name` is that of its file, without suffix.

    Raises:
        QueryError: it is missing, no YAML, or has a missing, unknown or mistyped key.
    """
    lines: list[str] = []
    for line in text.splitlines():
        if not (match := _LINE.fullmatch(line)):
            break
        lines.append(match.group(1))
    if not lines:
        raise QueryError(f"{name}.rq:1: has no header; begin with a line like `#+ title: {{sv: …, en: …}}`")
    try:
        table = parse_yaml("\n".join(lines))
    except YamlFaultError as fault:
        place = f"{name}.rq:{fault.line}" if fault.line else f"{name}.rq"
        raise QueryError(f"{place}: the header cannot be read: {fault.problem}") from fault

    def refuse(key: str, problem: str) -> QueryError:
        return QueryError(located(f"{name}.rq:{table.line(key)}", key, problem))

    return decode(table.value, Header, refuse)
