"""Find organizations by their names: by the words that names of organizations end in."""

from __future__ import annotations

from collections.abc import Iterator

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import is_organization_word
from discourse_kg.noun_phrases.names import Run, Token, find_runs, index_of, stems, without_genitive, word_set

#: The first word of a sentence is capitalised anyway: as an organization's name it has a word before the ending.
_LEAST_STEM = 4


def find_organizations(text: str, tokens: tuple[Token, ...], pack: LanguagePack) -> Iterator[tuple[Span, str]]:
    """Every organization among a sentence's tokens that its name shows to be one, with its span.

    *Uppsala universitet*, *European Commission*, *Skatteverket*; without a genitive ending. A word that is capitalised
    only because the sentence begins with it does not count.
    """
    openers = word_set((*pack.names.openers, *pack.roles.determiners))
    for run in find_runs(text, tokens, pack):
        first = next((number for number, token in enumerate(run.tokens) if token.folded not in openers), None)
        if first is None:
            continue
        name = Run(run.tokens[first:])
        if (found := _named(name, tokens, pack, opens=name.tokens[0] is tokens[0])) is not None:
            yield found


def _named(name: Run, tokens: tuple[Token, ...], pack: LanguagePack, *, opens: bool) -> tuple[Span, str] | None:
    end = index_of(name.tokens[-1], tokens) + 1
    behind = tokens[end] if end < len(tokens) else None
    if behind is not None and not behind.capitalised and behind.text.isalpha() and _is_kind(behind, pack):
        return _with_words(name, behind, pack)
    last = name.tokens[-1]
    bare = _bare(last, pack)
    if last.folded in word_set(pack.events.heads):
        return None
    if len(name.tokens) > 1:
        return _found(name, bare) if is_organization_word(bare, pack) else None
    least = _LEAST_STEM if opens else 1
    stem = next(iter(stems(bare.casefold(), pack.names.organization_suffixes)), "")
    return _found(name, bare) if len(stem) >= least else None


def _is_kind(token: Token, pack: LanguagePack) -> bool:
    nouns = word_set(pack.names.organization_nouns)
    return token.folded in nouns or (without_genitive(token.folded, pack) or "") in nouns


def _bare(token: Token, pack: LanguagePack) -> str:
    """The word, without a genitive's ending where only the word without it belongs to organizations."""
    owner = without_genitive(token.text, pack)
    return (
        owner
        if owner and is_organization_word(owner, pack) and not is_organization_word(token.text, pack)
        else token.text
    )


def _found(name: Run, bare: str) -> tuple[Span, str]:
    last = name.tokens[-1]
    words = [*(token.text for token in name.tokens[:-1]), bare]
    return Span(name.tokens[0].start, last.start + len(bare)), " ".join(words)


def _with_words(name: Run, behind: Token, pack: LanguagePack) -> tuple[Span, str]:
    bare = _bare(behind, pack)
    return Span(name.tokens[0].start, behind.start + len(bare)), f"{name.name()} {bare}"
