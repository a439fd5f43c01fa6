"""Read what stands behind a name: in parentheses, between commas, behind a dash, a preposition, a copula."""

from __future__ import annotations

import re

from discourse_kg.extraction.descriptions import Description, describe, is_plain_role, is_role_part, is_role_word
from discourse_kg.extraction.names import Run, Token, find_runs, phrase_pattern, tokenise, word_set
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span

#: Parentheses right behind a name, which may hold one pair more.
PARENTHESIS = re.compile(r"\s*\(((?:[^()\n]|\([^()\n]*\)){1,120})\)")

_APPOSITION_END = re.compile(r"(?<!\b[A-Z])\.(?:\s|$)|[;:!?”\"“](?:\s|$)|\s[–—]\s|\n\n")


def describe_behind(text: str, name: Run, sentence: Span, pack: LanguagePack) -> Description:
    """What stands behind a name: in parentheses, between commas, behind a dash, a preposition, a copula."""
    end = name.span.end
    if found := PARENTHESIS.match(text, end, sentence.end):
        return describe(found.group(1), pack)
    behind = text[end : sentence.end]
    if found := re.match(r",\s+|\s+[–—-]\s+", behind):
        return _apposition(text, Span(min(end + found.end(), sentence.end - 1), sentence.end), pack)
    joined = phrase_pattern((*pack.roles.linkers, *pack.roles.copulas)).match(behind.lstrip())
    if joined:
        start = end + len(behind) - len(behind.lstrip()) + joined.end()
        described = _apposition(text, Span(min(start, sentence.end - 1), sentence.end), pack)
        return described if described.role else Description()
    if found := phrase_pattern(pack.roles.prepositions).match(behind.lstrip()):
        start = end + len(behind) - len(behind.lstrip()) + found.end()
        runs = list(find_runs(text, tokenise(text, Span(start, sentence.end)), pack)) if start < sentence.end else []
        if runs and not text[start : runs[0].span.start].strip(" \n"):
            return Description(organization=runs[0].name())
    return Description()


def _apposition(text: str, behind: Span, pack: LanguagePack) -> Description:
    """The parts of an apposition, comma by comma, as long as they describe."""
    parts: list[str] = []
    for part in re.split(r",\s+", _APPOSITION_END.split(behind.of(text), maxsplit=1)[0]):
        if not part or not _describes(part, first=not parts, pack=pack):
            break
        parts.append(part)
    return describe(_until_verb(", ".join(parts), pack), pack) if parts else Description()


def _describes(part: str, *, first: bool, pack: LanguagePack) -> bool:
    words = tokenise(part, Span(0, len(part)))
    if phrase_pattern(pack.roles.former).match(part) or phrase_pattern(pack.cues.conjunctions).match(part):
        return False
    has_role = any(is_role_word(word.text, pack) for word in words)
    if first:
        return has_role or is_plain_role(words, pack) or _is_title_case(words, pack)
    return (
        words[0].capitalised
        or phrase_pattern((*pack.roles.prepositions, *pack.roles.determiners)).match(part) is not None
    )


def _is_title_case(words: tuple[Token, ...], pack: LanguagePack) -> bool:
    """An organization's name: capitalised words, joined by small ones."""
    joining = (
        *pack.cues.conjunctions,
        *pack.roles.determiners,
        *pack.roles.weak_prepositions,
        *pack.roles.prepositions,
    )
    small = word_set((*joining, *pack.names.organization_words)) | {"&", "-", "–"}
    return words[0].capitalised and all(word.capitalised or word.folded in small for word in words)


def _until_verb(description: str, pack: LanguagePack) -> str:
    """A description without the clause that goes on behind it (*, och medlem i …*, *som …*)."""
    stops = (*pack.pronouns.relative, *pack.cast.moderator_before, *pack.cues.conjunctions)
    tokens = tokenise(description, Span(0, len(description))) if description else ()
    verbs = {form.split()[0] for form in pack.cue_kinds()}
    for token in tokens[1:]:
        if token.folded in verbs and not token.capitalised:
            return description[: token.span.start]
    for found in phrase_pattern(stops).finditer(description):
        rest = description[found.end() :].split()
        if not rest or not (is_role_part(rest[0], pack) or rest[0][0].isupper()):
            return description[: found.start()]
    return description
