"""What a reader remembers: who spoke, who was the last subject, and so whom a pronoun means."""

from __future__ import annotations

from dataclasses import replace

from discourse_kg.extraction.attributed import Attributed
from discourse_kg.extraction.positions import behind_preposition
from discourse_kg.extraction.resolution import MentionForm, Referent
from discourse_kg.extraction.sentence_context import AttributionCandidate, SentenceContext
from discourse_kg.model import Span, Tier, Unresolved
from discourse_kg.notations import Resolution, UnresolvedReason

#: The class of a person to whom no pronoun has referred yet; it agrees with every pronoun.
_ANY = "any"


class Memory:
    """Binds referents to people. `unresolved` is what could not be bound, `subject` the last subject."""

    def __init__(self) -> None:
        self.unresolved: list[Unresolved] = []
        self.subject: Referent | None = None
        self.rivals = False
        self._agreement: dict[str, str] = {}
        self._named: dict[str, None] = {}

    def forget(self) -> None:
        """A heading: no one is the subject any more."""
        self.subject, self.rivals, self._named = None, False, {}

    def notice(self, context: SentenceContext) -> None:
        """A pronoun goes back to whomever a sentence without reported words names; two are rivals."""
        people = [one for one in context.referents if one.form is MentionForm.NAME and one.person and not one.genitive]
        self._name(*(one.person for one in reversed(people) if one.person))
        if people:
            self.subject = people[0]
            self.rivals = any(one.person != people[0].person for one in people)

    def heard(self, attributed: Attributed, context: SentenceContext) -> None:
        """A pronoun goes back to whoever spoke alone."""
        if len(attributed.speakers) == 1 and attributed.mention is not None:
            where = attributed.antecedent or attributed.mention
            self._name(*attributed.speakers)
            self.subject = Referent(where, MentionForm.NAME, attributed.speakers[0])
            self.rivals = False
        else:
            self.notice(context)

    def spoke(self, person: str, mention: Span) -> None:
        """A pronoun goes back to whoever had the turn before, as the source says."""
        self._name(person)
        self.subject, self.rivals = Referent(mention, MentionForm.NAME, person), False

    def _name(self, *people: str) -> None:
        """Keep who was named, the last one at the end."""
        for person in people:
            self._named.pop(person, None)
            self._named[person] = None

    def _candidates(self) -> tuple[str, ...]:
        """The people named, the last one first."""
        return tuple(reversed(self._named))

    def bind(self, attribution: AttributionCandidate, context: SentenceContext, block: int) -> Attributed:
        """Make speakers of referents: names are persons, pronouns go back, groups stay groups."""
        bound = [self._bound(one, context) for one in attribution.speakers if one.form is not MentionForm.GROUP]
        people = [referent for referent in bound if referent is not None and referent.person is not None]
        groups = [referent for referent in attribution.speakers if referent.form is MentionForm.GROUP]
        mention = attribution.speakers[0].span.through(attribution.speakers[-1].span)
        antecedents = [referent.span for referent in people if not mention.covers(referent.span)]
        speakers = tuple(dict.fromkeys(referent.person for referent in people if referent.person))
        return Attributed(
            span=context.unit.span,
            block=block,
            kind=attribution.kind,
            tier=Tier.EXPLICIT,
            rule=attribution.rule,
            speakers=speakers,
            group=" ".join(groups[0].span.of(context.text).split()) if groups else None,
            mention=mention,
            resolution=people[-1].how if people else None,
            antecedent=antecedents[0] if antecedents else None,
            candidates=tuple(dict.fromkeys((*speakers, *(name for one in people for name in one.candidates)))),
            leads_in=attribution.leads_in,
            asks_within=attribution.asks_within,
            denies=attribution.denies,
        )

    def _bound(self, referent: Referent, context: SentenceContext) -> Referent | None:
        """The person whom a referent means; what cannot be decided is listed with its candidates."""
        if referent.form is MentionForm.PRONOUN:
            antecedent = self._antecedent(referent, context)
            if antecedent is None or antecedent.person is None:
                candidates = self._candidates()
                self.unresolved.append(Unresolved(referent.span, UnresolvedReason.UNCLEAR_ANTECEDENT, candidates))
                return None
            if referent.agreement not in (None, _ANY):
                self._agreement[antecedent.person] = referent.agreement or _ANY
            return replace(antecedent, how=Resolution.PRONOUN, candidates=self._candidates())
        if referent.person is None:
            reason = UnresolvedReason.AMBIGUOUS_NAME if referent.candidates else UnresolvedReason.UNKNOWN_NAME
            self.unresolved.append(Unresolved(referent.span, reason, referent.candidates))
            return None
        return referent

    def _antecedent(self, pronoun: Referent, context: SentenceContext) -> Referent | None:
        """The one person named before in the sentence, else the last subject, if the pronoun agrees.

        Whoever follows a preposition (*asked by Name, she said*) is neither.
        """
        named = [
            one
            for one in context.referents
            if one.form is MentionForm.NAME and one.span < pronoun.span and not one.genitive
        ]
        acts = bool(named) and not behind_preposition(context, named[0])
        within = named[0] if acts and all(one.person == named[0].person for one in named) else None
        subject = within or self.subject
        if subject is None or subject.person is None or (self.rivals and not within):
            return None
        if within is None and any(one.person == subject.person for one in named):
            return None
        used = self._agreement.get(subject.person, _ANY)
        return subject if _ANY in (used, pronoun.agreement) or used == pronoun.agreement else None
