"""False facts, counted by hand: what is found and the gold does not support."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discourse_kg.confidence import FactKind
from discourse_kg.evaluation.annotation import Annotation, Attribution, Described
from discourse_kg.evaluation.false_facts import judged, shares
from discourse_kg.evaluation.strict_labels import same_organization, same_role
from discourse_kg.model import Span
from support.annotated import NIMA, TOVA, said, tells

#: A hundred characters without white space.
TEXT = "x" * 100


def false(gold: Annotation, found: Annotation) -> list[tuple[str, str, str]]:
    """Kind, person and label of each fact that is false."""
    return [(fact.kind.value, fact.who, fact.what) for fact in judged(gold, found, TEXT) if not fact.supported]


@pytest.mark.parametrize(
    ("one", "other", "role", "organization"),
    [
        ("jurist", "Juristen", True, False),
        ("Löfrådet", "”Löfrådet”.", True, True),
        ("the Leaf Board", "Leaf Board", True, True),
        ("Leaf Board (LB)", "Leaf Board", True, True),
        ("head of parks", "head", False, False),
        ("chefsjurist", "jurist", False, False),
        ("Björkviks kommun", "kommun", False, False),
    ],
)
def test_labels_are_equal_strictly(one: str, other: str, *, role: bool, organization: bool) -> None:
    assert (same_role(one, other), same_role(other, one)) == (role, role)
    assert (same_organization(one, other), same_organization(other, one)) == (organization, organization)


def test_a_person_whom_the_gold_does_not_have_is_false_with_all_labels() -> None:
    found = tells(persons=(Described(NIMA, "jurist", "Löfrådet"),))
    assert false(tells(), found) == [
        ("person", NIMA, NIMA),
        ("role", NIMA, "jurist"),
        ("organization", NIMA, "Löfrådet"),
    ]


def test_a_label_that_is_cut_is_false_and_one_that_is_missing_is_not() -> None:
    gold = tells(persons=(Described(NIMA, "head of parks", "Leaf Board"), Described(TOVA, "jurist")))
    found = tells(persons=(Described(NIMA, "head", "Leaf Board"), Described(TOVA)))
    assert false(gold, found) == [("role", NIMA, "head")]


def test_what_widens_the_gold_is_right() -> None:
    person = Described(NIMA, "jurist", None, ("ordförande",), ("Löfrådet",))
    gold = replace(tells(persons=(person,)), aliases=(("Nisse", NIMA),), unasked=(TOVA,))
    assert false(gold, tells(persons=(Described("Nisse", "ordförande", "Löfrådet"), Described(TOVA, "kock")))) == []


def test_one_of_the_roles_that_the_gold_lists_is_right() -> None:
    gold = tells(persons=(Described(NIMA, "jurist, kock"),))
    assert false(gold, tells(persons=(Described(NIMA, "kock"),))) == []


def test_words_of_somebody_else_are_false_and_words_of_a_group_count_neither_way() -> None:
    gold = replace(tells(said(0, 20, NIMA)), collective=(Span(40, 60),))
    assert false(gold, tells(said(0, 20, TOVA))) == [("statement", TOVA, TEXT[:20])]
    assert false(gold, tells(said(70, 90, NIMA))) == [("statement", NIMA, TEXT[:20])]
    assert false(gold, tells(said(40, 60, TOVA), said(5, 30, NIMA))) == []


def test_a_statement_that_nobody_has_to_find_is_its_speakers_alone() -> None:
    gold = replace(tells(), collective=(Span(0, 20),), optional=(Attribution(Span(0, 20), (NIMA,)),))
    assert false(gold, tells(said(0, 20, NIMA))) == []
    assert len(false(gold, tells(said(0, 20, TOVA)))) == 1


def test_shares_count_each_kind() -> None:
    facts = judged(tells(persons=(Described(NIMA),)), tells(persons=(Described(NIMA, "kock"), Described(TOVA))), TEXT)
    assert {kind: numbers for kind, numbers in shares(facts).items() if kind in list(FactKind)} == {
        FactKind.STATEMENT: (0, 0),
        FactKind.PERSON: (1, 2),
        FactKind.ROLE: (1, 1),
        FactKind.ORGANIZATION: (0, 0),
    }
