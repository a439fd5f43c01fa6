"""An explanation for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.explanation.reasons import ExplainedAttribution, ExplainedSpeaker, Explanation, Named


def explanation_text(explanation: Explanation) -> str:
    """Write an explanation as lines, the triples last."""
    place = explanation.place
    words = f"…{shown(place.prefix)} [{shown(place.quote)}] {shown(place.suffix)}…"
    facts = (f"  {f'{name}:':<12}{value}\n" for name, value in _facts(explanation))
    triples = f"# what the source's graph says\n{explanation.asserted}"
    if explanation.inferred:
        triples += f"\n# what follows from it\n{explanation.inferred}"
    return f"{explanation.iri}\n\n  {words}\n\n{''.join(facts)}\n{triples}"


def _facts(explanation: Explanation) -> Iterator[tuple[str, str]]:
    place = explanation.place
    yield "source", f"{shown(place.file)}, characters {place.start}–{place.end}"
    yield "made in", shown(explanation.made_in)
    yield "kind", ", ".join(filter(None, (explanation.kind, explanation.denied)))
    speakers = "; ".join(map(_speaker, explanation.speakers))
    yield "speaker", speakers or shown(explanation.group or "unknown")
    if former := [_formerly(speaker) for speaker in explanation.speakers if speaker.former]:
        yield "formerly", "; ".join(former)
    if explanation.attribution.proposed:
        person, model = explanation.attribution.proposed
        yield "proposed", f"{shown(person)}, by the model {shown(model)}"
    yield "found by", _attribution(explanation.attribution)
    if explanation.attribution.candidates:
        yield "candidates", "; ".join(map(shown, explanation.attribution.candidates))
    if explanation.answers:
        key, question = explanation.answers
        yield "answers", f"{key} {shown(question)}"
    if explanation.mentions:
        yield "mentions", "; ".join(map(_named, explanation.mentions))
    for label, values in explanation.details:
        yield shown(label), "; ".join(map(shown, values))
    yield "run", shown(explanation.run)


def _speaker(speaker: ExplainedSpeaker) -> str:
    words = (speaker.name, speaker.role, speaker.organization, speaker.party)
    return ", ".join(shown(word) for word in words if word)


def _formerly(speaker: ExplainedSpeaker) -> str:
    return f"{shown(speaker.name)} ({'; '.join(map(shown, speaker.former))})"


def _attribution(attribution: ExplainedAttribution) -> str:
    named = f', named "{shown(attribution.named)}"' if attribution.named else ""
    resolved = f", resolved by {shown(attribution.resolution)}" if attribution.resolution else ""
    earlier = ""
    if attribution.antecedent:
        words, start = attribution.antecedent
        earlier = f', going back to "{shown(words)}" at {start}'
    return f"{shown(attribution.rule)}, {attribution.tier}{named}{resolved}{earlier}"


def _named(named: Named) -> str:
    return f"{shown(named.surface)} ({named.kind}{f': {shown(named.thing)}' if named.thing else ', not decided'})"
