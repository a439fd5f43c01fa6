"""What kind of speaker somebody is who is no person of the cast: a body, a medium, a document, a group, an office.

A phrase that none of these is tells of nobody who could speak.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from discourse_kg.agent_kinds import AgentKind
from discourse_kg.extraction.clauses import uncontracted
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.sentences import Sentence
from discourse_kg.languages.lexicons import words_of
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.descriptions import definite_role, is_organization_word, is_role_word
from discourse_kg.noun_phrases.kinds import ends_in_noun
from discourse_kg.noun_phrases.names import REMEMBERED, Token, ends_with_phrase, phrase_pattern, stems, word_set

#: A name in capitals of at least so many letters is a body's short form.
_SHORT_FORM = 2

#: The list of nouns for what speaks, and what its sections say.
_NOUNS = "speakers"
_SECTIONS = (("bodies", AgentKind.BODY), ("documents", AgentKind.DOCUMENT), ("media", AgentKind.MEDIUM))

#: A phrase for a speaker has at most so many words.
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Agent:
    """A speaker who is no person of the cast: the name as printed, and the kind of speaker."""

    name: str
    kind: AgentKind


def agent_of(sentence: Sentence, referent: Referent) -> Agent | None:
    """The speaker that a phrase means, by the noun that heads it; None where it means nobody who can speak."""
    first, end = sentence.index(referent)
    pack, tokens = sentence.pack, sentence.tokens[first:end]
    determiners = word_set((*pack.roles.determiners, *pack.subjects.articles))
    if not tokens or len(tokens) > _LONGEST or uncontracted(tokens[0].folded) in _speaking(pack):
        return None
    if referent.form is MentionForm.ROLE and _noun_kind(tokens[-1].folded, pack) is not AgentKind.BODY:
        return Agent(_printed(tokens), AgentKind.OFFICE)
    if _is_listed(tokens, pack.subjects.groups):
        return Agent(_printed(tokens), AgentKind.GROUP)
    article = len(tokens) > 1 and tokens[0].folded in determiners
    bare = tokens[1:] if article else tokens
    defined = bare[0].capitalised and (article or (first > 0 and sentence.tokens[first - 1].folded in determiners))
    head = _head(bare, sentence)
    if kind := _kind(head, pack):
        name = _without_noun(head, pack) if kind in {AgentKind.BODY, AgentKind.MEDIUM} else tokens
        return Agent(_printed(name), kind)
    return Agent(_printed(head), AgentKind.BODY) if defined and referent.form is MentionForm.UNKNOWN else None


@cache
def _speaking(pack: LanguagePack) -> frozenset[str]:
    return word_set((*pack.pronouns.first, *pack.clauses.subjects))


def _printed(tokens: tuple[Token, ...]) -> str:
    """The words of a phrase as one reads them, marks close to what is before them."""
    joined = " ".join(token.text for token in tokens)
    return joined.replace(" ,", ",").replace("( ", "(").replace(" )", ")")


def _is_listed(tokens: tuple[Token, ...], phrases: tuple[str, ...]) -> bool:
    """Whether a phrase is one of a list, or opens or ends with one that is longer than a word."""
    return phrase_pattern(phrases).match(" ".join(token.folded for token in tokens)) is not None


def _head(tokens: tuple[Token, ...], sentence: Sentence) -> tuple[Token, ...]:
    """A phrase without what a preposition or a relative clause adds to its noun."""
    clauses = sentence.clauses.words
    ends = clauses.prepositions | clauses.relatives | {",", "("}
    end = next((number for number, token in enumerate(tokens) if number and token.folded in ends), len(tokens))
    return tokens[:end]


def _kind(tokens: tuple[Token, ...], pack: LanguagePack) -> AgentKind | None:
    agents, words, last = pack.agents, " ".join(token.folded for token in tokens), tokens[-1]
    titled = len(tokens) > 1 and last.capitalised
    published = last.capitalised and last.folded.endswith(agents.media_suffixes)
    if published or ends_with_phrase(words, agents.media) or (titled and tokens[0].folded in word_set(agents.media)):
        return AgentKind.MEDIUM
    told = titled and tokens[0].folded in word_set(pack.clauses.bodies)
    if told or ends_with_phrase(words, (*agents.bodies, *pack.clauses.bodies)) or _names_body(tokens, pack):
        return AgentKind.BODY
    if kind := _noun_kind(last.folded, pack):
        return kind
    if _means_people(last.folded, pack) or _means_several(last.folded, pack):
        return AgentKind.GROUP
    if last.folded in pack.pronouns.people or is_role_word(last.text, pack) or definite_role(last.folded, pack):
        return AgentKind.OFFICE
    return None


@lru_cache(REMEMBERED)
def _noun_kind(word: str, pack: LanguagePack) -> AgentKind | None:
    """What a small noun says that a speaker is, by itself, in the definite form or by the noun that it ends in."""
    forms = (word, *stems(word, pack.roles.definite))
    for section, kind in _SECTIONS:
        nouns = words_of(_NOUNS, pack.tag, section)
        if any(form in nouns or (pack.roles.definite and ends_in_noun(form, nouns)) for form in forms):
            return kind
    return None


def can_speak(sentence: Sentence, referent: Referent) -> bool:
    """Whether a mention is a person, a body or a text that can be cited for what it says (*en ny studie*)."""
    if referent.form is not MentionForm.IMPERSONAL:
        return True
    agent = agent_of(sentence, referent)
    return agent is not None and agent.kind is AgentKind.DOCUMENT


def _names_body(tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether a phrase ends in a word for a body, or is a short form in capitals."""
    last = tokens[-1]
    genitive = [stem for stem in stems(last.text, pack.names.genitives) if len(stem) > _SHORT_FORM]
    if any(is_organization_word(word, pack) for word in (last.text, *genitive)):
        return True
    return last.text.isupper() and len(last.text) >= _SHORT_FORM and last.text.isalpha()


def _means_people(word: str, pack: LanguagePack) -> bool:
    """*Parents*, *föräldrarna*: people by a plural noun, in the definite form or not."""
    people = word_set(pack.agents.people)
    return word in people or any(stem in people for stem in stems(word, pack.agents.plurals))


def _means_several(word: str, pack: LanguagePack) -> bool:
    """*Ministrarna*, *lawyers*: several who have a role."""
    return any(is_role_word(stem, pack) for stem in stems(word, pack.agents.plurals) if len(stem) > _SHORT_FORM)


def _without_noun(tokens: tuple[Token, ...], pack: LanguagePack) -> tuple[Token, ...]:
    """The name of a body without the small noun that says what it is (*nyhetsbyrån TT*)."""
    named = tokens[1:]
    says = tokens[0].folded in word_set((*pack.clauses.bodies, *pack.agents.media)) and not tokens[0].text.isupper()
    return named if says and named and named[0].capitalised else tokens
