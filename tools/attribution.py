"""Write what ontology/attribution.toml becomes: `python tools/attribution.py`.

Each entry is a concept in ontology/attribution.ttl and a member of an enumeration in src/discourse_kg/notations.py.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from rdflib import SKOS, Graph, Literal, URIRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT: Final = Path(__file__).parents[1]
ENTRIES: Final = ROOT / "ontology" / "attribution.toml"
ONTOLOGY: Final = ROOT / "ontology" / "discourse.ttl"
CONCEPTS: Final = ROOT / "ontology" / "attribution.ttl"
NOTATIONS: Final = ROOT / "src" / "discourse_kg" / "notations.py"

NAMESPACE: Final = "https://w3id.org/discourse-kg/ontology/"
LANGUAGES: Final = ("en", "sv")

#: No line is longer, in Turtle and in Python.
WIDTH: Final = 119

TURTLE_HEAD: Final = f"""\
@prefix dkg: <{NAMESPACE}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""

TURTLE_NOTE: Final = """
# The concepts behind rules, resolutions and reasons; discourse.ttl has their classes and schemes.
# Generated from attribution.toml by tools/attribution.py: change that file and run `make vocabulary`.
"""

PYTHON_HEAD: Final = '''\
"""How statements get their speakers, and why something stays undecided: enumerations of the concepts' notations.

Generated from ontology/attribution.toml by tools/attribution.py: change that file and run `make vocabulary`.
"""

from __future__ import annotations

from enum import StrEnum
'''

#: The entries of a scheme, by notation.
Entries = dict[str, dict[str, Any]]


def concepts(schemes: Mapping[str, Entries]) -> str:
    """Give the text of the Turtle file."""
    prefixes = "".join(f"@prefix {_prefix(scheme)}: <{NAMESPACE}{scheme}/> .\n" for scheme in schemes)
    lines = "".join(sorted((TURTLE_HEAD + prefixes).splitlines(keepends=True)))
    described = (
        f"\n{_concept(scheme, notation, entry)}"
        for scheme, entries in schemes.items()
        for notation, entry in entries.items()
    )
    return lines + TURTLE_NOTE + "".join(described)


def _concept(scheme: str, notation: str, entry: Mapping[str, Mapping[str, str]]) -> str:
    return " ;\n    ".join(
        [
            f"{_prefix(scheme)}:{notation} a dkg:{class_name(scheme)}",
            _texts("rdfs:label", entry["label"]),
            _texts("skos:prefLabel", entry["label"]),
            _texts("skos:definition", entry["definition"]),
            f'skos:notation "{notation}"',
            f"skos:inScheme dkg:{scheme}-scheme",
            f"rdfs:isDefinedBy <{NAMESPACE.removesuffix('/')}> .\n",
        ]
    )


def _texts(predicate: str, texts: Mapping[str, str]) -> str:
    """A predicate with a text in each language, on one line where there is room."""
    literals = [f"{Literal(texts[language], lang=language).n3()}" for language in LANGUAGES]
    line = f"{predicate} {', '.join(literals)}"
    return line if len(line) <= WIDTH - len("     ;") else f"{predicate}\n        " + ",\n        ".join(literals)


def _prefix(scheme: str) -> str:
    """`rule` for `attribution-rule`."""
    return scheme.rpartition("-")[2]


def class_name(scheme: str) -> str:
    """`AttributionRule` for `attribution-rule`: what the class is called in the ontology and in Python."""
    return "".join(word.capitalize() for word in scheme.split("-"))


def notations(schemes: Mapping[str, Entries], ontology: Graph) -> str:
    """Give the text of the Python module."""
    return PYTHON_HEAD + "".join(
        line for scheme, entries in schemes.items() for line in _enumeration(scheme, entries, ontology)
    )


def _enumeration(scheme: str, entries: Entries, ontology: Graph) -> Iterator[str]:
    name = class_name(scheme)
    yield f"\n\nclass {name}(StrEnum):\n{_docstring(_definition(ontology, name))}\n"
    for notation, entry in entries.items():
        yield f'    {notation.replace("-", "_").upper()} = "{notation}"\n{_docstring(entry["definition"]["en"])}'


def _definition(ontology: Graph, name: str) -> str:
    """The English definition of a class of the ontology."""
    definitions = (text for text in ontology.objects(URIRef(NAMESPACE + name), SKOS.definition))
    return next(str(text) for text in definitions if isinstance(text, Literal) and text.language == "en")


def _docstring(text: str) -> str:
    return "\n".join(wrap(f'"""{text}"""', WIDTH, initial_indent="    ", subsequent_indent="    ")) + "\n"


def main() -> None:
    """Write both files."""
    schemes = tomllib.loads(ENTRIES.read_text("utf-8"))
    CONCEPTS.write_text(concepts(schemes), "utf-8")
    NOTATIONS.write_text(notations(schemes, Graph().parse(ONTOLOGY)), "utf-8")


if __name__ == "__main__":
    main()
