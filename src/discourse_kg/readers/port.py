"""What a reader is given, what it gives, and how it says which sources are its own.

A reader of a format that the program does not know can come in a package of its own: it declares a
`FormatReader` under the entry-point group `discourse_kg.readers`, and is used as the program's own are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import RecapError, UnknownLanguageError
from discourse_kg.languages.naming import language_tag
from discourse_kg.languages.supported import detect_language, foreign_letters, known_languages
from discourse_kg.model import Discourse, Recap
from discourse_kg.readers.drafts import put_together, taken_as_it_is

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.readers.drafts import Draft

_SUFFIX: Final = re.compile(r"(\.[^\s./\\A-Z]+)+")
_MEDIA_TYPE: Final = re.compile(r"[^\s/;A-Z]+/[^\s/;A-Z]+")


@dataclass(frozen=True, slots=True)
class RawSource:
    """A source before it is read: its bytes, and what is known of them from elsewhere.

    `path` names the source in messages. `name` identifies a source that gives no identifier, and is the last part of
    the path where it is not given. `language` is the tag of the language pack for a source that does not state its
    language, and `likely_language` that for one whose words do not tell it either. `media_type` is what whoever
    delivered the bytes calls them, such as `text/markdown`. `address` is where the source was fetched from, and
    `charset` the encoding that the web server named; neither may be true.
    """

    content: bytes
    path: str
    language: str | None = None
    media_type: str | None = None
    address: str | None = None
    charset: str | None = None
    name: str = ""
    likely_language: str | None = None

    def __post_init__(self) -> None:
        if not self.name:
            object.__setattr__(self, "name", Path(self.path).name)

    def recap(
        self,
        content: Iterable[Draft] | str,
        media_type: str = "application/octet-stream",
        *,
        identifier: str | None = None,
        language: str | None = None,
    ) -> Recap:
        """Make a recap, for the reader to add what else the source says of itself.

        Args:
            content: The blocks, in the order of the source; or a reading text, which is taken as it is, with a
                block for each paragraph.
            media_type: What the source is, such as `text/markdown`.
            identifier: What the source calls itself, if it does.
            language: The language that the source states, if it does.

        Raises:
            RecapError: there are no words, or they do not tell the language and nothing else does.
            UnknownLanguageError: there is no language pack for the language.
        """
        reading = taken_as_it_is(content) if isinstance(content, str) else put_together(content)
        if not reading.text.strip():
            raise RecapError(self.path, "holds no text; remove the file, or put the text into it")
        return Recap(
            path=self.path,
            identifier=identifier or self.name,
            name=self.name,
            sha256=sha256(self.content).hexdigest(),
            language=self._language(language, reading.text),
            text=reading.text,
            blocks=reading.blocks,
            text_map=reading.text_map,
            media_type=media_type,
            turns=reading.turns,
        )

    def _language(self, stated: str | None, words: str) -> str:
        given = stated or self.language
        tag = (language_tag(given) or given) if given else detect_language(words, self.likely_language)
        if tag is None:
            supported = f"(supported: {', '.join(known_languages())})"
            if script := foreign_letters(words):
                raise RecapError(self.path, f"is in {script} letters, and no language pack is {supported}")
            raise RecapError(
                self.path,
                f"language not recognized {supported}; "
                "set `language:` in the front matter, or in the settings for its folder, or pass --language (extract, "
                "evaluate)",
            )
        if tag not in known_languages():
            raise UnknownLanguageError(self.path, tag, known_languages())
        return tag


@dataclass(frozen=True, slots=True)
class FormatReader:
    """The reader of a format: the format's name, how it is read, and how its sources are recognized.

    `read` gives a `Recap` to be extracted, or a `Discourse` when the source says who speaks; it raises a
    `RecapError` for a source that it cannot read. `suffixes` are ends of file names (`.md`) and
    `media_types` names such as `text/markdown`, both in lower case. `signature` tells by the bytes alone
    whether a source is of the format; it is asked when neither media type nor name tells, or when they tell of a
    reader for which any text is one (`is_text`). `shared_suffixes` are ends of names that other formats have as well:
    in a folder, a file of such a name is read if the signature fits.

    Raises:
        ValueError: a suffix or a media type that none can be.
    """

    name: str
    read: Callable[[RawSource], Recap | Discourse]
    suffixes: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    signature: Callable[[bytes], bool] | None = None
    is_text: bool = False
    shared_suffixes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for suffix in (*self.suffixes, *self.shared_suffixes):
            if not _SUFFIX.fullmatch(suffix):
                raise ValueError(f"{suffix!r} is no suffix; write it in lower case with its full stop, like .md")
        for media_type in self.media_types:
            if not _MEDIA_TYPE.fullmatch(media_type):
                raise ValueError(f"{media_type!r} is no media type; write it in lower case, like text/markdown")


def recap_of(found: Recap | Discourse) -> Recap:
    """The recap that a reader gave, alone or as part of a discourse."""
    return found.recap if isinstance(found, Discourse) else found


def with_recap(found: Recap | Discourse, recap: Recap) -> Recap | Discourse:
    """What a reader gave, with another recap in the place of its own."""
    return replace(found, recap=recap) if isinstance(found, Discourse) else recap
