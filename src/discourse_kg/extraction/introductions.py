"""Find every full name in a sentence, with what introduces it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import dropwhile

from discourse_kg.extraction.cues import find_cues
from discourse_kg.extraction.evidence import Listing, Sighting, is_on_panel, is_person, moderates
from discourse_kg.extraction.introduced_people import Introduction
from discourse_kg.extraction.speaking import is_beside_cue
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import PrintedRole, Span
from discourse_kg.noun_phrases.affiliations import PARENTHESIS, describe_behind
from discourse_kg.noun_phrases.descriptions import (
    Description,
    has_known_role,
    is_organization_word,
    is_role_word,
    printed_role,
)
from discourse_kg.noun_phrases.name_shapes import apart, looks_like_name
from discourse_kg.noun_phrases.names import (
    Run,
    Token,
    find_runs,
    is_initials,
    is_numeral,
    phrase_pattern,
    tokenise,
    word_set,
)
from discourse_kg.noun_phrases.phrases import describe
from discourse_kg.noun_phrases.titles import peel
from discourse_kg.rosters.listed_people import Part, Seating

#: Where the parts of what a list says of somebody end.
_PARTS = re.compile(r"[(),;:–—.]|\s-\s")

#: A portrait has a pronoun, a copula and more, up to one of these marks.
_PORTRAIT = 3
_PORTRAIT_ENDS = frozenset(".,;:")

#: The most words between the word for who is present and its colon (*Present at the meeting:*).
_ATTENDANCE_WORDS = 4

#: *Name, what; Name, what; Name, what*: so many with semicolons between them are a list of people.
_LIST_OF_PEOPLE = re.compile(r"(?:^|;)\s*[^\W\d_][\w’'-]*(?:\s[\w’'-]+){1,4}(?:,\s|\s\()[^;]{2,80}(?=;|\.?$)")
_PEOPLE = 3

#: A line that is nothing but a name has at most so many characters.
_LONGEST_NAME = 60

#: What ends so is a sentence, and no description.
_SENTENCE_ENDS = (".", "!", "?", ":")

#: What somebody is, under the name, ends where the line does, or with one of the marks that part a profile's titles.
_CARD = re.compile(r"\s*([^\n|•·]{1,120})(?=[\n|•·]|\Z)")


def find_introductions(
    text: str, sentence: Span, pack: LanguagePack, listing: Listing | None = None
) -> Iterator[Introduction]:
    """Every full name in a sentence, in order; `listing` when the sentence is a line of such a list."""
    for seen in _sightings(text, sentence, pack, listing):
        yield Introduction(
            name=_spelled(text, seen.name, pack),
            span=seen.name.span,
            sentence=seen.sentence,
            description=Description(
                _plain_role(seen.before.role, pack) or _plain_role(seen.after.role, pack),
                seen.before.organization or seen.after.organization,
                None if seen.before.role else _plain_role(seen.after.whole, pack),
                seen.before.party or seen.after.party,
                (*seen.before.former, *seen.after.former),
                seen.before.of or seen.after.of,
            ),
            evident=is_person(seen),
            moderates=moderates(seen),
            on_panel=is_on_panel(seen),
        )


def introduce(text: str, seating: Seating, pack: LanguagePack) -> Iterator[Introduction]:
    """Those of a list, each with the part that it gives, or with a part of their own (*A, B (moderator)*)."""
    roster = seating.roster
    for one in roster.members:
        part = roster.part
        behind = text[one.name.span.end : seating.sentence.end].lstrip()
        leads = phrase_pattern(pack.cast.moderator_after).match(behind) is not None
        if part is Part.PANELLIST and (leads or _is_moderator(one.words, pack)):
            part = Part.MODERATOR
        name = _spelled(text, one.name, pack)
        plain = part in (Part.PRESENT, Part.ROLL)
        yield Introduction(
            name=f"{name} {one.surname}" if one.surname else name,
            span=one.name.span,
            sentence=seating.sentence,
            description=one.description
            if plain
            else replace(one.description, role=_part_apart(one.description, pack), whole=None),
            evident=True,
            moderates=part is Part.MODERATOR,
            on_panel=part is Part.PANELLIST,
            part=part,
        )


def _part_apart(described: Description, pack: LanguagePack) -> PrintedRole | None:
    """The role without the part on the panel; one in a body (*chair of the Reed Trust*) is no part."""
    return described.role if described.organization else _plain_role(described.role, pack)


def _is_moderator(words: str, pack: LanguagePack) -> bool:
    """Whether nothing but a word for a moderator is a title, or stands between the marks behind a name."""
    stage = word_set((*pack.cast.moderators, *pack.cast.panel))
    parts = [part.casefold().split() for part in _PARTS.split(_without_conjunctions(words, pack))]
    # *A, B and C as moderator*.
    joints = word_set((*pack.pronouns.relative, *pack.roles.linkers))
    parts = [part[1:] if part and part[0] in joints else part for part in parts]
    leading = word_set(pack.cast.moderators)
    return any(not leading.isdisjoint(part) and all(word in stage for word in part) for part in parts)


def _without_conjunctions(words: str, pack: LanguagePack) -> str:
    return phrase_pattern(pack.cues.conjunctions).sub(";", words)


def speaking_words(text: str, sentence: Span, pack: LanguagePack) -> Iterator[str]:
    """Single capitalised words where the subject of a verb of saying is (*Bewick reported*)."""
    tokens = tokenise(text, sentence)
    cues = find_cues(tokens, pack)
    if not cues:
        return
    openers = word_set((*pack.names.openers, *pack.names.honorifics))
    for run in find_runs(text, tokens, pack):
        name = tuple(dropwhile(lambda token: token.folded in openers, run.tokens))
        if len(name) == 1 and is_beside_cue(Run(name), tokens, cues, pack):
            yield name[0].folded


def find_portrait(text: str, sentence: Span, pack: LanguagePack) -> Description:
    """*She is head of the museum.*: what a pronoun and a copula at a sentence's start say of the one named before."""
    tokens = tokenise(text, sentence)
    copulas = word_set(pack.roles.copulas)
    if len(tokens) <= _PORTRAIT or tokens[0].folded not in pack.pronouns.personal or tokens[1].folded not in copulas:
        return Description()
    end = next((token.start for token in tokens[2:] if token.text in _PORTRAIT_ENDS), sentence.end)
    described = describe(_without_conjunction(text[tokens[2].start : end], pack), pack)
    return described if has_known_role(described, pack) else Description()


