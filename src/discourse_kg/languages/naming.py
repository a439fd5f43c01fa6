"""Which language pack is meant by what sources and people write: `sv-SE`, `swe`, `svenska`, `Swedish`, `en_GB`, `no`.

What the languages are called comes from the CLDR, as do the codes that have another beside them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from discourse_kg.languages.supported import known_languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: A language's code, and whatever follows it: script, region, variants, and in names of locales an encoding.
_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_.@][A-Za-z0-9.@=_-]*)?")
#: What stands behind a name: English (UK).
_ADDITION: Final = re.compile(r"\s*\([^()]*\)$")

#: In which language names are known beside those of the packs.
_COMMON: Final = "en"


def language_tag(words: str) -> str | None:
    """The tag of the language pack that is meant; None where no pack is.

    >>> [language_tag(words) for words in ("sv", "sv-SE", "en_GB.UTF-8", "svenska", "Norwegian", "no", "fr", "")]
    ['sv', 'sv', 'en', 'sv', 'nb', 'nb', None, None]
    """
    stated = " ".join(words.split())
    if found := _TAG.fullmatch(stated):
        return _of_code(found[1].casefold())
    return _names().get(_ADDITION.sub("", stated).casefold())


def _of_code(code: str) -> str | None:
    """The pack of a language's code of two or three letters, or of a language that the code's is a form of."""
    from babel.core import get_global  # noqa: PLC0415 (slow to load, and seldom needed)

    if code in known_languages():
        return code
    code = str(get_global("language_aliases").get(code, code))
    if code in known_languages():
        return code
    parents = get_global("parent_exceptions")
    return next((tag for tag in known_languages() if parents.get(tag) == code), None)


@cache
def _names() -> Mapping[str, str]:
    """What the languages of the packs are called, in all these languages: {name: tag}."""
    return dict(_named())


def _named() -> Iterator[tuple[str, str]]:
    from babel import Locale  # noqa: PLC0415 (likewise)

    for reader in sorted({*known_languages(), _COMMON}):
        for code, name in Locale.parse(reader).languages.items():
            if tag := _of_code(code.partition("_")[0]):
                yield name.casefold(), tag
