"""Read a list of people as a whole: *A (B), C from D, the poet E and F*.

A list is cut at its commas, semicolons, line ends and conjunctions. Each piece either begins another person or tells
more of the one before; which of the two decides before anything is described, so that nobody becomes the role or the
organization of a neighbour. A list with a piece that is neither is no list.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.affiliations import describe_behind
from discourse_kg.noun_phrases.descriptions import (
    Description,
    describe,
    is_definite_role,
    is_organization_word,
    is_role_word,
)
from discourse_kg.noun_phrases.names import Run, Token, find_runs, phrase_pattern, tokenise, word_set
from discourse_kg.noun_phrases.titles import NAME_TOKENS, looks_like_name, peel

#: Words before a name that no table knows as a title are at most so many (*the 34-year-old curator*).
_LONGEST_TITLE = 3

#: The numbers and bullets that an item of a list may begin with.
_MARKER = re.compile(r"\s*(?:[*•·–|-]\s+|\d{1,3}[.)]\s+)?(?:\d{1,2}[.:]\d\d(?:\s?[–-]\s?\d{1,2}[.:]\d\d)?[,|]?\s+)?")

_OPEN, _CLOSE = "([", ")]"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on a list: the name as printed, where it stands, and what the list tells of the person.

    `words` are all that the list says beside the name, for what the description leaves out (*moderator*).
    """

    name: Run
    description: Description
    words: str
    surname: str | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a list with the tokens in it, and what joins it to the one before: a mark, or a conjunction."""

    span: Span
    tokens: tuple[Token, ...]
    joint: str
    conjoined: bool


@dataclass(frozen=True, slots=True)
class _Begun:
    """A piece that begins a person: the name, what is before it, and whether more than its shape shows a person."""

    piece: _Piece
    name: Run
    before: Description
    title: str
    evident: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class People:
    """The people of a list, and where it ends.

    `evident` is whether more than the shape of a name shows each to be a person, `strange` whether somebody has words
    before the name that no table knows as a title.
    """

    members: tuple[Member, ...]
    end: int
    evident: bool
    strange: bool = False


def read_people(text: str, span: Span, pack: LanguagePack, *, alone: bool = False) -> People | None:
    """The people of a list that begins where the stretch does; None when its beginning is no list of people.

    `alone` is for what is no list but where a conjunction says so: words behind a comma are about the one before it.
    """
    marker = _MARKER.match(text, span.start, span.end)
    start = marker.end() if marker else span.start
    pieces = _with_long_titles(text, list(_pieces(text, Span(start, span.end), pack)), pack) if start < span.end else []
    begun: list[_Begun] = []
    end = span.start
    for number, piece in enumerate(pieces):
        one = _begun(text, piece, pieces[number + 1 :], begun, pack)
        if one is not None and alone and begun and not piece.conjoined:
            one = None
        if one is not None:
            begun.append(one)
            end = _end_of(text, one, pack)
            if end < piece.span.end:
                break
        elif not begun:
            return None
        elif _is_clause(piece, pack):
            break
        end = piece.span.end
    if not begun or any(one.title and not _is_title(one, pack) for one in begun):
        return None
    shared = _shared(text, begun, end, pack)
    return People(
        tuple(_members(text, begun, end, shared, pack)), end, all(one.evident for one in begun), _unknown_title(begun)
    )


def _pieces(text: str, span: Span, pack: LanguagePack) -> Iterator[_Piece]:
    """Cut a list where its items may end; what stands in parentheses is not cut."""
    tokens = tokenise(text, span)
    joins = {found.start(): found.end() for found in _joining(pack).finditer(text, span.start, span.end)}
    depth, joint, conjoined, within, skipped = 0, "", False, list[Token](), span.start
    for token in tokens:
        if token.start < skipped:
            continue
        depth = max(depth + (token.text in _OPEN) - (token.text in _CLOSE), 0)
        broken = "\n" in text[within[-1].end : token.start] if within else False
        mark = token.text if token.text in ",;|" and not depth else "\n" if broken and not depth else ""
        joins_on = token.start in joins and not depth
        if mark or joins_on:
            if within:
                yield _Piece(Span(within[0].start, within[-1].end), tuple(within), joint, conjoined)
                within, conjoined, joint = [], False, mark
            joint = mark or joint
            conjoined = conjoined or joins_on
            skipped = joins.get(token.start, token.end) if joins_on else token.end if mark != "\n" else token.start
            if mark == "\n":
                within = [token]
        else:
            within.append(token)
    if within:
        yield _Piece(Span(within[0].start, within[-1].end), tuple(within), joint, conjoined)


def _with_long_titles(text: str, pieces: list[_Piece], pack: LanguagePack) -> list[_Piece]:
    """The pieces, a title that holds a conjunction in one with its name (*the head of it and records A*)."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        # Behind a person such words describe that person.
        starts = last is not None and piece.conjoined and (len(joined) == 1 or last.conjoined)
        opens = last is not None and starts and is_role_or_definite(last.tokens[0].text, pack)
        if last is not None and opens and not any(token.capitalised for token in last.tokens):
            tokens = tokenise(text, last.span.through(piece.span))
            joined[-1] = replace(last, span=last.span.through(piece.span), tokens=tokens)
        else:
            joined.append(piece)
    return joined


