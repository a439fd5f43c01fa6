r"""Decode a table that somebody wrote by hand (TOML, YAML, JSON) into a typed value, or say what is wrong with it.

What a table may hold is declared once, as a `Table`: its fields are the keys, their types what the keys hold,
and the description of a type is what a message says a value must be:

    class Publisher(Table, frozen=True):
        name: Text
        homepage: Annotated[str, Meta(pattern=r"\Ahttps?://", description="a web address")] | None = None

msgspec decides whether a table fits; this module says where it does not, by key, and what to do about it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeVar, Union, get_args, get_origin

from msgspec import Meta, Struct, ValidationError, convert, structs

from discourse_kg.errors import key_path, shown, suggestion

T = TypeVar("T")

#: Makes the error to raise of the key at fault (`statements[3].start`; empty for the whole) and what is wrong with it.
#: A class of `discourse_kg.errors` that was given the file is one: `partial(LanguagePackError, "sv.toml")`.
Refuse = Callable[[str, str], Exception]

#: A text that is not empty.
Text = Annotated[str, Meta(pattern=r"\S", description="a text")]

#: What msgspec raises when a value does not fit; the second for half a surrogate pair.
_REFUSALS: Final = (ValidationError, UnicodeEncodeError)

_SYNTAX: Final = re.compile(r"(?P<problem>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)", re.DOTALL)
_ASSIGNMENT: Final = re.compile(r"""\s*(?P<key>"[^"]*"|'[^']*'|[\w.-]+)\s*=""")

#: What a value must be, where its type has no description of its own.
_EXPECTED: Final[Mapping[Any, str]] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a day like 2017-10-12",
}


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """A table whose keys are all known; each kind of table is a frozen one of these.

    Of a table that may have unknown keys beside the known ones, make a plain `msgspec.Struct`.

    `__post_init__` checks what concerns several keys, and raises a `ValueError` that says what is wrong,
    or a `FieldError` where one key is to blame.
    """


class FieldError(ValueError):
    """What is wrong with one key of a table (`topics[1]`, by `key_path`), found by its `__post_init__`."""

    def __init__(self, key: str, problem: str) -> None:
        self.key, self.problem = key, problem
        super().__init__(f"{key}: {problem}")


def decode(value: object, kind: type[T], refuse: Refuse, *, table: str = "a table") -> T:
    """Make a value of type `kind` of a parsed table; `table` is what its format calls one, for messages.

    Raises:
        Exception: what `refuse` makes of the first fault.

    >>> class Person(Table, frozen=True):
    ...     name: Text
    >>> decode({"name": "Invented"}, Person, lambda key, problem: ValueError(f"file: {key}: {problem}"))
    Person(name='Invented')
    >>> decode({"name": 7}, Person, lambda key, problem: ValueError(f"file: {key}: {problem}"))
    Traceback (most recent call last):
    ValueError: file: name: must be a text, not 7
    """
    try:
        return convert(value, kind)
    except _REFUSALS as error:
        key, problem = _Finder(table).find(value, kind, "", error)
        raise refuse(key, problem) from error


def decode_toml(source: str | bytes, kind: type[T], refuse: Refuse) -> T:
    """Make a value of type `kind` of a TOML text.

    Raises:
        Exception: what `refuse` makes of the first fault; a fault of syntax is told with its line.
    """
    return decode(parse_toml(source, refuse), kind, refuse)


