"""Cut a list of people into the pieces that may begin somebody: at its marks, line ends and conjunctions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import is_organization_word, is_role_word
from discourse_kg.noun_phrases.names import Token, phrase_pattern, tokenise, word_set

OPEN, CLOSE = "([", ")]"

#: So many words may share a title with those behind a conjunction, and so many words a name has at least.
_LONGEST_SHARE, _SHORTEST_NAME = 2, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a list with the tokens in it, and what joins it to the one before: a mark, or a conjunction.

    `added` is whether other words than a conjunction do (*along with*).
    """

    span: Span
    tokens: tuple[Token, ...]
    joint: str
    conjoined: bool
    added: bool = False


def pieces_of(text: str, span: Span, pack: LanguagePack) -> Iterator[Piece]:
    """Cut a list where its items may end, but not in parentheses, and not at a conjunction inside a title."""
    last: Piece | None = None
    for piece in (one for whole in _pieces(text, span, pack) for one in _names_apart(whole)):
        if last and _share_title(last, piece, pack):
            whole = last.span.through(piece.span)
            last = replace(last, span=whole, tokens=tokenise(text, whole))
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _names_apart(piece: Piece) -> Iterator[Piece]:
    """*Given Surname Given Surname*: names that columns or lines parted where the text was written, each by itself."""
    tokens = piece.tokens
    known = [token.capitalised and is_given_name(token.text) for token in tokens]
    plain = len(tokens) >= 2 * _SHORTEST_NAME and known[0] and all(token.capitalised for token in tokens)
    starts = [0]
    for number in range(_SHORTEST_NAME, len(tokens) - 1) if plain else ():
        if known[number] and not known[number - 1] and not known[number + 1] and number - starts[-1] >= _SHORTEST_NAME:
            starts.append(number)
    if len(starts) == 1:
        yield piece
        return
    for number, start in enumerate(starts):
        within = tokens[start : starts[number + 1] if number + 1 < len(starts) else len(tokens)]
        joint, conjoined = (piece.joint, piece.conjoined) if number == 0 else ("\n", False)
        yield Piece(Span(within[0].start, within[-1].end), within, joint, conjoined, piece.added and number == 0)


def _share_title(piece: Piece, following: Piece, pack: LanguagePack) -> bool:
    """*Digital and Social Media Manager Name*: words in capitals that name nobody, before a title and a name.

    So is a word whose last part comes behind the conjunction (*energi- och näringsminister Name*).
    """
    if following.conjoined and not following.joint and _hangs(piece):
        return True
    alone = len(piece.tokens) <= _LONGEST_SHARE and all(token.capitalised for token in piece.tokens)
    titled = any(is_role_word(token.text, pack) for token in following.tokens[1:-_SHORTEST_NAME])
    return (
        alone
        and titled
        and following.conjoined
        and not following.joint
        and not following.added
        and not is_given_name(piece.tokens[0].text)
        and not is_organization_word(piece.tokens[-1].text, pack)
    )


def _hangs(piece: Piece) -> bool:
    """Whether a piece ends in a hyphen that is joined to its last word."""
    hyphen = piece.tokens[-1]
    return hyphen.text == "-" and len(piece.tokens) > 1 and piece.tokens[-2].end == hyphen.start


def _pieces(text: str, span: Span, pack: LanguagePack) -> Iterator[Piece]:
    tokens = tokenise(text, span)
    joins = {found.start(): found for found in joining(pack).finditer(text, span.start, span.end)}
    further = word_set(pack.rosters.joining)
    depth, joint, conjoined, added, within, skipped = 0, "", False, False, list[Token](), span.start
    for token in tokens:
        if token.start < skipped:
            continue
        depth = max(depth + (token.text in OPEN) - (token.text in CLOSE), 0)
        broken = "\n" in text[within[-1].end : token.start] if within else False
        mark = token.text if token.text in ",;|" and not depth else "\n" if broken and not depth else ""
        joins_on = token.start in joins and not depth
        if mark or joins_on:
            if within:
                yield Piece(Span(within[0].start, within[-1].end), tuple(within), joint, conjoined, added)
                within, conjoined, added, joint = [], False, False, mark
            joint = mark or joint
            conjoined = conjoined or joins_on
            added = added or (joins_on and joins[token.start].group().casefold() in further)
            skipped = joins[token.start].end() if joins_on else token.end if mark != "\n" else token.start
            if mark == "\n":
                within = [token]
        else:
            within.append(token)
    if within:
        yield Piece(Span(within[0].start, within[-1].end), tuple(within), joint, conjoined, added)


@cache
def joining(pack: LanguagePack) -> re.Pattern[str]:
    """What joins another person to a list: conjunctions, and other words (*along with*)."""
    return phrase_pattern((*pack.cues.conjunctions, *pack.rosters.joining))


def outside(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens that stand in no parentheses."""
    kept, depth = [], 0
    for token in tokens:
        depth += token.text in OPEN
        if not depth:
            kept.append(token)
        depth -= token.text in CLOSE and depth > 0
    return tuple(kept)
