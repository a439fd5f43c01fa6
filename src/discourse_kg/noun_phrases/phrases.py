"""Describe what somebody is by words that say nothing else: in parentheses, on a line below a name, on a label."""

from __future__ import annotations

from dataclasses import replace

from discourse_kg.countries import names_to_code
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import FormerRole, Span
from discourse_kg.noun_phrases.bodies import has_body_word, read_body
from discourse_kg.noun_phrases.body_words import is_place
from discourse_kg.noun_phrases.descriptions import PARTY, Description, is_party, printed_role
from discourse_kg.noun_phrases.loose_descriptions import describe_loosely
from discourse_kg.noun_phrases.names import Token, phrase_pattern, tokenise
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
    body = _with_place(tokens, pack)
    return Description(organization=body) if body else describe_loosely(text, pack)


def _with_place(tokens: tuple[Token, ...], pack: LanguagePack) -> str | None:
    """*Harbour Board, Hull*; *Department of Lists, Harbour Board*: a body that its place or what it is of follows."""
    body = read_body(tokens, 0, pack)
    if body is None or body.small or body.end + 1 >= len(tokens) or tokens[body.end].text != ",":
        return None
    behind = tokens[body.end + 1 :]
    place = " ".join(token.text for token in behind)
    known = place in names_to_code(pack) or is_place(place, pack)
    if known or (len(behind) == 1 and place.istitle() and has_body_word(body.name, pack)):
        return body.name if len(body.name.split()) > 1 else None
    whole = read_body(tokens, body.end + 1, pack)
    unit = body.name.partition(" ")[0].casefold().endswith(pack.roles.units or ("\0",))
    belongs = whole is not None and whole.end == len(tokens) and has_body_word(whole.name, pack)
    return whole.name if whole is not None and unit and belongs else None
