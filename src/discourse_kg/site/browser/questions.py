"""The stored queries as pages: a form, the SPARQL text, and the answer, computed in the browser."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from rdflib.plugins.sparql import prepareQuery

from discourse_kg.incremental.document import Document, independent
from discourse_kg.querying.pieces import Gap, body, pieces
from discourse_kg.querying.stored import load_queries
from discourse_kg.site.browser.page import page_data
from discourse_kg.site.browser.scripts import data_script
from discourse_kg.site.pages.page_texts import page_texts
from discourse_kg.site.pages.rendering import relative_to, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot
    from discourse_kg.querying.header import Parameter
    from discourse_kg.querying.stored import StoredQuery

_EDITOR: Final = "sparql"
_LABEL: Final = "Label"


def question_documents(site: Site) -> Iterator[Document]:
    """The pages of all stored queries, their list, the editor, and the data that their scripts load."""
    queries = load_queries()
    for language in site.languages:
        yield independent(site.page("query/index", language), partial(_list, site, language, queries.values()))
        yield independent(site.page(_EDITOR, language), partial(_editor, site, language, queries.values()))
        for query in queries.values():
            yield independent(site.page(f"query/{query.name}", language), partial(_page, site, language, query))
    texts = {name: body(query) for name, query in queries.items()}
    yield independent("query/examples.js", partial(data_script, "examples", texts))
    yield Document("query/about.js", partial(_about, site))


def _about(site: Site, snapshot: Snapshot) -> bytes:
    """The size of the published data, and the endpoint to use when it is too large for a browser."""
    [row] = snapshot.select("SELECT (COUNT(*) AS ?quads) WHERE { GRAPH ?graph { ?s ?p ?o } }")
    endpoint = site.settings.catalogue.endpoint
    return data_script("about", {"quads": int(row["quads"].value), "endpoint": endpoint})


def _list(site: Site, language: str, queries: Iterable[StoredQuery]) -> bytes:
    return render(site, "queries.html", "query/index", language, queries=list(queries))


def _editor(site: Site, language: str, queries: Iterable[StoredQuery]) -> bytes:
    data = _data(site, _EDITOR, language)
    data["say"] |= {"editor": page_texts(language)["editor"]["faults"]}
    return render(
        site, "sparql.html", _EDITOR, language, page_data=data, queries=list(queries), example=_example(queries)
    )


def _example(queries: Iterable[StoredQuery]) -> str:
    """The initial query in the editor: the shortest stored query without required values."""
    runs = (query for query in queries if not any(each.required for each in query.parameters.values()))
    return min(map(body, runs), key=len, default="")


def _page(site: Site, language: str, query: StoredQuery) -> bytes:
    path = f"query/{query.name}"
    parameters = list(query.parameters.values())
    data = _data(site, path, language) | {
        "editor": relative_to(path)(site.page(_EDITOR, language)),
        "headings": headings(query, page_texts(language)["headings"]),
        "query": {
            "name": query.name,
            "pieces": [piece._asdict() if isinstance(piece, Gap) else piece for piece in pieces(query)],
            "parameters": list(map(_described, parameters)),
        },
    }
    return render(
        site, "query.html", path, language, page_data=data, query=query, parameters=parameters, text=body(query)
    )


def headings(query: StoredQuery, names: Mapping[str, str]) -> dict[str, str]:
    """The headings of a query's columns; a column of labels has the heading of what it labels."""
    return {column: names[column.removesuffix(_LABEL)] for column in _columns(query.text)}


@cache
def _columns(text: str) -> tuple[str, ...]:
    """The columns of the answer to a query; none when it is not a SELECT."""
    algebra = prepareQuery(text).algebra
    return tuple(map(str, algebra.PV)) if algebra.name == "SelectQuery" else ()


def _data(site: Site, path: str, language: str) -> dict[str, Any]:
    texts = page_texts(language)
    say = texts["answering"] | {"form": texts["question"]["faults"]}
    return page_data(site, path, language) | {"say": say, "headings": {}}


def _described(parameter: Parameter) -> dict[str, object]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "scheme": parameter.scheme,
        "required": parameter.required,
        "multiple": parameter.multiple,
    }
