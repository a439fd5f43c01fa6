"""From a model's answer to the graph: what the command line shows, what is stored, and what nobody may mistake."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, RDFS

from discourse_kg.identifiers import PROJECT_BASE, source_key, statement_key
from discourse_kg.model import Consultation, Span, Tier
from discourse_kg.querying.answers import render
from discourse_kg.querying.stored import load_queries
from discourse_kg.storage import open_store
from discourse_kg.storage.interface import graph_names, graph_quads, select
from discourse_kg.vocabulary import DKG
from support.commandline import call
from support.endpoints import endpoint, response
from support.invented import graph, invented
from support.invented_denial import with_denial
from support.proposers import MODEL, completion, content, said, toml
from support.queries_store import put
from support.texts import recap_from_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from discourse_kg.storage.interface import GraphStore
    from support.commandline import Project
    from support.endpoints import Endpoint

NAME: Final = "law.md"
#: Invented. Rules find the first statement; of the others a model is to say whose they are.
LAW: Final = "To Tova Ekmark the law was enough. Estonia and the Leaf Board had shown her the way."
RECAP: Final = f"""\
---
title: Invented law
language: en
event: Invented Law Day
event_date: 2031-07-01
---
On the panel were Nima Forsrud (minister for parks) and Tova Ekmark (minister for law, Leaf Board).

Nima Forsrud said that the garden needs water.

{LAW}

Rain fell all day.

Rain fell all day.

The tents leaked.
"""
START: Final = recap_from_bytes(RECAP.encode(), NAME).text.index(LAW)
KEY: Final = statement_key(source_key(NAME), Span(START, START + len(LAW)))
GOOD: Final = content(said(LAW, "Tova Ekmark", kind="pledge"))
REFUSED: Final = content(
    said(LAW, "Tova Ekmark"),
    said("The tents leaked.", "Rowan Berg"),
    said("Rain fell all day.", "Ekmark"),
    said("To Tova Ekmark the law was enouqh.", "Ekmark"),
)
#: Which stored questions show what models propose.
SHOWN_IN: Final = {"attributions-by-rule", "kinds-and-how-often", "proposed-statements"}
#: Which of the others ask for what no model proposes yet, so that it takes a discourse made by hand to see them do it.
ABOUT_REMARKABLE: Final = {"denied-statements", "statements-about-topic", "statements-mentioning-place"}
#: How the others leave it out.
LEFT_OUT: Final = "FILTER NOT EXISTS { ?statement dkg:proposedBy ?model }"


@pytest.fixture(autouse=True)
def law(project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The recap in a project of its own, with nothing else."""
    monkeypatch.chdir(project.folder)
    for path in project.recaps.iterdir():
        path.unlink()
    return project.write(NAME, RECAP)


def ask(project: Project, server: Endpoint, *more: str) -> None:
    """Let the settings name the server as a proposer."""
    (project.folder / "discourse-kg.toml").write_text(
        f'base = "{PROJECT_BASE}"\nsources = ["recaps"]\nstore = "store"\n{toml(server, *more)}', "utf-8"
    )


def quads(project: Project) -> set[str]:
    with open_store(project.store, read_only=True) as store:
        return {str(quad) for name in graph_names(store, PROJECT_BASE) for quad in graph_quads(store, name)}


# --- extract --------------------------------------------------------------------------------------


@pytest.mark.integration
def test_a_proposal_is_shown_as_one_in_json(project: Project) -> None:
    with endpoint(completion(GOOD)) as server:
        ask(project, server)
        result = call("extract", f"recaps/{NAME}", "--propose-with", "invented")
    assert result.exit_code == 0
    discourse = json.loads(result.stdout)
    found, proposed = discourse["statements"]
    assert "proposed_by" not in found
    assert (proposed["id"], proposed["tier"], proposed["rule"]) == (KEY, "proposed", "proposed")
    assert (proposed["proposed_by"], proposed["speakers"], proposed["kind"]) == (MODEL, ["Tova Ekmark"], "pledge")
    assert [mention["text"] for mention in proposed["mentions"]] == ["Estonia", "Leaf Board"]
    assert discourse["consulted"]["model"] == MODEL
    assert len(discourse["consulted"]["answer_sha256"]) == 64


