"""What many tests look at: a store that two small invented recaps were built into, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.commandline import Project, new_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose recaps are built. Not to be changed."""
    project = new_project(tmp_path_factory.mktemp("project"))
    project.build()
    return project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of one's own, of which nothing is built."""
    return new_project(tmp_path)


@pytest.fixture
def inside(built: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The built project, with its folder as the current one."""
    monkeypatch.chdir(built.folder)
    for name in ("BASE", "STORE", "TEXTS", "SOURCES", "LANGUAGE"):
        monkeypatch.delenv(f"DISCOURSE_KG_{name}", raising=False)
    return built
