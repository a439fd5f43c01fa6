"""What a table that somebody wrote by hand may hold, and how the first fault in one is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Meta, Struct

from discourse_kg.decoding import FieldError, Table, Text, decode, decode_toml
from discourse_kg.errors import GoldError, key_path, shown

Language = Annotated[str, Meta(pattern=r"\A[a-z]{2,3}\Z", description="a language's two or three letters")]


class Kind(StrEnum):
    PANEL = "panel"
    TALK = "talk"


class Span(Table, frozen=True):
    start: Annotated[int, Meta(ge=0)] = 0
    end: Annotated[int, Meta(lt=100, description="a whole number below 100")] = 1

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("end must be after start")
        if self.end == 13:
            raise FieldError("end", "brings bad luck; choose 12 or 14")


class Entry(Struct, frozen=True):
    """Keys that it does not know are for readers."""

    name: Text
    span: Span | None = None


class Programme(Table, frozen=True):
    kind: Kind
    title: Mapping[Language, Text] = {}
    entries: tuple[Entry, ...] = ()
    by_name: Mapping[str, Entry] = {}
    words: Annotated[tuple[Text, ...], Meta(min_length=1, description="a list of words")] = ("a",)
    day: date | None = None
    form: Literal["long", "short"] = "long"
    weight: float = 1.0
    open: bool = False


def refuse(key: str, problem: str) -> GoldError:
    return GoldError("programme.toml", problem, key)


def told(toml: str) -> str:
    with pytest.raises(GoldError) as caught:
        decode_toml(toml, Programme, refuse)
    return str(caught.value).removeprefix("programme.toml: ")


def test_a_table_becomes_a_value() -> None:
    programme = decode_toml(
        """
        kind = "talk"
        title = { sv = "Påhitt" }
        entries = [{ name = "a", span = { end = 2 } }, { name = "b", unknown = 1 }]
        by_name.c = { name = "c" }
        day = 2031-05-05
        """,
        Programme,
        refuse,
    )
    assert programme == Programme(
        Kind.TALK, {"sv": "Påhitt"}, (Entry("a", Span(0, 2)), Entry("b")), {"c": Entry("c")}, ("a",), date(2031, 5, 5)
    )


def test_a_table_in_bytes_is_utf_8() -> None:
    assert decode_toml('kind = "talk"\ntitle.sv = "å"'.encode(), Programme, refuse).title == {"sv": "å"}
    with pytest.raises(GoldError, match=r"^programme.toml: is not UTF-8 \(byte 0xe5 at offset 8\); save it as UTF-8$"):
        decode_toml('kind = "å"'.encode("latin-1"), Programme, refuse)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('kin = "talk"', "kin: unknown key; did you mean kind?"),
        (
            "zzz = 1",
            "zzz: unknown key; the keys here are kind, title, entries, by_name, words, day, form, weight, open",
        ),
        ("", "kind: is missing; it must be one of panel, talk"),
        ('kind = "tlak"', 'kind: must be one of panel, talk, not "tlak"; did you mean talk?'),
        ("kind = 1", "kind: must be one of panel, talk, not 1"),
        ('kind = "talk"\nform = "shrt"', 'form: must be one of long, short, not "shrt"; did you mean short?'),
        ('kind = "talk"\ntitle = "x"', 'title: must be a table, not "x"'),
        ('kind = "talk"\ntitle.Sv = "x"', "title.Sv: the key must be a language's two or three letters"),
        ('kind = "talk"\ntitle.sv = " "', 'title.sv: must be a text, not " "'),
        ('kind = "talk"\nentries = {}', "entries: must be a list, not a table"),
        ('kind = "talk"\nentries = [{ name = "a" }, {}]', "entries[1].name: is missing; it must be a text"),
        ('kind = "talk"\nentries = [{ name = "a" }, "x"]', 'entries[1]: must be a table, not "x"'),
        ('kind = "talk"\nby_name."a b" = { name = 1 }', 'by_name."a b".name: must be a text, not 1'),
        (
            'kind = "talk"\nentries = [{ name = "a", span = { end = 0 } }]',
            "entries[0].span: end must be after start",
        ),
        (
            'kind = "talk"\nby_name.a = { name = "a", span = { end = 13 } }',
            "by_name.a.span.end: brings bad luck; choose 12 or 14",
        ),
        (
            'kind = "talk"\nby_name.a = { name = "a", span = { ends = 1 } }',
            "by_name.a.span.ends: unknown key; did you mean end?",
        ),
        (
            'kind = "talk"\nentries = [{ name = "a", span = { end = 100 } }]',
            "entries[0].span.end: must be a whole number below 100, not 100",
        ),
        (
            'kind = "talk"\nentries = [{ name = "a", span = { start = 1.0 } }]',
            "entries[0].span.start: must be a whole number, not 1.0",
        ),
        ('kind = "talk"\nwords = []', "words: must be a list of words, not an empty list"),
        ('kind = "talk"\nwords = ["a", ""]', 'words[1]: must be a text, not ""'),
        ('kind = "talk"\nday = 2031-05-05T10:00:00Z', "day: must be a day like 2017-10-12, not "),
        ('kind = "talk"\nweight = true', "weight: must be a number, not true"),
        ('kind = "talk"\nopen = 1', "open: must be true or false, not 1"),
        ('kind = "talk"\ntitle.sv = 1_000_000_000_000_000_000_000', "title.sv: must be a text, not a huge number"),
        (f'kind = "{"x" * 99}"', f'kind: must be one of panel, talk, not "{"x" * 39}…'),
    ],
)
def test_the_first_fault_is_told_with_its_key(toml: str, message: str) -> None:
    assert told(toml).startswith(message)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("a = 1\n kind = ,\nb = 2", 'is not TOML: line 2, column 9: Invalid value: "kind = ,"'),
        ("kind =", "is not TOML: Invalid value (at end of document)"),
        ("[a", "is not TOML: "),
        ("a = " + "[" * 20_000, "is not TOML that can be read: its brackets are nested too deep"),
        ('a = 1\n"b c" = [\n  "x = y",\n]\na = [\n  "x",\n  "z",\n]\n', "a: line 8: is given twice; keep one of them"),
    ],
)
def test_a_fault_of_syntax_is_told_with_its_line(toml: str, message: str) -> None:
    assert told(toml).startswith(message)


def test_tables_are_called_as_their_format_calls_them() -> None:
    with pytest.raises(GoldError, match="entries: must be a list, not an object"):
        decode({"kind": "talk", "entries": {}}, Programme, refuse, table="an object")


@pytest.mark.parametrize("name", ["\ud800", 7, None])
@pytest.mark.parametrize("kind", [Programme, Entry])
def test_a_key_that_is_no_text_is_told(name: object, kind: type[Struct]) -> None:
    with pytest.raises(GoldError, match=r"each key must be a text"):
        decode({name: 1, "kind": "talk", "name": "x"}, kind, refuse)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(Programme.__struct_fields__, VALUES)))
@example({"kind": "talk"})
def test_every_table_is_decoded_or_told_with_the_key_at_fault(table: dict[str, Any]) -> None:
    try:
        assert decode(table, Programme, refuse).kind == Kind.TALK
    except GoldError as error:
        key = error.key.partition(".")[0].partition("[")[0]
        with pytest.raises(GoldError):
            decode({"kind": "talk", **({key: table[key]} if key in table else {"kind": None})}, Programme, refuse)


def test_the_way_to_a_value_can_be_read() -> None:
    assert key_path("a", "b", 0, "c d", "e-f") == 'a.b[0]."c d".e-f'
    assert shown("\ud800") == '"\\ud800"'