@pytest.mark.integration
def test_a_proposal_is_shown_as_one_in_text(project: Project) -> None:
    with endpoint(completion(GOOD)) as server:
        ask(project, server)
        text = call("extract", f"recaps/{NAME}", "--propose-with", "invented", "--format", "text").stdout
    assert f"model asked: {MODEL}\n" in text
    assert "pledge proposed as said by Tova Ekmark\n" in text
    assert f"found by: proposal by a model, proposed, by {MODEL}, full name" in text


@pytest.mark.integration
def test_without_the_option_nobody_is_asked_and_nothing_tells_of_models(project: Project) -> None:
    with endpoint(completion(GOOD)) as server:
        ask(project, server)
        result = call("extract", f"recaps/{NAME}")
        assert call("build").exit_code == 0
    assert server.requests == []
    assert "propose" not in result.stdout
    assert "consulted" not in result.stdout
    assert not [quad for quad in quads(project) if f"{PROJECT_BASE}/id/model/" in quad]


@pytest.mark.integration
def test_what_is_refused_is_listed_where_it_stands_and_told_where_it_stands_nowhere(project: Project) -> None:
    with endpoint(completion(REFUSED)) as server:
        ask(project, server)
        result = call("extract", f"recaps/{NAME}", "--propose-with", "invented")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        f'recaps/{NAME}: {MODEL}: "Rain fell all day.": occurs 2 times in the text',
        f'recaps/{NAME}: {MODEL}: "To Tova Ekmark the law was enouqh.": does not occur in the text in this form',
    ]
    [doubt] = json.loads(result.stdout)["unresolved"]
    assert (doubt["text"], doubt["reason"]) == (
        "The tents leaked.",
        "proposal-speaker-not-named",
    )


@pytest.mark.integration
@pytest.mark.parametrize("form", ["json", "turtle"])
def test_a_model_that_fails_is_told_and_nothing_is_shown(project: Project, form: str) -> None:
    with endpoint(response(b"no", status="400 Bad Request")) as server:
        ask(project, server)
        result = call("extract", f"recaps/{NAME}", "--propose-with", "invented", "--format", form)
    assert (result.exit_code, result.stdout) == (4, "")
    [line] = result.stderr.splitlines()
    assert line.startswith(f"discourse-kg: recaps/{NAME}: http://127.0.0.1:")
    assert line.endswith("/v1/chat/completions: failed (400): no")


@pytest.mark.parametrize("command", [("extract", f"recaps/{NAME}"), ("build",)])
def test_a_proposer_that_the_settings_do_not_have_is_wrong_usage(command: tuple[str, ...]) -> None:
    result = call(*command, "--propose-with", "nobody")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "discourse-kg.toml has no [proposers.nobody]" in result.stderr


