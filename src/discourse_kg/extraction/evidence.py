"""What makes a name a person's: each kind of evidence is a rule of its own, and one is enough.

A run of capitalised words without evidence stays a mere name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from discourse_kg.extraction import acting_names
from discourse_kg.extraction.cues import Cue
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import Description, is_definite_role, is_role_word
from discourse_kg.noun_phrases.full_names import is_full_name
from discourse_kg.noun_phrases.kinds import has_given_name
from discourse_kg.noun_phrases.names import (
    Run,
    Token,
    ends_with_phrase,
    index_of,
    phrase_pattern,
    without_genitive,
    word_set,
)

#: Evidence is within this many characters of a name.
_REACH = 120

#: A role and a title before a moderator's name have at most so many words.
_LONGEST_TITLE = 5

#: A name without a role is a person's on the strength of an affiliation only when it is this short.
_SHORT_NAME = 3

#: What opens the title of something right before a name (*a series, "Name of It"*).
_TITLE = re.compile(r"(?:^|[\s(])[“”„«»\"]$")

#: The first half of a name, and the conjunction that joins the second half to it.
_LEAST_LINK = 2

#: So many capitals may be somebody's employer without a longer name beside them.
_INITIALS = 2

#: A person's age, after the name.
_AGE = re.compile(r",\s\d{1,2},")

#: A colon after a name, and a sentence.
_LABEL = re.compile(r"\s*:\s+\S+\s+\S+\s[^\n]*[.!?”\"“»]$")


class Listing(StrEnum):
    """A list of people: who sat on the panel, or who was present at all, as minutes say."""

    ROSTER = "roster"
    ATTENDANCE = "attendance"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name where it stands: its sentence, what describes it before and behind, and which list it stands in.

    `apposition` is the text that the description behind was read from; `about_panel` is whether the sentence mentions
    a panel or a talk. `is_subject` tells whether a name is the subject of a verb of saying.
    """

    text: str
    sentence: Span
    tokens: tuple[Token, ...]
    cues: tuple[Cue, ...]
    pack: LanguagePack
    name: Run
    before: Description
    after: Description
    apposition: str
    honoured: bool
    listing: Listing | None
    about_panel: bool
    is_subject: Callable[[Run, tuple[Token, ...], tuple[Cue, ...], LanguagePack], bool]

    @property
    def index(self) -> int:
        """The index of the name's first token."""
        return index_of(self.name.tokens[0], self.tokens)

    @property
    def text_before(self) -> str:
        """The characters before the name, as far as they may describe it."""
        start = self.name.span.start
        return self.text[max(self.sentence.start, start - _REACH) : start]

    @property
    def text_behind(self) -> str:
        """The characters after the name, as far as they may describe it."""
        end = self.name.span.end
        return self.text[end : min(self.sentence.end, end + _REACH)]


def is_person(seen: Sighting) -> bool:
    """Whether anything makes a person of the name, and nothing a thing or a place of work."""
    return not (is_thing(seen) or is_affiliation(seen)) and any(evidence(seen) for evidence in EVIDENCE)


def is_thing(seen: Sighting) -> bool:
    """*The* or *&* before capitalised words makes them part of a thing's name, a quotation mark a title."""
    before = seen.tokens[seen.index - 1].folded if seen.index else ""
    if _is_second_half(seen):
        return True
    return before in {*word_set(seen.pack.roles.determiners), "&"} or _TITLE.search(seen.text_before) is not None


def _is_second_half(seen: Sighting) -> bool:
    """*Customs and Border Protection*: behind a conjunction and one capitalised word, where no given name is known."""
    before, known = seen.tokens[max(seen.index - 3, 0) : seen.index], _has_given_name(seen)
    if known or len(before) < _LEAST_LINK or before[-1].folded not in word_set(seen.pack.cues.conjunctions):
        return False
    alone = len(before) == _LEAST_LINK or not before[0].capitalised
    return alone and before[-2].capitalised and not is_given_name(before[-2].text)


def _has_given_name(seen: Sighting) -> bool:
    return has_given_name(tuple(token.text for token in seen.name.tokens))


