"""Keys and IRIs: opaque, short, and a function of identity alone.

Things are at `{base}/id/{type}/{key}`, documents at `{base}/doc/…`, named graphs at
`{base}/graph/…`. A key is a hash of the normalised identity, so the same thing gets the same IRI in
every build, and no name of a person stands in an IRI.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from discourse_kg.model import Span

DEFAULT_BASE = "https://w3id.org/discourse-kg"

#: Characters that change nothing a reader sees: direction marks, zero-width characters, soft hyphens.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")

_KEY_LENGTH = 16


def normalise_name(name: str) -> str:
    """Give the form of a name that decides identity: NFC, single spaces, nothing invisible.

    Letter case counts: the normalised name is also the published label, so the label of a thing
    follows from its key alone, whichever source names it first.

    >>> normalise_name("Ann  Hellenius\u200f")
    'Ann Hellenius'
    """
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", name)).split())


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
