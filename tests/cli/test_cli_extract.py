"""`discourse-kg extract`: what is shown of one source, of several, and of those that cannot be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse

from discourse_kg.concept_labels import label
from discourse_kg.discourse_json import to_json
from discourse_kg.extraction.pipeline import extract
from discourse_kg.identifiers import PROJECT_BASE, source_key
from discourse_kg.readers.intake import read
from discourse_kg.readers.port import recap_of
from discourse_kg.readers.sources import patterns
from support.commandline import ENGLISH, call

if TYPE_CHECKING:
    from support.commandline import Project


def test_one_source_is_one_indented_object(inside: Project) -> None:
    result = call("extract", "recaps/parkdagen.md")
    assert result.exit_code == 0
    assert result.stdout.startswith('{\n "source"')
    assert json.loads(result.stdout) == to_json(extract(read("recaps/parkdagen.md")))
    assert inside.folder.is_dir()


def test_several_sources_are_an_object_a_line(inside: Project) -> None:
    lines = call("extract", "recaps").stdout.splitlines()
    assert [json.loads(line)["source"]["path"] for line in lines] == ["recaps/garden-day.txt", "recaps/parkdagen.md"]
    assert lines == call("extract", *sorted(inside.recaps.relative_to(inside.folder).iterdir())).stdout.splitlines()


def test_json_lines_are_an_object_a_line_however_many_sources_there_are(inside: Project) -> None:
    several = call("extract", "recaps", "--format", "jsonl").stdout
    assert several == call("extract", "recaps").stdout
    paths = sorted(inside.recaps.relative_to(inside.folder).iterdir())
    ones = [call("extract", path, "--format", "jsonl").stdout for path in paths]
    assert [one.count("\n") for one in ones] == [1, 1]
    assert "".join(ones) == several


@pytest.mark.usefixtures("inside")
def test_statements_carry_their_words() -> None:
    found = json.loads(call("extract", "recaps/parkdagen.md").stdout)["statements"]
    recap = recap_of(read("recaps/parkdagen.md"))
    assert [one["text"] for one in found] == [one.span.of(recap.text) for one in extract(recap).statements]
    assert "Tova Ekmark menade att lagen räcker." in [one["text"] for one in found]


@pytest.mark.usefixtures("inside")
def test_text_for_a_swedish_reader_says_in_swedish_who_was_found_how() -> None:
    recap = "recaps/parkdagen.md"
    [statement] = [one for one in extract(read(recap)).statements if one.mentions]
    text = call("extract", recap, "--format", "text", "--lang", "sv").stdout
    assert f"hittad via: {label(statement.rule, 'sv')}, uttrycklig, fullständigt namn" in text
    assert label(statement.rule, "en") not in text
    assert call("extract", recap, "--lang", "sv").stdout == call("extract", recap).stdout


def test_text_is_for_reading(inside: Project) -> None:
    text = call("extract", "recaps/parkdagen.md", "--format", "text").stdout
    [statement] = [one for one in extract(read("recaps/parkdagen.md")).statements if one.mentions]
    assert "event: Påhittade parkdagen, 2031-05-05, Björkvik\n" in text
    assert "  moderator: Alva Lundqvist\n" in text
    assert f"[{statement.span.start}–{statement.span.end}] answer by Nima Forsrud\n" in text
    assert statement.resolution is not None
    assert f"found by: {label(statement.rule, 'en')}, explicit, {label(statement.resolution, 'en')}" in text
    assert "mentions Estland (EST), Holland (NLD), Danmark (DNK)" in text
    assert inside.folder.is_dir()


@pytest.mark.usefixtures("inside")
def test_quads_stand_in_the_graph_of_their_source_and_turtle_is_their_union() -> None:
    quads = list(parse(call("extract", "recaps", "--format", "nquads").stdout, RdfFormat.N_QUADS))
    turtle = list(parse(call("extract", "recaps", "--format", "turtle").stdout, RdfFormat.TURTLE))
    assert {quad.triple for quad in quads} == {quad.triple for quad in turtle}
    assert len(quads) == len(turtle)
    graphs = {str(quad.graph_name) for quad in quads}
    assert {f"<{PROJECT_BASE}/graph/source/{source_key('parkdagen.md')}>"} <= graphs
    assert not [graph for graph in graphs if graph.endswith("/inferred>")]


@pytest.mark.usefixtures("inside")
def test_the_base_is_that_of_the_option() -> None:
    call_for = ("extract", "recaps/parkdagen.md", "--format", "turtle", "--base")
    assert (
        "@prefix statement: <https://example.org/x/id/statement/> ." in call(*call_for, "https://example.org/x").stdout
    )
    refused = call(*call_for, "https://example.org/x/")
    assert refused.exit_code == 2
    assert "--base: the base IRI must not end in a slash" in refused.stderr


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize("form", ["json", "text", "turtle", "nquads"])
def test_what_cannot_be_read_is_named_and_the_others_are_shown(form: str) -> None:
    result = call("extract", "missing.md", "recaps/parkdagen.md", "nowhere/*.md", "--format", form)
    assert result.exit_code == 3
    assert "Nima Forsrud" in result.stdout
    assert result.stderr.splitlines() == [
        "discourse-kg: missing.md: no such file",
        f"discourse-kg: nowhere/*.md: there is no recap ({patterns()}); name a folder or a file that is one",
    ]


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize("form", ["json", "turtle"])
def test_nothing_is_shown_when_nothing_can_be_read(form: str) -> None:
    result = call("extract", "missing.md", "--format", form)
    assert (result.exit_code, result.stdout) == (3, "")


@pytest.mark.usefixtures("inside")
def test_the_language_of_the_option_holds_where_a_source_does_not_say_its_own() -> None:
    text = ENGLISH.replace("language: en\n", "")
    assert json.loads(call("extract", "-", stdin=text).stdout)["source"]["language"] == "en"
    assert json.loads(call("extract", "-", "--language", "sv", stdin=text).stdout)["source"]["language"] == "sv"
    assert json.loads(call("extract", "-", "--language", "sv", stdin=ENGLISH).stdout)["source"]["language"] == "en"
    assert call("extract", "-", "--language", "tlh", stdin=text).exit_code == 2


@pytest.mark.usefixtures("inside")
def test_broken_settings_are_told_since_they_name_sources_and_limit_their_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISCOURSE_KG_BASE", "nowhere")
    assert call("extract", "recaps").exit_code == 2
    assert call("extract", "recaps", "--format", "turtle").exit_code == 2
