"""Whatever a user hands in ends whole or in one line that says what is wrong and where; never in a traceback."""

from __future__ import annotations

import csv
import json
import time
from io import StringIO
from typing import TYPE_CHECKING, Final

import pytest
from pyoxigraph import parse

from discourse_kg.export.dataset_files import DUMPS
from discourse_kg.identifiers import normalise_name
from discourse_kg.vocabulary import DKG
from support.commandline import ENGLISH, call, run

if TYPE_CHECKING:
    from pathlib import Path

    from support.commandline import Project

SAID: Final = "Rowan Invented said that the garden needs water.\n"
FRONT: Final = "---\nlanguage: en\n---\n"


def front(*lines: str) -> bytes:
    return "\n".join(["---", *lines, "---", SAID]).encode()


#: Name → what stands in the file, and what is told of it.
REFUSED: Final = {
    "empty": (b"", "is empty"),
    "white space": (b" \n\t\r\n", "is empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", "is empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture (PNG), a format that no reader reads; run OCR"),
    "an executable": (b"\x7fELF\x02\x01\x01\0\0\0", "is no text: byte 0x00 at offset 7"),
    "NUL": (FRONT.encode() + b"Rowan\0 Invented said that it is so.\n", "is no text: byte 0x00 at offset 26"),
    "front matter without end": (b"---\ntitle: x\n" + SAID.encode(), "never closed"),
    "front matter without text": (b"---\ntitle: x\n---\n", "holds no text"),
    "broken address": (front("source: https://exa mple.org/<x>"), "must be a web address"),
    "date in words": (front("event_date: yesterday"), "must be a date like 2017-10-12"),
    "unknown language": (front("language: tlh"), "no language pack for 'tlh'; there are "),
    "no language": (
        b"lorem ipsum dolor sit amet\n" * 9,
        "language not recognized (supported: ",
    ),
}
#: Name → what stands in front matter, and what is told of it, while the text is read.
LEFT_OUT: Final = {
    "broken YAML": (("title: [x",), "front matter, line 3: expected"),
    "unknown key": (("titel: x",), "titel (did you mean title?)"),
    "two of a key": (("title: x", "title: y"), "title is given twice; keep one of them"),
    "a list for a value": (("title: [x, y]",), 'title: "x, y"'),
    "broken date": (("date: 2017-13-45",), 'date: "2017-13-45"'),
    "alias": (("title: &a x", "place: *b"), "undefined alias"),
}
#: Name → what stands in the file, and what of it is text.
REPAIRED: Final = {
    "UTF-16": (SAID.encode("utf-16"), SAID),
    "UTF-16, big end first": (b"\xfe\xff" + SAID.encode("utf-16-be"), SAID),
    "Latin-1": ((SAID * 3).replace("Rowan", "Åsa").encode("latin-1"), (SAID * 3).replace("Rowan", "Åsa")),
    "escape": (SAID.replace("garden", "\x1b[31mgarden").encode(), SAID.replace("garden", "[31mgarden")),
}
#: What YAML escapes would bring in past the check of the text.
ESCAPED: Final = {
    "NUL": r"a\0b",
    "escape": r"a\x1bb",
    "half a surrogate pair": r"a\ud800b",
    "no character": r"a\uffffb",
}


@pytest.fixture(autouse=True)
def _inside(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.folder)


def refused(*arguments: str, code: int = 3) -> str:
    """The one line that is told."""
    result = call(*arguments)
    assert result.exit_code == code, result.stderr
    assert not result.stdout
    [line] = result.stderr.splitlines()[:1]
    assert "defect" not in line
    assert "Traceback" not in result.stderr
    return line


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_file_and_reason(name: str, project: Project) -> None:
    content, told = REFUSED[name]
    (project.folder / "bad.md").write_bytes(content)
    for command in ("extract", "build"):
        line = refused(command, "bad.md")
        assert "bad.md:" in line
        assert told in line


@pytest.mark.parametrize("name", REPAIRED)
def test_what_can_be_repaired_is_read(name: str, project: Project) -> None:
    content, text = REPAIRED[name]
    (project.folder / "odd.txt").write_bytes(content)
    statements = json.loads(call("extract", "odd.txt").stdout)["statements"]
    assert "".join(f"{statement['text']}\n" for statement in statements) == text
    assert call("build", "odd.txt").exit_code == 0


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_cannot_be_understood_in_front_matter_is_told_and_left_out(name: str, project: Project) -> None:
    lines, told = LEFT_OUT[name]
    (project.folder / "bad.md").write_bytes(front(*lines))
    for command in ("extract", "build"):
        result = call(command, "bad.md")
        assert result.exit_code == 0
        assert [line for line in result.stderr.splitlines() if "bad.md: " in line and told in line]


@pytest.mark.parametrize("name", ESCAPED)
def test_what_no_text_can_hold_is_left_out_in_front_matter_too(name: str, project: Project) -> None:
    (project.folder / "bad.md").write_bytes(front(f'title: "{ESCAPED[name]}"', "language: en"))
    for command in ("extract", "build"):
        result = call(command, "bad.md")
        assert result.exit_code == 0
        assert "bad.md: not understood, and left out: title" in result.stderr


def test_what_is_no_file_is_refused(project: Project) -> None:
    assert "missing.md: no such file" in refused("extract", "missing.md")
    (project.folder / "empty").mkdir()
    assert "there is no recap" in refused("extract", "empty")
    assert "name" in refused("extract", "x" * 5000)


