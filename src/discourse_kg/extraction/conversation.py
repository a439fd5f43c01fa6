"""Walk through the recap unit by unit: bind pronouns and carry a speaker on to what follows.

The walk remembers who spoke last and who was the last subject; a heading makes it forget. What a unit's
own words do not tell is carried over from the unit before, in the inherited tier, or left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from discourse_kg.extraction.attribution import Finding, Scene, attribute, look_at
from discourse_kg.extraction.names import phrase_pattern, word_set
from discourse_kg.extraction.resolution import MentionForm, Referent, Resolver
from discourse_kg.extraction.segmentation import Block, BlockKind, opens_dialogue
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span, StatementKind, Tier, Unresolved

#: Agrees with every pronoun, and is used of a person whom no pronoun has been used of.
_ANY = "any"


@dataclass(frozen=True, slots=True)
class Attributed:
    """A unit (or a whole line of dialogue) with its speakers: what statements are joined from.

    `leads_in` marks a sentence that ends in a colon, whose speaker's words follow; `asks_within` an
    answer that carries its own question.
    """

    span: Span
    block: int
    kind: StatementKind
    tier: Tier
    rule: str
    speakers: tuple[str, ...]
    group: str | None = None
    mention: Span | None = None
    resolution: str | None = None
    antecedent: Span | None = None
    leads_in: bool = False
    asks_within: bool = False

    def carried(self, span: Span, block: int, kind: StatementKind, rule: str) -> Attributed:
        """The same speaker's words going on. What a lead-in announces is as explicit as the lead-in."""
        return replace(
            self,
            span=span,
            block=block,
            kind=kind,
            tier=Tier.EXPLICIT if self.leads_in else Tier.INHERITED,
            rule=self.rule if self.leads_in else rule,
            antecedent=self.antecedent or self.mention,
            leads_in=False,
            asks_within=False,
        )


