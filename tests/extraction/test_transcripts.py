"""Texts that say in front of each turn who speaks, and texts that only look so. Everybody in them is invented."""

from __future__ import annotations

import pytest

from discourse_kg.extraction.pipeline import extract
from discourse_kg.model import Discourse, ParticipationRole, Tier
from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason
from support.texts import read, recap_from_bytes, said


def read_markdown(text: str, language: str = "sv") -> Discourse:
    return extract(recap_from_bytes(text.encode(), "invented.md", language=language))


def turns(discourse: Discourse) -> list[tuple[str, str]]:
    """Who speaks, and the words, of every statement whose speaker the source gives."""
    return [
        (speaker, words)
        for (speaker, _, words), statement in zip(said(discourse), discourse.statements, strict=True)
        if statement.tier is Tier.GIVEN
    ]


WELCOME = "Välkomna. Hur ser ni på Estland?"
MODEL = "Det är en förebild, och vi ska ha ett ramverk."
THANKS = "Tack för det."


@pytest.mark.parametrize(
    "text",
    [
        f"### Petra Holm:\n{WELCOME}\n\n### Erik Sandell:\n{MODEL}\n\n### Petra Holm:\n{THANKS}\n",
        (
            f"### Petra Holm\N{FULLWIDTH COLON}\n{WELCOME}\n\n### Erik Sandell\N{FULLWIDTH COLON}\n{MODEL}\n\n"
            f"### Petra Holm\N{FULLWIDTH COLON}\n{THANKS}\n"
        ),
        f"**Petra Holm:** {WELCOME}\n\n**Erik Sandell, civilminister:** {MODEL}\n\n**Petra Holm:** {THANKS}\n",
        f"PETRA HOLM: {WELCOME}\n\nERIK SANDELL (civilminister): {MODEL}\n\nPETRA HOLM: {THANKS}\n",
        f"[Petra Holm] {WELCOME}\n\n[Erik Sandell] {MODEL}\n\n[Petra Holm] {THANKS}\n",
        f">> PETRA HOLM: {WELCOME}\n\n>> ERIK SANDELL: {MODEL}\n\n>> PETRA HOLM: {THANKS}\n",
        f"Petra Holm (Radion): {WELCOME}\n\nErik Sandell (Isdata): {MODEL}\n\nHolm: {THANKS}\n",
        f"13.05 Petra Holm: {WELCOME}\n\n13.07 Erik Sandell: {MODEL}\n\n13.09 Petra Holm: {THANKS}\n",
        (
            f"Anf. 11 PETRA HOLM (S)\n\n{WELCOME}\n\nAnf. 12 Statsrådet ERIK SANDELL (M)\n\n{MODEL}\n\n"
            f"Anf. 13 PETRA HOLM (S) replik:\n\n{THANKS}\n"
        ),
    ],
    ids=["heading", "wide colon", "bold", "capitals", "brackets", "arrows", "parentheses", "times", "numbers"],
)
def test_each_form_of_labels_gives_every_turn_to_its_speaker(text: str) -> None:
    discourse = read_markdown(text)
    assert turns(discourse) == [("Petra Holm", WELCOME), ("Erik Sandell", MODEL), ("Petra Holm", THANKS)]
    assert {statement.rule for statement in discourse.statements} == {AttributionRule.TURN_LABEL}
    assert [mention.country for statement in discourse.statements for mention in statement.mentions] == ["EST"]


def test_a_turn_lasts_over_paragraphs_and_notes_are_no_turn_of_their_own() -> None:
    discourse = read_markdown(
        "### Petra Holm:\nVälkomna.\n\nVi börjar strax.\n\n> (applåder)\n\n### Erik Sandell:\nTack.\n\n(skratt)\n\n"
        "### Petra Holm:\nDå börjar vi\n"
    )
    assert turns(discourse) == [
        ("Petra Holm", "Välkomna.\n\nVi börjar strax."),
        ("Erik Sandell", "Tack."),
        ("Petra Holm", "Då börjar vi"),
    ]


