"""Tables of readers in an installation that is broken."""

from __future__ import annotations

import pytest

from discourse_kg.errors import ResourceNotFoundError
from discourse_kg.readers.reader_tables import reader_table


def test_a_table_that_is_not_what_it_should_be_is_told_with_its_key_and_a_remedy() -> None:
    with pytest.raises(
        ResourceNotFoundError, match=r"^readers/fact_keys\.toml: id: must be .*; reinstall discourse-kg$"
    ):
        reader_table("fact_keys.toml", dict[str, int])


def test_a_table_that_is_missing_is_told_with_a_remedy() -> None:
    with pytest.raises(ResourceNotFoundError, match=r"^readers/nothing\.toml: .*; reinstall discourse-kg$"):
        reader_table("nothing.toml", dict[str, int])
