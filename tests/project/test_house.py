"""The rules of the house, as far as a program can check them; CONTRIBUTING.md and docs/style.md give the reasons."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import pytest
import yaml

from support.folders import ROOT
from support.modules import PACKAGE, modules, name_of, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

DECISIONS: Final = ROOT / "docs" / "decisions"

#: Folders of the project whose names begin with a dot; the others so named are caches or belong to tools.
DOTTED: Final = (".ci",)
#: What is built or installed in a checkout, and that git does not keep.
BUILT: Final = ("web/node_modules", "src/discourse_kg/site/assets")
#: Texts that others wrote: no rule of ours holds in them.
FOREIGN: Final = ("data", "tests/data", "LICENSES")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def project_files() -> Iterator[Path]:
    """Every file of the project: no caches, no virtual environment, nothing that was built."""
    pending = [ROOT]
    while pending:
        for entry in sorted(pending.pop().iterdir()):
            if entry.is_file():
                yield entry
            elif name_of(entry) in BUILT:
                continue
            elif entry.name in DOTTED or not (entry.name.startswith(".") or entry.name in {"__pycache__", "dist"}):
                pending.append(entry)


def own_texts() -> Iterator[tuple[Path, str]]:
    for path in project_files():
        if not any(path.is_relative_to(ROOT / folder) for folder in FOREIGN):
            yield path, path.read_text("utf-8")


def functions(path: Path) -> list[Function]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, Function)]


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def line_count(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


# --- size -----------------------------------------------------------------------------------------


def test_no_module_is_longer_than_400_lines() -> None:
    assert not {
        name_of(path): count
        for path in modules("src", "tests", "tools", "benchmarks")
        if (count := line_count(path)) > 400
    }


def test_no_function_is_longer_than_60_lines() -> None:
    assert not {
        f"{name_of(path)}:{function.lineno}": length(function)
        for path in modules("src", "tests", "tools", "benchmarks")
        for function in functions(path)
        if length(function) > 60
    }


def test_half_of_all_modules_are_shorter_than_120_lines() -> None:
    assert median(map(line_count, modules("src"))) < 120


def test_half_of_all_functions_are_shorter_than_12_lines() -> None:
    assert median(length(function) for path in modules("src") for function in functions(path)) < 12


def test_no_file_is_larger_than_a_megabyte() -> None:
    assert not [name_of(path) for path in project_files() if path.stat().st_size > 1_000_000]


# --- names and imports ----------------------------------------------------------------------------


def test_no_module_is_named_after_nothing() -> None:
    idle = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert not [
        name_of(path) for path in modules("src", "tests", "tools", "benchmarks") if {path.stem, path.parent.name} & idle
    ]


def root_imports(module: ast.Module) -> Iterator[int]:
    """The lines that import the package's root, by name or by dots, and not a module of it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (node.lineno for alias in node.names if alias.name.partition(".")[0] == PACKAGE.name)
        elif isinstance(node, ast.ImportFrom) and (node.level or node.module == PACKAGE.name):
            yield node.lineno


def test_no_module_imports_the_root_of_its_package() -> None:
    assert not [f"{name_of(path)}:{line}" for path in modules("src") for line in root_imports(tree(path))]


@pytest.mark.parametrize("line", ["import discourse_kg", "from discourse_kg import model", "from . import model"])
def test_an_import_of_the_root_is_seen(line: str) -> None:
    assert list(root_imports(ast.parse(line))) == [1]


def test_no_two_modules_of_tests_have_one_name() -> None:
    counts = Counter(path.name for path in modules("tests"))
    assert [name for name, count in counts.items() if count > 1] == ["conftest.py"]


def test_every_module_says_what_it_is() -> None:
    assert not [
        name_of(path) for path in modules("src", "tests", "tools", "benchmarks") if not ast.get_docstring(tree(path))
    ]


# --- what stands nowhere --------------------------------------------------------------------------

#: In parts, so that this file does not hold what it looks for.
REGISTRIES: Final = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "com"),
        ("npmjs", "org"),
        ("yarnpkg", "com"),
        ("crates", "io"),
        ("debian", "org"),
        ("conda", "anaconda"),
        ("proxy", "golang"),
        ("docker", "io"),
    )
)
MARKS: Final = re.compile(
    "|".join(rf"\b{first}{second}\b" for first, second in (("TO", "DO"), ("FIX", "ME"), ("XX", "X")))
)


def test_no_package_registry_is_named() -> None:
    assert not [name_of(path) for path, text in own_texts() if any(host in text for host in REGISTRIES)]


def test_nothing_is_left_for_later_in_a_comment() -> None:
    assert not [name_of(path) for path, text in own_texts() if MARKS.search(text)]


# --- what belongs together ------------------------------------------------------------------------


def links(page: Path) -> set[str]:
    return set(re.findall(r"\]\(([^)#:]+\.md)", page.read_text("utf-8")))


def test_every_decision_is_in_the_index_and_numbered_in_turn() -> None:
    decisions = sorted(path.name for path in DECISIONS.glob("*.md") if path.name != "README.md")
    assert links(DECISIONS / "README.md") == set(decisions)
    assert [int(name.partition("-")[0]) for name in decisions] == list(range(1, len(decisions) + 1))


def test_every_file_that_a_page_links_to_is_there() -> None:
    pages = [path for path in project_files() if path.suffix == ".md"]
    assert not [
        f"{name_of(page)}: {link}"
        for page in pages
        if not any(page.is_relative_to(ROOT / folder) for folder in FOREIGN)
        for link in links(page)
        if not (page.parent / link).exists()
    ]


def test_the_version_is_the_same_wherever_it_stands() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))["version"] == version
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


@pytest.mark.integration
def test_make_lists_each_of_its_targets() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, check=True, text=True).stdout  # noqa: S607
    assert set(re.findall(r"^make (\S+)", listed, re.MULTILINE)) == targets()


def test_every_target_that_a_page_names_can_be_made() -> None:
    named = {
        (name_of(path), target)
        for path, text in own_texts()
        if path.suffix in {".md", ".txt"} or path.name in {"run", "Makefile"}
        for target in re.findall(r"`make ([a-z]+)`", text)
    }
    assert named
    assert not [f"{page}: make {target}" for page, target in sorted(named) if target not in targets()]


def test_every_package_that_is_asked_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = (
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        "pip",
    )
    pins = re.findall(r"^([\w.-]+)==", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    assert {canonical(re.split(r"[<>=!~; \[]", each)[0]) for each in wanted} <= set(map(canonical, pins))


def canonical(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()