def test_a_label_tells_role_organization_and_party_and_who_moderates() -> None:
    discourse = read_markdown(
        "**Petra Holm (moderator):** Välkomna!\n\n**Erik Sandell, civilminister:** Tack.\n\n"
        "TOMAS LINDQVIST (generaldirektör, Isdata): Vi är redo.\n\n**Statsrådet Nima Forsrud (S):** Jag med.\n"
    )
    told = {
        person.name: (person.role.label if person.role else None, person.organization, person.party)
        for person in discourse.persons
    }
    assert told == {
        "Petra Holm": (None, None, None),
        "Erik Sandell": ("civilminister", None, None),
        "Tomas Lindqvist": ("generaldirektör", "Isdata", None),
        "Nima Forsrud": ("Statsrådet", "S", "S"),
    }
    (panel,) = discourse.panels
    assert panel.names(ParticipationRole.MODERATOR) == ("Petra Holm",)
    assert panel.names(ParticipationRole.PANELLIST) == ("Erik Sandell", "Tomas Lindqvist", "Nima Forsrud")


def test_where_the_source_names_the_speaker_is_the_label() -> None:
    discourse = read("[Petra Holm] Välkomna.\n\n[Erik Sandell] Tack.\n\n[Holm] Varsågod.\n")
    text = discourse.recap.text
    assert [one.speaker_mention and one.speaker_mention.of(text) for one in discourse.statements] == [
        "Petra Holm",
        "Erik Sandell",
        "Holm",
    ]
    assert [one.resolution for one in discourse.statements] == [
        Resolution.FULL_NAME,
        Resolution.FULL_NAME,
        Resolution.SURNAME,
    ]


def test_whom_a_label_calls_a_moderator_is_the_one_who_moderates() -> None:
    discourse = read("PETRA HOLM (moderator): Hej.\n\nERIK SANDELL: Hej.\n\nMODERATORN: Då så.\n")
    assert [speaker for speaker, _ in turns(discourse)] == ["Petra Holm", "Erik Sandell", "Petra Holm"]


def test_bodies_and_people_without_names_are_no_persons() -> None:
    discourse = read_markdown(
        "### ISD:\nWe ask.\n\n### Gov 3.0:\nWe answer.\n\n### ISD:\nWhy?\n\n### Gov 3.0:\nBecause of it.\n\n"
        "### Audience Member:\nAnd us?\n\n### Audience Member:\nThat was all.\n",
        "en",
    )
    assert [one.group for one in discourse.statements] == ["ISD", "Gov 3.0", "ISD", "Gov 3.0", None, None]
    assert discourse.persons == ()


def test_a_single_name_that_nobody_has_stays_open() -> None:
    discourse = read(
        "13.02 Petra Holm öppnar panelen.\n13.05 Sandell: Estland är en förebild.\n13.07 Bergvik: Danmark passar oss.\n"
        "13.10 Lindqvist säger att ramverket är klart till hösten.\n"
    )
    assert [(one.tier, one.speakers) for one in discourse.statements] == [
        (Tier.GIVEN, ()),
        (Tier.GIVEN, ()),
        (Tier.EXPLICIT, ()),
    ]
    open_names = [
        one.span.of(discourse.recap.text) for one in discourse.unresolved if one.reason is UnresolvedReason.UNKNOWN_NAME
    ]
    assert {"Sandell", "Bergvik"} <= set(open_names)


def test_people_who_are_only_spoken_of_are_not_introduced_by_it() -> None:
    discourse = read(
        "PETRA HOLM: I dag har vi civilminister Erik Sandell här. Is France och Vår Minister Eva Ros saknas.\n\n"
        "ERIK SANDELL: Tack.\n\nPETRA HOLM: Då börjar vi.\n"
    )
    roles = {person.name: person.role.label if person.role else None for person in discourse.persons}
    assert roles == {"Petra Holm": None, "Erik Sandell": "civilminister"}


def test_a_quotation_inside_a_turn_stays_in_it_and_is_listed() -> None:
    discourse = read(
        "PETRA HOLM: Vad sade han?\n\nERIK SANDELL: ”Vi har inga pengar kvar”, sa Petra Holm i går. Det stämmer.\n\n"
        "PETRA HOLM: Ja.\n"
    )
    assert [speaker for speaker, _ in turns(discourse)] == ["Petra Holm", "Erik Sandell", "Petra Holm"]
    (quoted,) = discourse.unresolved
    assert (quoted.reason, quoted.candidates) == (UnresolvedReason.QUOTED_IN_TURN, ("Petra Holm",))


