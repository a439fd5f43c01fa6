"""Decide which of a model's proposals count. The checks accept or refuse a proposal, and never alter it.

A proposal that would need altering is refused: widened to a whole sentence, it would put words into a mouth that
neither the source nor the model put there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from discourse_kg.extraction.mentions import Known, MentionFinder
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.segmentation import Block, segment
from discourse_kg.extraction.sentence_context import look_at
from discourse_kg.languages.supported import load_language
from discourse_kg.model import (
    BlockKind,
    Consultation,
    Discourse,
    ParticipationRole,
    Span,
    Statement,
    StatementKind,
    Tier,
    Unresolved,
)
from discourse_kg.notations import AttributionRule, UnresolvedReason
from discourse_kg.noun_phrases.names import tokenise
from discourse_kg.proposing.proposal import Answer, Proposal, Quote

#: The most characters shown of a proposal that has no position.
_LONGEST_EXCERPT: Final = 60


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A discourse with the proposals that count, and with refused ones as unresolved.

    `unplaced` has one line for each refused proposal that has no position in the source.
    """

    discourse: Discourse
    unplaced: tuple[str, ...] = ()


def accept(discourse: Discourse, answer: Answer, consulted: Consultation) -> Acceptance:
    """Add a model's proposals to a discourse, if the source bears them out.

    A proposal counts if all of these hold:

    - its words occur exactly once in the recap's text, or exactly once after the words `before` them;
    - they reach from the beginning of a sentence to the end of one, with no heading and nothing repeated in between;
    - the text contains the name of the speaker too, and the name means one person of the cast;
    - it overlaps neither a statement that rules found nor another proposal.
    """
    court = _Court(discourse, consulted.model)
    unplaced, statements, refused = list[str](), list[Statement](), list[Unresolved]()
    for proposal in dict.fromkeys(answer.proposals):
        match court.judge(proposal):
            case Statement() as statement if statement not in statements:
                statements.append(statement)
            case Unresolved() as doubt:
                refused.append(doubt)
            case str() as problem:
                unplaced.append(f"{consulted.model}: {_excerpt(proposal)}: {problem}")
    rivals = {
        span
        for one, other in combinations(statements, 2)
        if one.span.overlaps(other.span)
        for span in (one.span, other.span)
    }
    refused += [
        Unresolved(one.span, UnresolvedReason.PROPOSAL_OVERLAPS_PROPOSAL, one.speakers)
        for one in statements
        if one.span in rivals
    ]
    accepted = [one for one in statements if one.span not in rivals]
    return Acceptance(
        replace(
            discourse,
            statements=tuple(sorted((*discourse.statements, *accepted), key=lambda statement: statement.span)),
            unresolved=(*discourse.unresolved, *_each_once(refused)),
            consulted=consulted,
        ),
        tuple(unplaced),
    )


