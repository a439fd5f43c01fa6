"""Read a list of people as a whole: *A (B), C from D, the poet E and F*.

A list is cut at its commas, semicolons, line ends and conjunctions. Each piece either begins another person or tells
more of the one before; which of the two decides before anything is described, so that nobody becomes the role or the
organization of a neighbour. A list with a piece that is neither is no list.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from discourse_kg.languages.finite_verbs import finite_verbs
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import Description, is_role_word
from discourse_kg.noun_phrases.meeting_offices import is_note_of_attendance
from discourse_kg.noun_phrases.names import find_runs, phrase_pattern, tokenise, word_set
from discourse_kg.rosters.descriptions import described_behind, read_behind
from discourse_kg.rosters.listed_people import Member, People
from discourse_kg.rosters.pieces import Piece, joining, outside, pieces_of
from discourse_kg.rosters.starts import NEAR, Begun, begin, tells_whose
from discourse_kg.rosters.titles import names_in, read_title, without_fillers
from discourse_kg.rosters.words import is_role_or_definite, is_short_form, verb_forms

#: The numbers and bullets that an item of a list may begin with.
_MARKER = re.compile(r"\s*(?:[*•·–|-]\s+|\d{1,3}[.)]\s+)?(?:\d{1,2}[.:]\d\d(?:\s?[–-]\s?\d{1,2}[.:]\d\d)?[,|]?\s+)?")

#: Given name and surname.
_PLAIN_NAME = 2

#: Parentheses right behind a name, and the word behind them.
_CLOSED = re.compile(r"([(][^()]{1,120}[)])\s+([^\W\d_]+)")


def read_people(text: str, span: Span, pack: LanguagePack, *, alone: bool = False) -> People | None:
    """The people of a list that begins where the stretch does; None when its beginning is no list of people.

    `alone` is for what is no list but where a conjunction says so: words behind a comma are about the one before it.
    """
    marker = _MARKER.match(text, span.start, span.end)
    start = marker.end() if marker else span.start
    cut = list(pieces_of(text, Span(start, span.end), pack)) if start < span.end else []
    pieces = _with_long_titles(text, cut, pack)
    begun: list[Begun] = []
    end = span.start
    ahead: Piece | None = None
    for number, piece in enumerate(pieces):
        if alone and begun and piece.added:
            break
        one = begin(text, piece, pieces[number + 1 :], begun, pack)
        if one is not None and alone and begun and not piece.conjoined:
            one = None
        if one is not None:
            one = _with_title_ahead(text, one, ahead, pack)
            ahead = None
            begun.append(one)
            end = _end_of(text, one, pack)
            if end < piece.span.end:
                break
        elif ahead is None and _may_be_ahead(piece, begun) and _is_ahead(text, piece, pack):
            ahead = piece
        elif not begun or (_holds_name(piece, text, pack) and not tells_whose(piece, text, pack)):
            return None
        elif _is_clause(piece, pack):
            break
        end = piece.span.end
    if not begun:
        return None
    shared = _shared(text, begun, end, pack)
    return People(
        tuple(_members(text, begun, end, shared, pack)), end, all(one.evident for one in begun), _unknown_title(begun)
    )


def _with_long_titles(text: str, pieces: list[Piece], pack: LanguagePack) -> list[Piece]:
    """The pieces, a title that holds a conjunction in one with its name (*the head of it and records A*)."""
    joined: list[Piece] = []
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


def _with_title_ahead(text: str, one: Begun, ahead: Piece | None, pack: LanguagePack) -> Begun:
    """The person with the title that a comma parts from the name, if nothing else is before it."""
    if ahead is None or one.title or one.piece.conjoined:
        return one
    title = ahead.span.of(text)
    told = read_title(title, pack) or Description()
    return replace(one, before=told, title=title, piece=replace(one.piece, span=ahead.span.through(one.piece.span)))


def _holds_name(piece: Piece, text: str, pack: LanguagePack) -> bool:
    """Whether somebody is named in a piece that is not understood: nobody's description, and no list to be sure of."""
    plain = outside(piece.tokens)
    return any(
        is_given_name(run.tokens[0].text) and len(name.tokens) == _PLAIN_NAME
        for run in find_runs(text, plain, pack)
        for name in names_in(run, pack)
        if run.tokens[0] is not plain[0]
    )


def _may_be_ahead(piece: Piece, begun: list[Begun]) -> bool:
    """First on the list, behind a semicolon, or joined to somebody who has a title already."""
    if not begun or piece.joint == ";":
        return True
    last = begun[-1]
    return piece.conjoined and bool(last.title) and last.alone and last.piece.span.end + NEAR > piece.span.start


def _is_ahead(text: str, piece: Piece, pack: LanguagePack) -> bool:
    """*Head of X, A*: whether a piece is the title of the next one, with a comma behind it."""
    told = read_title(without_fillers(piece.span.of(text), pack), pack)
    return told is not None and told.role is not None


def _end_of(text: str, one: Begun, pack: LanguagePack) -> int:
    """Where the piece that begins a person ends, or the name, if what is behind it describes nobody."""
    start = one.name.span.end
    behind = text[start : one.piece.span.end].lstrip()
    if closing := _acting(behind, pack):
        return one.piece.span.end - len(behind) + closing
    if _tells_deed(behind, pack):
        return start
    if not behind or behind[0] in "([<–—-:|@" or is_note_of_attendance(behind, pack) or _describing(pack).match(behind):
        return one.piece.span.end
    first = tokenise(behind, Span(0, len(behind)))[0]
    return one.piece.span.end if is_role_word(first.text, pack) or is_short_form(behind) else start