def is_role_or_definite(word: str, pack: LanguagePack) -> bool:
    """Whether a word is a role, in the definite form or not."""
    return is_role_word(word, pack) or is_definite_role(word.casefold(), pack)


@cache
def _joining(pack: LanguagePack) -> re.Pattern[str]:
    return phrase_pattern((*pack.cues.conjunctions, *pack.rosters.joining))


def _begun(
    text: str, piece: _Piece, later: Sequence[_Piece], before: list[_Begun], pack: LanguagePack
) -> _Begun | None:
    """The person that a piece begins; None when it tells more of the one before."""
    one = _person(text, piece, pack)
    if one is None:
        return _single(text, piece, later, before, pack)
    if one.evident or not before:
        return one
    if not one.alone:
        return one if piece.conjoined else None
    # A bare name behind a bare name: another person, unless people of this list have organizations behind commas.
    last = before[-1]
    tells_more = last.piece.span.end < piece.span.start - 1 and _told_between(last, piece)
    return one if piece.conjoined or tells_more or not _has_comma_descriptions(before) else None


def _end_of(text: str, one: _Begun, pack: LanguagePack) -> int:
    """Where the piece that begins a person ends, or the name, if what is behind it describes nobody."""
    start = one.name.span.end
    behind = text[start : one.piece.span.end].lstrip()
    if not behind or behind[0] in "([–—-:|" or _describing(pack).match(behind):
        return one.piece.span.end
    first = tokenise(behind, Span(0, len(behind)))[0]
    return one.piece.span.end if is_role_word(first.text, pack) else start


@cache
def _describing(pack: LanguagePack) -> re.Pattern[str]:
    """Words that open a description right behind a name."""
    roles = pack.roles
    openings = (*roles.affiliations, *roles.linkers, *roles.weak_prepositions, *pack.pronouns.relative)
    return phrase_pattern((*openings, *roles.prepositions, *pack.rosters.everybody, *roles.former))


def _told_between(last: _Begun, piece: _Piece) -> bool:
    return last.piece.tokens[-1].end > last.name.span.end and piece.joint != ""


def _has_comma_descriptions(begun: list[_Begun]) -> bool:
    """Whether somebody of the list is followed by a comma and a description before the next one begins."""
    ends = [one.piece.span.start for one in begun[1:]]
    return any(
        after - one.piece.span.end > len(" samt ") + 1 and one.piece.span.end == one.name.span.end
        for one, after in zip(begun, ends, strict=False)
    )


def _person(text: str, piece: _Piece, pack: LanguagePack) -> _Begun | None:
    outside = _outside(piece.tokens)
    for run in find_runs(text, outside, pack):
        found = peel(run, outside, piece.span, pack)
        if found is None:
            continue
        title = _without_fillers(text[piece.span.start : found.name.span.start], pack)
        if title and title.split()[-1].casefold() in _joints(pack):
            continue
        behind = text[found.name.span.end : piece.span.end].strip()
        known = is_given_name(found.name.tokens[0].text)
        if title and not (found.before or found.honoured) and not known and not _is_small(title, pack):
            continue
        told = behind.startswith(tuple(_OPEN)) or (
            bool(behind) and phrase_pattern((*pack.roles.affiliations, *pack.roles.linkers)).match(behind) is not None
        )
        evident = known or found.honoured or told or found.before.role is not None or bool(title)
        return _Begun(piece, found.name, found.before, title, evident, alone=not behind)
    return None


