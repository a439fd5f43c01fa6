"""Find what a statement names: people of the cast, countries, organizations, places, the recap's topics.

What counts as a country, and in which form, is for `country_mentions` to say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from discourse_kg.extraction.country_mentions import CountryFinder
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import CountryForm, Mention, MentionKind, Person, Span, Statement
from discourse_kg.noun_phrases.names import Token, phrase_pattern, tokenise
from discourse_kg.noun_phrases.organizations import find_organizations
from discourse_kg.noun_phrases.places import Gazetteer, city_names, municipal_names, words_of


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a recap is known to use: people and their organizations, topics, the event's place."""

    persons: tuple[Person, ...]
    topics: tuple[str, ...] = ()
    place: str | None = None


class MentionFinder:
    """Finds mentions in one recap, whose cast and language stay the same from statement to statement."""

    def __init__(self, text: str, known: Known, resolver: Resolver, pack: LanguagePack) -> None:
        self._text = text
        self._introduced = {person.name: person for person in known.persons}
        organizations = {person.organization for person in known.persons if person.organization != person.party}
        self._organizations = tuple(sorted(organization for organization in organizations if organization))
        towns = municipal_names(self._organizations, text, pack)
        own = {*towns, *([known.place] if known.place else [])}
        words = words_of(text)
        self._places = _cities_of(pack).pattern(words, own)
        self._countries = CountryFinder(text, words, pack)
        self._topics = tuple(known.topics)
        self._resolver = resolver
        self._pack = pack

    def find(self, statement: Statement, sentences: tuple[Span, ...]) -> tuple[Mention, ...]:
        """Every mention inside the statement, in order; none overlaps another.

        `sentences` are the recap's, in order. A person's name is never read as an organization or a country.
        """
        found: list[Mention] = []
        first = bisect_left(sentences, statement.span.start, key=lambda sentence: sentence.start)
        for sentence in sentences[
            first : bisect_right(sentences, statement.span.end, key=lambda sentence: sentence.end)
        ]:
            found += self._in_sentence(sentence, statement)
        return tuple(sorted(found, key=lambda mention: mention.span))

    def _in_sentence(self, sentence: Span, statement: Statement) -> list[Mention]:
        tokens = tokenise(self._text, sentence)
        referents = self._resolver.referents(self._text, tokens)
        people = [referent for referent in referents if referent.form is MentionForm.NAME]
        found = list(_people(people, sentence, statement))
        taken = {position for referent in people for position in _positions(referent.span)}
        own = self._own_organizations(sentence, statement)
        for mention in self._things(sentence, tokens, people):
            if taken.isdisjoint(_positions(mention.span)):
                taken.update(_positions(mention.span))
                found += [] if mention.organization in own else [mention]
        return found

    def _own_organizations(self, sentence: Span, statement: Statement) -> set[str | None]:
        """The speakers' organizations, where the sentence only affiliates them (*Name, head of X, said*)."""
        speakers = [self._introduced[name] for name in statement.speakers if name in self._introduced]
        return {person.organization for person in speakers if person.introduced == sentence and person.organization}

    def _things(self, sentence: Span, tokens: tuple[Token, ...], people: list[Referent]) -> Iterator[Mention]:
        """Mentions other than people, the surest kind first; a name inside another is not found again."""
        yield from _organizations(self._text, sentence, self._organizations)
        countries = tuple(self._countries.find(sentence, (person.span for person in people)))
        for span, code, form in countries:
            if form is not CountryForm.CAPITAL:
                yield Mention(span, sentence, MentionKind.COUNTRY, country=code, by=form)
        for span, name in find_organizations(self._text, tokens, self._pack):
            yield Mention(span, sentence, MentionKind.ORGANIZATION, organization=name)
        capitals = {span: code for span, code, form in countries if form is CountryForm.CAPITAL}
        yield from self._places_in(sentence, capitals)
        for topic in self._topics:
            for found in phrase_pattern((topic,)).finditer(self._text, sentence.start, sentence.end):
                yield Mention(Span(found.start(), found.end()), sentence, MentionKind.TOPIC, topic=topic)

    def _places_in(self, sentence: Span, capitals: dict[Span, str]) -> Iterator[Mention]:
        """Towns; a capital names its country too."""
        for found in self._places.finditer(self._text, sentence.start, sentence.end):
            span, place = Span(found.start(1), found.end(1)), " ".join(found.group(1).split())
            country = capitals.get(span)
            by = CountryForm.CAPITAL if country else None
            yield Mention(span, sentence, MentionKind.PLACE, country=country, place=place, by=by)


def _positions(span: Span) -> range:
    return range(span.start, span.end)


def _people(people: list[Referent], sentence: Span, statement: Statement) -> Iterator[Mention]:
    """Names of people, without the speaker's own and the mention that identified the speaker."""
    for referent in people:
        if referent.person in statement.speakers:
            continue
        if statement.speaker_mention is None or not referent.span.overlaps(statement.speaker_mention):
            yield Mention(referent.span, sentence, MentionKind.PERSON, person=referent.person)


def _organizations(text: str, sentence: Span, names: tuple[str, ...]) -> Iterator[Mention]:
    for found in phrase_pattern(names, cased=True).finditer(text, sentence.start, sentence.end):
        span = Span(found.start(), found.end())
        yield Mention(span, sentence, MentionKind.ORGANIZATION, organization=" ".join(found.group().split()))


@cache
def _cities_of(pack: LanguagePack) -> Gazetteer:
    return Gazetteer(city_names(pack), pack)
