"""Every command that takes a store takes an endpoint as well, and does the same there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.commandline import call
from support.endpoints import oxigraph_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.commandline import Project


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with oxigraph_server() as address:
        yield address


def test_an_endpoint_holds_what_a_folder_holds(endpoint: str, inside: Project, tmp_path: Path) -> None:
    assert call("build", "--dry-run", "--store", endpoint).stderr.endswith(
        "2 built, 0 unchanged; nothing was written\n"
    )
    assert call("build", "--store", endpoint).stderr.endswith("2 built, 0 unchanged\n")
    assert call("build", "--store", endpoint).stderr == "0 built, 2 unchanged\n"
    assert call("validate", "--store", endpoint).exit_code == 0
    for name, store in (("endpoint", endpoint), ("folder", inside.store)):
        assert call("export", tmp_path / name, "--store", store).exit_code == 0
    for path in (tmp_path / "folder").iterdir():
        assert path.read_bytes() == (tmp_path / "endpoint" / path.name).read_bytes(), path.name
    key = call("extract", "recaps/parkdagen.md").stdout.partition('"id": "')[2][:16]
    assert call("explain", key, "--store", endpoint).stdout == call("explain", key).stdout


@pytest.mark.integration
@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize(
    "command", [["validate"], ["sparql", "ASK {}"], ["explain", "123456"], ["export", "out"], ["build"]]
)
def test_an_endpoint_that_fails_ends_with_4(command: list[str]) -> None:
    result = call(*command, "--store", "http://127.0.0.1:9/query")
    assert (result.exit_code, result.stdout) == (4, "")
    assert len(result.stderr.splitlines()) == 1
