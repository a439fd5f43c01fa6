"""What of a model's proposals counts, what becomes of the rest, and that no proposal is altered."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_kg.model import Consultation, Span, StatementKind, Tier
from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason
from discourse_kg.proposing.acceptance import Acceptance, accept
from discourse_kg.proposing.proposal import Answer, Proposal, Quote
from support.texts import read, recap

if TYPE_CHECKING:
    from discourse_kg.model import Discourse, Statement, Unresolved

#: Invented, and so is what is said in it. Rules find the first statement and nothing else.
SOURCE: Final = """\
On the panel were Nima Forsrud (gardener, Birch Bay Council), Alva Holm (clerk), Rut Holm (baker) and Tova Ekmark \
(lawyer, Leaf Board).

Nima Forsrud said that the garden needs water.

## Law and order

To Tova Ekmark the law was quite enough. Estonia had shown her the way, and Forsrud too.

Rain fell all day. The tents leaked. For Holm it was a long day.

Nobody minded the rain, it was told, nor the cold, nor that the tea was late, nor that the tents had leaked again.

Nobody minded the rain, it was told, nor the cold, nor that the tea was late, nor that the tents had leaked again.

Rain fell all day. Rowan Berg had gone.
"""
TEXT: Final = recap(SOURCE, "en").text
LAW: Final = "To Tova Ekmark the law was quite enough."
WAY: Final = "Estonia had shown her the way, and Forsrud too."
OF_PROPOSALS: Final = {reason for reason in UnresolvedReason if reason.startswith("proposal-")}
ASKED: Final = Consultation("invented-model-1", "0" * 64, "1" * 64)


@pytest.fixture(scope="module")
def discourse() -> Discourse:
    return read(SOURCE, "en")


def span(words: str) -> Span:
    assert TEXT.count(words) == 1
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def judged(discourse: Discourse, *proposals: Proposal) -> Acceptance:
    return accept(discourse, Answer(proposals, ASKED.answer), ASKED)


def proposed(acceptance: Acceptance) -> list[Statement]:
    return [statement for statement in acceptance.discourse.statements if statement.proposed_by is not None]


def refused(acceptance: Acceptance) -> list[Unresolved]:
    return [one for one in acceptance.discourse.unresolved if one.reason in OF_PROPOSALS]


def reasons(acceptance: Acceptance) -> list[UnresolvedReason]:
    return [one.reason for one in refused(acceptance)]


def test_rules_find_one_statement_in_the_text(discourse: Discourse) -> None:
    assert [one.span.of(TEXT) for one in discourse.statements] == ["Nima Forsrud said that the garden needs water."]


@pytest.mark.parametrize("place", [span(LAW), Quote(LAW), Quote(LAW, before="order")])
def test_what_stands_in_the_source_becomes_a_statement_that_says_who_proposes_it(
    discourse: Discourse, place: Span | Quote
) -> None:
    acceptance = judged(discourse, Proposal(place, "Tova Ekmark"))
    [statement] = proposed(acceptance)
    assert (statement.span.of(TEXT), statement.speakers) == (LAW, ("Tova Ekmark",))
    assert (statement.tier, statement.rule, statement.proposed_by) == (
        Tier.PROPOSED,
        AttributionRule.PROPOSED,
        "invented-model-1",
    )
    assert (statement.resolution, statement.kind, statement.panel) == (
        Resolution.FULL_NAME,
        StatementKind.INDIRECT,
        0,
    )
    assert acceptance.discourse.consulted == ASKED
    assert (acceptance.unplaced, reasons(acceptance)) == ((), [])


def test_several_sentences_are_one_statement_with_its_mentions(discourse: Discourse) -> None:
    [statement] = proposed(judged(discourse, Proposal(Quote(f"{LAW} {WAY}"), "Ekmark", StatementKind.PLEDGE)))
    assert statement.kind is StatementKind.PLEDGE
    assert statement.resolution is Resolution.SURNAME
    assert [(one.span.of(TEXT), one.country, one.person) for one in statement.mentions] == [
        ("Estonia", "EST", None),
        ("Forsrud", None, "Nima Forsrud"),
    ]


def test_where_the_statement_names_its_speaker_is_kept_and_elsewhere_is_not(discourse: Discourse) -> None:
    [inside] = proposed(judged(discourse, Proposal(Quote(LAW), "Tova Ekmark")))
    [outside] = proposed(judged(discourse, Proposal(Quote(WAY), "Tova Ekmark")))
    assert inside.speaker_mention is not None
    assert inside.speaker_mention.of(TEXT) == "Tova Ekmark"
    assert inside.span.covers(inside.speaker_mention)
    assert outside.speaker_mention is None


def test_rules_keep_what_they_found(discourse: Discourse) -> None:
    acceptance = judged(discourse, Proposal(Quote(LAW), "Ekmark"))
    told = acceptance.discourse
    assert set(discourse.statements) < set(told.statements)
    assert (told.persons, told.panels, told.event) == (discourse.persons, discourse.panels, discourse.event)
    assert list(told.statements) == sorted(told.statements, key=lambda one: one.span)


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (Quote(LAW.removesuffix(" enough.")), UnresolvedReason.PROPOSAL_CUTS_SENTENCE),
        (Quote(LAW.removeprefix("To ")), UnresolvedReason.PROPOSAL_CUTS_SENTENCE),
        (Quote(f"{LAW} Estonia"), UnresolvedReason.PROPOSAL_CUTS_SENTENCE),
        (Quote(LAW + " "), UnresolvedReason.PROPOSAL_CUTS_SENTENCE),
        (Quote("Law and order"), UnresolvedReason.PROPOSAL_NOT_PROSE),
        (Quote(f"Law and order\n\n{LAW}"), UnresolvedReason.PROPOSAL_NOT_PROSE),
        (
            Span(TEXT.rindex("Nobody"), TEXT.rindex("Rain") - 2),
            UnresolvedReason.PROPOSAL_NOT_PROSE,
        ),
        (Quote("Nima Forsrud said that the garden needs water."), UnresolvedReason.PROPOSAL_OVERLAPS_STATEMENT),
    ],
)
def test_a_place_that_does_not_do_is_listed_with_the_reason(
    discourse: Discourse, place: Span | Quote, reason: UnresolvedReason
) -> None:
    acceptance = judged(discourse, Proposal(place, "Ekmark"))
    assert (proposed(acceptance), reasons(acceptance)) == ([], [reason])
    [doubt] = refused(acceptance)
    assert doubt.candidates == ("Tova Ekmark",)
    assert doubt.span.of(TEXT) == (place.text if isinstance(place, Quote) else place.of(TEXT))


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        (Quote(LAW.replace("enough", "enouqh")), "does not occur in the text in this form"),
        (Quote(LAW.casefold()), "does not occur in the text in this form"),
        (Quote(LAW.replace(" ", "  ")), "does not occur in the text in this form"),
        (Quote("Rain fell all day."), "occurs 2 times in the text"),
        (Quote("Rain fell all day.", before="no such words"), "does not occur in the text in this form"),
        (Quote(""), "nothing is quoted"),
        (Quote(" \n"), "nothing is quoted"),
        (Span(0, 10**9), "there are no words of the text at that position"),
        (Span(TEXT.index("\n\n"), TEXT.index("\n\n") + 2), "there are no words of the text at that position"),
    ],
)
def test_what_has_no_place_is_told_and_changes_nothing(discourse: Discourse, place: Span | Quote, problem: str) -> None:
    acceptance = judged(discourse, Proposal(place, "Ekmark"))
    [line] = acceptance.unplaced
    assert line.startswith("invented-model-1: ")
    assert line.endswith(f": {problem}")
    assert acceptance.discourse == replace(discourse, consulted=ASKED)


def test_words_before_tell_one_place_from_another(discourse: Discourse) -> None:
    rain = "Rain fell all day."
    [statement] = proposed(judged(discourse, Proposal(Quote(rain, before="leaked again.\n"), "Ekmark")))
    assert statement.span.start == TEXT.rindex(rain)


@pytest.mark.parametrize(
    ("speaker", "reason", "candidates"),
    [
        ("Holm", UnresolvedReason.PROPOSAL_AMBIGUOUS_SPEAKER, ("Alva Holm", "Rut Holm")),
        ("Rowan Berg", UnresolvedReason.PROPOSAL_UNKNOWN_SPEAKER, ()),
        ("Tova Ekmark and Nima Forsrud", UnresolvedReason.PROPOSAL_SPEAKER_NOT_NAMED, ()),
        ("Tova Ekmarc", UnresolvedReason.PROPOSAL_SPEAKER_NOT_NAMED, ("Tova Ekmark",)),
        ("T. Ekmark", UnresolvedReason.PROPOSAL_SPEAKER_NOT_NAMED, ()),
        ("Ekm", UnresolvedReason.PROPOSAL_SPEAKER_NOT_NAMED, ()),
        ("her", UnresolvedReason.PROPOSAL_UNKNOWN_SPEAKER, ()),
        ("Nobody", UnresolvedReason.PROPOSAL_UNKNOWN_SPEAKER, ()),
        ("", UnresolvedReason.PROPOSAL_SPEAKER_NOT_NAMED, ()),
        (" ", UnresolvedReason.PROPOSAL_SPEAKER_NOT_NAMED, ()),
        ("Invented Stranger", UnresolvedReason.PROPOSAL_SPEAKER_NOT_NAMED, ()),
    ],
)
def test_a_speaker_is_one_person_of_the_cast_by_a_name_that_is_printed(
    discourse: Discourse, speaker: str, reason: UnresolvedReason, candidates: tuple[str, ...]
) -> None:
    acceptance = judged(discourse, Proposal(Quote(LAW), speaker))
    assert reasons(acceptance) == [reason]
    assert acceptance.discourse.unresolved[-1].candidates == candidates
    assert acceptance.discourse.persons == discourse.persons


def test_proposals_that_overlap_are_all_refused(discourse: Discourse) -> None:
    acceptance = judged(discourse, Proposal(Quote(LAW), "Ekmark"), Proposal(Quote(f"{LAW} {WAY}"), "Nima Forsrud"))
    assert proposed(acceptance) == []
    assert reasons(acceptance) == [UnresolvedReason.PROPOSAL_OVERLAPS_PROPOSAL] * 2


def test_one_place_with_two_speakers_is_undecided_between_them(discourse: Discourse) -> None:
    acceptance = judged(discourse, Proposal(Quote(LAW), "Ekmark"), Proposal(Quote(LAW), "Forsrud"))
    [doubt] = refused(acceptance)
    assert (proposed(acceptance), doubt.candidates) == ([], ("Tova Ekmark", "Nima Forsrud"))


def test_the_same_proposal_twice_is_one(discourse: Discourse) -> None:
    acceptance = judged(
        discourse, Proposal(Quote(LAW), "Ekmark"), Proposal(Quote(LAW), "Ekmark"), Proposal(span(LAW), "Ekmark")
    )
    assert len(proposed(acceptance)) == 1
    assert reasons(acceptance) == []


def test_without_proposals_only_the_asking_is_kept(discourse: Discourse) -> None:
    assert judged(discourse) == Acceptance(replace(discourse, consulted=ASKED))


#: Anything a model may come up with: stretches of the text, near misses, names and what is none.
_places = st.one_of(
    st.builds(lambda start, length: Span(start, start + length), st.integers(0, 900), st.integers(1, 300)),
    st.builds(
        lambda start, length, before: Quote(TEXT[start : start + length], before),
        st.integers(0, 900),
        st.integers(0, 300),
        st.sampled_from(["", "order", "day.", "\n"]) | st.text(max_size=3),
    ),
    st.sampled_from([Quote(LAW), Quote(WAY), Quote(f"{LAW} {WAY}"), Quote("The tents leaked.")]),
    st.builds(Quote, st.text(max_size=20)),
)
_speakers = st.sampled_from(["Tova Ekmark", "Ekmark", "Holm", "Nima Forsrud", "Alva Holm", "her", ""]) | st.text(
    max_size=9
)
_proposals = st.builds(Proposal, _places, _speakers, st.none() | st.sampled_from(StatementKind))


@given(st.lists(_proposals, max_size=6))
def test_whatever_is_proposed_rules_stand_and_what_counts_is_whole_sentences_apart(proposals: list[Proposal]) -> None:
    discourse = read(TEXT, "en")
    acceptance = judged(discourse, *proposals)
    told = acceptance.discourse
    names = {person.name for person in discourse.persons}
    ordered = sorted(told.statements, key=lambda one: one.span)
    assert set(discourse.statements) <= set(told.statements)
    assert all(one.span.end <= other.span.start for one, other in pairwise(ordered))
    for statement in proposed(acceptance):
        assert statement.span.of(TEXT) == statement.span.of(TEXT).strip()
        assert set(statement.speakers) <= names
    assert len({(one.span, one.reason) for one in told.unresolved}) == len(told.unresolved)
    assert all(one.span.of(TEXT).strip() for one in told.unresolved)
    counted = len(proposed(acceptance)) + len(reasons(acceptance)) + len(acceptance.unplaced)
    assert bool(counted) == bool(proposals)


#: Invented, in Markdown: a sentence that is set off, another with its speaker's name as a link, a block that is quoted.
MARKED: Final = """\
On the panel were Nima Forsrud (gardener, Birch Bay Council) and Tova Ekmark (lawyer, Leaf Board).