def _tells_deed(behind: str, pack: LanguagePack) -> bool:
    """*A who called up B*: a relative clause that says what somebody did, and not what they are or where they work."""
    relative = phrase_pattern(pack.pronouns.relative).match(behind)
    clause = without_fillers(behind[relative.end() :].lstrip(), pack) if relative else ""
    describing = phrase_pattern((*pack.roles.copulas, *pack.roles.works))
    # Only a verb makes a clause of it: some relatives are prepositions, too (*som moderator*).
    first = clause.split(maxsplit=1)[0].strip(",.") if clause else ""
    return first in finite_verbs(pack.tag).finite and describing.match(clause) is None


def _acting(behind: str, pack: LanguagePack) -> int | None:
    """*A (B) fell ill*: where the parentheses before a verb end; None without them."""
    found = _CLOSED.match(behind)
    return found.end(1) if found and found.group(2) in verb_forms(pack) else None


@cache
def _describing(pack: LanguagePack) -> re.Pattern[str]:
    """Words that open a description right behind a name."""
    roles = pack.roles
    openings = (*roles.affiliations, *roles.linkers, *roles.weak_prepositions, *pack.pronouns.relative)
    return phrase_pattern((*openings, *roles.prepositions, *pack.rosters.everybody, *roles.former))


def _unknown_title(begun: list[Begun]) -> bool:
    """Whether somebody has words before the name that no table knows as a title."""
    return any(one.title and not one.before for one in begun)


def _is_clause(piece: Piece, pack: LanguagePack) -> bool:
    """Whether a piece says something of its own (*but she fell ill*), and describes nobody before it."""
    words = [token.folded for token in piece.tokens]
    if "&" in words:
        return False
    relative = phrase_pattern(pack.pronouns.relative).match(" ".join(words)) is not None
    if words[0] in word_set(pack.rosters.everybody):
        return False
    opens = words[0] in pack.pronouns.personal or words[0] in word_set(pack.subjects.groups)
    return opens or (not relative and any(token.text in verb_forms(pack) for token in piece.tokens))


@dataclass(frozen=True, slots=True)
class _Shared:
    """What a plural title before the first of several people says of each, and what stands behind them all."""

    title: Description
    until: int
    behind: Description


def _shared(text: str, begun: list[Begun], end: int, pack: LanguagePack) -> _Shared:
    """The plural role before the first person and those without a title of their own, and what all are told to be."""
    first, last = begun[0], begun[-1]
    until = next((n for n, one in enumerate(begun) if n and one.title), len(begun))
    plural = until > 1 and (_is_plural(first.title, pack) or (first.title and len(first.name.tokens) == 1))
    title = first.before if plural else Description()
    everybody = phrase_pattern(pack.rosters.everybody).search(text, last.name.span.end, end)
    if everybody and everybody.end() < end:
        behind = read_behind(text, Span(everybody.end(), end), pack)
    elif plural and until == len(begun) and all(one.alone for one in begun[:-1]):
        behind = read_behind(text, Span(last.name.span.end, end), pack) if last.name.span.end < end else Description()
    else:
        behind = Description()
    return _Shared(title, until, behind)


def _is_plural(title: str, pack: LanguagePack) -> bool:
    words = title.casefold().split()
    return any(word.endswith(pack.rosters.plurals) for word in words)


def _members(text: str, begun: list[Begun], end: int, shared: _Shared, pack: LanguagePack) -> Iterator[Member]:
    """Everybody on the list, described by what stands before the name, behind it and with them all."""
    for number, one in enumerate(begun):
        following = begun[number + 1] if number + 1 < len(begun) else None
        stop = _trimmed(text, following.piece.span.start, one.name.span.end, pack) if following else end
        stop = max(stop, one.name.span.end)
        item = Span(one.piece.span.start, stop)
        after = described_behind(text, one.name, item, pack)
        before = one.before
        if number < shared.until and shared.title and not (before.role and number):
            before = replace(shared.title, organization=before.organization or shared.title.organization)
        elif number and not one.title and _is_plural(begun[number - 1].title, pack):
            # *the rector A, the teachers B and C*: the title of several in a list goes on to the last of them.
            before = replace(begun[number - 1].before, organization=before.organization)
        after = replace(after, organization=after.organization or shared.behind.organization)
        if after.role and before.role and not before.organization and _is_part(before.role.label, pack):
            before = replace(before, role=None)
        described = Description(
            before.role or after.role or shared.behind.role,
            before.organization or after.organization,
            None if before.role else after.whole,
            before.party or after.party,
            (*before.former, *after.former),
            before.of or after.of,
        )
        surname = None
        family = not one.title or one.title.split()[-1].casefold() in word_set(pack.rosters.families)
        if len(one.name.tokens) == 1 and family and following and following.piece.conjoined:
            surname = following.name.tokens[-1].text if len(following.name.tokens) > 1 else None
        yield Member(one.name, described, f"{one.title} {text[one.name.span.end : stop]}", surname)


def _is_part(label: str, pack: LanguagePack) -> bool:
    """Whether a title tells nothing but a part on the panel (*Moderator:* Name, director)."""
    return label.casefold() in word_set((*pack.cast.moderators, *pack.cast.panellists))


def _trimmed(text: str, start: int, least: int, pack: LanguagePack) -> int:
    """The end of an item before the conjunction, the comma and the bullet that come before the next."""
    words = text[least:start].rstrip(" \n\t")
    last = deque(joining(pack).finditer(words), maxlen=1)
    if last and last[0].end() == len(words):
        words = words[: last[0].start()]
    return least + len(words.rstrip(" \n\t,;*•·"))
