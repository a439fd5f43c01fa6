"""The review of the ontology as the page tells it: what each check finds, and which findings are meant."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from rdflib.term import URIRef

from discourse_kg.reviewing import CHECKS, Finding, review
from discourse_kg.site.reference.machine import ontology_graph
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from discourse_kg.reviewing import Check

_FACTS: Final = "accepted.toml"


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
    text = files("discourse_kg.site.reference").joinpath(_FACTS).read_text("utf-8")
    return tuple(
        Accepted(reason, told["check"], tuple(URIRef(NAMESPACE + name) for name in told["terms"]))
        for reason, told in tomllib.loads(text).items()
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
