"""Take off a name what stands before it: titles, roles, the genitive of an organization."""

from __future__ import annotations

from dataclasses import dataclass

from discourse_kg.countries import names_to_code
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import FormerRole, Span
from discourse_kg.noun_phrases.body_words import stop_words
from discourse_kg.noun_phrases.descriptions import (
    Description,
    is_organization_word,
    is_role_part,
    is_role_word,
    printed_role,
)
from discourse_kg.noun_phrases.kinds import is_thing_word
from discourse_kg.noun_phrases.name_shapes import (
    NAME_TOKENS,
    looks_like_name,
)
from discourse_kg.noun_phrases.names import (
    Run,
    Token,
    ends_with_phrase,
    index_of,
    phrase_pattern,
    without_genitive,
    word_set,
)
from discourse_kg.noun_phrases.office_words import is_office_noun
from discourse_kg.noun_phrases.offices import Office
from discourse_kg.noun_phrases.offices_before import office_apposed, office_before
from discourse_kg.noun_phrases.owners import owner_before

#: Marks that close an apposition.
_CLOSES = frozenset(",.(;:!?")


@dataclass(frozen=True, slots=True)
class Titled:
    """A name alone, what stood before it as a description, and whether a title of address did."""

    name: Run
    before: Description
    honoured: bool


def peel(run: Run, tokens: tuple[Token, ...], sentence: Span, pack: LanguagePack) -> Titled | None:
    """Find the name in a run of capitalised words; None when the run holds none."""
    cut = _cut(run, tokens, sentence, pack)
    honoured = any(_is_honorific(token, pack) for token in run.tokens[:cut])
    name = run.without_first(cut)
    name = _without_country(name, pack) if name else None
    name = _nominative(_without_letters(name, pack), tokens, pack) if name else None
    if name is None or not looks_like_name(name, pack):
        return None
    first = index_of(name.tokens[0], tokens)
    while first and (_is_honorific(tokens[first - 1], pack) or (tokens[first - 1].text == "." and first > 1)):
        if tokens[first - 1].text == "." and not _is_honorific(tokens[first - 2], pack):
            break
        first -= 1
    office = office_before(tokens, first, pack) or _apposed(name, first, tokens, pack)
    if office is None:
        owner = owner_before(tokens, first, pack)
        if owner is None or owner.organization is None:
            return Titled(name, Description(), honoured)
        inside = index_of(run.tokens[0], tokens) < first
        return Titled(name, Description(organization=owner.organization) if inside else Description(), honoured)
    return Titled(name, described_office(office, tokens, pack), honoured)


def _apposed(name: Run, first: int, tokens: tuple[Token, ...], pack: LanguagePack) -> Office | None:
    """*The minister of lists, Name, …*: an office and a comma before the name, and a mark after it."""
    behind = index_of(name.tokens[-1], tokens) + 1
    closed = behind >= len(tokens) or tokens[behind].text in _CLOSES
    return office_apposed(tokens, first, pack) if closed else None


def _cut(run: Run, tokens: tuple[Token, ...], sentence: Span, pack: LanguagePack) -> int:
    """How many words of a run come before the name: a sentence's opener, titles, roles, genitives of bodies."""
    words = run.tokens
    opens = words[0].start == sentence.start or words[0] is tokens[0]
    cut = 0
    for index, token in enumerate(words[:-1]):
        enough = len(words) - index - 1 >= NAME_TOKENS.start
        opener = index == 0 and opens and token.folded in word_set(pack.names.openers)
        # *Hans Lindvik*, *Mina Ekdahl*: without its first word no full name is left, and it can be a given name.
        opener = opener and (enough or not is_given_name(token.text))
        part = 0 < index == cut and is_role_part(token.text, pack) and not is_given_name(token.text)
        of_it = index == cut and _ends_office(token, words[index + 1], tokens, pack)
        titled = part or of_it or _is_title(token, pack, first=index == 0) or _owns(token, words, pack)
        titled = enough and (titled or _ends_field(words, index, pack))
        if opener or titled or _is_honorific(token, pack) or _is_contraction(token, pack):
            cut = index + 1
    return cut


