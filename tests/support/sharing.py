"""Folders and stores that one test process fills for all: what takes long to set up is set up once a run."""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.storage.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

    from discourse_kg.storage.interface import GraphStore


def shared_folder(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], object]) -> Path:
    """A folder of that name, filled by whoever asks first; others wait until it is. Not to be changed after that."""
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # each worker has a folder of its own in the run's
        run = run.parent
    folder, filled = run / name, run / f"{name}.filled"
    with (run / f"{name}.lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not filled.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            fill(folder)
            filled.touch()
    return folder


@contextmanager
def shared_store(
    factory: pytest.TempPathFactory, name: str, fill: Callable[[GraphStore], object]
) -> Iterator[GraphStore]:
    """A store in such a folder, opened to be read."""

    def fill_folder(folder: Path) -> None:
        with open_store(str(folder / "store"), read_only=False, base=PROJECT_BASE) as store:
            fill(store)

    folder = shared_folder(factory, name, fill_folder)
    with open_store(str(folder / "store"), read_only=True) as store:
        yield store
