"""Walk through the recap sentence by sentence: bind pronouns, and carry a speaker on to what follows.

The walk remembers who spoke last and who was the last subject. What a unit's own words do not say is carried over from
the unit before it, or from a line that names a speaker. Below a heading, quoted words are carried over only where one
person alone can have said them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from discourse_kg.extraction.attributed import Attributed
from discourse_kg.extraction.attribution import attribute
from discourse_kg.extraction.interview import Interview, is_answer
from discourse_kg.extraction.memory import Memory
from discourse_kg.extraction.named_lines import NamedSpeaker
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.runs import closes, goes_on, stands_before
from discourse_kg.extraction.segmentation import Block
from discourse_kg.extraction.sentence_context import AttributionCandidate, SentenceContext, look_at
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Span, Statement, StatementKind, Tier, Unresolved
from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason
from discourse_kg.noun_phrases.names import word_set


@dataclass(frozen=True, slots=True)
class _Deferred:
    """A unit that tells of an opinion or a topic but not what was said: it counts when what follows says it."""

    attributed: Attributed
    context: SentenceContext


@dataclass(frozen=True, slots=True)
class Layout:
    """What tells of speakers beside the sentences: an interview's questions, given turns, lines that name a speaker."""

    interview: Interview | None = None
    given: tuple[Statement, ...] = ()
    named: Mapping[Span, NamedSpeaker] = field(default_factory=dict)


