"""Whose words a clause reports: by its own subject, of several, inside another, or of nobody. Everybody is invented."""

from __future__ import annotations

import pytest

from discourse_kg.languages.finite_verbs import finite_verbs
from discourse_kg.languages.supported import load_language
from support.texts import read

SV = "Moa Sandqvist, hamnchef, och Erik Holmlund, rektor, kom till mötet.\n\n"
EN = "Maja Lindqvist, clerk, and Oskar Brandvold, editor, came to the meeting.\n\n"


def spoken(text: str, language: str) -> list[tuple[tuple[str, ...], str]]:
    """Who says what; words of a group or of nobody known have no speakers."""
    return [(one.speakers, one.span.of(text)) for one in read(text, language).statements]


@pytest.mark.parametrize(
    ("language", "sentence", "first", "second"),
    [
        ("sv", "Moa Sandqvist menade att isen bär, men Erik Holmlund sa att den smälter.", "isen bär", "men Erik"),
        ("sv", "Sandqvist sa att isen är tjock och Holmlund höll med om det.", "är tjock", "och Holmlund"),
        ("sv", "Moa Sandqvist menade att isen bär, något som Erik Holmlund inte höll med om.", "bär", "något som"),
        ("sv", "Medan Moa Sandqvist hävdade att isen bär varnade Erik Holmlund för den.", "isen bär", "varnade"),
        ("en", "Maja Lindqvist argued that lists leak, but Oskar Brandvold said they hold.", "leak", "but Oskar"),
        ("en", "While Maja Lindqvist wanted to cut it, Oskar Brandvold called for a higher fee.", "cut it", "Oskar"),
    ],
)
def test_two_who_speak_in_one_sentence(language: str, sentence: str, first: str, second: str) -> None:
    text = (SV if language == "sv" else EN) + sentence
    (one, said), (other, answered) = spoken(text, language)
    assert (len(one), len(other)) == (1, 1)
    assert one != other
    assert said.endswith(first)
    assert answered.startswith(second)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Moa Sandqvist sa att hon och Erik Holmlund tycker likadant."),
        ("sv", "Moa Sandqvist berättade att Erik Holmlund hade sagt att isen bär."),
        ("sv", "Moa Sandqvist frågade varför han inte svarade."),
        ("en", "Maja Lindqvist said that she and Oskar Brandvold agreed on the fee."),
        ("en", "Maja Lindqvist said that Oskar Brandvold has said too little."),
    ],
)
def test_what_somebody_tells_of_others_is_theirs(language: str, sentence: str) -> None:
    text = (SV if language == "sv" else EN) + sentence
    ((speakers, words),) = spoken(text, language)
    assert speakers == (("Moa Sandqvist",) if language == "sv" else ("Maja Lindqvist",))
    assert words == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Moa Sandqvist från Fjordverket och Erik Holmlund, vd för Isbolaget, påpekade att isen bär."),
        ("sv", "Både Moa Sandqvist (V) och Erik Holmlund (L) framhöll att isen bär."),
        ("sv", "Isen bär, skriver Moa Sandqvist (V) och Erik Holmlund (L)."),
        ("en", "Maja Lindqvist from Shelter and Oskar Brandvold, CEO of Roofview, noted that lists leak."),
        ("en", "Both Maja Lindqvist (Labour) and Oskar Brandvold (Green) stressed that lists leak."),
    ],
)
def test_joint_subjects(language: str, sentence: str) -> None:
    ((speakers, _),) = spoken((SV if language == "sv" else EN) + sentence, language)
    assert len(speakers) == 2


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "– Isen bär, säger målvakten Moa Sandqvist."),
        ("sv", "– Isen bär, säger klubbens materialare Moa Sandqvist."),
        ("sv", "– Isen bär, säger gymnasie-, högskole- och isminister Moa Sandqvist."),
        ("sv", "I en intervju med Norrlunds Tidning sade Moa Sandqvist att isen bär."),
        ("sv", "Jag kan inte säga vad han har lovat, säger Moa Sandqvist."),
        ("sv", "Moa Sandqvist inledde mötet med att ifrågasätta hur isen mäts."),
        ("sv", "Moa Sandqvist skriver i sin utredning att isen bär."),
        ("sv", "Enligt det juridiska ombudet Moa Sandqvist bär isen."),
        ("sv", "Isminister Moa Sandqvist som leder arbetet på fjorden är tydlig med att isen bär."),
        ("sv", "Ekonomen i panelen, docent Moa Sandqvist, ansåg att isen bär."),
        ("en", "The minister of lists, Maja Lindqvist, said that lists leak."),
        ("en", "Maja Lindqvist, Chief Registrar at the Harbour Registry said her office has many lists."),
        ("en", "Maja Lindqvist was urging all ports to open their lists."),
        ("en", "Maja Lindqvist opened the meeting by stressing that lists leak."),
        ("en", "“Lists leak,” said Data Policy Fellow Maja Lindqvist at the registry."),
    ],
)
def test_the_subject_of_a_verb_of_saying(language: str, sentence: str) -> None:
    ((speakers, _),) = spoken(sentence, language)
    assert speakers == (("Moa Sandqvist",) if language == "sv" else ("Maja Lindqvist",))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "– De mår bra, säger Moa Sandqvists advokat."),
        ("sv", "Moa Sandqvist tycker jag spelar bäst av alla."),
        ("sv", "Polisen säger att Moa Sandqvist mår bra."),
        ("sv", "Det är lätt att erkänna Moa Sandqvists storhet."),
        ("en", "The Harbour Committee said Maja Lindqvist's plan would cost money."),
        ("en", "A spokesman for Maja Lindqvist said that lists leak."),
        ("en", "Maja Lindqvist began taking calls from listeners who said they had worries."),
        ("en", "A web video lists four cases in which Maja Lindqvist defended the port."),
    ],
)
def test_nobody_inside_a_phrase_is_given_its_words(language: str, sentence: str) -> None:
    text = (SV if language == "sv" else EN) + sentence
    assert [speakers for speakers, _ in spoken(text, language) if speakers] == []


def test_a_verb_of_writing_reports_only_a_clause() -> None:
    assert spoken(SV + "Moa Sandqvist skriver böcker om is.", "sv") == []
    assert spoken(EN + "Maja Lindqvist wrote a book.", "en") == []


def test_finite_verbs_are_no_nouns() -> None:
    swedish, english = finite_verbs("sv"), finite_verbs("en")
    assert {"sade", "skrattar", "menade", "är"} <= swedish.finite
    assert not {"isen", "för", "hamn"} & swedish.finite
    assert "said" in english.finite
    assert {"argued", "noted"} <= english.participles | english.finite
    assert not finite_verbs("nb").finite


@pytest.mark.parametrize("language", ["en", "nb", "sv"])
def test_a_base_form_is_listed_once(language: str) -> None:
    pack = load_language(language)
    assert not set(pack.bare_infinitives()) & set(pack.cue_tables())
