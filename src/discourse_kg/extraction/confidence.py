"""How sure what was read is: gathers the evidence for each statement, person, role and organization.

A piece of evidence is a name and what was found, such as `resolution=full-name`; `discourse_kg.confidence` knows what
each weighs. Evidence counts whole texts and words of lists, so that none of it depends on a single wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from discourse_kg.confidence import FactKind, estimated
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.languages.supported import load_language
from discourse_kg.model import Discourse, Person, Statement, Tier
from discourse_kg.noun_phrases.descriptions import is_organization_word, is_party, is_title
from discourse_kg.noun_phrases.meeting_offices import office_words
from discourse_kg.noun_phrases.office_words import is_office_noun
from discourse_kg.person_confidence import PersonConfidence

#: From so many words on, names and labels count as equally long.
_MANY = 4
#: A speaker who was named so many characters before may be forgotten by now.
_FAR = 400


def with_confidence(discourse: Discourse) -> Discourse:
    """The discourse with the confidence of each of its statements and persons."""
    evidence = Evidence(discourse, load_language(discourse.recap.language))
    statements = tuple(
        replace(statement, confidence=estimated(FactKind.STATEMENT, evidence.of_statement(statement)))
        for statement in discourse.statements
    )
    persons = tuple(replace(person, confidence=evidence.confidence(person)) for person in discourse.persons)
    return replace(discourse, statements=statements, persons=persons)


class Evidence:
    """The evidence that one discourse holds."""

    def __init__(self, discourse: Discourse, pack: LanguagePack) -> None:
        self._text, self._pack, self._author = discourse.recap.text, pack, discourse.author
        self._persons = {person.name: person for person in discourse.persons}
        self._tiers: dict[str, Tier] = {}
        for statement in discourse.statements:
            for name in statement.speakers:
                best = min(self._tiers.get(name, statement.tier), statement.tier, key=tuple(Tier).index)
                self._tiers[name] = best
        self._parts = {part.person: part.role for panel in discourse.panels for part in panel.participations}
        self._organizations = Counter(person.organization for person in discourse.persons)

    def confidence(self, person: Person) -> PersonConfidence:
        """How sure it is that somebody is a person, and what they are and where."""
        role = estimated(FactKind.ROLE, self.of_role(person)) if person.role else None
        organization = estimated(FactKind.ORGANIZATION, self.of_organization(person)) if person.organization else None
        return PersonConfidence(estimated(FactKind.PERSON, self.of_person(person)), role, organization)

    def of_statement(self, statement: Statement) -> Iterator[str]:
        """What speaks for and against a statement being its speakers'."""
        yield f"rule={statement.rule}"
        yield f"tier={statement.tier}"
        yield f"kind={statement.kind}"
        yield f"resolution={statement.resolution or 'none'}"
        yield f"candidates={'several' if len(statement.candidates) > 1 else 'one'}"
        yield f"speakers={'several' if len(statement.speakers) > 1 else 'one'}"
        if statement.antecedent is not None:
            yield f"antecedent={'far' if statement.span.start - statement.antecedent.end > _FAR else 'near'}"
        speakers = [self._persons[name] for name in statement.speakers if name in self._persons]
        yield f"speaker={'introduced' if all(one.role or one.organization for one in speakers) else 'bare'}"

    def of_person(self, person: Person) -> Iterator[str]:
        """What speaks for and against a name being a person's."""
        yield f"speaks={self._tiers.get(person.name, 'never')}"
        yield f"part={self._parts.get(person.name, 'none')}"
        yield f"words={_length(person.name)}"
        yield f"given-name={'known' if is_given_name(person.name.split()[0]) else 'unknown'}"
        yield f"role={self._word_of(person)}"
        yield f"organization={'told' if person.organization else 'none'}"
        yield f"surname={'again' if self._text.count(person.name.split()[-1]) > 1 else 'once'}"
        if person.party:
            yield "party=told"
        if person.name == self._author:
            yield "author=yes"

    def of_role(self, person: Person) -> Iterator[str]:
        """What speaks for and against a role being the person's, and whole."""
        label = person.role.label if person.role else ""
        joints = {*self._pack.roles.prepositions, *self._pack.roles.weak_prepositions}
        yield f"word={self._word_of(person)}"
        yield f"words={_length(label)}"
        yield f"beside={'organization' if person.organization else 'party' if person.party else 'nothing'}"
        yield f"joint={'yes' if joints.intersection(label.split()) else 'no'}"
        yield f"initial={_initial(label)}"
        yield f"speaks={self._tiers.get(person.name, 'never')}"

    def of_organization(self, person: Person) -> Iterator[str]:
        """What speaks for and against an organization being the person's, and whole."""
        label = person.organization or ""
        known = any(is_organization_word(word, self._pack) for word in label.split())
        yield f"word={'party' if is_party(label, self._pack) else 'known' if known else 'unknown'}"
        yield f"words={_length(label)}"
        yield f"initial={_initial(label)}"
        yield f"role={self._word_of(person)}"
        yield f"shared={'yes' if self._organizations[person.organization] > 1 else 'no'}"
        yield f"printed={'again' if self._text.count(label) > 1 else 'once'}"

    def _word_of(self, person: Person) -> str:
        if person.role is None:
            return "none"
        if person.role.kind is not None:
            return "office"
        return "known" if any(map(self._is_known, person.role.label.split())) else "unknown"

    def _is_known(self, word: str) -> bool:
        return is_title(word, self._pack) or is_office_noun(word, self._pack) or word in office_words(self._pack)


def _length(label: str) -> str:
    words = len(label.split())
    return "many" if words >= _MANY else str(words)


def _initial(label: str) -> str:
    if label.isupper():
        return "abbreviation"
    return "capital" if label[:1].isupper() else "small"
