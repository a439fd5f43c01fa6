"""The supported languages: their tags and packs, and detection of a text's language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files

from discourse_kg.decoding import decode_toml
from discourse_kg.errors import LanguagePackError
from discourse_kg.languages.entries import Fault, entries_of, misplaced, repeated
from discourse_kg.languages.packs import LanguagePack

_FOLDER = files("discourse_kg.languages")

_WORD = re.compile(r"\w+")

#: Code points of a text that are enough to detect its language.
_SAMPLE = 20_000

#: The least fraction of function words; a text has about a third in its own language, a few percent in another.
_LEAST_SHARE = 0.12


@cache
def known_languages() -> tuple[str, ...]:
    """The tags of all language packs, sorted.

    >>> "sv" in known_languages()
    True
    """
    return tuple(sorted(entry.name[:-5] for entry in _FOLDER.iterdir() if entry.name.endswith(".toml")))


@cache
def load_language(tag: str) -> LanguagePack:
    """Load the pack of a known language.

    Raises:
        LanguagePackError: the pack breaks a rule of `packs` or `entries`.
    """
    name = f"{tag}.toml"
    return read_pack(_FOLDER.joinpath(name).read_bytes(), name)


def detect_language(text: str) -> str | None:
    """The tag of the language whose function words are most frequent; None if none is frequent enough.

    >>> detect_language("Hon menade att vi är mitt uppe i ett skifte som berör alla.")
    'sv'
    """
    found = _WORD.findall(text[:_SAMPLE])
    # A programme is mostly names, whatever its language: capitalized words do not count, unless all words are.
    words = Counter([word for word in found if word[0].islower()] or map(str.casefold, found))
    votes = {tag: sum(words[word] for word in load_language(tag).function_words) for tag in known_languages()}
    best = min(votes, key=lambda tag: (-votes[tag], tag))
    return best if votes[best] >= _LEAST_SHARE * words.total() else None


@cache
def packs_hash() -> str:
    """The SHA-256 of all packs: a run's output depends on them as on program and source."""
    digest = sha256()
    for tag in known_languages():
        digest.update(_FOLDER.joinpath(f"{tag}.toml").read_bytes())
    return digest.hexdigest()


def read_pack(content: bytes, name: str) -> LanguagePack:
    """Read a pack from the bytes of a TOML file; `name` is the file's name in messages.

    Raises:
        LanguagePackError: the first mistake, with its line or key and its remedy.
    """
    entries = list(entries_of(content.decode("utf-8", "replace")))
    # A parser refuses a duplicate key too, but does not say where the first one is.
    _refuse(repeated(entries), name)
    pack = decode_toml(content, LanguagePack, partial(LanguagePackError, name))
    _refuse(misplaced(entries), name)
    return pack


def _refuse(faults: Iterable[Fault], name: str) -> None:
    for fault in faults:
        raise LanguagePackError(f"{name}:{fault.line}", fault.place, fault.problem)
