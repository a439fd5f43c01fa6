"""How sure what was read is, and what becomes of what is not sure enough. All texts and people are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discourse_kg.confidence import FactKind, estimated
from discourse_kg.extraction.confidence import Evidence, with_confidence
from discourse_kg.extraction.least_confidence import without_unsure
from discourse_kg.extraction.pipeline import extract
from discourse_kg.languages.supported import load_language
from discourse_kg.model import Discourse, Unresolved
from discourse_kg.notations import UnresolvedReason
from discourse_kg.person_confidence import PersonConfidence
from discourse_kg.resources import toml_table
from support.texts import read

TEXT = "Moa Sandqvist, rektor på Norrlunds universitet, sade att isen är kall. Hon menade att den smälter.\n"


@pytest.fixture(scope="module")
def told() -> Discourse:
    return with_confidence(read(TEXT))


def test_every_statement_person_role_and_organization_has_a_confidence(told: Discourse) -> None:
    assert told.statements
    assert all(one.confidence is not None and 0 < one.confidence < 1 for one in told.statements)
    [sure] = [person.confidence for person in told.persons]
    assert sure is not None
    assert sure.role is not None
    assert sure.organization is not None


def test_evidence_is_named(told: Discourse) -> None:
    evidence, [person] = Evidence(told, load_language("sv")), told.persons
    assert {"rule=subject-aside-verb", "resolution=full-name"} <= set(evidence.of_statement(told.statements[0]))
    assert {"word=known", "beside=organization"} <= set(evidence.of_role(person))
    assert {"word=known", "words=2", "printed=once"} <= set(evidence.of_organization(person))


@pytest.mark.parametrize("kind", FactKind)
def test_a_confidence_is_never_certain(kind: FactKind) -> None:
    weights = toml_table("confidence.toml")[kind]
    for_it, against_it = ([one for one, weight in weights.items() if sign * weight > 0] for sign in (1, -1))
    assert estimated(kind, against_it) < estimated(kind, ()) <= estimated(kind, for_it)
    assert estimated(kind, against_it * 20) == pytest.approx(0.01)
    assert estimated(kind, for_it * 20) == pytest.approx(0.99)


def test_who_may_be_no_person_is_no_candidate(told: Discourse) -> None:
    [person] = told.persons
    doubt = Unresolved(told.statements[0].span, UnresolvedReason.UNCLEAR_ANTECEDENT, (person.name,))
    unsure = replace(told, persons=(replace(person, confidence=PersonConfidence(0.2)),), unresolved=(doubt,))
    assert not any(one.candidates for one in without_unsure(unsure, 0.5).unresolved)


def test_what_is_sure_enough_stays_as_it_is(told: Discourse) -> None:
    assert without_unsure(told, 0.0) == told


def test_an_unsure_statement_is_listed_with_its_place(told: Discourse) -> None:
    first, *others = told.statements
    unsure = replace(told, statements=(replace(first, confidence=0.2), *others))
    left = without_unsure(unsure, 0.5)
    assert first.span not in [one.span for one in left.statements]
    assert (first.span, UnresolvedReason.LOW_CONFIDENCE) in [(one.span, one.reason) for one in left.unresolved]


def test_an_unsure_role_is_listed_and_the_person_stays(told: Discourse) -> None:
    [person] = told.persons
    unsure = replace(told, persons=(replace(person, confidence=PersonConfidence(0.9, 0.2, 0.9)),))
    left = without_unsure(unsure, 0.5)
    assert [(one.role, one.organization) for one in left.persons] == [(None, person.organization)]
    [listed] = [one for one in left.unresolved if one.reason is UnresolvedReason.LOW_CONFIDENCE]
    assert (listed.span.of(TEXT), listed.candidates) == ("rektor", ("Moa Sandqvist",))


def test_who_may_be_no_person_says_nothing(told: Discourse) -> None:
    [person] = told.persons
    left = without_unsure(replace(told, persons=(replace(person, confidence=PersonConfidence(0.2)),)), 0.5)
    assert (left.persons, left.statements) == ((), ())
    assert "Moa Sandqvist" in [one.span.of(TEXT) for one in left.unresolved]


def test_the_least_confidence_is_asked_for() -> None:
    recap = read(TEXT).recap
    assert extract(recap, 0.0).statements
    assert not extract(recap, 1.0).statements
