"""Every pattern of the text wing, and the whole reading, get through long repetitions of what they look for.

No time is asserted: how long a machine takes is no property of a pattern. Each pattern works on some hundred thousand
characters in a process of its own, whose guard is a hundred times what linear growth takes and less than quadratic
growth would. Only a pattern that hangs meets the guard; the last line that the process printed names it. What is
asserted of the whole reading is how its processor time grows when a text doubles.
"""

from __future__ import annotations

import faulthandler
import re
import re._parser as sre_parse  # type: ignore[import-not-found]  # no stubs: what a pattern is made of, as Python reads it
import subprocess
import sys
import time
from collections import deque
from contextlib import suppress
from functools import partial
from importlib import import_module
from inspect import getsource
from itertools import pairwise
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import Struct, structs

from discourse_kg import countries, extraction, noun_phrases, rosters
from discourse_kg.errors import RecapError
from discourse_kg.extraction import dates, event_name_words, event_places, evidence, segmentation
from discourse_kg.extraction.pipeline import extract
from discourse_kg.languages import supported
from discourse_kg.languages.supported import known_languages, load_language
from discourse_kg.noun_phrases import names, places
from discourse_kg.readers import recap
from discourse_kg.readers.intake import read_bytes
from support.growth import too_much_growth
from support.measures import sampled
from support.texts import ROSTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Seconds after which reading a megabyte is called hanging, and one pattern's way through one text: it takes
#: some tens of milliseconds.
HANG = 300
PATTERN_HANGS = 5

LENGTH = 100_000
METHODS = ("match", "fullmatch", "search", "finditer", "split", "sub", "findall")

#: Pieces that nest, overlap or never end.
NASTY: tuple[str, ...] = (
    "–",
    "- ",
    "”",
    "“a ",
    '"a" ',
    "«",
    "’",
    ",",
    ", ",
    "Ab ",
    "A",
    "a",
    "1",
    "1 ",
    "12-",
    "(",
    ")",
    "(a)",
    "( ",
)
NASTY += (" ", "\n", "\u00a0", "\t", ".", ". ", "!?", ":", ": a ", "a-", "a'", "a&b", "#", "# ", "* ", "[", "…", "é")

#: The beginning of a text, and what is repeated behind it, for the whole reading: lists of people, pieces of Markdown
#: that never end, front matter. A number in braces is another one each time.
LISTS = ("Two of the speakers were Ada Lint", "Två av talarna var Ada Lint", "To av talerne var Ada Lint")
GROWING: dict[str, tuple[str, str, str]] = {
    **{
        f"{opening[:3]}{joint}": (opening, f"{joint}Ada Lint", ".")
        for opening in LISTS
        for joint in (" and ", " och ", " og ", ", ", " & ", "; ", " (", " said that ", " sade att ", " sa at ", "\n")
    },
    "cues": (
        "WEBVTT\n",
        "\n00:01.000 --> 00:02.000\n<v Ada Lint>Yes.\n\n00:02.000 --> 00:03.000\n<v Bo Ek>No.\n" * 4,
        "",
    ),
    "people": ("Two of the speakers were Ada Lint", " and Ada Lint{}", "."),
    "topics": ("---\ntopics:\n", "- topic {}\n", "---\nRowan Invented said that it is the end of the day."),
    "keys": ("---\ntitle: Invented\n", "key{}: value\n", "---\nRowan Invented said that it is the end of the day."),
    **{
        repr(piece): ("Rowan Invented said that it is the end of the day.\n\n", piece, "")
        for piece in (
            *("```\n", "````\n```\n", "`a` ", "`", "<!-- ", "<!-- a --> ", "{{ ", "{% ", "%%\n", "[a](", "[a] ", "![["),
            *(
                "**a ",
                "*a* ",
                "<a> ",
                "> a\n",
                "- a\n",
                "# a\n\n",
                "| a | b |\n",
                "[^1]: a\n\n",
                "a\n",
                "&amp;",
                "\u00ad",
            ),
            *("Rowan Invented said that it is so. ", "”Yes”, he said. ", "Rowan: a b c.\n\n", "– a b c d.\n\n"),
        )
    },
}

