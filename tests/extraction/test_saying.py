"""How something is said: denied, promised, asked for; in which marks; by whom of several. Everybody is invented."""

from __future__ import annotations

import pytest

from discourse_kg.model import Polarity
from discourse_kg.notations import UnresolvedReason
from support.texts import read, read_among_cast, said


@pytest.mark.parametrize(
    ("language", "sentence", "polarity"),
    [
        ("sv", "Tova Ekmark förnekade att lagen är lång.", Polarity.DENIED),
        ("sv", "Tova Ekmark tror inte att lagen är lång.", Polarity.DENIED),
        ("sv", "Tova Ekmark sa att lagen inte är lång.", Polarity.AFFIRMED),
        ("sv", "Tova Ekmark förnekade inte att lagen är lång.", Polarity.AFFIRMED),
        ("en", "Ekmark denied that the law is long.", Polarity.DENIED),
        ("en", "Ekmark did not think that the law is long.", Polarity.DENIED),
        ("en", "Ekmark said that the law is not long.", Polarity.AFFIRMED),
    ],
)
def test_polarity(language: str, sentence: str, polarity: Polarity) -> None:
    (statement,) = read_among_cast(sentence, language).statements
    assert statement.polarity is polarity


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("sv", "Tova Ekmark lovade att läsa lagen.", "pledge"),
        ("sv", "Tova Ekmark lovade inte att läsa lagen.", "indirect"),
        ("en", "Ekmark asked who reads the law.", "question"),
        ("en", "Ekmark asked the councils to read the law.", "indirect"),
        ("en", "Ekmark undertook to read the law.", "pledge"),
    ],
)
def test_kinds(language: str, sentence: str, kind: str) -> None:
    (statement,) = read_among_cast(sentence, language).statements
    assert statement.kind.value == kind


def test_candidates_of_a_pronoun_are_those_who_were_named() -> None:
    text = "Nima Forsrud sa att jorden är slut. Tova Ekmark sa att lagen är kort. Hon la till att den är gammal."
    *_, last = read_among_cast(text).statements
    assert last.candidates[0] == "Tova Ekmark"
    assert last.speakers == ("Tova Ekmark",)


def test_who_asked_is_not_who_answers() -> None:
    text = "Nima Forsrud sa att jorden är slut. På en fråga från Tova Ekmark svarade han att det är sant."
    assert said(read_among_cast(text))[-1][:2] == ("Nima Forsrud", "answer")


def test_an_opinion_that_nothing_follows_is_listed() -> None:
    discourse = read_among_cast("Tova Ekmark var inte övertygad.\n\nDet regnade.")
    assert not discourse.statements
    assert [one.reason for one in discourse.unresolved] == [UnresolvedReason.NO_CONTENT]


def test_a_label_in_bold_is_a_label() -> None:
    text = "**Ada Lund:** Clams matter to all of us.\n\n**Bo Ek:** So do oysters, I should say."
    assert said(read(text, "en")) == [
        ("Ada Lund", "direct", "Ada Lund: Clams matter to all of us."),
        ("Bo Ek", "direct", "Bo Ek: So do oysters, I should say."),
    ]


@pytest.mark.parametrize(
    "quoted",
    ["‘I’ll give up the wet field.’", "'I will give up the wet field.'", "»I will give up the wet field.«"],
)
def test_marks_of_quotation(quoted: str) -> None:
    ((_, kind, words),) = said(read_among_cast(f"{quoted} Ekmark said.", "en"))
    assert (kind, words) == ("direct", f"{quoted} Ekmark said.")


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "“Trees need more soil than that.\n\n“And they need water,” said Tova Ekmark."
    ((speaker, kind, words),) = said(read_among_cast(text, "en"))
    assert (speaker, kind, words) == ("Tova Ekmark", "direct", text)


@pytest.mark.parametrize(
    "said_so",
    [
        # Verbs that no list has.
        "Lindqvist posited that lists leak.",
        "Lindqvist tweeted that it’s dull.",
        "Lindqvist offered examples of what leaks.",
        "Lindqvist drew a comparison with maps.",
        "Lindqvist sees a need for lists.",
        # A colon shows what a verb reports; the words of somebody are a source.
        "Lindqvist shared three lessons: keep lists short, open them, and read them.",
        "Lists, in the words of Lindqvist, are dull.",
        "Lists leak, as Lindqvist put it.",
        # A description that nothing knows stands behind the name.
        "Lindqvist, Senior CRO says that lists leak.",
    ],
)
def test_any_verb_reports_a_clause_or_a_thought(said_so: str) -> None:
    found = read(f"Maja Lindqvist, director of the Harbour Registry, spoke.\n\n{said_so}", "en")
    assert [one.speakers for one in found.statements] == [("Maja Lindqvist",)]


@pytest.mark.parametrize(
    "done",
    [
        "Lindqvist worked so hard that nobody slept.",
        "Lindqvist built it so that lists open.",
        "Lindqvist visited Harbour Town that lies north.",
        "Lindqvist resigned that day.",
        "Lindqvist wore a hat that leaks.",
        "Lindqvist ensured that lists open.",
        "Lindqvist gave the team a list.",
        "Lindqvist raised money that year.",
        "Lindqvist went over the bridge.",
    ],
)
def test_deeds_are_no_reports(done: str) -> None:
    found = read(f"Maja Lindqvist, director of the Harbour Registry, spoke.\n\n{done}", "en")
    assert not found.statements
