"""Countries by every name the CLDR, common speech and the codes give them."""

from __future__ import annotations

import re

import pytest

from discourse_kg.countries import alpha3_codes, country_code, country_names, names_to_code
from discourse_kg.errors import DiscourseKGError
from discourse_kg.languages.supported import known_languages, load_language

PACKS = [load_language(tag) for tag in known_languages()]


@pytest.mark.parametrize("name", ["Estland", "estland", "Estonia", "EST", "est", "EE", " Estland "])
def test_every_name_of_a_country_is_one_code(name: str) -> None:
    assert country_code(name, PACKS) == "EST"


@pytest.mark.parametrize(
    ("name", "code"),
    [("Holland", "NLD"), ("Nederländerna", "NLD"), ("England", "GBR"), ("Amerika", "USA"), ("Tjeckien", "CZE")],
)
def test_common_names_beside_the_cldr(name: str, code: str) -> None:
    assert country_code(name, [load_language("sv")]) == code


def test_what_is_no_country_has_no_code() -> None:
    assert country_code("Atlantis", PACKS) is None
    assert country_code("", PACKS) is None


def test_codes_are_those_of_the_authority_table() -> None:
    codes = alpha3_codes()
    assert all(re.fullmatch("[A-Z0-9]{3}", code) for code in codes.values())
    assert len(set(codes.values())) == len(codes)
    assert {"DEU", "FRA", "RUS", "SRB", "YEM", "COD", "TLS"} <= set(codes.values())
    assert not {"DDR", "SUN", "YUG", "ZAR", "TMP"} & set(codes.values())
    assert codes["XK"] == "1A0"


@pytest.mark.parametrize("language", known_languages())
def test_every_country_has_a_name_in_every_language(language: str) -> None:
    assert set(country_names(language)) == set(alpha3_codes().values())


@pytest.mark.parametrize("language", known_languages())
def test_further_names_lead_to_codes_that_exist(language: str) -> None:
    assert set(load_language(language).countries.names.values()) <= set(alpha3_codes().values())
    assert set(names_to_code(load_language(language)).values()) == set(alpha3_codes().values())


def test_a_language_that_the_cldr_does_not_know() -> None:
    with pytest.raises(DiscourseKGError, match="no language 'xx-nowhere'"):
        country_names("xx-nowhere")