def is_affiliation(seen: Sighting) -> bool:
    """*Somebody of Name*, *Somebody from Name*: what a preposition joins to a name is where they come from."""
    index = seen.index
    joining = word_set((*seen.pack.roles.prepositions, *seen.pack.roles.weak_prepositions))
    if ends_with_phrase(seen.text_before, seen.pack.cast.announcements):
        return False
    return index > 1 and seen.tokens[index - 1].folded in joining and seen.tokens[index - 2].capitalised


def is_on_panel(seen: Sighting) -> bool:
    """Whether a roster lists the name, or *panelist* stands with it."""
    part = seen.pack.cast.panellists
    listed = seen.listing is Listing.ROSTER and not is_affiliation(seen)
    return not moderates(seen) and (listed or _tells(seen.before, part) or _tells(seen.after, part))


def moderates(seen: Sighting) -> bool:
    """Whether *moderator*, *chaired by*, *led the panel* or the like is next to the name."""
    cast = seen.pack.cast
    titled = _tells(seen.before, cast.moderators) and not _is_infinitive(seen)
    if titled or phrase_pattern(cast.moderators).search(seen.apposition):
        return True
    if _leads_too(seen) or _is_whose_moderator(seen):
        return True
    before = seen.text_before.rstrip()
    if any(
        _only_titles(before[found.end() :], seen.pack)
        for found in phrase_pattern(cast.moderator_before).finditer(before)
    ):
        return True
    if seen.about_panel and any(
        _only_titles(before[found.end() :], seen.pack) for found in phrase_pattern(cast.moderator_weak).finditer(before)
    ):
        return True
    behind = re.sub(r"^(?:,[^,]*,(?=\s))|^\s*\([^()]*\)", "", seen.text_behind).lstrip()
    if phrase_pattern(cast.moderator_after).match(behind):
        return True
    leads = phrase_pattern(cast.moderator_verbs).match(behind) is not None
    inverted = ends_with_phrase(before, cast.moderator_verbs)
    return (leads or inverted) and phrase_pattern((*cast.panel, *cast.talks)).search(behind) is not None


def _is_infinitive(seen: Sighting) -> bool:
    """*glad to host Name*: a verb that is spelt as a part on the panel."""
    words = seen.text_before.split()
    return len(words) > 1 and words[-2].casefold() in word_set(seen.pack.clauses.infinitives)


def _is_whose_moderator(seen: Sighting) -> bool:
    """*the webinar's moderator, Name, who …*: whose moderator somebody is, between commas."""
    before = seen.text_before.rstrip()
    if not before.endswith(",") or not ends_with_phrase(before[:-1], seen.pack.cast.moderators):
        return False
    words = before[:-1].split()
    owner = words[-2] if len(words) > 1 else ""
    ours = word_set((*seen.pack.roles.determiners, *seen.pack.pronouns.first))
    return owner.casefold() in ours or (bool(owner) and without_genitive(owner, seen.pack) is not None)


def _leads_too(seen: Sighting) -> bool:
    """*Name, head of it and panel moderator*: a part on the panel that a conjunction joins to what somebody is."""
    cast = seen.pack.cast
    start = seen.name.span.end + len(seen.apposition)
    further = seen.text[start : min(seen.sentence.end, start + _REACH)].lstrip(", ") if seen.apposition else ""
    words = [word.strip(".,;:").casefold() for word in further.split(maxsplit=3)[:3]]
    if not words or words[0] not in word_set(seen.pack.cues.conjunctions):
        return False
    part = words[2:] if words[1:2] and words[1] in word_set(cast.panel) else words[1:]
    return bool(part) and part[0] in word_set(cast.moderators)


def is_honoured(seen: Sighting) -> bool:
    """*Ms Name*, *Dr Name*."""
    return seen.honoured


def is_listed(seen: Sighting) -> bool:
    """A list of people, or a sentence that says who sat on the panel."""
    return seen.listing is not None


def has_role(seen: Sighting) -> bool:
    """A role before the name, or one after it that is known to be a role; a party, or a former office."""
    if seen.before.role is not None or any((*seen.before.former, *seen.after.former, seen.after.party)):
        return True
    label = seen.after.role.label.replace(",", " ") if seen.after.role else ""
    return any(is_role_word(word.rpartition("-")[2] or word, seen.pack) for word in label.split())


