"""The files that a catalogue lists, and the names of their formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from discourse_kg.resources import toml_table

_ZIPPED: Final = ".gz"


class Profile(Enum):
    """The two profiles, which describe formats differently, so that one graph cannot conform to both.

    DCAT-AP-SE wants a media type as text, DCAT-AP a resource of the EU's table of file types.
    """

    SE = "DCAT-AP-SE 3.0.1"
    EU = "DCAT-AP 3.0.1"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A published file: its path below the address of the catalogue, and its size in bytes.

    The suffix gives the format; `.gz` after it says that the file is compressed.
    """

    path: str
    size: int

    @property
    def name(self) -> str:
        """The path without folders."""
        return self.path.rpartition("/")[2]

    @property
    def zipped(self) -> bool:
        """Whether the file is compressed with gzip."""
        return self.path.endswith(_ZIPPED)

    @property
    def key(self) -> str:
        """Identifies the file in an IRI, which has no file extension."""
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
        """The title of the file, by language."""
        return {tag: text.format(**self._shown()) for tag, text in words()["texts"]["file"]["title"].items()}

    def descriptions(self) -> dict[str, str]:
        """The description of the file, by language."""
        texts = words()["texts"]["file"]
        told = {tag: text.format(**self._shown()) for tag, text in texts[self.format["kind"]].items()}
        if self.zipped:
            told = {tag: f"{text} {texts['zipped'][tag]}" for tag, text in told.items()}
        return told

    def _shown(self) -> dict[str, str]:
        return {"file": self.name, "format": self.format["name"]}


def words() -> Mapping[str, Any]:
    """The catalogue's texts by language, and the codes for names and tags."""
    return toml_table("export/catalogue/catalogue.toml")