def find_card(text: str, line: Span, pack: LanguagePack) -> Introduction | None:
    """A name alone on a line, and under it what the person is, as programmes and profiles print it."""
    below = _CARD.match(text, line.end) if line.end - line.start <= _LONGEST_NAME else None
    if below is None:
        return None
    tokens = tokenise(text, line)
    run = next(find_runs(text, tokens, pack), None)
    if run is None or len(run.tokens) != len(tokens) or not looks_like_name(run, pack):
        return None
    words = below.group(1).rstrip()
    described = describe(words, pack)
    if words.endswith(_SENTENCE_ENDS) or not has_known_role(described, pack):
        return None
    return Introduction(
        _spelled(text, run, pack), run.span, line.through(Span(*below.span(1))), described, evident=True
    )


def find_given_names(
    text: str, sentence: Span, others: list[Introduction], pack: LanguagePack
) -> Iterator[Introduction]:
    """*A, head of X, B from Y and Mirjam from Z*: people given by one name, next to others named in full.

    This makes no one a person until the name speaks elsewhere.
    """
    named = {word for one in others for word in one.name.split()}
    tokens = tokenise(text, sentence)
    opening = word_set((*pack.names.openers, *pack.names.honorifics))
    for run in find_runs(text, tokens, pack):
        word = run.tokens[0]
        if len(run.tokens) > 1 or word.text in named or word.folded in opening or not word.text[1:].islower():
            continue
        if is_role_word(word.text, pack) or is_organization_word(word.text, pack) or word.start == sentence.start:
            continue
        described, _ = describe_behind(text, run, sentence, pack)
        if described.organization and not described.role:
            yield Introduction(word.text, run.span, sentence, described, on_panel=is_roster(sentence.of(text), pack))


def _without_conjunction(words: str, pack: LanguagePack) -> str:
    """The first of two descriptions."""
    found = phrase_pattern((*pack.cues.conjunctions, *pack.pronouns.relative)).search(words)
    return words[: found.start()] if found else words


