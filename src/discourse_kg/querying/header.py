"""The YAML header of a stored query: `#+` before every line, grlc's form, with keys of our own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import yaml

from discourse_kg.errors import QueryError, suggestion

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

_LINE: Final = re.compile(r"#\+ ?(.*)")
_NAME: Final = re.compile(r"[a-z][A-Za-z0-9_]*")


class ParameterType(StrEnum):
    """What the values of a parameter are."""

    IRI = "iri"
    STRING = "string"
    LANG_STRING = "langString"
    DATE = "xsd:date"
    INTEGER = "xsd:integer"


class Scheme(StrEnum):
    """What a parameter's IRI names, so that a label can be given instead."""

    COUNTRY = "country"
    PERSON = "person"
    ORGANIZATION = "organization"
    ROLE = "role"
    EVENT = "event"
    PANEL = "panel"
    PLACE = "place"
    STATEMENT = "statement"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be asked for; `label` is its name by language.

    Of a parameter that is not required the default in the query holds when no value is given.
    """

    name: str
    type: ParameterType
    scheme: Scheme | None = None
    required: bool = False
    multiple: bool = False
    label: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Header:
    """What a query's header says; `title` and `description` are by language.

    `order` is whether the order of the rows belongs to the answer. `unlabelled` are columns of IRIs
    that have no label column on purpose.
    """

    title: Mapping[str, str]
    description: Mapping[str, str]
    tags: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    order: bool
    unlabelled: tuple[str, ...]


def read_header(name: str, text: str) -> Header:
    """Read the header at the beginning of a query.

    Raises:
        QueryError: it is missing, no YAML, or has a missing, unknown or mistyped key.
    """
    return _Reader(name).header(_yaml(name, text))


def _yaml(name: str, text: str) -> object:
    lines: list[str] = []
    for line in text.splitlines():
        if not (match := _LINE.fullmatch(line)):
            break
        lines.append(match.group(1))
    try:
        return _Loader("\n".join(lines)).get_single_data()
    except (yaml.YAMLError, RecursionError) as fault:
        raise QueryError(f"{name}: the header is no YAML: {' '.join(str(fault).split())}") from fault


class _Loader(yaml.SafeLoader):
    """Refuses a key that stands twice; YAML would quietly take the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(names) > len(set(names)):
            twice = next(name for name in names if names.count(name) > 1)
            raise yaml.constructor.ConstructorError(None, None, f"{twice} stands twice", node.start_mark)
        return super().construct_mapping(node, deep)


class _Reader:
    """Takes values of the expected types from a header, and names the key where one is not."""

    def __init__(self, name: str) -> None:
        self._name = name

    def header(self, value: object) -> Header:
        keys = self._keys(value, "header", ("title", "description"), ("tags", "params", "order", "unlabelled"))
        parameters = self._mapping(keys.get("params", {}), "params")
        return Header(
            self._texts(keys["title"], "title"),
            self._texts(keys["description"], "description"),
            self._words(keys.get("tags", []), "tags"),
            MappingProxyType({name: self._parameter(name, its) for name, its in parameters.items()}),
            self._switch(keys.get("order", False), "order"),
            self._words(keys.get("unlabelled", []), "unlabelled"),
        )

    def _parameter(self, name: str, value: object) -> Parameter:
        where = f"params.{name}"
        if not _NAME.fullmatch(name):
            raise self._error(where, "begins with a small letter and goes on with letters, digits and _")
        keys = self._keys(value, where, ("type",), ("scheme", "required", "multiple", "label"))
        type_ = self._choice(keys["type"], f"{where}.type", list(ParameterType))
        scheme = self._choice(keys["scheme"], f"{where}.scheme", list(Scheme)) if "scheme" in keys else None
        if scheme and type_ != ParameterType.IRI:
            raise self._error(f"{where}.scheme", f"is for parameters of type {ParameterType.IRI}")
        return Parameter(
            name,
            ParameterType(type_),
            Scheme(scheme) if scheme else None,
            self._switch(keys.get("required", False), f"{where}.required"),
            self._switch(keys.get("multiple", False), f"{where}.multiple"),
            self._texts(keys.get("label", {}), f"{where}.label"),
        )

    def _error(self, where: str, problem: str) -> QueryError:
        return QueryError(f"{self._name}: [{where}] {problem}")

    def _mapping(self, value: object, where: str) -> Mapping[str, object]:
        if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
            raise self._error(where, "must be keys and values")
        return value

    def _keys(self, value: object, where: str, needed: Sequence[str], further: Sequence[str]) -> Mapping[str, object]:
        keys, known = self._mapping(value, where), (*needed, *further)
        for key in keys:
            if key not in known:
                raise self._error(where, f"has an unknown key {key}{suggestion(key, known)}")
        for key in needed:
            if key not in keys:
                raise self._error(where, f"has no {key}")
        return keys

    def _texts(self, value: object, where: str) -> Mapping[str, str]:
        texts = self._mapping(value, where)
        return MappingProxyType({language: self._text(text, f"{where}.{language}") for language, text in texts.items()})

    def _text(self, value: object, where: str) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self._error(where, "must be a text")
        return value

    def _words(self, value: object, where: str) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise self._error(where, "must be a list")
        return tuple(self._text(word, where) for word in value)

    def _switch(self, value: object, where: str) -> bool:
        if not isinstance(value, bool):
            raise self._error(where, "must be true or false")
        return value

    def _choice(self, value: object, where: str, choices: Sequence[str]) -> str:
        if value not in choices:
            raise self._error(where, f"must be one of {', '.join(choices)}{suggestion(str(value), choices)}")
        return str(value)
