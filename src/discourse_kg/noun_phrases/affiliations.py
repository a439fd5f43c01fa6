"""Read what follows a name: in parentheses, between commas, after a dash, a preposition or a copula."""

from __future__ import annotations

import re
from dataclasses import replace

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import FormerRole, Span
from discourse_kg.noun_phrases.appositions import described, is_anothers, read_apposition
from discourse_kg.noun_phrases.bodies import read_body
from discourse_kg.noun_phrases.body_words import stop_words
from discourse_kg.noun_phrases.descriptions import (
    Description,
    is_party,
    printed_role,
)
from discourse_kg.noun_phrases.names import Run, Token, phrase_pattern, tokenise, word_set
from discourse_kg.noun_phrases.office_words import is_office_noun
from discourse_kg.noun_phrases.offices import Office, office_at
from discourse_kg.noun_phrases.phrases import describe

#: Parentheses, with at most one nested pair.
PARENTHESIS = re.compile(r"\(((?:[^()]|\([^()]*\)){1,120})\)")

#: Marks that join an apposition to a name.
_JOINTS = ",–—-"

#: A description is within this many characters after the name.
_REACH = 400

#: A verb that gives an office is within this many characters before the words that name it.
_ELECTION = 80

#: Words that are a name, and no more, in an apposition: a person's, unless something shows a body's.
_NAME = range(2, 5)

#: What no description goes over.
_PARAGRAPH = re.compile(r"\n\s*\n")

#: Marks behind which a description has ended.
_ENDS = frozenset(',.;:!?)”"“–—')


def describe_behind(text: str, name: Run, sentence: Span, pack: LanguagePack) -> tuple[Description, int]:
    """Read the description after a name, and where it ends; empty when what follows describes no one."""
    end = min(sentence.end, name.span.end + _REACH)
    return _described(text, name.span.end, end, pack)


def _described(text: str, start: int, end: int, pack: LanguagePack) -> tuple[Description, int]:
    while start < end and text[start].isspace():
        start += 1
    if start == end:
        return Description(), start
    if found := PARENTHESIS.match(text, start, end):
        return _in_parentheses(text, found, end, pack)
    if text[start] in _JOINTS and start + 1 < end:
        return _joined(text, Span(start + 1, end), pack)
    tokens = _tokens(text, Span(start, end))
    if found := phrase_pattern((*pack.roles.linkers, *pack.roles.copulas)).match(text, start, end):
        return _said_to_be(text, tuple(token for token in tokens if token.start >= found.end()), start, pack)
    office = _given_office(text, tokens, start, pack) or _directly(tokens, pack)
    if office is not None:
        return described(office, pack), tokens[office.end - 1].end
    return _affiliated(text, tokens, start, pack)


def _given_office(text: str, tokens: tuple[Token, ...], start: int, pack: LanguagePack) -> Office | None:
    """*The board elected Name as chair*, *valdes Name till ny ordförande*: an office that a verb before gives."""
    if not tokens or tokens[0].folded not in word_set(pack.roles.elected) or len(tokens) == 1:
        return None
    before = text[max(start - _ELECTION, 0) : start].rpartition(". ")[2]
    # Who is only proposed, or not elected, has no office.
    if phrase_pattern(pack.roles.elects).search(before) is None or phrase_pattern(pack.meetings.unmade).search(before):
        return None
    office = office_at(tokens, 1, pack)
    return None if office is None or is_anothers(tokens, office, pack) else office


def _said_to_be(text: str, tokens: tuple[Token, ...], start: int, pack: LanguagePack) -> tuple[Description, int]:
    """What a copula says of somebody: an office that is held, or one that is over."""
    if past := _former(text, tokens, 0, pack):
        return Description(former=past), start
    office = office_at(tokens, 0, pack)
    if office is None or is_anothers(tokens, office, pack):
        return Description(), start
    return described(office, pack), tokens[office.end - 1].end


def _tokens(text: str, span: Span) -> tuple[Token, ...]:
    """The tokens of a stretch, up to the end of its paragraph."""
    ends = _PARAGRAPH.search(text, span.start, span.end)
    stretch = Span(span.start, ends.start() if ends else span.end)
    return tokenise(text, stretch) if stretch.end > stretch.start else ()


def _directly(tokens: tuple[Token, ...], pack: LanguagePack) -> Office | None:
    """*Name säkerhetschef på Isbolaget*: a role and its body right behind the name; a role alone could be a verb."""
    small = bool(tokens) and tokens[0].text[0].islower()
    if not small or not is_office_noun(tokens[0].text, pack) or tokens[0].folded in stop_words(pack):
        return None
    office = office_at(tokens, 0, pack)
    return office if office and office.organization else None


def _in_parentheses(text: str, found: re.Match[str], end: int, pack: LanguagePack) -> tuple[Description, int]:
    """*(role, Organization)*, or *(Party, constituency)* with the description after it."""
    label = found.group(1).split(",", 1)[0].strip(" .")
    # *(R-S.C.)*: the party and the state that somebody sits for.
    party, hyphen, seat = label.partition("-")
    label = party if hyphen and seat[:1].isupper() and len(party) == 1 else label
    if not is_party(label, pack):
        told = describe(found.group(1), pack)
        return (told, found.end()) if told else _described(text, found.end(), end, pack)
    further, closing = _described(text, found.end(), end, pack)
    return replace(further, party=label), closing if further else found.end()


