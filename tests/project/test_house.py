"""The rules of the house, as far as a program can check them; CONTRIBUTING.md and docs/style.md give the reasons."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from discourse_kg.cli.main import COMMANDS
from discourse_kg.extraction.resolution import MentionForm
from discourse_kg.model import Polarity, Tier
from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason
from discourse_kg.records.record import properties
from discourse_kg.records.statements import StatementRecord
from discourse_kg.vocabulary import DKG, NAMESPACE
from support.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = ROOT / "src" / "discourse_kg"
PACKS: Final = sorted((PACKAGE / "languages").glob("*.toml"))
DECISIONS: Final = ROOT / "docs" / "decisions"

#: Folders of the project whose names begin with a dot; the others so named are caches or belong to tools.
DOTTED: Final = (".ci",)
#: What is built or installed in a checkout, and that git does not keep.
BUILT: Final = ("web/node_modules", "src/discourse_kg/site/assets")
#: Texts that others wrote: no rule of ours holds in them.
FOREIGN: Final = ("data", "tests/data", "LICENSES")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


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


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


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


def test_every_module_says_what_it_is() -> None:
    assert not [
        name_of(path) for path in modules("src", "tests", "tools", "benchmarks") if not ast.get_docstring(tree(path))
    ]


# --- languages are data ---------------------------------------------------------------------------


def phrases(value: object) -> Iterator[str]:
    """Every text in a table of a pack, however deep."""
    if isinstance(value, str):
        yield value.casefold()
    elif isinstance(value, dict):
        for inner in value.values():
            yield from phrases(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from phrases(inner)


def long_phrases(value: object) -> set[str]:
    """Those that are too long to stand in other words by chance."""
    return {phrase for phrase in phrases(value) if len(phrase) >= 5}


def code_texts(module: ast.Module) -> Iterator[tuple[int, str]]:
    """The text literals of a module that the program acts on: each but the docstrings."""
    said = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def has_words(text: str, vocabulary: set[str]) -> bool:
    """Whether one of the phrases stands in the text between word boundaries."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return any(f" {phrase} " in f" {words} " for phrase in vocabulary)


@cache
def own_pack() -> dict[str, Any]:
    """The pack of the language that the program's own names and messages are written in."""
    return tomllib.loads((PACKAGE / "languages" / "en.toml").read_text("utf-8"))


@cache
def own_cue_verbs() -> set[str]:
    """The cue verbs of the program's own language, but for what the program names by them itself.

    Those are terms of the ontology (`answers`), fields of records (`mentioned`), polarities, tiers (`proposed`) and
    commands (`explain`).
    """
    verbs = long_phrases([table for table in own_pack()["cues"].values() if isinstance(table, dict)])
    named = {term.casefold() for term in vars(DKG)} | properties(StatementRecord).keys() | COMMANDS.keys()
    return verbs - named - set(Polarity) - set(Tier)


@cache
def foreign_words() -> set[str]:
    """What the packs of all other languages list, but for words that the program's own language has too."""
    packs = [tomllib.loads(path.read_text("utf-8")) for path in PACKS]
    return long_phrases([pack for pack in packs if pack != own_pack()]) - long_phrases(own_pack())


def language_in(text: str) -> bool:
    """Whether a literal holds a language's words: letters beyond ASCII, a foreign word, or a cue verb all alone."""
    beyond_ascii = any(letter.isalpha() and not letter.isascii() for letter in text)
    return beyond_ascii or has_words(text, foreign_words()) or text.casefold() in own_cue_verbs()


def test_no_language_has_its_words_in_the_code() -> None:
    assert not [
        f"{name_of(path)}:{line}: {text!r}"
        for path in modules("src")
        for line, text in code_texts(tree(path))
        if language_in(text)
    ]


@pytest.mark.parametrize(
    "line", ["cue = 'menade'", "cue = r'(säger|sa)'", "cue = 'anser att'", "group = 'panelen'", "verbs = ['explained']"]
)
def test_a_word_of_a_language_in_the_code_is_seen(line: str) -> None:
    assert any(language_in(text) for _, text in code_texts(ast.parse(line)))


def test_a_message_in_the_language_of_the_program_is_no_such_word() -> None:
    assert not language_in("the endpoint explained nothing; ask it again")


# --- facts are not texts ---------------------------------------------------------------------------

#: What is called as a rule or a resolution is called, and is something else as well: a tier, a form of a mention, a
#: kind of thing.
OTHERWISE: Final = {*Tier, *MentionForm, "role"}
NOTATIONS: Final = {concept.value for kind in (AttributionRule, Resolution, UnresolvedReason) for concept in kind}


def names_a_notation(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Literals that are a rule, a resolution or a reason, and literals that one of these is compared with."""
    for line, text in code_texts(module):
        if text in NOTATIONS - OTHERWISE:
            yield line, text
    for node in ast.walk(module):
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        if any(isinstance(side, ast.Attribute) and side.attr in {"rule", "resolution", "reason"} for side in sides):
            literals = [side for side in sides if isinstance(side, ast.Constant)]
            yield from ((literal.lineno, str(literal.value)) for literal in literals if literal.value is not None)


def test_no_rule_resolution_or_reason_is_named_by_a_literal() -> None:
    assert not [
        f"{name_of(path)}:{line}: {text!r}"
        for path in modules("src")
        if path != PACKAGE / "notations.py"
        for line, text in names_a_notation(tree(path))
    ]


@pytest.mark.parametrize(
    "line", ["rule = 'lead-in'", "statement.resolution == 'role'", "'no longer a notation' != doubt.reason"]
)
def test_a_literal_that_names_a_rule_resolution_or_reason_is_seen(line: str) -> None:
    assert list(names_a_notation(ast.parse(line)))


# --- one writer and one reader of the graph ---------------------------------------------------------

#: What writes the graph and what reads it. No other module knows what a term is called.
NAMES_TERMS: Final = ("graph", "records", "vocabulary.py")


def names_terms(module: ast.Module) -> bool:
    """Whether a module names terms of the ontology: by the constants of the vocabulary, or by their IRIs."""
    by_constant = any(
        (isinstance(node, ast.alias) and node.name == DKG.__name__)
        or (isinstance(node, ast.Attribute) and node.attr == DKG.__name__)
        for node in ast.walk(module)
    )
    return by_constant or any(re.search(rf"{re.escape(NAMESPACE)}\w", text) for _, text in code_texts(module))


def test_terms_are_named_where_the_graph_is_written_and_read_alone() -> None:
    naming = {path.relative_to(PACKAGE).parts[0] for path in modules("src") if names_terms(tree(path))}
    assert naming == set(NAMES_TERMS)


@pytest.mark.parametrize(
    "line",
    [
        "from discourse_kg.vocabulary import DKG",
        "vocabulary.DKG.quote",
        "quote = 'https://w3id.org/discourse-kg/ontology/quote'",
    ],
)
def test_a_term_in_the_code_is_seen(line: str) -> None:
    assert names_terms(ast.parse(line))


# --- patterns -------------------------------------------------------------------------------------


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python before 3.11.5, Debian 12's too, reads past the end of such a repetition; `(?>(?:…)*)` is sound."""
    possessive = re.compile(r"(?<!\()\)(?:[*+?]|\{[\d,]+\})\+")
    assert not [
        f"{name_of(path)}:{line}"
        for path in modules("src")
        for line, text in code_texts(tree(path))
        if possessive.search(text)
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
