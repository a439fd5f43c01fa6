"""`discourse-kg evaluate`: what is printed, what is told of gold that cannot be used, and the exit codes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from discourse_kg.readers.sources import patterns
from support.annotated import drop, put, write_annotation, write_gold
from support.commandline import ENGLISH, SWEDISH, call, run

if TYPE_CHECKING:
    from collections.abc import Callable

#: What the invented recaps say, as the program reads them.
SAID: Final = [
    ("Alva Lundqvist", "question", "Alva Lundqvist frågade vad andra länder gör."),
    ("Nima Forsrud", "answer", "Nima Forsrud svarade att vi ska lära av Estland, Holland och Danmark."),
    ("Tova Ekmark", "indirect", "Tova Ekmark menade att lagen räcker."),
]


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one annotated recap, and its folder above as the current one."""
    monkeypatch.chdir(tmp_path)
    write_gold(Path("sv"), "parkdagen", SWEDISH, *SAID, event={"date": "2031-05-05"})
    return Path("sv")


def with_mistakes() -> None:
    """Annotate so that one statement is missed, one has another speaker, and one is extra."""
    quotes = [
        ("Alva Lundqvist", "question", "Alva Lundqvist frågade vad andra länder gör."),
        ("Tova Ekmark", "answer", "Nima Forsrud svarade att vi ska lära av Estland, Holland och Danmark."),
        ("Nima Forsrud", "direct", "I panelen satt Nima Forsrud (civilminister)"),
    ]
    write_gold(Path("sv"), "parkdagen", SWEDISH, *quotes)


def rows_of(table: str) -> dict[str, list[str]]:
    """The cells behind each first one, in the first table that has it; cells have two spaces or more between them."""
    lines = [[cell for cell in line.split("  ") if cell] for line in table.splitlines()]
    rows: dict[str, list[str]] = {}
    for cells in lines:
        if len(cells) > 1:
            rows.setdefault(cells[0], [cell.strip() for cell in cells[1:]])
    return rows


def test_the_tables(gold: Path) -> None:
    result = call("evaluate", gold)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("texts: 1\n\nmeasure ")
    rows = rows_of(result.stdout)
    assert rows["measure"] == ["precision", "recall", "F1", "tp", "fp", "fn"]
    assert rows["event-date"] == ["1.000", "1.000", "1.000", "1", "0", "0"]
    assert rows["statement+speaker@0.3"] == ["1.000", "1.000", "1.000", "3", "0", "0"]
    assert rows["kind"] == ["gold", "right speaker", "wrong speaker", "missed"]
    assert rows["question"] == rows["answer"] == rows["indirect"] == ["1", "1", "0", "0"]
    assert rows["pledge"] == rows["direct"] == ["0", "0", "0", "0"]
    assert rows["rule"] == ["found", "right", "wrong speaker", "extra"]
    assert sum(int(rows[rule][0]) for rule in list(rows)[list(rows).index("rule") + 1 :]) >= 3


def test_rules_are_shown_in_the_language_of_the_reader(gold: Path) -> None:
    assert "\nspeaker followed by a verb of saying  " in call("evaluate", gold).stdout
    assert "\ntalaren följd av ett sägeverb  " in call("evaluate", gold, "--lang", "sv").stdout


def test_mistakes_are_listed_with_their_places(gold: Path) -> None:
    with_mistakes()
    assert "mistakes" not in call("evaluate", gold).stdout
    result = call("evaluate", gold, "--errors")
    assert result.exit_code == 0
    _, _, told = result.stdout.partition("\nmistakes: ")
    number, *lines = told.partition("\n\n")[0].splitlines()
    assert number == str(len(lines)) == "3"
    start, answer, tova = (
        SWEDISH.index(words) for words in ("I panelen", "Nima Forsrud svarade", "Tova Ekmark menade")
    )
    assert lines[0] == (
        f"sv/parkdagen.txt:11 [{start}–{start + 43}] missed: direct by Nima Forsrud: "
        '"I panelen satt Nima Forsrud (civilminister)"'
    )
    assert lines[1].startswith(f"sv/parkdagen.txt:15 [{answer}–")
    assert f"wrong speaker: answer by Tova Ekmark [{answer}–{answer + 69}], found Nima Forsrud by rule " in lines[1]
    assert lines[2].startswith(f"sv/parkdagen.txt:18 [{tova}–{tova + 36}] extra: found Tova Ekmark by rule ")
    assert lines[2].endswith(': "Tova Ekmark menade att lagen räcker."')