@cache
def _joints(pack: LanguagePack) -> frozenset[str]:
    """Small words that no title ends with."""
    roles = pack.roles
    words = (*roles.prepositions, *roles.weak_prepositions, *roles.topic_prepositions, *roles.determiners)
    return word_set((*words, *pack.cues.conjunctions, *pack.subjects.articles))


def _single(
    text: str, piece: _Piece, later: Sequence[_Piece], before: list[_Begun], pack: LanguagePack
) -> _Begun | None:
    """Somebody given by one name: after a title, or as the others of a list of such names."""
    runs = list(find_runs(text, _outside(piece.tokens), pack))
    if len(runs) != 1 or len(runs[0].tokens) != 1 or not is_given_name(runs[0].tokens[0].text):
        return None
    run = runs[0]
    title = _without_fillers(text[piece.span.start : run.span.start], pack)
    titled = bool(title) and _is_small(title, pack)
    among = (
        not title
        and bool(before)
        and len(before[-1].name.tokens) == 1
        and not before[-1].piece.span.end < piece.span.start - 20
    )
    shares = not title and not before and bool(later) and _shares_surname(text, later[0], pack)
    if not (titled or among or shares):
        return None
    behind = text[run.span.end : piece.span.end].strip()
    return _Begun(piece, run, Description(), title, evident=True, alone=not behind)


def _shares_surname(text: str, later: _Piece, pack: LanguagePack) -> bool:
    one = _person(text, later, pack)
    return one is not None and later.conjoined and one.evident


