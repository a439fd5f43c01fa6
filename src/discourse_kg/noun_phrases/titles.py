"""Take off a name what stands before it: titles, roles, the genitive of an organization."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from discourse_kg.countries import names_to_code
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import FormerRole, PrintedRole, Span
from discourse_kg.noun_phrases.descriptions import (
    Description,
    is_definite_role,
    is_organization_word,
    is_role_part,
    is_role_word,
    printed_role,
)
from discourse_kg.noun_phrases.names import (
    Run,
    Token,
    begins_name,
    ends_with_phrase,
    phrase_pattern,
    without_genitive,
    word_set,
)

#: A person's name has so many words, particles not counted.
NAME_TOKENS = range(2, 5)

#: So many capital letters can be initials (*JD Vance*); more are a body's short form.
_INITIALS = 2

#: *Org's Given Surname*: a genitive before a name makes at least so many words.
_OWNED_NAME = 3


@dataclass(frozen=True, slots=True)
class Titled:
    """A name alone, what stood before it as a description, and whether a title of address did."""

    name: Run
    before: Description
    honoured: bool


def peel(run: Run, tokens: tuple[Token, ...], sentence: Span, pack: LanguagePack) -> Titled | None:
    """Find the name in a run of capitalised words; None when the run holds none."""
    honoured = False
    role_words: list[Token] = []
    organization: str | None = None
    while run.tokens:
        first = run.tokens[0]
        opens = first.start == sentence.start or first is tokens[0]
        if first.folded.rstrip(".") in word_set(pack.names.honorifics):
            honoured = True
        elif _role_form(first, pack):
            role_words.append(first)
        elif len(run.tokens) >= _OWNED_NAME and (owner := _owner(first, pack)):
            organization = owner
        elif not (opens and first.folded in word_set(pack.names.openers)):
            break
        shorter = run.without_first(1)
        if shorter is None:
            return None
        run = shorter
    if not looks_like_name(run, pack) or (role_words and not any(_ends_in_role(word, pack) for word in role_words)):
        return None
    role_words = _role_from(role_words[0] if role_words else run.tokens[0], run, tokens, pack)
    if role_words and organization is None:
        organization = _genitive_before(role_words[0], tokens, pack)
    role = printed_role(_printed(_without_honour(role_words, pack)), pack) if role_words else None
    if role and (label := _over(role, role_words[0], tokens, pack)) and (office := printed_role(label, pack)):
        return Titled(run, Description(former=(FormerRole(office, organization),)), honoured)
    return Titled(run, Description(role, organization), honoured)


def _over(role: PrintedRole, first: Token, tokens: tuple[Token, ...], pack: LanguagePack) -> str | None:
    """The office that a word for what is over stands before (*former minister* Name); None for one that is held."""
    former = phrase_pattern(pack.roles.former)
    if found := former.match(role.label):
        return role.label[found.end() :].lstrip(" .")
    index = index_of(first, tokens)
    before = " ".join(token.folded for token in tokens[max(index - 2, 0) : index]).replace(" .", ".")
    return role.label if ends_with_phrase(before, pack.roles.former) else None


def _without_honour(role: list[Token], pack: LanguagePack) -> list[Token]:
    """A role's words without the title of address between them and the name (*Agronomist Dr.*)."""
    while len(role) > 1 and (role[-1].text == "." or role[-1].folded in word_set(pack.names.honorifics)):
        role = role[:-1]
    return role


def _printed(tokens: list[Token]) -> str:
    """The tokens as they stand, a full stop close behind its word."""
    return " ".join(token.text for token in tokens).replace(" .", ".")


def index_of(token: Token, tokens: tuple[Token, ...]) -> int:
    """Where among the sentence's tokens one of them stands."""
    return bisect_left(tokens, token.start, key=lambda one: one.start)


def _role_form(token: Token, pack: LanguagePack) -> bool:
    return is_role_part(token.text, pack) or is_definite_role(token.folded, pack)


def _role_from(first: Token, name: Run, tokens: tuple[Token, ...], pack: LanguagePack) -> list[Token]:
    """The words of the role before a name, as far back as they go (*U.S. chief data officer* Dan Morgan)."""
    index = index_of(name.tokens[0], tokens)
    start = index_of(first, tokens)
    while start > 0 and _role_form(tokens[start - 1], pack):
        start -= 1
    while start < index and tokens[start].folded in word_set((*pack.cues.conjunctions, *pack.roles.weak_prepositions)):
        start += 1
    if not any(_ends_in_role(token, pack) for token in tokens[start:index]):
        return []
    if (
        start > 1
        and tokens[start - 1].text == "."
        and tokens[start - 2].folded in word_set(pack.sentences.abbreviations)
    ):
        return list(tokens[start - 2 : index])
    if start > 0 and _opens_role(tokens[start - 1], pack):
        start -= 1
    return list(tokens[start:index])


def _opens_role(token: Token, pack: LanguagePack) -> bool:
    """*Registry chief*: a capitalised word before the role that is neither a genitive nor a sentence's opener."""
    plain = token.capitalised and without_genitive(token.text, pack) is None
    return plain and token.folded not in word_set(pack.names.openers)


def _ends_in_role(token: Token, pack: LanguagePack) -> bool:
    return is_role_word(token.text, pack) or (_role_form(token, pack) and not is_role_part(token.text, pack))


def _owner(token: Token, pack: LanguagePack) -> str | None:
    """Whose a genitive is, unless it is a given name that only ends like one (Lars)."""
    return None if token.folded in word_set(pack.names.given_like_genitive) else without_genitive(token.text, pack)


def _genitive_before(role: Token, tokens: tuple[Token, ...], pack: LanguagePack) -> str | None:
    """The organization in *Läsverkets gd*: a capitalised genitive right before the role."""
    index = index_of(role, tokens)
    owner = without_genitive(tokens[index - 1].text, pack) if index else None
    if owner is None or not (tokens[index - 1].capitalised or is_organization_word(owner, pack)):
        return None
    start = index - 1
    while start > 0 and tokens[start - 1].capitalised and tokens[start - 1].text.isalpha():
        start -= 1
    name = " ".join([*(token.text for token in tokens[start : index - 1]), owner])
    return None if name in names_to_code(pack) else name


def looks_like_name(run: Run, pack: LanguagePack) -> bool:
    """Whether the words could be a person's name: not a role, a country, an event, an organization."""
    words = [token for token in run.tokens if begins_name(token, word_set(pack.names.particles))]
    if len(words) not in NAME_TOKENS or any(any(char.isdigit() for char in token.text) for token in words):
        return False
    if any(is_role_word(token.text, pack) for token in words) or run.name() in names_to_code(pack):
        return False
    if len(words) > NAME_TOKENS.start and any(token.folded in word_set(pack.events.heads) for token in words):
        return False
    if words[-1].folded in word_set(pack.events.venues) or _opens_title(words, pack):
        return False
    if is_organization_word(words[-1].text, pack) or words[0].folded in word_set(pack.names.organization_words):
        return False
    return all("/" not in token.text and "." not in token.text.rstrip(".") for token in words) and not all(
        token.text.isupper() for token in words
    )


def _opens_title(words: list[Token], pack: LanguagePack) -> bool:
    """*CGI Sverige*, *A Continuing Story*: a body's short form, or an article. An initial has a full stop behind it."""
    first, second = words[:2]
    if first.text.isupper() and len(first.text) > _INITIALS:
        return True
    return first.folded in word_set(pack.subjects.articles) and second.start == first.end + 1
