"""The files that a catalogue lists, and how their formats are called in it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any, Final

from discourse_kg.resources import resource

_ZIPPED: Final = ".gz"


class Profile(Enum):
    """The two profiles. They ask for different things of a format, so one graph cannot keep to both.

    By DCAT-AP-SE it is a media type, as text; by DCAT-AP a thing of the EU's table of file types.
    """

    SE = "DCAT-AP-SE 3.0.1"
    EU = "DCAT-AP 3.0.1"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that is published: its path below the address of the catalogue, and its size in bytes.

    The end of the name tells the format; `.gz` after it, that the file is compressed. `title` and
    `description` are by language; what is not given follows from the format.
    """

    path: str
    size: int
    title: Mapping[str, str] = field(default_factory=dict)
    description: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The path without its folders."""
        return self.path.rpartition("/")[2]

    @property
    def zipped(self) -> bool:
        """Whether the file is compressed with gzip."""
        return self.path.endswith(_ZIPPED)

    @property
    def key(self) -> str:
        """What tells the file from others in an IRI, which has no file extension."""
        return self.path.replace("/", "-").replace(".", "-")

    @property
    def format(self) -> Mapping[str, str]:
        """The format: `type` is the EU's file type, `media` the media type, `kind` and `name` are for people.

        Raises:
            ValueError: the end of the name tells no format that is known.
        """
        end = self.path.removesuffix(_ZIPPED).rpartition(".")[2]
        found: Mapping[str, str] | None = words()["formats"].get(end)
        if found is None:
            raise ValueError(
                f"{self.path}: the end of the name tells no format; there are {', '.join(words()['formats'])}"
            )
        return found

    def titles(self) -> dict[str, str]:
        """What the file is called, by language."""
        told = {tag: text.format(**self._shown()) for tag, text in words()["texts"]["file"]["title"].items()}
        return {**told, **self.title}

    def descriptions(self) -> dict[str, str]:
        """What is in the file, by language."""
        texts = words()["texts"]["file"]
        told = {tag: text.format(**self._shown()) for tag, text in texts[self.format["kind"]].items()}
        if self.zipped:
            told = {tag: f"{text} {texts['zipped'][tag]}" for tag, text in told.items()}
        return {**told, **self.description}

    def _shown(self) -> dict[str, str]:
        return {"file": self.name, "format": self.format["name"]}


@cache
def words() -> Mapping[str, Any]:
    """What the catalogue says by language, and the codes that it takes from names and tags."""
    return tomllib.loads(resource("export/catalogue/catalogue.toml").read_text("utf-8"))