class _Court:
    """The checks on one recap's proposals, with the values they compare proposals with."""

    def __init__(self, discourse: Discourse, model: str) -> None:
        recap, self._discourse, self._model = discourse.recap, discourse, model
        self._text, self._pack = recap.text, load_language(recap.language)
        blocks = segment(recap, self._pack)
        self._spoken = tuple(block for block in blocks if not _is_closed(block))
        self._closed = tuple(block.span for block in blocks if _is_closed(block))
        self._sentences = tuple(sentence for block in self._spoken for sentence in block.sentences)
        self._starts = {sentence.start for sentence in self._sentences}
        self._ends = {sentence.end for sentence in self._sentences}
        moderators = (name for panel in discourse.panels for name in panel.names(ParticipationRole.MODERATOR))
        self._resolver = Resolver(discourse.persons, self._pack, tuple(dict.fromkeys(moderators)))
        known = Known(discourse.persons, discourse.recap.topics, discourse.event.place)
        self._finder = MentionFinder(self._text, known, self._resolver, self._pack)

    def judge(self, proposal: Proposal) -> Statement | Unresolved | str:
        """The statement of an accepted proposal; else the reason for refusal, as a text if there is no position."""
        span = self._locate(proposal.place)
        if isinstance(span, str):
            return span
        speaker, candidates = self._resolve(proposal.speaker)
        named = _occurrences(self._text, proposal.speaker, whole=True)
        if problem := self._problem_of_place(span):
            return Unresolved(span, problem, candidates)
        if not named:
            return Unresolved(span, UnresolvedReason.PROPOSAL_SPEAKER_NOT_NAMED, candidates)
        if speaker is None or speaker.person is None:
            reason = (
                UnresolvedReason.PROPOSAL_AMBIGUOUS_SPEAKER if candidates else UnresolvedReason.PROPOSAL_UNKNOWN_SPEAKER
            )
            return Unresolved(span, reason, candidates)
        statement = Statement(
            span=span,
            kind=proposal.kind or self._mode(span),
            tier=Tier.PROPOSED,
            rule=AttributionRule.PROPOSED,
            speakers=(speaker.person,),
            speaker_mention=next((place for place in named if span.covers(place)), None),
            resolution=speaker.how,
            panel=self._panel(speaker.person),
            proposed_by=self._model,
        )
        return replace(statement, mentions=self._finder.find(statement, self._sentences))

    def _locate(self, place: Span | Quote) -> Span | str:
        if isinstance(place, Span):
            inside = place.end <= len(self._text) and place.of(self._text).strip()
            return place if inside else "there are no words of the text at that position"
        if not place.text.strip():
            return "nothing is quoted"
        found = [span for span in _occurrences(self._text, place.text) if self._follows(span, place.before)]
        if len(found) == 1:
            return found[0]
        return f"occurs {len(found)} times in the text" if found else "does not occur in the text in this form"

    def _follows(self, span: Span, before: str) -> bool:
        end = span.start
        while end and self._text[end - 1].isspace():
            end -= 1
        return self._text.endswith(before.strip(), 0, end)

    def _problem_of_place(self, span: Span) -> UnresolvedReason | None:
        if any(closed.overlaps(span) for closed in self._closed):
            return UnresolvedReason.PROPOSAL_NOT_PROSE
        if span.start not in self._starts or span.end not in self._ends:
            return UnresolvedReason.PROPOSAL_CUTS_SENTENCE
        if any(statement.span.overlaps(span) for statement in self._discourse.statements):
            return UnresolvedReason.PROPOSAL_OVERLAPS_STATEMENT
        return None

    def _resolve(self, name: str) -> tuple[Referent | None, tuple[str, ...]]:
        """Who has exactly that name, and every person who could be meant."""
        whole = Span(0, len(name)) if name else None
        found = self._resolver.referents(name, tokenise(name, whole)) if whole else ()
        if len(found) != 1 or found[0].span != whole or found[0].form is not MentionForm.NAME:
            return None, ()
        return found[0], (found[0].person,) if found[0].person else found[0].candidates

    def _mode(self, span: Span) -> StatementKind:
        """The kind of the first sentences by whether they quote, as rules decide it without a verb."""
        block, unit = next((block, unit) for block in self._spoken for unit in block.units if unit.span.overlaps(span))
        return look_at(self._text, unit, block, self._resolver.speaking(block.pack)).mode

    def _panel(self, person: str) -> int | None:
        panels = enumerate(self._discourse.panels)
        return next(
            (index for index, panel in panels if person in {part.person for part in panel.participations}), None
        )


def _is_closed(block: Block) -> bool:
    return block.repeated or block.kind is BlockKind.HEADING


def _each_once(refused: Iterable[Unresolved]) -> Iterator[Unresolved]:
    """Merge the candidates of each span and reason, which together identify an unresolved mention."""
    together: dict[tuple[Span, UnresolvedReason], tuple[str, ...]] = {}
    for one in refused:
        known = together.get((one.span, one.reason), ())
        together[one.span, one.reason] = tuple(dict.fromkeys((*known, *one.candidates)))
    yield from (Unresolved(span, reason, candidates) for (span, reason), candidates in sorted(together.items()))


def _occurrences(text: str, words: str, *, whole: bool = False) -> list[Span]:
    """Every occurrence of the words, overlapping ones too; `whole` excludes those within a longer word."""
    found = []
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        cut = text[max(start - 1, 0) : start].isalnum() or text[end : end + 1].isalnum()
        if not (whole and cut):
            found.append(Span(start, end))
        start = text.find(words, start + 1)
    return found


def _excerpt(proposal: Proposal) -> str:
    place = proposal.place
    words = " ".join(place.text.split()) if isinstance(place, Quote) else f"{place.start}–{place.end}"
    return f'"{words}"' if len(words) <= _LONGEST_EXCERPT else f'"{words[:_LONGEST_EXCERPT]}…"'
