"""The review of the ontology as the page tells it: what each check finds, and which findings are meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rdflib.term import URIRef

from discourse_kg.resources import toml_table
from discourse_kg.reviewing import CHECKS, Finding, review
from discourse_kg.site.reference.machine import ontology_graph
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from discourse_kg.reviewing import Check


@dataclass(frozen=True, slots=True)
class Accepted:
    """A reason, by its name in the texts of the pages, and the terms at which a check's findings have it."""

    reason: str
    check: str
    terms: tuple[URIRef, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A check, and how many of its findings are accepted and how many are not."""

    check: Check
    accepted: int
    others: int


def accepted() -> tuple[Accepted, ...]:
    """The findings that are meant: facts of `accepted.toml`."""
    return tuple(
        Accepted(reason, told["check"], tuple(URIRef(NAMESPACE + name) for name in told["terms"]))
        for reason, told in toml_table("site/reference/accepted.toml").items()
    )


@cache
def findings() -> tuple[Finding, ...]:
    """All that the review finds in the ontology of the program."""
    return review(ontology_graph(), NAMESPACE)


def results() -> tuple[Result, ...]:
    """What came of each check."""
    meant = {(each.check, str(term)) for each in accepted() for term in each.terms}
    told = [(finding.check, (finding.check, finding.term) in meant) for finding in findings()]
    return tuple(Result(check, told.count((check.name, True)), told.count((check.name, False))) for check in CHECKS)