def test_long_words_are_shortened(gold: Path) -> None:
    write_gold(gold, "long", "word " * 100, ("Nima Forsrud", "direct", "word " * 90))
    assert f'"{"word " * 19}word…"' in call("evaluate", gold, "--language", "en", "--errors").stdout


def test_json_has_everything_in_the_same_order(gold: Path) -> None:
    with_mistakes()
    (gold / "floors.toml").write_text('"person" = 1\n"recall direct" = 0\n', "utf-8")
    result = call("evaluate", gold, "--format", "json", "--floors", gold / "floors.toml")
    found = json.loads(result.stdout)
    assert list(found) == ["texts", "measures", "false_facts", "reliability", "kinds", "rules", "mistakes", "floors"]
    assert found["texts"] == ["parkdagen"]
    assert list(found["measures"]["person"]) == ["precision", "recall", "f1", "tp", "fp", "fn"]
    assert found["kinds"]["answer"] == {"gold": 1, "right_speaker": 0, "wrong_speaker": 1, "missed": 0}
    assert [*found["rules"]] == sorted(found["rules"])
    assert sum(rule["extra"] for rule in found["rules"].values()) == 1
    assert [one["verdict"] for one in found["mistakes"]] == ["missed", "wrong speaker", "extra"]
    [missed, wrong, extra] = found["mistakes"]
    assert (missed["found"], extra["gold"]) == (None, None)
    assert wrong["gold"]["speakers"] == ["Tova Ekmark"]
    assert wrong["found"]["rule"] in found["rules"]
    assert found["floors"] == [
        {"measure": "recall direct", "floor": 0.0, "measured": 0.0, "held": True},
        {"measure": "person", "floor": 1.0, "measured": 0.0, "held": False},
    ]
    assert result.exit_code == 1
    assert result.stderr == "person: 0.0 is below its floor 1.0\n"


def test_floors_that_are_held_end_with_0_and_others_with_1_and_a_line_each(gold: Path) -> None:
    floors = Path("floors.toml")
    floors.write_text('[sv]\n"statement+speaker@0.3" = 1.0\n"recall answer/question/pledge" = 1\n', "utf-8")
    held = call("evaluate", gold, "--floors", floors)
    assert (held.exit_code, held.stderr) == (0, "")
    with_mistakes()
    fallen = call("evaluate", gold, "--floors", floors)
    assert fallen.exit_code == 1
    assert fallen.stdout.startswith("texts: 1\n")
    assert fallen.stderr.splitlines() == [
        "statement+speaker@0.3: 0.333 is below its floor 1.0",
        "recall answer/question/pledge: 0.5 is below its floor 1.0",
    ]


def test_floors_that_cannot_be_used_end_with_2(gold: Path) -> None:
    Path("floors.toml").write_text("[en]\nperson = 1\n", "utf-8")
    result = call("evaluate", gold, "--floors", "floors.toml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "discourse-kg: floors.toml: has no floors for the folder sv; add a table [sv]; it has tables for en\n"
    )


def test_a_markdown_recap_is_read_with_its_front_matter(gold: Path) -> None:
    (gold / "parkdagen.txt").rename(gold / "parkdagen.md")
    result = call("evaluate", gold)
    assert rows_of(result.stdout)["statement+speaker@0.3"][:3] == ["1.000"] * 3
    assert result.exit_code == 0


