"""What many tests look at: a store that two small invented recaps were built into, the site of it, and one of all."""

from __future__ import annotations

import os
import runpy
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from support.commandline import Project, new_project
from support.folders import ROOT
from support.published import published
from support.sharing import shared_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest_plugins = ("support.marks", "support.measures")

# How long an example takes is the machine's affair: no test asserts a time.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session", autouse=True)
def _power_stays_on() -> Iterator[None]:
    """Whether a site outlives a power failure cannot be tried here, and costs seconds a publishing."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "sync", lambda: None)
        yield


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose recaps are built. Not to be changed."""
    return Project(shared_folder(tmp_path_factory, "built", lambda folder: new_project(folder).build()))


@pytest.fixture(scope="session")
def built_site(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the built project. Not to be changed."""
    return shared_folder(tmp_path_factory, "built-site", lambda folder: published(built, folder))


@pytest.fixture(scope="session")
def bundled_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled recaps and settings in a folder, their graph built, and published as `site`. Not to be changed."""
    prepare = runpy.run_path(str(ROOT / "tools" / "readme.py"))["prepare"]
    return shared_folder(tmp_path_factory, "bundled", prepare)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of one's own, of which nothing is built."""
    return new_project(tmp_path)


@pytest.fixture
def built_copy(built: Project, tmp_path: Path) -> Project:
    """A project of one's own whose recaps are built."""
    return Project(shutil.copytree(built.folder, tmp_path, dirs_exist_ok=True))


@pytest.fixture
def site_copy(built_site: Path, tmp_path: Path) -> Path:
    """A site of one's own, which the built project was published as."""
    return shutil.copytree(built_site, tmp_path / "site")


@pytest.fixture
def inside(built: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The built project, with its folder as the current one."""
    monkeypatch.chdir(built.folder)
    for name in ("BASE", "STORE", "TEXTS", "SOURCES", "LANGUAGE"):
        monkeypatch.delenv(f"DISCOURSE_KG_{name}", raising=False)
    return built
