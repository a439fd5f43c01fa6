"""How a record says which property each of its fields holds.

>>> from rdflib.namespace import DCTERMS, FOAF
>>> @dataclass(frozen=True, slots=True)
... class Page(Record):
...     class_: ClassVar = str(FOAF.Document)
...     address: str | None = one_value(DCTERMS.source)
>>> predicate_of(Page, "address") == str(DCTERMS.source)
True
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from discourse_kg.rdf.description import Description

_PROPERTY: Final = "property"
#: A longer number fits no column of a table.
_MOST_DIGITS: Final = 18


@dataclass(frozen=True, slots=True)
class Record:
    """What the graph says about one resource. `class_` is the class that such resources are asserted to be of."""

    class_: ClassVar[str]

    iri: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its language tag, if it has one."""

    value: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class DetailValue:
    """A value to show: its text and language, or the label of the resource of that IRI."""

    text: str
    language: str | None = None
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """A property of a resource, to show as *label: values*; `label` is what the ontology calls the property."""

    label: str
    values: tuple[DetailValue, ...]


#: Takes the value of a field from the description of its resource.
_Read: TypeAlias = "Callable[[Description, str], object]"


class _Property(NamedTuple):
    predicate: str
    read: _Read
    is_detail: bool


def one_value(predicate: str, *, detail: bool = False) -> Any:  # noqa: ANN401 (the field has the type that it is declared with)
    """A field with the first value of a property, an IRI or a text; None when there is none.

    `detail`, here and below, has the property shown wherever the details of a resource are: see `RecordReader.details`.
    """
    return _field(predicate, _first, None, detail)


def all_values(predicate: str, *, detail: bool = False) -> Any:  # noqa: ANN401
    """A field with all values of a property, sorted."""
    return _field(predicate, lambda found, wanted: found.values.get(wanted, ()), (), detail)


def one_text(predicate: str, *, detail: bool = False) -> Any:  # noqa: ANN401
    """A field with the first text of a property and its language; None when there is none."""
    return _field(predicate, _text, None, detail)


def all_texts(predicate: str, *, detail: bool = False) -> Any:  # noqa: ANN401
    """A field with all texts of a property and their languages."""
    return _field(predicate, _texts, (), detail)


def one_number(predicate: str, *, detail: bool = False) -> Any:  # noqa: ANN401
    """A field with the first value of a property if it is a whole number, not negative; None when it is not."""
    return _field(predicate, _number, None, detail)


def _field(predicate: str, read: _Read, default: object, detail: bool) -> Any:  # noqa: ANN401
    # An rdflib term equals no text, not even its own.
    return field(default=default, metadata={_PROPERTY: _Property(str(predicate), read, detail)})


def _first(found: Description, wanted: str) -> str | None:
    values = found.values.get(wanted)
    return values[0] if values else None


def _text(found: Description, wanted: str) -> Text | None:
    return next(iter(_texts(found, wanted)), None)


def _texts(found: Description, wanted: str) -> tuple[Text, ...]:
    return tuple(Text(fact.value, fact.language) for fact in found.facts if fact.predicate == wanted)


def _number(found: Description, wanted: str) -> int | None:
    value = _first(found, wanted)
    is_whole = value is not None and value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS
    return int(value) if value is not None and is_whole else None


_PROPERTIES: Final[dict[type[Record], dict[str, _Property]]] = {}


def properties(record: type[Record]) -> dict[str, _Property]:
    """The properties of a record's fields, by the names of the fields, in their order."""
    if record not in _PROPERTIES:
        told = {each.name: each.metadata.get(_PROPERTY) for each in fields(record)}
        _PROPERTIES[record] = {name: found for name, found in told.items() if found is not None}
    return _PROPERTIES[record]


def predicate_of(record: type[Record], name: str) -> str:
    """The IRI of the property that a field holds.

    Raises:
        KeyError: the record has no such field.
    """
    return properties(record)[name].predicate


def details_of(record: type[Record]) -> tuple[str, ...]:
    """The IRIs of the properties that are shown as details, in the order of their fields."""
    return tuple(each.predicate for each in properties(record).values() if each.is_detail)