def test_outputs_are_scored_in_place_of_an_extraction(gold: Path) -> None:
    write_gold(gold, "garden-day", ENGLISH, ("Rowan Invented", "indirect", "Rowan Invented said that"))
    Path("found").mkdir()
    assert call("evaluate", gold, "--system", "found").stderr.splitlines() == [
        f"{name}: is not in found, and counts as a text in which nothing was found"
        for name in ("garden-day", "parkdagen")
    ]
    for name in ("parkdagen", "garden-day"):
        Path(f"found/{name}.json").write_text(call("extract", gold / f"{name}.txt").stdout, "utf-8")
    scored = call("evaluate", gold, "--system", "found", "--errors")
    assert (scored.exit_code, scored.stderr) == (0, "")
    assert scored.stdout == call("evaluate", gold, "--errors").stdout
    Path("found/garden-day.json").write_text('{"statements": [], "persons": []}', "utf-8")
    other = call("evaluate", gold, "--system", "found")
    assert rows_of(other.stdout)["statement@0.3"] == ["1.000", "0.750", "0.857", "3", "0", "1"]


def test_an_output_without_rules_is_scored(gold: Path) -> None:
    Path("found").mkdir()
    statement = {"speakers": ["Alva Lundqvist"], "start": 0, "end": 5}
    Path("found/parkdagen.json").write_text(json.dumps({"statements": [statement], "persons": []}), "utf-8")
    result = call("evaluate", gold, "--system", "found", "--errors")
    assert rows_of(result.stdout)["(none)"] == ["1", "0", "0", "1"]
    assert 'extra: found Alva Lundqvist by rule (none): "---' in result.stdout


def test_the_language_of_the_option_holds_where_a_text_does_not_say_its_own(gold: Path) -> None:
    text = "Rowan Invented. Rowan Invented: xyz."
    (gold / "parkdagen.gold.json").unlink()
    write_gold(gold, "short", text)
    assert call("evaluate", gold).exit_code == 3
    assert call("evaluate", gold, "--language", "en").exit_code == 0
    assert call("evaluate", gold, "--language", "tlh").exit_code == 2


# --- what cannot be used --------------------------------------------------------------------------


def refused(*arguments: str | Path) -> list[str]:
    """The lines that are told when a call ends with 3 and measures nothing."""
    result = call("evaluate", *arguments)
    assert (result.exit_code, result.stdout) == (3, "")
    assert all(line.startswith("discourse-kg: ") for line in result.stderr.splitlines())
    return [line.removeprefix("discourse-kg: ") for line in result.stderr.splitlines()]


def test_a_folder_without_gold_is_told_and_where_some_is(gold: Path) -> None:
    Path("empty").mkdir()
    none = f"has no gold (ID.gold.json beside its text, {patterns()})"
    assert refused("empty") == [f"empty: {none}"]
    assert refused(".") == [f".: {none}; name one of its subfolders with gold: sv"]
    assert refused(gold / "parkdagen.txt") == ["sv/parkdagen.txt: is not a folder"]
    assert refused("nowhere") == ["nowhere: no such folder"]
    assert refused(gold, "--system", "nowhere") == ["nowhere: no such folder"]


def test_gold_has_one_text(gold: Path) -> None:
    (gold / "parkdagen.md").write_bytes(SWEDISH.encode())
    assert refused(gold) == [
        (
            "sv/parkdagen.gold.json: has several texts beside it, parkdagen.md and parkdagen.txt; "
            "keep the one that was annotated"
        )
    ]
    for suffix in ("md", "txt"):
        (gold / f"parkdagen.{suffix}").unlink()
    assert refused(gold) == [
        f"sv/parkdagen.gold.json: has no text beside it; add parkdagen in one of the formats {patterns()}"
    ]


