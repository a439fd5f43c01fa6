"""The benchmarks run and print their rows. What the figures are is nothing that a test could hold."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from discourse_kg.evaluation.measures import measure_names
from discourse_kg.evaluation.strict_measures import strict_measure_names
from discourse_kg.languages.supported import known_languages
from support.folders import ROOT

#: What the texts are measured by: a language each, and all of them.
LANGUAGES = (*known_languages(), f"{' and '.join(known_languages())} together")


@pytest.mark.integration
def test_the_benchmark_of_extraction_prints_all_its_rows() -> None:
    script = ROOT / "benchmarks" / "extraction" / "run.py"
    done = subprocess.run([sys.executable, script, "--quick"], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    for language in LANGUAGES:
        assert re.search(rf"^{language}: \d+ texts", done.stdout, re.MULTILINE)
    rows = [line.strip() for line in done.stdout.splitlines()]
    for start in (r"discourse-kg, text to discourse .*\d.* characters/s", "sentences by a regular expression"):
        assert sum(bool(re.match(start, row)) for row in rows) == len(LANGUAGES)
    for peer in ("pysbd", "spaCy blank", "textacy"):
        assert [row for row in rows if peer in row and ("characters/s" in row or "absent: " in row)]
    for row in ("the command beyond it", "peak memory of the command", "10,000 characters", "segment", "mentions"):
        assert [line for line in rows if line.startswith(row) and any(map(str.isdigit, line))]


@pytest.mark.integration
def test_the_benchmark_of_publishing_prints_all_its_rows() -> None:
    script = ROOT / "benchmarks" / "publication" / "publishing.py"
    call = [sys.executable, str(script), "--sources", "2", "--statements", "3"]
    done = subprocess.run(call, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    for row in ("first publishing", "after one source changed", "after nothing changed"):
        assert re.search(rf"^{row} .* s of processor .* MB at most", done.stdout, re.MULTILINE)
    assert re.search(r"^after nothing changed .* 0 written", done.stdout, re.MULTILINE)


@pytest.mark.integration
@pytest.mark.parametrize("half", ["developing", "measuring"])
def test_the_noise_of_a_page_costs_no_measure_more_than_a_hundredth(half: str) -> None:
    script, gold = ROOT / "benchmarks" / "extraction" / "noise.py", ROOT / "tests" / "data" / "gold"
    call = [sys.executable, str(script), str(gold / "sv"), str(gold / "en"), "--half", half]
    done = subprocess.run(call, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    rows = re.findall(r"^  (\S.*?) +([\d.]+)  ([\d.]+)  ([+-][\d.]+)$", done.stdout, re.MULTILINE)
    assert len(rows) == 2 * len((*measure_names(), *strict_measure_names()))
    assert [row for row in rows if float(row[-1]) < -0.01] == []