def test_a_byte_order_mark_does_no_harm(project: Project) -> None:
    (project.folder / "bom.md").write_bytes(b"\xef\xbb\xbf" + ENGLISH.encode())
    result = call("extract", "bom.md")
    assert result.exit_code == 0
    text = (project.folder / "bom.md").read_bytes().decode()
    for statement in json.loads(result.stdout)["statements"]:
        assert statement["speakers"][0] in text[statement["start"] : statement["end"]]
    assert call("build", "bom.md").exit_code == 0


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_every_kind_of_line_end_is_read(project: Project, ends: str) -> None:
    text = FRONT + SAID + ends + "Tova Invented said that it does not." + ends
    (project.folder / "ends.md").write_bytes(text.encode())
    discourse = json.loads(call("extract", "ends.md").stdout)
    for statement in discourse["statements"]:
        assert 0 < statement["start"] < statement["end"] <= len(text)
    assert call("build", "ends.md").exit_code == 0


@pytest.mark.integration
@pytest.mark.parametrize("word", ["a", "a ", "said "])
def test_twenty_megabytes_on_one_line_end_soon(project: Project, word: str) -> None:
    (project.folder / "long.md").write_bytes(word.encode() * (20_000_000 // len(word)))
    begin = time.monotonic()
    ended = run("extract", "long.md", cwd=project.folder)
    assert time.monotonic() - begin < 20
    assert ended.returncode == 3
    assert ended.stderr.startswith(b"discourse-kg: long.md")
    assert not ended.stdout


# --- hostile names --------------------------------------------------------------------------------

HOSTILE: Final = {
    "title": "<script>alert(1)</script> \"}' {7*7} `\\ \u202e]]> & --> <!--",
    "event": '"} UNION {?s ?p ?o} # \u202e=1+1',
    "place": '"><img src=x onerror=alert(1)>',
    "author": "Rowan </rdf:RDF> \"Quote\" 'Invented'",
    "licence": "javascript:alert(1)",
    "source": "a reference; DROP ALL",
}
SAID_TOO: Final = (
    "Rowan Invented said that <script>alert(\"1\")</script> {{7*7}} is \\\" '''\r\n"
    '}} } # ]]> &amp; \u202eneeded\u202c and "the" \\u0022 thing.\r\n'
)
#: The same as people read it: lines are joined, marks of direction are gone.
READ_TOO: Final = (
    "Rowan Invented said that <script>alert(\"1\")</script> {{7*7}} is \\\" ''' "
    '}} } # ]]> &amp; needed and "the" \\u0022 thing.'
)


@pytest.fixture
def hostile(project: Project) -> Path:
    """A recap with hostile names, built; and its exported files."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in HOSTILE.items()]
    text = "\r\n".join(["---", "language: en", "event_date: 2031-06-01", *lines, "---", SAID_TOO])
    (project.folder / "hostile.txt").write_bytes(text.encode())
    assert call("build", "hostile.txt").exit_code == 0
    assert call("export", "out").exit_code == 0
    return project.folder / "out"


def test_hostile_names_are_unharmed_in_every_format(hostile: Path) -> None:
    read = {
        name: {str(quad.object) for quad in parse((hostile / name).read_bytes(), rdf_format)}
        for name, rdf_format in DUMPS.items()
    }
    assert len({frozenset(objects) for objects in read.values()}) == 1
    values = {quad.object.value for quad in parse((hostile / "discourse.nq").read_bytes(), DUMPS["discourse.nq"])}
    assert {normalise_name(value) if key == "event" else value for key, value in HOSTILE.items()} <= values
    assert READ_TOO in values
    assert "javascript:alert(1)" not in {
        quad.object.value
        for quad in parse((hostile / "discourse.nq").read_bytes(), DUMPS["discourse.nq"])
        if str(quad.object).startswith("<")
    }


@pytest.mark.usefixtures("hostile")
def test_hostile_names_are_unharmed_in_every_form_of_an_answer() -> None:
    query = f"SELECT ?text WHERE {{ ?statement <{DKG.quote}> ?text }}"
    expected = READ_TOO
    document = json.loads(call("sparql", query, "--format", "json").stdout)
    assert [row["text"]["value"] for row in document["results"]["bindings"]] == [expected]
    table = call("sparql", query, "--format", "csv").stdout_bytes.decode()
    assert list(csv.reader(StringIO(table, newline=""))) == [["text"], [expected]]
    construct = f"CONSTRUCT {{ ?s <{DKG.quote}> ?o }} WHERE {{ ?s <{DKG.quote}> ?o }}"
    [triple] = parse(call("sparql", construct, "--format", "turtle").stdout_bytes, DUMPS["discourse.ttl"])
    assert triple.object.value == expected
    for form in ("table", "records"):
        assert "\u202e" not in call("sparql", query, "--format", form).stdout
        assert "<script>" in call("sparql", query, "--format", form).stdout


@pytest.mark.usefixtures("hostile")
def test_hostile_names_do_not_steer_a_terminal() -> None:
    discourse = json.loads(call("extract", "hostile.txt").stdout)
    assert discourse["event"]["name"] == HOSTILE["event"]
    [statement] = discourse["statements"]
    shown = call("extract", "hostile.txt", "--format", "text").stdout
    shown += call("explain", statement["id"]).stdout.partition("# what")[0]
    assert shown.replace("\n", "").isprintable()
    assert "<script>" in shown


@pytest.mark.parametrize("command", ["extract", "build", "validate"])
def test_a_hostile_name_of_a_file_does_not_steer_a_terminal(command: str) -> None:
    line = refused(command, "\x1b[31m\u202emissing\n.ttl")
    assert line.isprintable()
    assert "␛[31m<U+202E>missing .ttl" in line


def test_a_device_that_never_ends_is_refused() -> None:
    for command in ("extract", "build"):
        assert "/dev/zero: is a device" in refused(command, "/dev/zero")
