"""Read what follows a name: in parentheses, between commas, after a dash, a preposition or a copula."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import FormerRole, Span
from discourse_kg.noun_phrases.descriptions import (
    Description,
    describe,
    is_organization_word,
    is_party,
    is_plain_role,
    is_role_part,
    is_role_word,
)
from discourse_kg.noun_phrases.names import Run, Token, find_runs, phrase_pattern, tokenise, word_set

#: Parentheses, with at most one nested pair.
PARENTHESIS = re.compile(r"\(((?:[^()]|\([^()]*\)){1,120})\)")

#: Marks that join an apposition to a name.
_JOINTS = ",–—-"

#: An organization's name is preceded by fewer small words than this (*from the grid operator X*).
_LONGEST_LEAD = 3

#: A description is within this many characters after the name.
_REACH = 400

#: Parts of an apposition, each with the comma before it; two or three words can be a name.
_PART = re.compile(r",?[^,]+")
_NAME = range(2, 4)

_APPOSITION_END = re.compile(r"(?<!\b[A-Z])\.(?:\s|$)|[;:!?”\"“](?:\s|$)|\s[–—]\s|\n\n")


def describe_behind(text: str, name: Run, sentence: Span, pack: LanguagePack) -> tuple[Description, int]:
    """Read the description after a name, and where it ends; empty when what follows describes no one."""
    end = min(sentence.end, name.span.end + _REACH)
    return _described(text, name.span.end, end, pack)


def _described(text: str, start: int, end: int, pack: LanguagePack) -> tuple[Description, int]:
    while start < end and text[start].isspace():
        start += 1
    if start == end:
        return Description(), start
    if found := PARENTHESIS.match(text, start, end):
        return _in_parentheses(text, found, end, pack)
    if text[start] in _JOINTS and start + 1 < end:
        return _joined(text, Span(start + 1, end), pack)
    copulas = phrase_pattern((*pack.roles.linkers, *pack.roles.copulas))
    if (found := copulas.match(text, start, end)) and found.end() < end:
        described, behind = _apposition(text, Span(found.end(), end), pack)
        return (described, behind) if described.role else (Description(), start)
    return Description(organization=_affiliation(text, Span(start, end), pack)), start


def _in_parentheses(text: str, found: re.Match[str], end: int, pack: LanguagePack) -> tuple[Description, int]:
    """*(role, Organization)*, or *(Party, constituency)* with the description after it."""
    label = found.group(1).split(",", 1)[0].strip()
    if not is_party(label, pack):
        return describe(found.group(1), pack), found.end()
    further, closing = _described(text, found.end(), end, pack)
    return replace(further, party=label), closing if further else found.end()


def _joined(text: str, behind: Span, pack: LanguagePack) -> tuple[Description, int]:
    """What a comma or a dash joins to a name: an apposition, an affiliation, a clause about what someone does where."""
    described, end = _apposition(text, behind, pack)
    if described:
        return described, end
    start = behind.start
    while start < behind.end and text[start].isspace():
        start += 1
    if start == behind.end:
        return Description(), behind.start
    if organization := _affiliation(text, Span(start, behind.end), pack):
        return Description(organization=organization), behind.start
    relative = phrase_pattern(pack.pronouns.relative).match(text, start, behind.end)
    clause = text[relative.end() : behind.end].split(",", 1)[0].lstrip() if relative else ""
    if relative is None or phrase_pattern(pack.roles.works).match(clause) is None:
        return Description(), behind.start
    place = phrase_pattern(pack.roles.prepositions).search(text, relative.end(), relative.end() + 1 + len(clause))
    organization = _name_at(text, Span(place.end(), behind.end), pack) if place and place.end() < behind.end else None
    return Description(organization=organization), behind.start


def _affiliation(text: str, behind: Span, pack: LanguagePack) -> str | None:
    """The organization that a preposition joins to the name: *from Name*, *of the county council*."""
    found = phrase_pattern(pack.roles.affiliations).match(text, behind.start, behind.end)
    return _name_at(text, Span(found.end(), behind.end), pack) if found and found.end() < behind.end else None


def _name_at(text: str, span: Span, pack: LanguagePack) -> str | None:
    """The name at the beginning of a stretch of text, without a few small words before it.

    It is capitalised words, followed by a small word of organizations (*Uppsala kommun*), or only small words up to
    such a one (*the county council*).
    """
    tokens = tokenise(text, span)
    run = next(find_runs(text, tokens, pack), None)
    number = tokens.index(run.tokens[0]) if run else len(tokens)
    lead = tokens[:number]
    if run and number < _LONGEST_LEAD and all(token.text.isalpha() for token in lead):
        end = number + len(run.tokens)
        behind = tokens[end] if end < len(tokens) else None
        if behind and behind.text.isalpha() and is_organization_word(behind.text, pack):
            return f"{run.name()} {behind.text}"
        return run.name()
    small = tokens[: _LONGEST_LEAD + 1]
    last = next((index for index, token in enumerate(small) if is_organization_word(token.text, pack)), None)
    if last is None or not all(token.text.isalpha() for token in small[: last + 1]):
        return None
    first = 1 if small[0].folded in word_set(pack.roles.determiners) else 0
    return text[small[first].span.start : small[last].span.end] if first <= last else None


def _apposition(text: str, behind: Span, pack: LanguagePack) -> tuple[Description, int]:
    """The parts of an apposition, comma by comma, as long as they describe, and where the last of them ends."""
    stretch = _APPOSITION_END.split(behind.of(text), maxsplit=1)[0]
    parts = list(_PART.finditer(stretch))
    if _lists_names(parts, pack):
        return Description(), behind.start
    kept = count = 0
    for number, found in enumerate(parts):
        part = found.group().strip(" ,\n")
        following = parts[number + 1].group().strip(" ,\n") if number + 1 < len(parts) else ""
        if not part or not _describes(part, following, first=kept == 0, pack=pack):
            break
        if kept and following and _is_bare_name(part, pack) and _is_complete(stretch[:kept], pack):
            break
        kept, count = found.end(), number + 1
    former = _former_offices([part.group().strip(" ,\n") for part in parts[count:]], pack)
    if not kept:
        return Description(former=former), behind.start
    description = _until_verb(stretch[:kept], pack)
    rest = phrase_pattern(pack.cues.conjunctions).sub("", stretch[len(description) : kept], count=1)
    end = len(description) if _names_another(rest, pack) else kept
    return replace(describe(description, pack), former=former), behind.start + end


def _is_complete(description: str, pack: LanguagePack) -> bool:
    """Whether a description says what someone is and where: a name after it is another's (*VD SVT, Name, X*)."""
    described = describe(description, pack)
    return described.role is not None and described.organization is not None


