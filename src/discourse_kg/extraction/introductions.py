"""Find full names, and what makes each a person's: a role, a verb of saying beside it, a place in a roster.

Every run of capitalised words is a candidate; without evidence it stays a mere name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from discourse_kg.countries import names_to_code
from discourse_kg.extraction.affiliations import PARENTHESIS, describe_behind
from discourse_kg.extraction.cues import Cue, find_cues
from discourse_kg.extraction.descriptions import Description, is_role_part, is_role_word, printed_role
from discourse_kg.extraction.names import (
    Run,
    Token,
    ends_with_phrase,
    find_runs,
    phrase_pattern,
    tokenise,
    without_genitive,
    word_set,
)
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import PrintedRole, Span

#: A person's name has so many words, particles not counted.
NAME_TOKENS = range(2, 5)

#: *Org's Given Surname*: a genitive before a name makes at least so many words.
_OWNED_NAME = 3

#: A moderator's verb stands within so many characters of the name.
_REACH = 120

#: A role and a title before a moderator's name have at most so many words.
_LONGEST_TITLE = 5

#: A person's age, behind the name.
_AGE = re.compile(r",\s\d{1,2},")

#: A colon behind a name, and words.
_LABEL = re.compile(r":\s+\S+\s+\S+\s[^\n]*[.!?”\"“»]$")

#: An aside between a name and its verb has at most so many tokens.
_LONGEST_ASIDE = 40

#: A name without a role is a person's on the strength of an affiliation only when it is this short.
_SHORT_NAME = 3


@dataclass(frozen=True, slots=True)
class Introduction:
    """A full name met in the text, what stands with it, and whether that makes it a person's."""

    name: str
    span: Span
    description: Description = field(default_factory=Description)
    evident: bool = False
    moderates: bool = False
    on_panel: bool = False


def find_introductions(text: str, sentence: Span, pack: LanguagePack, *, listed: bool) -> Iterator[Introduction]:
    """Every full name in a sentence, with what introduces it; `listed` when the sentence is a line of a roster."""
    tokens = tokenise(text, sentence)
    roster = listed or _is_roster(sentence.of(text), pack)
    cues = find_cues(tokens, pack)
    closing = sentence.start
    for run in find_runs(text, tokens, pack):
        # What stands in parentheses describes somebody, and is nobody.
        opening = text.rfind("(", closing, run.span.start)
        if opening >= 0 and (inside := PARENTHESIS.match(text, opening, sentence.end)):
            closing = inside.end()
        if run.span.start < closing or (found := _peel(run, tokens, sentence, pack)) is None:
            continue
        name, before, honoured = found
        after, end = describe_behind(text, name, sentence, pack)
        closing = end if after.role else closing
        apposition = text[name.span.end : end]
        moderates = _is_part(before, pack.cast.moderators) or _moderates(text, name, apposition, sentence, pack)
        listed_here = roster and not _is_affiliation(name, tokens, pack)
        on_panel = not moderates and (
            listed_here or any(_is_part(one, pack.cast.panellists) for one in (before, after))
        )
        labels = name.span.start == sentence.start and _LABEL.match(text, name.span.end, sentence.end) is not None
        affiliated = _is_affiliation(name, tokens, pack)
        evident = not (affiliated or _belongs_to_phrase(name, tokens, pack)) and (
            moderates
            or labels
            or honoured
            or roster
            or before.role is not None
            or _is_known_role(after.role, pack)
            or _AGE.match(text, name.span.end, sentence.end) is not None
            or ends_with_phrase(
                text[max(sentence.start, name.span.start - _REACH) : name.span.start], pack.nominal.source
            )
            or _appears(text, name, sentence, pack)
            or _speaks(name, tokens, cues, pack)
            or _belongs(name, after, text, pack)
        )
        yield Introduction(
            _spelled(name, pack),
            name.span,
            Description(
                _plain_role(before.role, pack) or _plain_role(after.role, pack),
                before.organization or after.organization,
            ),
            evident=evident,
            moderates=moderates,
            on_panel=on_panel,
        )


def _is_known_role(role: PrintedRole | None, pack: LanguagePack) -> bool:
    """A role that no list knows describes a person, but makes none of a name."""
    return role is not None and any(is_role_word(word, pack) for word in role.label.replace(",", " ").split())


