"""A stored query says what it asks in its header, and a header that says something unknown is refused."""

from __future__ import annotations

import pytest

from discourse_kg.errors import QueryError, QueryNotFoundError
from discourse_kg.querying.header import Parameter, ParameterType, Scheme
from discourse_kg.querying.stored import find_query, load_queries, read_query

WHOLE = """\
#+ title: {sv: "Vem sade något om ett land?", en: "Who said something about a country?"}
#+ description:
#+   sv: Uttalanden som nämner landet.
#+   en: "Statements that mention the country: all of them."
#+ tags: [mentions, countries]
#+ params:
#+   country: {type: iri, scheme: country, required: true, multiple: true, label: {sv: land, en: country}}
#+   since: {type: "xsd:date"}
#+ order: true
#+ unlabelled: [statement]
# A comment that is no header.
SELECT ?statement WHERE { ?statement ?p ?country }
"""


def test_a_header_is_read() -> None:
    query = read_query("who-said", WHOLE)
    assert query.name == "who-said"
    assert query.title["en"] == "Who said something about a country?"
    assert query.description["en"] == "Statements that mention the country: all of them."
    assert query.tags == ("mentions", "countries")
    assert query.order
    assert query.unlabelled == ("statement",)
    assert query.text == WHOLE
    assert dict(query.parameters) == {
        "country": Parameter(
            name="country",
            type=ParameterType.IRI,
            scheme=Scheme.COUNTRY,
            required=True,
            multiple=True,
            label={"sv": "land", "en": "country"},
        ),
        "since": Parameter(name="since", type=ParameterType.DATE),
    }


def test_little_is_needed() -> None:
    query = read_query("little", "#+ title: {sv: a}\n#+ description: {sv: b}\nASK {}")
    assert (query.tags, dict(query.parameters), query.order, query.unlabelled) == ((), {}, False, ())


# What stands in the header, what stands there instead, and the message: file, line, key, problem, remedy.
FAULTS = {
    "no header": (WHOLE, "ASK {}", "broken.rq:1: has no header; begin with a line like `#+ title: {sv: …, en: …}`"),
    "no YAML": ("#+ order: true", "#+ order: [", "broken.rq:10: the header cannot be read: "),
    "a tag of Python": ("#+ order: true", "#+ order: !!python/object:os.system {}", "broken.rq:9: the header cannot"),
    "an unknown key": ("#+ order:", "#+ odrer:", "broken.rq:9: odrer: unknown key; did you mean order?"),
    "no title": ("#+ title:", "#+ # title:", "broken.rq:1: title: is missing; it must be given by language, like {sv"),
    "a title that is no text": (
        '{sv: "Vem sade något om ett land?"',
        "{sv: 7",
        "broken.rq:1: title.sv: must be a text, not 7",
    ),
    "a title in no language": (
        "#+ title: {",
        "#+ title: x #",
        "title: must be given by language, like {sv",
    ),
    "tags that are no list": (
        "[mentions, countries]",
        "mentions",
        'broken.rq:5: tags: must be a list, like [a, b], not "mentions"',
    ),
    "an order that is no switch": ("#+ order: true", "#+ order: 1", "broken.rq:9: order: must be true or false, not 1"),
    "an unknown type": (
        "type: iri",
        "type: irl",
        'type: must be one of iri, string, langString, xsd:date, xsd:integer, not "irl"; did you mean iri?',
    ),
    "an unknown scheme": ("scheme: country", "scheme: county", 'not "county"; did you mean country?'),
    "a scheme without IRIs": (
        "type: iri",
        "type: string",
        "broken.rq:7: params.country.scheme: is for parameters of type iri, not string; leave it out",
    ),
    "no type": ("type: iri, ", "", "broken.rq:7: params.country.type: is missing; it must be one of iri, string"),
    "an unknown key of a parameter": (
        "required:",
        "requried:",
        "broken.rq:7: params.country.requried: unknown key; did you mean required?",
    ),
    "a name that is no variable's": (
        "since:",
        "since-when:",
        "broken.rq:8: params.since-when: the key must be a small letter, then letters, digits and _",
    ),
    "a parameter that says its name": ("since: {", "since: {name: a, ", "params.since.name: unknown key"),
    "a key that stands twice": (
        "#+ order: true",
        "#+ order: true\n#+ tags: []",
        "broken.rq:10: the header cannot be read: tags is given twice; keep one of them",
    ),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_told_with_file_line_and_key(kind: str) -> None:
    there, instead, message = FAULTS[kind]
    assert there in WHOLE
    with pytest.raises(QueryError) as told:
        read_query("broken", WHOLE.replace(there, instead))
    assert message in str(told.value)
    assert str(told.value).startswith("broken.rq:")
    assert "\n" not in str(told.value)


def test_a_query_is_found_by_name() -> None:
    queries = {"who-said": read_query("who-said", WHOLE)}
    assert find_query(queries, "who-said").name == "who-said"
    with pytest.raises(QueryNotFoundError, match="no stored query 'who-siad'; did you mean who-said"):
        find_query(queries, "who-siad")


def test_the_queries_of_the_program_can_be_read() -> None:
    assert load_queries()
