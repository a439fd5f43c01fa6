"""Fit what each piece of evidence weighs to texts with gold, and write src/discourse_kg/confidence.toml.

    python tools/confidence.py GOLD_DIR...
    python tools/confidence.py GOLD_DIR... --only first
    python tools/confidence.py GOLD_DIR... --only second --show

Each folder is one that `discourse-kg evaluate` takes. What is read in its texts is judged as it is there, and a
logistic regression finds the weights; large ones are penalised. `--only` takes half of each folder, by the names of the
texts, so that weights can be held against texts that they were not fitted to. `--show` prints how far the weights that
there are can be believed, and writes nothing.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from discourse_kg.confidence import FactKind
from discourse_kg.discourse_json import to_json
from discourse_kg.evaluation.false_facts import Fact, judged
from discourse_kg.evaluation.gold import find_gold, read_gold
from discourse_kg.evaluation.json_files import JsonFile
from discourse_kg.evaluation.output import to_annotation
from discourse_kg.evaluation.reliability import reliability
from discourse_kg.extraction.confidence import Evidence
from discourse_kg.extraction.pipeline import extract
from discourse_kg.languages.supported import load_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILE: Final = Path(__file__).parents[1] / "src/discourse_kg/confidence.toml"
HEAD: Final = """\
# What each piece of evidence weighs, in log-odds: written by tools/confidence.py, which fits it to texts with gold.
# {facts} facts of {texts} texts, {false} of them false. `base` is what a fact weighs before there is evidence.
"""

#: Evidence that is seen less often weighs nothing.
SELDOM: Final = 5
#: How much large weights are penalised, and how long and how fast the fit goes on.
PENALTY: Final = 2.0
STEPS: Final = 3000
RATE: Final = 0.2


@dataclass(frozen=True)
class Judged:
    """A fact with its evidence, and the text that it is from."""

    fact: Fact
    evidence: tuple[str, ...]
    text: str


def main() -> int:
    """Fit and write the weights, or show what those that there are are worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", metavar="GOLD_DIR")
    parser.add_argument("--only", choices=["first", "second"], help="take half of each folder")
    parser.add_argument("--show", action="store_true", help="print how far the weights that there are can be believed")
    args = parser.parse_args()
    facts = [one for folder in args.gold for path in half(find_gold(folder), args.only) for one in read(path)]
    if not args.show:
        weights = {kind: fitted([one for one in facts if one.fact.kind is kind]) for kind in FactKind}
        FILE.write_text(written(weights, facts), "utf-8")
    for one in reliability(one.fact for one in facts):
        print(f"{one.least:.2f}–{one.most:.2f}: {one.facts} facts, mean {one.mean:.3f}, true {one.true:.3f}")
    return 0


def half(paths: tuple[Path, ...], wanted: str | None) -> tuple[Path, ...]:
    """The texts of a folder, or the first or the second half of them."""
    middle = (len(paths) + 1) // 2
    return {None: paths, "first": paths[:middle], "second": paths[middle:]}[wanted]


def read(path: Path) -> Iterator[Judged]:
    """Read a text with gold, leaving nothing out, and judge what is found."""
    gold = read_gold(path)
    if gold.found is None:
        return
    discourse = extract(gold.found, 0.0)
    found = to_annotation(to_json(discourse), JsonFile(gold.path, len(gold.text)))
    evidence = Evidence(discourse, load_language(discourse.recap.language))
    of_person = {
        FactKind.PERSON: evidence.of_person,
        FactKind.ROLE: evidence.of_role,
        FactKind.ORGANIZATION: evidence.of_organization,
    }
    for fact in judged(gold.annotation, found, gold.text):
        if fact.kind is FactKind.STATEMENT:
            told = evidence.of_statement(discourse.statements[fact.of])
        elif isinstance(fact.kind, FactKind):
            told = of_person[fact.kind](discourse.persons[fact.of])
        else:
            continue
        yield Judged(fact, tuple(told), gold.name)


def fitted(facts: list[Judged]) -> dict[str, float]:
    """The weights of the evidence for one kind of fact, by gradient descent; `base` is not penalised."""
    seen = Counter(one for fact in facts for one in fact.evidence)
    number = {name: at for at, name in enumerate(sorted(name for name, count in seen.items() if count >= SELDOM))}
    rows = [([number[one] for one in fact.evidence if one in number], float(fact.fact.supported)) for fact in facts]
    true = sum(supported for _, supported in rows)
    base, weights = math.log((true + 1) / (len(rows) - true + 1)), [0.0] * len(number)
    for _ in range(STEPS):
        slope, slopes = 0.0, [PENALTY * weight for weight in weights]
        for evidence, supported in rows:
            off = 1 / (1 + math.exp(-base - sum(weights[at] for at in evidence))) - supported
            slope += off
            for at in evidence:
                slopes[at] += off
        base -= RATE * slope / len(rows)
        weights = [weight - RATE * each / len(rows) for weight, each in zip(weights, slopes, strict=True)]
    return {"base": base} | {name: weights[at] for name, at in number.items()}


def written(weights: dict[FactKind, dict[str, float]], facts: Iterable[Judged]) -> str:
    """The file of weights."""
    facts = list(facts)
    false, texts = sum(not one.fact.supported for one in facts), len({one.text for one in facts})
    parts = [HEAD.format(facts=len(facts), texts=texts, false=false)]
    for kind, its in weights.items():
        lines = [f'"{name}" = {weight:.2f}' for name, weight in its.items() if abs(weight) >= 0.005]  # noqa: PLR2004
        parts.append("\n".join([f"[{kind}]", *lines, ""]))
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
