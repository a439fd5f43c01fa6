"""One line on how much of a source was read, for people: what `extract --format text` and `build` print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.terminal_texts import terminal_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.model import Coverage


def coverage_line(coverage: Coverage, language: str) -> str:
    """Say in a language how many of a source's characters were read as what; nothing of what there is none of.

    >>> from discourse_kg.model import Coverage
    >>> coverage_line(Coverage(length=200, statements=120, narration=78), "en")
    'of 200 characters: statements 60 %, narration 39 %'
    """
    texts = terminal_texts("coverage", language)
    read = ", ".join(f"{texts[part]} {_share(count, coverage.length)}" for part, count in _parts(coverage) if count)
    line = texts["line"].format(characters=coverage.length, parts=read or texts["nothing"])
    counts = {
        "left_out": coverage.left_out,
        "quotations": coverage.quotations,
        "not_understood": coverage.not_understood,
    }
    return "; ".join([line, *(texts[name].format(count=count) for name, count in counts.items() if count)])


def _parts(coverage: Coverage) -> Iterator[tuple[str, int]]:
    yield "statements", coverage.statements
    yield "headings", coverage.headings
    yield "narration", coverage.narration
    yield from ((kind.value, characters) for kind, characters in coverage.noise)


def _share(count: int, length: int) -> str:
    share = round(100 * count / length)
    return f"{share} %" if share else "< 1 %"
