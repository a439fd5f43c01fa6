"""Walk through the recap unit by unit: bind pronouns and carry a speaker on to what follows.

The walk remembers who spoke last and who was the last subject; a heading makes it forget. What a unit's
own words do not tell is carried over from the unit before, in the inherited tier, or left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from discourse_kg.extraction.attributed import Attributed
from discourse_kg.extraction.attribution import attribute
from discourse_kg.extraction.descriptions import opens_with_role
from discourse_kg.extraction.interview import Interview, is_answer
from discourse_kg.extraction.memory import Memory
from discourse_kg.extraction.names import phrase_pattern, word_set
from discourse_kg.extraction.resolution import MentionForm, Referent, Resolver
from discourse_kg.extraction.scene import Finding, Scene, look_at
from discourse_kg.extraction.segmentation import Block, BlockKind
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span, StatementKind, Tier, Unresolved
from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason


@dataclass(frozen=True, slots=True)
class _Held:
    """A unit that tells of an opinion or a topic, and not what was said: it counts when what follows tells."""

    attributed: Attributed
    scene: Scene


class Conversation:
    """One walk over a recap. `attributed` and `unresolved` are what it brings home."""

    def __init__(self, text: str, resolver: Resolver, pack: LanguagePack, interview: Interview | None = None) -> None:
        self.attributed: list[Attributed] = []
        self._text = text
        self._resolver = resolver
        self._pack = pack
        self._interview = interview
        self._memory = Memory()
        self._last: Attributed | None = None
        self._leads: Attributed | None = None
        self._unsigned: Span | None = None
        self._unfinished: Span | None = None
        self._asked = False

    @property
    def unresolved(self) -> list[Unresolved]:
        """What was met and not decided."""
        return self._memory.unresolved

    def read(self, blocks: tuple[Block, ...]) -> None:
        """Read every block that is not repeated, in order."""
        for number, block in enumerate(blocks):
            if block.repeated:
                continue
            asks = self._interview is not None and number in self._interview.questions
            if asks or block.kind is BlockKind.HEADING:
                self._forget(asked=asks)
            if block.kind is BlockKind.HEADING:
                continue
            scenes = [look_at(self._text, unit, block, self._resolver, self._pack) for unit in block.units]
            if block.kind is BlockKind.DIALOGUE:
                self._read_dialogue(scenes, number)
            else:
                self._read_prose(scenes, number)

    def _forget(self, *, asked: bool) -> None:
        self._memory.forget()
        self._last = self._leads = self._unsigned = self._unfinished = None
        self._asked = asked

    def _read_dialogue(self, scenes: list[Scene], number: int) -> None:
        """A line of dialogue is one speaker's, wherever in it the reporting clause stands."""
        line = scenes[0].unit.span.through(scenes[-1].unit.span)
        for scene in scenes:
            finding = attribute(scene)
            if finding is None or finding.rule is AttributionRule.LEAD_IN:
                continue
            if finding.rule is AttributionRule.SIGNATURE:
                self._sign(finding, scene, number)
            else:
                self._keep(replace(self._memory.bind(finding, scene, number), span=line), scene)
                self._unsigned = None
            return
        if self._asked:
            self._answer(line, number)
        elif before := self._last if self._last and self._last.speakers else self._last_subject(line, number):
            self._last = before.carried(line, number, StatementKind.DIRECT, AttributionRule.DIALOGUE_CARRIED_OVER)
            self.attributed.append(self._last)
        self._unsigned = line

    def _sign(self, finding: Finding, scene: Scene, number: int) -> None:
        """A line that names somebody signs the words above it, if nobody else did; elsewhere it is a list's."""
        if self._unsigned is None:
            return
        if self.attributed and self.attributed[-1].span == self._unsigned:
            self.attributed.pop()
        signed = self._memory.bind(replace(finding, kind=StatementKind.DIRECT), scene, number)
        self._keep(replace(signed, span=self._unsigned.through(signed.span)), scene)
        self._unsigned = None

    def _answer(self, span: Span, number: int) -> None:
        """What follows a question of the interviewer is an answer of whoever is interviewed."""
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
        """Whoever the sentence before was about, as the speaker of a line of dialogue that names none."""
        subject = self._memory.subject
        if subject is None or subject.person is None or self._memory.rivals:
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

    def _read_prose(self, scenes: list[Scene], number: int) -> None:
        findings = [attribute(scene) for scene in scenes]
        if self._asked and not any(findings) and self._answers_plainly(scenes, number):
            self._answer(scenes[0].unit.span.through(scenes[-1].unit.span), number)
            return
        running = self._announced(scenes[0])
        unfinished, self._unfinished = self._unfinished, None
        unclaimed: Scene | None = None
        held: _Held | None = None
        for scene, finding in zip(scenes, findings, strict=True):
            if finding is not None and finding.rule is not AttributionRule.SIGNATURE:
                running = self._memory.bind(finding, scene, number)
                if finding.bare:
                    self._drop(held)
                    held, unclaimed = _Held(running, scene), None
                    self._memory.heard(running, scene)
                    self._last = None
                    continue
                if finding.looks_back and unclaimed is not None and _stands_before(unclaimed, scene):
                    quoted = unclaimed.quotes and running.kind is StatementKind.INDIRECT
                    kind = StatementKind.DIRECT if quoted else running.kind
                    running = replace(running, span=unclaimed.unit.span.through(running.span), kind=kind)
                if unfinished is not None and scene is scenes[0] and scene.quotes:
                    running = replace(running, span=unfinished.through(running.span))
                self._release(held, running)
                self._keep(running, scene)
                unclaimed = held = None
                continue
            running = running or self._floating(scene)
            if (
                running is not None
                and running.speakers
                and _goes_on(scene, running, held=held is not None or running.rule is AttributionRule.VIEWPOINT)
            ):
                self._release(held, running)
                kind = StatementKind.DIRECT if scene.quotes else running.kind
                running = running.carried(scene.unit.span, number, kind, AttributionRule.CONTINUATION)
                self._last = running
                self.attributed.append(running)
                unclaimed = held = None
            else:
                self._drop(held)
                running = self._last = held = None
                unclaimed = scene
                self._memory.notice(scene)
        self._drop(held)
        self._unsigned = scenes[-1].unit.span if len(scenes) == 1 and scenes[0].only_quotes else None
        if unclaimed is scenes[-1] and all(scene.only_quotes for scene in scenes) and not _closes(scenes[-1]):
            self._unfinished = scenes[0].unit.span.through(scenes[-1].unit.span)

    def _announced(self, scene: Scene) -> Attributed | None:
        """Whose words a block holds, when a lead-in stands before it; every item of a list below one is such."""
        leads = self._last if self._last and self._last.leads_in else self._leads
        self._leads = leads if scene.block.kind is BlockKind.ITEM else None
        return leads

    def _answers_plainly(self, scenes: list[Scene], number: int) -> bool:
        """Whether a block below a question holds the answer: labelled, quoted, or spoken as *I* or *we*."""
        if self._interview is None or number in self._interview.questions:
            return False
        first = word_set(self._pack.pronouns.first)
        return is_answer(self._text, scenes[0].block, self._pack) or any(
            scene.only_quotes or any(token.folded in first for token in scene.tokens) for scene in scenes
        )

    def _floating(self, scene: Scene) -> Attributed | None:
        """A paragraph that is nothing but a quotation goes on with whoever was quoted before it."""
        return self._last if scene.quotes and scene.only_quotes else None

    def _release(self, held: _Held | None, following: Attributed) -> None:
        """What is held back counts when the same person goes on to say what."""
        if held is not None and held.attributed.speakers == following.speakers:
            self.attributed.append(held.attributed)
        else:
            self._drop(held)

    def _drop(self, held: _Held | None) -> None:
        if held is not None:
            speakers = held.attributed.speakers
            doubt = Unresolved(held.scene.unit.span, UnresolvedReason.NO_CONTENT, speakers)
            self.unresolved.append(doubt)

    def _keep(self, attributed: Attributed, scene: Scene) -> None:
        self._last = attributed
        self._asked = False
        self.attributed.append(attributed)
        self._memory.heard(attributed, scene)


