"""Propose by grammar: a verb that reports speech, and the name that a parser marks as its subject.

The cues of the language pack say which verbs report, and the program's own segmentation says where sentences end. The
parser adds only which word is the subject of which verb, in the labels of Universal Dependencies or of the older scheme
that shares them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.segmentation import segment
from discourse_kg.extraction.sentence_context import SentenceContext, look_at
from discourse_kg.languages.supported import load_language
from discourse_kg.model import BlockKind, Person, Recap, Span
from discourse_kg.proposing.proposal import Proposal

_SUBJECTS: Final = frozenset({"nsubj"})
_JOINED: Final = frozenset({"conj"})
_NAME_PARTS: Final = frozenset({"compound", "flat", "flat:name", "name"})
#: A cue of this group reports only before a colon, and the reported words come after it.
_LEAD_IN: Final = "lead_in"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a parse: its span in the parsed text, its relation, and the index of its head."""

    span: Span
    relation: str
    head: int


#: Returns the words of a text; offsets count code points from its beginning, heads from the first word.
Parser = Callable[[str], Sequence[Word]]


def propose_clauses(
    recap: Recap, persons: Iterable[Person], taken: Sequence[Span], parse: Parser
) -> Iterator[Proposal]:
    """Propose each sentence in which a verb that reports has a person's name as its subject."""
    pack = load_language(recap.language)
    resolver = Resolver(persons, pack)
    for block in segment(recap, pack):
        if block.repeated or block.kind is BlockKind.HEADING:
            continue
        contexts = [look_at(recap.text, unit, block, resolver.speaking(block.pack)) for unit in block.units]
        wanted = [one for one in contexts if one.cues and not any(one.unit.span.overlaps(span) for span in taken)]
        words = _moved(parse(block.span.of(recap.text)), block.span.start) if wanted else ()
        for context in wanted:
            yield from _proposals(context, words)


def _moved(words: Sequence[Word], offset: int) -> tuple[Word, ...]:
    return tuple(
        Word(Span(word.span.start + offset, word.span.end + offset), word.relation, word.head) for word in words
    )


def _proposals(context: SentenceContext, words: Sequence[Word]) -> Iterator[Proposal]:
    """The proposal of the first cue in a sentence whose subject is a name."""
    for cue in context.cues:
        place = cue.span(context.tokens).start
        verb = next((index for index, word in enumerate(words) if word.span.start == place), None)
        if cue.group == _LEAD_IN or verb is None:
            continue
        if name := _subject(context, words, verb):
            yield Proposal(context.unit.span, name.of(context.text), cue.kind)
            return


def _subject(context: SentenceContext, words: Sequence[Word], verb: int) -> Span | None:
    """The span of the name that is the subject of a verb; None for no subject, a pronoun, or several people."""
    for index, word in enumerate(words):
        if word.head != verb or index == verb or word.relation not in _SUBJECTS:
            continue
        children = [number for number, other in enumerate(words) if other.head == index and number != index]
        if any(words[number].relation in _JOINED for number in children):
            return None
        parts = {index, *(number for number in children if words[number].relation in _NAME_PARTS)}
        first, last = index, index
        while first - 1 in parts:
            first -= 1
        while last + 1 in parts:
            last += 1
        name = words[first].span.through(words[last].span)
        return name if _is_name(context, name) else None
    return None


def _is_name(context: SentenceContext, name: Span) -> bool:
    words = name.of(context.text)
    pronouns = {*context.pack.pronouns.personal, *context.pack.pronouns.objects, *context.pack.pronouns.first}
    return words[0].isupper() and words.casefold() not in pronouns
