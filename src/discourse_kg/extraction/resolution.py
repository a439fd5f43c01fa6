"""Resolve mentions against the cast: a closed world, in order of precision, abstaining on a tie."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from discourse_kg.extraction.descriptions import is_role_part, is_role_word
from discourse_kg.extraction.names import REMEMBERED, Run, Token, bare_forms, find_runs, phrase_pattern, word_set
from discourse_kg.extraction.spelling import one_slip, same_person
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Person, Span

#: *An employee of the national cancer institute*: so many words may stand between article and name.
_LONGEST_PHRASE = 6


class MentionForm(StrEnum):
    """What a mention looks like, which is how it is resolved."""

    NAME = "name"
    PRONOUN = "pronoun"
    ROLE = "role"
    GROUP = "group"
    IMPERSONAL = "impersonal"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Referent:
    """A mention that can be a speaker: who it is, by which step, or who it could be.

    `person` is None for a group, an impersonal subject, a pronoun not yet bound and a name not decided.
    """

    span: Span
    form: MentionForm
    person: str | None = None
    how: str | None = None
    genitive: bool = False
    agreement: str | None = None
    candidates: tuple[str, ...] = ()


class Resolver:
    """Look-ups over one recap's cast. Names resolve only when exactly one person answers to them."""

    def __init__(self, persons: Iterable[Person], pack: LanguagePack, moderators: tuple[str, ...] = ()) -> None:
        self._pack = pack
        self._persons = tuple(persons)
        self._moderators = moderators
        self._full: dict[str, list[str]] = defaultdict(list)
        self._surname: dict[str, list[str]] = defaultdict(list)
        self._given: dict[str, list[str]] = defaultdict(list)
        self._alias: dict[str, list[str]] = defaultdict(list)
        for person in self._persons:
            words = person.name.replace(".", "").split()
            _add(self._full[" ".join(words).casefold()], person.name)
            for length in range(1, len(words)):
                _add(self._surname[" ".join(words[length:]).casefold()], person.name)
                _add(self._given[" ".join(words[:length]).casefold()], person.name)
            for alias in person.aliases:
                _add(self._alias[alias.casefold()], person.name)
        forms = [form for person in self._persons for form in (person.name, *person.aliases)]
        self._read = lru_cache(REMEMBERED)(self._people_named)
        self._longest_name = max((len(form.split()) for form in forms), default=1)

    def referents(self, text: str, tokens: tuple[Token, ...]) -> tuple[Referent, ...]:
        """Every mention among the tokens that can be a speaker, in the order of the text."""
        found = [*self._names(text, tokens), *self._pronouns(tokens), *self._roles(tokens)]
        if tokens:
            found += self._phrases(text, Span(tokens[0].start, tokens[-1].end))
        known = _apart([one for one in found if one.form is not MentionForm.UNKNOWN])
        taken = {position for one in known for position in range(one.span.start, one.span.end)}
        unknown = [
            self._with_article(one, tokens, taken)
            for one in found
            if one.form is MentionForm.UNKNOWN and one.span.start not in taken and not self._only_opens(one, tokens)
        ]
        return tuple(sorted((*known, *unknown), key=lambda one: one.span))

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
        """Whether a word is capitalised because it opens the sentence (*Most questions were …*), and names nobody."""
        return unknown.span == tokens[0].span and tokens[0].folded in word_set(self._pack.names.openers)

    def _with_article(self, unknown: Referent, tokens: tuple[Token, ...], taken: set[int]) -> Referent:
        """*An employee of Name*: nobody the recap names, from the article on."""
        articles, span = word_set(self._pack.subjects.articles), unknown.span
        index = bisect_left(tokens, span.start, key=lambda token: token.start)
        for token in reversed(tokens[max(index - _LONGEST_PHRASE, 0) : index]):
            if not token.text.isalpha() or token.start in taken:
                break
            if token.folded in articles:
                return replace(unknown, span=token.span.through(span))
        return unknown

    def _longest(self, tokens: tuple[Token, ...]) -> tuple[int, Referent | None]:
        """The longest known name that begins here, and how many tokens it has; else one token, and nobody."""
        for length in range(min(len(tokens), self._longest_name), 0, -1):
            part = Run(tokens[:length])
            if referent := self._name(part):
                return length, referent
        return 1, None

    def _name(self, run: Run) -> Referent | None:
        read = self._read(run.name())
        return self._decided(run.span, read[0], read[1], genitive=read[2]) if read else None

    def _people_named(self, printed: str) -> tuple[list[str], str, bool] | None:
        """Who answers to a name, by which step, and whether it is a genitive; None when nobody does."""
        words = printed.split()
        names = [" ".join([*words[:-1], last]) for last in bare_forms(words[-1], self._pack)]
        for number, name in enumerate(names):
            for how, index in self._steps():
                if people := index.get(name.casefold()):
                    return people, how, number > 0
        for number, name in enumerate(names):
            if people := self._slips(name):
                return people, "spelling", number > 0
        return None

    def _steps(self) -> tuple[tuple[str, dict[str, list[str]]], ...]:
        """What a name is looked up in, and what that way of resolving is called, the surest first."""
        return (
            ("full name", self._full),
            ("surname", self._surname),
            ("given name", self._given),
            ("spelling", self._alias),
        )

    def _slips(self, name: str) -> list[str]:
        """The people whose full name, surname or given name is one slip of the pen away."""
        if " " in name:
            return [person.name for person in self._persons if same_person(name, person.name)]
        return [
            person.name
            for person in self._persons
            if any(one_slip(name, word) for word in (person.name.split()[0], person.name.split()[-1]))
        ]

    def _decided(self, span: Span, people: list[str], how: str, *, genitive: bool) -> Referent:
        if len(people) == 1:
            return Referent(span, MentionForm.NAME, people[0], how, genitive=genitive)
        return Referent(span, MentionForm.NAME, None, None, genitive=genitive, candidates=tuple(people))

    def _pronouns(self, tokens: tuple[Token, ...]) -> Iterable[Referent]:
        for token in tokens:
            if agreement := self._pack.pronouns.personal.get(token.folded):
                yield Referent(token.span, MentionForm.PRONOUN, agreement=agreement)
            elif agreement := self._pack.pronouns.objects.get(token.folded):
                yield Referent(token.span, MentionForm.PRONOUN, agreement=agreement, genitive=True)

    def _roles(self, tokens: tuple[Token, ...]) -> Iterable[Referent]:
        """*Plogbilschefen*, *the minister*: a role in the definite form that one person of the cast has."""
        for index, token in enumerate(tokens):
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            if following and (following.capitalised or is_role_part(following.text, self._pack)):
                continue
            if holders := self._holders(tokens, index):
                single = len(holders) == 1
                yield Referent(
                    token.span,
                    MentionForm.ROLE,
                    holders[0] if single else None,
                    "role" if single else None,
                    candidates=() if single else tuple(holders),
                )

    def _holders(self, tokens: tuple[Token, ...], index: int) -> list[str]:
        if not (head := self._definite_role(tokens, index)):
            return []
        if tokens[index].folded in word_set(self._pack.cast.moderators) and self._moderators:
            return list(self._moderators)
        return [person.name for person in self._persons if person.role and self._has_head(person, head)]

    def _definite_role(self, tokens: tuple[Token, ...], index: int) -> str | None:
        word = tokens[index].folded
        for ending in self._pack.roles.definite:
            stem = word.removesuffix(ending)
            if stem != word and is_role_word(stem, self._pack):
                return stem
        if not is_role_word(word, self._pack):
            return None
        before = {token.folded for token in tokens[max(index - 2, 0) : index]}
        return word if before & word_set(self._pack.roles.determiners) else None

    def _has_head(self, person: Person, head: str) -> bool:
        label = person.role.label.casefold() if person.role else ""
        return label.endswith(head) or head in label.split()

    def _phrases(self, text: str, span: Span) -> Iterable[Referent]:
        subjects = self._pack.subjects
        for form, words in ((MentionForm.GROUP, subjects.groups), (MentionForm.IMPERSONAL, subjects.impersonal)):
            for found in phrase_pattern(words).finditer(text, span.start, span.end):
                yield Referent(Span(found.start(), found.end()), form)


def _unknown(tokens: list[Token]) -> Iterator[Referent]:
    """Neighbouring capitalised words that name nobody in the cast, as one mention."""
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
