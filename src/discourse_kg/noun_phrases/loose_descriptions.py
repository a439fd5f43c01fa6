"""Read a description whose words no grammar knows, by the joints in it: *jurist, Väderrådet*, *director of X at Y*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discourse_kg.countries import names_to_code
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import (
    Description,
    is_organization_word,
    is_plain_role,
    is_role_part,
    is_role_word,
    leads_to_name,
    printed_role,
)
from discourse_kg.noun_phrases.names import Token, phrase_pattern, tokenise, word_set

if TYPE_CHECKING:
    from discourse_kg.languages.packs import LanguagePack

#: A short form after a name: *Internal Revenue Service (IRS)*.
_ABBREVIATED = re.compile(r"(?<!\s)\s*\([^()]*\)?$")


#: The most small words before an organization's name that say what it is.
_LONGEST_LEAD = 3


def describe_loosely(text: str, pack: LanguagePack) -> Description:
    """Read a description whose words no grammar knows, by the joints in it: what stands alone describes somebody."""
    for opening in (pack.roles.linkers, pack.roles.determiners):
        if found := phrase_pattern(opening).match(text):
            text = text[found.end() :].strip()
    tokens = tokenise(text, Span(0, len(text))) if text else ()
    roles = [index for index, token in enumerate(tokens) if is_role_word(token.text, pack)]
    if not roles and is_plain_role(tokens, pack):
        roles = [0]
    if roles:
        return _describe_role(text, tokens, roles, pack)
    return Description(organization=_organization(text, pack) if tokens and _is_organization(tokens, pack) else None)


def _describe_role(text: str, tokens: tuple[Token, ...], roles: list[int], pack: LanguagePack) -> Description:
    """Find where the role ends and the organization begins, by the most telling joint between them."""
    if behind := _role_behind(text, tokens, roles, pack):
        return Description(printed_role(behind[1], pack), _organization(behind[0], pack))
    strong = _at_preposition(text, tokens, roles[0], pack.roles.prepositions, pack)
    strong = strong or _at_comma(text, tokens, roles[0], pack)
    weak = None if strong else _at_topic(text, tokens, roles[0], pack)
    if not strong and weak is None and not _is_topical(tokens, pack):
        weak = _at_preposition(text, tokens, roles[0], pack.roles.weak_prepositions, pack)
    if not strong and weak is None and _has_topic(tokens, pack):
        return Description(printed_role(text, pack))
    if (split := strong or weak) is None:
        return _by_words(text, tokens, roles, pack)
    role, organization = printed_role(split[0], pack), _organization(split[1], pack)
    if organization in names_to_code(pack):
        return Description(printed_role(text, pack))
    return Description(role, organization, printed_role(text, pack) if weak else None)


def _is_organization(tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    return tokens[0].capitalised or any(is_organization_word(token.text, pack) for token in tokens)


def _organization(text: str, pack: LanguagePack) -> str | None:
    """An organization as printed, without its article and anything that follows."""
    text = _ABBREVIATED.sub("", text.strip(" ,;–-.")).strip(" ,;–-.")
    if found := phrase_pattern(pack.roles.determiners).match(text):
        text = text[found.end() :].strip()
    return _without_lead(text, pack) or None


def _without_lead(text: str, pack: LanguagePack) -> str:
    """*Operatören Nordlina*, *software supplier Brackenfold*: what an organization is, before its name, is left out."""
    words = text.split()
    lead = next((number for number, word in enumerate(words) if not word[0].islower()), 0)
    joints = word_set((*pack.roles.prepositions, *pack.roles.weak_prepositions, *pack.cues.conjunctions))
    if not 0 < lead <= _LONGEST_LEAD or set(words[:lead]) & joints:
        return text
    return " ".join(words[lead:])


def _at_preposition(
    text: str, tokens: tuple[Token, ...], first_role: int, prepositions: tuple[str, ...], pack: LanguagePack
) -> tuple[str, str] | None:
    """Split at the first preposition after the role that leads to a capitalised word, in the pack's order."""
    for preposition in prepositions:
        for index in range(first_role + 1, len(tokens) - 1):
            if tokens[index].folded == preposition and leads_to_name(tokens[index + 1 :], pack):
                return text[: tokens[index].start], text[tokens[index].end :]
    return None


def _is_topical(tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether the role before the first preposition is one of something, not of somebody's (*professor of law*)."""
    joints = word_set((*pack.roles.weak_prepositions, *pack.roles.topic_prepositions))
    first = next((number for number, token in enumerate(tokens) if token.folded in joints), 0)
    return first > 0 and tokens[first - 1].folded in word_set(pack.roles.topical)


def _has_topic(tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether a role goes on to what it is about: *professor of law*, *minister for towns*."""
    return any(token.folded in word_set(pack.roles.topic_prepositions) for token in tokens)


def _at_topic(text: str, tokens: tuple[Token, ...], first_role: int, pack: LanguagePack) -> tuple[str, str] | None:
    """Split at a preposition of topic that an organization follows, by its words (*press officer for the Ministry*).

    A minister is one *for* or *of* something that belongs to the office.
    """
    topics = word_set(pack.roles.topic_prepositions)
    joints = [index for index, token in enumerate(tokens) if token.folded in topics and index > first_role]
    if not joints or (role := printed_role(text[: tokens[joints[0]].start], pack)) is None or role.kind:
        return None
    for number, index in enumerate(joints):
        end = joints[number + 1] if number + 1 < len(joints) else len(tokens)
        if any(is_organization_word(token.text, pack) for token in tokens[index + 1 : end]):
            return text[: tokens[index].start], text[tokens[index].end :]
    return None


def _at_comma(text: str, tokens: tuple[Token, ...], first_role: int, pack: LanguagePack) -> tuple[str, str] | None:
    """Split at the comma behind the last part that holds a role word."""
    commas = [index for index, token in enumerate(tokens) if token.text == "," and index > first_role]
    for number, index in enumerate(commas):
        end = commas[number + 1] if number + 1 < len(commas) else len(tokens)
        part = tokens[index + 1 : end]
        if part and not any(is_role_word(token.text, pack) for token in part):
            return text[: tokens[index].start], text[tokens[index].end :]
    return None


def _role_behind(text: str, tokens: tuple[Token, ...], roles: list[int], pack: LanguagePack) -> tuple[str, str] | None:
    """*Eskilstuna kommun, ordförande*: an organization, a comma, and only a role after it."""
    comma = next((index for index, token in enumerate(tokens) if token.text == ","), len(tokens))
    behind = tokens[comma + 1 :]
    if comma > roles[0] or not behind or not tokens[0].capitalised:
        return None
    plain = all(is_role_part(token.text, pack) or token.text[0].islower() for token in behind)
    return (text[: tokens[comma].start], text[behind[0].start :]) if plain else None


def _by_words(text: str, tokens: tuple[Token, ...], roles: list[int], pack: LanguagePack) -> Description:
    """Without mark or preposition: the role's words first, then a capitalised organization; or the reverse."""
    last = roles[0]
    while last + 1 < len(tokens) and is_role_part(tokens[last + 1].text, pack):
        last += 1
    behind = tokens[last + 1 :]
    if behind and behind[0].capitalised and not is_role_word(behind[0].text, pack):
        return Description(printed_role(text[: tokens[last].end], pack), text[behind[0].start :].strip(" ,"))
    return Description(printed_role(text, pack))