@pytest.mark.parametrize(
    "text",
    [
        "# Panelen\n\nNote: texten är ett utkast.\n\nTid: kl. 13\n\nPlats: Folkets hus\n\nErik Sandell teg.\n",
        "Kontakt\n\nAnna Ek: 08-123 45 67\n\nBo Ask: bo.ask@exempel.se\n\nEva Os: 08-765 43 21\n",
        "### Bakgrund:\nDet var en gång.\n\n### Resultat:\nDet blev en väg.\n\n### Bakgrund:\nOch en till.\n",
        "Text: Anna Ek\n\nFoto: Bo Ask\n\nIllustration: Eva Os\n",
        "Vägen är klar. Den är lång.\n\nErik Sandell: Den är bra.\n\n" + "Vägen går genom skogen.\n\n" * 9,
        "Estland: 1,3 miljoner\n\nLettland: 1,9 miljoner invånare\n\nLitauen: 2,8 miljoner invånare\n",
    ],
    ids=["notes", "contacts", "sections", "credits", "one label", "countries"],
)
def test_other_texts_with_colons_are_no_transcripts(text: str) -> None:
    assert turns(read_markdown(text)) == []


def test_one_label_in_an_article_is_read_as_before() -> None:
    discourse = read("Vägen är klar. Den är lång.\n\nErik Sandell: Den är bra.\n\n" + "Den går genom skogen.\n\n" * 9)
    (statement,) = discourse.statements
    assert (statement.tier, statement.rule) == (Tier.EXPLICIT, AttributionRule.SPEAKER_LABEL)


@pytest.mark.parametrize(
    ("text", "language", "answers"),
    [
        (
            (
                "Intervju med Erik Sandell, civilminister\n\nVarför pratar alla om Estland?\n"
                "– För att de har kommit längre än vi.\nVad gör regeringen nu?\n– Vi lägger fram ett ramverk i höst.\n"
            ),
            "sv",
            ["– För att de har kommit längre än vi.", "– Vi lägger fram ett ramverk i höst."],
        ),
        (
            (
                "Intervju med Erik Sandell, civilminister\n\nFråga: Varför Estland?\n\nSvar: De har kommit längre.\n\n"
                "Fråga: Och nu?\n\nSvar: Nu tar vi efter.\n"
            ),
            "sv",
            ["Svar: De har kommit längre.", "Svar: Nu tar vi efter."],
        ),
        (
            (
                "Interview with Rowan Invented, minister\n\nQ: Why is it that all talk about Estonia?\n"
                "A: They have come farther.\n\nQ: And what of us?\nA: We follow.\n"
            ),
            "en",
            ["A: They have come farther.", "A: We follow."],
        ),
    ],
    ids=["dashes", "fråga och svar", "q and a"],
)
@pytest.mark.parametrize("name", ["invented.md", "invented.txt"])
def test_an_interview_gives_its_answers_to_whom_the_headline_names(
    text: str, language: str, answers: list[str], name: str
) -> None:
    discourse = extract(recap_from_bytes(text.encode(), name, language=language))
    (person,) = discourse.persons
    assert said(discourse) == [(person.name, "answer", answer) for answer in answers]


MINUTES = """
Present: Tove, Dan, Hadley, Ragna

Chair: Mats Nyberg

Dan: I don't see why they need another boat.

Hadley: they did answer, but not about the ice.

Dan: let's take it next week

Tove: Good

MNy: OK then.

Dan: thanks

MNy: we close here.
"""


def test_given_names_of_a_roll_are_those_who_speak() -> None:
    found = read(MINUTES, "en")
    assert [(who, words) for who, _, words in said(found) if who] == [
        ("Dan", "I don't see why they need another boat."),
        ("Hadley", "they did answer, but not about the ice."),
        ("Dan", "let's take it next week"),
        ("Tove", "Good"),
        ("Dan", "thanks"),
    ]
    assert {person.name for person in found.persons} == {"Mats Nyberg", "Dan", "Hadley", "Tove"}


def test_words_before_colons_that_are_no_given_names_are_nobody() -> None:
    text = "Time: nine o'clock\n\nPlace: the harbour\n\nTime: ten o'clock\n\nPlace: the boat\n"
    found = read(text, "en")
    assert (found.persons, said(found)) == ((), [])