def _spelled(name: Run, pack: LanguagePack) -> str:
    """A name's spelling; a writer's capitals (Mikael REUTER) are a way of printing, not of spelling."""
    return " ".join(_without_capitals(token, pack) for token in name.tokens)


def _without_capitals(token: Token, pack: LanguagePack) -> str:
    if not token.text.isupper() or len(token.text) == 1:
        return token.text
    if token.folded in word_set(pack.names.particles):
        return token.folded
    return "-".join(part.capitalize() for part in token.text.split("-"))


def _peel(
    run: Run, tokens: tuple[Token, ...], sentence: Span, pack: LanguagePack
) -> tuple[Run, Description, bool] | None:
    """Take off what precedes a name: a sentence opener, a title, a role, an organization's genitive."""
    honoured = False
    role_words: list[Token] = []
    organization: str | None = None
    while run.tokens:
        first = run.tokens[0]
        opens = first.span.start == sentence.start or first is tokens[0]
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
    if not _looks_like_name(run, pack) or (role_words and not any(_ends_in_role(word, pack) for word in role_words)):
        return None
    role_words = role_words or _role_before(run, tokens, pack)
    if role_words and organization is None:
        organization = _genitive_before(role_words[0], tokens, pack)
    role = printed_role(" ".join(token.text for token in role_words), pack) if role_words else None
    return run, Description(role, organization), honoured


def _index(token: Token, tokens: tuple[Token, ...]) -> int:
    """Where among the sentence's tokens one of them stands."""
    return bisect_left(tokens, token.span.start, key=lambda one: one.span.start)


def _role_form(token: Token, pack: LanguagePack) -> bool:
    return is_role_part(token.text, pack) or _is_definite_role(token.folded, pack)


def _is_definite_role(word: str, pack: LanguagePack) -> bool:
    return any(
        word.endswith(ending) and is_role_word(word.removesuffix(ending), pack) for ending in pack.roles.definite
    )


def _role_before(name: Run, tokens: tuple[Token, ...], pack: LanguagePack) -> list[Token]:
    """The role words right before a name (*chief data officer* Dan Morgan), the last a role of its own."""
    index = _index(name.tokens[0], tokens)
    start = index
    while start > 0 and _role_form(tokens[start - 1], pack):
        start -= 1
    if start == index or not _ends_in_role(tokens[index - 1], pack):
        return []
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
    index = _index(role, tokens)
    owner = without_genitive(tokens[index - 1].text, pack) if index and tokens[index - 1].capitalised else None
    if owner is None:
        return None
    start = index - 1
    while start > 0 and tokens[start - 1].capitalised and tokens[start - 1].text.isalpha():
        start -= 1
    name = " ".join([*(token.text for token in tokens[start : index - 1]), owner])
    return None if name in names_to_code(pack.tag) else name


def _looks_like_name(run: Run, pack: LanguagePack) -> bool:
    words = [token for token in run.tokens if token.capitalised]
    if len(words) not in NAME_TOKENS or any(any(char.isdigit() for char in token.text) for token in words):
        return False
    if any(is_role_word(token.text, pack) for token in words) or run.name() in names_to_code(pack.tag):
        return False
    if len(words) > NAME_TOKENS.start and any(token.folded in word_set(pack.events.heads) for token in words):
        return False
    last = words[-1].folded
    if last in word_set(pack.names.organization_words) or words[0].folded in word_set(pack.names.organization_words):
        return False
    return all("/" not in token.text and "." not in token.text.rstrip(".") for token in words) and not all(
        token.text.isupper() for token in words
    )


def _plain_role(role: PrintedRole | None, pack: LanguagePack) -> PrintedRole | None:
    """The role without the part on the panel (*panel moderator and chief data officer*)."""
    if role is None:
        return None
    parts = re.split(rf"\s+(?:{'|'.join(map(re.escape, pack.cues.conjunctions))})\s+", role.label)
    stage = word_set((*pack.cast.moderators, *pack.cast.panellists, *pack.cast.panel))
    kept = [part for part in parts if not all(word.casefold() in stage for word in part.split())]
    if len(kept) == len(parts):
        return role
    return printed_role(" ".join(kept), pack)


def _is_part(description: Description, words: tuple[str, ...]) -> bool:
    return description.role is not None and phrase_pattern(words).search(description.role.label) is not None


