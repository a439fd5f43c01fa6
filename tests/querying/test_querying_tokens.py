"""A query is read as the grammar reads it, in proportional time, and passes only when it is harmless."""

from __future__ import annotations

import faulthandler
import subprocess
import sys
from collections import deque
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Final, cast

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_kg.errors import QueryError
from discourse_kg.querying.query_guard import DEEPEST_NESTING, LARGEST_QUERY, LONGEST_CHAIN, check_query
from discourse_kg.querying.tokens import Kind, tokenise

# A text, and its tokens. Each says what is special about it.
READ: Final = {
    "an IRI, not two operators": ("?a<b>?c", ["?a", "<b>", "?c"]),
    "an operator, not an IRI": ("?a < ?b && ?c >= 1", ["?a", "<", "?b", "&&", "?c", ">=", "1"]),
    "braces and quotes in strings": ("""'{' "}" '"' "'" """, ["'{'", '"}"', "'\"'", '"\'"']),
    "escaped quotes": (r'"a\"b" "a\\" ?x', [r'"a\"b"', r'"a\\"', "?x"]),
    "long strings over lines": ('\'\'\'a\'b\'\'c\n\'\'\' """d"e""f\\""""', ["'''a'b''c\n'''", '"""d"e""f\\""""']),
    "empty strings": ("'' \"\" '''''' \"\"\"\"\"\"", ["''", '""', "''''''", '""""""']),
    "a comment sign in a string, in an IRI, and a comment": ("'#' <a#b> # c '\n?x", ["'#'", "<a#b>", "?x"]),
    "a comment right after a name": ("a:b#c", ["a:b"]),
    "a language": ('"x"@sv-SE.SERVICE', ['"x"', "@sv-SE", ".", "SERVICE"]),
    "a datatype": ('"1"^^xsd:integer', ['"1"', "^^", "xsd:integer"]),
    "names with dots, colons, escapes": (
        r"a:b.c. x:%41\,d :e f: g.h:i",
        ["a:b.c", ".", r"x:%41\,d", ":e", "f:", "g.h:i"],
    ),
    "names in other scripts": ("ö:å ?ä", ["ö:å", "?ä"]),
    "a blank node's label": ("_:b.1.", ["_:b.1", "."]),
    "numbers": ("1 -2 +3.5 .5e3 2.e5 1.", ["1", "-2", "+3.5", ".5e3", "2.e5", "1", "."]),
    "a number next to a word": ("1SERVICE", ["1", "SERVICE"]),
    "variables of both kinds": ("?x$y", ["?x", "$y"]),
    "a path": ("^a:b/(a:c|!a:d)*?", ["^", "a:b", "/", "(", "a:c", "|", "!", "a:d", ")", "*", "?"]),
    "triples as terms": ("<<( ?s ?p ?o )>>", ["<<(", "?s", "?p", "?o", ")>>"]),
    "numbered characters in an IRI": (r"<a\u0041\U00000042>", [r"<a\u0041\U00000042>"]),
}


@pytest.mark.parametrize("kind", READ)
def test_a_text_is_read(kind: str) -> None:
    text, expected = READ[kind]
    tokens = tokenise(text)
    assert [token.text for token in tokens] == expected
    assert [text[token.start : token.end] for token in tokens] == expected


def test_kinds_are_told_apart() -> None:
    kinds = [token.kind for token in tokenise('SELECT ?x a:b <c> "d" @en 1 {')]
    assert kinds == [Kind.WORD, Kind.VARIABLE, Kind.NAME, Kind.IRI, Kind.STRING, Kind.LANGUAGE, Kind.NUMBER, Kind.SIGN]


@pytest.mark.parametrize("text", ["SELECT\n  'open", '"""open""', '"a\nb"', '"a\\', "?x \\ ?y", "é", "\0"])
def test_what_cannot_be_read_is_placed(text: str) -> None:
    with pytest.raises(QueryError, match=r"^line \d, column \d+: "):
        tokenise(text)


@given(st.text(st.sampled_from("\"'\\\n <>#?$:._@-ab1{}()é\0")))
def test_tokens_are_the_text_in_its_order(text: str) -> None:
    try:
        tokens = tokenise(text)
    except QueryError:
        return
    end = 0
    for token in tokens:
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        end = token.end


PUMPS: Final = [
    '"', '"\\', "'''a", '"""\\', '""', "<", "<a", "<\\u0041", "a.", "a:.b", ".a", "a-.", "_:a.", "x:%41", "@a-", "1e",
    "1.", "#", "?", "?a", "\\", "(", "é", "\u0301a", "a:b\\", "^",
]  # fmt: skip


#: Seconds after which reading a text is called hanging. It takes some hundredths; what grows with the square takes
#: twenty and more.
HANG: Final = 10


