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
from typing import Final

from discourse_kg.errors import RecapError, UnknownLanguageError
from discourse_kg.languages.supported import detect_language, known_languages
from discourse_kg.model import Discourse, Recap, Span

_SUFFIX: Final = re.compile(r"(\.[^\s./\\A-Z]+)+")
_MEDIA_TYPE: Final = re.compile(r"[^\s/;A-Z]+/[^\s/;A-Z]+")

#: The language of a text of which it does not matter, as ISO 639-2 has it.
_UNDETERMINED: Final = "und"


@dataclass(frozen=True, slots=True)
class RawSource:
    """A source before it is read: its bytes, and what is known of them from elsewhere.

    `path` names the source in messages, and its last part identifies a source that gives no identifier.
    `language` is the tag of the language pack for a source that does not state its language. `media_type`
    is what whoever delivered the bytes calls them, such as `text/markdown`. With `text_only`, the text is
    all that is wanted: neither its language nor what the source says of itself matters.
    """

    content: bytes
    path: str
    language: str | None = None
    media_type: str | None = None
    text_only: bool = False

    def recap(
        self, text: str, body: Span | None = None, *, identifier: str | None = None, language: str | None = None
    ) -> Recap:
        """Make a recap of the text, for the reader to add what else the source says of itself.

        Args:
            text: What offsets count in.
            body: The part that is read; without it, all of the text.
            identifier: What the source calls itself, if it does.
            language: The language that the source states, if it does.

        Raises:
            RecapError: the body has no words, or they do not tell the language and nothing else does.
            UnknownLanguageError: there is no language pack for the language.
        """
        if not text[body.start if body else 0 :].strip():
            raise RecapError(self.path, "holds no text; remove the file, or put the text into it")
        body = body or Span(0, len(text))
        return Recap(
            path=self.path,
            identifier=identifier or Path(self.path).name,
            sha256=sha256(self.content).hexdigest(),
            language=_UNDETERMINED if self.text_only else self._language(language, body.of(text)),
            text=text,
            body=body,
        )

    def _language(self, stated: str | None, words: str) -> str:
        tag = stated or self.language or detect_language(words)
        if tag is None:
            raise RecapError(
                self.path,
                f"language not recognized (supported: {', '.join(known_languages())}); "
                "set `language:` in the front matter or pass --language (extract, evaluate)",
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
    whether a source is of the format; it is asked when neither media type nor name tells.

    Raises:
        ValueError: a suffix or a media type that none can be.
    """

    name: str
    read: Callable[[RawSource], Recap | Discourse]
    suffixes: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    signature: Callable[[bytes], bool] | None = None

    def __post_init__(self) -> None:
        for suffix in self.suffixes:
            if not _SUFFIX.fullmatch(suffix):
                raise ValueError(f"{suffix!r} is no suffix; write it in lower case with its full stop, like .md")
        for media_type in self.media_types:
            if not _MEDIA_TYPE.fullmatch(media_type):
                raise ValueError(f"{media_type!r} is no media type; write it in lower case, like text/markdown")


def with_text(found: Recap | Discourse, text: str) -> Recap | Discourse:
    """What a reader gave, with another text in it: whoever keeps many keeps their texts elsewhere."""
    recap = replace(recap_of(found), text=text)
    return replace(found, recap=recap) if isinstance(found, Discourse) else recap


def recap_of(found: Recap | Discourse) -> Recap:
    """The recap that a reader gave, alone or as part of a discourse."""
    return found.recap if isinstance(found, Discourse) else found
