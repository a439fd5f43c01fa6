"""Licences: whether a source's text may be shown whole, and what a licence is called."""

from __future__ import annotations

from typing import Final

from discourse_kg.resources import toml_table

_FILE: Final = "site/pages/licences.toml"


def may_show(licence: str | None) -> bool:
    """Whether a licence, given by its IRI, allows redistribution; without a licence it does not.

    >>> may_show("https://creativecommons.org/licenses/by/4.0/"), may_show("all rights reserved"), may_show(None)
    (True, False, False)
    """
    return _address(licence or "").startswith(tuple(toml_table(_FILE)["redistributable"]))


def licence_name(licence: str) -> str:
    """The common name of a licence: its short name and version, else its address.

    >>> licence_name("http://creativecommons.org/publicdomain/zero/1.0/")
    'CC0 1.0'
    """
    address = _address(licence)
    for beginning, name in toml_table(_FILE)["names"].items():
        if address.startswith(beginning):
            return f"{name} {address.removeprefix(beginning).partition('/')[0]}".rstrip()
    return address or licence


def _address(licence: str) -> str:
    """A web address without its scheme; empty for anything else."""
    scheme, _, address = licence.partition("://")
    return address if scheme in {"http", "https"} else ""
