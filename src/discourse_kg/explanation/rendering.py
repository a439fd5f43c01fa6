"""An explanation for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discourse_kg.spans import Span
from discourse_kg.terminal import shown
from discourse_kg.terminal_texts import terminal_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.explanation.reasons import ExplainedAttribution, ExplainedSpeaker, Explanation, Named

#: The column of the values, but behind a name of a field that is longer.
_COLUMN: Final = 12


def explanation_text(explanation: Explanation, language: str) -> str:
    """Write an explanation as lines in a language, the triples last."""
    return _Explained(language).text(explanation)


class _Explained:
    """Writes explanations with the texts of one language."""

    def __init__(self, language: str) -> None:
        self._texts = terminal_texts("explanation", language)
        self._fields = terminal_texts("explanation.fields", language)

    def text(self, explanation: Explanation) -> str:
        place = explanation.place
        words = f"…{shown(place.prefix)} [{shown(place.quote)}] {shown(place.suffix)}…"
        facts = "".join(f"  {f'{name}: ':<{_COLUMN}}{value}\n" for name, value in self._facts(explanation))
        triples = f"{self._texts['asserted_heading']}\n{explanation.asserted}"
        if explanation.inferred:
            triples += f"\n{self._texts['inferred_heading']}\n{explanation.inferred}"
        return f"{explanation.iri}\n\n  {words}\n\n{facts}\n{triples}"

    def _facts(self, explanation: Explanation) -> Iterator[tuple[str, str]]:
        fields = self._fields
        yield fields["source"], self._source(explanation)
        yield fields["made_in"], shown(explanation.made_in)
        yield fields["kind"], ", ".join(filter(None, (explanation.kind, explanation.denied)))
        speakers = "; ".join(map(_speaker, explanation.speakers))
        yield fields["speaker"], speakers or shown(explanation.group or self._texts["unknown"])
        if former := [_formerly(speaker) for speaker in explanation.speakers if speaker.former]:
            yield fields["formerly"], "; ".join(former)
        yield from self._attribution(explanation.attribution)
        if explanation.answers:
            key, question = explanation.answers
            yield fields["answers"], f"{key} {shown(question)}"
        if explanation.mentions:
            yield fields["mentions"], "; ".join(map(self._named, explanation.mentions))
        for label, values in explanation.details:
            yield shown(label), "; ".join(map(shown, values))
        yield fields["run"], shown(explanation.run)

    def _source(self, explanation: Explanation) -> str:
        place = explanation.place
        where = self._texts["characters"].format(file=shown(place.file), start=place.start, end=place.end)
        if place.original and place.original != Span(place.start, place.end):
            where += ", " + self._texts["in_file"].format(start=place.original.start, end=place.original.end)
        if place.page:
            where += ", " + self._texts["on_page"].format(page=place.page)
        if place.heard:
            where += ", " + self._texts["heard"].format(fragment=shown(place.heard))
        return where

    def _attribution(self, attribution: ExplainedAttribution) -> Iterator[tuple[str, str]]:
        if attribution.proposed:
            person, model = map(shown, attribution.proposed)
            yield self._fields["proposed"], self._texts["proposal"].format(person=person, model=model)
        yield self._fields["found_by"], self._found_by(attribution)
        if attribution.candidates:
            yield self._fields["candidates"], "; ".join(map(shown, attribution.candidates))

    def _found_by(self, attribution: ExplainedAttribution) -> str:
        text = f"{shown(attribution.rule)}, {attribution.tier}"
        if attribution.named:
            text += self._texts["named"].format(words=shown(attribution.named))
        if attribution.resolution:
            text += self._texts["resolved"].format(resolution=shown(attribution.resolution))
        if attribution.antecedent:
            words, start = attribution.antecedent
            text += self._texts["antecedent"].format(words=shown(words), start=start)
        return text

    def _named(self, named: Named) -> str:
        decided = f": {shown(named.referent)}" if named.referent else f", {self._texts['undecided']}"
        country = f", {shown(named.country)}" if named.country else ""
        form = f", {shown(named.form)}" if named.form else ""
        return f"{shown(named.surface)} ({named.kind}{decided}{country}{form})"


def _speaker(speaker: ExplainedSpeaker) -> str:
    words = (speaker.name, speaker.role, speaker.organization, speaker.party)
    return ", ".join(shown(word) for word in words if word)


def _formerly(speaker: ExplainedSpeaker) -> str:
    return f"{shown(speaker.name)} ({'; '.join(map(shown, speaker.former))})"