def read_all() -> None:
    """Read a query of the largest size of each pump; say of each which it is, before."""
    for pump in PUMPS:
        print(ascii(pump), flush=True)  # noqa: T201 (the last line tells what hangs)
        faulthandler.dump_traceback_later(HANG, exit=True)
        with suppress(QueryError):
            tokenise(pump * (LARGEST_QUERY // len(pump)))
        faulthandler.cancel_dump_traceback_later()


@pytest.mark.integration
def test_reading_takes_time_in_proportion() -> None:
    """In a process of its own, for which only a text that hangs is the end."""
    here = str(Path(__file__).parent)
    code = f"import sys; sys.path[:0] = {[here, *sys.path]!r}; import test_querying_tokens as t; t.read_all()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"hangs: {done.stdout.splitlines()[-1:]} {done.stderr}"


# --- guard ------------------------------------------------------------------------------------------

ADMITTED: Final = [
    "SELECT * WHERE { ?service ?from ?load }",
    "PREFIX service: <http://127.0.0.1/SERVICE> SELECT * { service:load service:from 'DROP ALL; SERVICE' }",
    "# SERVICE LOAD FROM INSERT\nASK { ?s ?p ?o }",
    "CONSTRUCT WHERE { ?s <http://127.0.0.1/insert> ?o }",
    "DESCRIBE <http://127.0.0.1/>",
    "SELECT * { VALUES ?x { " + "1 " * 20_000 + "} }",
]


@pytest.mark.parametrize("text", ADMITTED, ids=range(len(ADMITTED)))
def test_questions_pass(text: str) -> None:
    check_query(text)


ELSEWHERE: Final = "<http://127.0.0.1/sparql>"
OUTWARD: Final = [
    f"SELECT * {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
    f"select * {{ service silent{ELSEWHERE}{{ ?s ?p ?o }} }}",
    f"SELECT * {{ SerVice#\n{ELSEWHERE} {{ ?s ?p ?o }} }}",
    "BASE <http://127.0.0.1/> SELECT * { SERVICE <sparql> { ?s ?p ?o } }",
    "PREFIX e: <http://127.0.0.1/> SELECT * { SERVICE e:sparql { ?s ?p ?o } }",
    r"SELECT * { SERVICE <http\u003A//127.0.0.1/sparql> { ?s ?p ?o } }",
    f'SELECT * {{ ?s ?p "x"@en.SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}',
    f"SELECT * {{ ?s ?p 1.SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p 'a\\\\'.SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ VALUES ?x {{ {ELSEWHERE} }} SERVICE ?x {{ ?s ?p ?o }} }}",
    f"ASK {{ FILTER EXISTS {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }} }}",
    f"SELECT * {{ {{ SELECT * {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }} }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
    f"SELECT * FROM {ELSEWHERE} {{ ?s ?p ?o }}",  # noqa: S608 (no SQL)
    f"SELECT * from named{ELSEWHERE} {{ GRAPH ?g {{ ?s ?p ?o }} }}",  # noqa: S608 (no SQL)
    f"LOAD {ELSEWHERE}",
    f"load silent{ELSEWHERE} into graph <http://127.0.0.1/g>",
    f"ASK {{}} ; LOAD {ELSEWHERE}",
    f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
    "INSERT DATA { <http://127.0.0.1/s> <http://127.0.0.1/p> 1 }",
    "WITH <http://127.0.0.1/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DELETE WHERE { ?s ?p ?o }",
    "DROP ALL",
    "CLEAR DEFAULT",
    "CREATE GRAPH <http://127.0.0.1/g>",
    "COPY DEFAULT TO <http://127.0.0.1/g>",
    "MOVE DEFAULT TO <http://127.0.0.1/g>",
    "ADD DEFAULT TO <http://127.0.0.1/g>",
]


@pytest.mark.parametrize("text", OUTWARD, ids=range(len(OUTWARD)))
def test_what_asks_elsewhere_or_changes_something_does_not_pass(text: str) -> None:
    with pytest.raises(QueryError, match=r"line \d, column \d+: \w+ would (ask|choose|change)"):
        check_query(text)


DEEP: Final = DEEPEST_NESTING + 1
DEADLY: Final = {
    "groups": "SELECT * " + "{" * 2200 + "}" * 2200,
    "parentheses": "SELECT * { FILTER(" + "(" * 4800 + "1" + ")" * 4800 + ") }",
    "sub-selects": "SELECT * " + "{ SELECT * {" * 1200 + "}}" * 1200,
    "triples as terms": "SELECT * { ?s ?p " + "<<( ?s ?p " * DEEP + "?o" + ")>>" * DEEP + " }",
    "collections": "SELECT * { ?s ?p " + "[ ?p (" * 40 + "1" + ") ]" * 40 + " }",
    "alternatives": "SELECT * { FILTER(" + "1||" * 20_000 + "1) }",
    "sums": "SELECT * { FILTER(1" + "+1" * 20_000 + ") }",
    "negations": "SELECT * { FILTER(" + "!" * 60_000 + "1) }",
    "unions": "SELECT * {" + "UNION".join(["{}"] * 7000) + "}",
    "options": "SELECT * {" + "OPTIONAL{}" * 6000 + "}",
    "exclusions": "SELECT * {" + "MINUS{}" * 6000 + "}",
    "bindings": "SELECT * {" + "".join(f"BIND(1 AS ?x{i})" for i in range(3000)) + "}",
    "paths": "SELECT * { ?s " + "<a:a>/" * 9000 + "<a:a> ?o }",
    "choices": "SELECT * { ?s " + "<a:a>|" * 9000 + "<a:a> ?o }",
    "triples": "SELECT * {" + "?s?p?o." * 9000 + "}",
    "predicates": "SELECT * { ?s ?p ?o" + ";?p?o" * 9000 + "}",
    "objects": "SELECT * { ?s ?p ?o" + ",?o" * 9000 + "}",
    "size": "SELECT * { VALUES ?x { " + "1 " * 40_000 + "} }",
}


@pytest.mark.parametrize("kind", DEADLY)
def test_what_would_end_the_engine_does_not_reach_it(kind: str) -> None:
    with pytest.raises(QueryError, match=r"nested deeper|more than|larger than"):
        check_query(DEADLY[kind])


#: As deep and as long as may be, of each kind that once ended the engine.
JUST_ADMITTED: Final = [
    "SELECT * " + "{" * DEEPEST_NESTING + "}" * DEEPEST_NESTING,
    "SELECT * { FILTER(" + "(" * (DEEPEST_NESTING - 2) + "1" + ")" * (DEEPEST_NESTING - 2) + ") }",
    "SELECT * " + "{ SELECT * {" * 32 + "}}" * 32,
    "SELECT * { FILTER(" + "||".join("1" * (LONGEST_CHAIN - 4)) + ") }",
    "SELECT * { FILTER(" + "!" * (LONGEST_CHAIN - 4) + "1) }",
    "SELECT * {" + "UNION".join(["{}"] * (LONGEST_CHAIN - 3)) + "}",
    "SELECT * {" + "OPTIONAL{}" * (LONGEST_CHAIN - 3) + "}",
    "SELECT * { ?s " + "/".join(["<a:a>"] * (LONGEST_CHAIN - 3)) + " ?o }",
    "SELECT * {" + "".join(f"?a{i} ?p{i} ?b{i}." for i in range(100)) + "}",
    "SELECT * {" + "".join(f"?a <a:p{i}> ?b{i}." for i in range(100)) + "}",
]


@pytest.mark.integration
def test_the_engine_withstands_what_is_admitted() -> None:
    for text in JUST_ADMITTED:
        check_query(text)
    code = "import sys, pyoxigraph\nfor text in eval(sys.stdin.read()): next(pyoxigraph.Store().query(text), None)"
    run = subprocess.run([sys.executable, "-c", code], input=repr(JUST_ADMITTED), text=True, timeout=60, check=False)
    assert run.returncode == 0


#: What may stand before SERVICE, how it may be spelt, and what it may ask; port 9 is never connected to.
BEFORE: Final = [
    "", "?s ?p 'x'@en.", "?s ?p 1.", "?s ?p 1.5e1.", "FILTER(1<2)", "#'\n", "BIND('\\\\' AS ?a)",
    "BIND('''a'b''' AS ?b)", 'BIND("#" AS ?c)', "{}", "OPTIONAL{}", "FILTER(?s<?p||?s>?p)", "BIND(<a:b#>AS?d)",
    "VALUES?e{1}",
]  # fmt: skip
SPELT: Final = ["SERVICE", "service", "SerVice SILENT", "SERVICE#'\n"]
ASKED: Final = ["<http://127.0.0.1:9/>", r"<http\u003A//127.0.0.1:9/>", "e:9"]


def test_no_spelling_hides_that_another_endpoint_is_asked() -> None:
    store = pyoxigraph.Store()
    store.update('INSERT DATA { <a:s> <a:p> "x"@en, 1, 1.5e1 }')
    went_out = 0
    for first, second, spelt, asked in product(BEFORE, BEFORE, SPELT, ASKED):
        text = f"PREFIX e: <http://127.0.0.1:9/> SELECT * {{ {first}{second}{spelt} {asked} {{ ?x ?y ?z }} }}"
        try:
            deque(cast("pyoxigraph.QuerySolutions", store.query(text)), maxlen=0)
        except OSError:
            went_out += 1
            with pytest.raises(QueryError, match="SERVICE would ask another endpoint"):
                check_query(text)
        except SyntaxError:
            continue
        assert "SERVICE" in {token.text.upper() for token in tokenise(text)}
    assert went_out > 500
