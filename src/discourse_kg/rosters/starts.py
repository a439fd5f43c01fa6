"""Whom a piece of a list begins: a full name, a given name behind a title, or nobody but more of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.descriptions import Description, is_definite_role
from discourse_kg.noun_phrases.kinds import definite_person_noun
from discourse_kg.noun_phrases.names import Run, find_runs, phrase_pattern, word_set
from discourse_kg.noun_phrases.titles import Titled, peel
from discourse_kg.rosters.pieces import OPEN, Piece, outside
from discourse_kg.rosters.titles import names_in, read_title, without_fillers
from discourse_kg.rosters.words import is_role_or_definite

#: The title before one name alone has at most so many words.
_TITLE_OF_ONE = 2

#: Names alone stand so near each other in a list of them, in characters.
NEAR = 20


@dataclass(frozen=True, slots=True)
class Begun:
    """A piece that begins a person: the name, what is before it, and whether more than its shape shows a person."""

    piece: Piece
    name: Run
    before: Description
    title: str
    evident: bool
    alone: bool
    joined: bool = False


def begin(text: str, piece: Piece, later: Sequence[Piece], before: list[Begun], pack: LanguagePack) -> Begun | None:
    """The person that a piece begins; None when it tells more of the one before."""
    one = _person(text, piece, pack)
    if one is None:
        return _single(text, piece, later, before, pack)
    if before and before[-1].alone and _is_about_last(one, before[-1], pack):
        return None
    if one.evident or not before:
        return one
    if not one.alone:
        return one if piece.conjoined else None
    # A bare name behind a bare name: another person, unless people of this list have organizations behind commas.
    last = before[-1]
    tells_more = last.piece.span.end < piece.span.start - 1 and _told_between(last, piece)
    return one if piece.conjoined or tells_more or not _has_comma_descriptions(before) else None


def _is_about_last(one: Begun, last: Begun, pack: LanguagePack) -> bool:
    """Whether what looks like another person is what is told of the one before.

    *A, critic Quay Times*: what somebody without a title is, and where; *A, Manager, Small Ports at X*: a unit, where
    the others of the list do not say where they are from so; *A, head of cabinet of Commissioner B*: what A is, for B.
    """
    free = not (is_given_name(one.name.tokens[0].text) or one.piece.conjoined)
    described = free and bool(one.title) and not last.title
    unit = free and not one.title and one.joined
    return described or unit or _is_for_somebody(one.title, pack)


def _is_for_somebody(title: str, pack: LanguagePack) -> bool:
    """*head of cabinet of Commissioner*: an office, a preposition, and the office of somebody else right behind it."""
    words = title.casefold().split()
    joints = word_set((*pack.roles.prepositions, *pack.roles.aides))
    at = next((number for number, word in enumerate(words) if number and word in joints), 0)
    return 0 < at < len(words) - 1 and all(is_role_or_definite(words[number], pack) for number in (at - 1, at + 1, -1))


def _person(text: str, piece: Piece, pack: LanguagePack) -> Begun | None:
    plain = outside(piece.tokens)
    for run in find_runs(text, plain, pack):
        if _opens_with_title(run, piece, pack):
            return None
        names = list(names_in(run, pack))
        if any(len(name.tokens) == 1 for name in names):
            return None
        named = [Titled(name, Description(), honoured=False) for name in names]
        peeled = peel(run, plain, piece.span, pack)
        for found in (*named, peeled) if peeled else named:
            title = without_fillers(text[piece.span.start : found.name.span.start], pack)
            told = read_title(title, pack) if title else Description()
            if told is not None:
                break
        else:
            continue
        behind = text[found.name.span.end : piece.span.end].strip()
        known = is_given_name(found.name.tokens[0].text)
        described = behind.startswith(tuple(OPEN)) or (
            bool(behind) and phrase_pattern((*pack.roles.affiliations, *pack.roles.linkers)).match(behind) is not None
        )
        described = described or _has_cell_of_role(behind, pack)
        evident = known or found.honoured or described or bool(title)
        joined = described and not behind.startswith(tuple(OPEN))
        return Begun(piece, found.name, found.before or told, title, evident, not behind, joined)
    return None


def _has_cell_of_role(behind: str, pack: LanguagePack) -> bool:
    """Whether the cell of a row next to a name's tells a role."""
    cell = behind[1:].partition("|")[0] if behind.startswith("|") else ""
    return any(is_role_or_definite(word, pack) for word in cell.split())


def _single(text: str, piece: Piece, later: Sequence[Piece], before: list[Begun], pack: LanguagePack) -> Begun | None:
    """Somebody given by one name: after a title, or as the others of a list of such names."""
    run = next(find_runs(text, outside(piece.tokens), pack), None)
    if run is not None and _opens_with_title(run, piece, pack):
        run = Run(run.tokens[1:])
    run = next(names_in(run, pack), run) if run else None
    if run is None or len(run.tokens) != 1:
        return None
    title = without_fillers(text[piece.span.start : run.span.start], pack)
    told = read_title(title, pack) if title else Description()
    definite = bool(title) and _is_definite_office(title.split()[-1], pack) and run.tokens[0].text[1:].islower()
    if told is None or not (is_given_name(run.tokens[0].text) or definite):
        return None
    behind = text[run.span.end : piece.span.end].strip()
    near = bool(before) and before[-1].piece.span.end + NEAR > piece.span.start
    among = not title and near and len(before[-1].name.tokens) == 1
    shares = not title and not before and bool(later) and _shares_surname(text, later[0], pack)
    if not (title or among or shares) or len(title.split()) > _TITLE_OF_ONE:
        return None
    return Begun(piece, run, told, title, evident=True, alone=not behind)


def _opens_with_title(run: Run, piece: Piece, pack: LanguagePack) -> bool:
    """*Rapparen Moa*: a title with the capital letter of a sentence's first word, and one name behind it."""
    first = run.tokens[0]
    opens = first is piece.tokens[0] and len(run.tokens) == len(("title", "name"))
    return opens and not is_given_name(first.text) and _is_definite_office(first.text, pack)


def _is_definite_office(word: str, pack: LanguagePack) -> bool:
    folded = word.casefold()
    return is_definite_role(folded, pack) or definite_person_noun(folded, pack) is not None


def _shares_surname(text: str, later: Piece, pack: LanguagePack) -> bool:
    one = _person(text, later, pack)
    return one is not None and later.conjoined and one.evident


def _told_between(last: Begun, piece: Piece) -> bool:
    return last.piece.tokens[-1].end > last.name.span.end and piece.joint != ""


def _has_comma_descriptions(begun: list[Begun]) -> bool:
    """Whether somebody of the list is followed by a comma and a description before the next one begins."""
    ends = [one.piece.span.start for one in begun[1:]]
    return any(
        after - one.piece.span.end > len(" samt ") + 1 and one.piece.span.end == one.name.span.end
        for one, after in zip(begun, ends, strict=False)
    )


def tells_whose(piece: Piece, text: str, pack: LanguagePack) -> bool:
    """Whether a piece says what somebody is for the one that it names."""
    one = _person(text, piece, pack)
    return one is not None and _is_for_somebody(one.title, pack)
