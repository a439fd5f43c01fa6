"""`discourse-kg query`: stored queries as commands, with names for values."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.querying.stored import load_queries
from support.commandline import call, run

if TYPE_CHECKING:
    from support.commandline import Project

pytestmark = pytest.mark.usefixtures("inside")

NAME: Final = "ministers-who-mentioned-country"


def rows(*arguments: str) -> list[dict[str, str]]:
    result = call("query", *arguments, "--format", "csv")
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(StringIO(result.stdout_bytes.decode(), newline="")))


def test_without_a_name_all_queries_are_listed_in_the_language() -> None:
    for language in ("sv", "en"):
        listed = call("query", "--lang", language).stdout
        for query in load_queries().values():
            assert f"{query.name}\n  {query.title[language]}\n" in listed


def test_the_list_is_json_for_programs() -> None:
    listed = json.loads(call("query", "--format", "json").stdout)
    assert [query["name"] for query in listed] == list(load_queries())
    [described] = [query for query in listed if query["name"] == NAME]
    assert {parameter["name"]: parameter["scheme"] for parameter in described["parameters"]}["country"] == "country"


@pytest.mark.parametrize("country", ["Estland", "estonia", "EST", "EE"])
def test_a_country_goes_by_its_names_in_every_language_and_by_its_codes(country: str) -> None:
    found = rows(NAME, "--country", country)
    assert found
    assert all("Nima Forsrud" in row.values() for row in found)


def test_other_forms_hold_the_same_rows() -> None:
    found = rows(NAME, "--country", "Estland")
    document = json.loads(call("query", NAME, "--country", "Estland", "--format", "json").stdout)
    assert len(document["results"]["bindings"]) == len(found)
    assert "Nima Forsrud" in call("query", NAME, "--country", "Estland").stdout
    assert "Nima Forsrud" in call("query", NAME, "--country", "Estland", "--format", "records").stdout


def test_an_answer_that_is_too_wide_for_a_table_is_shown_row_by_row() -> None:
    wide = call("query", NAME, "--country", "Estland").stdout
    assert wide == call("query", NAME, "--country", "Estland", "--format", "records").stdout
    narrow = call("query", "countries-mentioned").stdout
    assert narrow == call("query", "countries-mentioned", "--format", "table").stdout


def test_labels_come_in_the_language_of_the_user() -> None:
    for language, label in (("sv", "Estland"), ("en", "Estonia")):
        [row, *_] = rows(NAME, "--country", "EST", "--lang", language)
        assert row["countryLabel"] == label
    [row, *_] = rows(NAME, "--country", "EST", "--lang", "sv", "--language", "en")
    assert row["countryLabel"] == "Estonia"


def test_options_stand_before_the_name_or_after_it() -> None:
    after = call("query", NAME, "--country", "Estland", "--format", "tsv").stdout
    assert call("query", "--format", "tsv", NAME, "--country", "Estland").stdout == after


def test_a_country_that_nobody_mentioned_gives_no_rows() -> None:
    result = call("query", NAME, "--country", "Japan", "--format", "csv")
    assert (result.exit_code, result.stderr) == (0, "no rows\n")


def test_a_query_is_described_and_shown_without_being_asked() -> None:
    query = load_queries()[NAME]
    described = call("query", NAME, "--describe", "--lang", "sv").stdout
    assert query.title["sv"] in described
    assert query.description["sv"] in described
    assert "--country" in described
    assert call("query", NAME, "--show", "--store", "nowhere").stdout == query.text
    bound = call("query", NAME, "--show", "--country", "Estland").stdout
    assert "<http://publications.europa.eu/resource/authority/country/EST>" in bound
    assert (
        call("sparql", bound, "--format", "csv").stdout
        == call("query", NAME, "--country", "Estland", "--format", "csv").stdout
    )


def test_every_query_has_help_of_its_own() -> None:
    for query in load_queries().values():
        text = call("query", query.name, "--help").stdout
        assert query.title["en"].split()[0] in text
        assert all(f"--{name.replace('_', '-')}" in text for name in query.parameters)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ministers-who-mentioned-contry"], f"did you mean {NAME}"),
        ([NAME, "--contry", "Estland"], "'--country'"),
        ([NAME, "--country", "Estlnd"], "no country is called 'Estlnd'; did you mean Estland"),
        ([NAME, "--country", '"} UNION {?s ?p ?o} #'], "no country is called"),
        ([NAME, "--country", ""], "no country is called"),
        ([NAME, "--country", "Estland", "--format", "turtle"], "not as turtle"),
    ],
)
def test_what_cannot_be_asked_ends_with_2_and_a_suggestion(arguments: list[str], told: str) -> None:
    result = call("query", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_a_store_that_is_not_there_ends_with_3() -> None:
    result = call("query", NAME, "--country", "Estland", "--store", "nowhere")
    assert result.exit_code == 3
    assert "run discourse-kg build" in result.stderr


@pytest.mark.integration
def test_names_and_parameters_are_completed(inside: Project) -> None:
    for words, expected in (
        ("discourse-kg query ministers-who-m", NAME),
        (f"discourse-kg query {NAME} --cou", "--country"),
    ):
        count = str(words.count(" "))
        world = {"_DISCOURSE_KG_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": count}
        ended = run(cwd=inside.folder, environment=world)
        assert expected in [line.partition(",")[2] for line in ended.stdout.decode().splitlines()]


@pytest.mark.parametrize("command", [("query",), ("query", NAME), ("validate",), ("explain", "0"), ("extract", "-")])
def test_a_language_that_nothing_is_said_in_is_refused_with_those_that_there_are(command: tuple[str, ...]) -> None:
    result = call(*command, "--lang", "nb")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Invalid value for '--lang': 'nb' is not one of 'en', 'sv'." in result.stderr


@pytest.mark.parametrize("query", ["statements-by-person", "evidence-of-statement"])
def test_a_value_that_is_needed_is_asked_for_by_name(query: str) -> None:
    kind = query.rpartition("-")[2]
    result = call("query", query)
    assert result.exit_code == 2
    assert f"{query} needs a value for {kind}: a {kind}, by name or IRI" in result.stderr


# --- for spreadsheets ------------------------------------------------------------------------------

COUNTRIES: Final = ("query", "countries-mentioned")


@pytest.mark.parametrize(
    ("locale", "language", "separator"),
    [
        ("sv_SE.UTF-8", "en", ";"),
        ("en_GB.UTF-8", "sv", ","),
        ("C.UTF-8", "sv", ";"),
        ("POSIX", "en", ","),
        ("xx_YY", "sv", ";"),
    ],
)
def test_a_spreadsheet_gets_a_mark_and_the_separator_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, locale: str, language: str, separator: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.delenv("LANGUAGE", raising=False)
    plain = call(*COUNTRIES, "--lang", language, "--format", "csv").stdout
    assert "," in plain
    assert ";" not in plain
    marked = call(*COUNTRIES, "--lang", language, "--spreadsheet").stdout
    assert marked == "\ufeff" + plain.replace(",", separator)
    assert call(*COUNTRIES, "--lang", language, "--format", "csv").stdout == plain


def test_the_separator_may_be_named() -> None:
    commas = call(*COUNTRIES, "--format", "csv").stdout
    assert call(*COUNTRIES, "--separator", "tab").stdout == commas.replace(",", "\t")
    assert call("query", "--spreadsheet", "--separator", "comma", COUNTRIES[1]).stdout == "\ufeff" + commas


@pytest.mark.parametrize("options", [("--spreadsheet",), ("--separator", "tab")])
def test_what_is_for_csv_is_refused_for_other_formats(options: tuple[str, ...]) -> None:
    for command in (COUNTRIES, ("sparql", "ASK {}")):
        result = call(*command, *options, "--format", "json")
        assert result.exit_code == 2
        assert f"{options[0]} is for --format csv, not for json" in result.stderr


def test_no_cell_is_a_formula_for_a_spreadsheet_and_no_number_is_changed() -> None:
    query = 'SELECT ?text ?count { VALUES (?text ?count) { ("=1+1" -5) ("\'tis" 7) ("plain" 0.5) } }'
    assert call("sparql", query, "--format", "csv").stdout.splitlines() == [
        "text,count",
        "'=1+1,-5",
        "''tis,7",
        "plain,0.5",
    ]
    assert '"=1+1"' in call("sparql", query, "--format", "json").stdout


def test_help_tells_what_the_guard_changes() -> None:
    for command in (("query",), COUNTRIES, ("sparql",)):
        told = " ".join(call(*command, "--help").stdout.split())
        assert "has an apostrophe put in front, so that no spreadsheet runs it as a formula" in told
        assert "Numbers stay as they are" in told
