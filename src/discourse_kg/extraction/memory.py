"""What a reader remembers: who spoke, who was the last subject, and so whom a pronoun means.

Everybody who could be meant counts, also whom the cast does not know: a surname, an office, a woman in the front row.
Where more than one is left that agrees with the pronoun, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from discourse_kg.agent_kinds import AgentKind
from discourse_kg.extraction.agents import agent_of
from discourse_kg.extraction.attributed import Attributed
from discourse_kg.extraction.positions import behind_preposition
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.sentence_context import AttributionCandidate, SentenceContext
from discourse_kg.languages.given_names import given_name_class, is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Person, Span, Tier, Unresolved
from discourse_kg.notations import Resolution, UnresolvedReason
from discourse_kg.noun_phrases.descriptions import is_organization_word
from discourse_kg.noun_phrases.kinds import is_thing_word
from discourse_kg.noun_phrases.names import word_set
from discourse_kg.noun_phrases.spelling import is_short_name

#: The class of a person of whom nothing tells which pronoun is theirs; it agrees with every one.
_ANY = "any"


class Memory:
    """Binds referents to people. `unresolved` is what could not be bound, `subjects` whom a pronoun may mean next."""

    def __init__(self, persons: Iterable[Person], pack: LanguagePack) -> None:
        self.unresolved: list[Unresolved] = []
        self.subjects: tuple[Referent, ...] = ()
        self._pack = pack
        self._at_hand = False
        self._named: dict[str, Referent] = {}
        self._section: dict[str, Referent] = {}
        self._agreement = {person.name: _told_by_name(person, pack) for person in persons}

    @property
    def subject(self) -> Referent | None:
        """The one person of the cast whom a pronoun may mean; None where there are several, or a stranger."""
        alone = self.subjects[0] if len(self.subjects) == 1 else None
        return alone if alone and alone.person else None

    def forget(self) -> None:
        """An interviewer's question, a turn: no one is the subject any more."""
        self.subjects, self._named, self._section = (), {}, {}

    def turn_page(self) -> None:
        """A heading: everybody named since the last one may be meant by a pronoun below it."""
        if self._section:
            self.subjects, self._section = tuple(self._section.values()), {}

    def notice(self, context: SentenceContext) -> None:
        """A pronoun goes back to whomever a sentence without reported words names; those beside are rivals."""
        people = _people(context)
        self._name(*(one for one in context.referents if one.genitive and one.person), *reversed(people))
        self._at_hand = bool(people)
        if people:
            self.subjects = tuple({_key(one, context.text): one for one in people}.values())

    def heard(self, attributed: Attributed, context: SentenceContext) -> None:
        """A pronoun goes back to whoever spoke alone."""
        if len(attributed.speakers) == 1 and attributed.mention is not None:
            where = attributed.antecedent or attributed.mention
            self.spoke(attributed.speakers[0], where)
        elif len(attributed.speakers) > 1 and attributed.mention is not None:
            where = attributed.antecedent or attributed.mention
            self.subjects = tuple(Referent(where, MentionForm.NAME, one) for one in attributed.speakers)
            self._name(*self.subjects)
            self._at_hand = True
        elif not attributed.speakers and attributed.mention is not None and attributed.group is None:
            stranger = Referent(attributed.mention, MentionForm.UNKNOWN, agreement=_of_mention(attributed, context))
            if not _is_pronoun(attributed, context):  # which is nobody new
                self._name(stranger)
            self.subjects = (stranger,)
        else:
            self.notice(context)

    def spoke(self, person: str, mention: Span) -> None:
        """A pronoun goes back to whoever spoke, or had the turn before, as the source says."""
        speaker = Referent(mention, MentionForm.NAME, person)
        self._name(speaker)
        self.subjects = (speaker,)

    def _name(self, *people: Referent) -> None:
        """Keep who was named, the last one at the end."""
        for one in people:
            for named in (self._named, self._section):
                key = one.person or str(one.span.start)
                named.pop(key, None)
                named[key] = one

    def _candidates(self) -> tuple[str, ...]:
        """The people named, the last one first."""
        return tuple(one.person for one in reversed(self._named.values()) if one.person)

    def bind(self, attribution: AttributionCandidate, context: SentenceContext, block: int) -> Attributed:
        """Make speakers of referents: names are persons, pronouns go back, groups stay groups."""
        others = [one for one in attribution.speakers if one.form is not MentionForm.PRONOUN and one.person is None]
        agent = agent_of(context, others[0]) if others and not others[0].candidates else None
        named = agent is None or agent.kind is AgentKind.OFFICE
        bound = [
            self._bound(one, context)
            for one in attribution.speakers
            if one.form is not MentionForm.GROUP and (named or one is not others[0])
        ]
        people = [referent for referent in bound if referent is not None and referent.person is not None]
        groups = [referent for referent in attribution.speakers if referent.form is MentionForm.GROUP]
        together = self._together(groups[0], context) if groups and not bound else ()
        mention = attribution.speakers[0].span.through(attribution.speakers[-1].span)
        people += together
        agent = None if people else agent
        antecedents = [referent.span for referent in people if not mention.covers(referent.span)]
        speakers = tuple(dict.fromkeys(referent.person for referent in people if referent.person))
        return Attributed(
            span=context.unit.span,
            block=block,
            kind=attribution.kind,
            tier=Tier.EXPLICIT,
            rule=attribution.rule,
            speakers=speakers,
            group=agent.name if agent else None,
            agent=agent.kind if agent else None,
            mention=mention,
            resolution=people[-1].how if people else None,
            antecedent=antecedents[0] if antecedents else None,
            candidates=tuple(dict.fromkeys((*speakers, *(name for one in people for name in one.candidates)))),
            leads_in=attribution.leads_in,
            asks_within=attribution.asks_within,
            denies=attribution.denies,
        )

    def _together(self, group: Referent, context: SentenceContext) -> tuple[Referent, ...]:
        """*They*, *both*: all whom the sentence before named, if as many as the word counts, and no stranger."""
        word = group.span.of(context.text).casefold()
        count = self._pack.pronouns.plural.get(word)
        known = self._at_hand and all(one.person for one in self.subjects)
        if count is None or not known or len(self.subjects) < _LEAST_TOGETHER or count not in (0, len(self.subjects)):
            return ()
        return tuple(replace(one, how=Resolution.PRONOUN) for one in self.subjects)

    def _bound(self, referent: Referent, context: SentenceContext) -> Referent | None:
        """The person whom a referent means; what cannot be decided is listed with its candidates."""
        if referent.form is MentionForm.PRONOUN:
            antecedent = self._antecedent(referent, context)
            if antecedent is None or antecedent.person is None:
                candidates = self._candidates()
                self.unresolved.append(Unresolved(referent.span, UnresolvedReason.UNCLEAR_ANTECEDENT, candidates))
                return None
            if referent.agreement not in (None, _ANY) and self._agreement.get(antecedent.person) in (None, _ANY):
                self._agreement[antecedent.person] = referent.agreement or _ANY
            return replace(antecedent, how=Resolution.PRONOUN, candidates=self._candidates())
        if referent.person is None and (meant := self._last_of(referent.candidates)):
            return replace(referent, person=meant, how=Resolution.ROLE)
        if referent.person is None and (meant := self._called(referent.span.of(context.text))):
            return replace(referent, person=meant, how=Resolution.GIVEN_NAME)
        if referent.person is None:
            reason = UnresolvedReason.AMBIGUOUS_NAME if referent.candidates else UnresolvedReason.UNKNOWN_NAME
            self.unresolved.append(Unresolved(referent.span, reason, referent.candidates))
            return None
        return referent

    def _last_of(self, candidates: tuple[str, ...]) -> str | None:
        """Whom of several holders of a role the sentence before was about."""
        meant = self.subject
        return meant.person if meant and meant.person in candidates else None

    def _called(self, word: str) -> str | None:
        """Whose short name a given name is (*Lisa* after *Elisaveta Ek*): of whomever the sentence before was about."""
        person = self.subject.person if self.subject else None
        given = person.partition(" ")[0] if person else ""
        return person if is_short_name(word, given) and self._agrees(word, given) else None

    def _agrees(self, word: str, given: str) -> bool:
        """Whether a pronoun can mean those called so, and those called by the other name."""
        known = given_name_class(word)
        return known is not None and given_name_class(given) in (known, None, _ANY)

    def _antecedent(self, pronoun: Referent, context: SentenceContext) -> Referent | None:
        """The one that agrees with a pronoun: named before it in its sentence, or the subject of what was before.

        Whoever follows a preposition (*asked by Name, she said*) is neither.
        """
        named = [one for one in _people(context) if one.span < pronoun.span]
        within = self._agreeing(named, pronoun, context.text)
        if within and len(within) == 1 and not behind_preposition(context, named[0]):
            return within[0]
        before = self._agreeing(self.subjects, pronoun, context.text)
        if len(before) == 1:
            again = any(one.person and one.person == before[0].person for one in named)
            return None if again or (len(within) > 1) else before[0]
        return None if before or within else self._surely(pronoun, context.text)

    def _surely(self, pronoun: Referent, text: str) -> Referent | None:
        """The one of all people named of whom something tells that the pronoun is theirs."""
        agreement = pronoun.agreement
        if agreement in (None, _ANY):
            return None
        recent = islice(reversed(self._named.values()), _REMEMBERED)
        sure = [one for one in recent if self._class(one, text) in (agreement, _ANY)]
        return sure[0] if len(sure) == 1 and self._class(sure[0], text) == agreement else None

    def _agreeing(self, people: Iterable[Referent], pronoun: Referent, text: str) -> list[Referent]:
        """Those of whom nothing tells that the pronoun is not theirs, each once."""
        fitting = {_key(one, text): one for one in people if self._fits(one, pronoun, text)}
        return list(fitting.values())

    def _fits(self, one: Referent, pronoun: Referent, text: str) -> bool:
        known = self._class(one, text)
        return _ANY in (known, pronoun.agreement) or known == pronoun.agreement

    def _class(self, one: Referent, text: str) -> str:
        """The class of pronouns that a candidate's must have."""
        if one.person:
            return self._agreement.get(one.person) or _ANY
        return one.agreement or given_name_class(one.span.of(text).partition(" ")[0]) or _ANY


