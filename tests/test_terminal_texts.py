"""What terminal output says around a source's words is said in every language, and in one language at a time."""

from __future__ import annotations

import re
import string
import tomllib
from typing import TYPE_CHECKING, Final

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import SKOS

from discourse_kg.discourse_text import to_text
from discourse_kg.explanation import explain, explanation_text
from discourse_kg.extraction.pipeline import extract
from discourse_kg.identifiers import PROJECT_BASE, source_key, statement_key
from discourse_kg.model import CountryForm, MentionKind, ParticipationRole, Polarity, StatementKind, Tier
from discourse_kg.readers.intake import read
from discourse_kg.settings import LANGUAGES
from discourse_kg.storage import open_store
from discourse_kg.terminal_texts import terminal_texts
from support.folders import ROOT
from support.invented_denial import with_denial
from support.modules import PACKAGE
from support.queries_store import put

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum
    from pathlib import Path

    from discourse_kg.model import Discourse

TABLES: Final = ("explanation", "explanation.fields", "coverage", "discourse", "concepts")
RECAP: Final = ROOT / "data" / "recaps" / "eforvaltningsdagarna-2017-digital-transformation.md"
#: The scheme of each enumeration whose labels terminal output shows.
SCHEMES: Final[Mapping[str, type[StrEnum]]] = {
    "participation-role": ParticipationRole,
    "statement-kind": StatementKind,
    "polarity": Polarity,
    "attribution-tier": Tier,
    "mention-kind": MentionKind,
    "country-form": CountryForm,
}
#: Nothing is printed for these: a speaker outside panels, and the polarity and the form that nearly everything has.
UNSEEN: Final = {"speaker", "affirmed", "name"}


def patterns(table: str, language: str) -> dict[str, str]:
    return {key: text for key, text in terminal_texts(table, language).items() if isinstance(text, str)}


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def frame_words(language: str) -> set[str]:
    """The words of a language's texts, without the names of what is put between them."""
    texts = [text for table in TABLES for text in patterns(table, language).values()]
    return words(" ".join(part for text in texts for part, *_ in string.Formatter().parse(text)))


def only_english() -> set[str]:
    """The words of the English texts that neither the Swedish ones nor the bundled recap have."""
    return frame_words("en") - frame_words("sv") - words(RECAP.read_text("utf-8"))


def explanations(discourse: Discourse, folder: Path, language: str) -> str:
    """Every statement of a discourse explained: the fields, without the words in context and the triples."""
    source = source_key(discourse.recap.identifier)
    with open_store(str(folder), read_only=False, base=PROJECT_BASE) as store:
        put(store, discourse)
        found = [explain(store, statement_key(source, each.span), language) for each in discourse.statements]
    return "".join(explanation_text(each, language).partition("\n# ")[0].split("\n\n")[2] for each in found)


def test_a_text_for_each_language_is_there() -> None:
    assert {path.stem for path in (PACKAGE / "texts").glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("table", TABLES)
def test_each_language_has_the_same_keys_and_names_in_braces(table: str) -> None:
    def names(language: str) -> dict[str, set[str | None]]:
        parsed = {key: string.Formatter().parse(text) for key, text in patterns(table, language).items()}
        return {key: {name for _, name, *_ in parts} - {None} for key, parts in parsed.items()}

    assert all(names(language) == names("en") for language in LANGUAGES)


def test_there_are_no_tables_but_those() -> None:
    whole = tomllib.loads((PACKAGE / "texts" / "sv.toml").read_text("utf-8"))
    assert {key for key, value in whole.items() if isinstance(value, dict)} == {
        name for name in TABLES if "." not in name
    }
    assert {key for key, value in whole["explanation"].items() if isinstance(value, dict)} == {"fields"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_concepts_are_called_as_in_the_ontology(language: str) -> None:
    ontology = Graph().parse(ROOT / "ontology" / "discourse.ttl")
    labels = {
        notation.value: str(label)
        for scheme, notations in SCHEMES.items()
        for notation in notations
        for concept, label in ontology.subject_objects(SKOS.prefLabel)
        if str(concept).endswith(f"/{scheme}/{notation}") and isinstance(label, Literal) and label.language == language
    }
    texts = terminal_texts("concepts", language)
    assert set(texts) == {notation for notations in SCHEMES.values() for notation in notations} - UNSEEN
    assert {key: texts[key] for key in labels.keys() - UNSEEN} == {key: labels[key] for key in labels.keys() - UNSEEN}
    assert {*StatementKind, *MentionKind, Polarity.DENIED} <= labels.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_fields_leave_room_for_a_colon_and_a_space(language: str) -> None:
    assert all(len(name) <= 10 for name in terminal_texts("explanation.fields", language).values())


def test_an_explanation_of_a_bundled_recap_in_swedish_has_no_english_word_around_it(tmp_path: Path) -> None:
    text = explanations(extract(read(str(RECAP))), tmp_path / "store", "sv")
    assert "  källa:      eforvaltningsdagarna-2017-digital-transformation.md, tecken " in text
    assert not words(text) & only_english()


def test_denials_candidates_and_antecedents_are_explained_in_swedish_too(tmp_path: Path) -> None:
    fields = re.findall(r"^  ([^:\n]+):", explanations(with_denial(), tmp_path / "store", "sv"), re.MULTILINE)
    assert {"tidigare", "kandidater"} <= set(fields) <= set(terminal_texts("explanation.fields", "sv").values())


def test_an_explanation_in_english_has_the_english_words(tmp_path: Path) -> None:
    text = explanations(extract(read(str(RECAP))), tmp_path / "store", "en")
    assert {"found", "by", "named", "resolved", "characters"} <= words(text) & only_english()


def test_an_extraction_in_swedish_has_no_english_word_around_it() -> None:
    discourse = extract(read(str(RECAP)))
    assert words(to_text(discourse, "en")) & only_english() >= {"found", "named", "statements", "panellist"}
    assert not words(to_text(discourse, "sv")) & only_english()