def parse_toml(source: str | bytes, refuse: Refuse) -> dict[str, Any]:
    """Make a table of a TOML text.

    Raises:
        Exception: what `refuse` makes of a fault of syntax, which is told with its line.
    """
    try:
        text = source.decode("utf-8") if isinstance(source, bytes) else source
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        place = f"byte 0x{error.object[error.start]:02x} at offset {error.start}"
        raise refuse("", f"is not UTF-8 ({place}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise refuse(*_syntax(text, str(error))) from error
    except RecursionError as error:
        raise refuse("", "is not TOML that can be read: its brackets are nested too deep") from error


def _refusal(value: object, kind: Any) -> Exception | None:  # noqa: ANN401 (any annotation of a field)
    try:
        convert(value, kind)
    except _REFUSALS as error:
        return error
    return None


def _syntax(text: str, complaint: str) -> tuple[str, str]:
    """The key at fault and the problem, of what the TOML parser says."""
    found = _SYNTAX.fullmatch(complaint)
    if not found:
        return "", f"is not TOML: {complaint}"
    lines = text.splitlines()[: int(found["line"])]
    if found["problem"] == "Cannot overwrite a value":
        keys = [match["key"] for line in lines if (match := _ASSIGNMENT.match(line))]
        return keys[-1] if keys else "", f"line {found['line']}: is given twice; keep one of them"
    line = shown(lines[-1].strip()) if lines else ""
    return "", f"is not TOML: line {found['line']}, column {found['column']}: {found['problem']}: {line}"


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds the part of a value that does not fit; `table` is what the value's format calls a table.

    What a method finds is the key at fault and the problem.
    """

    table: str

    def find(self, value: object, kind: Any, key: str, error: Exception) -> tuple[str, str]:  # noqa: ANN401 (likewise)
        """The first fault of a value that does not fit `kind`; `error` is what msgspec says of it."""
        plain = _plain(kind)
        if isinstance(value, dict) and isinstance(plain, type) and issubclass(plain, Struct):
            return self._in_struct(value, plain, key, error)
        if isinstance(value, dict) and get_origin(plain) in (dict, Mapping):
            return self._in_mapping(value, plain, key) or self._misfit(value, kind, key)
        if isinstance(value, list) and get_origin(plain) in (list, tuple):
            parts = ((entry, get_args(plain)[0], key_path(key, at)) for at, entry in enumerate(value))
            return self._in_parts(parts) or self._misfit(value, kind, key)
        return self._misfit(value, kind, key)

    def _in_struct(self, value: dict[Any, Any], kind: type[Struct], key: str, error: Exception) -> tuple[str, str]:
        fields = structs.fields(kind)
        known = [field.encode_name for field in fields]
        for name in value:
            if not isinstance(name, str) or not _is_writable(name):
                return key, f"each key must be a text, not {shown(name)}"
            if name not in known and kind.__struct_config__.forbid_unknown_fields:
                return key_path(key, name), _unknown(name, known)
        for field in fields:
            if field.required and field.encode_name not in value:
                return key_path(key, field.encode_name), f"is missing; it must be {self._expected(field.type)}"
        given = [field for field in fields if field.encode_name in value]
        parts = ((value[field.encode_name], field.type, key_path(key, field.encode_name)) for field in given)
        return self._in_parts(parts) or _told(key, error.__cause__ or error)

    def _in_mapping(self, value: dict[Any, Any], plain: Any, key: str) -> tuple[str, str] | None:  # noqa: ANN401
        names, kind = get_args(plain)
        for name in value:
            if _refusal(name, names):
                place = key_path(key, name) if isinstance(name, str) else key
                return place, f"the key must be {self._expected(names)}, not {shown(name)}"
        return self._in_parts((entry, kind, key_path(key, name)) for name, entry in value.items())

    def _in_parts(self, parts: Iterable[tuple[object, Any, str]]) -> tuple[str, str] | None:
        for value, kind, key in parts:
            if error := _refusal(value, kind):
                return self.find(value, kind, key, error)
        return None

    def _misfit(self, value: object, kind: Any, key: str) -> tuple[str, str]:  # noqa: ANN401
        near = suggestion(value, _choices(_plain(kind))) if isinstance(value, str) else ""
        return key, f"must be {self._expected(kind)}, not {shown(value, self.table)}{near}"

    def _expected(self, kind: Any) -> str:  # noqa: ANN401
        """What a value of a type must be."""
        plain = _plain(kind)
        if described := _description(kind):
            return described
        if choices := _choices(plain):
            return f"one of {', '.join(choices)}"
        if get_origin(plain) in (list, tuple):
            return "a list"
        return _EXPECTED.get(plain, self.table)


def _unknown(name: str, known: Sequence[str]) -> str:
    return f"unknown key{suggestion(name, known) or '; the keys here are ' + ', '.join(known)}"


def _is_writable(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _told(key: str, cause: BaseException) -> tuple[str, str]:
    """What the `__post_init__` of a table found."""
    if not isinstance(cause, FieldError):
        return key, str(cause)
    return ".".join(filter(None, (key, cause.key))), cause.problem


def _plain(kind: Any) -> Any:  # noqa: ANN401
    """A type without its descriptions, and without the None that it may be instead."""
    if get_origin(kind) is Annotated:
        return _plain(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return next(_plain(each) for each in get_args(kind) if each is not NoneType)
    return kind


def _description(kind: Any) -> str | None:  # noqa: ANN401
    if get_origin(kind) is Annotated:
        inner, *metas = get_args(kind)
        return next((meta.description for meta in metas if getattr(meta, "description", None)), _description(inner))
    if get_origin(kind) in (Union, UnionType):
        return next(_description(each) for each in get_args(kind) if each is not NoneType)
    return None


def _choices(plain: Any) -> list[str]:  # noqa: ANN401
    if get_origin(plain) is Literal:
        return [str(choice) for choice in get_args(plain)]
    return [str(value) for value in plain] if isinstance(plain, type) and issubclass(plain, StrEnum) else []
