"""Names that act: a given name with its surname beside a verb, or before what is theirs, is somebody's.

What people do in a recap without saying anything tells that they are people; bodies and things have no given name.
"""

from __future__ import annotations

from typing import Final

from discourse_kg.countries import names_to_code
from discourse_kg.extraction.clauses import Clauses, clause_words
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.names import Run, Token, index_of, is_initials

#: A given name and its surnames have so many words, initials not counted.
_FULL_NAME: Final = range(2, 5)

#: A list of names before a verb is looked at so far.
_LONGEST_LIST: Final = 12

#: What commas set off from a name has at most so many tokens.
_LONGEST_ASIDE: Final = 14


def acts(name: Run, tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """*Moa Sandqvist was delighted*, *Erik Holmlund, of the Quay Institute, builds*, *Moa Sandqvist’s plan*.

    A list of given names with their surnames may stand between.
    """
    clauses, at = Clauses(tokens, clause_words(pack)), index_of(name.tokens[0], tokens)
    end = _full_name(tokens, at)
    if end is None or tokens[at].text in names_to_code(pack):
        return False
    if clauses.words.verb_second and at > 0 and clauses.is_finite(at - 1):
        # Behind more words than two the object may stand (*Nyligen besökte Moa Sandqvist Moldavien*).
        return end == at + _FULL_NAME.start
    owned = tokens[end - 1].text[len(name.tokens[-1].text) :]
    if owned and not owned.isalpha():
        return True  # where letters alone make a genitive, what is left may be another name
    short = end == at + _FULL_NAME.start or tokens[end - 2].text == "."
    return (short and _acts_behind_aside(clauses, end)) or _acts_together(clauses, at)


def _acts_behind_aside(clauses: Clauses, start: int) -> bool:
    """Whether a verb stands behind what two commas set off from the name before it."""
    if clauses.folded(start) != ",":
        return False
    inside = range(start + 1, min(start + _LONGEST_ASIDE, len(clauses.tokens)))
    closing = next((at for at in inside if clauses.is_mark(at) or clauses.is_finite(at)), None)
    return closing is not None and clauses.folded(closing) == "," and _is_verb(clauses, closing + 1)


def _acts_together(clauses: Clauses, start: int) -> bool:
    """Whether a verb stands behind the name, or behind a list of names that begins with it."""
    at = start
    for _ in range(_LONGEST_LIST):
        if (end := _full_name(clauses.tokens, at)) is None:
            return False
        if _is_verb(clauses, end):
            return True
        if clauses.folded(end) == "," and clauses.folded(end + 1) in clauses.words.joining:
            end += 1
        if clauses.folded(end) not in clauses.words.joining | {","}:
            return False
        at = end + 1
    return False


def _is_verb(clauses: Clauses, start: int) -> bool:
    at = clauses.behind_adverbs(start)
    return at < len(clauses.tokens) and clauses.is_finite(at)


def _full_name(tokens: tuple[Token, ...], start: int) -> int | None:
    """Where a name ends that begins with a given name known as such, and has a surname; None where none begins."""
    if start >= len(tokens) or not is_given_name(tokens[start].text):
        return None
    end = start
    while end < len(tokens) and (tokens[end].capitalised or _is_initials_stop(tokens, end)):
        end += 1
    words = sum(not is_initials(token.text) for token in tokens[start:end] if token.text != ".")
    return end if words in _FULL_NAME else None


def _is_initials_stop(tokens: tuple[Token, ...], at: int) -> bool:
    """The full stop behind an initial (*Silje A. Borg*)."""
    return tokens[at].text == "." and len(tokens[at - 1].text) == 1
