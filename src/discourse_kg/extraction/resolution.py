"""Resolve mentions against the cast: a closed world, in order of precision, abstaining on a tie."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.unnamed_people import is_described, is_first_part, is_office_of, unnamed_person
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Person, Span
from discourse_kg.notations import Resolution
from discourse_kg.noun_phrases.descriptions import definite_role, is_role_part, is_role_word
from discourse_kg.noun_phrases.meeting_offices import bare_office, unshortened
from discourse_kg.noun_phrases.names import (
    REMEMBERED,
    SENTENCES,
    Run,
    Token,
    bare_forms,
    find_runs,
    is_numeral,
    is_remembered,
    phrase_pattern,
    word_set,
)
from discourse_kg.noun_phrases.spelling import Spellings, name_traces, one_slip, same_person, word_traces

#: The words before a role in which a deputy's are looked for.
_MODIFIERS = 2

#: The most words between article and name: *An employee of the national cancer institute*.
_LONGEST_PHRASE = 6


class Resolver:
    """Looks names up in one recap's cast. A name resolves only when exactly one person answers to it."""

    def __init__(
        self,
        persons: Iterable[Person],
        pack: LanguagePack,
        moderators: tuple[str, ...] = (),
        offices: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """`offices` are all that the text calls each person, by their names."""
        self._pack = pack
        self._offices = offices or {}
        self._persons = self.persons = tuple(persons)
        self._moderators = moderators
        self._full: dict[str, list[str]] = defaultdict(list)
        self._surname: dict[str, list[str]] = defaultdict(list)
        self._given: dict[str, list[str]] = defaultdict(list)
        self._alias: dict[str, list[str]] = defaultdict(list)
        self._words, self._names_alike = Spellings(word_traces, one_slip), Spellings(name_traces, same_person)
        for number, person in enumerate(self._persons):
            self._names_alike.add(person.name, number)
            printed = person.name.split()
            for word in (*printed[:1], *printed[-1:]):
                self._words.add(word, number)
            words = person.name.replace(".", "").split()
            _add(self._full[" ".join(words).casefold()], person.name)
            for length in range(1, len(words)):
                _add(self._surname[" ".join(words[length:]).casefold()], person.name)
                _add(self._given[" ".join(words[:length]).casefold()], person.name)
            if is_numeral(words[-1]):
                for length in range(1, len(words) - 1):
                    _add(self._surname[" ".join(words[length:-1]).casefold()], person.name)
            # *Brown* may be all that is said of *Bender-Brown* the second time.
            if len(words) > 1 and words[-1].count("-") == 1:
                _add(self._surname[words[-1].partition("-")[2].casefold()], person.name)
            for alias in person.aliases:
                _add(self._alias[alias.casefold()], person.name)
        forms = [form for person in self._persons for form in (person.name, *person.aliases)]
        self._found_again = lru_cache(SENTENCES)(self._found)
        self._read = lru_cache(REMEMBERED)(self._people_named)
        self._with_role = lru_cache(REMEMBERED)(self._people_with_role)
        objects, personal = pack.pronouns.objects.items(), pack.pronouns.personal.items()
        self._pronoun_forms = {word: (agreement, True) for word, agreement in objects if agreement}
        self._pronoun_forms |= {word: (agreement, False) for word, agreement in personal if agreement}
        self._others: dict[LanguagePack, Resolver] = {}
        self._longest_name = max((len(form.split()) for form in forms), default=1)

    def speaking(self, pack: LanguagePack) -> Resolver:
        """What looks the same people up in a text of that pack's language."""
        if pack is self._pack:
            return self
        if pack not in self._others:
            self._others[pack] = Resolver(self._persons, pack, self._moderators, self._offices)
        return self._others[pack]

    def referents(self, text: str, tokens: tuple[Token, ...]) -> tuple[Referent, ...]:
        """Every mention among the tokens that can be a speaker, in the order of the text."""
        return self._found_again(text, tokens) if is_remembered(tokens) else self._found(text, tokens)

    def _found(self, text: str, tokens: tuple[Token, ...]) -> tuple[Referent, ...]:
        found = [*self._names(text, tokens), *self._pronouns(tokens), *self._roles(tokens)]
        if tokens:
            found += _unnamed(tokens, self._pack)
            found += self._phrases(text, Span(tokens[0].start, tokens[-1].end))
        known = _apart([one for one in found if one.form is not MentionForm.UNKNOWN])
        taken = {position for one in known for position in range(one.span.start, one.span.end)}
        unknown = [
            self._with_article(self._behind_opener(one, tokens), tokens, taken)
            for one in found
            if one.form is MentionForm.UNKNOWN and one.span.start not in taken and not self._only_opens(one, tokens)
        ]
        return tuple(sorted((*known, *unknown), key=lambda one: (one.span.start, one.span.end)))

    def _names(self, text: str, tokens: tuple[Token, ...]) -> Iterable[Referent]:
        for run in find_runs(text, tokens, self._pack):
            start = 0
            strangers: list[Token] = []
            while start < len(run.tokens):
                length, referent = self._longest(run.tokens[start : start + self._longest_name])
                if referent is None:
                    strangers.append(run.tokens[start])
                else:
                    yield from _unknown(strangers)
                    yield referent
                    strangers = []
                start += length
            yield from _unknown(strangers)

    def _only_opens(self, unknown: Referent, tokens: tuple[Token, ...]) -> bool:
        """Whether a word is capitalised because it opens the sentence (*Most questions were …*), and names no one."""
        return unknown.span == tokens[0].span and tokens[0].folded in word_set(self._pack.names.openers)

    def _behind_opener(self, unknown: Referent, tokens: tuple[Token, ...]) -> Referent:
        """*To Name*, *At Place*: a mention without the preposition that opens its sentence; *Per* is a given name."""
        first = tokens[0]
        if unknown.span.start != first.start or unknown.span == first.span or is_given_name(first.text):
            return unknown
        if first.folded not in word_set(self._pack.clauses.prepositions):
            return unknown
        return replace(unknown, span=Span(tokens[1].start, unknown.span.end))

    def _with_article(self, unknown: Referent, tokens: tuple[Token, ...], taken: set[int]) -> Referent:
        """*An employee of Name*: no one whom the recap names, from the article on."""
        articles, span = word_set(self._pack.subjects.articles), unknown.span
        index = bisect_left(tokens, span.start, key=lambda token: token.start)
        for token in reversed(tokens[max(index - _LONGEST_PHRASE, 0) : index]):
            if not token.text.isalpha() or token.start in taken:
                break
            if token.folded in articles:
                return replace(unknown, span=token.span.through(span))
        return unknown

    def _longest(self, tokens: tuple[Token, ...]) -> tuple[int, Referent | None]:
        """The longest known name that begins here, and how many tokens it has; else one token and no one."""
        for length in range(min(len(tokens), self._longest_name), 0, -1):
            if read := self._read(" ".join(token.text for token in tokens[:length])):
                people, how, genitive = read
                return length, self._decided(Run(tokens[:length]).span, people, how, genitive=genitive)
        return 1, None

    def _people_named(self, printed: str) -> tuple[list[str], Resolution, bool] | None:
        """Who answers to a name, by which step, and whether it is a genitive; None when no one does."""
        words = printed.split()
        names = [" ".join([*words[:-1], last]) for last in bare_forms(words[-1], self._pack)]
        for number, name in enumerate(names):
            for how, index in self._steps():
                if people := index.get(name.casefold()):
                    return people, how, number > 0
        for number, name in enumerate(names):
            if people := self._slips(name):
                return people, Resolution.SPELLING, number > 0
        return None

    def _steps(self) -> tuple[tuple[Resolution, dict[str, list[str]]], ...]:
        """The indexes that a name is looked up in, with the notation of that resolution, the surest first."""
        return (
            (Resolution.FULL_NAME, self._full),
            (Resolution.SURNAME, self._surname),
            (Resolution.GIVEN_NAME, self._given),
            (Resolution.SPELLING, self._alias),
        )

    def _slips(self, name: str) -> list[str]:
        """The people whose full name, surname or given name is one slip of the pen away."""
        alike = self._names_alike if " " in name else self._words
        return [self._persons[number].name for number in alike.find(name)]

    def _decided(self, span: Span, people: list[str], how: Resolution, *, genitive: bool) -> Referent:
        if len(people) == 1:
            return Referent(span, MentionForm.NAME, people[0], how, genitive=genitive)
        return Referent(span, MentionForm.NAME, None, None, genitive=genitive, candidates=tuple(people))

    def _pronouns(self, tokens: tuple[Token, ...]) -> Iterable[Referent]:
        for token in tokens:
            if form := self._pronoun_forms.get(token.folded):
                agreement, genitive = form
                yield Referent(token.span, MentionForm.PRONOUN, agreement=agreement, genitive=genitive)

    def _roles(self, tokens: tuple[Token, ...]) -> Iterable[Referent]:
        """*Plogbilschefen*, *the minister*: a role in the definite form that one person of the cast has."""
        bodies = word_set(self._pack.agents.bodies)
        for index, token in enumerate(tokens):
            if (role := self._definite_role(tokens, index)) is None or token.folded in bodies:
                continue
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            if following and (following.capitalised or is_role_part(following.text, self._pack)):
                continue
            holders = self._holders(tokens, index, role)
            if holders or not is_described(tokens, index, self._pack):
                single = len(holders) == 1
                yield Referent(
                    token.span,
                    MentionForm.ROLE,
                    holders[0] if single else None,
                    Resolution.ROLE if single else None,
                    candidates=() if single else holders,
                )

    def _definite_role(self, tokens: tuple[Token, ...], index: int) -> str | None:
        word = tokens[index].folded
        if role := definite_role(word, self._pack):
            return role
        opens = index == 0 and tokens[0].capitalised and len(tokens) > 1 and tokens[1].text.isalpha()
        if opens and (office := bare_office(word, self._pack)):
            return office
        if not is_role_word(word, self._pack):
            return None
        before = {token.folded for token in tokens[max(index - 2, 0) : index]}
        return word if before & word_set(self._pack.roles.determiners) else None

    def _holders(self, tokens: tuple[Token, ...], index: int, role: str) -> tuple[str, ...]:
        """Who has the office; a deputy has another one than whom the deputy stands in for."""
        if self._moderators and tokens[index].folded in word_set(self._pack.cast.moderators):
            return self._moderators
        deputies = word_set(self._pack.roles.deputies)
        before = [token.folded for token in tokens[max(index - _MODIFIERS, 0) : index]]
        deputy = " ".join(word for word in before if word in deputies)
        return self._with_role(role, deputy) or self._with_compound(role, deputy)

    def _with_compound(self, role: str, deputy: str) -> tuple[str, ...]:
        """*Plogbilschefen* of a plough company's chief: the compound of what somebody is and whose."""
        return tuple(
            person.name
            for person in self._persons
            if person.role
            and person.organization
            and role.endswith(word := person.role.label.casefold().split()[-1])
            and is_first_part(role.removesuffix(word), person.organization)
            and not deputy
        )

    def _people_with_role(self, role: str, deputy: str) -> tuple[str, ...]:
        """Who is so called first, else who has this office beside another (*member*, and elected *chair*)."""
        first = tuple(
            person.name
            for person in self._persons
            if person.role and is_office_of(role, deputy, unshortened(person.role.label, self._pack), self._pack)
        )
        return first or tuple(
            name
            for name, labels in self._offices.items()
            if any(is_office_of(role, deputy, unshortened(label, self._pack), self._pack) for label in labels)
        )

    def _phrases(self, text: str, span: Span) -> Iterable[Referent]:
        subjects = self._pack.subjects
        for form, words in ((MentionForm.GROUP, subjects.groups), (MentionForm.IMPERSONAL, subjects.impersonal)):
            for found in phrase_pattern(words).finditer(text, span.start, span.end):
                yield Referent(Span(found.start(), found.end()), form)


def _unnamed(tokens: tuple[Token, ...], pack: LanguagePack) -> Iterator[Referent]:
    if found := unnamed_person(tokens, pack):
        span, agreement = found
        yield Referent(span, MentionForm.UNKNOWN, agreement=agreement)


def _unknown(tokens: list[Token]) -> Iterator[Referent]:
    """Adjacent capitalised words that name no one in the cast, as one mention."""
    if tokens:
        yield Referent(Span(tokens[0].start, tokens[-1].end), MentionForm.UNKNOWN)


def _apart(referents: list[Referent]) -> list[Referent]:
    """The referents without those that overlap one that begins earlier or is longer."""
    kept: list[Referent] = []
    for one in sorted(referents, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or kept[-1].span.end <= one.span.start:
            kept.append(one)
    return kept


def _add(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)
