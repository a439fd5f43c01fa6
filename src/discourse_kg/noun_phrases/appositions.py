"""Read what a comma or a dash joins to a name: an office and its body, or one of them."""

from __future__ import annotations

from dataclasses import replace

from discourse_kg.languages.finite_verbs import finite_verbs
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.lexicons import words_of
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.bodies import Body, has_body_word, read_body
from discourse_kg.noun_phrases.body_words import is_name_word, stop_words
from discourse_kg.noun_phrases.descriptions import (
    Description,
    is_organization_word,
    is_party,
    is_plain_role,
    printed_role,
)
from discourse_kg.noun_phrases.names import Token, phrase_pattern, word_set
from discourse_kg.noun_phrases.offices import Office, office_at

#: Words that are a name, and no more, in an apposition: a person's, unless something shows a body's.
_NAME = range(2, 5)

#: Marks behind which a description has ended.
_ENDS = frozenset(',.;:!?)”"“–—')


def read_apposition(text: str, tokens: tuple[Token, ...], pack: LanguagePack) -> tuple[Description, int]:
    """What tokens say of somebody, and how many of them say it; none when they say something else."""
    former = phrase_pattern(pack.roles.former).match(text, tokens[0].start)
    if former or tokens[0].folded in word_set((*pack.cues.conjunctions, *pack.cast.rosters)):
        return Description(), 0
    if is_party(tokens[0].text, pack) and _ends(tokens, 1):
        return Description(party=tokens[0].text), 1
    office = office_at(tokens, 0, pack)
    if office and not is_anothers(tokens, office, pack):
        return described(office, pack), office.end
    return _plain(text, tokens, pack) or _unlisted(text, tokens, pack) or _bodily(tokens, pack)


def described(office: Office, pack: LanguagePack) -> Description:
    """An office as a description."""
    role, whole = printed_role(office.role, pack), printed_role(office.whole, pack)
    return Description(role, office.organization, whole, of=office.of)


def _bodily(tokens: tuple[Token, ...], pack: LanguagePack) -> tuple[Description, int]:
    """*Name, Harbour Board*; *Name, Norrlunds kommun, ordförande*."""
    body = read_body(tokens, 0, pack, owned=True)
    if body is None or body.small or not _is_body(tokens, body, pack):
        return Description(), 0
    further = _of_unit(tokens, body, pack)
    if further is not None:
        return Description(organization=further.name), further.end
    if body.end + 1 < len(tokens) and tokens[body.end].text == ",":
        office = office_at(tokens, body.end + 1, pack)
        if office and office.organization is None and tokens[body.end + 1].text[0].islower():
            return replace(described(office, pack), organization=body.name), office.end
    return Description(organization=body.name), body.end


def _of_unit(tokens: tuple[Token, ...], body: Body, pack: LanguagePack) -> Body | None:
    """*Division of Lists at the Harbour Board*: a unit goes with the body that it belongs to."""
    named = next((token for token in tokens[: body.end] if is_name_word(token)), None)
    joined = body.end + 1 < len(tokens) and tokens[body.end].folded in word_set(pack.roles.prepositions)
    if named is None or not joined or not named.folded.endswith(pack.roles.units):
        return None
    return read_body(tokens, body.end + 1, pack)


def is_anothers(tokens: tuple[Token, ...], office: Office, pack: LanguagePack) -> bool:
    """*A B, director C D*: an office that stands right before a further name is that one's."""
    behind = tokens[office.end : office.end + 2]
    if office.organization is not None and len(office.organization.split()) in _NAME:
        words = office.organization.split()
        directly = tokens[office.end - len(words) - 1].text[-1].isalpha()
        joined = tokens[office.end - len(words) - 1].folded in stop_words(pack)
        if directly and not joined and is_given_name(words[0]):
            return True
    return bool(behind) and is_name_word(behind[0]) and is_given_name(behind[0].text)


def _plain(text: str, tokens: tuple[Token, ...], pack: LanguagePack) -> tuple[Description, int] | None:
    """*fiskare på Yttre skären*: small words that no list knows, but a body behind a preposition shows them a role."""
    count = 0
    while count < len(tokens) and tokens[count].text.isalpha() and tokens[count].text[0].islower():
        if tokens[count].folded in word_set((*pack.roles.prepositions, *pack.roles.weak_prepositions)):
            break
        if tokens[count].folded in stop_words(pack) or tokens[count].folded in finite_verbs(pack.tag):
            return None
        count += 1
    if not 0 < count < _NAME.start or count + 1 >= len(tokens) or not is_plain_role(tokens[:count], pack):
        return None
    comma = tokens[count].text == ","
    if not comma and tokens[count].folded not in word_set((*pack.roles.prepositions, *pack.roles.weak_prepositions)):
        return None
    body = read_body(tokens, count + 1, pack, owned=not comma)
    if body is None or body.small or (comma and not has_body_word(body.name, pack)):
        return None
    role = printed_role(text[tokens[0].start : tokens[count - 1].end], pack)
    return Description(role, body.name), body.end


def _unlisted(text: str, tokens: tuple[Token, ...], pack: LanguagePack) -> tuple[Description, int] | None:
    """*Social Media Maven at the Harbour Corps*: capitalised words are a role where a body is what they are *at*."""
    end = 0
    while end < len(tokens) and is_name_word(tokens[end]):
        end += 1
    if not 0 < end < len(tokens) or tokens[end].folded not in word_set(pack.roles.prepositions[:1]):
        return None
    words = tokens[:end]
    unit = words[0].folded.endswith(pack.roles.units) or any(is_organization_word(word.text, pack) for word in words)
    body = read_body(tokens, end + 1, pack) if not unit and not is_given_name(words[0].text) else None
    if body is None:
        return None
    return Description(printed_role(text[words[0].start : words[-1].end], pack), body.name), body.end


def _is_body(tokens: tuple[Token, ...], body: Body, pack: LanguagePack) -> bool:
    """Whether capitalised words behind a comma are a body's, not a person's or a place's who is listed next."""
    if not _ends(tokens, body.end) or tokens[0].text in pack.names.post_nominals:
        return False
    words = [token for token in tokens[: body.end] if is_name_word(token)]
    if len(words) not in _NAME:
        return len(words) > 0
    told = any(is_organization_word(word.text, pack) or not word.text.isalpha() for word in tokens[: body.end])
    told = told or any(word.text.isupper() and len(word.text) > 1 for word in words)
    told = told or words[0].folded in words_of("things", pack.tag, "first")
    told = told or words[-1].folded in words_of("things", pack.tag, "last")
    return told or any(token.text[0].islower() for token in tokens[: body.end])


def _ends(tokens: tuple[Token, ...], end: int) -> bool:
    """Whether a description can end before an index: at a mark, or before a small word."""
    return end >= len(tokens) or tokens[end].text in _ENDS or tokens[end].text[0].islower()
