"""A stored query says what it asks in its header, and a header that says something unknown is refused."""

from __future__ import annotations

import pytest

from discourse_kg.errors import QueryError, QueryNotFoundError
from discourse_kg.querying.header import Parameter, ParameterType, Scheme
from discourse_kg.querying.stored import find_query, load_expected, load_queries, read_query

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
        "country": Parameter("country", ParameterType.IRI, Scheme.COUNTRY, True, True, {"sv": "land", "en": "country"}),
        "since": Parameter("since", ParameterType.DATE),
    }


def test_little_is_needed() -> None:
    query = read_query("little", "#+ title: {sv: a}\n#+ description: {sv: b}\nASK {}")
    assert (query.tags, dict(query.parameters), query.order, query.unlabelled) == ((), {}, False, ())


# A line of the header, what it becomes, and part of the message.
FAULTS = {
    "no header": (WHOLE, "ASK {}", "must be keys and values"),
    "no YAML": ("#+ order: true", "#+ order: [", "the header is no YAML"),
    "a tag of Python": ("#+ order: true", "#+ order: !!python/object:os.system {}", "the header is no YAML"),
    "an unknown key": ("#+ order:", "#+ odrer:", r"\[header\] has an unknown key odrer; did you mean order"),
    "no title": ("#+ title:", "#+ # title:", r"\[header\] has no title"),
    "a title that is no text": ('{sv: "Vem sade något om ett land?"', "{sv: 7", r"\[title.sv\] must be a text"),
    "a title in no language": ("#+ title: {", "#+ title: x #", r"\[title\] must be keys and values"),
    "tags that are no list": ("[mentions, countries]", "mentions", r"\[tags\] must be a list"),
    "an order that is no switch": ("#+ order: true", "#+ order: 1", r"\[order\] must be true or false"),
    "an unknown type": ("type: iri", "type: irl", r"\[params.country.type\] must be one of iri, .*; did you mean iri"),
    "an unknown scheme": ("scheme: country", "scheme: county", "must be one of country, .*; did you mean country"),
    "a scheme without IRIs": ("type: iri", "type: string", r"\[params.country.scheme\] is for parameters of type iri"),
    "no type": ("type: iri, ", "", r"\[params.country\] has no type"),
    "an unknown key of a parameter": ("required:", "requried:", "unknown key requried; did you mean required"),
    "a name that is no variable's": ("since:", "since-when:", r"\[params.since-when\] begins with a small letter"),
    "a key that stands twice": ("#+ order: true", "#+ order: true\n#+ tags: []", "tags stands twice"),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_named(kind: str) -> None:
    there, instead, message = FAULTS[kind]
    assert there in WHOLE
    with pytest.raises(QueryError, match=rf"^broken: .*{message}") as told:
        read_query("broken", WHOLE.replace(there, instead))
    assert "\n" not in str(told.value)


def test_a_query_is_found_by_name() -> None:
    queries = {"who-said": read_query("who-said", WHOLE)}
    assert find_query(queries, "who-said").name == "who-said"
    with pytest.raises(QueryNotFoundError, match="no stored query 'who-siad'; did you mean who-said"):
        find_query(queries, "who-siad")


def test_the_queries_of_the_program_can_be_read() -> None:
    assert load_expected().keys() <= load_queries().keys()
