"""The supported languages: their tags and packs, and detection of a text's language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from discourse_kg.decoding import decode_toml
from discourse_kg.errors import LanguagePackError
from discourse_kg.languages.entries import Fault, entries_of, misplaced, repeated
from discourse_kg.languages.packs import LanguagePack

_FOLDER = files("discourse_kg.languages")
_LEXICONS = files("discourse_kg").joinpath("lexicons")

_WORD = re.compile(r"\w+")

#: Code points of a text that are enough to detect its language.
_SAMPLE = 20_000

#: The fewest code points of a block from which its own language is told.
TELLING = 80

#: The least fraction of function words; a text has about a third in its own language, a few percent in another.
_LEAST_SHARE = 0.12


#: The last code point of Latin letters of European languages.
_LAST_LATIN = 0x024F

#: How many times the function words of a likely language there must be in another for that to be believed.
_MUCH = 2
#: So few words tell no language, unless there are so many function words of one among them.
_FEW_WORDS, _FEWEST_VOTES = 25, 4
#: The least share of function words in a text of headings, names and addresses.
_LEAST_LIKELY = 0.03


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


def detect_language(text: str, likely: str | None = None) -> str | None:
    """The tag of the language whose function words are most frequent; None if none is frequent enough.

    `likely` is the tag of the language that the texts beside it are in, which is believed of headings, names and
    addresses, unless other function words tell otherwise.

    >>> detect_language("Ny ambassadör i Chile"), detect_language("Ny ambassadör i Chile", "sv")
    (None, 'sv')

    >>> detect_language("Hon menade att vi är mitt uppe i ett skifte som berör alla.")
    'sv'
    """
    votes, count = _votes(text)
    best = min(votes, key=lambda tag: (-votes[tag], tag))
    if likely in votes:
        believed = votes[best] < _MUCH * votes[likely] and votes[likely] >= _LEAST_LIKELY * count
        if believed or (votes[best] < _FEWEST_VOTES and count < _FEW_WORDS):
            return likely
    return best if votes[best] >= _LEAST_SHARE * count else None


def other_language(text: str, tag: str) -> str | None:
    """The tag of the language that a text is in, if that is clearly another one than `tag`.

    >>> other_language("She said that we are in the middle of a shift that is felt by all of us.", "sv")
    'en'
    """
    votes, count = _votes(text)
    best = min(votes, key=lambda one: (-votes[one], one))
    return best if best != tag and votes[best] >= max(_LEAST_SHARE * count, _MUCH * votes[tag], 1) else None


def _votes(text: str) -> tuple[dict[str, int], int]:
    """By language, how many of the words are its function words; and how many words there are."""
    found = _WORD.findall(text[:_SAMPLE])
    # A programme is mostly names, whatever its language: capitalized words do not count, unless all words are.
    words = Counter([word for word in found if word[0].islower()] or map(str.casefold, found))
    votes = {tag: sum(words[word] for word in load_language(tag).function_words) for tag in known_languages()}
    return votes, words.total()


def foreign_letters(text: str) -> str | None:
    """What letters a text is mostly in, where no language pack is in such letters; None where one may be.

    >>> foreign_letters("Καλημέρα σας"), foreign_letters("Panelen om snö")
    ('Greek', None)
    """
    letters = [character for character in text[:_SAMPLE] if character.isalpha()]
    if sum(ord(character) > _LAST_LATIN for character in letters) * 2 <= len(letters):
        return None
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    [(script, _)] = scripts.most_common(1)
    return None if script == "LATIN" else {"CJK": "Chinese or Japanese"}.get(script, script.capitalize())


@cache
def packs_hash() -> str:
    """The SHA-256 of all packs, tables and word lists: a run's output depends on them as on program and source."""
    digest = sha256()
    for name, content in sorted(tables()):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def tables() -> Iterator[tuple[str, bytes]]:
    """What is known of languages, file by file: all that is no Python in the folders of languages and of word lists."""
    waiting: list[tuple[str, Traversable]] = [("languages", _FOLDER), ("lexicons", _LEXICONS)]
    while waiting:
        name, entry = waiting.pop()
        if entry.is_dir():
            waiting += ((f"{name}/{inner.name}", inner) for inner in entry.iterdir())
        elif name.endswith((".toml", ".txt")):
            yield name, entry.read_bytes()


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
