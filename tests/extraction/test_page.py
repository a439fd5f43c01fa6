"""What each block of a page is, before anything is attributed. The pages are invented, and so is everybody on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from discourse_kg.extraction.page_model import PageModel, read_page
from discourse_kg.extraction.pipeline import extract
from discourse_kg.languages.supported import load_language
from discourse_kg.model import BlockKind, Discourse, Recap
from discourse_kg.readers.intake import read_bytes

#: A page of each language: its blocks, each with its kind.
PAGES: dict[str, list[tuple[str, str]]] = {
    "sv": [
        ("navigation", "Hoppa till innehållet"),
        ("navigation", "Hem | Nyheter | Om oss"),
        ("notice", "Vi använder kakor"),
        ("notice", "Sajtens ägare Bo Ek sade att kakorna behövs, och att alla måste godkänna dem."),
        ("navigation", "Godkänn alla"),
        ("heading", "Så gick panelen om skolan"),
        ("byline", "Av Ronja Alm"),
        ("byline", "Publicerad 15 mars 2024 Uppdaterad 3 maj 2024"),
        (
            "paragraph",
            "Panelen hölls den 14 mars. Hanna Bergvik, rektor på Fjällskolan, sa att eleverna läser för lite.",
        ),
        ("teaser", "Läs också: Bo Ek: Allt var bättre förr"),
        ("caption", "Hanna Bergvik på scenen. Foto: Melker Sten"),
        ("paragraph", "”Vi behöver fler böcker i skolan, och vi behöver dem redan i höst.”"),
        ("teaser", "Mest läst"),
        ("teaser", "1. Bo Ek säger att skatten ska höjas"),
        ("comment", "2 kommentarer"),
        ("comment", "Kalle skriver:"),
        ("comment", "Bergvik sa ju tvärtom förra året."),
        ("navigation", "Svara"),
        ("notice", "Ansvarig utgivare: Bo Ek"),
        ("notice", "© 2024 Bladet"),
    ],
    "nb": [
        ("navigation", "Hopp til hovedinnhold"),
        ("navigation", "Hjem | Nyheter | Om oss"),
        ("notice", "Vi bruker informasjonskapsler"),
        ("navigation", "Godta alle"),
        ("heading", "Slik gikk panelet om skolen"),
        ("byline", "Skrevet av Ronja Alm"),
        ("byline", "Publisert 15. mars 2024 Sist oppdatert 3. mai 2024"),
        (
            "paragraph",
            "Panelet ble holdt 14. mars. Hanna Bergvik, rektor på Fjellskolen, sa at elevene leser for lite.",
        ),
        ("teaser", "Les også: Bo Ek: Alt var bedre før"),
        ("caption", "Hanna Bergvik på scenen. Foto: Melker Sten"),
        ("paragraph", "«Vi trenger flere bøker i skolen, og vi trenger dem allerede til høsten.»"),
        ("teaser", "Mest lest"),
        ("teaser", "1. Bo Ek sier at skatten skal opp"),
        ("comment", "2 kommentarer"),
        ("comment", "Kalle skriver:"),
        ("comment", "Bergvik sa jo det motsatte i fjor."),
        ("navigation", "Svar"),
        ("notice", "Ansvarlig redaktør: Bo Ek"),
    ],
    "en": [
        ("navigation", "Skip to main content"),
        ("navigation", "Home | News | About us"),
        ("notice", "We use cookies"),
        ("notice", "The owner of the site, Bo Oak, said that cookies are needed and that you must consent."),
        ("navigation", "Accept all"),
        ("heading", "How the panel on schools went"),
        ("byline", "By Robin Elm"),
        ("byline", "Published March 15, 2024 | Last updated May 3, 2024"),
        (
            "paragraph",
            "The panel met on March 14. Hannah Berg, head teacher at Hill School, said that pupils read too little.",
        ),
        ("teaser", "Read more: Bo Oak: Everything was better before"),
        ("caption", "Hannah Berg on the stage. Photo: Miles Stone"),
        ("paragraph", "“We need more books in our schools, and we need them by the autumn of this year.”"),
        ("teaser", "Most read"),
        ("teaser", "1. Bo Oak says taxes will rise"),
        ("comment", "2 comments"),
        ("comment", "Kyle says:"),
        ("comment", "Berg said the opposite a year ago."),
        ("navigation", "Reply"),
        ("notice", "© 2024 The Sheet"),
    ],
}


def recap_of(text: str, language: str = "sv") -> Recap:
    found = read_bytes(text.encode(), "invented.txt", language=language)
    assert isinstance(found, Recap)
    return found


def page_of(text: str, language: str = "sv") -> PageModel:
    return read_page(recap_of(text, language), load_language(language))


def kinds(text: str, language: str = "sv") -> list[tuple[str, str]]:
    recap = recap_of(text, language)
    blocks = read_page(recap, load_language(language)).blocks
    return [(block.kind.value, block.span.of(recap.text)) for block in blocks]


def read(language: str) -> Discourse:
    return extract(recap_of("\n\n".join(words for _, words in PAGES[language]), language))


@pytest.mark.parametrize("language", PAGES)
def test_each_block_of_a_page_has_its_kind(language: str) -> None:
    assert kinds("\n\n".join(words for _, words in PAGES[language]), language) == PAGES[language]


@pytest.mark.parametrize("language", PAGES)
def test_a_page_tells_when_it_was_published_and_when_it_was_changed(language: str) -> None:
    page = page_of("\n\n".join(words for _, words in PAGES[language]), language)
    assert (page.published, page.changed) == (date(2024, 3, 15), date(2024, 5, 3))


@pytest.mark.parametrize("language", PAGES)
def test_noise_yields_nothing_and_does_not_cut_a_quotation_from_its_speaker(language: str) -> None:
    discourse = read(language)
    [speaker] = {statement.speakers for statement in discourse.statements}
    assert speaker == (discourse.persons[0].name,)
    assert [person.name for person in discourse.persons] == [speaker[0]]
    assert discourse.statements[-1].span.of(discourse.recap.text)[0] in "”“«"
    assert (discourse.event.date, discourse.recap.published) == (date(2024, 3, 14), date(2024, 3, 15))


@pytest.mark.parametrize(
    "line",
    [
        "Senast uppdaterad: 2024-05-03 11:42",
        "Sidan granskades senast 3 maj 2024",
        "Uppdaterad 3 maj 2024: Texten har rättats, eftersom en siffra i det fjärde stycket var fel från början.",
    ],
)
def test_the_date_of_a_change_is_never_that_of_the_event(line: str) -> None:
    text = f"Panelen om skolan\n\n{line}\n\nHanna Bergvik sa att eleverna läser alldeles för lite nu för tiden.\n"
    discourse = extract(recap_of(text))
    assert (discourse.event.date, discourse.recap.published) == (None, None)


def test_a_date_on_a_line_of_its_own_is_the_events_when_a_byline_dates_the_page() -> None:
    text = "Anteckningar\n\nPublicerad 8 mars 2024\n\nDatum: 2024-03-07\n\nHon sa att läget i dag är bra.\n"
    assert extract(recap_of(text)).event.date == date(2024, 3, 7)


def test_what_an_article_says_about_cookies_comments_and_photographs_is_read() -> None:
    text = (
        "Hanna Bergvik sa att vi använder kakor bara när besökaren har godkänt det.\n\n"
        "Kommentarer\n\n"
        "Bo Ek läste upp fler kommentarer från mötet och menade att de var för få för att räknas.\n\n"
        "Foton av elverket visades, och fotografen Lo Berg berättade hur bilderna hade kommit till under våren.\n"
    )
    assert {kind for kind, _ in kinds(text)} == {"paragraph", "heading"}


def test_what_readers_wrote_below_a_heading_of_comments_is_no_part_of_the_article() -> None:
    text = "Hon sa nej.\n\nKommentarer (2)\nKalle Ek skrev: Vilket trams.\nBerit Sund: Jag håller inte med.\n"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "comment", "comment", "comment"]


def test_a_menu_of_short_lines_ends_where_an_empty_line_does() -> None:
    assert kinds("Inrikes\nVärlden\nKultur\nSport\n\nSkolans kris\n\nHon sa nej.\n")[-2:] == [
        ("heading", "Skolans kris"),
        ("paragraph", "Hon sa nej."),
    ]


def test_headlines_below_related_articles_are_teasers_up_to_the_next_paragraph() -> None:
    after = "Hanna Bergvik sa att eleverna läser för lite, och att det märks redan under det första läsåret."
    found = kinds(f"Relaterade artiklar\n\nBo Ek: Nu slutar jag\n\nNya siffror om läsning\n\n{after}\n")
    assert [kind for kind, _ in found] == ["teaser", "teaser", "teaser", "paragraph"]


def test_a_name_in_a_byline_is_the_author_and_no_speaker() -> None:
    text = "Panelen om skolan\n\nRonja Alm\nronja.alm@example.org\n\nHanna Bergvik sa att eleverna läser för lite.\n"
    discourse = extract(recap_of(text))
    assert (discourse.author, [one.name for one in discourse.persons]) == ("Ronja Alm", ["Hanna Bergvik"])


def test_a_panel_that_only_noise_speaks_of_is_none() -> None:
    text = "Hanna Bergvik, rektor på Fjällskolan, höll i trådarna.\n\nHon sa att eleverna läser för lite.\n"
    alone = extract(recap_of(text))
    amid = extract(recap_of(f"{text}\nLäs också: Så gick panelen och debatten i Luleå\n"))
    assert (alone.panels, amid.panels) == ((), ())


def test_a_block_in_another_language_is_marked_and_read_with_its_own_pack() -> None:
    text = (
        "Hanna Bergvik är rektor på Fjällskolan, och hon berättade om läsningen i panelen som hölls i Luleå.\n\n"
        "“We need more books in all of our schools, and we need to buy them before the autumn”, Bergvik added.\n"
    )
    page = page_of(text)
    assert [block.language for block in page.blocks] == [None, "en"]
    assert extract(recap_of(text)).statements[-1].speakers == ("Hanna Bergvik",)


def test_blocks_that_a_reader_has_given_another_kind_keep_it() -> None:
    recap = recap_of("Hon sa nej.\n\nLäs också: Ja\n")
    given = replace(recap, blocks=(replace(recap.blocks[0], kind=BlockKind.COMMENT), recap.blocks[1]))
    assert [one.kind for one in read_page(given, load_language("sv")).blocks] == [BlockKind.COMMENT, BlockKind.TEASER]
