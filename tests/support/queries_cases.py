"""What a stored question is asked with, and what is found then: its form, and the cases of what few recaps have."""

from __future__ import annotations

from typing import Final, NamedTuple

from discourse_kg.identifiers import source_key, statement_key
from support.invented_denial import DENIAL, MODERATED, PRONOUN, ROSTER, span


class Case(NamedTuple):
    """A question, values as people give them, a column, and what stands in it then, from top to bottom."""

    name: str
    values: dict[str, str | list[str]]
    column: str
    found: list[str | None]


def key_of(words: str) -> str:
    return statement_key(source_key("snow.txt"), span(words))


ABOUT_DENIAL: Final = [
    *("quote", "mention", "speaker", "speakerAsInSource", "resolution", "consideredInResolution", "rule"),
    *("partyAsInSource", "madeIn", "kind", "polarity", "attributionTier", "fileName", "sha256", "softwareVersion"),
]
ABOUT_PRONOUN: Final = [
    *("quote", "mention", "speaker", "speakerAsInSource", "antecedent", "resolution", "consideredInResolution"),
    *("consideredInResolution", "rule", "partyAsInSource", "madeIn", "kind", "attributionTier", "fileName", "sha256"),
    "softwareVersion",
]
OF_REMARKABLE: Final = [
    Case("denied-statements", {}, "quote", [DENIAL]),
    Case("denied-statements", {}, "partyAsInSource", ["MP"]),
    Case("denied-statements", {"speaker": "Moa Grankvist", "from": "2031-02-03"}, "personLabel", ["Moa Grankvist"]),
    Case("denied-statements", {"speaker": "Olof Tallberg"}, "quote", []),
    Case("denied-statements", {"until": "2031-02-02"}, "quote", []),
    Case("former-offices", {"role": "minister"}, "formerRoleAsInSource", ["Minister of Snow"]),
    Case("former-offices", {"person": "Olof Tallberg", "language": "sv"}, "heldLabel", ["Minister of Snow"]),
    Case("former-offices", {}, "quote", [ROSTER]),
    Case("former-offices", {"person": "Moa Grankvist"}, "personLabel", []),
    Case("former-offices", {"role": "statssekreterare"}, "personLabel", []),
    Case("statements-about-topic", {"topic": "Open Data"}, "sentence", [PRONOUN]),
    Case("statements-about-topic", {}, "topicLabel", ["open data"]),
    Case("statements-mentioning-place", {"place": "Umeby"}, "sentence", [DENIAL]),
    Case("statements-mentioning-place", {}, "personLabel", ["Moa Grankvist"]),
    Case("who-spoke-on-panel", {}, "quote", [MODERATED, ROSTER, ROSTER]),
    Case("who-spoke-on-panel", {}, "fileName", ["snow.txt"] * 3),
    Case("moderators", {}, "quote", [MODERATED]),
    Case("persons-without-organization", {}, "quote", [ROSTER, ROSTER, MODERATED]),
    Case("evidence-of-statement", {"statement": key_of(PRONOUN)}, "aspect", [*ABOUT_PRONOUN]),
    Case("evidence-of-statement", {"statement": key_of(DENIAL)}, "aspect", [*ABOUT_DENIAL]),
    Case("offices-held", {}, "personLabel", []),
    Case("statements-in-government-roles", {}, "personLabel", []),
    Case("statements-mentioning-country", {"country": "Estonia"}, "personLabel", ["Olof Tallberg"]),
    Case("statements-mentioning-country", {"by": ["adjective", "name"]}, "by", ["name"]),
    Case("statements-mentioning-country", {"by": "capital"}, "personLabel", []),
    Case("countries-mentioned", {"by": "name"}, "notation", ["EST"]),
    Case("ministers-who-mentioned-country", {"by": "name"}, "personLabel", []),
]