def _outside(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens that stand in no parentheses."""
    kept, depth = [], 0
    for token in tokens:
        depth += token.text in _OPEN
        if not depth:
            kept.append(token)
        depth -= token.text in _CLOSE and depth > 0
    return tuple(kept)


def _without_fillers(title: str, pack: LanguagePack) -> str:
    """What stands before a name without words of order and emphasis (*also*, *among others*)."""
    words = title.strip(" :–—-*•·")
    fillers = phrase_pattern((*pack.cues.adverbs, *pack.rosters.fillers))
    while found := fillers.match(words):
        words = words[found.end() :].lstrip(" ,:")
    return words


def _is_small(title: str, pack: LanguagePack) -> bool:
    """Words that can be a title that no table knows: a few in small letters, none of them a function word's."""
    words = title.split()
    opening = phrase_pattern(pack.roles.determiners).match(title)
    if opening:
        words = title[opening.end() :].split()
    functional = word_set(pack.function_words)
    return (
        0 < len(words) <= _LONGEST_TITLE
        and all(word[0].islower() or word[0].isdigit() for word in words)
        and not any(word.casefold() in functional for word in words)
        and not any(word in _verb_forms(pack) for word in words)
    )


def _is_title(one: _Begun, pack: LanguagePack) -> bool:
    if _is_small(one.title, pack):
        return True
    words = one.title.split()
    folded = [word.casefold().rstrip(".") for word in words]
    if any(word in _verb_forms(pack) for word in folded):
        return False
    if one.before.role or (one.before and all(word[0].isupper() for word in words)):
        return True
    if all(word in word_set(pack.names.honorifics) for word in folded):
        return True
    return any(is_role_or_definite(word, pack) for word in folded)


@cache
def _verb_forms(pack: LanguagePack) -> frozenset[str]:
    """Forms that make a clause of the words around them."""
    verbs = {form.split()[0] for form in pack.cue_tables()} | set(pack.roles.copulas) | set(pack.rosters.being)
    return frozenset(verbs | set(pack.rosters.presence) | set(pack.rosters.engaged) | set(pack.cues.auxiliaries))


def _unknown_title(begun: list[_Begun]) -> bool:
    """Whether somebody has words before the name that no table knows as a title."""
    return any(one.title and not (one.before or one.name.tokens[0].start == one.piece.span.start) for one in begun)


def _is_clause(piece: _Piece, pack: LanguagePack) -> bool:
    """Whether a piece says something of its own (*but she fell ill*), and describes nobody before it."""
    words = [token.folded for token in piece.tokens]
    relative = phrase_pattern(pack.pronouns.relative).match(" ".join(words)) is not None
    opens = words[0] in pack.pronouns.personal or words[0] in word_set(pack.subjects.groups)
    return opens or (not relative and any(word in _verb_forms(pack) for word in words))


@dataclass(frozen=True, slots=True)
class _Shared:
    """What a plural title before the first of several people says of each, and what stands behind them all."""

    title: Description
    until: int
    behind: Description


def _shared(text: str, begun: list[_Begun], end: int, pack: LanguagePack) -> _Shared:
    """The plural role before the first person and those without a title of their own, and what all are told to be."""
    first = begun[0]
    until = next((n for n, one in enumerate(begun) if n and one.title), len(begun))
    title = Description()
    if first.title and until > 1 and _is_plural(first.title, pack):
        described = first.before if first.before.role else describe(first.title, pack)
        title = described
    elif first.title and until > 1 and len(first.name.tokens) == 1:
        title = describe(first.title, pack)
    last = begun[-1]
    stretch = text[last.name.span.end : end]
    everybody = phrase_pattern(pack.rosters.everybody).search(stretch)
    behind = Description()
    if everybody:
        start = last.name.span.end + everybody.end()
        if start < end:
            behind, _ = describe_behind(text, Run((last.name.tokens[-1]._replace(end=start),)), Span(start, end), pack)
    elif title and len(last.name.tokens) == 1 and until == len(begun):
        behind, _ = describe_behind(text, last.name, Span(last.piece.span.start, end), pack)
    return _Shared(title, until, behind)


def _is_plural(title: str, pack: LanguagePack) -> bool:
    words = title.casefold().split()
    return any(word.endswith(pack.rosters.plurals) for word in words)


def _members(text: str, begun: list[_Begun], end: int, shared: _Shared, pack: LanguagePack) -> Iterator[Member]:
    for number, one in enumerate(begun):
        following = begun[number + 1] if number + 1 < len(begun) else None
        stop = _trimmed(text, following.piece.span.start, one.name.span.end, pack) if following else end
        stop = max(stop, one.name.span.end)
        item = Span(one.piece.span.start, stop)
        after, _ = describe_behind(text, one.name, item, pack)
        before = one.before
        if one.title and not before.role:
            told = describe(one.title, pack)
            before = replace(told, organization=told.organization or before.organization) if told.role else before
        if number < shared.until and shared.title.role and not (before.role and number):
            before = replace(
                before, role=shared.title.role, organization=before.organization or shared.title.organization
            )
        after = replace(after, organization=after.organization or shared.behind.organization)
        described = Description(
            before.role or after.role or shared.behind.role,
            before.organization or after.organization,
            None if before.role else after.whole,
            before.party or after.party,
            (*before.former, *after.former),
        )
        surname = None
        if len(one.name.tokens) == 1 and following and following.piece.conjoined:
            surname = following.name.tokens[-1].text if len(following.name.tokens) > 1 else None
        yield Member(one.name, described, f"{one.title} {text[one.name.span.end : stop]}", surname)


def _trimmed(text: str, start: int, least: int, pack: LanguagePack) -> int:
    """The end of an item before the conjunction, the comma and the bullet that come before the next."""
    words = text[least:start].rstrip(" \n\t")
    last = deque(_joining(pack).finditer(words), maxlen=1)
    if last and last[0].end() == len(words):
        words = words[: last[0].start()]
    return least + len(words.rstrip(" \n\t,;*•·"))


def is_bare_name(words: str, pack: LanguagePack) -> bool:
    """Whether the words are nothing but a name that people have."""
    tokens = tokenise(words, Span(0, len(words)))
    run = next(find_runs(words, tokens, pack), None)
    if run is None or len(run.tokens) != len(tokens) or len(run.tokens) not in NAME_TOKENS:
        return False
    return looks_like_name(run, pack) and not any(is_organization_word(token.text, pack) for token in tokens)
