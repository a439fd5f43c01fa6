"""Small invented texts and readings of them, for the tests of the text wing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from discourse_kg.extraction.pipeline import extract
from discourse_kg.languages.supported import load_language
from discourse_kg.model import Discourse, Recap, Span
from discourse_kg.readers.front_matter import read_front_matter
from discourse_kg.readers.intake import read as read_source
from discourse_kg.readers.intake import read_bytes
from discourse_kg.readers.port import recap_of
from support.folders import ROOT, TEST_DATA

#: Whole recaps: those that come with the program, and the invented ones.
RECAPS = [*sorted((ROOT / "data/recaps").glob("*.md")), *sorted((TEST_DATA / "recaps").glob("??-*.md"))]

#: An invented cast, so that a sentence can be read alone.
ROSTERS = {
    "sv": "I panelen satt Nima Forsrud (stadsbotaniker, Björkviks kommun) och Tova Ekmark (jurist, Löfrådet).\n\n",
    "en": "On the panel were Nima Forsrud (gardener, Birch Bay Council) and Tova Ekmark (lawyer, Leaf Board).\n\n",
}


def recap_from_bytes(content: bytes, path: str, *, language: str | None = None) -> Recap:
    return recap_of(read_bytes(content, path, language=language))


def recap(text: str, language: str = "sv") -> Recap:
    return recap_from_bytes(text.encode(), "invented.txt", language=language)


def read(text: str, language: str = "sv") -> Discourse:
    return extract(recap(text, language))


def read_among_cast(text: str, language: str = "sv") -> Discourse:
    """Read a text behind the invented cast's roster."""
    return read(ROSTERS[language] + text, language)


def said(discourse: Discourse) -> list[tuple[str, str, str]]:
    """Speakers (or the group), kind and exact words of every statement."""
    return [
        (", ".join(one.speakers) or one.group or "?", one.kind.value, one.span.of(discourse.recap.text))
        for one in discourse.statements
    ]


class Recapped(NamedTuple):
    """A recap's file in two: front matter, and the body that a test changes."""

    head: str
    body: str
    language: str

    @classmethod
    def of(cls, path: Path) -> Recapped:
        recap = recap_of(read_source(str(path)))
        text = path.read_text("utf-8")
        body = read_front_matter(text, str(path)).body
        return cls(text[: body.start], body.of(text), recap.language)

    def read(self, body: str | None = None) -> Discourse:
        """Read the recap, with another body if one is given."""
        text = self.head + (self.body if body is None else body)
        return extract(recap_from_bytes(text.encode(), "dressed.md", language=self.language))


def roster_and_statement(language: str) -> tuple[str, str]:
    """The first example of a pack in two: a roster of two invented people, and what one of them says."""
    roster, end, statement = load_language(language).examples[0].text.partition("). ")
    return roster + end.rstrip(), statement


def aside(language: str) -> str:
    """A sentence about nobody: the last of a pack's first example that gives no statement and names nobody there."""
    for example in load_language(language).examples:
        sentence = example.text.partition("). ")[2]
        people = {word for person in read(example.text, language).persons for word in person.name.split()}
        if sentence and not example.statements and people.isdisjoint(sentence.rstrip(".").split()):
            return sentence
    raise LookupError(language)


def told(value: object, text: str, alike: Callable[[str], str] = str) -> object:
    """All that a value tells, with words for offsets; every string goes through `alike` first."""
    if isinstance(value, Span):
        return alike(value.of(text))
    if isinstance(value, Recap):
        return (value.title and alike(value.title), value.published)
    if is_dataclass(value):
        return {field.name: told(getattr(value, field.name), text, alike) for field in fields(value)}
    if isinstance(value, tuple):
        return [told(one, text, alike) for one in value]
    return alike(value) if isinstance(value, str) else value


def tale(discourse: Discourse, alike: Callable[[str], str] = str) -> object:
    """All that a discourse tells, made comparable: words for offsets, every string through `alike`.

    How much of the text was read is no part of that, nor how sure it is: a name that nobody has is less sure to be one.
    """
    persons = tuple(replace(person, confidence=None) for person in discourse.persons)
    statements = tuple(replace(statement, confidence=None) for statement in discourse.statements)
    plain = replace(discourse, coverage=None, persons=persons, statements=statements)
    return told(plain, discourse.recap.text, alike)


def assert_whole(discourse: Discourse) -> None:
    """Everything lies where it must: spans in the text, mentions in statements, names in the cast."""
    text, names = discourse.recap.text, {person.name for person in discourse.persons}
    for statement in discourse.statements:
        assert statement.span.of(text) == statement.span.of(text).strip() != ""
        assert statement.span.end <= len(text)
        assert {*statement.speakers, *statement.candidates} <= names
        assert statement.panel is None or statement.panel < len(discourse.panels)
        for mention in statement.mentions:
            assert statement.span.covers(mention.sentence)
            assert mention.sentence.covers(mention.span)
        for other in (statement.speaker_mention, statement.antecedent, statement.answers):
            assert other is None or other.end <= len(text)
    ordered = [statement.span for statement in discourse.statements]
    assert ordered == sorted(ordered)
    assert all(one.end <= other.start for one, other in pairwise(ordered))
    for panel in discourse.panels:
        assert {part.person for part in panel.participations} <= names
    assert all(one.span.end <= len(text) for one in discourse.unresolved)
