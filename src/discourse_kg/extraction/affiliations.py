"""Read what stands behind a name: in parentheses, between commas, behind a dash, a preposition, a copula."""

from __future__ import annotations

import re
from functools import cache

from discourse_kg.extraction.descriptions import Description, describe, is_plain_role, is_role_part, is_role_word
from discourse_kg.extraction.names import Run, Token, find_runs, phrase_pattern, tokenise, word_set
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span

#: Parentheses, which may hold one pair more.
PARENTHESIS = re.compile(r"\(((?:[^()]|\([^()]*\)){1,120})\)")

#: Marks that join an apposition to a name.
_JOINTS = ",–—-"

#: Before an organization's name stand fewer small words than this (*from the grid operator X*).
_LONGEST_LEAD = 3

#: A description stands within so many characters behind the name.
_REACH = 400

#: Parts of an apposition, each with the comma before it; two or three words can be a name.
_PART = re.compile(r",?[^,]+")
_NAME = range(2, 4)

_APPOSITION_END = re.compile(r"(?<!\b[A-Z])\.(?:\s|$)|[;:!?”\"“](?:\s|$)|\s[–—]\s|\n\n")


def describe_behind(text: str, name: Run, sentence: Span, pack: LanguagePack) -> tuple[Description, int]:
    """Read the description behind a name, and where it ends; empty when what stands there describes nobody."""
    end = min(sentence.end, name.span.end + _REACH)
    start = name.span.end
    while start < end and text[start].isspace():
        start += 1
    if start == end:
        return Description(), start
    if found := PARENTHESIS.match(text, start, end):
        return describe(found.group(1), pack), found.end()
    if text[start] in _JOINTS and start + 1 < end:
        return _apposition(text, Span(start + 1, end), pack)
    copulas = phrase_pattern((*pack.roles.linkers, *pack.roles.copulas))
    if (found := copulas.match(text, start, end)) and found.end() < end:
        described, behind = _apposition(text, Span(found.end(), end), pack)
        return (described, behind) if described.role else (Description(), start)
    if (found := phrase_pattern(pack.roles.prepositions).match(text, start, end)) and found.end() < end:
        return Description(organization=_name_at(text, Span(found.end(), end), pack)), start
    return Description(), start


def _name_at(text: str, span: Span, pack: LanguagePack) -> str | None:
    """The capitalised name that a stretch of text begins with, a few small words before it left out."""
    run = next(find_runs(text, tokenise(text, span), pack), None)
    lead = text[span.start : run.span.start].split() if run else []
    return run.name() if run and len(lead) < _LONGEST_LEAD and all(word.isalpha() for word in lead) else None


def _apposition(text: str, behind: Span, pack: LanguagePack) -> tuple[Description, int]:
    """The parts of an apposition, comma by comma, as long as they describe, and where the last of them ends."""
    stretch = _APPOSITION_END.split(behind.of(text), maxsplit=1)[0]
    parts = list(_PART.finditer(stretch))
    kept = 0
    for number, found in enumerate(parts):
        part = found.group().strip(" ,\n")
        following = parts[number + 1].group().strip(" ,\n") if number + 1 < len(parts) else ""
        if not part or not _describes(part, following, first=kept == 0, pack=pack):
            break
        kept = found.end()
    description = _until_verb(" ".join(stretch[:kept].split()), pack)
    return (describe(description, pack), behind.start + kept) if kept else (Description(), behind.start)


def _describes(part: str, following: str, *, first: bool, pack: LanguagePack) -> bool:
    words = tokenise(part, Span(0, len(part)))
    others = (*pack.roles.former, *pack.cues.conjunctions, *pack.cast.rosters, *pack.cast.appearances)
    if phrase_pattern(others).match(part):
        return False
    if len(words) > 1 and words[0].folded in word_set(pack.roles.determiners):
        words = words[1:]
    has_role = any(is_role_word(word.text, pack) for word in words)
    if not first and _opens_with_name(part, words, following, pack):
        return False
    if first:
        return has_role or is_plain_role(words, pack) or _is_title_case(words, pack)
    return (
        words[0].capitalised
        or phrase_pattern((*pack.roles.prepositions, *pack.roles.determiners)).match(part) is not None
    )


def _opens_with_name(part: str, words: tuple[Token, ...], following: str, pack: LanguagePack) -> bool:
    """Whether a further part is about somebody else: *Given Surname from Organization*, *Given Surname, role*."""
    run = next(find_runs(part, words, pack), None)
    if run is None or run.tokens[0] is not words[0] or len(run.tokens) not in _NAME:
        return False
    organization = word_set(pack.names.organization_words)
    if any(token.folded in organization or is_role_word(token.text, pack) for token in run.tokens):
        return False
    behind = part[run.span.end :].lstrip()
    described = tokenise(following, Span(0, len(following))) if following and not behind else ()
    return phrase_pattern(pack.roles.prepositions).match(behind) is not None or any(
        is_role_word(token.text, pack) for token in described
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
    for token in tokens[1:]:
        if token.folded in _verbs(pack) and not token.capitalised:
            return description[: token.start]
    for found in phrase_pattern(stops).finditer(description):
        rest = description[found.end() :].split()
        if not rest or _on_stage(rest, pack) or not (is_role_part(rest[0], pack) or rest[0][0].isupper()):
            return description[: found.start()]
    return description


@cache
def _verbs(pack: LanguagePack) -> frozenset[str]:
    """The first words of all forms that report speech."""
    return frozenset(form.split()[0] for form in pack.cue_kinds())


def _on_stage(words: list[str], pack: LanguagePack) -> bool:
    """Whether words only tell a part on the panel (*panel moderator*)."""
    stage = word_set((*pack.cast.panel, *pack.cast.moderators, *pack.cast.panellists))
    return all(word.casefold() in stage for word in words)
