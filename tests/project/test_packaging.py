"""The wheel holds what the checkout holds, and works alone: in a fresh environment, far from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

import pytest

from support.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

RECAP: Final = ROOT / "data" / "recaps" / "eforvaltningsdagarna-2017-digital-transformation.md"
#: Where in the wheel the folders of the checkout go.
PLACES: Final = {
    "src/discourse_kg": "discourse_kg",
    "ontology": "discourse_kg/ontology",
    "shapes": "discourse_kg/shapes",
    "queries": "discourse_kg/queries",
}


def run(*command: str | Path, cwd: Path) -> str:
    """Run a program away from the checkout and its environment, and give what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DISCOURSE_KG"))}
    result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def packaged() -> Iterator[tuple[str, bytes]]:
    """What has to be in the wheel: {path there: bytes in the checkout}."""
    for folder, place in PLACES.items():
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield f"{place}/{path.relative_to(ROOT / folder).as_posix()}", path.read_bytes()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    [built] = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has the wheel, and sees what it depends on in this one."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--quiet", "--python", python)
    run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    [packages] = (folder / "venv" / "lib").glob("python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return python


def test_the_wheel_holds_what_the_checkout_holds(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist() if ".dist-info/" not in name}
    assert held == dict(packaged())


@pytest.mark.parametrize(
    "name",
    [
        "countries.toml",
        "languages/sv.toml",
        "languages/en.toml",
        "ontology/discourse.ttl",
        "ontology/roles.ttl",
        "ontology/attribution.toml",
        "ontology/attribution.ttl",
        "py.typed",
        "queries/ministers-who-mentioned-country.rq",
        "closure/rules/chain.rq",
        "shapes/statement.ttl",
        "texts/sv.toml",
        "scaffold/discourse-kg.toml",
        "scaffold/nb/recap.md",
    ],
)
def test_what_the_program_reads_has_to_be_in_the_wheel(name: str) -> None:
    assert f"discourse_kg/{name}" in dict(packaged())


def test_the_wheel_says_where_the_project_is(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        [metadata] = [name for name in archive.namelist() if name.endswith("/METADATA")]
        lines = archive.read(metadata).decode().splitlines()
    assert "Project-URL: Homepage, https://w3id.org/discourse-kg" in lines


def test_the_wheel_carries_its_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        [licence] = [name for name in archive.namelist() if name.endswith("/licenses/LICENSE")]
        assert archive.read(licence) == (ROOT / "LICENSE").read_bytes()


def test_what_runs_is_the_wheel_and_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = run(installed, "-c", "import discourse_kg.resources as r; print(r.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parents[1])


def test_the_installed_program_tells_its_version(installed: Path, tmp_path: Path) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert version in run(installed, "-m", "discourse_kg", "--version", cwd=tmp_path)
    assert version in run(installed.with_name("discourse-kg"), "--version", cwd=tmp_path)


def test_the_installed_program_lists_the_questions_that_came_with_it(installed: Path, tmp_path: Path) -> None:
    listed = run(installed, "-m", "discourse_kg", "query", cwd=tmp_path)
    assert not [query.stem for query in (ROOT / "queries").rglob("*.rq") if query.stem not in listed]


def test_the_installed_program_begins_a_project(installed: Path, tmp_path: Path) -> None:
    run(installed, "-m", "discourse_kg", "init", "panels", "--yes", cwd=tmp_path)
    run(installed, "-m", "discourse_kg", "build", cwd=tmp_path / "panels")
    ask = ("query", "ministers-who-mentioned-country", "--country", "Estonia", "--format", "csv")
    assert "Nima Forsrud" in run(installed, "-m", "discourse_kg", *ask, cwd=tmp_path / "panels")


def test_the_installed_program_reads_a_recap_as_the_checkout_does(installed: Path, tmp_path: Path) -> None:
    shutil.copy(RECAP, tmp_path)
    extract = ("-m", "discourse_kg", "extract", RECAP.name, "--format", "json")
    read = run(installed, *extract, cwd=tmp_path)
    assert "Ann Hellenius" in read
    assert read == run(sys.executable, *extract, cwd=tmp_path)