def _former_offices(parts: list[str], pack: LanguagePack) -> tuple[FormerRole, ...]:
    """The offices that are over in the next parts of an apposition: *director, formerly dean at X*."""
    offices: list[FormerRole] = []
    for part in parts:
        opening = phrase_pattern((*pack.roles.determiners, *pack.cues.conjunctions)).match(part)
        words = part[opening.end() :].lstrip() if opening else part
        if phrase_pattern(pack.roles.former).match(words) is None:
            break
        offices += describe(_until_verb(words, pack), pack).former
    return tuple(offices)


def _lists_names(parts: list[re.Match[str]], pack: LanguagePack) -> bool:
    """Whether only further names follow: *A B, C D and E F*."""
    joining = "|".join(map(re.escape, pack.cues.conjunctions))
    items = [item for part in parts for item in re.split(rf"\s(?:{joining})\s", part.group().strip(" ,\n."))]
    return len(items) > 1 and all(_is_bare_name(item, pack) for item in items)


def _is_bare_name(item: str, pack: LanguagePack) -> bool:
    words = tokenise(item, Span(0, len(item))) if item.strip() else ()
    run = next(find_runs(item, words, pack), None)
    organization = any(is_organization_word(word.text, pack) or is_role_word(word.text, pack) for word in words)
    return run is not None and len(run.tokens) == len(words) and len(words) in _NAME and not organization


def _describes(part: str, following: str, *, first: bool, pack: LanguagePack) -> bool:
    words = tokenise(part, Span(0, len(part)))
    others = (*pack.roles.former, *pack.cues.conjunctions, *pack.cast.rosters, *pack.cast.appearances)
    if phrase_pattern(others).match(part) or words[0].folded in word_set(pack.names.honorifics):
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
    """Whether a further part is about someone else: *Given Surname from Organization*, *Given Surname, role*."""
    run = next(find_runs(part, words, pack), None)
    if run is None or run.tokens[0] is not words[0] or len(run.tokens) not in _NAME:
        return False
    if any(is_organization_word(token.text, pack) or is_role_word(token.text, pack) for token in run.tokens):
        return False
    behind = part[run.span.end :].lstrip()
    if behind.startswith("("):
        return True
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
    small = word_set(joining) | {"&", "-", "–"}
    return words[0].capitalised and all(
        word.capitalised or word.folded in small or is_organization_word(word.text, pack) for word in words
    )


def _until_verb(description: str, pack: LanguagePack) -> str:
    """A description without the clause that continues after it (*, och medlem i …*, *som …*)."""
    stops = (*pack.pronouns.relative, *pack.cast.moderator_before, *pack.cues.conjunctions)
    tokens = tokenise(description, Span(0, len(description))) if description else ()
    for token in tokens[1:]:
        if token.folded in _verbs(pack) and not token.capitalised:
            return description[: token.start]
    for found in phrase_pattern(stops).finditer(description):
        rest = description[found.end() :].split()
        if _names_another(description[found.end() :], pack):
            return description[: found.start()]
        if _goes_on(description[: found.start()], rest, pack):
            continue
        if not rest or _on_stage(rest, pack) or not (is_role_part(rest[0], pack) or rest[0][0].isupper()):
            return description[: found.start()]
    return description


def _names_another(rest: str, pack: LanguagePack) -> bool:
    """Whether a conjunction joins someone else: *… and Given Surname from Organization*."""
    words = tokenise(rest, Span(0, len(rest))) if rest.strip() else ()
    run = next(find_runs(rest, words, pack), None)
    if run is None or run.tokens[0] is not words[0] or not _is_bare_name(run.name(), pack):
        return False
    behind = rest[run.span.end :].lstrip()
    return not behind or phrase_pattern(pack.roles.affiliations).match(behind) is not None or behind[0] in "(,"


def _goes_on(before: str, rest: list[str], pack: LanguagePack) -> bool:
    """*the Agency for X and Y*: one small word after the conjunction, at the end of an organization's name."""
    inside = [word for word in before.split() if is_organization_word(word, pack)]
    return bool(inside) and len(rest) == 1 and rest[0].isalpha() and not is_role_word(rest[0], pack)


@cache
def _verbs(pack: LanguagePack) -> frozenset[str]:
    """The first words of all forms that report speech, small words left out."""
    return frozenset(form.split()[0] for form in pack.cue_tables()) - word_set(pack.function_words)


def _on_stage(words: list[str], pack: LanguagePack) -> bool:
    """Whether words describe only a part on the panel (*panel moderator*)."""
    stage = word_set((*pack.cast.panel, *pack.cast.moderators, *pack.cast.panellists))
    return all(word.casefold() in stage for word in words)
