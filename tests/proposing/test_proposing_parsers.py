"""A parser says whose verb it is, and the sentence is proposed: by a table, by spaCy's parts, by Stanza's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from discourse_kg.errors import ProposerError, SettingsError
from discourse_kg.model import Consultation, Span, StatementKind
from discourse_kg.proposing.acceptance import accept
from discourse_kg.proposing.dependencies import Word, propose_clauses
from discourse_kg.proposing.opening import open_proposer
from discourse_kg.proposing.packages import version_of
from discourse_kg.proposing.proposal import Answer
from discourse_kg.proposing.stanza_pipeline import words_of
from discourse_kg.settings import ProposerKind, ProposerSettings
from support.texts import ROSTERS, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from discourse_kg.proposing.proposal import Proposal

#: Invented. A parse is not put off by what stands between the speaker and the verb.
SENTENCE: Final = "Ekmark med termos och utan mössa menade att lagen räcker."
TEXT: Final = f"{ROSTERS['sv']}{SENTENCE}\n"

#: A parse, word by word: the relation and the head. Every other word hangs on the root.
Table = dict[str, tuple[str, str]]
ROOT: Final = "menade"
SUBJECT: Final[Table] = {"Ekmark": ("nsubj", ROOT), "termos": ("nmod", "Ekmark")}
TOKENS: Final = re.compile(r"\w+|[^\w\s]")


def heads(words: Sequence[str], table: Table, root: str) -> tuple[list[str], list[int]]:
    """The relation of each word and the index of its head; the root is its own."""
    first = words.index(root) if root in words else 0
    found = [table.get(word, ("dep", root)) for word in words]
    return [relation for relation, _ in found], [words.index(head) if head in words else first for _, head in found]


def proposals(text: str, table: Table = SUBJECT, root: str = ROOT, taken: Sequence[Span] = ()) -> list[Proposal]:
    def parse(block: str) -> list[Word]:
        found = list(TOKENS.finditer(block))
        relations, indexes = heads([match.group() for match in found], table, root)
        return [
            Word(Span(match.start(), match.end()), relation, head)
            for match, relation, head in zip(found, relations, indexes, strict=True)
        ]

    told = read(text)
    return list(propose_clauses(told.recap, told.persons, taken, parse))


def test_the_subject_of_a_reporting_verb_is_proposed_with_its_whole_sentence() -> None:
    [proposal] = proposals(TEXT)
    assert isinstance(proposal.place, Span)
    assert (proposal.place.of(TEXT), proposal.speaker, proposal.kind) == (SENTENCE, "Ekmark", None)


def test_what_is_proposed_counts_when_it_is_held_against_the_source() -> None:

    told = read(TEXT)
    asked = Consultation("invented", "0")
    assert told.statements == ()
    [statement] = accept(told, Answer(tuple(proposals(TEXT))), asked).discourse.statements
    assert (statement.speakers, statement.proposed_by) == (("Tova Ekmark",), "invented")


def test_marks_of_emphasis_do_not_belong_to_what_is_proposed() -> None:
    marked = TEXT.replace(SENTENCE, f"**{SENTENCE}**")
    told, [proposal] = read(marked), proposals(marked)
    assert isinstance(proposal.place, Span)
    assert (proposal.place.of(told.recap.text), proposal.speaker) == (SENTENCE, "Ekmark")
    [statement] = accept(told, Answer((proposal,)), Consultation("invented", "0")).discourse.statements
    assert statement.span == proposal.place


def test_the_verb_may_tell_the_kind() -> None:
    [proposal] = proposals(TEXT.replace(ROOT, "lovade"), {"Ekmark": ("nsubj", "lovade")}, "lovade")
    assert proposal.kind is StatementKind.PLEDGE


@pytest.mark.parametrize(
    "table",
    [
        {"Tova": ("nsubj", ROOT), "Ekmark": ("flat:name", "Tova")},
        {"Ekmark": ("nsubj", ROOT), "Tova": ("compound", "Ekmark")},
    ],
)
def test_a_name_of_several_words_is_whole(table: Table) -> None:
    text = ROSTERS["sv"].replace("Tova Ekmark", "Ylva Ek") + f"Tova {SENTENCE}\n"
    assert [proposal.speaker for proposal in proposals(text, table)] == ["Tova Ekmark"]


@pytest.mark.parametrize(
    ("sentence", "table"),
    [
        (SENTENCE, {"Ekmark": ("obl", ROOT)}),
        (SENTENCE, {"Ekmark": ("nsubj", "räcker")}),
        (SENTENCE, {"lagen": ("nsubj", ROOT)}),
        (SENTENCE, {"Ekmark": ("nsubj", ROOT), "termos": ("conj", "Ekmark")}),
        (SENTENCE.replace("Ekmark", "Hon"), {"Hon": ("nsubj", ROOT)}),
        (SENTENCE.replace(ROOT, "sprang"), {"Ekmark": ("nsubj", "sprang")}),
        (f"”{SENTENCE.removesuffix('.')}”, stod det.", SUBJECT),
        (f"## {SENTENCE.removesuffix('.')}", SUBJECT),
    ],
    ids=["no-subject", "other-verb", "no-name", "several", "pronoun", "no-cue", "in-a-quotation", "heading"],
)
def test_nothing_is_proposed_where_grammar_or_cue_do_not_tell(sentence: str, table: Table) -> None:
    assert proposals(f"{ROSTERS['sv']}{sentence}\n", table) == []


def test_nothing_is_proposed_where_rules_found_a_statement() -> None:
    start = TEXT.index(SENTENCE)
    assert proposals(TEXT, taken=[Span(start + 3, start + 4)]) == []


def test_a_parser_that_cuts_words_otherwise_proposes_nothing() -> None:
    told = read(TEXT)
    letters = [Word(Span(at, at + 2), "nsubj", 0) for at in range(1, 40, 2)]
    assert list(propose_clauses(told.recap, told.persons, (), lambda _: letters)) == []


# --- what is not installed ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["spacy", "stanza"])
def test_a_package_that_is_missing_is_told_with_the_extra_that_brings_it(kind: ProposerKind) -> None:
    if version_of(kind):
        pytest.skip(f"{kind} is installed here")
    with pytest.raises(SettingsError) as error:
        open_proposer("parser", {"parser": ProposerSettings(kind, "sv")}, {})
    extra = f"{kind} is not installed; install it with: pip install 'discourse-kg[{kind}]'"
    assert str(error.value) == f"proposers.parser: {extra}"


# --- spaCy ----------------------------------------------------------------------------------------

NEEDS_SPACY: Final = "spaCy is an extra: pip install 'discourse-kg[spacy]'"


def pipeline(folder: Path, *components: str) -> str:
    """Keep a pipeline of spaCy's blank Swedish and what stands for a trained parser, which would have to be fetched."""
    spacy = pytest.importorskip("spacy", reason=NEEDS_SPACY)
    tokens = pytest.importorskip("spacy.tokens", reason=NEEDS_SPACY)
    language = pytest.importorskip("spacy.language", reason=NEEDS_SPACY)

    def parse(document: Any) -> Any:  # noqa: ANN401 (spaCy's types are there only with spaCy)
        relations, indexes = heads([token.text for token in document], SUBJECT, ROOT)
        words = [token.text for token in document]
        spaces = [bool(token.whitespace_) for token in document]
        return tokens.Doc(document.vocab, words=words, spaces=spaces, heads=indexes, deps=relations)

    language.Language.component("invented_parser", func=parse)
    made = spacy.blank("sv")
    for component in components:
        made.add_pipe(component)
    made.to_disk(folder / "invented_pipeline")
    return str(folder / "invented_pipeline")


