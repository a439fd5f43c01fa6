"""Walk through the recap sentence by sentence: bind pronouns, and carry a speaker on to what follows.

The walk remembers who spoke last and who was the last subject. What a unit's own words do not say is carried over from
the unit before it, or from a line that names a speaker. Below a heading, quoted words are carried over only where one
person alone can have said them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from discourse_kg.extraction.attributed import Attributed
from discourse_kg.extraction.attribution import attribute
from discourse_kg.extraction.carried import answered, inherited, introduced
from discourse_kg.extraction.memory import Memory
from discourse_kg.extraction.notes import is_note, note_of
from discourse_kg.extraction.quoted_words import (
    answers_plainly,
    closes,
    contexts_of,
    is_lone_item,
    names,
    names_person,
    opening_subject,
    tag_of,
    tells_of_itself,
)
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.runs import goes_on, means_nobody, stands_before, tells_of_others, wonders
from discourse_kg.extraction.segmentation import Block
from discourse_kg.extraction.sentence_context import AttributionCandidate, SentenceContext
from discourse_kg.extraction.speaker_layout import Layout, NamedSpeaker
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Span, StatementKind, Tier, Unresolved
from discourse_kg.notations import AttributionRule, UnresolvedReason
from discourse_kg.readers.line_forms import opens_dialogue

#: A quotation without a speaker is at most so many characters behind the person whom the text is about.
_ORPHAN_REACH = 600


@dataclass(frozen=True, slots=True)
class _Deferred:
    """A unit that tells of an opinion or a topic but not what was said: it counts when what follows says it."""

    attributed: Attributed
    context: SentenceContext


@dataclass(slots=True)
class _Paragraph:
    """Where the walk is in a paragraph: whose words go on, what waits to be told of, and what nobody has claimed."""

    number: int
    current: Attributed | None
    unclaimed: SentenceContext | None = None
    deferred: _Deferred | None = None
    wondered: bool = False


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
        self._open: Span | None = None
        self._asked: Referent | None = None
        self._noted: Attributed | None = None

    @property
    def unresolved(self) -> list[Unresolved]:
        """What was found and not decided."""
        return self._memory.unresolved

    def read(self, blocks: tuple[Block, ...]) -> None:
        """Read every block that is not repeated, in order; what the source gives a speaker needs no other."""
        for number, block in enumerate(blocks):
            if block.spoken:
                self._forget()
                self._remember_turn(block)
            if block.repeated or block.spoken:
                continue
            if self._noted is None and self._interview is not None and number in self._interview.questions:
                self._ask(self._interview.asked(number))
                continue
            named = self._named.get(block.span)
            if named is not None and named.above:
                self._introduce(named, number)
                continue
            if block.kind is BlockKind.HEADING and named is None:
                self._turn_page()
                continue
            contexts = contexts_of(self._text, block, self._resolver.speaking(block.pack), attribute)
            self._take_open(contexts[0], number)
            if named is not None and self._sign_below(named, contexts, number):
                continue
            if self._noted is not None and is_note(contexts[0]):
                self._read_note(self._noted, contexts, number)
                self._last = None
            elif block.kind is BlockKind.DIALOGUE or is_lone_item(blocks, number, self._text):
                self._read_dialogue(contexts, number)
            else:
                self._read_prose(contexts, number)

    def _take_open(self, context: SentenceContext, number: int) -> None:
        """Quoted words that open a text belong to the person who is the subject of what stands right below them."""
        quoted, self._open = self._open, None
        if quoted is None or context.dialogue or (subject := opening_subject(context)) is None:
            return
        self._last = inherited(quoted, number - 1, subject)
        self.attributed.append(self._last)

    def _sign_below(self, named: NamedSpeaker, contexts: list[SentenceContext], number: int) -> bool:
        """*― Name* below quoted words, in their block or alone in the next: whose they are."""
        start = named.referent.span.start
        above = [context for context in contexts if context.unit.span.end <= start]
        alone = not above and self._unsigned is not None
        if not alone and not (above and all(context.quotes or context.only_quotes for context in above)):
            return False
        if alone and self.attributed and self.attributed[-1].span == self._unsigned:
            self.attributed.pop()
        words = self._unsigned if alone and self._unsigned else contexts[0].unit.span
        signed = inherited(words.through(contexts[-1].unit.span), number, named.referent)
        rule, mention = AttributionRule.SIGNATURE, named.referent.span
        signed = replace(signed, tier=Tier.EXPLICIT, antecedent=None)
        self._keep(replace(signed, rule=rule, mention=mention, resolution=named.referent.how), contexts[-1])
        # Where quoted words are signed, others below them are not the same person's.
        self._unsigned = self._last = None
        self._memory.forget()
        return True

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
        self._last = introduced(person, named.referent, number, noted=named.noted)
        self._noted = self._last if named.noted else None

    def _read_note(self, heading: Attributed, contexts: list[SentenceContext], number: int) -> None:
        """An item below a heading that names a person: what the person said, as far as it gives it to nobody else."""
        current = heading
        for context in contexts:
            attribution = attribute(context)
            bound = self._memory.bind(attribution, context, number) if attribution is not None else None
            current = replace(note_of(context, current, bound), block=number)
            self.attributed.append(current)
            self._memory.heard(current, context)

    def _turn_page(self) -> None:
        """A heading, or a line like one: what is announced is still to come, and a pronoun may go back over it."""
        self._memory.turn_page()
        if self._last is None or not self._last.leads_in:
            self._last = None
        self._unsigned = self._unfinished = self._noted = self._leads = None
        self._asked = None

    def _forget(self) -> None:
        self._memory.forget()
        self._last = self._leads = self._unsigned = self._unfinished = self._open = self._noted = None
        self._asked = None

    def _ask(self, interviewee: Referent | None) -> None:
        """A question of the interviewer: whoever is interviewed answers it, and is who *she* is below it."""
        self._forget()
        self._asked = interviewee
        if interviewee and interviewee.person:
            self._memory.spoke(interviewee.person, interviewee.span)

    def _read_dialogue(self, contexts: list[SentenceContext], number: int) -> None:
        """A line of dialogue is one speaker's, wherever the reporting clause is in it."""
        line = contexts[0].unit.span.through(contexts[-1].unit.span)
        if tagged := tag_of(contexts, attribute, asked=self._asked is not None):
            context, attribution = tagged
            if attribution.rule is AttributionRule.SIGNATURE:
                self._sign(attribution, context, number)
                return
            bound = replace(self._memory.bind(attribution, context, number), span=line)
            if self._asked and bound.kind is StatementKind.DIRECT:
                bound = replace(bound, kind=StatementKind.ANSWER)
            self._keep(bound, context)
            self._unsigned = None
            return
        if self._asked:
            self._answer(line, number)
        elif before := self._last if self._last and self._last.speakers else self._last_subject(line, number):
            self._last = before.carried(line, number, StatementKind.DIRECT, AttributionRule.DIALOGUE_CARRIED_OVER)
            self.attributed.append(self._last)
        else:
            self._open = line if not self._memory.subjects else None
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
        if self._asked is None or (person := self._asked.person) is None:
            return
        self._last = answered(span, number, person, self._asked.span)
        self.attributed.append(self._last)

    def _last_subject(self, line: Span, number: int) -> Attributed | None:
        """The subject of the sentence before, as the speaker of quoted words that name none."""
        subject = self._memory.subject
        return inherited(line, number, subject) if subject else None

    def _read_prose(self, contexts: list[SentenceContext], number: int) -> None:
        attributions = [attribute(context) for context in contexts]
        others = any(map(names_person, attributions)) and not tells_of_itself(contexts, attributions, self._asked)
        if self._asked and not others and self._answers(contexts, number):
            self._answer(contexts[0].unit.span.through(contexts[-1].unit.span), number)
            return
        here = _Paragraph(number, self._announced(contexts[0]))
        unfinished, self._unfinished = self._unfinished, None
        for context, attribution in zip(contexts, attributions, strict=True):
            if attribution is not None and self._counts(attribution, context, here.current):
                before = unfinished if context is contexts[0] and context.quotes else None
                self._tell(attribution, context, here, before)
            else:
                self._go_on(context, here)
        self._drop(here.deferred)
        self._unsigned = contexts[-1].unit.span if len(contexts) == 1 and contexts[0].only_quotes else None
        open_ended = all(context.only_quotes for context in contexts) and not closes(contexts[-1])
        if here.unclaimed is contexts[-1] and open_ended:
            self._unfinished = contexts[0].unit.span.through(contexts[-1].unit.span)

    def _tell(
        self, attribution: AttributionCandidate, context: SentenceContext, here: _Paragraph, unfinished: Span | None
    ) -> None:
        """A sentence that says who speaks: it ends what was going on, and claims the words that it looks back to."""
        current = self._memory.bind(attribution, context, here.number)
        if here.current is not None and tells_of_others(attribution, current, context, here.current):
            self._carry_on(here.current, context, here)
            return
        if means_nobody(attribution, current):
            # The verb is none of saying, or what is said so is still the speaker's (*according to a study*, *I say*).
            self._go_on(context, here)
            return
        if attribution.lacks_content and not attribution.leads_in:
            self._drop(here.deferred)
            here.current, here.deferred, here.unclaimed = current, _Deferred(current, context), None
            self._memory.heard(current, context)
            self._last = None
            return
        unclaimed = here.unclaimed
        if attribution.looks_back and unclaimed is not None and stands_before(unclaimed, context):
            quoted = unclaimed.quotes and current.kind is StatementKind.INDIRECT
            kind = StatementKind.DIRECT if quoted else current.kind
            current = replace(current, span=unclaimed.unit.span.through(current.span), kind=kind)
        if unfinished is not None:
            current = replace(current, span=unfinished.through(current.span))
        self._release(here.deferred, current)
        self._keep(current, context)
        here.current, here.unclaimed, here.deferred = current, None, None

    def _go_on(self, context: SentenceContext, here: _Paragraph) -> None:
        """A sentence that says nothing of who speaks: the words of whoever spoke before it, or the author's."""
        if here.current is not None and wonders(context, here.current):
            here.wondered = True
            return
        if here.wondered and not context.quotes:
            here.current = None
        current, here.wondered = here.current or self._floating(context), False
        if current is None and (orphan := self._orphan(context, here.number)):
            self._drop(here.deferred)
            self.attributed.append(orphan)
            here.unclaimed = here.deferred = None
            return
        tells = here.deferred is not None or (current is not None and current.rule is AttributionRule.VIEWPOINT)
        if current is not None and current.speakers and goes_on(context, current, deferred=tells):
            self._carry_on(current, context, here)
            return
        self._narrate(context, here)

    def _carry_on(self, current: Attributed, context: SentenceContext, here: _Paragraph) -> None:
        """A sentence is what the speaker of the one before it goes on to say."""
        self._release(here.deferred, current)
        kind = StatementKind.DIRECT if context.quotes else current.kind
        current = current.carried(context.unit.span, here.number, kind, AttributionRule.CONTINUATION)
        self._last = current
        self.attributed.append(current)
        here.current, here.unclaimed, here.deferred = current, None, None

    def _narrate(self, context: SentenceContext, here: _Paragraph) -> None:
        """The author tells of something: nobody's words go on."""
        self._drop(here.deferred)
        here.current = self._last = here.deferred = None
        here.unclaimed = context
        self._memory.notice(context)

    def _announced(self, context: SentenceContext) -> Attributed | None:
        """Whose words a block holds after a lead-in; every item of a list below one is theirs."""
        item = context.block.kind is BlockKind.ITEM
        leads = self._last if self._last and self._last.leads_in else self._leads if item else None
        self._leads = leads if item else None
        return leads

    def _answers(self, contexts: list[SentenceContext], number: int) -> bool:
        """Whether a block below a question is an answer, or goes on with one, each paragraph of which has its dash."""
        last, block = self._last, contexts[0].block
        goes_on = last is not None and last.rule is AttributionRule.INTERVIEW_ANSWER and last.block == number - 1
        dashed = last is not None and opens_dialogue(last.span.of(self._text))
        if goes_on and not dashed:
            # What is set apart below an answer, or tells of the one who answers, is the author's.
            return not block.stressed and not any(names(context, self._asked) for context in contexts)
        told = last is None and self._interview is not None and self._interview.told and not block.stressed
        return told or answers_plainly(contexts)

    def _counts(self, attribution: AttributionCandidate, context: SentenceContext, current: Attributed | None) -> bool:
        """Whether a sentence tells anew who speaks: in an item of what is announced, only by a name."""
        if attribution.rule is AttributionRule.SIGNATURE:
            return False
        announced = current is not None and self._leads is not None and context.block.kind is BlockKind.ITEM
        return not announced or any(one.form is MentionForm.NAME for one in attribution.speakers)

    def _floating(self, context: SentenceContext) -> Attributed | None:
        """A paragraph that is only a quotation continues the one that was quoted before it."""
        return self._last if context.quotes and context.only_quotes else None

    def _orphan(self, context: SentenceContext, number: int) -> Attributed | None:
        """A quotation alone in its sentence, beside the one person whom the sentences before it are about."""
        subject = self._memory.subject
        if subject is None or not context.only_quotes or not context.quotes:
            return None
        near = context.unit.span.start - subject.span.end <= _ORPHAN_REACH
        return inherited(context.unit.span, number, subject) if near else None

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
        self._asked = None
        self.attributed.append(attributed)
        self._memory.heard(attributed, context)