#: A group of patterns, each with its name and the methods that it is used by.
Used = list[tuple[str, re.Pattern[str], list[str]]]


def constants() -> Used:
    """The patterns that stand in modules, with the methods that their module calls."""
    parts = [
        import_module(f"{package.__name__}.{part.name}")
        for package in (extraction, noun_phrases, rosters)
        for part in iter_modules(package.__path__)
    ]
    found: Used = []
    for module in (*parts, countries, recap, supported):
        source = getsource(module)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                calls = set(re.findall(rf"\b{name}\.(\w+)\(", source)) & set(METHODS)
                found.append((f"{module.__name__}.{name}", value, sorted(calls) or ["match", "finditer"]))
    return found


def word_lists(value: object, where: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list of words in a pack."""
    if isinstance(value, tuple) and value and all(isinstance(word, str) for word in value):
        yield where, value
    elif isinstance(value, Struct):
        for field in structs.fields(value):
            yield from word_lists(getattr(value, field.name), f"{where}.{field.name}")


def built(tag: str) -> Used:
    """The patterns that are built of a language pack."""
    pack = load_language(tag)
    found = [(where, names.phrase_pattern(words)) for where, words in word_lists(pack, tag)]
    found += [(f"{tag} date {number}", one) for number, one in enumerate(dates._patterns(tag))]  # noqa: SLF001 (the builders are what is under test)
    found += [(f"{tag} day {number}", one) for number, one in enumerate(dates._patterns(tag, with_year=False))]  # noqa: SLF001 (likewise)
    for forms in (pack.dates.weekdays, pack.dates.weekdays_near):
        found += [(f"{tag} weekday", dates._weekday_pattern(tag, forms))]  # noqa: SLF001 (likewise)
    found += [(f"{tag} aside", evidence._aside(pack))]  # noqa: SLF001 (likewise)
    for kind, of_a_kind in (("place", places.city_names(pack)), ("country", countries.names_to_code(pack))):
        found += [(f"{tag} {kind}", places.Gazetteer((), pack).pattern(frozenset(), (*of_a_kind, "Birch Bay")))]
    found += [(f"{tag} event", event_places._event_pattern("Invented Summit"))]  # noqa: SLF001 (likewise)
    found += [(f"{tag} event's endings", event_name_words.event_endings(pack))]
    abbreviations = (f"{tag} abbreviation", segmentation._abbreviations(pack), ["match"])  # noqa: SLF001 (likewise)
    return [*((name, pattern, ["match", "finditer"]) for name, pattern in found), abbreviations]


def atoms(tree: Any) -> Iterator[str]:  # noqa: ANN401 (a parsed pattern has no type of its own)
    """A character for each literal, and one for each class and range, in order."""
    for operation, argument in tree:
        if str(operation) == "LITERAL":
            yield chr(argument)
        elif str(operation) == "RANGE":
            yield chr(argument[0])
        elif str(operation) == "CATEGORY":
            yield {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "7"}.get(str(argument), "w")
        elif str(operation) == "IN":
            yield from atoms(argument)
        elif isinstance(argument, (tuple, list)):
            for part in argument:
                yield from _inside(part)


def _inside(part: Any) -> Iterator[str]:  # noqa: ANN401 (likewise)
    if isinstance(part, sre_parse.SubPattern):
        yield from atoms(part)
    elif isinstance(part, list):
        for branch in part:
            yield from _inside(branch)


def pumps(pattern: re.Pattern[str]) -> list[str]:
    """What is repeated: each character of the pattern's alphabet, its neighbours, and all that is nasty."""
    found = list(atoms(sre_parse.parse(pattern.pattern, pattern.flags)))
    alphabet = list(dict.fromkeys(found))[:16]
    pairs = ["".join(pair) for pair in pairwise(alphabet)]
    return list(dict.fromkeys([*alphabet, *pairs, "".join(found[:12]), *NASTY]))


def work(group: str) -> None:
    """Let a group's patterns do their work; say of each which it is, before it starts."""
    for name, pattern, methods in sampled(constants() if group == "constants" else built(group), 12, f"pumps {group}"):
        for pump in filter(None, pumps(pattern)):
            print(f"{name} on {pump!r}", flush=True)  # noqa: T201 (the last line tells what hangs)
            faulthandler.dump_traceback_later(PATTERN_HANGS, exit=True)
            text = pump * (LENGTH // len(pump))
            for method in methods:
                arguments = ("", text) if method == "sub" else (text,)
                found = getattr(pattern, method)(*arguments)
                if method == "finditer":
                    deque(found, maxlen=0)
            faulthandler.cancel_dump_traceback_later()


def work_on_recap(pump: str) -> None:
    """Read a line that is as long as a line may be."""
    line = pump * ((recap.MAX_LINE - 1) // len(pump))
    text = ROSTERS["sv"] + line
    extract(read_bytes(text.encode(), "pumped.txt", language="sv"))


def seconds_of(name: str, number: int) -> float:
    """The processor time of reading a text of so many pieces, whether it is read or refused."""
    opening, piece, closing = GROWING[name]
    text = opening + "".join(piece.replace("{}", f"{at}x") for at in range(number)) + closing
    begun = time.process_time()
    with suppress(RecapError):
        extract(read_bytes(text.encode(), "pumped.md", language="sv" if opening.startswith("Tv") else "en"))
    return time.process_time() - begun


def grow(*names: str) -> None:
    """Read texts, and texts of twice their length; leave with the name of one that takes too much longer."""
    seconds_of(names[0], 10)  # what is loaded once
    for name in names:
        print(name, flush=True)  # noqa: T201 (the last line tells what hangs)
        if told := too_much_growth(partial(seconds_of, name), 250):
            sys.exit(f"{name}: {told}")


def guarded(call: str) -> None:
    """Do the work in a process of its own, and name what hangs."""
    try:
        code = f"import sys; sys.path[:0] = {sys.path!r}; from test_pump_strings import *; {call}"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True, timeout=HANG)
    except subprocess.TimeoutExpired as hanging:
        last = (hanging.stdout or b"").decode().splitlines()[-1:]
        pytest.fail(f"hangs: {last or call}")
    assert done.returncode == 0, f"{done.stdout.splitlines()[-1:]} {done.stderr}"


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(__file__).rpartition("/")[0])


@pytest.mark.measure("pump strings")
@pytest.mark.integration
@pytest.mark.parametrize("group", ["constants", *known_languages()])
def test_every_pattern_gets_through_what_it_looks_for(group: str) -> None:
    guarded(f"work({group!r})")


@pytest.mark.measure("growth", sample=12)
@pytest.mark.integration
@pytest.mark.parametrize("name", list(GROWING))
def test_a_text_of_twice_the_length_takes_twice_as_long(name: str) -> None:
    guarded(f"grow({name!r})")


def test_growth_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "seconds_of", lambda _, number: number / 1000)
    grow("people", "topics")
    monkeypatch.setattr(sys.modules[__name__], "seconds_of", lambda _, number: number**2 / 100_000)
    with pytest.raises(SystemExit, match="people: 250 pieces"):
        grow("people", "topics")


def test_patterns_and_their_pumps_are_found() -> None:
    assert len(constants()) > 20
    assert all(len(built(tag)) > 30 for tag in known_languages())
    assert {"7", "x", ","} <= set(pumps(re.compile(r"(?:x|,\s)+\d")))


@pytest.mark.measure("pump strings", sample=3)
@pytest.mark.integration
@pytest.mark.parametrize(
    "pump",
    [
        "a b c, ",
        "Ann Bo Cia ",
        "”a b c d e” ",
        "“a b „c ",
        "((a ",
        "– a ",
        "A. B. ",
        "你好",
        "مرحبا ",
        "Wir sagten, dass es gut ist. ",
    ],
)
def test_the_longest_line_is_read(pump: str) -> None:
    guarded(f"work_on_recap({pump!r})")
