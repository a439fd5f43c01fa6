"""What extraction is measured beside: each peer is a function of a text, or the reason why it is not there.

None of them does what `extract` does. A sentence splitter is the floor, rules over tokens are what a general library
offers for finding verbs and names, and quotations with their speakers are the nearest that there is.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from discourse_kg.languages.supported import load_language

Reader = Callable[[str], object]

#: The language models that quotations can be found with, the first that is installed.
MODELS = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg")

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”“»)]*\s+")


@dataclass(frozen=True)
class Peer:
    """A peer in one language: what reads a text, or why nothing does."""

    name: str
    read: Reader | None = None
    absent: str = ""


def peers(language: str, models: tuple[str, ...] = MODELS) -> tuple[Peer, ...]:
    """All peers in a language, those that are not there too."""
    makers: dict[str, Callable[[str], Reader | str]] = {
        "sentences by a regular expression": _sentences,
        "sentences by pysbd": _pysbd,
        "spaCy blank, sentences, entity ruler": _spacy_rules,
        "textacy quotations, spaCy model": lambda tag: _quotations(tag, models),
    }
    found = []
    for name, make in makers.items():
        made = make(language)
        found.append(Peer(name, absent=made) if isinstance(made, str) else Peer(name, made))
    return tuple(found)


def _sentences(language: str) -> Reader:
    del language
    return _SENTENCE_END.split


def _missing(*packages: str) -> str:
    absent = [package for package in packages if importlib.util.find_spec(package) is None]
    return f"{' and '.join(absent)} not installed" if absent else ""


def _pysbd(language: str) -> Reader | str:
    if reason := _missing("pysbd"):
        return reason
    if language not in importlib.import_module("pysbd.languages").LANGUAGE_CODES:
        return f"pysbd has no rules for {language}"
    segment: Reader = importlib.import_module("pysbd").Segmenter(language=language, clean=False).segment
    return segment


def _spacy_rules(language: str) -> Reader | str:
    """A ruler that finds the reporting verbs of our language pack, and runs of capitalised words."""
    if reason := _missing("spacy"):
        return reason
    pipeline: Any = importlib.import_module("spacy").blank(language)
    pipeline.add_pipe("sentencizer")
    verbs = [
        {"label": "VERB", "pattern": [{"LOWER": word} for word in form.casefold().split()]}
        for form in load_language(language).cue_tables()
    ]
    names = [{"label": "NAME", "pattern": [{"IS_TITLE": True}] * length} for length in (2, 3)]
    pipeline.add_pipe("entity_ruler").add_patterns([*verbs, *names])
    read: Reader = pipeline
    return read


def _quotations(language: str, models: tuple[str, ...]) -> Reader | str:
    """The parse is part of the work. The library gives up a text with a mark that is not closed, once it is parsed."""
    if language != "en":
        return "its rules are for English"
    if reason := _missing("spacy", "textacy"):
        return reason
    model = next((name for name in models if importlib.util.find_spec(name)), None)
    if model is None:
        return f"no parser: none of {', '.join(models)} is installed"
    parse: Any = importlib.import_module("spacy").load(model)
    find: Any = importlib.import_module("textacy.extract").direct_quotations

    def read(text: str) -> list[Any]:
        try:
            return list(find(parse(text)))
        except ValueError:
            return []

    return read
