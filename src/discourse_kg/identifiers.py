"""Keys and IRIs: opaque, short, and a function of identity alone.

Things are at `{base}/id/{type}/{key}`, documents at `{base}/doc/…`, named graphs at
`{base}/graph/…`. A key is a hash of the normalised identity, so the same thing gets the same IRI in
every build, and no name of a person stands in an IRI.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import Final

from discourse_kg.errors import SettingsError
from discourse_kg.model import Span
from discourse_kg.web_addresses import is_web_address

#: Under what the project's own things are: the terms, the shapes, the graph of its bundled recaps.
PROJECT_BASE: Final = "https://w3id.org/discourse-kg"

#: Where nobody has chosen a base, things are minted under a name that is this machine to every program (RFC 6761),
#: so that nobody takes them for persistent. A project chooses its own, in discourse-kg.toml.
DEFAULT_BASE: Final = "http://discourse-kg.localhost"

#: What a base may look like, for messages.
_EXAMPLE: Final = "https://example.org/kg"

#: The folders below a base in which things, documents and graphs are.
_BELOW_BASE: Final = ("id", "doc", "graph")

#: Characters that change nothing a reader sees: direction marks, zero-width characters, soft hyphens.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")

_KEY_LENGTH = 16

_BASE = re.compile(r"https?://(?P<host>[^\s<>\"{}|\\^`/?#]+)(?P<path>(?:/[^\s<>\"{}|\\^`/?#]+)*)")
_EXTENSION = re.compile(r"[^.].*\.[A-Za-z][A-Za-z0-9]{0,4}")
_VERSION = re.compile(r"v\d+(\.\d+)*|\d+(\.\d+)+", re.IGNORECASE)


def normalise_name(name: str) -> str:
    """Give the form of a name that decides identity: NFC, single spaces, nothing invisible.

    Letter case counts: the normalised name is also the published label, so the label of a thing
    follows from its key alone, whichever source names it first.

    >>> normalise_name("Ann  Hellenius\u200f")
    'Ann Hellenius'
    """
    # What is invisible goes first: what it parted may compose.
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", name)).split())


def key(*identity: str | int) -> str:
    """Hash an identity to sixteen hexadecimal digits.

    >>> key("person", "Ann Hellenius") == key("person", "Ann Hellenius") != key("person", "Ann")
    True
    """
    return sha256("\x1f".join(map(str, identity)).encode()).hexdigest()[:_KEY_LENGTH]


def source_key(identifier: str) -> str:
    """The key of a source, from `Recap.identifier`."""
    return key("source", unicodedata.normalize("NFC", identifier))


def statement_key(source: str, span: Span) -> str:
    """The key of a statement: the source's key and its span."""
    return key("statement", source, span.start, span.end)


def person_key(name: str, source: str) -> str:
    """The key of a person: the full name; a single word names somebody within its source only."""
    normalised = normalise_name(name)
    return key("person", normalised) if " " in normalised else key("person", normalised, source)


def rebased(iri: str, old: str, new: str) -> str:
    """An IRI as it is under another base; one that was not minted under the old base stays as it is.

    >>> rebased("https://example.org/kg/id/person/1", "https://example.org/kg", "https://e.example")
    'https://e.example/id/person/1'
    >>> rebased("https://w3id.org/discourse-kg/ontology/Panel", PROJECT_BASE, "https://e.example")
    'https://w3id.org/discourse-kg/ontology/Panel'
    """
    below = iri.removeprefix(f"{old}/")
    return f"{new}/{below}" if below != iri and below.partition("/")[0] in _BELOW_BASE else iri


def checked_base(base: str, where: str) -> str:
    """Give the base IRI back if persistent identifiers can be made under it; `where` names it in messages.

    The rules are those of the Swedish Agency for Digital Government: http or https, no port, no user,
    no query, no fragment, no version, no file extension.

    >>> checked_base("https://w3id.org/discourse-kg", "base")
    'https://w3id.org/discourse-kg'

    Raises:
        SettingsError: it breaks a rule; the message says which.
    """
    found = _BASE.fullmatch(base.removesuffix("/"))
    problems = {
        "must not end in a slash": base.endswith("/"),
        "must have no query and no fragment": "?" in base or "#" in base,
        f"must be an http(s) IRI like {_EXAMPLE}": found is None or not is_web_address(base),
        "must have no user": found and "@" in found["host"],
        "must have no port": found and ":" in found["host"],
        "must not go up to the folder above": found and {".", ".."} & set(found["path"].split("/")),
        "must have no version": found and any(map(_VERSION.fullmatch, found["path"].split("/"))),
        "must have no file extension": found and _EXTENSION.fullmatch(found["path"].rpartition("/")[2]),
    }
    if problem := next((problem for problem, holds in problems.items() if holds), None):
        raise SettingsError(f"{where}: the base IRI {problem}, not {base!r}")
    return base
