"""What several records make together: speakers, former offices, details. All is invented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from discourse_kg.identifiers import PROJECT_BASE, source_key, statement_key
from discourse_kg.model import Consultation, Tier
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.record import Detail, DetailValue, one_text, one_value
from discourse_kg.records.statements import StatementRecord
from discourse_kg.records.store_view import StoreView
from discourse_kg.storage import open_store
from discourse_kg.vocabulary import DKG
from support.invented_denial import DENIAL, THANKS, span, with_denial
from support.queries_store import put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from discourse_kg.records.record import Text
    from discourse_kg.storage.interface import GraphStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    with open_store(str(tmp_path / "store"), read_only=False, base=PROJECT_BASE) as opened:
        put(opened, with_denial())
        yield opened


def iri(words: str, source: str = "snow.txt") -> str:
    return f"{PROJECT_BASE}/id/statement/{statement_key(source_key(source), span(words))}"


def reader_of(store: GraphStore) -> RecordReader:
    return RecordReader(StoreView(store))


# --- details --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DetailedStatement(StatementRecord):
    """A statement some of whose properties are shown as details."""

    stance: str | None = one_value(DKG.polarity, detail=True)
    words: Text | None = one_text(DKG.quote, detail=True)
    crowd: str | None = one_value(DKG.speakerGroup, detail=True)


def test_details_are_the_fields_declared_so_with_labels_of_the_ontology(store: GraphStore) -> None:
    reader = reader_of(store)
    denied = next(iter(reader.view.describe(iri(DENIAL)).values[str(DKG.polarity)]))
    assert reader.details(reader.read(DetailedStatement, iri(DENIAL)), "sv") == (
        Detail("polaritet", (DetailValue("förnekad", iri=denied),)),
        Detail("citat", (DetailValue(DENIAL, "en"),)),
    )
    assert [detail.label for detail in reader.details(reader.read(DetailedStatement, iri(DENIAL)), "en")] == [
        "polarity",
        "quote",
    ]


def test_a_field_without_a_value_is_no_detail(store: GraphStore) -> None:
    reader = reader_of(store)
    assert [detail.label for detail in reader.details(reader.read(DetailedStatement, iri(THANKS)), "en")] == ["quote"]
    assert reader.details(reader.read(StatementRecord, iri(DENIAL)), "en") == ()


# --- speakers -------------------------------------------------------------------------------------


def test_whom_a_model_proposes_does_not_speak(store: GraphStore) -> None:
    discourse = with_denial()
    proposed = replace(discourse.statements[0], tier=Tier.PROPOSED, proposed_by="Invented model")
    grouped = replace(discourse.statements[2], speakers=(), candidates=(), group="everybody", speaker_mention=None)
    recap = replace(discourse.recap, identifier="ice.txt", path="ice.txt")
    consulted = Consultation("Invented model", "0" * 64)
    put(store, replace(discourse, recap=recap, statements=(proposed, grouped), consulted=consulted))
    reader = reader_of(store)
    spoken, model, group = (
        reader.read(StatementRecord, each) for each in (iri(DENIAL), iri(DENIAL, "ice.txt"), iri(THANKS, "ice.txt"))
    )
    assert model.proposed_speakers == spoken.speakers
    assert (model.speakers, spoken.proposed_speakers) == ((), ())
    assert [speaker.person for speaker in reader.speakers(spoken)] == list(spoken.speakers)
    assert reader.speakers(model) == reader.speakers(group) == ()
    assert (group.speakers, group.proposed_speakers) == ((), ())
    assert group.group == "everybody"


def test_the_holding_of_a_speaker_is_that_of_the_statement(store: GraphStore) -> None:
    reader = reader_of(store)
    [speaker] = reader.speakers(reader.read(StatementRecord, iri(DENIAL)))
    assert speaker.holding
    assert (speaker.holding.holder, speaker.holding.party_as_in_source) == (speaker.person, "MP")
    [other] = reader.speakers(reader.read(StatementRecord, iri(THANKS)))
    assert other.holding is None


def test_an_office_is_over_as_the_statement_s_own_source_tells_it(store: GraphStore) -> None:
    discourse = with_denial()
    recap = replace(discourse.recap, identifier="ice.txt", path="ice.txt")
    put(store, replace(discourse, recap=recap, persons=(), statements=(discourse.statements[2],)))
    reader = reader_of(store)
    here, elsewhere = (reader.read(StatementRecord, iri(THANKS, source)) for source in ("snow.txt", "ice.txt"))
    [office] = reader.former_offices(here, here.speakers[0])
    assert (office.role_as_in_source, office.organization_as_in_source) == ("Minister of Snow", "Weather Office")
    assert elsewhere.speakers == here.speakers
    assert reader.former_offices(elsewhere, elsewhere.speakers[0]) == ()
