"""Offices before a name and behind one, read from the words alone."""

from __future__ import annotations

import pytest

from discourse_kg.languages.supported import load_language
from discourse_kg.model import Span
from discourse_kg.noun_phrases.bodies import read_body
from discourse_kg.noun_phrases.names import find_runs, tokenise
from discourse_kg.noun_phrases.offices import office_at
from discourse_kg.noun_phrases.titles import peel


@pytest.mark.parametrize(
    ("language", "text", "role", "organization"),
    [
        ("sv", "Det sa minister för civilt försvar Tova Ekmark.", "minister för civilt försvar", None),
        ("sv", "Det sa Löfverkets biträdande chef Tova Ekmark.", "biträdande chef", "Löfverket"),
        ("sv", "Det sa Ystads lasaretts överläkare Tova Ekmark.", "överläkare", "Ystads lasarett"),
        ("sv", "Det sa EU-ambassadören Tova Ekmark.", "EU-ambassadören", None),
        ("sv", "Det sa ryske målvakten Tova Ekmark.", "målvakten", None),
        ("sv", "Det började ledaren Tova Ekmark med.", "ledaren", None),
        ("en", "It leaks, said Director General Tova Ekmark.", "Director General", None),
        ("en", "No, said the transport minister Tova Ekmark.", "transport minister", None),
        ("en", "They asked Third Fleet commander Tova Ekmark.", "commander", "Third Fleet"),
    ],
)
def test_an_office_stands_before_a_name(language: str, text: str, role: str, organization: str | None) -> None:
    pack, sentence = load_language(language), Span(0, len(text))
    tokens = tokenise(text, sentence)
    (found,) = (one for run in find_runs(text, tokens, pack) if (one := peel(run, tokens, sentence, pack)))
    told = found.before.role.label if found.before.role else None
    assert (found.name.name(), told, found.before.organization) == ("Tova Ekmark", role, organization)


@pytest.mark.parametrize(
    ("language", "text", "role", "organization"),
    [
        ("sv", "nationell samordnare för Lövlyftet sa nej", "nationell samordnare", "Lövlyftet"),
        ("sv", "chef på utvecklingspolitiska enheten på Löfverket", "chef", "Löfverket"),
        ("sv", "vd på Löfverket och rektor vid Lövskolan", "vd", "Löfverket"),
        ("sv", "docent och generalsekreterare Löfverket", "docent och generalsekreterare", "Löfverket"),
        (
            "en",
            "adviser to the Chief Leaf Officer at the Leaf Board",
            "adviser to the Chief Leaf Officer",
            "Leaf Board",
        ),
        ("en", "Ombudsman for Automated Decisions, who", "Ombudsman for Automated Decisions", None),
        ("en", "Manager, Small Leaves, Leaf Administration", "Manager, Small Leaves", "Leaf Administration"),
        ("en", "head of the Leaf Board said no", "head", "Leaf Board"),
    ],
)
def test_an_office_begins_a_description(language: str, text: str, role: str, organization: str | None) -> None:
    office = office_at(tokenise(text, Span(0, len(text))), 0, load_language(language))
    assert office is not None
    assert (office.role, office.organization) == (role, organization)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("sv", "Post- och lövstyrelsen tackade alla", "Post- och lövstyrelsen"),
        ("sv", "Kanadas miljödepartement sa nej", "Kanadas miljödepartement"),
        ("sv", "UiT Norges arktiske universitet", "UiT Norges arktiske universitet"),
        ("en", "National Institute of Leaves and Technology", "National Institute of Leaves and Technology"),
        ("en", "Leaf Board and Moss Council", "Leaf Board"),
        ("en", "Coastal Leaf and Moss Administration", "Coastal Leaf and Moss Administration"),
        ("en", "United Kingdom’s Leaf Service", "Leaf Service"),
        ("en", "Yard Company greeted the audience", "Yard Company"),
        ("sv", "Ystad", None),
        ("sv", "Tova Ekmark", None),
    ],
)
def test_a_body_is_as_long_as_its_name(language: str, text: str, name: str | None) -> None:
    body = read_body(tokenise(text, Span(0, len(text))), 0, load_language(language))
    assert (body.name if body else None) == name
