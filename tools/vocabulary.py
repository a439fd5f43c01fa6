"""Write src/discourse_kg/vocabulary.py from the terms in ontology/discourse.ttl: `python tools/vocabulary.py`."""

from __future__ import annotations

from keyword import iskeyword
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from rdflib import OWL, RDF, SKOS, Graph, Literal, URIRef

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
ONTOLOGY: Final = ROOT / "ontology" / "discourse.ttl"
VOCABULARY: Final = ROOT / "src" / "discourse_kg" / "vocabulary.py"

NAMESPACE: Final = "https://w3id.org/discourse-kg/ontology/"
KINDS: Final = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)

#: rdflib has no class for Web Annotation; these are the terms of it that sources are cited with.
OA: Final = (
    "FragmentSelector",
    "SpecificResource",
    "TextPositionSelector",
    "TextQuoteSelector",
    "end",
    "exact",
    "hasSelector",
    "hasSource",
    "prefix",
    "start",
    "suffix",
)

HEAD: Final = f'''\
"""The terms of the ontology, as constants that editors and type checkers know.

Generated from ontology/discourse.ttl by tools/vocabulary.py: change the ontology and run it again.
"""
# ruff: noqa: N815

from __future__ import annotations

from typing import Final, final

from rdflib.term import URIRef

NAMESPACE: Final = "{NAMESPACE}"
ONTOLOGY: Final = URIRef("{NAMESPACE.removesuffix("/")}")
ROLE_SCHEME: Final = URIRef("{NAMESPACE}role-scheme")


@final
class DKG:
    """Classes and properties of discourse-kg; a name that Python reserves ends in an underscore."""
'''

FOOT: Final = '''

@final
class OA:
    """Terms of the Web Annotation Vocabulary that point at characters in a source."""
'''


def vocabulary(ontology: Graph) -> str:
    """Give the text of the module."""
    terms = "".join(line for kind in KINDS for term in own_terms(ontology, kind) for line in constant(ontology, term))
    annotation = "".join(f'    {name}: Final = URIRef("http://www.w3.org/ns/oa#{name}")\n' for name in OA)
    return f"{HEAD}\n{terms}{FOOT}\n{annotation}"


def own_terms(ontology: Graph, kind: URIRef) -> list[URIRef]:
    """The terms of that kind in our namespace, by name."""
    return sorted(
        term for term in ontology.subjects(RDF.type, kind) if isinstance(term, URIRef) and term.startswith(NAMESPACE)
    )


def constant(ontology: Graph, term: URIRef) -> Iterator[str]:
    """The lines of one constant: its assignment, and its English definition as its docstring."""
    name = term.removeprefix(NAMESPACE)
    yield f'    {name}{"_" * iskeyword(name)}: Final = URIRef("{term}")\n'
    for definition in ontology.objects(term, SKOS.definition):
        if isinstance(definition, Literal) and definition.language == "en":
            yield "\n".join(wrap(f'"""{definition}"""', 116, initial_indent="    ", subsequent_indent="    ")) + "\n"


if __name__ == "__main__":
    VOCABULARY.write_text(vocabulary(Graph().parse(ONTOLOGY)), "utf-8")