#: The most words before an office that opens a sentence: its article and an adjective.
_OPENS = 2

#: So many people who were named last are looked through for the one whom a pronoun surely means.
_REMEMBERED = 50

#: *They* are at least so many.
_LEAST_TOGETHER = 2


def _told_by_name(person: Person, pack: LanguagePack) -> str:
    """What a title in the role, or else the given name, tells of the pronoun."""
    words = person.role.label.casefold().split() if person.role else ()
    titled = next((pack.pronouns.titles[word] for word in words if word in pack.pronouns.titles), None)
    return titled or given_name_class(person.name.partition(" ")[0]) or _ANY


def _key(one: Referent, text: str) -> str:
    return one.person or one.span.of(text).casefold()


def _of_mention(attributed: Attributed, context: SentenceContext) -> str | None:
    """The class that the mention of an unknown speaker shows: of the pronoun, or of the noun that it is."""
    return next((one.agreement for one in context.referents if one.span == attributed.mention), None)


def _is_pronoun(attributed: Attributed, context: SentenceContext) -> bool:
    """Whether an unknown speaker's mention is a pronoun."""
    return any(one.form is MentionForm.PRONOUN and one.span == attributed.mention for one in context.referents)


def _people(context: SentenceContext) -> list[Referent]:
    """Everybody whom a sentence names and who can be meant by a pronoun: people of the cast, and strangers.

    An office right before a name, or right behind one, is that person's.
    """
    people = [
        one
        for one in context.referents
        if not one.genitive
        and (
            (one.form is MentionForm.NAME and (one.person or one.candidates))
            or (one.form is MentionForm.ROLE and one.person)
            or is_stranger(one, context)
        )
    ]
    names = [one.span for one in people if one.form is MentionForm.NAME]
    return [one for one in people if one.form is MentionForm.NAME or not _is_set_off(one.span, names, context)]


def _is_set_off(office: Span, names: Iterable[Span], context: SentenceContext) -> bool:
    """Whether nothing but a comma or a title of address is between an office and a name."""
    between = (
        context.text[min(office.end, name.end) : max(office.start, name.start)]
        for name in names
        if not office.overlaps(name)
    )
    nothing = word_set(("", *context.pack.names.honorifics))
    return any(words.strip(" ,.").casefold() in nothing for words in between)


def is_stranger(one: Referent, context: SentenceContext) -> bool:
    """Whether what the cast does not know is somebody: a full name with a given name, somebody unnamed, an office.

    One word alone is a given name and opens the sentence: other words may be anything that is written with a capital.
    """
    first, behind = context.index(one)
    if one.form is MentionForm.ROLE:
        return one.person is None and first <= _OPENS
    if one.form is not MentionForm.UNKNOWN:
        return False
    words = context.tokens[first:behind]
    if any(
        is_organization_word(word.text, context.pack) or is_thing_word(word.folded, context.pack) for word in words[1:]
    ):
        return False
    named = is_given_name(words[0].text) and words[0].folded not in context.clauses.words.determiners
    return one.agreement is not None or (named and (len(words) > 1 or first == 0))
