"""Take a sentence apart where it reports the words of two, each in a clause of its own."""

from __future__ import annotations

from itertools import pairwise

from discourse_kg.extraction.referents import Referent
from discourse_kg.extraction.reports import Report, is_embedded, reports_of
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.segmentation import Unit
from discourse_kg.extraction.sentence_context import SentenceContext, look_at
from discourse_kg.extraction.subject_phrases import Subject
from discourse_kg.model import Span

#: *, something that Name denied*: so many words may stand between a comma and the pronoun that joins a clause.
_LONGEST_LINK = 2

#: A clause that says something has its verb and this many tokens.
_LEAST_CLAUSE = 2


def apart(context: SentenceContext, resolver: Resolver) -> tuple[SentenceContext, ...]:
    """The sentence, or its clauses where two of them report the words of different people.

    *A said that it holds, but B thinks it will not*: the second clause begins with its conjunction.
    """
    if len(context.cues) < 2 or context.dialogue:  # noqa: PLR2004 (two reports)
        return (context,)
    reports = tuple(one for one in reports_of(context) if one.subject.referents and one.cue.group != "lead_in")
    cuts = [cut for left, right in pairwise(reports) if (cut := _cut(context, left, right)) is not None]
    if not cuts:
        return (context,)
    bounds = (context.unit.span.start, *(context.starts[cut] for cut in cuts), context.unit.span.end)
    return tuple(_part(context, Span(start, end), resolver) for start, end in pairwise(bounds) if start < end)


def _part(context: SentenceContext, span: Span, resolver: Resolver) -> SentenceContext:
    words = span.of(context.text)
    span = Span(span.start, span.start + len(words.rstrip().rstrip(",").rstrip()))
    quotations = tuple(one for one in context.unit.quotations if span.covers(one.span))
    return look_at(context.text, Unit(span, quotations), context.block, resolver)


def _cut(context: SentenceContext, left: Report, right: Report) -> int | None:
    """The token where the clause of a second speaker begins; None where both reports belong to one clause."""
    fronted = _opens(context, left)
    if right.tag or _same(left.subject, right.subject) or (is_embedded(context, left) and not fronted):
        return None
    at = context.starts[right.start]
    if any(one.span.start < at < one.span.end for one in context.unit.quotations):
        return None
    if right.subject.inverted:
        inverts = fronted and context.clauses.words.verb_second and left.cue.last + _LEAST_CLAUSE < right.start
        return right.cue.first if inverts else None
    return _joint(context, left, right, fronted=fronted)


def _goes_on(context: SentenceContext, left: Report, right: Report) -> bool:
    """*A said that it holds, but the council feels it does not*: a body's view may be part of what a person says."""
    clauses = context.clauses
    opened = any(
        clauses.folded(at) in clauses.words.complementizers for at in range(left.cue.last + 1, right.start - 1)
    )
    return opened and left.subject.is_personal and not right.subject.is_personal


def _joint(context: SentenceContext, left: Report, right: Report, *, fronted: bool) -> int | None:
    """Where what joins a clause to the one before it stands: a conjunction, a comma, a pronoun behind one."""
    clauses, start = context.clauses, right.start
    word = clauses.folded(start - 1)
    if word in clauses.words.contrasts and _is_complete(context, left, start - 1):
        return None if _goes_on(context, left, right) else start - 1
    if word in clauses.words.sequels:
        return _behind_comma(context, left, start - 1)
    return start if word == "," and fronted else None


def _behind_comma(context: SentenceContext, left: Report, opener: int) -> int | None:
    """*, which Name denied*, *, something that Name denied*: a clause about what was said, behind its comma."""
    clauses = context.clauses
    content = any(clauses.folded(at) in clauses.words.openers for at in range(left.cue.last + 1, opener))
    for at in range(opener, max(opener - 1 - _LONGEST_LINK, left.cue.last), -1):
        if clauses.folded(at - 1) == ",":
            return at if at < opener or not content else None
    return None


def _opens(context: SentenceContext, report: Report) -> bool:
    """*While Name said …*: whether the clause is one that opens the sentence and is set against the next."""
    return report.start == 1 and context.clauses.folded(0) in context.clauses.words.contrasts


def _is_complete(context: SentenceContext, left: Report, joint: int) -> bool:
    """Whether a clause has its verb before a conjunction: not so in *that A and B agreed*."""
    clauses = context.clauses
    end = max(left.cue.last, left.subject.end - 1) + 1
    if clauses.folded(joint - 1) == "," or joint in clauses.gaps or left.subject.inverted:
        return True
    opened = [at for at in range(end, joint) if clauses.folded(at) in clauses.words.openers]
    return not opened or any(clauses.is_finite(at) for at in range(opened[0] + 1, joint))


def _same(left: Subject, right: Subject) -> bool:
    """Whether two subjects may mean the same: one person, or a pronoun behind a name."""
    named = {_key(one) for one in left.referents} & {_key(one) for one in right.referents}
    return bool(named) or not (left.is_personal or not left.stranger) or right.referents[0].agreement is not None


def _key(referent: Referent) -> str:
    return referent.person or str(referent.span.start)
