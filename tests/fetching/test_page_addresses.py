"""Addresses have one spelling, and what no page can be fetched from is refused."""

from __future__ import annotations

from typing import Final

import pytest

from discourse_kg.errors import WebAddressError
from discourse_kg.fetching.page_addresses import MAX_LENGTH, page_address
from discourse_kg.fetching.robots import rules_of

#: What people write, and the one spelling of it.
SPELLINGS: Final = {
    "http://www.example.org": "http://www.example.org/",
    "  HTTPS://WWW.Example.ORG:443/A/b?C=d#e \n": "https://www.example.org/A/b?C=d",
    "http://www.example.org:8080/": "http://www.example.org:8080/",
    "http://www.example.org./": "http://www.example.org./",
    "https://straße.example/": "https://xn--strae-oqa.example/",
    "https://smörgås.example/smörgås?å=ö": "https://xn--smrgs-pra0j.example/sm%C3%B6rg%C3%A5s?%C3%A5=%C3%B6",
    "http://www.example.org/100%": "http://www.example.org/100%25",
    "http://www.example.org/%C3%A5%2f": "http://www.example.org/%C3%A5%2f",
    "http://www.example.org/a'b\"<c>": "http://www.example.org/a'b%22%3Cc%3E",
    "http://[2606:2800:021F::1]/": "http://[2606:2800:21f::1]/",
    "http://a_b.example.org/": "http://a_b.example.org/",
}

#: What is no address of a page, with part of the message.
REFUSED: Final = {
    "": "nothing at all",
    "www.example.org": "must begin with https:// or http://",
    "mailto:a@example.org": "must begin with https:// or http://",
    "http://": "names no host",
    "http:///a": "names no host",
    "http://www.example.org/a b": "holds a space",
    "http://www.example.org/a\r\nHost: b": "holds a space",
    "http://www.example.org\\a": "a backslash",
    "http://www.example.org:x/": "is no web address",
    "http://[::1": "is no web address",
    "http://a..example.org/": "check its spelling",
    "http://xn--a/ö".replace("/ö", "ö.example/"): "check its spelling",
    f"http://{'a' * 64}.example/": "check its spelling",
    f"http://www.example.org/{'a' * MAX_LENGTH}": "is longer than 2048 characters",
}


@pytest.mark.parametrize("written", SPELLINGS)
def test_an_address_has_one_spelling(written: str) -> None:
    assert page_address(written) == SPELLINGS[written]
    assert page_address(SPELLINGS[written]) == SPELLINGS[written]


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_no_address_of_a_page_is_refused(written: str) -> None:
    with pytest.raises(WebAddressError, match=REFUSED[written]):
        page_address(written)


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(WebAddressError, match="give the address without them") as raised:
        page_address("https://somebody:secret@www.example.org/")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("relative", "absolute"), [("/a", "/a"), ("a", "/x/a"), ("?b", "/x/y?b"), ("//b.example/", "")]
)
def test_a_relative_address_begins_from_its_base(relative: str, absolute: str) -> None:
    expected = f"http://a.example{absolute}" if absolute else "http://b.example/"
    assert page_address(relative, "http://a.example/x/y") == expected


#: Files for robots, and which of `/a`, `/b/c?print` and `/b/d` they allow.
ROBOTS: Final = {
    "": "yes yes yes",
    "nonsense \0 <html>": "yes yes yes",
    "User-agent: *\nDisallow:": "yes yes yes",
    "User-agent: *\nDisallow: /": "no no no",
    "User-agent: *\nDisallow: /b\nAllow: /b/d": "yes no yes",
    "User-agent: *\nDisallow: /*?print": "yes no yes",
    "User-agent: *\nDisallow: /a$": "no yes yes",
    "User-agent: *\nDisallow: /\n\nUser-agent: discourse-kg\nDisallow: /a": "no yes yes",
    "User-agent: other\nUser-agent: DISCOURSE-KG\nDisallow: /a": "no yes yes",
    "User-agent: other\nDisallow: /": "yes yes yes",
    "User-agent: discourse\nDisallow: /": "yes yes yes",
    "User-agent: discourse-kg-of-others\nDisallow: /": "yes yes yes",
    "user agent *\ndisallow /a": "no yes yes",
    "\ufeffUser-agent: * # all\nDisallow: /a # one": "no yes yes",
}


@pytest.mark.parametrize("text", ROBOTS)
def test_what_robots_txt_allows(text: str) -> None:
    rules = rules_of(text.encode())
    allowed = ["yes" if rules.allow(f"http://a.example{path}") else "no" for path in ("/a", "/b/c?print", "/b/d")]
    assert " ".join(allowed) == ROBOTS[text]