def _ends_office(token: Token, behind: Token, tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """*adviser for Science and Engineering Moa Ek*: behind a conjunction, the last word of what an office is for."""
    at = index_of(token, tokens)
    joined = at > 0 and tokens[at - 1].folded in word_set(pack.cues.conjunctions)
    return (
        joined
        and at > 1
        and tokens[at - 2].capitalised
        and not is_given_name(token.text)
        and is_given_name(behind.text)
    )


def _is_contraction(token: Token, pack: LanguagePack) -> bool:
    """*I'm*: a pronoun with what hangs on it by an apostrophe."""
    pronoun, mark, _ = token.folded.replace("’", "'").partition("'")
    return bool(mark) and pronoun in word_set(pack.pronouns.first)


def _ends_field(words: tuple[Token, ...], index: int, pack: LanguagePack) -> bool:
    """*Professor of Harbour Studies Moa Holmes*: a word for things before a given name, behind none."""
    if not (is_given_name(words[index + 1].text) and is_thing_word(words[index].folded, pack)):
        return False
    return not any(is_given_name(token.text) for token in words[: index + 1])


def _is_honorific(token: Token, pack: LanguagePack) -> bool:
    return token.folded.rstrip(".") in word_set(pack.names.honorifics)


def _is_title(token: Token, pack: LanguagePack, *, first: bool) -> bool:
    """A role in a run of capitalised words; any noun for what people are only where the run begins."""
    if is_given_name(token.text) and not is_role_word(token.text, pack):
        return False
    if is_role_word(token.text, pack):
        return True
    last = token.text.rpartition("-")[2]
    return (first and is_office_noun(token.folded, pack)) or (last.islower() and is_office_noun(last, pack))


def _owns(token: Token, words: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether a genitive is a body's, and no given name that only ends like one (*Lars*), nor a person's."""
    if token.folded in word_set(pack.names.given_like_genitive) or is_given_name(token.text):
        return False
    bare = without_genitive(token.text, pack)
    apostrophe = not token.text[-2:].isalnum()
    return bare is not None and (apostrophe or token is words[0] or is_organization_word(bare, pack))


def _without_letters(run: Run, pack: LanguagePack) -> Run | None:
    """The name without the letters behind it (*Name MP*, *Name OBE*)."""
    tokens = run.tokens
    while tokens and tokens[-1].text in pack.names.post_nominals:
        tokens = tokens[:-1]
    return Run(tokens) if tokens else None


def _without_country(run: Run, pack: LanguagePack) -> Run:
    """A full name without the country that is an object behind it, or that has the next office.

    *besöker Tova Ekmark Estland*, *träffade Tova Ekmark Estlands hamnminister*.
    """
    *words, last = run.tokens
    forms = (last.text, *(last.text.removesuffix(end) for end in pack.names.genitives if last.text.endswith(end)))
    named = len(words) >= NAME_TOKENS.start and any(form in names_to_code(pack) for form in forms)
    return Run(tuple(words)) if named and is_given_name(words[0].text) else run


def _nominative(run: Run | None, tokens: tuple[Token, ...], pack: LanguagePack) -> Run | None:
    """The name without the ending of a genitive that a noun follows (*Erik Holmlunds anförande*)."""
    if run is None:
        return None
    last = run.tokens[-1]
    bare = without_genitive(last.text, pack)
    if bare is None or last.folded in word_set(pack.names.given_like_genitive):
        return run
    if bare[-1].isalpha() and last.text[-1].isalpha() and last.text[len(bare) :].isalpha():
        behind = index_of(last, tokens) + 1
        if behind >= len(tokens) or not _is_owned(tokens[behind], pack) or bare[-1] in "iseuo":
            return run
    shorter = last._replace(text=bare, end=last.start + len(bare), folded=bare.casefold())
    return Run((*run.tokens[:-1], shorter))


def _is_owned(token: Token, pack: LanguagePack) -> bool:
    """A small word that a genitive can stand before: no verb, no preposition or the like."""
    small = token.text[0].islower() and token.text.isalpha()
    # Many a noun of speech is also a form of a verb (*fråga*).
    speech = token.folded in word_set((*pack.nominal.question, *pack.nominal.say))
    return small and (speech or token.folded not in stop_words(pack))


def described_office(office: Office, tokens: tuple[Token, ...], pack: LanguagePack) -> Description:
    """The office as a description; one that is over where a word before it or in it says so (*former minister*)."""
    role = printed_role(office.role, pack)
    over = phrase_pattern(pack.roles.former).match(office.role)
    words = tokens[max(office.start - 2, 0) : office.start]
    before = " ".join(token.folded for token in words).replace(" .", ".")
    if over or ends_with_phrase(before, pack.roles.former):
        past = printed_role(office.role[over.end() :].lstrip(" .") if over else office.role, pack)
        return Description(former=(FormerRole(past, office.organization),)) if past else Description()
    return Description(role, office.organization, of=office.of)
