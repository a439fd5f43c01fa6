"""Join attributed units to statements, and link what answers a question to the question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from discourse_kg.extraction.attributed import Attributed
from discourse_kg.model import Polarity, Statement, StatementKind, Tier
from discourse_kg.notations import AttributionRule


def join_statements(attributed: Iterable[Attributed], text: str) -> Iterator[Statement]:
    """Make statements of neighbouring units of one speaker and one kind, in order."""
    question: Statement | None = None
    previous: Statement | None = None
    for run in _runs(attributed, text):
        statement = _statement(run)
        if question is not None and not run[0].asks_within and _answers(statement, question, previous):
            statement = replace(statement, answers=question.span)
        if statement.kind is StatementKind.QUESTION:
            question = statement
        previous = statement
        yield statement


def _statement(run: list[Attributed]) -> Statement:
    first = run[0]
    explicit = next((one for one in run if one.tier is Tier.EXPLICIT), None)
    return Statement(
        span=first.span.through(run[-1].span),
        kind=first.kind,
        tier=Tier.EXPLICIT if explicit else Tier.INHERITED,
        rule=first.rule,
        speakers=first.speakers,
        group=first.group,
        agent=first.agent,
        speaker_mention=explicit.mention if explicit else None,
        resolution=first.resolution,
        antecedent=first.antecedent,
        polarity=Polarity.DENIED
        if all(one.denies for one in run if one.tier is Tier.EXPLICIT) and first.denies
        else Polarity.AFFIRMED,
        candidates=first.candidates,
    )


def _answers(statement: Statement, question: Statement, previous: Statement | None) -> bool:
    """What follows a question at once, from somebody else, answers it; so does what is called an answer."""
    if statement.kind is StatementKind.QUESTION or statement.speakers == question.speakers:
        return False
    return previous is question or statement.kind is StatementKind.ANSWER


def _runs(attributed: Iterable[Attributed], text: str) -> Iterator[list[Attributed]]:
    run: list[Attributed] = []
    for one in attributed:
        if run and _joins(run, one, text):
            run.append(one)
            continue
        if run and not _only_leads_in(run):
            yield run
        run = [one]
    if run and not _only_leads_in(run):
        yield run


def _only_leads_in(run: list[Attributed]) -> bool:
    """A lead-in without a verb of saying, which nothing followed, says nothing."""
    return len(run) == 1 and run[0].leads_in and run[0].rule is AttributionRule.LEAD_IN


def _joins(run: list[Attributed], one: Attributed, text: str) -> bool:
    """Whether a unit goes on the run: the same speaker, nothing between, and the kind does not change."""
    last = run[-1]
    if not one.speakers or last.speakers != one.speakers or text[last.span.end : one.span.start].strip():
        return False
    if last.leads_in:
        return True
    within = last.block == one.block
    if within and run[0].kind is StatementKind.ANSWER and one.kind is StatementKind.INDIRECT:
        return True
    return one.kind is run[0].kind and (within or one.announced or one.tier is Tier.INHERITED)
