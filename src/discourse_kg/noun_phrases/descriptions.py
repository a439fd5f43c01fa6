"""What a description of somebody tells, and the words that roles and organizations are told by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from discourse_kg.model import FormerRole, PrintedRole
from discourse_kg.noun_phrases.names import REMEMBERED, Token, phrase_pattern, stems, word_set

if TYPE_CHECKING:
    from discourse_kg.languages.packs import LanguagePack

#: A party after a role: *riksdagsledamot (S)*.
PARTY = re.compile(r"\(([^()]{1,30})\)$")

#: A role that no list knows has at most so many words.
_LONGEST_PLAIN_ROLE = 3


@dataclass(frozen=True, slots=True)
class Description:
    """A role and an organization as printed, each None when the text gives none.

    `whole` is the role with what was taken for its organization, where only a weak preposition tells
    (*deputy director for research*): what it is once the organization is known to be another. `party` is a
    politician's party as printed, `former` an office that is over, and `of` the state or place that an office is of.
    """

    role: PrintedRole | None = None
    organization: str | None = None
    whole: PrintedRole | None = None
    party: str | None = None
    former: tuple[FormerRole, ...] = ()
    of: str | None = None

    def __bool__(self) -> bool:
        return any((self.role, self.organization, self.party, self.former))


@lru_cache(REMEMBERED)
def is_role_word(word: str, pack: LanguagePack) -> bool:
    """Whether the word alone is a role, or ends as the compounds that are roles."""
    folded = word.casefold()
    if folded in word_set(pack.roles.words):
        return True
    if not folded.endswith(pack.roles.suffixes or ("\0",)):
        return False
    return any(folded.endswith(suffix) and len(folded) > len(suffix) + 1 for suffix in pack.roles.suffixes)


def is_organization_word(word: str, pack: LanguagePack) -> bool:
    """Whether the word belongs to organizations' names, or ends as such words do."""
    folded = word.casefold()
    return folded in word_set(pack.names.organization_words) or folded.endswith(pack.names.organization_suffixes)


@lru_cache(REMEMBERED)
def is_role_part(word: str, pack: LanguagePack) -> bool:
    """Whether the word is a role or may be inside one (*vice*, *chief*)."""
    return is_role_word(word, pack) or word.casefold() in word_set(pack.roles.modifiers)


def is_title(word: str, pack: LanguagePack) -> bool:
    """Whether the word is a role, in the definite form or not."""
    return is_role_part(word, pack) or any(is_role_part(stem, pack) for stem in stems(word, pack.roles.definite))


@lru_cache(REMEMBERED)
def definite_role(word: str, pack: LanguagePack) -> str | None:
    """The role whose definite form a folded word is (*moderatorn*: moderator); None when it is none's."""
    return next((stem for stem in stems(word, pack.roles.definite) if is_role_word(stem, pack)), None)


def is_definite_role(word: str, pack: LanguagePack) -> bool:
    """Whether the word is a role in the definite form."""
    return definite_role(word, pack) is not None


def opens_with_role(words: list[str], pack: LanguagePack) -> bool:
    """Whether folded words begin with a role in the definite form: *the minister*, *ministern*."""
    if len(words) > 1 and words[0] in word_set(pack.roles.determiners):
        return is_role_word(words[1], pack)
    return bool(words) and is_definite_role(words[0], pack)


def has_known_role(described: Description, pack: LanguagePack) -> bool:
    """Whether one of the words of the role is known to be one; any small words may stand where a role does."""
    label = described.role.label if described.role else ""
    return any(is_role_word(word, pack) for word in label.split())


def printed_role(label: str, pack: LanguagePack) -> PrintedRole | None:
    """The role as printed, with the kind of office that its last words indicate; None when nothing is printed."""
    label = " ".join(label.split()).strip(" ,;–-")
    if found := phrase_pattern(pack.roles.present).match(label):
        label = label[found.end() :].lstrip(" ,")
    if not label:
        return None
    folded = label.casefold()
    kinds = [
        (len(word), kind)
        for kind, words in pack.roles.kinds.items()
        for word in words
        if _tells_kind(folded, word.casefold(), pack)
    ]
    return PrintedRole(label, max(kinds)[1] if kinds else None)


def _tells_kind(label: str, word: str, pack: LanguagePack) -> bool:
    """A word tells the kind where it ends the role's head: what stands before *for X* or *at Y*."""
    heads = [label]
    joints = (*pack.roles.prepositions, *pack.roles.weak_prepositions, *pack.roles.topic_prepositions)
    if found := phrase_pattern(joints).search(label):
        heads.append(label[: found.start()].strip())
    return any(head.endswith(word) for head in heads)


def is_party(label: str, pack: LanguagePack) -> bool:
    """Whether a label in parentheses is a party's, in small letters too (*(mp)*)."""
    return label.strip() in pack.names.parties or label.strip().upper() in pack.names.parties


def is_plain_role(tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether a description that no list knows opens with a role all the same: a few small words before a name.

    *fiskare på Yttre skären*, *caretaker, Old Mill*, *bus driver*: small words, none of them a function word,
    up to a preposition or comma that a capitalised word follows, or to the end.
    """
    length = next((index for index, token in enumerate(tokens) if _ends_role(tokens, index, pack)), len(tokens))
    function = word_set((*pack.function_words, *pack.cues.complements, *pack.cues.adverbs, *pack.names.openers))
    opening = tokens[:length]
    return 0 < length <= _LONGEST_PLAIN_ROLE and all(
        token.text[0].islower() and token.text[0].isalpha() and token.folded not in function for token in opening
    )


def _ends_role(tokens: tuple[Token, ...], index: int, pack: LanguagePack) -> bool:
    joints = word_set((*pack.roles.prepositions, *pack.roles.weak_prepositions)) | {","}
    return tokens[index].folded in joints and leads_to_name(tokens[index + 1 :], pack)


def leads_to_name(tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether a capitalised word or one of organizations' names follows, behind an article or not."""
    determiners = word_set(pack.roles.determiners)
    for token in tokens[:4]:
        if token.capitalised or is_organization_word(token.text, pack):
            return True
        if token.folded not in determiners and not token.text.isalpha():
            return False
    return False
