"""The search pages and their index, in files so small that no page loads the whole index."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from discourse_kg.countries import alpha3_codes, country_names, names_to_code
from discourse_kg.incremental.document import independent
from discourse_kg.languages.supported import known_languages, load_language
from discourse_kg.settings import LANGUAGES
from discourse_kg.site.browser.entries import Entries, key_of
from discourse_kg.site.browser.facets import facets
from discourse_kg.site.browser.folding import letters
from discourse_kg.site.browser.page import page_data
from discourse_kg.site.browser.scripts import data_script, made_of_everything
from discourse_kg.site.browser.shards import parts, split
from discourse_kg.site.pages.page_texts import page_texts
from discourse_kg.site.pages.rendering import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.document import Document
    from discourse_kg.incremental.snapshot import Snapshot
    from discourse_kg.site.browser.entries import SearchEntry

#: Entries in a file of results: a page of results loads at most as many files as it has results.
_SHOWN: Final = 64
#: Entries in a file of facet values, from which facets are counted.
_COUNTED: Final = 1024
#: Facet values whose counts are known before anything is searched for.
_TOTALS: Final = 32

#: Facets whose values are concepts of the ontology, which are no entries.
_CONCEPTS: Final = ("form", "kind")


def search_documents(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    """The search pages, the index, and the names of all countries."""
    for language in site.languages:
        yield independent(site.page("search", language), partial(_page, site, language))
    yield independent("search/countries.js", lambda: data_script("countries", _countries(site.languages)))
    for path, content in index_files(snapshot, Entries(snapshot).all):
        yield made_of_everything(path, content)


def _page(site: Site, language: str) -> bytes:
    texts = page_texts(language)
    labels = texts["search"]["facets"] | {name: facet.label[language] for name, facet in facets().items()}
    say = texts["search"] | {"facets": labels, "evidence": texts["answering"]["evidence"]}
    data = page_data(site, "search", language) | {"say": say, "facets": list(facets())}
    return render(site, "search.html", "search", language, page_data=data)


def index_files(snapshot: Snapshot, entries: Sequence[SearchEntry]) -> Iterator[tuple[str, bytes]]:
    """The index files of all entries, numbered from 1 in their order: path and content."""
    numbers = {entry.iri: number for number, entry in enumerate(entries, start=1)}
    concepts = {facet: sorted({value for entry in entries for value in entry.values[facet]}) for facet in _CONCEPTS}
    for values in concepts.values():
        numbers |= {value: number for number, value in enumerate(values, start=1)}
    columns = [_values(entry, numbers) for entry in entries]
    words = list(split(_postings(entries, columns)))
    for beginning, postings in words:
        name = beginning.encode().hex() or "all"
        yield f"search/words/{name}.js", data_script(f"words/{name}", postings)
    for part, shown in parts([None, *(entry.shown for entry in entries)], _SHOWN):
        yield f"search/documents/{part}.js", data_script(f"documents/{part}", shown)
    for part, rows in parts([{}, *columns], _COUNTED):
        found = {facet: [_packed(row.get(facet, [])) for row in rows if isinstance(row, dict)] for facet in facets()}
        yield f"search/facets/{part}.js", data_script(f"facets/{part}", found)
    totals = {facet: Counter(value for row in columns for value in row.get(facet, ())) for facet in facets()}
    about = {
        "documents": len(entries),
        "shown": _SHOWN,
        "counted": _COUNTED,
        "types": _ranges(entries),
        "words": [beginning for beginning, _ in words],
        "concepts": {
            facet: [{"key": key_of(value), "label": _in_languages(snapshot, value)} for value in values]
            for facet, values in concepts.items()
        },
        "totals": {facet: _most(counts) for facet, counts in totals.items()},
        "letters": letters(),
    }
    yield "search/index.js", data_script("index", about)


def _values(entry: SearchEntry, numbers: Mapping[str, int]) -> dict[str, list[int]]:
    """The values of an entry by facet, as numbers: of entries, of types, or years."""
    found: dict[str, list[int]] = {}
    for facet, values in entry.values.items():
        known = (int(value) if facet == "year" else numbers.get(value) for value in values)
        found[facet] = sorted(number for number in known if number is not None)
    return found


def _postings(entries: Sequence[SearchEntry], columns: Sequence[Mapping[str, list[int]]]) -> dict[str, list[int]]:
    """The entries of each word and each value; a value looks like `=country/EST`."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, (entry, column) in enumerate(zip(entries, columns, strict=True), start=1):
        for word in entry.words:
            found[word].append(number)
        for facet in column:
            for value in entry.values[facet]:
                found[f"={facet}/{key_of(value)}"].append(number)
    return found


def _packed(values: list[int]) -> int | list[int]:
    """A list of values in its shortest form: 0 for none, the value itself for one."""
    return (values or [0])[0] if len(values) <= 1 else values


def _ranges(entries: Sequence[SearchEntry]) -> dict[str, list[int]]:
    """The first and last number of each type of entry."""
    found: dict[str, list[int]] = {}
    for number, entry in enumerate(entries, start=1):
        found.setdefault(entry.kind, [number, number])[1] = number
    return found


def _most(counts: Counter[int]) -> list[tuple[int, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_TOTALS]


def _in_languages(snapshot: Snapshot, thing: str) -> dict[str, str]:
    return {language: snapshot.label(thing, language) for language in LANGUAGES}


def _countries(languages: Sequence[str]) -> list[dict[str, object]]:
    """All countries, mentioned or not: searching for a country that no one mentioned is no mistake."""
    short = {code: two for two, code in alpha3_codes().items()}
    further: dict[str, set[str]] = defaultdict(set)
    for language in known_languages():
        for name, code in names_to_code(load_language(language)).items():
            further[code].add(name)
    named = {language: country_names(language) for language in languages}
    found: list[dict[str, object]] = []
    for code in sorted(further):
        names = {language: its[code] for language, its in named.items() if code in its}
        other = sorted(further[code] - set(names.values()))
        found.append({"code": code, "two": short[code], "names": names, "other": other})
    return found
