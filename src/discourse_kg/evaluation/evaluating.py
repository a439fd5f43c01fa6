"""Evaluate a whole folder of gold: read, measure and compare every text. No other module knows this order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from discourse_kg.errors import DiscourseKGError
from discourse_kg.evaluation.annotation import Annotation
from discourse_kg.evaluation.comparison import Comparison, Verdict, compare
from discourse_kg.evaluation.false_facts import Fact, OccasionFact, judged, shares
from discourse_kg.evaluation.gold import GoldText, read_gold
from discourse_kg.evaluation.measures import Counts, measures, total
from discourse_kg.evaluation.output import Extract, extracted, read_output
from discourse_kg.evaluation.reliability import Bin, reliability
from discourse_kg.evaluation.strict_measures import strict_measures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from discourse_kg.confidence import FactKind


@dataclass(frozen=True, slots=True)
class Scored:
    """A text, the counts of its measures, and the verdicts on its statements and facts.

    `given` is whether it had an output.
    """

    gold: GoldText
    counts: Mapping[str, Counts]
    comparison: Comparison
    facts: tuple[Fact, ...] = ()
    given: bool = True


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The results for a folder. `faults` are the errors of the texts that could not be scored."""

    texts: tuple[Scored, ...]
    faults: tuple[DiscourseKGError, ...] = ()

    @property
    def measures(self) -> dict[str, Counts]:
        """The counts of all texts, row by row."""
        return total(one.counts for one in self.texts)

    @property
    def by_kind(self) -> Counter[tuple[str, Verdict]]:
        """The verdicts on gold statements, by kind."""
        return sum((one.comparison.by_kind for one in self.texts), Counter())

    @property
    def by_rule(self) -> Counter[tuple[str, Verdict]]:
        """The verdicts on found statements, by rule."""
        return sum((one.comparison.by_rule for one in self.texts), Counter())

    @property
    def false_facts(self) -> dict[FactKind | OccasionFact, tuple[int, int]]:
        """How many of the facts of each kind are false, and how many were found."""
        return shares(fact for one in self.texts for fact in one.facts)

    @property
    def reliability(self) -> tuple[Bin, ...]:
        """How far the confidences of the facts can be believed."""
        return reliability(fact for one in self.texts for fact in one.facts)


def evaluate(
    gold: Sequence[Path],
    extract: Extract,
    *,
    language: str | None = None,
    outputs: Mapping[str, Path] | None = None,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Evaluation:
    """Compare what is found in each text with its annotation; call `on_progress` with (texts done, texts in all).

    Texts are read by `extract`; `language` is the language of those that do not state theirs. With `outputs`, by name
    of text, these are scored instead; a text without an output counts as one in which nothing was found. A text or an
    output that cannot be read becomes a fault of the result.
    """
    texts: list[Scored] = []
    faults: list[DiscourseKGError] = []
    for done, path in enumerate(gold, 1):
        try:
            texts.append(_scored(read_gold(path, language=language, extracting=outputs is None), outputs, extract))
        except DiscourseKGError as error:
            faults.append(error)
        on_progress(done, len(gold))
    return Evaluation(tuple(texts), tuple(faults))


def _scored(gold: GoldText, outputs: Mapping[str, Path] | None, extract: Extract) -> Scored:
    if outputs is None:
        return score(gold, extracted(gold, extract))
    output = outputs.get(gold.name)
    return score(gold, read_output(output, gold) if output else None)


def score(gold: GoldText, found: Annotation | None) -> Scored:
    """Score what was found in one text; None if there is no output for it."""
    given = found or Annotation()
    counts = measures(gold.annotation, given, gold.text) | strict_measures(gold.annotation, given)
    comparison = compare(gold.annotation, given)
    return Scored(gold, counts, comparison, judged(gold.annotation, given, gold.text), found is not None)
