"""Read the office before a name: *Isverkets biträdande chef* Name, *arbetsmarknads- och integrationsminister* Name."""

from __future__ import annotations

from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.body_words import stop_words
from discourse_kg.noun_phrases.descriptions import is_role_part, is_role_word
from discourse_kg.noun_phrases.kinds import drops_nationality, is_nationality
from discourse_kg.noun_phrases.names import Token, word_set
from discourse_kg.noun_phrases.office_words import (
    LONGEST_OFFICE,
    MARKS,
    genitive_of,
    is_office,
    is_office_noun,
    limits,
    printed,
)
from discourse_kg.noun_phrases.offices import Office, office_at
from discourse_kg.noun_phrases.owners import body_before, owner_before

#: An office with what it is for, and its body, has at most so many words before a name; fewest: *chef för lov*.
_LONGEST = 12
_SHORTEST = 3


def office_before(tokens: tuple[Token, ...], name: int, pack: LanguagePack) -> Office | None:
    """The office right before a name that begins at an index, with the body or state in the genitive before it."""
    head = name - 1
    if head < 0:
        return None
    if head and _follows_head(tokens, head, pack):
        head -= 1  # *Director General*
    if not _is_head(tokens, head, pack):
        return _with_topic(tokens, name, pack)
    start = _with_coordinated(tokens, _with_limits(tokens, head, pack), pack)
    shortened = start > 1 and tokens[start - 1].text == "."
    if shortened and tokens[start - 2].folded in word_set(pack.sentences.abbreviations):
        start -= 2
    role = printed(tokens[start:name])
    owner = owner_before(tokens, start, pack) or body_before(tokens, start, head, pack)
    if owner is None:
        return Office(role, None, start, name)
    return Office(role, owner.organization, owner.start, name, owner.of)


def office_apposed(tokens: tuple[Token, ...], name: int, pack: LanguagePack) -> Office | None:
    """*The minister of lists*, Name: an office that a comma parts from the name that begins at an index."""
    comma = name - 1
    if comma < 1 or tokens[comma].text != ",":
        return None
    for start in range(comma - 1, max(comma - _LONGEST, 0) - 1, -1):
        if tokens[start].text in MARKS or tokens[start].text in ",;()":
            start += 1  # noqa: PLW2901
            return _filling(tokens[:comma], start, pack)
        if start == 0:
            return _filling(tokens[:comma], 0, pack)
    return None


def _filling(tokens: tuple[Token, ...], start: int, pack: LanguagePack) -> Office | None:
    """The office that fills the tokens from an index on; small words may open it (*Även*, *Men*)."""
    while start < len(tokens) and tokens[start].folded in word_set((*pack.names.openers, *pack.cues.conjunctions)):
        if is_office(tokens[start], pack):
            break
        start += 1
    office = office_at(tokens, start, pack) if start < len(tokens) else None
    return office if office is not None and office.end == len(tokens) else None


def _with_topic(tokens: tuple[Token, ...], name: int, pack: LanguagePack) -> Office | None:
    """*minister för civilt försvar* Name: an office whose noun stands further back, and all between belongs to it."""
    if not is_given_name(tokens[name].text):
        return None
    for head in range(name - _SHORTEST, max(name - _LONGEST, -1), -1):
        token = tokens[head]
        if not token.text[0].isalpha() and token.text not in "-&":
            return None
        if token.text[0].islower() and token.folded not in stop_words(pack) and is_office_noun(token.text, pack):
            start = _with_limits(tokens, head, pack)
            office = office_at(tokens[:name], start, pack)
            return office if office is not None and office.end == name else None
    return None


def _follows_head(tokens: tuple[Token, ...], index: int, pack: LanguagePack) -> bool:
    """Whether a word that is a part of roles stands behind the noun of its office."""
    noun, token = tokens[index - 1], tokens[index]
    part = noun.capitalised and token.capitalised and is_role_part(token.text, pack)
    return part and is_role_word(noun.text, pack) and not (is_role_word(token.text, pack) or is_given_name(token.text))


