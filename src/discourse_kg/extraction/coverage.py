"""Say how much of a recap was read, and list what looks like somebody's words and became no statement."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from discourse_kg.extraction.quotation import SPEECH_WORDS, find_quotations
from discourse_kg.extraction.segmentation import cut, repetitions
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.languages.supported import TELLING, detect_language, load_language
from discourse_kg.model import BlockKind, Coverage, Discourse, Recap, Span, TextBlock, Unresolved
from discourse_kg.notations import UnresolvedReason
from discourse_kg.spans import shared

#: The reasons of what is listed here.
_QUOTED: Final = frozenset({UnresolvedReason.QUOTATION_WITHOUT_SPEAKER, UnresolvedReason.QUOTATION_NOT_READ})
_NOT_UNDERSTOOD: Final = frozenset({UnresolvedReason.DIALOGUE_WITHOUT_SPEAKER, UnresolvedReason.UNKNOWN_LANGUAGE})

#: So many small words show their language.
_TELLING_WORDS: Final = 12

#: Lines that stand above what is said, and are no part of it.
_HEADINGS: Final = frozenset({BlockKind.HEADING, BlockKind.LABEL, BlockKind.TABLE_HEAD})


def with_coverage(discourse: Discourse) -> Discourse:
    """The discourse with its coverage, and with all that is listed because no statement has it."""
    recap = discourse.recap
    stated = _joined(statement.span for statement in discourse.statements)
    decided = tuple(one for one in discourse.unresolved if one.reason not in _QUOTED | _NOT_UNDERSTOOD)
    listed = tuple(_unread(recap, stated))
    return replace(discourse, coverage=_measured(recap, stated, listed), unresolved=(*decided, *listed))


def _measured(recap: Recap, stated: Sequence[Span], listed: Sequence[Unresolved]) -> Coverage:
    """Count the code points of all blocks; the spans of statements do not overlap and are in order."""
    characters: Counter[str] = Counter()
    for block in recap.blocks:
        said = sum(shared(block.span, one) for one in _near(stated, block.span))
        characters["statements"] += said
        characters[_part(block.kind)] += block.span.end - block.span.start - said
    return Coverage(
        length=len(recap.text),
        statements=characters["statements"],
        headings=characters["headings"],
        narration=characters["narration"],
        noise=tuple((kind, characters[kind]) for kind in BlockKind if characters[kind]),
        left_out=sum(len(one.text) for one in recap.left_out),
        quotations=sum(one.reason in _QUOTED for one in listed),
        not_understood=sum(one.reason in _NOT_UNDERSTOOD for one in listed),
    )


def _part(kind: BlockKind) -> str:
    if kind in _HEADINGS:
        return "headings"
    return "narration" if kind.is_read else kind


def _near(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of the spans, which are in order and do not overlap, that may share something with one."""
    first = max(bisect_left(spans, span.start, key=lambda one: one.start) - 1, 0)
    return spans[first : bisect_left(spans, span.end, key=lambda one: one.start)]


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = joined[-1].through(span) if span.end > joined[-1].end else joined[-1]
        else:
            joined.append(span)
    return tuple(joined)


def _unread(recap: Recap, stated: Sequence[Span]) -> Iterator[Unresolved]:
    """Quotations, lines of dialogue and passages of which no statement has a part, in the order of the text."""
    pack = load_language(recap.language)
    repeated = repetitions(recap)
    for block in recap.blocks:
        if block.kind is BlockKind.CODE:
            continue
        read = block.kind.is_read and block.span not in repeated
        for quotation in _quotations(recap.text, block, pack):
            if not any(one.covers(quotation) for one in _near(stated, quotation)):
                reason = UnresolvedReason.QUOTATION_WITHOUT_SPEAKER if read else UnresolvedReason.QUOTATION_NOT_READ
                yield Unresolved(quotation, reason)
        if read and not any(one.overlaps(block.span) for one in _near(stated, block.span)):
            yield from _not_understood(recap.text, block)


def _quotations(text: str, block: TextBlock, pack: LanguagePack) -> Iterator[Span]:
    """The stretches in quotation marks that are around a clause, and not around a term or a title of few words."""
    if not find_quotations(text, block.span):
        return
    for unit in cut(text, block, pack).units:
        for quotation in unit.quotations:
            if quotation.is_speech(text, unit.span.start):
                yield quotation.span


def _not_understood(text: str, block: TextBlock) -> Iterator[Unresolved]:
    words = block.span.of(text)
    if block.kind is BlockKind.DIALOGUE and len(words.split()) > SPEECH_WORDS:
        yield Unresolved(block.span, UnresolvedReason.DIALOGUE_WITHOUT_SPEAKER)
    elif _is_foreign(words):
        yield Unresolved(block.span, UnresolvedReason.UNKNOWN_LANGUAGE)


def _is_foreign(words: str) -> bool:
    telling = [word for word in words.split() if word[0].islower()]
    return len(words) >= TELLING and len(telling) >= _TELLING_WORDS and detect_language(words) is None