def labels_words(seen: Sighting) -> bool:
    """*Name: words* at the start of a sentence."""
    starts = seen.name.span.start == seen.sentence.start
    return starts and _LABEL.match(seen.text, seen.name.span.end, seen.sentence.end) is not None


def has_age(seen: Sighting) -> bool:
    """An age after the name: *Name, 83, said*."""
    return _AGE.match(seen.text, seen.name.span.end, seen.sentence.end) is not None


def is_cited(seen: Sighting) -> bool:
    """*According to Name*."""
    return ends_with_phrase(seen.text_before, seen.pack.nominal.source)


def appears(seen: Sighting) -> bool:
    """*Name opened …*, *Name, who …*, *first up was Name*: what only people do at an event."""
    behind = seen.text_behind.lstrip()
    if behind.startswith(",") and phrase_pattern(seen.pack.pronouns.of_people).match(behind[1:].lstrip()):
        return True
    if ends_with_phrase(seen.text_before, (*seen.pack.cast.announcements, *seen.pack.cast.moderator_weak)):
        return True
    aside = _aside(seen.pack).match(seen.text_behind)
    behind = seen.text_behind
    return phrase_pattern(seen.pack.cast.appearances).match(behind[aside.end() if aside else 0 :].lstrip()) is not None


@cache
def _aside(pack: LanguagePack) -> re.Pattern[str]:
    """What stands between a name and a verb: *, role at Organization,* or *of Organization*."""
    joints = "|".join(map(re.escape, pack.roles.affiliations))
    verb = r"(?=\s[^\W\d_A-Z])"
    return re.compile(rf",[^.;:]{{1,100}},{verb}|\s(?:{joints})(?:\s[^\s,.;:]+){{1,5}}?{verb}")


def acts(seen: Sighting) -> bool:
    """A given name with its surname beside a verb, or before what is theirs."""
    return acting_names.acts(seen.name, seen.tokens, seen.pack)


def is_agent(seen: Sighting) -> bool:
    """*disputed from the floor by Name*: the agent of a passive verb of saying."""
    cues = seen.pack.cues
    acts = phrase_pattern(cues.passives).search(seen.text_before) is not None
    return acts and ends_with_phrase(seen.text_before, cues.agents)


def speaks(seen: Sighting) -> bool:
    """A verb of saying right before the name, right after it, or after an aside of its own."""
    return seen.is_subject(seen.name, seen.tokens, seen.cues, seen.pack)


def belongs(seen: Sighting) -> bool:
    """*Name (Organization)*, *Name from Organization*: an affiliation makes a short name a person's."""
    organization, name = seen.after.organization, seen.name
    if organization is None or len(name.tokens) > _SHORT_NAME:
        return False
    behind = seen.text_behind.lstrip()
    if behind.startswith("("):
        initials = "".join(token.text[0] for token in name.tokens if token.capitalised)
        # *Norra Östersjön (NÖSJ)*, *Data Integration (CDI)*: a short form is that of a longer name.
        short = organization.isupper() and organization.isalpha() and len(organization) > _INITIALS
        return not organization.startswith(initials) and (not short or _has_given_name(seen))
    return phrase_pattern(seen.pack.roles.prepositions).match(behind) is not None


def is_called(seen: Sighting) -> bool:
    """A name that people are given and a surname, in a sentence of the language."""
    return is_full_name(seen.name, seen.tokens, seen.pack)


#: The kinds of evidence.
EVIDENCE: tuple[Callable[[Sighting], bool], ...] = (
    is_honoured,
    is_listed,
    has_role,
    moderates,
    labels_words,
    has_age,
    is_cited,
    is_agent,
    appears,
    acts,
    speaks,
    belongs,
    is_called,
)


def _tells(description: Description, words: tuple[str, ...]) -> bool:
    return description.role is not None and phrase_pattern(words).search(description.role.label) is not None


def _only_titles(between: str, pack: LanguagePack) -> bool:
    """Whether only a colon, a role and a title stand between the words for moderating and the name."""
    words = between.strip(" :.").split()
    if not words:
        return True
    titles = word_set((*pack.cast.moderators, *pack.names.honorifics, *pack.roles.determiners))
    last = words[-1].casefold().rstrip(".")
    named = last in titles or is_role_word(last, pack) or is_definite_role(last, pack)
    return named and len(words) <= _LONGEST_TITLE and not set(between) & set(",;()")
