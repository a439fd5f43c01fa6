"""Facts as Turtle that people can read: the facts of a subject in order, one predicate a line.

Oxigraph's writer sorts predicates by IRI and repeats what many documents share; this one keeps the reading order and
caches the text of subjects.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from rdflib.namespace import RDF, XSD

from discourse_kg.rdf.order import TYPE, in_order
from discourse_kg.rdf.serialization import prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from discourse_kg.rdf.fact import Fact

#: Local names that every Turtle reader accepts.
_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_ESCAPES: Final = {
    "\t": r"\t",
    "\b": r"\b",
    "\n": r"\n",
    "\r": r"\r",
    "\f": r"\f",
    '"': r"\"",
    "\\": r"\\",
}
#: Characters that end a string, control characters, and characters that editors do not show.
_ESCAPED: Final = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_PLAIN: Final = frozenset({None, str(XSD.string), str(RDF.langString)})
_INTEGER: Final = str(XSD.integer)
_WHOLE: Final = re.compile(r"[+-]?[0-9]+")
_NEXT: Final = " ;\n    "
_REMEMBERED: Final = 10_000


class _Block(NamedTuple):
    """The text of a subject, the facts that it was written from, and the prefixes that it uses."""

    facts: Sequence[Fact]
    text: str
    used: set[str]


class Turtle:
    """Writes facts with the prefixes of the graphs under a base IRI."""

    def __init__(self, base: str) -> None:
        self._prefixes = prefixes(base) | {"doc": f"{base}/doc/", "void": "http://rdfs.org/ns/void#"}
        self._names = {namespace: prefix for prefix, namespace in self._prefixes.items()}
        self._blocks: dict[str, _Block] = {}
        self._known: dict[str, tuple[str, str | None]] = {}

    @property
    def head(self) -> str:
        """The declarations of all prefixes."""
        return "".join(self._declared(prefix) for prefix in sorted(self._prefixes))

    def document(self, described: Mapping[str, Sequence[Fact]]) -> str:
        """Write the facts about several resources, in their order, with the prefixes that they use."""
        used: set[str] = set()
        blocks = [self._known_block(subject, facts, used) for subject, facts in described.items() if facts]
        return "".join(map(self._declared, sorted(used))) + "".join(f"\n{block}" for block in blocks)

    def body(self, described: Mapping[str, Sequence[Fact]]) -> str:
        """Write the facts about several resources, without prefixes."""
        return "".join(f"\n{self._block(subject, facts, set())}" for subject, facts in described.items() if facts)

    def iri(self, iri: str) -> str:
        """An IRI, prefixed where possible."""
        return self._name(iri, set())

    def _declared(self, prefix: str) -> str:
        return f"@prefix {prefix}: <{self._prefixes[prefix]}> .\n"

    def _known_block(self, subject: str, facts: Sequence[Fact], used: set[str]) -> str:
        """The block of a subject, which many documents may show: cached as long as its facts are the same."""
        known = self._blocks.get(subject)
        if known is None or known.facts is not facts:
            if len(self._blocks) > _REMEMBERED:
                self._blocks.clear()
            own: set[str] = set()
            known = self._blocks[subject] = _Block(facts, self._block(subject, facts, own), own)
        used |= known.used
        return known.text

    def _block(self, subject: str, facts: Iterable[Fact], used: set[str]) -> str:
        lines: list[str] = []
        before = None
        for fact in in_order(facts):
            value = self._value(fact, used)
            if fact.predicate == before:
                lines[-1] += f", {value}"
            else:
                before = fact.predicate
                lines.append(f"{'a' if before == TYPE else self._name(before, used)} {value}")
        return f"{self._name(subject, used)} {_NEXT.join(lines)} .\n"

    def _value(self, fact: Fact, used: set[str]) -> str:
        if fact.is_iri:
            return self._name(fact.value, used)
        if fact.language is None and fact.datatype == _INTEGER and _WHOLE.fullmatch(fact.value):
            return fact.value
        text = f'"{_ESCAPED.sub(_escape, fact.value)}"'
        if fact.language is not None:
            return f"{text}@{fact.language}"
        return text if fact.datatype in _PLAIN else f"{text}^^{self._name(str(fact.datatype), used)}"

    def _name(self, iri: str, used: set[str]) -> str:
        found = self._known.get(iri)
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[iri] = self._shorten(iri)
        name, prefix = found
        if prefix is not None:
            used.add(prefix)
        return name

    def _shorten(self, iri: str) -> tuple[str, str | None]:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix, local = self._names.get(iri[:cut]), iri[cut:]
        return (f"{prefix}:{local}", prefix) if prefix and _LOCAL.fullmatch(local) else (f"<{iri}>", None)


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match.group()) or f"\\u{ord(match.group()):04X}"
