"""What the README shows is what the program prints, to the letter, and the site that it publishes speaks Swedish."""

from __future__ import annotations

import doctest
import re
import runpy
import shlex
from pathlib import Path

import pytest

from discourse_kg.concept_labels import label
from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason
from support.commandline import call
from support.folders import ROOT
from support.published import PublishedSite

README = ROOT / "README.md"
TOOL = runpy.run_path(str(ROOT / "tools" / "readme.py"))
BLOCKS: list[tuple[str, list[str]]] = TOOL["blocks"]()


def test_every_console_block_is_run() -> None:
    assert len(BLOCKS) == README.read_text("utf-8").count("```console") >= 3


@pytest.mark.integration
@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_shown_output_is_real(command: str, shown: list[str], bundled_project: Path) -> None:
    assert len(shown) > 3
    assert TOOL["as_shown"](TOOL["printed"](command, bundled_project), shown) == shown


@pytest.mark.integration
@pytest.mark.parametrize("name", ["extract", "explain", "query"])
def test_the_examples_of_help_can_be_called_on_the_bundled_recaps(
    name: str, bundled_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bundled_project)
    examples = re.findall(r"^    discourse-kg (.+)$", call(name, "--help").stdout, re.MULTILINE)
    calls = [re.split(r" [|>] ", example)[0] for example in examples if " < " not in example]
    assert len(calls) > 1
    for arguments in calls:
        result = call(*shlex.split(arguments))
        assert (result.exit_code, bool(result.stdout)) == (0, True), result.stderr


def test_swedish_pages_of_the_site_show_rules_resolutions_and_reasons_in_swedish(bundled_project: Path) -> None:
    kinds = (AttributionRule, Resolution, UnresolvedReason)
    rules, resolutions, reasons = ({label(concept, "sv") for concept in kind} for kind in kinds)
    concepts = [concept for kind in kinds for concept in kind]
    others = {text for concept in concepts for text in (concept.value, label(concept, "en"))}
    site = PublishedSite(bundled_project / "site")
    statements, sources = (site.pages(rf"doc/{kind}/[^/]+\.sv\.html") for kind in ("statement", "source"))
    facts = [set(page.words("dd")) for page in statements]
    assert len(facts) > 50
    assert all(len(told & rules) == 1 and not told & others for told in facts)
    assert sum(bool(told & resolutions) for told in facts) > 40
    cells = [words for page in sources for words in page.words("td")]
    assert sum(words in reasons for words in cells) == 3
    assert not set(cells) & others
    cards = [words for page in sources for words in page.words("span") if "regel" in words]
    assert len(cards) == len(facts)
    assert all(words.partition(": ")[2].partition(" · ")[0] in rules for words in cards)


def test_shown_python_runs() -> None:
    result = doctest.testfile(str(README), module_relative=False)
    assert result.attempted > 5
    assert result.failed == 0


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README.read_text("utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
