"""The command line as tests call it, in this process or in one of its own, and small invented projects for it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from click.testing import CliRunner, Result

from discourse_kg.bounded_reading import BoundedReading
from discourse_kg.build import Outcome, Plan, build
from discourse_kg.cli.main import discourse_kg
from discourse_kg.extraction.pipeline import extract
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.readers.sources import find_sources
from discourse_kg.storage import open_store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from discourse_kg.proposing.reader import ProposingReader
    from discourse_kg.settings import Limits

#: Invented, and must stay so. The Swedish one comes from Windows.
SWEDISH: Final = """\
---
title: Påhittat referat
date: 2031-05-06
language: sv
author: Siri Påhittad
licence: http://creativecommons.org/publicdomain/zero/1.0/
event: Påhittade parkdagen
event_date: 2031-05-05
place: Björkvik
---
I panelen satt Nima Forsrud (civilminister) och Tova Ekmark (jurist, Löfrådet). Moderator var Alva Lundqvist.

Alva Lundqvist frågade vad andra länder gör.

Nima Forsrud svarade att vi ska lära av Estland, Holland och Danmark. ”Lagen”
räcker, sa han.

Tova Ekmark menade att lagen räcker.
""".replace("\n", "\r\n")
ENGLISH: Final = """\
---
title: Invented recap
date: 2031-06-02
language: en
event: Invented Garden Day
event_date: 2031-06-01
place: Birch Bay
---
On the panel were Rowan Invented (head gardener, Birch Bay Council) and Tova Ekmark (lawyer, Leaf Board).

Rowan Invented said that the garden needs water. Tova Ekmark argued that Estonia has found a way.
"""
SETTINGS: Final = f"""\
base = "{PROJECT_BASE}"
sources = ["recaps"]
store = "store"

[publisher]
name = "Påhittade förlaget"
uri = "https://example.org/publisher"
email = "invented@example.org"
kind = "http://purl.org/adms/publishertype/NonProfitOrganisation"

[catalogue]
title = {{ sv = "Påhittad graf", en = "Invented graph" }}
description = {{ sv = "Allt är påhittat.", en = "All is invented." }}
licence = "http://creativecommons.org/publicdomain/zero/1.0/"
address = "https://example.org/files"
"""


@dataclass(frozen=True)
class Project:
    """A folder with settings and recaps, and perhaps a store."""

    folder: Path

    @property
    def recaps(self) -> Path:
        return self.folder / "recaps"

    @property
    def store(self) -> str:
        return str(self.folder / "store")

    def write(self, name: str, text: str) -> Path:
        """Write a recap, its line ends as they are."""
        path = self.recaps / name
        path.write_bytes(text.encode())
        return path

    def build(
        self,
        *sources: str,
        reader: ProposingReader | None = None,
        limits: Limits | None = None,
        **options: bool,
    ) -> tuple[Outcome, ...]:
        """Build these sources, or all."""
        plan = Plan(PROJECT_BASE, BoundedReading(extract, limits), complete=not sources, reader=reader, **options)
        with open_store(self.store, read_only=False, base=PROJECT_BASE) as store:
            return build(find_sources(sources or [str(self.recaps)]).sources, store, plan)


def new_project(folder: Path) -> Project:
    """Make a project of two recaps, of which nothing is built."""
    project = Project(folder)
    project.recaps.mkdir()
    project.write("parkdagen.md", SWEDISH)
    project.write("garden-day.txt", ENGLISH)
    (folder / "discourse-kg.toml").write_text(SETTINGS, "utf-8")
    return project


def call(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    """Call the command line in this process."""
    return CliRunner().invoke(discourse_kg, [str(argument) for argument in arguments], input=stdin)


def run(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Call the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "discourse_kg", *arguments],
        cwd=cwd,
        input=stdin,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        check=False,
        timeout=60,
    )