def _affiliated(text: str, tokens: tuple[Token, ...], start: int, pack: LanguagePack) -> tuple[Description, int]:
    """The organization or party that a preposition joins to the name: *from Name*, *of the county council*."""
    if not tokens or (found := phrase_pattern(pack.roles.affiliations).match(text, tokens[0].start)) is None:
        return Description(), start
    behind = tuple(token for token in tokens if token.start >= found.end())
    body = read_body(behind, 0, pack) if behind else None
    if body is None:
        return Description(), start
    if is_party(body.name, pack):
        return Description(party=body.name), start
    return Description(organization=body.name), start


def _joined(text: str, behind: Span, pack: LanguagePack) -> tuple[Description, int]:
    """What a comma or a dash joins to a name: an apposition, an affiliation, a clause about what someone does where."""
    opening = phrase_pattern(pack.roles.linkers).match(text, _skip_space(text, behind))
    tokens = _tokens(text, Span(opening.end(), behind.end) if opening else behind)
    tokens = _behind_degrees(tokens, pack)
    if not tokens:
        return Description(), behind.start
    told, count = read_apposition(text, tokens, pack)
    if count:
        former = _former(text, tokens, count, pack)
        party = _party_at(tokens, count, pack)
        told = replace(told, former=(*told.former, *former), party=told.party or party)
        return told, tokens[count - 1 + 3 * (party is not None)].end
    if former := _former(text, tokens, 0, pack):
        return Description(former=former), behind.start
    if tokens[0].folded in word_set(pack.roles.affiliations):
        return _affiliated(text, tokens, behind.start, pack)
    return _in_clause(text, tokens, behind, pack)


def _behind_degrees(tokens: tuple[Token, ...], pack: LanguagePack) -> tuple[Token, ...]:
    """*Name, Ph.D., librarian*: what stands behind letters after a name, which describe nobody."""
    while tokens and tokens[0].text in pack.names.post_nominals:
        end = 1
        while end < len(tokens) and tokens[end].text in ".,":
            end += 1
        if end == 1:
            break
        tokens = tokens[end:]
    return tokens


def _skip_space(text: str, span: Span) -> int:
    return next((index for index in range(span.start, span.end) if not text[index].isspace()), span.end)


def _party_at(tokens: tuple[Token, ...], at: int, pack: LanguagePack) -> str | None:
    """A party in parentheses behind a role (*riksdagsledamot (S)*)."""
    label = [token.text for token in tokens[at : at + 3]]
    return label[1] if label[:1] == ["("] and label[2:] == [")"] and is_party(label[1], pack) else None


def _former(text: str, tokens: tuple[Token, ...], count: int, pack: LanguagePack) -> tuple[FormerRole, ...]:
    """The offices that are over in the next parts of an apposition: *director, formerly dean at X*."""
    offices: list[FormerRole] = []
    small = word_set((*pack.roles.determiners, *pack.cues.conjunctions))
    while count < len(tokens):
        at = count
        while at < len(tokens) and (tokens[at].text == "," or tokens[at].folded in small):
            at += 1
        found = phrase_pattern(pack.roles.former).match(text, tokens[at].start) if at < len(tokens) else None
        if found is None:
            break
        while at < len(tokens) and tokens[at].start < found.end():
            at += 1
        office = office_at(tokens, at, pack) if at < len(tokens) else None
        role = printed_role(office.role, pack) if office else None
        if office is None or role is None:
            break
        offices.append(FormerRole(role, office.organization))
        count = office.end
    return tuple(offices)


def _in_clause(text: str, tokens: tuple[Token, ...], behind: Span, pack: LanguagePack) -> tuple[Description, int]:
    """*Name, who is head of X*, *Name, who works at X*: what a relative clause says of somebody."""
    if tokens[0].folded in word_set(pack.roles.copulas):
        return _said_to_be(text, tokens[1:], behind.start, pack)
    relative = phrase_pattern(pack.pronouns.relative).match(text, tokens[0].start)
    if relative is None:
        return Description(), behind.start
    clause = tuple(token for token in tokens if token.start >= relative.end())
    if clause and clause[0].folded in word_set(pack.roles.copulas):
        office = office_at(clause, 1, pack)
        return (described(office, pack), behind.start) if office else (Description(), behind.start)
    first = clause[0].start if clause else behind.end
    if not clause or phrase_pattern(pack.roles.works).match(text, first) is None:
        return Description(), behind.start
    for index, token in enumerate(clause):
        if token.text == ",":
            break
        if token.folded in word_set(pack.roles.prepositions) and index + 1 < len(clause):
            body = read_body(clause, index + 1, pack)
            return Description(organization=body.name if body else None), behind.start
    return Description(), behind.start