class Conversation:
    """One walk over a recap. `attributed` and `unresolved` are what it brings home."""

    def __init__(self, text: str, resolver: Resolver, pack: LanguagePack) -> None:
        self.attributed: list[Attributed] = []
        self.unresolved: list[Unresolved] = []
        self._text = text
        self._resolver = resolver
        self._pack = pack
        self._agreement: dict[str, str] = {}
        self._last: Attributed | None = None
        self._subject: Referent | None = None
        self._rivals = False

    def read(self, blocks: tuple[Block, ...]) -> None:
        """Read every block that is not repeated, in order."""
        for number, block in enumerate(blocks):
            if block.repeated:
                continue
            if block.kind is BlockKind.HEADING:
                self._last, self._subject, self._rivals = None, None, False
                continue
            scenes = [look_at(self._text, unit, block, self._resolver, self._pack) for unit in block.units]
            if block.kind is BlockKind.DIALOGUE:
                self._read_dialogue(scenes, number)
            else:
                self._read_prose(scenes, number)

    def _read_dialogue(self, scenes: list[Scene], number: int) -> None:
        """A line of dialogue is one speaker's, wherever in it the reporting clause stands."""
        line = scenes[0].unit.span.through(scenes[-1].unit.span)
        for scene in scenes:
            finding = attribute(scene)
            if finding is not None and finding.rule != "lead-in":
                self._keep(replace(self._bind(finding, scene, number), span=line), scene)
                return
        before = self._last if self._last and self._last.speakers else self._last_subject(line, number)
        if before is not None:
            self._last = before.carried(line, number, StatementKind.DIRECT, "dialogue-carried-over")
            self.attributed.append(self._last)

    def _last_subject(self, line: Span, number: int) -> Attributed | None:
        """Whoever the sentence before was about, as the speaker of a line of dialogue that names none."""
        subject = self._subject
        if subject is None or subject.person is None or self._rivals:
            return None
        return Attributed(
            line,
            number,
            StatementKind.DIRECT,
            Tier.INHERITED,
            "dialogue-carried-over",
            (subject.person,),
            resolution="last subject",
            antecedent=subject.span,
        )

    def _read_prose(self, scenes: list[Scene], number: int) -> None:
        running = self._last if self._last and self._last.leads_in else None
        unclaimed: Scene | None = None
        for scene in scenes:
            finding = attribute(scene)
            if finding is not None:
                running = self._bind(finding, scene, number)
                if finding.looks_back and unclaimed is not None:
                    running = replace(running, span=unclaimed.unit.span.through(running.span))
                self._keep(running, scene)
                unclaimed = None
                continue
            running = running or self._floating(scene)
            if running is not None and running.speakers and _goes_on(scene, running):
                kind = StatementKind.DIRECT if scene.quotes else running.kind
                running = running.carried(scene.unit.span, number, kind, "continuation")
                self._last = running
                self.attributed.append(running)
                unclaimed = None
            else:
                running = self._last = None
                unclaimed = scene
                self._notice_subject(scene)

    def _floating(self, scene: Scene) -> Attributed | None:
        """A paragraph that is nothing but a quotation goes on with whoever was quoted before it."""
        return self._last if scene.quotes and not scene.tokens else None

    def _bind(self, finding: Finding, scene: Scene, number: int) -> Attributed:
        """Make speakers of referents: names are persons, pronouns go back, groups stay groups."""
        bound = [self._bound(one, scene) for one in finding.speakers if one.form is not MentionForm.GROUP]
        people = [referent for referent in bound if referent is not None and referent.person is not None]
        groups = [referent for referent in finding.speakers if referent.form is MentionForm.GROUP]
        mention = finding.speakers[0].span.through(finding.speakers[-1].span)
        antecedents = [referent.span for referent in people if not mention.covers(referent.span)]
        return Attributed(
            span=scene.unit.span,
            block=number,
            kind=finding.kind,
            tier=Tier.EXPLICIT,
            rule=finding.rule,
            speakers=tuple(dict.fromkeys(referent.person for referent in people if referent.person)),
            group=groups[0].span.of(self._text) if groups else None,
            mention=mention,
            resolution=people[-1].how if people else None,
            antecedent=antecedents[0] if antecedents else None,
            leads_in=finding.leads_in,
            asks_within=finding.asks_within,
        )

    def _bound(self, referent: Referent, scene: Scene) -> Referent | None:
        """The person behind a referent; what cannot be decided is listed with its candidates."""
        if referent.form is MentionForm.PRONOUN:
            antecedent = self._antecedent(referent, scene)
            if antecedent is None or antecedent.person is None:
                self.unresolved.append(Unresolved(referent.span, "pronoun without a single antecedent"))
                return None
            if referent.agreement not in (None, _ANY):
                self._agreement[antecedent.person] = referent.agreement or _ANY
            return replace(antecedent, how="pronoun")
        if referent.person is None:
            reason = (
                "several people answer to this name" if referent.candidates else "nobody in the recap has this name"
            )
            self.unresolved.append(Unresolved(referent.span, reason, referent.candidates))
            return None
        return referent

    def _antecedent(self, pronoun: Referent, scene: Scene) -> Referent | None:
        """The one person named before in the sentence, else the last subject, if the pronoun agrees."""
        named = [one for one in scene.referents if one.form is MentionForm.NAME and one.span < pronoun.span]
        within = named[0] if named and all(one.person == named[0].person for one in named) else None
        subject = within or self._subject
        if subject is None or subject.person is None or (self._rivals and not within):
            return None
        used = self._agreement.get(subject.person, _ANY)
        return subject if _ANY in (used, pronoun.agreement) or used == pronoun.agreement else None

    def _keep(self, attributed: Attributed, scene: Scene) -> None:
        self._last = attributed
        self.attributed.append(attributed)
        if len(attributed.speakers) == 1 and attributed.mention is not None:
            where = attributed.antecedent or attributed.mention
            self._subject = Referent(where, MentionForm.NAME, attributed.speakers[0])
            self._rivals = False
        else:
            self._notice_subject(scene)

    def _notice_subject(self, scene: Scene) -> None:
        """Whoever a sentence without words of speech names is what a pronoun goes back to; two are rivals."""
        people = [one for one in scene.referents if one.form is MentionForm.NAME and one.person and not one.genitive]
        if people:
            self._subject = people[0]
            self._rivals = any(one.person != people[0].person for one in people)


def _goes_on(scene: Scene, running: Attributed) -> bool:
    """Whether a sentence without a cue still renders the speaker's words."""
    if (scene.unit.quotations and not scene.tokens) or opens_dialogue(scene.unit.span.of(scene.text)):
        return True
    if running.kind is StatementKind.QUESTION or _narrates(scene, running):
        return False
    start = scene.unit.span.start
    return not any(_new_subject(referent, start) for referent in scene.referents)


def _narrates(scene: Scene, running: Attributed) -> bool:
    """Whether the recap's author speaks again: of the event, or as *I* where nobody is quoted."""
    if phrase_pattern(scene.pack.continuation.stops).match(scene.text, scene.unit.span.start):
        return True
    narrator = word_set(scene.pack.continuation.narrator)
    return running.kind is not StatementKind.DIRECT and any(token.folded in narrator for token in scene.tokens)


def _new_subject(referent: Referent, start: int) -> bool:
    """Somebody named, or a pronoun or role that opens the sentence, without a verb of saying: a deed, not words."""
    if referent.form is MentionForm.NAME:
        return not referent.genitive
    return referent.form in (MentionForm.PRONOUN, MentionForm.ROLE) and referent.span.start == start