def _closes(scene: Scene) -> bool:
    """Whether the quotation of a unit ends in its paragraph; one over several paragraphs closes only in the last."""
    return all(quotation.closed for quotation in scene.unit.quotations)


def _stands_before(unclaimed: Scene, scene: Scene) -> bool:
    """Whether the words that a sentence looks back to stand right before it: a quotation, or what *that* means."""
    return unclaimed.quotes or bool(unclaimed.unit.quotations) or scene.cues[0].first == 1


def _goes_on(scene: Scene, running: Attributed, *, held: bool) -> bool:
    """Whether a sentence without a cue still renders the speaker's words."""
    if scene.only_quotes or scene.dialogue:
        return True
    if running.kind is StatementKind.QUESTION or _narrates(scene, running):
        return False
    start = scene.unit.span.start
    return not (opens_with_role(scene.folded(0, 2), scene.pack)) and not any(
        _new_subject(referent, start, held=held) for referent in scene.referents
    )


def _narrates(scene: Scene, running: Attributed) -> bool:
    """Whether the recap's author speaks again: of the event, or as *I* where nobody is quoted."""
    if phrase_pattern(scene.pack.continuation.stops).match(scene.text, scene.unit.span.start):
        return True
    narrator = word_set(scene.pack.continuation.narrator)
    return running.kind is not StatementKind.DIRECT and any(token.folded in narrator for token in scene.tokens)


def _new_subject(referent: Referent, start: int, *, held: bool) -> bool:
    """Somebody named, or a pronoun or role that opens the sentence, without a verb of saying: a deed, not words.

    Behind an opinion that is `held` back, and behind a viewpoint, a pronoun goes on to tell of it.
    """
    if referent.form is MentionForm.NAME:
        return not referent.genitive
    opens = referent.span.start == start
    return opens and (referent.form is MentionForm.ROLE or (_is_subject_pronoun(referent) and not held))


def _is_subject_pronoun(referent: Referent) -> bool:
    """*She*, and not *her*: what is somebody's may be what they speak of."""
    return referent.form is MentionForm.PRONOUN and not referent.genitive
