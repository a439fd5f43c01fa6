"""Write shapes/dcat-ap-se.ttl from the facts of DIGG's model: `python tools/dcat_ap_se.py [bundle.json]`.

The model, RDForms templates, says which class has which property, how often, and of what form. What RDForms itself
counts as an error is a violation here; what its editor proposes is a warning or less. Words come from
tools/dcat_ap_se.toml.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).parents[1]
MODEL: Final = ROOT.parent / "shared" / "dcat" / "dcat-ap-se-3.0.1" / "bundle.json"
WORDS: Final = ROOT / "tools" / "dcat_ap_se.toml"
SHAPES: Final = ROOT / "shapes" / "dcat-ap-se.ttl"

NAMESPACE: Final = "https://w3id.org/discourse-kg/shapes/dcat-ap-se"
RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LEGISLATION: Final = "dcatap:applicableLegislation"
CATEGORY: Final = "dcatap:hvdCategory"
LITERALS: Final = ("LITERAL", "ONLY_LITERAL", "LANGUAGE_LITERAL", "DATATYPE_LITERAL")
#: What a template says besides facts.
TEXTS: Final = {"cls", "content", "description", "descriptions", "id", "items", "label", "labelProperties"}

#: A line of Turtle, without its indentation and its end.
LONGEST: Final = 110

Item = dict[str, Any]


@dataclass(frozen=True)
class Rule:
    """One shape of a property: what it asks for, as Turtle and as phrases, and how much it matters.

    `aspect` ends the name of the shape; that of what RDForms counts as errors is empty.
    """

    aspect: str
    severity: str
    constraints: tuple[str, ...]
    phrases: tuple[tuple[str, str], ...]


@cache
def words() -> Any:  # noqa: ANN401  # a table of tables of texts
    """The names and phrases."""
    return tomllib.loads(WORDS.read_text("utf-8"))


def short(iri: str) -> str:
    """An IRI as Turtle writes it."""
    for prefix, namespace in words()["prefixes"].items():
        if iri.startswith(namespace) and re.fullmatch(r"[A-Za-z][\w-]*", iri.removeprefix(namespace)):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri if iri.partition(":")[0] in words()["prefixes"] else f"<{iri}>"


# --- the model ------------------------------------------------------------------------------------


class Model:
    """The templates of the model, and what they say of classes."""

    def __init__(self, templates: Iterable[Item]) -> None:
        self.templates = {template["id"]: template for template in templates}
        self.properties: dict[str, dict[str, list[tuple[Item, Item | None]]]] = {}
        slugs = {targets[0]: slug for slug, targets in words()["targets"].items()}
        pending = list(self.templates.values())
        while pending:
            item = self.resolved(pending.pop(0))
            if item.get("type") != "group" or not item.get("items"):
                continue
            if classes := types(item):
                self._collect(slugs[classes[0]], item)
            pending += [child for child in item["items"] if isinstance(child, dict)]

    def resolved(self, item: str | Item) -> Item:
        """A template with all that it extends; a name stands for the template of that name."""
        found = self.templates[item] if isinstance(item, str) else item
        return {**self.resolved(found["extends"]), **found} if "extends" in found else found

    def _collect(self, slug: str, group: Item) -> None:
        found: dict[str, list[tuple[Item, Item | None]]] = defaultdict(list)
        for child in map(self.resolved, group["items"]):
            if "property" in child:
                found[short(child["property"])].append((facts(child), None))
            else:
                for inner in map(self.resolved, child["items"]):
                    found[short(inner["property"])].append((facts(inner), facts(child)))
        known = self.properties.setdefault(slug, {})
        for iri, items in found.items():
            if known.setdefault(iri, items) != items:
                raise ValueError(f"two templates say different things of {iri} of {slug}")


def facts(item: Item) -> Item:
    """What a template says without its texts, and without the templates within it."""
    return {key: value for key, value in item.items() if key not in TEXTS}


def types(item: Item) -> tuple[str, ...]:
    """The classes that a thing is asked to be of."""
    asked = {short(key): value for key, value in item.get("constraints", {}).items()}.get("rdf:type", [])
    return tuple(map(short, [asked] if isinstance(asked, str) else asked))


def cardinality(item: Item, bound: str) -> int:
    """A bound of how often something stands; 0 where none is given."""
    return int(item.get("cardinality", {}).get(bound, 0))


def styled(item: Item, style: str) -> bool:
    """Whether the editor treats an item in that way."""
    return style in item.get("styles", ())


def is_mark(item: Item) -> bool:
    """Whether an item is one box to tick: it marks what is special, and is not for everything."""
    return styled(item, "verticalCheckBoxes") and len(item.get("choices", ())) == 1


# --- rules ----------------------------------------------------------------------------------------


def rules(owner: str, slug: str, items: Sequence[tuple[Item, Item | None]]) -> Iterator[Rule]:
    """The shapes of a property of the class `owner`, from all that the model says of it."""
    live = [(item, layout) for item, layout in items if not styled(item, "deprecated")]
    if not live:
        yield Rule("-deprecated", "Warning", ("sh:maxCount 0",), (("deprecated", words()["instead"][slug]),))
        return
    layout = live[0][1]
    own = [item for item, _ in live]
    yield strict(own, layout)
    least = 0 if layout else max(0 if "deps" in item else cardinality(item, "min") for item in own)
    wanted = [layout] if layout else [item for item in own if not is_mark(item)]
    if layout and cardinality(layout, "min"):
        yield Rule("-expected", "Warning", ("sh:minCount 1",), (("expected", ""),))
    elif not least and owner not in words()["as-needed"] and any(cardinality(item, "pref") for item in wanted):
        yield Rule("-recommended", "Info", ("sh:minCount 1",), (("recommended", ""),))
    old = any(styled(item, "deprecated") for item, _ in items)
    listed = words()["lists"].get(f"{owner}.{slug}", slug)
    yield from lax(f"{listed}-or-deprecated" if old else listed, own, layout)
    if old:
        yield Rule("-deprecated", "Warning", (f"sh:not value:{slug}-deprecated",), (("deprecated-list", ""),))


def strict(items: Sequence[Item], layout: Item | None) -> Rule:
    """What RDForms counts as errors: how often, what kind of node, which datatype, which form."""
    constraints: list[str] = []
    phrases: list[tuple[str, str]] = []
    least = 0 if layout else max(0 if "deps" in item else cardinality(item, "min") for item in items)
    bounds = [cardinality(layout, "max")] if layout else [cardinality(item, "max") for item in items]
    most = sum(bounds) if all(bounds) else 0
    if least:
        constraints.append(f"sh:minCount {least}")
    if most:
        constraints.append(f"sh:maxCount {most}")
    if least or most:
        phrases.append(("exactly" if least == most else "min" if least else "max", ""))
    kinds = {item.get("nodetype", "RESOURCE") for item in items}
    node = "literal" if kinds <= set(LITERALS) else "iri" if kinds == {"URI"} else "node"
    constraints.append(
        {"literal": "sh:nodeKind sh:Literal", "iri": "sh:nodeKind sh:IRI"}.get(node, "sh:nodeKind sh:BlankNodeOrIRI")
    )
    if kinds == {"DATATYPE_LITERAL"}:
        asked = items[0]["datatype"]
        datatypes = [short(each) for each in ([asked] if isinstance(asked, str) else asked)]
        constraints.append(f"sh:datatype {datatypes[0]}" if len(datatypes) == 1 else "sh:or list:dates-1")
        phrases.append(("datatype", ", ".join(datatypes)))
        return Rule("", "Violation", tuple(constraints), tuple(phrases))
    phrases.append((node, ""))
    if pattern := form(items):
        constraints.append(f"sh:pattern {json.dumps(pattern, ensure_ascii=False)}")
        phrases.append(("pattern", pattern))
    return Rule("", "Violation", tuple(constraints), tuple(phrases))


def form(items: Sequence[Item]) -> str | None:
    """The regular expression that a value fits as a whole, in the words that SHACL knows; None for any value."""
    patterns = [item["pattern"] for item in items if "pattern" in item]
    if not patterns:
        return "^mailto:.+" if items[0].get("valueTemplate") == "mailto:" else None
    [pattern] = patterns
    listed = [choice["value"] for item in items for choice in item.get("choices", ())]
    if misfits := [value for value in listed if not re.fullmatch(pattern, value)]:
        raise ValueError(f"{misfits[0]} is a choice and does not fit {pattern}")
    inner = pattern.removeprefix("^").removesuffix("$").replace("(?:", "(")
    scheme = items[0].get("valueTemplate", "").removesuffix("$1")
    return f"^{scheme}({inner})$" if not re.fullmatch(r"[^|]*", inner) else f"^{scheme}{inner}$"


def lax(listed: str, items: Sequence[Item], layout: Item | None) -> Iterator[Rule]:
    """What the model says and RDForms does not count as errors."""
    kinds = {item.get("nodetype") for item in items}
    if kinds == {"LANGUAGE_LITERAL"}:
        yield Rule("-language", "Warning", ("sh:datatype rdf:langString",), (("language", ""),))
    elif "ONLY_LITERAL" in kinds:
        yield Rule("-plain", "Warning", ("sh:datatype xsd:string",), (("plain", ""),))
    if "value" in items[0]:
        value = short(items[0]["value"])
        yield Rule("-value", "Violation", (f"sh:in list:{listed}-value-1",), (("value", value),))
    if not layout and not any(map(is_mark, items)) and items[0].get("choices"):
        severity = "Info" if styled(items[0], "strictmatch") else "Warning"
        yield Rule("-list", severity, (f"sh:in list:{listed}-1",), (("list", ""),))
    if not layout and (asked := described(items)):
        constraint = f"sh:class {asked[0]}" if len(asked) == 1 else f"sh:or list:{class_slug(asked)}-classes-1"
        yield Rule("-class", "Warning", (constraint,), (("class", ", ".join(asked)),))


def described(items: Sequence[Item]) -> tuple[str, ...]:
    """The classes of things that are described beside what refers to them: no pages, and no concepts of others."""
    asked = types(items[0])
    elsewhere = items[0]["type"] == "text" or any(item.get("automatic") for item in items)
    return () if elsewhere or asked == ("skos:Concept",) else asked


def class_slug(classes: Sequence[str]) -> str:
    """What the shapes of a class are called."""
    return next(str(slug) for slug, targets in words()["targets"].items() if targets[0] == classes[0])


# --- Turtle ---------------------------------------------------------------------------------------


def both(predicate: str, english: str, swedish: str) -> str:
    """A line with a text in both languages."""
    texts = [f"{json.dumps(text, ensure_ascii=False)}@{tag}" for text, tag in ((english, "en"), (swedish, "sv"))]
    line = f"{predicate} {', '.join(texts)}"
    return line if len(line) <= LONGEST else f"{predicate}\n        {texts[0]},\n        {texts[1]}"


def node(subject: str, lines: Iterable[str]) -> str:
    """A subject with one predicate a line."""
    joined = " ;\n    ".join(lines)
    return f"{subject} {joined} .\n"


def message(slug: str, name: Mapping[str, str], rule: Rule) -> str:
    """What a shape asks for, in both languages."""
    phrases = words()["phrases"]
    told = {}
    for tag in ("en", "sv"):
        asked = "; ".join(phrases[phrase][tag].format(values=values) for phrase, values in rule.phrases)
        its_class = words()["classes"][slug]["name"][tag]
        told[tag] = f"{its_class.capitalize()}, {name[tag]}: {asked}."
    return both("sh:message", told["en"], told["sv"])


def class_shapes(slug: str, properties: Mapping[str, Sequence[tuple[Item, Item | None]]]) -> Iterator[str]:
    """The node shape of a class and the shapes of its properties."""
    slugs = {entry[0]: name for name, entry in words()["properties"].items()}
    shapes = [(slugs[iri], iri, rule) for iri, items in properties.items() for rule in rules(slug, slugs[iri], items)]
    said = words()["classes"][slug]
    members = ",\n        ".join(f"{slug}:{name}{rule.aspect}" for name, _, rule in shapes)
    yield f"#### {said['name']['en']} ####\n"
    yield node(
        f"se:{slug}",
        [
            "a sh:NodeShape",
            f"sh:targetClass {', '.join(words()['targets'][slug])}",
            both("sh:name", said["name"]["en"], said["name"]["sv"]),
            both("sh:description", said["description"]["en"], said["description"]["sv"]),
            f"sh:property\n        {members}",
        ],
    )
    for name, iri, rule in shapes:
        _, english, swedish, meaning, sense = words()["properties"][name]
        severity = [] if rule.severity == "Violation" else [f"sh:severity sh:{rule.severity}"]
        yield node(
            f"{slug}:{name}{rule.aspect}",
            [
                "a sh:PropertyShape",
                f"sh:path {iri}",
                both("sh:name", english, swedish),
                both("sh:description", meaning, sense),
                *rule.constraints,
                *severity,
                message(slug, {"en": english, "sv": swedish}, rule),
            ],
        )


def high_value(model: Model) -> Iterator[str]:
    """That what falls under the regulation on high-value datasets has a category."""
    [regulation] = model.resolved(LEGISLATION)["choices"]
    owners = [slug for slug, properties in model.properties.items() if CATEGORY in properties]
    targets = ", ".join(target for slug in owners for target in words()["targets"][slug])
    said = words()["high-value"]
    yield "#### high-value datasets ####\n"
    yield node(
        "se:high-value",
        [
            "a sh:NodeShape",
            f"sh:targetClass {targets}",
            both("sh:name", said["name"]["en"], said["name"]["sv"]),
            "sh:or list:high-value-1",
            both("sh:message", said["message"]["en"], said["message"]["sv"]),
        ],
    )
    yield turtle_list("high-value", ["value:not-high-value", "value:categorized"])
    yield node("value:not-high-value", ["a sh:NodeShape", "sh:not value:high-value"])
    yield node(
        "value:high-value",
        ["a sh:PropertyShape", f"sh:path {LEGISLATION}", f"sh:hasValue {short(regulation['value'])}"],
    )
    yield node("value:categorized", ["a sh:PropertyShape", f"sh:path {CATEGORY}", "sh:minCount 1"])


def turtle_list(name: str, members: Sequence[str]) -> str:
    """A list whose nodes have names."""
    rest = [f"list:{name}-{number}" for number in range(2, len(members) + 1)] + ["rdf:nil"]
    pairs = enumerate(zip(members, rest, strict=True), start=1)
    return "".join(
        node(f"list:{name}-{number}", [f"rdf:first {member}", f"rdf:rest {after}"]) for number, (member, after) in pairs
    )


def lists(model: Model) -> Iterator[str]:
    """The lists that shapes refer to, each once."""
    slugs = {entry[0]: name for name, entry in words()["properties"].items()}
    made = {"dates": ["value:date", "value:date-time", "value:year"]}
    for owner, properties in model.properties.items():
        for iri, items in properties.items():
            for name, members in lists_of(owner, slugs[iri], items):
                if set(made.setdefault(name, members)) != set(members):
                    raise ValueError(f"{iri} has several lists")
    yield "#### lists, and what they are lists of ####\n"
    yield from (turtle_list(name, members) for name, members in sorted(made.items()))
    for name, datatype in (("date", "xsd:date"), ("date-time", "xsd:dateTime"), ("year", "xsd:gYear")):
        yield node(f"value:{name}", ["a sh:NodeShape", f"sh:datatype {datatype}"])
    for name in (name for name in sorted(made) if name.endswith("-deprecated")):
        yield node(f"value:{name}", ["a sh:NodeShape", f"sh:in list:{name}-1"])
    for iri in sorted({iri for name, members in made.items() if name.endswith("-classes") for iri in members}):
        target = iri.removeprefix("value:").replace("-", ":", 1)
        yield node(iri, ["a sh:NodeShape", f"sh:class {target}"])


def lists_of(owner: str, slug: str, items: Sequence[tuple[Item, Item | None]]) -> Iterator[tuple[str, list[str]]]:
    """The lists that the shapes of a property refer to, by name."""
    for rule in rules(owner, slug, items):
        if rule.aspect == "-value":
            yield f"{slug}-value", [short(items[0][0]["value"])]
        elif rule.aspect == "-list":
            yield rule.constraints[0].removeprefix("sh:in list:").removesuffix("-1"), choices(items)
        elif rule.constraints[0].startswith("sh:not"):
            yield f"{slug}-deprecated", choices([pair for pair in items if styled(pair[0], "deprecated")])
        elif rule.constraints[0].startswith("sh:or") and rule.aspect == "-class":
            asked = types(items[0][0])
            yield f"{class_slug(asked)}-classes", [f"value:{each.replace(':', '-')}" for each in asked]


def choices(items: Sequence[tuple[Item, Item | None]]) -> list[str]:
    """All values that the items offer."""
    return [short(choice["value"]) for item, _ in items for choice in item.get("choices", ())]


def shapes(model: Model) -> str:
    """The whole file."""
    parts = [part for slug in words()["classes"] for part in class_shapes(slug, model.properties[slug])]
    body = "\n".join([head(), *parts, *high_value(model), *lists(model)])
    names = {**words()["prefixes"], "se": f"{NAMESPACE}/"}
    names |= {name: f"{NAMESPACE}/{name}/" for name in (*words()["classes"], "list", "value")}
    used = {name: iri for name, iri in names.items() if re.search(rf"(?<![\w<\"]){name}:", body)}
    prefixes = "".join(f"@prefix {name}: <{used[name]}> .\n" for name in sorted(used))
    return f"{prefixes}\n{body}"


def head() -> str:
    """What the file says of itself."""
    said = words()["head"]
    lines = [
        "a owl:Ontology",
        both("dcterms:title", said["title"]["en"], said["title"]["sv"]),
        both("rdfs:label", said["title"]["en"], said["title"]["sv"]),
        both("dcterms:description", said["description"]["en"], said["description"]["sv"]),
        *(f"dcterms:{predicate} <{iri}>" for predicate, iri in said["links"].items()),
        f'owl:versionInfo "{said["version"]}"',
    ]
    note = "".join(f"# {line}\n" for line in said["note"].splitlines())
    return f"{note}\n{node(f'<{NAMESPACE}>', lines)}"


if __name__ == "__main__":
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else MODEL
    SHAPES.write_text(shapes(Model(json.loads(source.read_text("utf-8"))["templates"])), "utf-8")
