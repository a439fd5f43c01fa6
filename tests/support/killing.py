"""A build that is killed at its steps on the disk, and what the store holds then.

    python -m support.killing PROJECT SPARE STEP...

PROJECT is a folder with settings, recaps and a store. For each STEP, a number from 0, the recaps are built into a copy
of the store in SPARE, and the build is killed at that step. Printed are what is wrong, and for each step whether the
build was killed, or ended because it has no such step.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest

from discourse_kg.bounded_reading import BoundedReading
from discourse_kg.build import Plan, build
from discourse_kg.extraction.pipeline import extract
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.readers.sources import find_sources
from discourse_kg.storage import open_store
from discourse_kg.storage.embedded import EmbeddedStore
from discourse_kg.storage.kept_texts import TextNotKeptError
from discourse_kg.storage.replacement import built_runs

#: What changes the disk. The engine is not ours, and counts as one step, before which and after which a kill may come.
STEPS: Final = ((os, "fsync"), (Path, "replace"), (Path, "mkdir"), (Path, "unlink"), (EmbeddedStore, "update"))


def tell(line: str) -> None:
    """Print a line at once: a process that is killed prints nothing later."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def build_until(last: int, recaps: Path, store: str) -> None:
    """Build and prune, and be killed before that step or right after it."""
    step = count()

    def counted(work: Callable[..., Any]) -> Callable[..., Any]:
        def do(*arguments: object, **options: object) -> object:
            for moment in (lambda: None, lambda: work(*arguments, **options)):
                done = moment()
                if next(step) == last:
                    os.kill(os.getpid(), signal.SIGKILL)
            return done

        return do

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in STEPS:
            patch.setattr(owner, name, counted(getattr(owner, name)))
        with open_store(store, read_only=False, base=PROJECT_BASE) as opened:
            build(
                find_sources([str(recaps)]).sources,
                opened,
                Plan(PROJECT_BASE, BoundedReading(extract), complete=True, prune=True),
            )


def look(store: str, *, killed: bool) -> None:
    """Print what is wrong: a run without its text, and after a build that was not killed also what no run needs."""
    with open_store(store, read_only=True) as opened:
        runs = built_runs(opened)
        for graph, run in runs.items():
            try:
                opened.texts.read(run)
            except TextNotKeptError as error:
                tell(f"{graph}: {error}")
        kept = [path for kind in ("runs", "texts") for path in opened.texts.folder.glob(f"{kind}/??/*")]
        if not killed and len(kept) > 2 * len(runs):
            tell(f"needed by no run: {len(kept) - 2 * len(runs)} files")


def apart(work: Callable[[], None]) -> int:
    """Do something in a process of its own, and give how it ended: an engine does not survive a fork."""
    if process := os.fork():
        return os.waitpid(process, 0)[1]
    try:
        work()
    except BaseException as error:  # noqa: BLE001 (it must not go on as the first process)
        tell(repr(error))
    os._exit(0)


def main(project: Path, spare: Path, *steps: str) -> None:
    """Build once for each step."""
    store = str(spare / "store")
    for step in map(int, steps):
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(project / "store", store)
        killed = os.WIFSIGNALED(apart(partial(build_until, step, project / "recaps", store)))
        apart(partial(look, store, killed=killed))
        tell(f"{step} {'killed' if killed else 'ended'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
