"""WebVTT and SubRip: voices and names become turns with their times. All talks are invented."""

from __future__ import annotations

import pytest

from discourse_kg.errors import RecapError
from discourse_kg.extraction.pipeline import extract
from discourse_kg.model import BlockKind, Discourse, Tier
from discourse_kg.readers.intake import read_bytes
from support.texts import recap_from_bytes, said


def heard(text: str, name: str = "invented.vtt") -> Discourse:
    return extract(recap_from_bytes(text.encode(), name, language="sv"))


VOICES = """WEBVTT - en påhittad panel

NOTE ingen läser detta

STYLE
::cue { color: red }

1
00:00:04.500 --> 00:00:09.000 align:start
<v Erik Sandell>Jag tycker att <i>Estland</i> är en förebild,
och vi ska ha ett ramverk</v>

00:00:09.000 --> 00:00:10.000
<v Erik Sandell>på plats till hösten.</v>

00:00:10.000 --> 00:00:11.000
[skratt]

00:00:11.000 --> 00:00:14.250
<v.loud Hanna Bergvik>Nej &amp; <c.yellow>nej</c>.</v>
<v Erik Sandell>Jo.

14:00.000 --> 14:01.000
<v Konferensrum 2>Hör ni oss?
"""


def test_voices_are_speakers_and_cues_of_one_are_a_turn() -> None:
    discourse = heard(VOICES)
    assert said(discourse) == [
        (
            "Erik Sandell",
            "direct",
            "Jag tycker att Estland är en förebild, och vi ska ha ett ramverk på plats till hösten.",
        ),
        ("Hanna Bergvik", "direct", "Nej & nej."),
        ("Erik Sandell", "direct", "Jo."),
        ("Konferensrum 2", "direct", "Hör ni oss?"),
    ]
    assert {one.tier for one in discourse.statements} == {Tier.GIVEN}
    assert [str(turn.heard) for turn in discourse.recap.turns] == [
        "t=4.5,10",
        "t=11,14.25",
        "t=11,14.25",
        "t=840,841",
    ]


def test_what_is_read_leads_back_to_the_file() -> None:
    recap = heard(VOICES).recap
    for turn in recap.turns:
        assert turn.label is not None
        assert recap.original(turn.label).of(VOICES) == turn.label.of(recap.text)
    assert recap.original(recap.turns[1].span).of(VOICES).startswith("Nej &amp; ")
    assert [block.kind for block in recap.blocks if "skratt" in block.span.of(recap.text)] == [BlockKind.NOTE]


NAMES = """{head}00:00:01{mark}000 --> 00:00:04{mark}000
PETRA HOLM: Välkomna. Hur ser ni
på Estland?

{two}00:00:04{mark}000 --> 00:00:09{mark}000
ERIK SANDELL: Det är en förebild, och

{three}00:00:09{mark}000 --> 00:00:12{mark}000
vi ska ha ett ramverk.

{four}00:00:13{mark}000 --> 00:00:15{mark}500
>> HANNA BERGVIK: Jag håller inte med.
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (NAMES.format(head="WEBVTT\nLanguage: sv-SE\n\n", mark=".", two="", three="", four=""), "invented.vtt"),
        (NAMES.format(head="1\n", mark=",", two="2\n", three="3\n", four="4\n"), "invented.srt"),
        (NAMES.format(head="1\n", mark=",", two="2\n", three="3\n", four="4\n"), "no suffix tells"),
    ],
    ids=["WebVTT", "SubRip", "by signature"],
)
def test_names_before_a_colon_are_speakers_and_cues_go_on(text: str, name: str) -> None:
    discourse = heard(text, name)
    assert said(discourse) == [
        ("Petra Holm", "direct", "Välkomna. Hur ser ni på Estland?"),
        ("Erik Sandell", "direct", "Det är en förebild, och vi ska ha ett ramverk."),
        ("Hanna Bergvik", "direct", "Jag håller inte med."),
    ]
    assert [str(turn.heard) for turn in discourse.recap.turns] == [
        "t=1,4",
        "t=4,12",
        "t=13,15.5",
    ]


def test_captions_that_name_nobody_give_no_turns() -> None:
    discourse = heard("WEBVTT\n\n00:01.000 --> 00:02.000\nOch här\n\n00:02.000 --> 00:03.000\när vägen som är ny.\n")
    assert (discourse.recap.text, discourse.recap.turns, discourse.statements) == (
        "Och här är vägen som är ny.",
        (),
        (),
    )


def test_a_line_that_the_next_cue_shows_again_is_read_once() -> None:
    discourse = heard("WEBVTT\n\n00:01.000 --> 00:02.000\nOch här\n\n00:02.000 --> 00:03.000\nOch här\när vägen.\n")
    assert discourse.recap.text == "Och här är vägen."


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Det är ingen undertext.\n", "invented.vtt"),
        ("Det är ingen undertext.\n", "invented.srt"),
        ("WEBVTT\n\nNOTE tomt\n", "invented.vtt"),
    ],
)
def test_what_is_no_captions_is_refused_with_its_name(content: str, name: str) -> None:
    with pytest.raises(RecapError, match=name):
        read_bytes(content.encode(), name, language="sv")
