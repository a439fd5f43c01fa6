"""Whether capitalised words look like a person's name, and not like that of a thing."""

from __future__ import annotations

from functools import cache

from discourse_kg.countries import names_to_code
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.descriptions import (
    is_organization_word,
    is_role_word,
)
from discourse_kg.noun_phrases.kinds import has_given_name, is_nationality, is_thing_name
from discourse_kg.noun_phrases.names import (
    Run,
    Token,
    bare_forms,
    begins_name,
    is_initials,
    word_set,
)

#: A person's name has so many words, particles not counted.
NAME_TOKENS = range(2, 5)


#: So many capital letters can be initials (*JD Vance*); more are a body's short form.
_INITIALS = 2


def apart(run: Run) -> tuple[Run, ...]:
    """*Moa Holm Erik Ekdahl*: two names without a mark between them, as in the columns of a list."""
    given = tuple(is_given_name(token.text) for token in run.tokens)
    plain = all(token.capitalised and not is_initials(token.text) for token in run.tokens)
    if given != (True, False, True, False) or not plain:
        return (run,)
    return Run(run.tokens[:2]), Run(run.tokens[2:])


def looks_like_name(run: Run, pack: LanguagePack) -> bool:
    """Whether the words could be a person's name: not a role, a country, an event, an organization, a thing."""
    words = [token for token in run.tokens if begins_name(token, word_set(pack.names.particles))]
    if len(words) not in NAME_TOKENS or not all(map(_is_spelled_as_name, words)):
        return False
    if any(token.text.endswith(_apostrophes(pack)) for token in words[:-1]):
        return False  # *Editor's Note*: what is somebody's is nobody
    given = has_given_name(tuple(token.text for token in words))
    if len(words) == NAME_TOKENS[-1] and any(is_role_word(token.text, pack) for token in words[2:]):
        return False  # *Stig Ek Ordförande Sammanträde*
    short = words[-1].text.isupper() and 1 < len(words[-1].text) <= _INITIALS + 1
    if not given and (short or all(token.text.isupper() for token in words)):
        return False  # *Isbladet EU* is no more a person than a body's short form
    if any(is_role_word(token.text, pack) for token in (words[:1] if given else words)):
        return False
    return run.name() not in names_to_code(pack) and not _names_thing(words, pack)


def _is_spelled_as_name(token: Token) -> bool:
    """Without figures and slashes; with full stops only between initials."""
    if any(char.isdigit() or char == "/" for char in token.text):
        return False
    first, hyphen, last = token.text.rpartition("-")
    if hyphen and first.isupper() and last.islower():
        return False  # *EU-kommissionens*: what a body's short form is joined to
    return "." not in token.text or is_initials(token.text)


@cache
def _apostrophes(pack: LanguagePack) -> tuple[str, ...]:
    """The endings of a genitive in which a mark and a letter stand."""
    return tuple(ending for ending in pack.names.genitives if len(ending) > 1 and not ending[0].isalpha()) or ("\0",)


def _names_thing(words: list[Token], pack: LanguagePack) -> bool:
    """Whether the words are a name of an event, a place, an organization or some other thing."""
    first, last = words[0], words[-1]
    if len(words) > NAME_TOKENS.start and any(token.folded in word_set(pack.events.heads) for token in words):
        return True
    if last.folded in word_set(pack.events.venues) or first.folded in word_set(pack.names.organization_words):
        return True
    if is_organization_word(last.text, pack) or _opens_title(words, pack):
        return True
    return is_thing_name(tuple(token.text for token in words), pack)


def _opens_title(words: list[Token], pack: LanguagePack) -> bool:
    """*CGI Sverige*, *A Continuing Story*: a body's short form, or an article. An initial has a full stop behind it."""
    first, second = words[:2]
    if first.text.isupper() and len(first.text) > _INITIALS and not is_initials(first.text):
        return not all(word.text.isupper() for word in words)
    if is_nationality(first.folded, pack) or any(
        form in names_to_code(pack) for form in bare_forms(first.text, pack)[1:]
    ):
        return True
    known = len(words) > NAME_TOKENS.start and has_given_name(tuple(token.text for token in words))
    articles = pack.subjects.articles if known else (*pack.subjects.articles, *pack.roles.determiners)
    return first.folded in word_set(articles) and second.start == first.end + 1
