"""One question decides what a web address is, wherever one can stand: whether the engine can have it as an IRI."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from discourse_kg.errors import RecapError, SettingsError
from discourse_kg.identifiers import checked_base
from discourse_kg.readers.intake import read_bytes
from discourse_kg.web_addresses import is_web_address

#: What the engine refuses, though it looks like an address.
BROKEN = (
    "https://example.org/100%",
    "http://a/%zz",
    "http://example.org/a#b#c",
    "http://[::1",
    "http://a:b/",
    "http://example.org/[x]",
    "http://a b",
)


@pytest.mark.parametrize("address", BROKEN)
def test_what_the_engine_refuses_is_refused_where_it_is_written(address: str) -> None:
    with pytest.raises(ValueError, match="I"):
        NamedNode(address)
    assert not is_web_address(address)
    with pytest.raises(SettingsError):
        checked_base(address, "base")
    for key in ("source", "licence"):
        text = f"---\ntitle: Invented\n{key}: {address}\n---\nRowan Invented said that it is the end of the day."
        with pytest.raises(RecapError) as told:
            read_bytes(text.encode(), "m.md", language="en")
        assert str(told.value).startswith(f"m.md:3: front matter: {key}: must be a web address, or words without ://")


@pytest.mark.parametrize(
    "text", ["", "http://", "https:///a", "ftp://example.org", "urn:x", "example.org", "http://\ud800"]
)
def test_what_else_is_no_web_address(text: str) -> None:
    assert not is_web_address(text)


@pytest.mark.parametrize("address", ["http://example.org", "https://exempel.se/å", "http://[::1]:8080/?a=b#c"])
def test_web_addresses(address: str) -> None:
    assert is_web_address(address)
