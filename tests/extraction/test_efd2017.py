"""The recap the project began with, as it stands on its page: byline, doubled paragraph and footer included."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from discourse_kg.extraction.pipeline import extract
from discourse_kg.model import CountryForm, Discourse, MentionKind, ParticipationRole
from discourse_kg.notations import Resolution
from discourse_kg.readers.intake import read
from support.folders import SHARED

EVALUATION = SHARED / "evaluation" / "sv"
RECAP, GOLD = EVALUATION / "efd2017.txt", EVALUATION / "efd2017.gold.json"

pytestmark = pytest.mark.skipif(not RECAP.exists(), reason="the annotated recap of 2017 is not beside this checkout")


@cache
def discourse() -> Discourse:
    return extract(read(str(RECAP)))


@cache
def gold() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(GOLD.read_text("utf-8"))
    return found


def test_all_eleven_statements_with_speaker_kind_and_exact_span() -> None:
    found = [(list(one.speakers), one.kind.value, one.span.start, one.span.end) for one in discourse().statements]
    wanted = [(one["speakers"], one["kind"], one["start"], one["end"]) for one in gold()["statements"]]
    assert len(wanted) == 11
    assert found == wanted


def test_countries_are_in_shekarabis_statement_and_nowhere_else() -> None:
    found = [
        sorted({str(mention.country) for mention in one.mentions if mention.by is CountryForm.NAME})
        for one in discourse().statements
    ]
    assert found == [sorted(one["countries"]) for one in gold()["statements"]]


def test_cast_with_roles_and_organizations_as_printed() -> None:
    found = {(one.name, one.role.label if one.role else None, one.organization) for one in discourse().persons}
    assert found == {(one["name"], one["role"], one["organization"]) for one in gold()["persons"]}


def test_panel() -> None:
    (panel,) = discourse().panels
    assert panel.names(ParticipationRole.MODERATOR) == ("Anna Bellman",)
    assert list(panel.names(ParticipationRole.PANELLIST)) == gold()["panels"][0]["participants"]
    assert all(one.panel == 0 for one in discourse().statements)


def test_spellings_lead_to_one_person() -> None:
    text = discourse().recap.text
    mentions = {
        one.speaker_mention.of(text): (one.speakers, one.resolution)
        for one in discourse().statements
        if one.speaker_mention
    }
    assert mentions["Shayan"] == (("Shahyan Khan",), Resolution.SPELLING)
    assert mentions["Ann Helenius"] == (("Ann Hellenius",), Resolution.SPELLING)
    assert mentions["Ardalan"] == (("Ardalan Shekarabi",), Resolution.GIVEN_NAME)
    assert mentions["Joakims"] == (("Joakim Jansson",), Resolution.GIVEN_NAME)


def test_event_date_comes_from_yesterday_and_the_byline() -> None:
    event = discourse().event
    assert event.date is not None
    assert event.date.isoformat() == gold()["event"]["date"]
    assert discourse().recap.published is not None
    assert event.name == "eFörvaltningsdagarna"
    assert event.place == "Stockholmsmässan i Älvsjö"


def test_the_author_wrote_and_did_not_sit_on_the_panel() -> None:
    assert discourse().author == "Henrik Gustafson"
    assert all("Henrik Gustafson" not in one.speakers for one in discourse().statements)
    assert "Henrik Gustafson" not in {part.person for part in discourse().panels[0].participations}


def test_nothing_is_left_undecided_and_nothing_comes_twice() -> None:
    assert discourse().unresolved == ()
    spans = [one.span for one in discourse().statements]
    assert len(set(spans)) == len(spans)
    assert not any(one.overlaps(other) for one in spans for other in spans if one != other)


def test_every_mention_is_cut_from_its_sentence() -> None:
    text = discourse().recap.text
    for statement in discourse().statements:
        for mention in statement.mentions:
            assert statement.span.covers(mention.sentence)
            assert mention.sentence.covers(mention.span)
            if mention.kind is MentionKind.COUNTRY:
                assert mention.span.of(text) in {"Danmark", "Holland", "Estland"}
