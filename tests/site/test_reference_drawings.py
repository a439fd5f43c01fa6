"""The drawings of the ontology: what they show is so, and nothing is missing that they are to show."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from rdflib import OWL, RDF, RDFS, SH
from rdflib.term import URIRef

from discourse_kg.closure import closed_ontology
from discourse_kg.site.reference.drawing import Drawing, neighbours, omitted, overview, table_of
from discourse_kg.site.reference.relations import diagram_facts, main_classes, relations
from discourse_kg.site.reference.terms import load_vocabulary
from discourse_kg.validation.shapes import load_shapes
from discourse_kg.vocabulary import DKG, NAMESPACE
from support.graphs import union
from support.html_reading import elements_of
from support.reference_site import reference_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.html_reading import Element

pytestmark = pytest.mark.slow

Triple = tuple[URIRef, URIRef, URIRef]


def drawn(drawing: Drawing) -> set[Triple]:
    return {(relation.subject, relation.predicate, relation.object) for relation in drawing.relations}


def stated() -> set[Triple]:
    """What the ontology says by domain and range, and the shapes by class."""
    ontology, shapes = union(closed_ontology().asserted), load_shapes()
    found = {
        (domain, term, range_)
        for term in ontology.subjects(RDF.type, OWL.ObjectProperty)
        for domain in ontology.objects(term, RDFS.domain)
        for range_ in ontology.objects(term, RDFS.range)
    }
    found |= {
        (target, path, cls)
        for node, shape in shapes.subject_objects(SH.property)
        for target in shapes.objects(node, SH.targetClass)
        for path in shapes.objects(shape, SH.path)
        for cls in shapes.objects(shape, SH["class"])
    }
    return {triple for triple in found if all(isinstance(term, URIRef) for term in triple)}  # type: ignore[misc] # just so


def opened() -> set[Triple]:
    ontology = union(closed_ontology().asserted)
    return {
        (domain, URIRef(NAMESPACE + name), URIRef(NAMESPACE + end))
        for name, ends in diagram_facts()["open"].items()
        for domain in ontology.objects(URIRef(NAMESPACE + name), RDFS.domain)
        for end in ends
        if isinstance(domain, URIRef)
    }


def drawings() -> dict[str, Drawing]:
    return {"overview": overview(), **{str(cls).removeprefix(NAMESPACE): neighbours(cls) for cls in main_classes()}}


def test_everything_drawn_stands_in_the_ontology_or_in_the_shapes() -> None:
    for name, drawing in drawings().items():
        assert drawn(drawing) <= stated() | opened(), name


def test_an_end_that_is_open_has_no_range_and_is_named_by_the_definition_or_by_a_kind_of_mention() -> None:
    for name, ends in diagram_facts()["open"].items():
        term = load_vocabulary().terms[URIRef(NAMESPACE + name)]
        assert not term.ranges
        for end in ends:
            labels = load_vocabulary().terms[URIRef(NAMESPACE + end)].labels
            for language, label in labels.items():
                told = label in term.definitions[language].casefold()
                mentioned = term.name in {"mentions", "refersTo"} and is_kind_of_mention(labels)
                assert told or mentioned, (name, end, language)


def is_kind_of_mention(labels: Mapping[str, str]) -> bool:
    """Whether a scheme has a concept of those labels for what mentions name."""
    schemes = [scheme for scheme in load_vocabulary().schemes if scheme.name == "mention-kind-scheme"]
    return any(concept.labels == labels for scheme in schemes for concept in scheme.concepts)


def test_the_overview_shows_the_main_classes() -> None:
    assert {box.iri for box in overview().boxes} == set(main_classes())
    assert len(main_classes()) == 12


def test_every_relation_between_main_classes_is_drawn_or_left_out_on_purpose() -> None:
    main = set(main_classes())
    between = {(one, name, other) for one, name, other in stated() | opened() if {one, other} <= main}
    assert drawn(overview()) == between - omitted()
    assert omitted() <= between


def test_every_object_property_between_main_classes_is_drawn() -> None:
    ontology, main = union(closed_ontology().asserted), set(main_classes())
    between = {
        term
        for term in ontology.subjects(RDF.type, OWL.ObjectProperty)
        if set(ontology.objects(term, RDFS.domain)) & main and set(ontology.objects(term, RDFS.range)) & main
    }
    assert between
    assert between <= {relation.predicate for relation in overview().relations}


def test_what_is_left_out_is_drawn_at_another_place() -> None:
    assert {predicate for _, predicate, _ in omitted()} <= {relation.predicate for relation in overview().relations}


def test_a_class_is_drawn_with_all_that_leads_from_it_and_to_it() -> None:
    for cls in main_classes():
        expected = {triple for triple in stated() | opened() if cls in {triple[0], triple[2]}}
        expected = {triple for triple in expected if {triple[0], triple[2]} <= load_vocabulary().terms.keys()}
        assert drawn(neighbours(cls)) == expected


def test_a_relation_that_follows_is_marked_as_such() -> None:
    marked = {relation.predicate for relation in relations() if relation.derived}
    assert marked == {
        DKG.answeredBy,
        DKG.hasPanel,
        DKG.holds,
        DKG.mentions,
        DKG.participatesIn,
        DKG.said,
        DKG.spokenFor,
        DKG.spokenInRole,
        DKG.takesPart,
    }


@pytest.mark.parametrize("name", sorted(drawings()))
def test_boxes_stand_inside_the_drawing_and_apart(name: str) -> None:
    drawing = drawings()[name]
    for box in drawing.boxes:
        assert box.width / 2 <= box.x <= drawing.width - box.width / 2
        assert box.height / 2 <= box.y <= drawing.height - box.height / 2
    for one, other in combinations(drawing.boxes, 2):
        assert abs(one.x - other.x) >= one.width or abs(one.y - other.y) >= one.height, (one.iri, other.iri)
    for line in drawing.lines:
        assert all(0 < label.x < drawing.width and 0 < label.y < drawing.height for label in line.labels)


@pytest.mark.parametrize("name", sorted(drawings()))
def test_no_label_lies_in_a_box(name: str) -> None:
    drawing = drawings()[name]
    for label in (label for line in drawing.lines for label in line.labels):
        for box in drawing.boxes:
            outside = abs(label.x - box.x) > box.width / 2 or abs(label.y - box.y) > box.height / 2
            assert outside, (label.relation, box.iri)


def test_every_share_of_a_line_is_of_a_line_that_is_drawn() -> None:
    between = {frozenset((relation.subject, relation.object)) for relation in overview().relations}
    for one, other, share in diagram_facts()["overview"]["labels"]:
        assert frozenset((URIRef(NAMESPACE + one), URIRef(NAMESPACE + other))) in between
        assert 0 < share < 1


def test_arrows_point_where_the_lines_lead() -> None:
    labels = {label.relation.predicate: label.arrow for line in neighbours(DKG.Panel).lines for label in line.labels}
    boxes = {box.iri: box.x for box in neighbours(DKG.Panel).boxes}
    for relation in neighbours(DKG.Panel).relations:
        right = boxes[relation.object] > boxes[relation.subject]
        assert labels[relation.predicate] == ("→" if right else "←")


def rows_of(element: Element) -> list[Element]:
    return [
        each for each in element.inside if each.tag == "tr" and not any(cell.tag == "thead" for cell in each.around)
    ]


def links_of(element: Element) -> list[str]:
    return [each.attributes["href"] for each in element.inside if each.tag == "a"]


def href(iri: URIRef) -> str:
    """How the page of the ontology links to a term."""
    return f"#{iri.removeprefix(NAMESPACE)}" if iri.startswith(NAMESPACE) else str(iri)


@pytest.mark.parametrize("page", ["ontology.html", "ontology.sv.html"])
def test_a_drawing_has_a_title_and_a_description(page: str) -> None:
    figures = [element for element in elements_of(reference_files()[page]) if element.tag == "figure"]
    assert len(figures) == 1 + len(main_classes())
    titles = {f"drawing-{drawing.name}-title" for drawing in drawings().values()}
    for figure in figures:
        [title] = [element for element in figure.inside if element.tag == "title"]
        [description] = [element for element in figure.inside if element.tag == "desc"]
        assert title.text.strip()
        assert description.text.strip()
        titles.remove(title.attributes["id"])
    assert not titles


@pytest.mark.parametrize("page", ["ontology.html", "ontology.sv.html"])
def test_the_facts_of_the_overview_stand_in_its_table(page: str) -> None:
    figure = next(element for element in elements_of(reference_files()[page]) if element.tag == "figure")
    assert len(rows_of(figure)) == len(overview().relations) == sum(map(len, table_of(overview()).values()))


@pytest.mark.parametrize("page", ["ontology.html", "ontology.sv.html"])
def test_the_facts_of_a_class_among_its_neighbours_stand_in_the_tables_of_its_entry(page: str) -> None:
    entries = {
        each.attributes.get("id"): each for each in elements_of(reference_files()[page]) if each.tag == "section"
    }
    for cls in main_classes():
        rows = list(map(links_of, rows_of(entries[cls.removeprefix(NAMESPACE)])))
        for relation in neighbours(cls).relations:
            ahead = any(row[0] == href(relation.predicate) and href(relation.object) in row for row in rows)
            back = [href(relation.subject), href(relation.predicate)] in rows
            assert ahead if relation.subject == cls else back, relation


def test_drawings_take_their_colours_from_the_page() -> None:
    page = reference_files()["ontology.html"].decode()
    coloured = re.findall(r'(?:fill|stroke)="([^"]+)"', page)
    assert set(coloured) == {"currentColor", "none"}
