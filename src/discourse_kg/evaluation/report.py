"""Report an evaluation: tables and a list of mistakes for people, one JSON object for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discourse_kg.concept_labels import label
from discourse_kg.evaluation.comparison import Verdict
from discourse_kg.model import StatementKind
from discourse_kg.notations import AttributionRule
from discourse_kg.terminal import shown

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from discourse_kg.evaluation.annotation import Attribution
    from discourse_kg.evaluation.comparison import Mistake
    from discourse_kg.evaluation.evaluating import Evaluation
    from discourse_kg.evaluation.false_facts import Fact
    from discourse_kg.evaluation.floors import Floor
    from discourse_kg.evaluation.gold import GoldText
    from discourse_kg.evaluation.measures import Counts

#: The number of decimals, in every form.
_DIGITS: Final = 3

#: The most characters that are quoted from a text.
_LONGEST: Final = 100

#: The headings of the verdicts on gold statements, and on statements that a rule found, in the order of the columns.
_OF_GOLD: Final = {Verdict.RIGHT: "right speaker", Verdict.WRONG_SPEAKER: "wrong speaker", Verdict.MISSED: "missed"}
_OF_FOUND: Final = {Verdict.RIGHT: "right", Verdict.WRONG_SPEAKER: "wrong speaker", Verdict.EXTRA: "extra"}

#: Printed when an output names no rule for a statement.
_NO_RULE: Final = "(none)"


def report_text(evaluation: Evaluation, language: str, *, mistakes: bool = False) -> str:
    """The measures, the verdicts by kind and by rule, and each mistake if wanted.

    `language` is the language of the rules' labels.
    """
    kinds = {kind.value: kind.value for kind in StatementKind}
    rules = {rule: _rule_label(rule, language) for rule in _rules(evaluation)}
    rows = [[name, *_figures(counts)] for name, counts in evaluation.measures.items()]
    parts = [
        [f"texts: {len(evaluation.texts)}"],
        _columns(["measure", "precision", "recall", "F1", "tp", "fp", "fn"], rows),
        _columns(["fact", "found", "false", "share"], _false_facts(evaluation)),
        _columns(["confidence", "facts", "mean", "true"], _reliability(evaluation)),
        _columns(["kind", "gold", *_OF_GOLD.values()], _verdicts(evaluation.by_kind, kinds, _OF_GOLD)),
        _columns(["rule", "found", *_OF_FOUND.values()], _verdicts(evaluation.by_rule, rules, _OF_FOUND)),
    ]
    if mistakes:
        lines = [_line(one.gold, mistake, language) for one in evaluation.texts for mistake in one.comparison.mistakes]
        parts.append([f"mistakes: {len(lines)}", *lines])
        false = [_false_fact(one.gold, fact) for one in evaluation.texts for fact in one.facts if not fact.supported]
        parts.append([f"false facts: {len(false)}", *false])
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts)


def report_json(evaluation: Evaluation, floors: Iterable[Floor] = ()) -> dict[str, Any]:
    """The whole evaluation as a JSON value; the same texts give the same order of keys."""
    return {
        "texts": [one.gold.name for one in evaluation.texts],
        "measures": {name: _measure(counts) for name, counts in evaluation.measures.items()},
        "false_facts": {
            kind.value: {"found": found, "false": false} for kind, (false, found) in evaluation.false_facts.items()
        },
        "reliability": [
            {
                "facts": one.facts,
                **{name: round(getattr(one, name), _DIGITS) for name in ("least", "most", "mean", "true")},
            }
            for one in evaluation.reliability
        ],
        "kinds": _by_name(evaluation.by_kind, list(StatementKind), _OF_GOLD, "gold"),
        "rules": _by_name(evaluation.by_rule, _rules(evaluation), _OF_FOUND, "found"),
        "mistakes": [_mistake(one.gold, mistake) for one in evaluation.texts for mistake in one.comparison.mistakes],
        "floors": [
            {"measure": floor.measure, "floor": floor.least, "measured": floor.measured, "held": floor.held}
            for floor in floors
        ],
    }


def _false_facts(evaluation: Evaluation) -> Iterator[list[str]]:
    """A row for each kind of fact and one for all: how many were found, how many of them are false, and their share."""
    told = evaluation.false_facts
    total = sum(false for false, _ in told.values()), sum(found for _, found in told.values())
    for name, (false, found) in (*told.items(), ("all", total)):
        yield [name, str(found), str(false), f"{false / found if found else 0:.{_DIGITS}f}"]


def _reliability(evaluation: Evaluation) -> Iterator[list[str]]:
    """A row for each bin of facts, the least sure first."""
    for one in evaluation.reliability:
        span = f"{one.least:.2f}–{one.most:.2f}"
        yield [span, str(one.facts), *(f"{part:.{_DIGITS}f}" for part in (one.mean, one.true))]


def _false_fact(gold: GoldText, fact: Fact) -> str:
    """A fact that the gold does not support, on one line."""
    who = f"{fact.who}: " if fact.what != fact.who else ""
    return shown(f"{gold.path}: false {fact.kind}: {who}{_shortened(fact.what)}")


def _rules(evaluation: Evaluation) -> list[str]:
    return sorted({rule for rule, _ in evaluation.by_rule})


def _rule_label(rule: str, language: str) -> str:
    """The label of one of our rules; another program's rules keep the names in its output."""
    if rule in list(AttributionRule):
        return label(AttributionRule(rule), language)
    return shown(rule) or _NO_RULE