@pytest.mark.integration
def test_the_key_comes_from_its_variable(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INVENTED_KEY", "invented-4711")
    with endpoint(completion(GOOD)) as server:
        ask(project, server, 'key_variable = "INVENTED_KEY"')
        assert call("extract", f"recaps/{NAME}", "--propose-with", "invented").exit_code == 0
    assert b"Authorization: Bearer invented-4711" in server.requests[0]


# --- build ----------------------------------------------------------------------------------------


@pytest.mark.integration
def test_the_graph_names_the_model_and_gives_the_statement_no_speaker(project: Project) -> None:
    with endpoint(completion(GOOD)) as server:
        ask(project, server)
        assert call("build", "--propose-with", "invented").stderr.endswith("1 built, 0 unchanged\n")
    statement = f"<{PROJECT_BASE}/id/statement/{KEY}>"
    about = {quad for quad in quads(project) if quad.startswith(f"{statement} ")}
    assert [quad for quad in about if f"<{DKG.proposedSpeaker}>" in quad]
    assert not [quad for quad in about if f"<{DKG.speaker}>" in quad or f"<{DKG.spokenAs}>" in quad]
    with open_store(project.store, read_only=True) as store:
        [row] = select(
            store,
            f"""
            PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            SELECT ?name ?hash WHERE {{
                {statement} <{DKG.proposedBy}> ?model ; prov:wasGeneratedBy ?run .
                ?model a prov:SoftwareAgent, <{DKG.Model}> ; rdfs:label ?name .
                ?run prov:wasAssociatedWith ?model ; <{DKG.answerHash}> ?hash .
            }}""",
        ).rows
    assert str(row[0]) == MODEL
    assert len(str(row[1])) == 64
    assert call("validate").exit_code == 0


@pytest.mark.integration
def test_an_unchanged_source_is_not_asked_about_again(project: Project) -> None:
    with endpoint(completion(GOOD)) as server:
        ask(project, server)
        for expected in ("1 built, 0 unchanged\n", "0 built, 1 unchanged\n"):
            assert call("build", "--propose-with", "invented").stderr.endswith(expected)
        assert len(server.requests) == 1
        ask(project, server, "seed = 7")
        assert call("build", "--propose-with", "invented").stderr.endswith("1 built, 0 unchanged\n")
        assert len(server.requests) == 2


@pytest.mark.integration
def test_a_build_without_a_model_takes_its_proposals_away(project: Project) -> None:
    call("build")
    before = quads(project)
    with endpoint(completion(GOOD)) as server:
        ask(project, server)
        call("build", "--propose-with", "invented")
    assert len(quads(project)) > len(before)
    assert call("build").stderr.endswith("1 built, 0 unchanged\n")
    assert quads(project) == before


@pytest.mark.integration
def test_the_same_answer_makes_the_same_graph(project: Project) -> None:
    with endpoint(completion(GOOD)) as server:
        ask(project, server)
        call("build", "--propose-with", "invented")
        first = quads(project)
        assert call("build", "--propose-with", "invented", "--force").stderr.endswith("1 built, 0 unchanged\n")
    assert quads(project) == first


@pytest.mark.integration
def test_a_model_that_fails_leaves_the_store_and_what_was_built_before(project: Project) -> None:
    project.write("more.md", RECAP.replace("Invented law", "Invented law, more"))
    with endpoint(completion(GOOD), response(b"no", status="400 Bad Request")) as server:
        ask(project, server)
        result = call("build", "--propose-with", "invented")
        assert result.exit_code == 4
        assert result.stderr.endswith(f"recaps/more.md: {server.address[:-6]}/v1/chat/completions: failed (400): no\n")
    with open_store(project.store, read_only=True) as store:
        names = select(store, f"SELECT ?name WHERE {{ ?source <{DKG.fileName}> ?name }}").rows
    assert [str(name) for (name,) in names] == [NAME]


@pytest.mark.integration
def test_explain_tells_who_proposes_and_that_rules_found_no_speaker(project: Project) -> None:
    with endpoint(completion(GOOD)) as server:
        ask(project, server)
        call("build", "--propose-with", "invented")
    text = call("explain", KEY).stdout
    assert "  speaker:    unknown\n" in text
    assert f"  proposed:   Tova Ekmark, by the model {MODEL}\n" in text
    assert '  found by:   proposal by a model, proposed, named "Tova Ekmark", resolved by full name\n' in text


@pytest.mark.integration
def test_quads_of_extract_are_those_of_build(project: Project) -> None:
    with endpoint(completion(GOOD)) as server:
        ask(project, server)
        shown = call("extract", f"recaps/{NAME}", "--propose-with", "invented", "--format", "nquads").stdout
        call("build", "--propose-with", "invented")
    assert {str(quad) for quad in parse(shown, RdfFormat.N_QUADS)} <= quads(project)


# --- the stored questions -------------------------------------------------------------------------


def questions() -> dict[str, str]:
    """Every stored question, asked about everybody, every country and every statement with an invented word."""
    found = {}
    for name, query in load_queries().items():
        text = re.sub(r"(VALUES \?word )\{[^}]*\}", r'\1{ "the" }', query.text)
        text = re.sub(r"(VALUES \?kind )\{[^}]*\}", r'\1{ "pledge" }', text)
        found[name] = re.sub(r"(VALUES \?(?:country|person) )\{[^}]*\}", r"\1{ UNDEF }", text)
    return found


def answers(project: Project, texts: dict[str, str]) -> dict[str, str]:
    with open_store(project.store, read_only=True) as store:
        return rows(store, texts)


def rows(store: GraphStore, texts: dict[str, str]) -> dict[str, str]:
    return {name: str(render(select(store, text), "csv")) for name, text in texts.items()}


@pytest.mark.integration
def test_no_stored_question_takes_a_proposal_for_what_rules_found(project: Project) -> None:
    asked = questions()
    unguarded = {name: text.replace(LEFT_OUT, "") for name, text in asked.items() if LEFT_OUT in text}
    call("build")
    before = answers(project, asked)
    said_by_model = content(
        said(LAW, "Tova Ekmark", kind="pledge"), said("The tents leaked.", "Tova Ekmark", kind="answer")
    )
    with endpoint(completion(said_by_model)) as server:
        ask(project, server)
        call("build", "--propose-with", "invented")
    after = answers(project, asked)
    assert {name for name in before if before[name] != after[name]} == SHOWN_IN
    assert after["proposed-statements"].count(MODEL) == 2
    kinds = set(after["kinds-and-how-often"].splitlines()) - set(before["kinds-and-how-often"].splitlines())
    assert [line for line in kinds if "attribution-tier/proposed" not in line] == []
    shown = answers(project, unguarded)
    assert {name for name in unguarded if shown[name] == before[name]} == ABOUT_REMARKABLE
    assert len(unguarded) >= 10


def test_no_stored_question_about_what_few_recaps_have_takes_a_proposal_for_it_either(tmp_path: Path) -> None:
    asked = questions()
    unguarded = {name: asked[name].replace(LEFT_OUT, "") for name in ABOUT_REMARKABLE}
    remarkable = replace(with_denial(), consulted=Consultation(MODEL, "0" * 64))
    guessed = tuple(replace(one, tier=Tier.PROPOSED, proposed_by=MODEL) for one in remarkable.statements)
    found = []
    for statements in ((), guessed):
        with open_store(str(tmp_path / f"{len(statements)}"), read_only=False, base=PROJECT_BASE) as store:
            put(store, replace(remarkable, statements=statements))
            found.append([rows(store, asked), rows(store, unguarded)])
    [[before, unguarded_before], [after, unguarded_after]] = found
    assert {name for name in before if before[name] != after[name]} == SHOWN_IN
    assert {name for name in unguarded if unguarded_before[name] != unguarded_after[name]} == ABOUT_REMARKABLE


def test_whom_a_model_proposes_did_not_for_that_take_part() -> None:
    discourse = invented()
    answer, question = discourse.statements
    heard = replace(answer, speakers=("Invented Outsider",), panel=None, speaker_mention=None)
    guessed = replace(heard, tier=Tier.PROPOSED, proposed_by=MODEL)
    names = {}
    for one in (heard, guessed):
        told = graph(replace(discourse, statements=(one, question)))
        parts = told.subjects(RDF.type, DKG.Participation)
        names[one.proposed_by] = {str(label) for part in parts for label in told.objects(part, RDFS.label)}
    assert names[None] - names[MODEL] == {"Invented Outsider \N{EN DASH} speaker"}
