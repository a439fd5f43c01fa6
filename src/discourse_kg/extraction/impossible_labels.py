"""Drop what cannot be: labels that no reading can mean, and people who are bodies or somebody else in the genitive.

What the reading of a cast lets through is looked at once more, as a whole: a label with half a pair of brackets, with a
clause's verb or with somebody else's name in it, one that the text does not print, a body that another person belongs
to. All of it is listed as unresolved, with its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from discourse_kg.extraction.clauses import clause_words
from discourse_kg.extraction.introduced_people import Cast, Introduction
from discourse_kg.languages.finite_verbs import finite_verbs
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Person, Span, Unresolved
from discourse_kg.notations import UnresolvedReason
from discourse_kg.noun_phrases.descriptions import is_organization_word
from discourse_kg.noun_phrases.names import tokenise, without_genitive, word_set
from discourse_kg.noun_phrases.office_words import is_office_noun
from discourse_kg.spans import first_place

_PAIRS: Final = (("(", ")"), ("[", "]"))
#: Marks of quotation, of which a label has none or two of a kind or of a pair: so many in all.
_QUOTES: Final = frozenset('“”„"«»')
#: A role or an organization has at most so many words.
_WORDS: Final = 16


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was dropped from a cast: the words as they were read, and of whom where it was a label."""

    label: str
    person: Person


def without_impossible(cast: Cast, text: str, pack: LanguagePack) -> tuple[Cast, tuple[Unresolved, ...]]:
    """The cast without what cannot be, and where the text has what was dropped."""
    kept, gone = _without_bodies(cast.persons, pack)
    names = frozenset(person.name for person in kept)
    printed = " ".join(text.split()).casefold()
    persons: list[Person] = []
    dropped = [Dropped(person.name, person) for person in gone]
    for person in kept:
        others = names - {person.name}
        faults = tuple(_impossible(person, others, printed, pack))
        dropped += (Dropped(label, person) for label in faults)
        persons.append(_without_labels(person, faults))
    listed = tuple(_listed(dropped, text))
    meant = {one.name: name for one in gone if (name := _unglued(one.name, names, pack)) is not None}
    cast = replace(cast, introductions=tuple(_meaning(one, meant) for one in cast.introductions))
    return _with_persons(cast, tuple(persons), frozenset(person.name for person in gone)), listed


def _unglued(name: str, names: Iterable[str], pack: LanguagePack) -> str | None:
    """The name of the text with which another one begins that is longer by a role, without a space between."""
    if not _ends_in_role(name, pack):
        return None
    return next((one for one in names if name.startswith(one) and name.count(" ") == one.count(" ")), None)


def _meaning(one: Introduction, meant: Mapping[str, str]) -> Introduction:
    return replace(one, name=meant[one.name]) if one.name in meant else one


def _with_persons(cast: Cast, persons: tuple[Person, ...], gone: frozenset[str]) -> Cast:
    if not gone:
        return replace(cast, persons=persons)
    return replace(
        cast,
        persons=persons,
        moderators=tuple(one for one in cast.moderators if one.name not in gone),
        introductions=tuple(one for one in cast.introductions if cast.canonical(one.name) not in gone),
    )


def _without_bodies(persons: tuple[Person, ...], pack: LanguagePack) -> tuple[list[Person], list[Person]]:
    """Those who can be people; and those who are another's organization, or another's name in the genitive."""
    bodies = {person.organization.casefold() for person in persons if person.organization}
    names = {person.name.casefold() for person in persons}
    kept: list[Person] = []
    gone: list[Person] = []
    for person in persons:
        body = person.name.casefold() in bodies and is_organization_word(person.name.split()[-1], pack)
        impossible = body or _is_genitive_of(person.name, names, pack) or _ends_in_role(person.name, pack)
        (gone if impossible else kept).append(person)
    return kept, gone


def _ends_in_role(name: str, pack: LanguagePack) -> bool:
    """*Erik Holmlundit-strateg*: a role that no space parts from the name before it."""
    _, hyphen, last = name.rpartition("-")
    return bool(hyphen) and last[:1].islower() and is_office_noun(last, pack)


def _is_genitive_of(name: str, names: Iterable[str], pack: LanguagePack) -> bool:
    """*Erik Holmlunds*, where there is an *Erik Holmlund*; so *Gunnars Ekdahl*, with the ending where none belongs."""
    words = name.split()
    bare = ((at, without_genitive(words[at], pack)) for at in (0, -1))
    nominative = (" ".join(one if word is words[at] else word for word in words) for at, one in bare if one)
    return len(words) > 1 and any(one.casefold() in names for one in nominative)


def _impossible(person: Person, others: frozenset[str], printed: str, pack: LanguagePack) -> Iterator[str]:
    """Those of a person's labels that cannot be."""
    role, organization = person.role.label if person.role else None, person.organization
    if role and _is_impossible(role, others, printed, pack):
        yield role
    if organization and organization != person.party and _is_impossible(organization, others, printed, pack):
        yield organization


def _is_impossible(label: str, others: frozenset[str], printed: str, pack: LanguagePack) -> bool:
    return (
        any(label.count(opening) != label.count(closing) for opening, closing in _PAIRS)
        or sum(character in _QUOTES for character in label) % 2 == 1
        or len(label.split()) > _WORDS
        or any(name in label for name in others)
        or _has_clause(label, pack)
        or _is_longer_than_printed(label, printed)
    )


def _has_clause(label: str, pack: LanguagePack) -> bool:
    """Whether a finite verb is among the small words of a label.

    Neither a small word of a name is one (*Vale do Lima*), nor what a preposition or a determiner makes a noun
    (*minister for towns*).
    """
    words = clause_words(pack)
    finite, copulas = finite_verbs(pack.tag).finite, word_set(pack.roles.copulas)
    nominal = words.prepositions | words.determiners | words.conjunctions
    tokens = tokenise(label, Span(0, len(label)))
    for number, token in enumerate(tokens):
        before, behind = tokens[max(number - 1, 0)], tokens[min(number + 1, len(tokens) - 1)]
        inside = 0 < number < len(tokens) - 1 and before.capitalised and behind.capitalised
        opens = number == 0 and len(tokens) > 1
        verb = token.folded in finite or token.folded in copulas
        if verb and not (token.capitalised or inside or opens or before.folded in nominal):
            return True
    return False


def _is_longer_than_printed(label: str, printed: str) -> bool:
    """Whether the text has the label's words nowhere together; its ending may be another case's."""
    words = " ".join(label.split()).casefold()
    if words in printed:
        return False
    first = words.rpartition(" ")[0]
    return bool(first) and first not in printed


def _without_labels(person: Person, faults: tuple[str, ...]) -> Person:
    if person.role and person.role.label in faults:
        person = replace(person, role=None)
    return replace(person, organization=None) if person.organization in faults else person


def _listed(dropped: Iterable[Dropped], text: str) -> Iterator[Unresolved]:
    """Where the text first has each label, in the sentence that introduces its person or anywhere."""
    found = ((first_place(one.label, text, one.person.introduced), one) for one in dropped)
    places = {place: one for place, one in found if place is not None}
    for place, one in sorted(places.items(), key=lambda item: item[0]):
        name = () if one.label == one.person.name else (one.person.name,)
        yield Unresolved(place, UnresolvedReason.IMPOSSIBLE_LABEL, name)
