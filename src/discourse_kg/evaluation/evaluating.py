"""A whole folder of gold: every text is read, measured and compared; the only place that knows the order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from discourse_kg.errors import DiscourseKGError
from discourse_kg.evaluation.annotation import Annotation
from discourse_kg.evaluation.comparison import Comparison, Verdict, compare
from discourse_kg.evaluation.gold import GoldText, read_gold
from discourse_kg.evaluation.measures import Counts, measures, total
from discourse_kg.evaluation.output import extracted, read_output

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Scored:
    """A text, the counts of its measures, and what became of its statements. `given` tells whether it had an output."""

    gold: GoldText
    counts: Mapping[str, Counts]
    comparison: Comparison
    given: bool = True


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out for a folder; `faults` are what is wrong with the texts that are not among `texts`."""

    texts: tuple[Scored, ...]
    faults: tuple[DiscourseKGError, ...] = ()

    @property
    def measures(self) -> dict[str, Counts]:
        """The counts of all texts, row by row."""
        return total(one.counts for one in self.texts)

    @property
    def by_kind(self) -> Counter[tuple[str, Verdict]]:
        """What became of the gold statements of each kind."""
        return sum((one.comparison.by_kind for one in self.texts), Counter())

    @property
    def by_rule(self) -> Counter[tuple[str, Verdict]]:
        """What the statements found by each rule were."""
        return sum((one.comparison.by_rule for one in self.texts), Counter())


def evaluate(
    gold: Sequence[Path],
    *,
    language: str | None = None,
    outputs: Mapping[str, Path] | None = None,
    advance: Callable[[int, int], None] = lambda _done, _total: None,
) -> Evaluation:
    """Hold what is found in each text against its annotation, and tell of each text that is done.

    Texts are extracted, `language` being that of those that do not say theirs. With `outputs` these are
    scored instead, by the name of the text; a text that has none counts as one in which nothing was found.
    """
    texts: list[Scored] = []
    faults: list[DiscourseKGError] = []
    for done, path in enumerate(gold, 1):
        try:
            texts.append(_scored(read_gold(path, language=language, extracting=outputs is None), outputs))
        except DiscourseKGError as error:
            faults.append(error)
        advance(done, len(gold))
    return Evaluation(tuple(texts), tuple(faults))


def _scored(gold: GoldText, outputs: Mapping[str, Path] | None) -> Scored:
    if outputs is None:
        return score(gold, extracted(gold))
    output = outputs.get(gold.name)
    return score(gold, read_output(output, gold) if output else None)


def score(gold: GoldText, found: Annotation | None) -> Scored:
    """Score what was found in one text; None when nothing was handed in for it."""
    given = found or Annotation()
    counts, comparison = measures(gold.annotation, given, gold.text), compare(gold.annotation, given)
    return Scored(gold, counts, comparison, found is not None)
