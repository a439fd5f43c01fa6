"""Passages: where in the source statements and mentions are, each found in two ways, and when in a recording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib.namespace import DCTERMS, RDF

from discourse_kg.graph.facts import one_line
from discourse_kg.model import Heard, Span
from discourse_kg.vocabulary import DKG, OA

if TYPE_CHECKING:
    from discourse_kg.graph.scope import Scope

#: What says how a time in a recording is written: *t=4.5,9*.
MEDIA_FRAGMENTS: Final = "http://www.w3.org/TR/media-frags/"
#: Characters before and after a quotation that tell it from the same words elsewhere.
CONTEXT: Final = 32
#: Characters of a quotation in its label.
LABEL_LENGTH: Final = 80


class Passages:
    """The passages of one source. Two resources in the same place share a passage, described once, at the end."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._contexts: dict[Span, Span] = {}
        self._sentences: dict[Span, Span] = {}
        self._heard: dict[Span, Heard] = {}

    def passage(self, span: Span, heard: Heard | None = None) -> str:
        """The IRI of a passage that is quoted with a few characters around it, and is heard then."""
        if heard is not None:
            self._heard[span] = heard
        self._contexts.setdefault(span, self._surroundings(span))
        return self._scope.identifiers.passage(self._scope.key, span)

    def passage_in(self, span: Span, sentence: Span) -> str:
        """The IRI of a passage that is quoted with the whole sentence around it."""
        self._sentences.setdefault(span, sentence.through(span))
        return self._scope.identifiers.passage(self._scope.key, span)

    def describe(self) -> None:
        """Describe all passages; where one was asked for both ways, the sentence is its context."""
        for span, context in {**self._contexts, **self._sentences}.items():
            self._describe(span, context)

    def _surroundings(self, span: Span) -> Span:
        """A few characters before and after."""
        return Span(max(0, span.start - CONTEXT), min(len(self._scope.recap.text), span.end + CONTEXT))

    def _describe(self, span: Span, context: Span) -> None:
        scope, text = self._scope, self._scope.recap.text
        label = f"{scope.file_name} {span.start}\N{EN DASH}{span.end}"
        position, quotation = scope.identifiers.selectors(scope.key, span)
        passage = scope.own(scope.identifiers.passage(scope.key, span), DKG.Passage, OA.SpecificResource)
        passage.label(label).link(OA.hasSource, scope.source).link(OA.hasSelector, position, quotation)
        by_position = scope.own(position, OA.TextPositionSelector).label(label)
        by_position.number(OA.start, span.start).number(OA.end, span.end)
        exact = span.of(text)
        by_quotation = scope.own(quotation, OA.TextQuoteSelector).label(one_line(exact, LABEL_LENGTH))
        by_quotation.text(OA.exact, exact)
        by_quotation.text(OA.prefix, text[context.start : span.start])
        by_quotation.text(OA.suffix, text[span.end : context.end])
        if heard := self._heard.get(span):
            by_time = scope.identifiers.time_selector(scope.key, span)
            passage.link(OA.hasSelector, by_time)
            described = scope.own(by_time, OA.FragmentSelector).label(str(heard))
            described.text(RDF.value, str(heard)).link(DCTERMS.conformsTo, MEDIA_FRAGMENTS)
