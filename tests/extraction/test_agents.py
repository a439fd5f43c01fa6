"""Who speaks and is no person: bodies, media, groups, offices without a name. Everybody is invented."""

from __future__ import annotations

import pytest

from discourse_kg.discourse_json import to_json
from support.texts import read


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("sv", "Hamnen har stängts, rapporterar nyhetsbyrån TT.", "TT", "medium"),
        ("sv", "Fjordverket säger att hamnen har stängts.", "Fjordverket", "body"),
        ("sv", "Enligt Fjordverket ligger isen kvar.", "Fjordverket", "body"),
        ("sv", "Regeringen svarade att båtarna räcker.", "Regeringen", "body"),
        ("sv", "Kritiker undrade varför Moa Sandqvist inte kom.", "Kritiker", "group"),
        ("sv", "Ministrarna sa att isen är kall.", "Ministrarna", "group"),
        ("sv", "Borgmästaren sa att isen är kall.", "Borgmästaren", "office"),
        ("sv", "Kommunen uppger att bryggan är klar.", "Kommunen", "body"),
        ("sv", "Hamnverket föreslår att avgiften höjs.", "Hamnverket", "body"),
        ("sv", "Polisen meddelar att bron är avstängd.", "Polisen", "body"),
        ("sv", "Enligt Isinspektionen bär isen inte.", "Isinspektionen", "body"),
        ("sv", "Sjöfartsrätten skriver att beslutet gäller.", "Sjöfartsrätten", "body"),
        ("sv", "Facket kräver att fler får jacka.", "Facket", "body"),
        ("sv", "Föräldrarna anser att isen är tunn.", "Föräldrarna", "group"),
        ("sv", "Enligt rapporten smälter isen.", "rapporten", "document"),
        ("sv", "Isutredningen slår fast att isen smälter.", "Isutredningen", "document"),
        ("sv", "Enligt en ny undersökning åker fler skridskor.", "en ny undersökning", "document"),
        ("sv", "En talesperson för hamnen uppger att bryggan är klar.", "En talesperson för hamnen", "office"),
        ("en", "The port has closed, Reuters reports.", "Reuters", "medium"),
        ("en", "The union demands that wages rise.", "union", "body"),
        ("en", "The council claims that the ice is thick.", "council", "body"),
        ("en", "According to the report, the ice melts.", "the report", "document"),
        ("en", "The harbour guidance says that boats must wait.", "The harbour guidance", "document"),
        ("en", "The Coastguard said that the ice remains.", "Coastguard", "body"),
        ("en", "The Harbour Committee said Maja Lindqvist's plan would cost money.", "Harbour Committee", "body"),
        ("en", "Supporters questioned why Maja Lindqvist had not come.", "Supporters", "group"),
    ],
)
def test_who_speaks_and_is_no_person(language: str, text: str, name: str, kind: str) -> None:
    (statement,) = to_json(read(text, language))["statements"]
    assert statement["speakers"] == []
    assert statement["agents"] == [{"name": name, "kind": kind}]
    assert statement["group"] == (None if kind == "office" else name)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Det kräver en bred omställning av transport och energi."),
        ("sv", "Rapporten visar att isen är kall."),
        ("sv", "Polisen gick igenom arkivet."),
        ("en", "The survey found that the ice is cold."),
        ("en", "According to the plan, the ice is cut in May."),
        ("en", "The fee answers the needs of the harbour."),
    ],
)
def test_what_cannot_speak_says_nothing(language: str, text: str) -> None:
    assert not read(text, language).statements


def test_a_report_ends_what_somebody_says() -> None:
    text = "Moa Sandqvist, rektor, betonade vikten av ljus. En rapport från rådet visar att fönstren är små."
    (statement,) = read(text).statements
    assert statement.span.end == text.index(" En rapport")