def _moderates(text: str, name: Run, apposition: str, sentence: Span, pack: LanguagePack) -> bool:
    if phrase_pattern(pack.cast.moderators).search(apposition):
        return True
    before = text[max(sentence.start, name.span.start - _REACH) : name.span.start].rstrip()
    for found in phrase_pattern(pack.cast.moderator_before).finditer(before):
        if _only_titles(before[found.end() :], pack):
            return True
    behind = text[name.span.end : min(sentence.end, name.span.end + _REACH)]
    behind = re.sub(r"^(?:,[^,]*,(?=\s))|^\s*\([^()]*\)", "", behind).lstrip()
    if phrase_pattern(pack.cast.moderator_after).match(behind):
        return True
    leads = phrase_pattern(pack.cast.moderator_verbs).match(behind)
    return leads is not None and phrase_pattern(pack.cast.panel).search(behind) is not None


def _only_titles(between: str, pack: LanguagePack) -> bool:
    """Whether only a colon, a role and a title stand between the words for moderating and the name."""
    words = between.strip(" :.").split()
    if not words:
        return True
    titles = word_set((*pack.cast.moderators, *pack.names.honorifics, *pack.roles.determiners))
    last = words[-1].casefold().rstrip(".")
    named = last in titles or is_role_word(last, pack) or _is_definite_role(last, pack)
    return named and len(words) <= _LONGEST_TITLE and not set(between) & set(",;()")


def _is_roster(sentence: str, pack: LanguagePack) -> bool:
    return phrase_pattern(pack.cast.rosters).search(sentence) is not None and (
        phrase_pattern(pack.cast.panel).search(sentence) is not None or sentence.count(",") > 1
    )


def _belongs_to_phrase(name: Run, tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """*The* before capitalised words makes them the name of a thing."""
    index = _index(name.tokens[0], tokens)
    return index > 0 and tokens[index - 1].folded in word_set(pack.roles.determiners)


def _is_affiliation(name: Run, tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """*Somebody of Name*, *Somebody from Name*: what a preposition joins to a name is where they come from."""
    index = _index(name.tokens[0], tokens)
    joining = word_set((*pack.roles.prepositions, *pack.roles.weak_prepositions))
    return index > 1 and tokens[index - 1].folded in joining and tokens[index - 2].capitalised


def _appears(text: str, name: Run, sentence: Span, pack: LanguagePack) -> bool:
    """*Name opened …*, *Name, who …*: what only people do at an event, or are told of with."""
    behind = text[name.span.end : min(sentence.end, name.span.end + _REACH)]
    if behind.startswith(","):
        return phrase_pattern(pack.pronouns.of_people).match(behind[1:].lstrip()) is not None
    return phrase_pattern(pack.cast.appearances).match(behind.lstrip()) is not None


def _speaks(name: Run, tokens: tuple[Token, ...], cues: list[Cue], pack: LanguagePack) -> bool:
    """Whether a verb of saying stands right before the name, right behind it, or behind an aside of its own."""
    first, last = _index(name.tokens[0], tokens), _index(name.tokens[-1], tokens)
    between = word_set((*pack.cues.adverbs, *pack.cues.auxiliaries))
    closers = {",", ")", *word_set(pack.pronouns.relative)}
    number = max(bisect_left(cues, first, key=lambda cue: cue.first) - 1, 0)
    for cue in cues[number:]:
        if cue.first > last + _LONGEST_ASIDE:
            return False
        if cue.last == first - 1:
            return True
        gap = [token.folded for token in tokens[last + 1 : cue.first]]
        while gap and gap[-1] in between:
            gap.pop()
        if cue.first > last and (not gap or (gap[0] in ",(" and gap[-1] in closers and len(gap) > 1)):
            return True
    return False


def _belongs(name: Run, description: Description, text: str, pack: LanguagePack) -> bool:
    """*Name (Organization)*, *Name from Organization*: an affiliation makes a short name a person's."""
    if description.organization is None or len(name.tokens) > _SHORT_NAME:
        return False
    behind = text[name.span.end : name.span.end + 12].lstrip()
    if behind.startswith("("):
        initials = "".join(token.text[0] for token in name.tokens if token.capitalised)
        return not description.organization.startswith(initials)
    return phrase_pattern(pack.roles.prepositions).match(behind) is not None
