"""Facts as JSON-LD nodes, compacted by the context and framed: what belongs to a resource is nested in it."""

from __future__ import annotations

import re
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from rdflib.namespace import RDF, XSD

from discourse_kg.export.data.relations import NUMBER, OWNED, REVERSED
from discourse_kg.rdf.order import TYPE, in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from discourse_kg.export.data.json_ld_context import Context, Term
    from discourse_kg.rdf.fact import Fact

Node: TypeAlias = dict[str, Any]

#: The deepest nesting. Nothing in our graphs is nested deeper; anything that is becomes a node of its own.
_DEEPEST: Final = 12

_STRING: Final = str(XSD.string)
_LANG_STRING: Final = str(RDF.langString)
_INTEGER: Final = str(XSD.integer)
#: Canonical integers that JSON readers keep to the last digit.
_NUMBER: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")


class Framing:
    """Nodes of the described resources, each resource in one place.

    In a document about one `subject`, whatever it points at or is pointed at from is nested in it; otherwise only what
    belongs to a resource is. `named` resources have only their labels and are nested wherever they are used.
    """

    def __init__(
        self,
        described: Mapping[str, Sequence[Fact]],
        context: Context,
        subject: str | None = None,
        named: Collection[str] = (),
    ) -> None:
        self._described, self._context, self._subject, self._named = described, context, subject, named
        self._placed: set[str] = set()
        self._pointing: dict[str, list[tuple[str, str]]] = {}
        self._inside: set[str] = set()
        for thing, facts in described.items():
            for fact in facts:
                if fact.is_iri and fact.value != thing and thing not in named:
                    self._find_place(thing, fact)

    def _find_place(self, thing: str, fact: Fact) -> None:
        """Record that a resource may be nested in what it points at, or the other way round."""
        if fact.predicate in OWNED:
            self._inside.add(fact.value)
        elif fact.predicate in REVERSED or fact.value == self._subject:
            self._pointing.setdefault(fact.value, []).append((fact.predicate, thing))
            self._inside.add(thing)

    def _number(self, thing: str) -> int:
        """The place of a statement in its source."""
        numbers = (fact.value for fact in self._described[thing] if fact.predicate == NUMBER)
        return int(next((number for number in numbers if number.isdecimal()), 0))

    def roots(self) -> Iterator[Node]:
        """All nodes: first those that are nested in no other, then what cycles leave over."""
        pointed = {thing: None for thing in self._pointing if thing not in self._described}
        for thing in (*self._described, *pointed):
            if thing not in self._inside:
                yield self.node(thing)
        yield from self.left()

    def left(self) -> Iterator[Node]:
        """Nodes of the resources that are in no node yet."""
        for thing in self._described:
            if thing not in self._placed:
                yield self.node(thing)

    def node(self, thing: str, depth: int = 0, but: tuple[str, str] | None = None) -> Node:
        """A resource with all its facts, except the one link that its nesting expresses already."""
        self._placed.add(thing)
        node: Node = {"id": self._context.short(thing)}
        said = (
            fact for fact in self._described.get(thing, ()) if (fact.predicate, fact.value) != but or not fact.is_iri
        )
        for predicate, facts in groupby(in_order(said), attrgetter("predicate")):
            self._say(node, predicate, list(facts), depth)
        if thing in self._pointing:
            for predicate, name in REVERSED.items():
                if inner := self._pointed_by(thing, predicate, depth):
                    node[name] = inner
            if thing == self._subject:
                self._say_back(node, thing, depth)
        return node

    def _say_back(self, node: Node, thing: str, depth: int) -> None:
        """What points at the subject through properties that have no name in that direction."""
        backwards = {
            self._context.property(predicate): inner
            for predicate in sorted({predicate for predicate, _ in self._pointing.get(thing, ())})
            if (inner := self._pointed_by(thing, predicate, depth))
        }
        if backwards:
            node["@reverse"] = backwards

    def _pointed_by(self, thing: str, predicate: str, depth: int) -> list[Node]:
        if depth >= _DEEPEST:
            return []
        found = self._pointing.get(thing, ())
        return [
            self.node(subject, depth + 1, (predicate, thing))
            for subject in sorted((other for by, other in found if by == predicate), key=self._number)
            if subject not in self._placed
        ]

    def _say(self, node: Node, predicate: str, facts: list[Fact], depth: int) -> None:
        if predicate == TYPE and all(fact.is_iri for fact in facts):
            node["type"] = _one_or_all([self._class(fact.value) for fact in facts])
            return
        term = self._context.terms.get(predicate)
        if term is None:
            node[self._context.property(predicate)] = _one_or_all([self._explicit(fact, depth) for fact in facts])
        elif term.values != "@language":
            node[term.name] = _one_or_all([self._value(fact, term, depth) for fact in facts])
        elif all(fact.language for fact in facts):
            node[term.name] = _by_language(facts)
        else:
            values = [self._value(fact, term, depth) for fact in facts]
            # A lone object would be read as texts by language.
            node[term.name] = values if isinstance(values[0], dict) else _one_or_all(values)

    def _class(self, iri: str) -> str:
        return self._context.classes.get(iri) or self._context.short(iri)

    def _value(self, fact: Fact, term: Term, depth: int) -> object:
        """A value in the shortest form that the term allows."""
        if fact.is_iri:
            inner = self._inner(fact, depth)
            return inner["id"] if term.values == "@id" and len(inner) == 1 else inner
        if fact.language is None and fact.datatype == (term.values or _STRING):
            return int(fact.value) if fact.datatype == _INTEGER and _NUMBER.fullmatch(fact.value) else fact.value
        if term.values == "@language" and fact.language is None and fact.datatype == _STRING:
            return fact.value
        return self._explicit(fact, depth)

    def _explicit(self, fact: Fact, depth: int) -> Node:
        """A value that states its own type, whatever the context says about its property."""
        if fact.is_iri:
            return self._inner(fact, depth)
        if fact.language is not None:
            return {"@value": fact.value, "@language": fact.language}
        if fact.datatype in {_STRING, _LANG_STRING, None}:
            return {"@value": fact.value}
        return {"@value": fact.value, "@type": self._context.short(str(fact.datatype))}

    def _inner(self, fact: Fact, depth: int) -> Node:
        """The nested node of a resource where it belongs here, else its IRI."""
        thing = fact.value
        if thing in self._named:
            return {"id": self._context.short(thing), **self._names(thing)}
        owned = fact.predicate in OWNED or self._subject is not None
        if owned and thing in self._described and thing not in self._placed and depth < _DEEPEST:
            return self.node(thing, depth + 1)
        return {"id": self._context.short(thing)}

    def _names(self, thing: str) -> Node:
        named: Node = {}
        self._placed.add(thing)
        for predicate, facts in groupby(in_order(self._described[thing]), attrgetter("predicate")):
            self._say(named, predicate, list(facts), _DEEPEST)
        return named


def _by_language(facts: Iterable[Fact]) -> dict[str, object]:
    texts: dict[str, list[str]] = {}
    for fact in facts:
        texts.setdefault(str(fact.language), []).append(fact.value)
    return {language: _one_or_all(texts[language]) for language in sorted(texts)}


def _one_or_all(values: Sequence[object]) -> object:
    return values[0] if len(values) == 1 else list(values)