**To Tova Ekmark the law was quite enough.** Rain fell all day.

To [Tova Ekmark](people/tova) the tents were quite enough.

> To Nima Forsrud the garden was quite enough.
"""


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("To Tova Ekmark the law was quite enough.", "Tova Ekmark"),
        ("To Tova Ekmark the law was quite enough. Rain fell all day.", "Tova Ekmark"),
        ("To Tova Ekmark the tents were quite enough.", "Tova Ekmark"),
        ("To Nima Forsrud the garden was quite enough.", "Nima Forsrud"),
    ],
)
def test_marks_of_markdown_are_not_in_the_text_that_is_proposed_from(words: str, speaker: str) -> None:
    told = read(MARKED, "en")
    assert told.statements == ()
    acceptance = judged(told, Proposal(Quote(words), speaker))
    [statement] = proposed(acceptance)
    assert (statement.span.of(told.recap.text), statement.speakers) == (words, (speaker,))


def test_what_only_the_file_has_is_not_in_the_text() -> None:
    told = read(MARKED, "en")
    acceptance = judged(told, Proposal(Quote("**To Tova Ekmark the law was quite enough.**"), "Tova Ekmark"))
    assert (proposed(acceptance), reasons(acceptance)) == ([], [])
    [problem] = acceptance.unplaced
    assert problem.endswith("does not occur in the text in this form")