def test_every_fault_is_told_and_nothing_is_measured(gold: Path) -> None:
    (gold / "a.gold.json").write_bytes(b"{}")
    (gold / "b.gold.json").write_bytes(b"{")
    (gold / "b.txt").write_bytes(ENGLISH.encode())
    (gold / "c.gold.json").write_bytes(b"{}")
    (gold / "c.txt").write_bytes(b"\xff\xff")
    (gold / ".hidden.gold.json").write_bytes(b"{")
    told = refused(gold)
    assert [line.partition(":")[0] for line in told] == ["sv/a.gold.json", "sv/b.gold.json", "sv/c.txt"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is not valid JSON: Expecting value: line 1 column 1 (char 0)"),
        (b"{,}", "is not valid JSON: "),
        (b"\xff", "is not UTF-8: byte 0xff at offset 0"),
        (b"[]", "must hold an object, not an empty list"),
        (b"null", "must hold an object, not null"),
        (b"[" * 100_000, "is not valid JSON: "),
        (b'{"statements": ' + b"9" * 5000 + b"}", "is not valid JSON: "),
    ],
)
def test_what_is_no_json_is_told(content: bytes, told: str, gold: Path) -> None:
    (gold / "parkdagen.gold.json").write_bytes(content)
    [line] = refused(gold)
    assert line.startswith(f"sv/parkdagen.gold.json: {told}")
    Path("found").mkdir()
    (gold / "parkdagen.gold.json").write_text('{"event": {}, "persons": [], "statements": []}', "utf-8")
    Path("found/parkdagen.json").write_bytes(content)
    [line] = refused(gold, "--system", "found")
    assert line.startswith(f"found/parkdagen.json: {told}")


#: A change to sound gold, and what is told of it.
BROKEN: Final = [
    (drop("statements"), "statements: is missing"),
    (drop("persons"), "persons: is missing"),
    (drop("event"), "event: is missing"),
    (put("event", value=None), "event: must be an object, not null"),
    (put("event", value={"date": "5 May"}), 'event.date: must be a date like 2017-10-11, not "5 May"'),
    (put("event", value={"date": "20310505"}), "event.date: must be a date like 2017-10-11"),
    (put("event", value={"date": 2031}), "event.date: must be a date like 2017-10-11, not 2031"),
    (put("statements", value={}), "statements: must be a list, not an object"),
    (put("statements", 1, value="x" * 99), f'statements[1]: must be an object, not "{"x" * 39}…'),
    (drop("statements", 1, "start"), "statements[1].start: is missing"),
    (drop("statements", 0, "kind"), "statements[0].kind: is missing"),
    (put("statements", 0, "kind", value="Direct"), 'not "Direct"; did you mean direct or indirect?'),
    (put("statements", 0, "kind", value=None), "statements[0].kind: must be one of direct, indirect, question"),
    (drop("statements", 2, "speakers"), "statements[2].speakers: is missing"),
    (put("statements", 2, "speakers", value=[]), "statements[2].speakers: must name a speaker; put the words"),
    (put("statements", 2, "speakers", value="Tova"), 'statements[2].speakers: must be a list, not "Tova"'),
    (put("statements", 2, "speakers", value=["x", None]), "statements[2].speakers[1]: must be a text, not null"),
    (put("statements", 2, "speakers", value=[" "]), 'statements[2].speakers[0]: must be a text, not " "'),
    (put("statements", 0, "start", value="5"), 'statements[0].start: must be an offset, a whole number, not "5"'),
    (put("statements", 0, "start", value=True), "statements[0].start: must be an offset, a whole number, not true"),
    (put("statements", 0, "start", value=1.0), "statements[0].start: must be an offset, a whole number, not 1.0"),
    (put("statements", 0, "start", value=-1), "statements[0].start: must be from 0 to "),
    (
        put("statements", 0, "end", value=len(SWEDISH) + 1),
        f"0 to {len(SWEDISH)}, the length of the text, not {len(SWEDISH) + 1}",
    ),
    (put("statements", 0, "end", value=10**4000), "the length of the text, not a huge number"),
    (put("statements", 0, value={"speakers": ["x"], "kind": "direct", "start": 9, "end": 9}), "not 9 and 9"),
    (
        put("statements", 0, value={"speakers": ["x"], "kind": "direct", "start": 9, "end": 4}),
        "statements[0]: start must be before end, not 9 and 4",
    ),
    (put("statements", 0, "countries", value=["Estland"]), "statements[0].countries[0]: must be a code like EST"),
    (put("statements", 0, "countries", value="EST"), 'statements[0].countries: must be a list, not "EST"'),
    (put("persons", value=[{}]), "persons[0].name: is missing"),
    (put("persons", value=[{"name": "x", "role": ["y"]}]), "persons[0].role: must be a text, not a list"),
    (put("persons", value=["x"]), 'persons[0]: must be an object, not "x"'),
    (put("panels", value=[{"moderator": 1}]), "panels[0].moderator: must be a text, not 1"),
    (put("panels", value=[{"participants": [2]}]), "panels[0].participants[0]: must be a text, not 2"),
    (put("collective", value=[{"start": 0}]), "collective[0].end: is missing"),
]


