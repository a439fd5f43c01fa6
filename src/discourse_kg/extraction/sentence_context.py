"""One sentence as the rules of attribution see it, and what a rule answers with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from discourse_kg.extraction.clauses import Clauses, clause_words, quoted_gaps
from discourse_kg.extraction.cues import Cue, find_cues
from discourse_kg.extraction.referents import Referent
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.segmentation import Block, Unit
from discourse_kg.extraction.sentences import Sentence
from discourse_kg.model import BlockKind, Span, StatementKind
from discourse_kg.notations import AttributionRule
from discourse_kg.noun_phrases.names import Token, tokenise
from discourse_kg.readers.line_forms import opens_dialogue


@dataclass(frozen=True, slots=True)
class AttributionCandidate:
    """Who speaks in a unit, by which rule, in which kind of statement. Joint speakers are several.

    `source` is the phrase that names the speaker, `cue` the words that report, `content` what is reported, each None
    where no clause tells. `leads_in` says that the unit ends in a colon and its speaker's words follow; `asks_within`
    that an answer carries its own question; `looks_back` that the words stand before the unit; `denies` that the
    speaker denies what the clause says; `lacks_content` that the unit tells of an opinion and not which.
    """

    rule: AttributionRule
    speakers: tuple[Referent, ...]
    kind: StatementKind
    leads_in: bool = False
    asks_within: bool = False
    looks_back: bool = False
    denies: bool = False
    lacks_content: bool = False
    source: Span | None = None
    cue: Span | None = None
    content: Span | None = None


@dataclass(frozen=True, slots=True)
class SentenceContext(Sentence):
    """One unit as the rules see it: a sentence in its text. `words` are the tokens folded, each once.

    `found` keeps what several rules ask for, of the sentence with all its mentions.
    """

    text: str
    unit: Unit
    block: Block
    words: frozenset[str]
    cues: tuple[Cue, ...]
    found: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def dialogue(self) -> bool:
        """Whether the unit follows a dash, in the speaker's own words."""
        start = self.unit.span.start
        opens = opens_dialogue(self.text[start : start + 3]) and self.text[start] in self.pack.sentences.dashes
        return self.block.kind is BlockKind.DIALOGUE or opens

    @property
    def quotes(self) -> bool:
        """Whether the unit quotes a clause, not only a term."""
        start = self.unit.span.start
        return self.dialogue or any(quotation.is_speech(self.text, start) for quotation in self.unit.quotations)

    @property
    def only_quotes(self) -> bool:
        """Whether no word of the unit is outside quotation marks, apart from a number before them."""
        return bool(self.unit.quotations) and not any(token.text[0].isalpha() for token in self.tokens)

    @property
    def mode(self) -> StatementKind:
        """The kind of a statement for which no cue decides one."""
        return StatementKind.DIRECT if self.quotes else StatementKind.INDIRECT

    @property
    def bounds(self) -> tuple[int, int]:
        """Where the unit starts and ends, as a pattern's search takes it."""
        return self.unit.span.start, self.unit.span.end

    @property
    def ends_in_colon(self) -> bool:
        """Whether what the unit says of its speaker is followed by the words."""
        start = self.unit.span.start
        quotes = any(quotation.is_speech(self.text, start) for quotation in self.unit.quotations)
        return bool(self.tokens) and self.tokens[-1].text == ":" and not quotes


Rule = Callable[[SentenceContext], AttributionCandidate | None]


def look_at(text: str, unit: Unit, block: Block, resolver: Resolver) -> SentenceContext:
    """Make the context of a unit: tokens inside quotations are left out, but for those of a line of dialogue."""
    tokens = _outside(tokenise(text, unit.span), unit)
    starts = tuple(token.start for token in tokens)
    quoted = tuple(one.span.start for one in unit.quotations if one.has_words(text, 1))
    return SentenceContext(
        text=text,
        unit=unit,
        block=block,
        tokens=tokens,
        starts=starts,
        words=frozenset(token.folded for token in tokens),
        referents=resolver.referents(text, tokens),
        cues=find_cues(tokens, block.pack),
        pack=block.pack,
        clauses=Clauses(tokens, clause_words(block.pack), quoted_gaps(starts, quoted) if quoted else frozenset()),
    )


def _outside(tokens: tuple[Token, ...], unit: Unit) -> tuple[Token, ...]:
    """The tokens that no quotation covers; tokens and quotations stand in the order of the text."""
    outside: list[Token] = []
    position = 0
    for quotation in unit.quotations:
        first = bisect_left(tokens, quotation.span.start, position, key=lambda token: token.start)
        outside += tokens[position:first]
        position = bisect_right(tokens, quotation.span.end, first, key=lambda token: token.end)
    return (*outside, *tokens[position:])