def _figures(counts: Counts) -> list[str]:
    parts = (counts.precision, counts.recall, counts.f1)
    return [*(f"{part:.{_DIGITS}f}" for part in parts), *map(str, (counts.tp, counts.fp, counts.fn))]


def _measure(counts: Counts) -> dict[str, float]:
    parts = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    return {
        **{name: round(part, _DIGITS) for name, part in parts.items()},
        "tp": counts.tp,
        "fp": counts.fp,
        "fn": counts.fn,
    }


def _verdicts(
    counts: Counter[tuple[str, Verdict]], names: Mapping[str, str], verdicts: Iterable[Verdict]
) -> Iterator[list[str]]:
    """A row for each key of `names`: its name, the total, and the number of each verdict."""
    for key, name in names.items():
        each = [counts[key, verdict] for verdict in verdicts]
        yield [name, *map(str, (sum(each), *each))]


def _by_name(
    counts: Counter[tuple[str, Verdict]], names: Iterable[str], verdicts: dict[Verdict, str], whole: str
) -> dict[str, dict[str, int]]:
    return {
        name: {
            whole: sum(counts[name, verdict] for verdict in verdicts),
            **{called.replace(" ", "_"): counts[name, verdict] for verdict, called in verdicts.items()},
        }
        for name in names
    }


def _columns(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Align rows below their header: names to the left, numbers to the right."""
    lines = [header, *rows]
    first, *others = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join([name.ljust(first), *(cell.rjust(width) for cell, width in zip(cells, others, strict=True))])
        for name, *cells in lines
    ]


def _line(gold: GoldText, mistake: Mistake, language: str) -> str:
    """A mistake on one line: file and line first, in the form that editors and compilers use."""
    place = mistake.place
    line, span = _line_number(gold.text, place), place.span
    described, quoted = _described(mistake, language), _quoted(gold.text, place)
    return shown(f"{gold.path}:{line} [{span.start}–{span.end}] {mistake.verdict}: {described}: {quoted}")


def _described(mistake: Mistake, language: str) -> str:
    wanted, found = mistake.gold, mistake.found
    parts = []
    if wanted:
        where = f" [{wanted.span.start}–{wanted.span.end}]" if found else ""
        parts.append(f"{wanted.kind} by {', '.join(wanted.speakers)}{where}")
    if found:
        rule = f'"{_rule_label(found.rule, language)}"' if found.rule else _NO_RULE
        parts.append(f"found {', '.join(found.speakers)} by rule {rule}")
    return ", ".join(parts)


def _mistake(gold: GoldText, mistake: Mistake) -> dict[str, Any]:
    return {
        "verdict": mistake.verdict.value,
        "file": gold.path,
        "line": _line_number(gold.text, mistake.place),
        "text": _shortened(mistake.place.span.of(gold.text)),
        "gold": mistake.gold and _statement(mistake.gold, "kind", mistake.gold.kind),
        "found": mistake.found and _statement(mistake.found, "rule", mistake.found.rule),
    }


def _statement(one: Attribution, key: str, value: str | None) -> dict[str, Any]:
    return {"start": one.span.start, "end": one.span.end, "speakers": list(one.speakers), key: value}


def _line_number(text: str, place: Attribution) -> int:
    return text.count("\n", 0, place.span.start) + 1


def _quoted(text: str, place: Attribution) -> str:
    return f'"{shown(_shortened(place.span.of(text)))}"'


def _shortened(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST else f"{one_line[:_LONGEST].rstrip()}…"
