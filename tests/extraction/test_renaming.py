"""Other names, the same discourse: who speaks is told from where a name stands, and not from which name it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discourse_kg.languages.given_names import given_name_class
from discourse_kg.languages.supported import load_language
from discourse_kg.model import Discourse
from support.texts import RECAPS, Recapped, tale

#: Invented, each far from the others in spelling, and none with an ending that a genitive has.
GIVEN = ["Tilvo", "Berka", "Osmund", "Wenja", "Fadil", "Ruvena", "Kilmar", "Jolanthe", "Amedo", "Hyrda"]
SURNAMES = [
    "Quantberg",
    "Zellinge",
    "Drovik",
    "Haumark",
    "Pelltoft",
    "Obradou",
    "Vinterdal",
    "Njemba",
    "Yngström",
    "Cartwill",
]


def everybody(discourse: Discourse) -> tuple[list[str], list[str]]:
    """The given names and the surnames of all people and of the author, each word once."""
    names = [person.name.split() for person in discourse.persons]
    names += [discourse.author.split()] if discourse.author else []
    given = list(dict.fromkeys(word for name in names for word in name[:-1]))
    return given, [word for word in dict.fromkeys(name[-1] for name in names) if word not in given]


def invented(discourse: Discourse) -> dict[str, str]:
    """An invented name for each."""
    given, surnames = everybody(discourse)
    assert len(given) <= len(GIVEN)
    assert len(surnames) <= len(SURNAMES)
    return dict(zip([*given, *surnames], [*GIVEN[: len(given)], *SURNAMES[: len(surnames)]], strict=True))


def exchanged(discourse: Discourse) -> dict[str, str]:
    """Everybody gets the names of the next: the words stay, the people change, and pronouns agree with given names."""
    given, surnames = everybody(discourse)
    classes = {given_name_class(name) for name in given}
    groups = [surnames, *([name for name in given if given_name_class(name) == each] for each in classes)]
    return {old: new for group in groups for old, new in zip(group, [*group[1:], *group[:1]], strict=True)}


def renamed(text: str, names: dict[str, str], language: str) -> str:
    """The text with every name exchanged wherever it stands, the ending of a genitive kept."""
    endings = "|".join(re.escape(ending) for ending in load_language(language).names.genitives)
    old = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w’-])({old})(?=(?:{endings})?(?![\w’-]))")
    return pattern.sub(lambda found: names[found.group()], text)


def read_renamed(recap: Recapped, names: dict[str, str]) -> Discourse:
    head, body = (renamed(part, names, recap.language) for part in (recap.head, recap.body))
    return recap._replace(head=head).read(body)


@pytest.mark.measure("other names", sample=10)
@pytest.mark.parametrize("path", RECAPS, ids=lambda path: path.stem)
def test_invented_names_give_the_same_discourse(path: Path) -> None:
    recap = Recapped.of(path)
    plain = recap.read()
    names = invented(plain)
    assert not any(name.casefold() in plain.recap.text.casefold() for name in names.values())
    other = read_renamed(recap, names)
    assert set(names).isdisjoint(re.findall(r"[\w’-]+", other.recap.text))
    assert tale(other) == tale(plain, lambda text: renamed(text, names, recap.language))


@pytest.mark.measure("other names", sample=10)
@pytest.mark.parametrize("path", RECAPS, ids=lambda path: path.stem)
def test_exchanged_names_give_the_same_discourse(path: Path) -> None:
    recap = Recapped.of(path)
    plain = recap.read()
    names = exchanged(plain)
    other = read_renamed(recap, names)
    assert tale(other) == tale(plain, lambda text: renamed(text, names, recap.language))


def test_names_in_every_form_are_renamed() -> None:
    """Every recap has names, and among the recaps are names in the genitive, of each language."""
    counts = {path.stem: len(invented(Recapped.of(path).read())) for path in RECAPS}
    assert min(counts.values()) >= 4, counts
    names = {"Ann": "Berka", "Holm": "Drovik"}
    assert renamed("Anns råd, Holms karta, Anna Holme", names, "sv") == "Berkas råd, Droviks karta, Anna Holme"
    assert renamed("Holm’s map, Ann, Holms", names, "en") == "Drovik’s map, Berka, Holms"
