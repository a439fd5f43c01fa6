"""What a mail says itself, and what it repeats. The mails are invented."""

from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from discourse_kg.readers.documents.mail_parts import parts_of
from discourse_kg.readers.intake import read_bytes
from discourse_kg.readers.port import recap_of
from support.documents import SAID

if TYPE_CHECKING:
    from discourse_kg.model import Recap

_SENDER = "Rowan Påhittad <rowan@exempel.se>"


def mail(
    text: str, *, sender: str = _SENDER, subject: str = "En påhittad dag", cte: str = "8bit", charset: str = "utf-8"
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["Subject"] = subject
    message["Date"] = "Thu, 14 Mar 2024 23:30:00 +0100"
    message["Message-ID"] = "<1@exempel.se>"
    message.set_content(text, cte=cte, charset=charset)
    return message


def read(message: EmailMessage) -> Recap:
    return recap_of(read_bytes(message.as_bytes(), "invented.eml", language="sv"))


def kinds(recap: Recap) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(recap.text)) for block in recap.blocks]


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_text_is_read_however_it_is_coded(coding: str, charset: str) -> None:
    recap = read(mail(f"{SAID}\n", cte=coding, charset=charset))

    assert recap.text == SAID
    assert recap.title == "En påhittad dag"
    assert recap.author == "Rowan Påhittad"
    assert str(recap.published) == "2024-03-14"


@pytest.mark.parametrize(
    "introduction",
    [
        "Den 13 mars 2024 skrev Robin Påhittad <robin@exempel.se>:",
        "On Wed, 13 Mar 2024 at 09:14, Robin Påhittad <robin@exempel.se> wrote:",
        "On Wed, 13 Mar 2024 at 09:14, Robin Påhittad\n<robin@exempel.se> wrote:",
        "ons. 13. mars 2024 kl. 09:14 skrev Robin Påhittad <robin@exempel.se>:",
    ],
)
def test_what_is_replied_to_is_a_comment(introduction: str) -> None:
    recap = read(mail(f"{SAID}\n\n{introduction}\n> Robin sa att det är fel.\n>\n> Eller hur?\n"))

    assert kinds(recap)[0] == ("paragraph", SAID)
    assert {kind for kind, _ in kinds(recap)[1:]} == {"comment"}
    assert "Robin sa att det är fel." in [text for _, text in kinds(recap)]


def test_answers_between_the_lines_are_read() -> None:
    recap = read(mail(f"> Vad sa hon?\n\n{SAID}\n\n> Och sedan?\n\nSedan gick alla hem.\n"))

    assert [kind for kind, _ in kinds(recap)] == ["comment", "paragraph", "comment", "paragraph"]


@pytest.mark.parametrize(
    "repeated",
    [
        "-----Ursprungligt meddelande-----\nFrån: Robin\nSkickat: i går\nTill: Rowan\nÄmne: Dagen",
        "________________________________\nFrom: Robin\nSent: yesterday\nTo: Rowan\nSubject: The day",
        "*Fra:* Robin\n*Sendt:* i går\n*Emne:* Dagen",
    ],
)
def test_a_message_below_is_a_comment(repeated: str) -> None:
    recap = read(mail(f"{SAID}\n\n{repeated}\n\nRobin sa att det är fel.\n"))

    assert ("comment", "Robin sa att det är fel.") in kinds(recap)
    assert [text for kind, text in kinds(recap) if kind == "paragraph"] == [SAID]


@pytest.mark.parametrize("rule", ["---------- Forwarded message ---------", "Begin forwarded message:", ""])
def test_a_message_that_is_passed_on_is_read_and_not_the_senders(rule: str) -> None:
    recap = read(mail(f"{rule}\nFrom: Robin\nDate: yesterday\nSubject: The day\nTo: Rowan\n\n{SAID}\n"))

    assert [text for kind, text in kinds(recap) if kind == "paragraph"] == [SAID]
    assert (recap.author, recap.published) == (None, None)


@pytest.mark.parametrize(
    "end",
    ["-- \nRowan Påhittad\nIsdata", "Med vänlig hälsning,\n\nRowan Påhittad", "Skickat från min telefon", "Mvh\nRowan"],
)
def test_how_a_mail_ends_is_a_notice(end: str) -> None:
    recap = read(mail(f"{SAID}\n\n{end}\n"))

    assert kinds(recap)[0] == ("paragraph", SAID)
    assert {kind for kind, _ in kinds(recap)[1:]} == {"notice"}


def test_a_greeting_in_the_middle_ends_nothing() -> None:
    letter = "\n\n".join(f"{SAID} Det var dag {day}, och vi hade det bra i alla fall." for day in range(9))

    assert {kind for kind, _ in kinds(read(mail(f"Hälsningar\n\n{letter}\n")))} <= {"heading", "paragraph"}


def test_html_is_read_where_plain_text_is_missing_or_says_nothing() -> None:
    message = mail("\n")
    message.add_alternative(
        f"<p>{SAID}</p><div class=gmail_quote><div class=gmail_attr>Robin skrev:</div>"
        "<blockquote>Robin sa nej.</blockquote></div>"
        "<blockquote><p>Det var allt, sa hon.</p></blockquote>",
        subtype="html",
    )

    assert kinds(read(message)) == [
        ("paragraph", SAID),
        ("comment", "Robin skrev:"),
        ("comment", "Robin sa nej."),
        ("paragraph", "Det var allt, sa hon."),
    ]


def test_plain_text_goes_before_html() -> None:
    message = mail(SAID)
    message.add_alternative("<p>Något annat, sa de.</p>", subtype="html")

    assert read(message).text == SAID


def test_flowed_lines_are_joined() -> None:
    first, rest = SAID[: SAID.index("det")], SAID[SAID.index("det") :]
    message = mail(f"{first}\n{rest}\n")
    message.set_param("format", "flowed")

    assert read(message).text == SAID


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ("Rowan Påhittad <rowan@exempel.se>", "Rowan Påhittad"),
        ('"Påhittad, Rowan" <rowan@exempel.se>', "Rowan Påhittad"),
        ("rowan@exempel.se", "rowan@exempel.se"),
    ],
)
def test_the_sender_is_the_author(sender: str, author: str) -> None:
    assert read(mail(SAID, sender=sender)).author == author


@pytest.mark.parametrize("subject", ["Sv: Re: En påhittad dag", "FW: En påhittad dag", "VB: SV: En påhittad dag"])
def test_a_subject_loses_what_programs_put_before_it(subject: str) -> None:
    assert read(mail(SAID, subject=subject)).title == "En påhittad dag"


@pytest.mark.parametrize(
    "line",
    ["", "> a", "Mvh", "-----Original Message-----", "Den 3 mars skrev hon:", "From: a", "-- ", "On 3 May x@y wrote:"],
)
def test_parts_are_told_in_time_that_grows_with_the_text(line: str) -> None:
    for separator in ("", "a"):
        assert len(parts_of([line, separator] * 20_000).kinds) == 40_000
