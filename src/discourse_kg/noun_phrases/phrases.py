"""Describe what somebody is by words that say nothing else: in parentheses, on a line below a name, on a label."""

from __future__ import annotations

from dataclasses import replace

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import FormerRole, Span
from discourse_kg.noun_phrases.descriptions import PARTY, Description, is_party, printed_role
from discourse_kg.noun_phrases.loose_descriptions import describe_loosely
from discourse_kg.noun_phrases.names import phrase_pattern, tokenise
from discourse_kg.noun_phrases.offices import office_at


def describe(text: str, pack: LanguagePack) -> Description:
    """Read a description, given without its parentheses or commas around it.

    >>> from discourse_kg.languages.supported import load_language
    >>> described = describe("CIO Stockholms Stad", load_language("sv"))
    >>> described.role.label, described.organization
    ('CIO', 'Stockholms Stad')
    """
    text = " ".join(text.split()).strip(" ,;–-.")
    if not text:
        return Description()
    if found := phrase_pattern(pack.roles.former).match(text):
        over = describe(text[found.end() :], pack)
        return Description(former=(FormerRole(over.role, over.organization),) if over.role else ())
    if (party := PARTY.search(text)) and is_party(party.group(1), pack):
        return replace(describe(text[: party.start()], pack), party=party.group(1))
    tokens = tokenise(text, Span(0, len(text)))
    office = office_at(tokens, 0, pack)
    if office is not None and office.end == len(tokens):
        return Description(
            printed_role(office.role, pack), office.organization, whole=printed_role(office.whole, pack), of=office.of
        )
    return describe_loosely(text, pack)
