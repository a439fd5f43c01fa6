"""The picture of the program in docs/architecture.md is the program's, and no package outgrows the others."""

from __future__ import annotations

import re
from collections import Counter
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Final

import grimp
import pytest

from support.folders import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SOURCE: Final = ROOT / "src/discourse_kg"
ARCHITECTURE: Final = (ROOT / "docs/architecture.md").read_text("utf-8")

#: The longest chain of imports, in modules. It may only fall.
LONGEST_CHAIN: Final = 14
#: The share of the source's lines that a package, and a package inside one, may hold at most.
LARGEST_PACKAGE, LARGEST_INNER_PACKAGE = 0.25, 0.12
#: What the site is made of: nothing that explains, validates or extracts needs it.
SITE: Final = ("discourse_kg.site", "discourse_kg.incremental", "discourse_kg.export")


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    """The imports at run time: those for type checkers alone do not count."""
    return grimp.build_graph("discourse_kg", exclude_type_checking_imports=True, cache_dir=None)


def longest_chain(imports: grimp.ImportGraph) -> list[str]:
    needs = {module: imports.find_modules_directly_imported_by(module) for module in imports.modules}
    depth: dict[str, int] = {}
    for module in TopologicalSorter(needs).static_order():
        depth[module] = 1 + max((depth[needed] for needed in needs[module]), default=0)
    chain = [max(sorted(depth), key=depth.__getitem__)]
    while needs[chain[-1]]:
        chain.append(max(sorted(needs[chain[-1]]), key=depth.__getitem__))
    return chain


def test_the_longest_chain_of_imports_only_falls(imports: grimp.ImportGraph) -> None:
    chain = longest_chain(imports)
    assert len(chain) <= LONGEST_CHAIN, " > ".join(chain)
    assert not [module for module in chain if module.startswith(SITE)], " > ".join(chain)


@pytest.mark.parametrize("command", ["explain", "validate", "extract"])
def test_commands_that_make_no_site_load_no_site(imports: grimp.ImportGraph, command: str) -> None:
    needed = imports.find_upstream_modules(f"discourse_kg.cli.{command}")
    assert needed, "the command is there"
    assert not [module for module in needed if module.startswith("discourse_kg.site")]


def test_no_package_outgrows_the_others() -> None:
    lines: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    for module in modules():
        count = len(module.read_text("utf-8").splitlines())
        package, *below = module.relative_to(SOURCE).parts
        lines[package] += count
        if len(below) > 1:
            inner[f"{package}/{below[0]}"] += count
    total = lines.total()
    assert [name for name, count in lines.items() if count > LARGEST_PACKAGE * total] == []
    assert [name for name, count in inner.items() if count > LARGEST_INNER_PACKAGE * total] == []


def test_every_path_in_the_picture_is_there() -> None:
    named = set(re.findall(r"`([\w/]+(?:\.py|/))`", ARCHITECTURE))
    found = {f"{path.relative_to(SOURCE)}" for path in modules()}
    folders = {f"{path.parent.relative_to(SOURCE)}/" for path in modules()} | {"data/recaps/"}
    names = {path.rpartition("/")[2] for path in found}
    assert named, "the page names modules"
    assert {path for path in named if path not in found | folders | names} == set()


def test_every_package_is_in_the_picture() -> None:
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")} - {"languages", "evaluation", "reviewing"}
    assert {package for package in packages if f"{package}/" not in ARCHITECTURE} == set()