def _sightings(text: str, sentence: Span, pack: LanguagePack, listing: Listing | None) -> Iterator[Sighting]:
    tokens = tokenise(text, sentence)
    cues = find_cues(tokens, pack)
    words = sentence.of(text)
    stated = listing or stated_listing(words, pack)
    about_panel = mentions_panel(words, pack)
    closing = searched = sentence.start
    for run in (part for whole in find_runs(text, tokens, pack) for part in apart(whole)):
        # What stands in parentheses or in an apposition describes somebody, and is nobody.
        opening = text.rfind("(", max(closing, searched), run.span.start)
        searched = run.span.start
        if opening >= 0 and (inside := PARENTHESIS.match(text, opening, sentence.end)):
            closing = inside.end()
        if run.span.start < closing or (found := peel(run, tokens, sentence, pack)) is None:
            continue
        after, end = describe_behind(text, found.name, sentence, pack)
        if found.before.role and _tells_of_another(after, text[found.name.span.end : end], pack):
            after, end = Description(), found.name.span.end
        closing = end if after.role else closing
        before = found.before
        apposition = text[found.name.span.end : end]
        yield Sighting(
            text,
            sentence,
            tokens,
            cues,
            pack,
            found.name,
            before,
            after,
            apposition,
            found.honoured,
            stated,
            about_panel,
            is_beside_cue,
        )


def _tells_of_another(after: Description, apposition: str, pack: LanguagePack) -> bool:
    """*Director Name, chief physician Given Surname*: after a name with a role before it, the next one's role."""
    label = after.organization or ""
    directly = after.role is not None and f"{after.role.label} {label}" in apposition
    tokens = tokenise(label, Span(0, len(label))) if label and directly else ()
    run = next(find_runs(label, tokens, pack), None)
    return run is not None and len(run.tokens) == len(tokens) and looks_like_name(run, pack)


def is_roster(sentence: str, pack: LanguagePack) -> bool:
    """Whether a sentence says who sat where, and mentions the panel or lists several people."""
    if phrase_pattern(pack.cast.rosters).search(sentence) is None:
        return False
    return "," in sentence or mentions_panel(sentence, pack)


def mentions_panel(sentence: str, pack: LanguagePack) -> bool:
    """Whether a sentence mentions a panel or a talk."""
    return phrase_pattern((*pack.cast.panel, *pack.cast.talks)).search(sentence) is not None


def opens_attendance(line: str, pack: LanguagePack) -> bool:
    """Whether a line says who was present or kept away, as minutes do: *Present at the meeting:*, *Apologies: Name*."""
    found = phrase_pattern(pack.cast.attendance).match(line)
    before, colon, _ = line[found.end() :].partition(":") if found else ("", "", "")
    words = before.split()
    joined = not words or words[0].casefold() in word_set((*pack.events.prepositions, *pack.events.place))
    alone = found is not None and found.end() == len(line)
    return alone or (bool(colon) and joined and len(words) <= _ATTENDANCE_WORDS)


def stated_listing(sentence: str, pack: LanguagePack) -> Listing | None:
    """The list that a sentence says to be."""
    if ";" in sentence and len(_LIST_OF_PEOPLE.findall(sentence)) >= _PEOPLE:
        return Listing.ROSTER
    return Listing.ATTENDANCE if opens_attendance(sentence, pack) else None


def _spelled(text: str, name: Run, pack: LanguagePack) -> str:
    """A name's spelling; a writer's capitals (Mikael REUTER) are a way of printing, not of spelling."""
    return " ".join(_without_capitals(text, token, pack) for token in name.tokens)


def _without_capitals(text: str, token: Token, pack: LanguagePack) -> str:
    if is_initials(token.text):
        return f"{token.text}." if text[token.end : token.end + 1] == "." else token.text
    if not token.text.isupper() or is_numeral(token.text):
        return token.text
    if token.folded in word_set(pack.names.particles):
        return token.folded
    return "-".join(part.capitalize() for part in token.text.split("-"))


def _plain_role(role: PrintedRole | None, pack: LanguagePack) -> PrintedRole | None:
    """The role without the part on the panel (*panel moderator and chief data officer*)."""
    if role is None:
        return None
    parts = re.split(rf"\s+(?:{'|'.join(map(re.escape, pack.cues.conjunctions))})\s+", role.label)
    stage = word_set((*pack.cast.moderators, *pack.cast.panellists, *pack.cast.panel))
    kept = [part for part in parts if part.split()[-1].casefold() not in stage]
    if len(kept) == len(parts):
        return role
    return printed_role(" ".join(kept), pack)