class Conversation:
    """One walk through a recap; `attributed` and `unresolved` are its results."""

    def __init__(
        self,
        text: str,
        resolver: Resolver,
        pack: LanguagePack,
        layout: Layout | None = None,
    ) -> None:
        self.attributed: list[Attributed] = []
        self._text = text
        self._resolver = resolver
        self._pack = pack
        layout = layout or Layout()
        self._interview, self._given, self._named = layout.interview, layout.given, layout.named
        self._memory = Memory(resolver.persons, pack)
        self._last: Attributed | None = None
        self._leads: Attributed | None = None
        self._unsigned: Span | None = None
        self._unfinished: Span | None = None
        self._asked = False

    @property
    def unresolved(self) -> list[Unresolved]:
        """What was found and not decided."""
        return self._memory.unresolved

    def read(self, blocks: tuple[Block, ...]) -> None:
        """Read every block that is not repeated, in order; what the source gives a speaker needs no other."""
        for number, block in enumerate(blocks):
            if block.spoken:
                self._forget(asked=False)
                self._remember_turn(block)
            if block.repeated or block.spoken:
                continue
            if self._interview is not None and number in self._interview.questions:
                self._forget(asked=True)
                continue
            named = self._named.get(block.span)
            if named is not None and named.above:
                self._introduce(named, number)
                continue
            if block.kind is BlockKind.HEADING:
                self._turn_page()
                continue
            contexts = [look_at(self._text, unit, block, self._resolver.speaking(block.pack)) for unit in block.units]
            if block.kind is BlockKind.DIALOGUE:
                self._read_dialogue(contexts, number)
            else:
                self._read_prose(contexts, number)

    def _remember_turn(self, block: Block) -> None:
        """What is told after a turn goes back to its speaker."""
        at = bisect_right(self._given, block.span.start, key=lambda each: each.span.start) - 1
        turn = self._given[at] if at >= 0 else None
        if turn and turn.speaker_mention and len(turn.speakers) == 1:
            self._memory.spoke(turn.speakers[0], turn.speaker_mention)

    def _introduce(self, named: NamedSpeaker, number: int) -> None:
        """A line that names a speaker: what stands below it is theirs."""
        person, where = named.referent.person or "", named.referent.span
        self._turn_page()
        self._memory.spoke(person, where)
        self._last = Attributed(
            where,
            number,
            StatementKind.DIRECT,
            Tier.EXPLICIT,
            AttributionRule.SPEAKER_LABEL,
            (person,),
            mention=where,
            resolution=named.referent.how,
            candidates=(person,),
            leads_in=True,
        )

    def _turn_page(self) -> None:
        """A heading, or a line like one: what is announced is still to come, and a pronoun may go back over it."""
        self._memory.turn_page()
        if self._last is None or not self._last.leads_in:
            self._last = None
        self._unsigned = self._unfinished = None
        self._asked = False

    def _forget(self, *, asked: bool) -> None:
        self._memory.forget()
        self._last = self._leads = self._unsigned = self._unfinished = None
        self._asked = asked

    def _read_dialogue(self, contexts: list[SentenceContext], number: int) -> None:
        """A line of dialogue is one speaker's, wherever the reporting clause is in it."""
        line = contexts[0].unit.span.through(contexts[-1].unit.span)
        for context in contexts:
            attribution = attribute(context)
            if attribution is None or attribution.rule is AttributionRule.LEAD_IN:
                continue
            if attribution.rule is AttributionRule.SIGNATURE:
                self._sign(attribution, context, number)
            else:
                self._keep(replace(self._memory.bind(attribution, context, number), span=line), context)
                self._unsigned = None
            return
        if self._asked:
            self._answer(line, number)
        elif before := self._last if self._last and self._last.speakers else self._last_subject(line, number):
            self._last = before.carried(line, number, StatementKind.DIRECT, AttributionRule.DIALOGUE_CARRIED_OVER)
            self.attributed.append(self._last)
        self._unsigned = line

    def _sign(self, attribution: AttributionCandidate, context: SentenceContext, number: int) -> None:
        """A line that names someone signs the words above it, if no one else did; elsewhere it belongs to a list."""
        if self._unsigned is None:
            return
        if self.attributed and self.attributed[-1].span == self._unsigned:
            self.attributed.pop()
        signed = self._memory.bind(replace(attribution, kind=StatementKind.DIRECT), context, number)
        self._keep(replace(signed, span=self._unsigned.through(signed.span)), context)
        self._unsigned = None

    def _answer(self, span: Span, number: int) -> None:
        """What follows a question of the interviewer is an answer of the interviewee."""
        if self._interview is None or (person := self._interview.answers.person) is None:
            return
        self._last = Attributed(
            span,
            number,
            StatementKind.ANSWER,
            Tier.INHERITED,
            AttributionRule.INTERVIEW_ANSWER,
            (person,),
            resolution=Resolution.INTERVIEW,
            antecedent=self._interview.answers.span,
            candidates=(person,),
        )
        self.attributed.append(self._last)

    def _last_subject(self, line: Span, number: int) -> Attributed | None:
        """The subject of the sentence before, as the speaker of a line of dialogue that names none."""
        subject = self._memory.subject
        if subject is None or subject.person is None:
            return None
        return Attributed(
            line,
            number,
            StatementKind.DIRECT,
            Tier.INHERITED,
            AttributionRule.DIALOGUE_CARRIED_OVER,
            (subject.person,),
            resolution=Resolution.LAST_SUBJECT,
            antecedent=subject.span,
            candidates=(subject.person,),
        )

    def _read_prose(self, contexts: list[SentenceContext], number: int) -> None:
        attributions = [attribute(context) for context in contexts]
        if self._asked and not any(attributions) and self._answers_plainly(contexts, number):
            self._answer(contexts[0].unit.span.through(contexts[-1].unit.span), number)
            return
        current = self._announced(contexts[0])
        unfinished, self._unfinished = self._unfinished, None
        unclaimed: SentenceContext | None = None
        deferred: _Deferred | None = None
        for context, attribution in zip(contexts, attributions, strict=True):
            if attribution is not None and attribution.rule is not AttributionRule.SIGNATURE:
                current = self._memory.bind(attribution, context, number)
                if attribution.lacks_content:
                    self._drop(deferred)
                    deferred, unclaimed = _Deferred(current, context), None
                    self._memory.heard(current, context)
                    self._last = None
                    continue
                if attribution.looks_back and unclaimed is not None and stands_before(unclaimed, context):
                    quoted = unclaimed.quotes and current.kind is StatementKind.INDIRECT
                    kind = StatementKind.DIRECT if quoted else current.kind
                    current = replace(current, span=unclaimed.unit.span.through(current.span), kind=kind)
                if unfinished is not None and context is contexts[0] and context.quotes:
                    current = replace(current, span=unfinished.through(current.span))
                self._release(deferred, current)
                self._keep(current, context)
                unclaimed = deferred = None
                continue
            current = current or self._floating(context)
            if (
                current is not None
                and current.speakers
                and goes_on(
                    context, current, deferred=deferred is not None or current.rule is AttributionRule.VIEWPOINT
                )
            ):
                self._release(deferred, current)
                kind = StatementKind.DIRECT if context.quotes else current.kind
                current = current.carried(context.unit.span, number, kind, AttributionRule.CONTINUATION)
                self._last = current
                self.attributed.append(current)
                unclaimed = deferred = None
            else:
                self._drop(deferred)
                current = self._last = deferred = None
                unclaimed = context
                self._memory.notice(context)
        self._drop(deferred)
        self._unsigned = contexts[-1].unit.span if len(contexts) == 1 and contexts[0].only_quotes else None
        if unclaimed is contexts[-1] and all(context.only_quotes for context in contexts) and not closes(contexts[-1]):
            self._unfinished = contexts[0].unit.span.through(contexts[-1].unit.span)

    def _announced(self, context: SentenceContext) -> Attributed | None:
        """Whose words a block holds after a lead-in; every item of a list below one is theirs."""
        leads = self._last if self._last and self._last.leads_in else self._leads
        self._leads = leads if context.block.kind is BlockKind.ITEM else None
        return leads

    def _answers_plainly(self, contexts: list[SentenceContext], number: int) -> bool:
        """Whether a block below a question is an answer: labelled, quoted, or spoken as *I* or *we*."""
        if self._interview is None or number in self._interview.questions:
            return False
        first = word_set(self._pack.pronouns.first)
        return is_answer(self._text, contexts[0].block, self._pack) or any(
            context.only_quotes or any(token.folded in first for token in context.tokens) for context in contexts
        )

    def _floating(self, context: SentenceContext) -> Attributed | None:
        """A paragraph that is only a quotation continues the one that was quoted before it."""
        return self._last if context.quotes and context.only_quotes else None

    def _release(self, deferred: _Deferred | None, following: Attributed) -> None:
        """A deferred unit counts when the same person goes on to say what."""
        if deferred is not None and deferred.attributed.speakers == following.speakers:
            self.attributed.append(deferred.attributed)
        else:
            self._drop(deferred)

    def _drop(self, deferred: _Deferred | None) -> None:
        if deferred is not None:
            speakers = deferred.attributed.speakers
            doubt = Unresolved(deferred.context.unit.span, UnresolvedReason.NO_CONTENT, speakers)
            self.unresolved.append(doubt)

    def _keep(self, attributed: Attributed, context: SentenceContext) -> None:
        self._last = attributed
        self._asked = False
        self.attributed.append(attributed)
        self._memory.heard(attributed, context)
