"""A language pack is written so that a person can review it, and is refused, with place and remedy, where it is not.

The words of the small packs in here are no language's choice: they only break the rules.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from discourse_kg.errors import LanguagePackError
from discourse_kg.languages.entries import entries_of, misplaced, repeated
from discourse_kg.languages.supported import known_languages, load_language, read_pack

#: As wide as a line of the program.
WIDTH = 120

#: An entry with a line of its own, and the reason for it where it needs one.
ENTRY = re.compile(r' {4}"[^"]+",(?:  # .+)?')


def text_of(tag: str) -> str:
    return files("discourse_kg.languages").joinpath(f"{tag}.toml").read_text("utf-8")


def changed(old: str, new: str) -> str:
    """The English pack with something else in one place."""
    text = text_of("en")
    assert text.count(old) == 1
    return text.replace(old, new)


def faults(text: str) -> list[str]:
    """All that is wrong with the entries of a text, as `line: [list or table] problem`."""
    entries = list(entries_of(text))
    return [f"{one.line}: [{one.place}] {one.problem}" for one in (*repeated(entries), *misplaced(entries))]


def refusal(text: str, encoding: str = "utf-8") -> str:
    with pytest.raises(LanguagePackError) as caught:
        read_pack(text.encode(encoding), "xx.toml")
    return str(caught.value)


# --- the packs that there are ---------------------------------------------------------------------


@pytest.mark.parametrize("tag", known_languages())
def test_no_line_is_too_long_to_review(tag: str) -> None:
    assert [line for line in text_of(tag).splitlines() if len(line) > WIDTH] == []


@pytest.mark.parametrize("tag", known_languages())
def test_another_entry_is_another_line_and_changes_no_other(tag: str) -> None:
    lines = text_of(tag).partition("\n[[examples]]")[0].splitlines()
    indented = [line for line in lines if line.startswith(" ") and not line.lstrip().startswith("#")]
    assert indented
    assert [line for line in indented if not ENTRY.fullmatch(line)] == []


@pytest.mark.parametrize("tag", known_languages())
def test_sections_and_keys_stand_in_one_order(tag: str) -> None:
    def order(language: str) -> list[tuple[str, list[str]]]:
        table = tomllib.loads(text_of(language))
        return [(name, list(part) if isinstance(part, dict) else []) for name, part in table.items()]

    assert order(tag) == order("en")


@pytest.mark.parametrize("tag", known_languages())
def test_the_rules_look_at_all_that_a_parser_finds(tag: str) -> None:
    pack, entries = load_language(tag), list(entries_of(text_of(tag)))
    assert {entry.word for entry in entries if entry.verb} == set(pack.cue_tables())
    for place, words in (
        ("function_words", pack.function_words),
        ("names.honorifics", pack.names.honorifics),
        ("roles.words", pack.roles.words),
        ("countries.names", tuple(pack.countries.names)),
        ("cues.say", tuple(pack.cues.say)),
    ):
        assert tuple(entry.word for entry in entries if entry.place == place) == words


# --- entries --------------------------------------------------------------------------------------

REFUSED = [
    pytest.param(
        'honorifics = [\n    "doctor",\n    "Doctor",\n]',
        '3: [honorifics] "Doctor" is already in line 2; keep one entry, with the content of both',
        id="an entry of a list twice",
    ),
    pytest.param(
        '[cues.say]\nmutter = ["mutters"]\n# others\nmumble = ["mumbles"]\nmutter = ["muttered"]',
        '5: [cues.say] "mutter" is already in line 2; keep one entry, with the content of both',
        id="a verb twice",
    ),
    pytest.param(
        '[cues.say]\nask = ["asked", "asked"]',
        '2: [cues.say.ask] "asked" is already in line 2; keep one entry, with the content of both',
        id="a form twice",
    ),
    pytest.param(
        '[cues.say]\n"tune in" = ["tuned in", "tunes in"]\n"tuned in" = ["tuned in"]',
        '3: [cues.say."tuned in"] "tuned in" is also in line 2 under [cues.say."tune in"]; keep it in one place',
        id="a form under two verbs",
    ),
    pytest.param(
        '[cues.say]\nvow = ["vowed"]\n[cues.pledge]\nvow = ["vowed", "vows"]',
        '4: [cues.pledge.vow] "vowed" is also in line 2 under [cues.say.vow]; keep it in one place',
        id="a form in two kinds",
    ),
    pytest.param(
        '[cues.say]\nlike = ["disliked", "liked"]',
        '2: [cues.say.like] "disliked" does not begin like "like": '
        "put it under its own base form, or among the irregular forms if this is its own",
        id="a form under another verb",
    ),
    pytest.param(
        '[cues.say]\n"lift up" = ["lifted out", "lifted up"]',
        '2: [cues.say."lift up"] "lifted out" does not begin like "lift up": '
        "put it under its own base form, or among the irregular forms if this is its own",
        id="a form with another particle",
    ),
    pytest.param(
        '[cues.say]\nsay = { regular = ["says"], irregular = ["said", "saying"] }',
        '2: [cues.say.say] "saying" begins like "say": move it to the regular forms',
        id="a regular form among the irregular ones",
    ),
    pytest.param(
        'honorifics = [\n    "sir",\n    "Dame",\n]',
        '3: [honorifics] "Dame" is out of order: move it before "sir"',
        id="entries out of order",
    ),
    pytest.param(
        '[cues.say]\nmutter = ["mutters"]\nmumble = ["mumbles"]',
        '3: [cues.say] "mumble" is out of order: move it before "mutter"',
        id="verbs out of order",
    ),
    pytest.param(
        '[cues.say]\nask = ["asks", "asked"]',
        '2: [cues.say.ask] "asked" is out of order: move it before "asks"',
        id="forms out of order",
    ),
    pytest.param(
        'honorifics = [\n    "dame", "sir",\n]',
        '2: [honorifics] "sir" must be on a line of its own',
        id="two entries on a line",
    ),
]

ACCEPTED = [
    pytest.param('[names]\nparticles = ["von"]\nhonorifics = []', id="the keys of a section have the program's order"),
    pytest.param('honorifics = [\n    "sir",\n    # others\n    "dame",\n]', id="a comment begins a group"),
    pytest.param('honorifics = [\n    "dame",  # as "sir"\n    "sir",\n]', id="a comment behind an entry"),
    pytest.param('honorifics = [\n    "é",\n    "ö",\n    "ø",\n]', id="letters are sorted by code points"),
    pytest.param('[cues.say]\nask = ["asked", "did not ask"]', id="a form with words around it"),
    pytest.param('[cues.say]\nsee = ["sees"]', id="a short base form"),
    pytest.param('[cues.say]\nsay = { regular = ["says"], irregular = ["said"] }', id="an irregular form"),
    pytest.param('[cues.say]\nsay = { irregular = [\n    "said",\n] }', id="irregular forms with lines of their own"),
    pytest.param('[cues.say]\nask = ["asks"]\n[cues.question]\nask = ["asked"]', id="a verb of two kinds"),
    pytest.param('[names]\nparticles = ["de"]\n[subjects]\nothers = ["de"]', id="a word in two lists"),
]


@pytest.mark.parametrize(("text", "fault"), REFUSED)
def test_what_would_mislead_a_reviewer_is_refused(text: str, fault: str) -> None:
    assert fault in faults(text)


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_a_reviewer_expects_is_accepted(text: str) -> None:
    assert faults(text) == []


# --- whole packs ----------------------------------------------------------------------------------


def test_the_file_and_the_line_are_named() -> None:
    text = changed('joke = ["joked"]\n', 'joke = ["joked"]\njoke = ["jokes"]\n')
    line = text.splitlines().index('joke = ["jokes"]') + 1
    assert refusal(text) == (
        f'xx.toml:{line}: [cues.say] "joke" is already in line {line - 1}; keep one entry, with the content of both'
    )


def test_a_form_under_another_verb_is_refused() -> None:
    said = refusal(changed('joke = ["joked"]\n', 'joke = ["joked", "quipped"]\n'))
    assert '[cues.say.joke] "quipped" does not begin like "joke"' in said


def test_a_missing_key_is_named() -> None:
    assert refusal(changed('agents = ["by"]\n', "")) == "xx.toml: [cues.agents] is missing; it must be a list"


def test_an_unknown_key_is_named() -> None:
    said = refusal(changed('agents = ["by"]\n', 'agents = ["by"]\nagent = []\n'))
    assert said == "xx.toml: [cues.agent] unknown key; did you mean agents?"


def test_a_mistyped_value_is_named() -> None:
    said = refusal(changed('agents = ["by"]\n', 'agents = "by"\n'))
    assert said == 'xx.toml: [cues.agents] must be a list, not "by"'


def test_mistyped_forms_are_named() -> None:
    said = refusal(changed('joke = ["joked"]\n', 'joke = "joked"\n'))
    assert (
        said
        == 'xx.toml: [cues.say.joke] must be a list of forms, or a table of regular and irregular ones, not "joked"'
    )


def test_what_is_no_toml_is_named() -> None:
    text = changed('agents = ["by"]\n', 'agents = ["by"\n')
    assert refusal(text).startswith("xx.toml: is not TOML: line ")


def test_a_file_that_is_not_utf_8_is_named() -> None:
    said = refusal(changed('agents = ["by"]\n', 'agents = ["é"]\n'), encoding="cp1252")
    assert said.startswith("xx.toml: is not UTF-8 (byte 0x")
    assert said.endswith("; save it as UTF-8")
