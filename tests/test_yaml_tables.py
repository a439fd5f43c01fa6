"""YAML as people write it: which line a value is on, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from discourse_kg.yaml_tables import YamlFaultError, parse_yaml

TEXT = """\
a: 1
"b c":
  - no
  - {d: 2031-05-05}

e: &again [x, x]
f: *again
"""


def test_values_have_the_types_that_yaml_gives_them_or_are_as_written() -> None:
    typed = {"a": 1, "b c": [False, {"d": date(2031, 5, 5)}], "e": ["x", "x"], "f": ["x", "x"]}
    assert parse_yaml(TEXT).value == typed
    as_written = {"a": "1", "b c": ["no", {"d": "2031-05-05"}], "e": ["x", "x"], "f": ["x", "x"]}
    assert parse_yaml(TEXT, as_written=True).value == as_written


def test_each_value_has_a_line_and_what_is_missing_has_that_of_its_table() -> None:
    table = parse_yaml(TEXT, first_line=10)
    lines = {"": 10, "a": 10, '"b c"[0]': 12, '"b c"[1].d': 13, "e": 15, "f": 16, "z": 10, '"b c"[1].z': 13, "f[1]": 16}
    assert {key: table.line(key) for key in lines} == lines


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("a: 1\na: 2", "a is given twice; keep one of them", 6),
        ("a:\n  b: 1\n  b: 2", "a.b is given twice; keep one of them", 7),
        ("a: 1\n? [b]\n: c", "a key must be a text", 6),
        ("a: [", "", 5),
        ("a: *b", "found undefined alias 'b'", 5),
        ("a: 1\n--- 2", "but found another document", 6),
        ("a: !!python/object:os.system {}", "could not determine a constructor", 5),
        ("a: 1\nb: \0", "holds U+0000, which YAML cannot hold", 6),
        ("[" * 10_000, "is nested too deep", 5),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, problem: str, line: int | None) -> None:
    with pytest.raises(YamlFaultError) as told:
        parse_yaml(text, first_line=5)
    assert problem in told.value.problem
    assert told.value.line == line
    assert "\n" not in told.value.problem


def test_aliases_do_not_grow() -> None:
    doubled = "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert len(parse_yaml(f"a0: &a0 [x]\n{doubled}").lines) < 300
    assert parse_yaml("a: &a [*a]").line("a[0]") == 1


def test_an_empty_text_is_nothing() -> None:
    assert parse_yaml("").value is None