@pytest.mark.parametrize(("change", "told"), BROKEN, ids=[told for _, told in BROKEN])
def test_gold_that_does_not_hold_what_it_should_is_told_by_file_and_key(
    change: Callable[[dict[str, Any]], None], told: str, gold: Path
) -> None:
    sound = write_gold(gold, "parkdagen", SWEDISH, *SAID)
    change(sound)
    write_annotation(gold, "parkdagen", sound)
    [line] = refused(gold)
    assert line.startswith("sv/parkdagen.gold.json: ")
    assert told in line


def test_the_end_of_the_text_is_an_offset_in_it(gold: Path) -> None:
    sound = write_gold(gold, "parkdagen", SWEDISH, *SAID)
    put("statements", 0, "end", value=len(SWEDISH))(sound)
    write_annotation(gold, "parkdagen", sound)
    assert call("evaluate", gold).exit_code == 0


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ({"persons": []}, "statements: is missing"),
        ({"persons": [], "statements": [{"speakers": []}]}, "statements[0].start: is missing"),
        (
            {"persons": [], "statements": [{"speakers": [], "start": 0, "end": 10**6}]},
            "statements[0].end: must be from",
        ),
        ({"persons": [], "statements": [], "panels": [{"moderators": "x"}]}, "panels[0].moderators: must be a list"),
        ({"persons": [], "statements": [], "event": "x"}, "event: must be an object"),
    ],
)
def test_an_output_that_does_not_hold_what_it_should_is_told(output: object, told: str, gold: Path) -> None:
    Path("found").mkdir()
    Path("found/parkdagen.json").write_text(json.dumps(output), "utf-8")
    [line] = refused(gold, "--system", "found")
    assert line.startswith(f"found/parkdagen.json: {told}")


def test_what_is_no_plain_file_is_told_and_not_waited_for(gold: Path) -> None:
    (gold / "parkdagen.gold.json").unlink()
    os.mkfifo(gold / "parkdagen.gold.json")
    assert refused(gold) == ["sv/parkdagen.gold.json: is not a file"]
    (gold / "parkdagen.gold.json").unlink()
    (gold / "parkdagen.gold.json").symlink_to("nowhere")
    assert refused(gold) == ["sv/parkdagen.gold.json: no such file"]
    (gold / "parkdagen.txt").unlink()
    os.mkfifo(gold / "parkdagen.txt")
    assert "has no text beside it" in refused(gold)[0]


def test_hostile_names_do_not_steer_a_terminal(gold: Path) -> None:
    quote = ("\x1b[31m\u202eNima", "direct", "I panelen satt")
    write_gold(gold, "parkdagen", SWEDISH, quote)
    (gold / "parkdagen.txt").rename(gold / "\x1b[2J.txt")
    (gold / "parkdagen.gold.json").rename(gold / "\x1b[2J.gold.json")
    shown = call("evaluate", gold, "--errors").stdout
    assert "␛[31m<U+202E>Nima" in shown
    assert "␛[2J.txt:11" in shown
    assert shown.replace("\n", "").isprintable()


@pytest.mark.integration
def test_the_real_program_prints_the_same_bytes_every_time(gold: Path) -> None:
    with_mistakes()
    for options in (("--errors",), ("--format", "json")):
        printed = {
            run("evaluate", gold, *options, cwd=Path.cwd(), environment={"PYTHONHASHSEED": seed, "LC_ALL": "C"}).stdout
            for seed in ("1", "2")
        }
        assert len(printed) == 1
        assert "Nima Forsrud" in printed.pop().decode()
    ended = run("evaluate", "nowhere", cwd=Path.cwd())
    assert (ended.returncode, ended.stdout) == (3, b"")
    assert ended.stderr == b"discourse-kg: nowhere: no such folder\n"
