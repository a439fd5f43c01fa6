"""Records of parliaments: the Riksdag's open data and ParlaMint's TEI. Every speech in them is invented."""

from __future__ import annotations

import json
from datetime import date
from typing import Final

import pytest

from discourse_kg.errors import RecapError
from discourse_kg.extraction.pipeline import extract
from discourse_kg.model import Discourse, Tier
from discourse_kg.notations import AttributionRule
from discourse_kg.readers.intake import read_bytes
from support.texts import recap_from_bytes, said

SPEECH: Final = {
    "dok_titel": "Protokoll 2041/42:7 Onsdagen den 16 oktober",
    "dok_datum": "2041-10-16 00:00:00",
    "avsnittsrubrik": "Vägen till sjön",
    "anforande_nummer": "51",
    "talare": "Sjöministern Nima Forsrud (S)",
    "parti": "S",
    "intressent_id": "0000000000001",
    "anforandetext": "<p>Fru talman! Estland har en väg &auml;ven om vintern.</p><p>(Applåder)</p><p>Vi har ingen.</p>",
}
REPLY: Final = SPEECH | {
    "talare": "TOVA EKMARK (M)",
    "parti": "M",
    "intressent_id": "0000000000002",
    "anforandetext": "Den kommer.",
}


def read_json(found: object) -> Discourse:
    return extract(recap_from_bytes(json.dumps(found).encode(), "speeches.json"))


@pytest.mark.parametrize(
    "found",
    [
        SPEECH,
        {"anforande": SPEECH},
        {"anforandelista": {"@antal": "1", "anforande": SPEECH}},
        {"anforandelista": {"@antal": "1", "anforande": [SPEECH]}},
    ],
    ids=["alone", "wrapped", "list of one hit", "list"],
)
def test_a_speech_is_of_its_speaker(found: object) -> None:
    discourse = read_json(found)
    words = "Fru talman! Estland har en väg även om vintern.\n\nVi har ingen."
    assert said(discourse) == [("Nima Forsrud", "direct", words)]
    (speech,) = discourse.statements
    assert (speech.tier, speech.rule) == (Tier.GIVEN, AttributionRule.RECORD)
    (person,) = discourse.persons
    assert (person.role and person.role.label, person.role and person.role.kind, person.party) == (
        "Sjöministern",
        "minister",
        "S",
    )
    assert (discourse.event.name, discourse.event.date) == (SPEECH["dok_titel"], date(2041, 10, 16))
    assert [left.text for left in discourse.recap.left_out] == ["(Applåder)"]


def test_a_list_gives_each_speech_to_its_own_speaker() -> None:
    discourse = read_json({"anforandelista": {"anforande": [SPEECH, REPLY, SPEECH]}})
    assert [speaker for speaker, _, _ in said(discourse)] == ["Nima Forsrud", "Tova Ekmark", "Nima Forsrud"]


def test_the_party_of_a_speaker_is_kept_where_the_name_is_none_that_a_label_has() -> None:
    discourse = read_json(SPEECH | {"talare": "de la Ström Ek"})
    assert [(person.name, person.party) for person in discourse.persons] == [("de la Ström Ek", "S")]


def test_a_speech_without_a_speaker_is_nobodys() -> None:
    discourse = read_json({key: value for key, value in SPEECH.items() if key != "talare"})
    assert [(one.speakers, one.tier) for one in discourse.statements] == [((), Tier.GIVEN)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (json.dumps({"anforandelista": {"anforande": SPEECH | {"anforandetext": ""}}}), "without their words"),
        ('{"anforandelista": {', "is no JSON"),
        ('{"anforande": ' * 100_000, "nested too deep"),
    ],
    ids=["no words", "cut", "deep"],
)
def test_what_holds_no_speeches_is_refused(content: str, reason: str) -> None:
    with pytest.raises(RecapError, match=reason):
        read_bytes(content.encode(), "speeches.json")


NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
TEI: Final = f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xml:id="Invented-7" xmlns="{NAMESPACE}" xml:lang="sv">
 <teiHeader>
  <fileDesc>
   <titleStmt><title xml:lang="en">Minutes 7</title><title xml:lang="sv">Protokoll 7</title></titleStmt>
   <publicationStmt><availability><licence>http://creativecommons.org/publicdomain/zero/1.0/</licence></availability>
    <date when="2042-01-23"/></publicationStmt>
  </fileDesc>
  <profileDesc>
   <settingDesc><setting><name type="city">Björkvik</name><date when="2041-10-16"/></setting></settingDesc>
   <particDesc><listPerson><person xml:id="EkmarkTova"><persName><surname>Ekmark</surname><forename>Tova</forename>
    </persName><idno type="URI">https://www.wikidata.org/wiki/Q0</idno></person></listPerson></particDesc>
  </profileDesc>
 </teiHeader>
 <text><body><div>
  <head>§ 8 Vägen till sjön</head>
  <note>Protokollet justerades.</note>
  <note type="speaker">Anf. 1 Sjöminister NIMA FORSRUD (S):</note>
  <u who="#Q12345"><seg>Fru talman! Estland har en väg.</seg><note>Talmannen klubbade.</note>
   <seg>Vi <vocal><desc>skratt</desc></vocal>har ingen.</seg></u>
  <u who="#EkmarkTova">
   <seg><s><w join="right">Den</w><w>s</w> <w>kommer</w> <w join="right">nu</w><pc>.</pc></s></seg></u>
  <u who="#Q12345"><seg>Bra.</seg></u>
  <u who="#unknown"><seg>Hör!</seg></u>
 </div></body></text>
</TEI>
"""


def test_a_sitting_gives_each_utterance_to_its_speaker() -> None:
    discourse = extract(recap_from_bytes(TEI.encode(), "sitting.xml"))
    assert said(discourse) == [
        ("Nima Forsrud", "direct", "Fru talman! Estland har en väg.\n\nVi har ingen."),
        ("Tova Ekmark", "direct", "Dens kommer nu."),
        ("Nima Forsrud", "direct", "Bra."),
        ("?", "direct", "Hör!"),
    ]
    roles = {person.name: (person.role and person.role.label, person.party) for person in discourse.persons}
    assert roles == {"Nima Forsrud": ("Sjöminister", "S"), "Tova Ekmark": (None, None)}
    assert (discourse.event.name, discourse.event.date, discourse.event.place) == (
        "Protokoll 7",
        date(2041, 10, 16),
        "Björkvik",
    )
    recap = discourse.recap
    assert (recap.identifier, recap.language, recap.published) == ("Invented-7", "sv", date(2042, 1, 23))
    assert [left.text for left in recap.left_out] == ["Protokollet justerades.", "Talmannen klubbade.", "skratt"]
    assert [turn.speaker and turn.speaker.identifier for turn in recap.turns] == [
        "http://www.wikidata.org/entity/Q12345",
        "https://www.wikidata.org/wiki/Q0",
        "http://www.wikidata.org/entity/Q12345",
        None,
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (TEI.replace("</TEI>", ""), "well-formed"),
        (TEI.replace("<TEI", '<!DOCTYPE TEI [<!ENTITY a "b">]>\n<TEI'), "entities"),
        (TEI.replace("<u ", "<p ").replace("</u>", "</p>"), "without utterances"),
    ],
    ids=["cut", "entities", "no utterances"],
)
def test_other_tei_is_refused(content: str, reason: str) -> None:
    with pytest.raises(RecapError, match=reason):
        read_bytes(content.encode(), "sitting.xml")
