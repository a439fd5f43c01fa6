"""Measure publishing: processor and clock time, and peak memory, at first and after one source has changed.

    python benchmarks/publication/publishing.py [--sources N] [--statements N] [--folder DIR] [--processes N]

The sources are made up. Building them takes most of the time; a folder that is named keeps the store for the next call.
Each publishing has a process of its own, so that its peak memory is its own; where others help it, the peak of the
largest of these is added for each.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from discourse_kg.bounded_reading import BoundedReading
from discourse_kg.build import Plan, build
from discourse_kg.extraction.pipeline import extract
from discourse_kg.identifiers import DEFAULT_BASE
from discourse_kg.incremental.workers import default_workers
from discourse_kg.readers.sources import find_sources
from discourse_kg.settings import Catalogue, Publisher, Settings
from discourse_kg.site.publish import publish
from discourse_kg.storage import open_store
from made_up import write_recaps

_KILOBYTES = 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure publishing.")
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--statements", type=int, default=15)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--processes", type=int, default=default_workers())
    parser.add_argument("--publish", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.publish:
        print(json.dumps(_published(asked.publish, asked.processes)))
        return
    with TemporaryDirectory() as temporary:
        _measure(asked.folder or Path(temporary), asked.sources, asked.statements, asked.processes)


def _measure(folder: Path, sources: int, statements: int, processes: int) -> None:
    recaps = folder / "recaps"
    write_recaps(recaps, sources, statements)
    _build(folder)
    print(f"{sources} sources of {statements} statements")
    _print("first publishing", _in_a_process(folder, processes))
    changed = recaps / "invented-00000.md"
    changed.write_text(
        f"{changed.read_text('utf-8')}\nNobody Invented said that one more sentence is enough.\n", "utf-8"
    )
    _build(folder)
    _print("after one source changed", _in_a_process(folder, processes))
    _print("after nothing changed", _in_a_process(folder, processes))
    size = sum(path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file())
    print(f"{'the site':26} {size / 1e6:8.1f} MB")


def _build(folder: Path) -> None:
    with open_store(str(folder / "store"), read_only=False, base=DEFAULT_BASE) as store:
        build(
            find_sources([str(folder / "recaps")]).sources,
            store,
            Plan(DEFAULT_BASE, BoundedReading(extract), complete=True),
        )


def _in_a_process(folder: Path, processes: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, __file__, "--publish", folder, "--processes", str(processes)],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path.cwd(),
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _published(folder: Path, processes: int) -> dict[str, float]:
    """Publish once and tell how it went."""
    settings = Settings(
        sources=(str(folder / "recaps"),),
        publisher=Publisher(
            name="Invented",
            uri="https://example.org/invented",
            kind="http://purl.org/adms/publishertype/NonProfitOrganisation",
        ),
        catalogue=Catalogue(
            title={"en": "Invented"},
            description={"en": "All is invented."},
            licence="http://creativecommons.org/publicdomain/zero/1.0/",
        ),
    )
    clock = time.perf_counter()
    with open_store(str(folder / "store"), read_only=True) as store:
        done = publish(store, DEFAULT_BASE, settings, folder / "site", processes=processes)
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "processor": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
        "clock": time.perf_counter() - clock,
        "memory": (own.ru_maxrss + (processes - 1) * others.ru_maxrss) / _KILOBYTES,
        "written": done.written,
        "unchanged": done.unchanged,
    }


def _print(name: str, figures: dict[str, float]) -> None:
    print(
        f"{name:26} {figures['processor']:8.1f} s of processor {figures['clock']:8.1f} s by the clock "
        f"{figures['memory']:6.0f} MB at most {figures['written']:8.0f} written {figures['unchanged']:8.0f} unchanged",
        flush=True,
    )


if __name__ == "__main__":
    main()
