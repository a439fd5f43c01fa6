"""Labels, names and titles that must equal the gold's."""

from __future__ import annotations

from pathlib import Path

from discourse_kg.evaluation.annotation import Annotation, Described, Occasion
from discourse_kg.evaluation.false_facts import OccasionFact, judged, shares
from discourse_kg.evaluation.floors import read_floors
from discourse_kg.evaluation.measures import Counts
from discourse_kg.evaluation.strict_measures import strict_measure_names, strict_measures


def rows(gold: Annotation, found: Annotation) -> dict[str, Counts]:
    return {name: counts for name, counts in strict_measures(gold, found).items() if counts != Counts()}


def test_a_part_of_a_label_is_another_one() -> None:
    gold = Annotation(persons=(Described("Moa Ek", "chefsjurist", "Norra Fjordverket", also_roles=("docent",)),))
    assert rows(gold, Annotation(persons=(Described("Moa Ek", "chefsjuristen", "Fjordverket"),))) == {
        "person+role-strict": Counts(1, 0, 0),
        "person+organization-strict": Counts(0, 1, 1),
    }
    assert rows(gold, Annotation(persons=(Described("Moa Ek", "docent"),)))["person+role-strict"] == Counts(1, 0, 0)
    also = Annotation(persons=(Described("Moa Ek", also_roles=("docent",)),))
    assert rows(also, Annotation(persons=(Described("Moa Ek", "docent"),))) == {}


def test_events_are_compared_without_their_year_and_places_by_their_words() -> None:
    gold = Annotation(event=Occasion("Hamndagarna 2024", "Elmhallen i Fjordvik", ("Is i magen",), ("Hamnens dagar",)))
    found = Annotation(event=Occasion("Hamndagarna", "Fjordvik", ("Is i magen", "Mer is")))
    assert rows(gold, found) == {
        "event-name": Counts(1, 0, 0),
        "event-place": Counts(1, 0, 0),
        "panel-title": Counts(1, 1, 0),
    }
    assert rows(gold, Annotation(event=Occasion("Hamnens dagar")))["event-name"] == Counts(1, 0, 0)
    assert rows(gold, Annotation(event=Occasion("dagarna", "Skogen")))["event-place"] == Counts(0, 1, 1)


def test_what_is_said_of_an_event_may_be_false() -> None:
    gold = Annotation(
        moderators=("Moa Ek",), date="2024-05-03", event=Occasion("Hamndagarna", None, ("Is i magen och väder",))
    )
    found = Annotation(
        moderators=("Moa Ek", "Bo Lund"),
        participants=("Bo Lund",),
        date="2024-05-04",
        event=Occasion("Norra Hamndagarna", "Fjordvik", ("Is i magen", "Pressmeddelanden")),
    )
    told = {kind: numbers for kind, numbers in shares(judged(gold, found, "")).items() if kind in list(OccasionFact)}
    assert told == {
        OccasionFact.MODERATOR: (1, 2),
        OccasionFact.PARTICIPANT: (1, 1),
        OccasionFact.EVENT_NAME: (0, 1),
        OccasionFact.EVENT_DATE: (1, 1),
        OccasionFact.EVENT_PLACE: (1, 1),
        OccasionFact.PANEL_TITLE: (1, 2),
    }


def test_strict_rows_may_have_floors(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    file.write_text("".join(f'"{name}" = 0.5\n' for name in strict_measure_names()), "utf-8")
    assert read_floors(str(file), "sv") == dict.fromkeys(strict_measure_names(), 0.5)