def test_a_spacy_pipeline_is_loaded_and_its_parse_used(tmp_path: Path) -> None:
    folder = pipeline(tmp_path, "invented_parser")
    proposer = open_proposer("parser", {"parser": ProposerSettings("spacy", folder)}, {})
    told = read(TEXT)
    answer = proposer.propose(told.recap, told.persons, ())
    assert [(one.place, one.speaker) for one in answer.proposals] == [
        (one.place, one.speaker) for one in proposals(TEXT)
    ]
    assert len(answer.proposals) == 1
    assert (proposer.name, answer.sha256) == ("invented_pipeline", None)
    other = open_proposer("parser", {"parser": ProposerSettings("spacy", "another")}, {})
    assert len(proposer.asked) == 64
    assert proposer.asked != other.asked


def test_a_spacy_pipeline_without_a_parser_is_told(tmp_path: Path) -> None:
    proposer = open_proposer("parser", {"parser": ProposerSettings("spacy", pipeline(tmp_path))}, {})
    told = read(TEXT)
    with pytest.raises(ProposerError, match="has no dependency parser"):
        proposer.propose(told.recap, told.persons, ())


def test_a_spacy_pipeline_that_is_not_there_is_told_with_how_to_get_it() -> None:
    pytest.importorskip("spacy", reason=NEEDS_SPACY)
    proposer = open_proposer("parser", {"parser": ProposerSettings("spacy", "xx_invented_sm")}, {})
    told = read(TEXT)
    with pytest.raises(SettingsError, match="install it with: python -m spacy download xx_invented_sm"):
        proposer.propose(told.recap, told.persons, ())


# --- Stanza ---------------------------------------------------------------------------------------

NEEDS_STANZA: Final = "Stanza is an extra: pip install 'discourse-kg[stanza]'"


def test_a_stanza_document_gives_the_same_words() -> None:
    documents = pytest.importorskip("stanza.models.common.doc", reason=NEEDS_STANZA)
    text = "Regn föll. " + SENTENCE
    sentences = []
    for begin, end, root in ((0, 10, "föll"), (11, len(text), ROOT)):
        found = list(TOKENS.finditer(text, begin, end))
        relations, indexes = heads([match.group() for match in found], SUBJECT, root)
        sentences.append(
            [
                {
                    "id": number + 1,
                    "text": match.group(),
                    "head": 0 if index == number else index + 1,
                    "deprel": relation,
                    "start_char": match.start(),
                    "end_char": match.end(),
                }
                for number, (match, relation, index) in enumerate(zip(found, relations, indexes, strict=True))
            ]
        )
    words = list(words_of(documents.Document(sentences, text=text)))
    assert [word.span.of(text) for word in words] == TOKENS.findall(text)
    roots = [index for index, word in enumerate(words) if word.head == index]
    assert [words[index].span.of(text) for index in roots] == ["föll", ROOT]
    [subject] = [word for word in words if word.relation == "nsubj"]
    assert words[subject.head].span.of(text) == ROOT


def test_a_stanza_pipeline_that_is_not_there_is_told_with_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("stanza", reason=NEEDS_STANZA)
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    proposer = open_proposer("parser", {"parser": ProposerSettings("stanza", "sv")}, {})
    told = read(TEXT)
    with pytest.raises(SettingsError, match=r"get it with: python -c 'import stanza; stanza\.download"):
        proposer.propose(told.recap, told.persons, ())
