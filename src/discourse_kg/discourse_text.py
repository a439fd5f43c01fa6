"""A discourse for reading: the form that `discourse-kg extract --format text` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.concept_labels import label
from discourse_kg.coverage_text import coverage_line
from discourse_kg.identifiers import source_key, statement_key
from discourse_kg.model import CountryForm, ParticipationRole, Polarity
from discourse_kg.terminal import shown
from discourse_kg.terminal_texts import terminal_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discourse_kg.model import Discourse, Mention, Panel, Person, Span, Statement, Unresolved


def to_text(discourse: Discourse, language: str) -> str:
    """Write a discourse as lines: event, panels, persons, statements in the order of the source, open questions.

    Numbers in brackets are code points in the reading text, and `discourse-kg explain` takes the key of a statement.
    `language` is the reader's; the words of the source stay in their own.
    """
    return "".join(f"{line}\n" for line in _Lines(discourse, language).all())


class _Lines:
    """Writes one discourse with the texts and labels of one language."""

    def __init__(self, discourse: Discourse, language: str) -> None:
        self._discourse, self._language, self._source = discourse, language, discourse.recap.text
        self._texts, self._concepts = terminal_texts("discourse", language), terminal_texts("concepts", language)

    def all(self) -> Iterator[str]:
        recap, discourse = self._discourse.recap, self._discourse
        yield shown(f"{recap.path} ({recap.language})")
        if discourse.coverage:
            yield coverage_line(discourse.coverage, self._language)
        yield self._event()
        for panel in discourse.panels:
            yield from self._panel(panel)
        if discourse.persons:
            yield self._texts["persons"]
            yield from (f"  {self._person(person)}" for person in discourse.persons)
        if discourse.consulted:
            yield self._texts["model"].format(model=shown(discourse.consulted.model))
        yield self._texts["statements"].format(count=len(discourse.statements))
        for statement in sorted(discourse.statements, key=lambda statement: statement.span):
            yield from self._statement(statement)
        if discourse.unresolved:
            yield self._texts["unresolved"].format(count=len(discourse.unresolved))
            yield from (f"  {self._unresolved(one)}" for one in discourse.unresolved)

    def _event(self) -> str:
        event = self._discourse.event
        described = _listed((event.name, event.date.isoformat() if event.date else None, event.place))
        return self._texts["event"].format(event=described) if described else self._texts["no_event"]

    def _panel(self, panel: Panel) -> Iterator[str]:
        yield self._texts["panel"].format(title=shown(panel.title or self._texts["untitled"]))
        for role in (ParticipationRole.MODERATOR, ParticipationRole.PANELLIST):
            if names := panel.names(role):
                yield f"  {self._concepts[role]}: {_listed(names)}"

    def _person(self, person: Person) -> str:
        described = _listed((person.role.label if person.role else None, person.organization))
        party = f" ({shown(person.party)})" if person.party else ""
        offices = "; ".join(_listed((former.role.label, former.organization)) for former in person.former)
        former = self._texts["former"].format(offices=offices) if offices else ""
        return " – ".join(filter(None, (f"{shown(person.name)}{party}", described, former)))

    def _statement(self, statement: Statement) -> Iterator[str]:
        key = statement_key(source_key(self._discourse.recap.identifier), statement.span)
        denied = f", {self._concepts[statement.polarity]}" if statement.polarity is Polarity.DENIED else ""
        kind = f"{self._concepts[statement.kind]}{denied}"
        yield f"  {key} {_place(statement.span)} {kind} {self._speaker(statement)}"
        yield f"    {self._found_by(statement)}"
        if statement.candidates:
            yield f"    {self._texts['candidates'].format(names=_listed(statement.candidates))}"
        if statement.mentions:
            names = _listed(
                f"{mention.span.of(self._source)} ({self._named(mention)})" for mention in statement.mentions
            )
            yield f"    {self._texts['mentions'].format(names=names)}"
        yield f"    {self._words(statement.span)}"

    def _named(self, mention: Mention) -> str:
        """What a mention names: a country by its code and, unless that is the name, by the form; else a kind."""
        named = mention.country or self._concepts[mention.kind]
        return f"{named}, {self._concepts[mention.by]}" if mention.by not in {None, CountryForm.NAME} else named

    def _speaker(self, statement: Statement) -> str:
        speaker = _listed(statement.speakers) or shown(statement.group or self._texts["unknown"])
        return self._texts["proposed" if statement.proposed_by else "by"].format(speaker=speaker)

    def _found_by(self, statement: Statement) -> str:
        texts, model, antecedent = self._texts, statement.proposed_by, statement.antecedent
        rule = texts["found_by"].format(rule=label(statement.rule, self._language))
        by_model = texts["by_model"].format(model=model) if model else None
        resolved = label(statement.resolution, self._language) if statement.resolution else None
        named = statement.speaker_mention
        return "".join(
            (
                _listed((rule, self._concepts[statement.tier], by_model, resolved)),
                texts["named"].format(words=self._words(named)) if named else "",
                texts["antecedent"].format(words=self._words(antecedent)) if antecedent else "",
            )
        )

    def _unresolved(self, one: Unresolved) -> str:
        between = self._texts["between"].format(names=_listed(one.candidates)) if one.candidates else ""
        quoted = self._texts["unresolved_words"].format(words=self._words(one.span))
        return f"{quoted} {_place(one.span)}: {label(one.reason, self._language)}{between}"

    def _words(self, span: Span) -> str:
        return shown(span.of(self._source))


def _place(span: Span) -> str:
    return f"[{span.start}–{span.end}]"


def _listed(words: Iterable[str | None]) -> str:
    return ", ".join(shown(word) for word in words if word)