def _is_head(tokens: tuple[Token, ...], index: int, pack: LanguagePack) -> bool:
    token = tokens[index]
    if not token.text[0].isalpha():
        return False
    if is_office_noun(token.text, pack) and "-" in token.text:
        return True
    if token.capitalised and index and not token.text.isupper() and tokens[index - 1].text not in MARKS:
        part = is_role_part(token.text, pack) and is_role_word(tokens[index - 1].text, pack)  # *Director General*
        return (part or is_role_word(token.text, pack)) and not is_given_name(token.text)
    return is_office_noun(token.text, pack) or (token.capitalised and is_office_noun(token.folded, pack))


def _with_limits(tokens: tuple[Token, ...], head: int, pack: LanguagePack) -> int:
    """Back over what limits an office: *biträdande*, *konstnärliga*, *chief data*."""
    start = head
    while start > 0 and head - start < LONGEST_OFFICE and _is_limit(tokens, start - 1, head, pack):
        start -= 1
    small = word_set((*pack.cues.conjunctions, *pack.roles.weak_prepositions))
    while start < head and tokens[start].folded in small:
        start += 1
    return start


def _is_limit(tokens: tuple[Token, ...], index: int, head: int, pack: LanguagePack) -> bool:
    token = tokens[index]
    if token.end + 1 != tokens[index + 1].start or not token.text[0].isalpha():
        return False
    if token.folded in stop_words(pack) or drops_nationality(token.folded, pack):
        return False
    known = is_role_part(token.text, pack) and (token.text[0].islower() or tokens[head].capitalised)
    known = known or limits(token, pack) or is_nationality(token.folded, pack)
    return known or _opens(tokens, index, pack) or _is_noun_between(tokens, index, pack)


def _is_noun_between(tokens: tuple[Token, ...], index: int, pack: LanguagePack) -> bool:
    """*the transport minister*, *and energy minister*: a small word that no subject precedes is no verb.

    Only where compounds are two words.
    """
    token = tokens[index]
    if pack.roles.definite or not (token.text.isalpha() and token.text[0].islower()):
        return False
    before = tokens[index - 1] if index else None
    joints = word_set((*pack.roles.determiners, *pack.cues.conjunctions, *pack.roles.prepositions))
    joints |= word_set(pack.roles.former)
    first = before is None or before.text in MARKS or before.text in ",;(" or before.folded in joints
    return (first or genitive_of(before, pack) is not None) if before is not None else first


def _opens(tokens: tuple[Token, ...], index: int, pack: LanguagePack) -> bool:
    """*Civic designer*: a word that is capitalised because it begins the sentence."""
    token = tokens[index]
    begins = index == 0 or tokens[index - 1].text in MARKS
    plain = token.text[0].isupper() and token.text[1:].islower() and genitive_of(token, pack) is None
    small = token.folded in stop_words(pack) or token.folded in word_set((*pack.names.honorifics, *pack.names.openers))
    return begins and plain and not small


def _hangs(tokens: tuple[Token, ...], hyphen: int) -> bool:
    """Whether a hyphen at that place ends a word whose last part comes later."""
    return hyphen > 0 and tokens[hyphen].text == "-" and tokens[hyphen].start == tokens[hyphen - 1].end


def _with_coordinated(tokens: tuple[Token, ...], start: int, pack: LanguagePack) -> int:
    """Back over an office of several parts: *skol-, bistånds- och handelsminister*, *docent och generalsekreterare*."""
    before = start - 2
    if before < 0 or tokens[start - 1].folded not in word_set(pack.cues.conjunctions):
        return start
    if _hangs(tokens, before):
        while _hangs(tokens, before - 3) and tokens[before - 2].text == ",":
            before -= 3
        return _with_limits(tokens, before - 1, pack)
    small = tokens[before].text[0].islower() and is_office_noun(tokens[before].text, pack)
    both = tokens[start].capitalised and tokens[before].capitalised and is_role_part(tokens[before].text, pack)
    return _with_limits(tokens, before, pack) if small or both else start
