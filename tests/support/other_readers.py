"""Packages that bring a reader of their own, as others would install them; the formats are invented."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.readers.registry import GROUP, registry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: A reader of an invented format: a line a turn, `NAME> words`, and no front matter.
TURNS: Final = '''
from discourse_kg.errors import RecapError
from discourse_kg.model import Discourse, Event, Person, Span, Statement, StatementKind, Tier
from discourse_kg.notations import AttributionRule
from discourse_kg.readers.port import FormatReader


def read(raw):
    """What is said is quoted to the letter, and who says it stands before it."""
    turns = [line.partition("> ") for line in raw.content.decode().splitlines()[1:]]
    if not turns:
        raise RecapError(raw.path, "holds no turns; write some below the first line")
    text, statements = "", []
    for name, _, words in turns:
        span = Span(len(text), len(text) + len(words))
        statements.append(Statement(span, StatementKind.DIRECT, Tier.EXPLICIT, AttributionRule.SPEAKER_LABEL, (name,)))
        text += words + chr(10)
    persons = tuple(Person(name) for name in dict.fromkeys(name for name, _, _ in turns))
    return Discourse(raw.recap(text, language="en"), Event(), persons=persons, statements=tuple(statements))


READER = FormatReader(
    "turns",
    read,
    suffixes=(".turns",),
    media_types=("text/x-turns",),
    signature=lambda content: content.startswith(b"TURNS"),
)
'''

#: A source of that format.
TALK: Final = b"TURNS\nRowan Invented> The garden needs water.\nTova Ekmark> Estonia has found a way.\n"


@dataclass(frozen=True)
class Packages:
    """A folder on the path of modules, into which packages are put."""

    folder: Path

    def install(self, name: str, code: str, *, entry: str = "READER", version: str = "1.0") -> None:
        """Put a module there, and what an installer writes beside it: that its `entry` is a reader called `name`."""
        module = f"invented_{name}"
        (self.folder / f"{module}.py").write_text(code, "utf-8")
        about = self.folder / f"{module}-{version}.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: {version}\n", "utf-8")
        (about / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = {module}:{entry}\n", "utf-8")
        registry.cache_clear()


@contextmanager
def packages(folder: Path) -> Iterator[Packages]:
    """Let packages be installed into a folder, and forget them afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield Packages(folder)
    registry.cache_clear()
