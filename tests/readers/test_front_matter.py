"""Front matter as the makers of sites, note-takers and harvesters write it. All of it is invented."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from discourse_kg.errors import RecapError
from discourse_kg.model import Recap
from discourse_kg.reader_notes import Note, NoteKind
from support.texts import recap_from_bytes

TEXT: Final = "Panelen talade om snö, och alla som var där tyckte att det var kallt.\n"


def read(front: str, text: str = TEXT, name: str = "snow.md") -> Recap:
    return recap_from_bytes((front + text).encode(), name)


def noted(recap: Recap, kind: NoteKind) -> list[str]:
    return [note.about for note in recap.notes if note.kind is kind]


#: How each system writes the title, the day, the author and the address of one page.
SYSTEMS: Final = {
    "Hugo": """---
title: "Snö & is"
date: 2017-10-12T23:04:51-04:00
slug: sno
authors: [Siri Påhittad]
canonical: https://example.org/sno
---
""",
    "Hugo in TOML": """+++
title = "Snö & is"
date = 2017-10-12T23:04:51-04:00
draft = false
[params]
author = "Siri Påhittad"
canonical = "https://example.org/sno"
+++
""",
    "Jekyll": """---
layout: post
title:  Snö &amp; is
date:   2017-10-12 3:04:51 -0400
author: Siri Påhittad
canonical_url: https://example.org/sno
categories:
  - nytt
---
""",
    "Zola": """+++
title = "Snö & is"
date = 2017-10-12
[taxonomies]
authors = ["Siri Påhittad"]
[extra]
canonical = "https://example.org/sno"
math = true
+++
""",
    "trafilatura": """---
title: Snö & is
author: Siri Påhittad
url: https://example.org/sno
hostname: example.org
description: null
sitename: Påhittad: en blogg
date: 2017-10-12
fingerprint: 8d2b
---
""",
    "Obsidian": """---
aliases: [Snöboll]
Title: Snö & is
created: 2017-10-12
author: "[[Personer/Siri|Siri Påhittad]]"
link: https://example.org/sno
cssclasses:
---
""",
    "Pelican": """Title: Snö & is
Date: 2017-10-12 10:20
Author: Siri Påhittad
Slug: sno
Summary: Om snö
    och is
url: https://example.org/sno

""",
    "Docusaurus": """---
title: 'Snö & is'
date: 2017/10/12
authors:
  - name: Siri Påhittad
    title: skribent
source_url: https://example.org/sno
---
""",
    "Hugo with JSON": """{
  "title": "Snö & is",
  "date": "2017-10-12T08:00:00+02:00",
  "draft": false,
  "authors": [{"name": "Siri Påhittad"}],
  "url": "https://example.org/sno"
}
""",
    "broken YAML": """---
title: Snö & is
\tsubtitle: tabbar
summary: Snö: en påhittad text: {{ sida.namn }
date: 2017-10-12
author: 'Siri Påhittad'
source: https://example.org/sno
---
""",
}


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_each_system_says_of_a_page_is_taken(system: str) -> None:
    recap = read(SYSTEMS[system])
    assert (recap.title, recap.published) == ("Snö & is", date(2017, 10, 12))
    assert (recap.author, recap.source) == ("Siri Påhittad", "https://example.org/sno")
    assert (recap.text, recap.event_date) == (TEXT.strip(), None)
    assert recap.original(recap.blocks[0].span).start == len(SYSTEMS[system])


def test_the_rest_is_named_in_one_note() -> None:
    recap = read("---\nlayout: post\nslug: sno\ntitle: Snö\nextra: {a: 1}\n---\n")
    assert recap.notes == (Note(NoteKind.UNKNOWN_KEYS, "layout, slug, extra.a"),)


def test_a_misspelt_key_is_told_of() -> None:
    recap = read("---\ntitel: Snö\ntopic: [a]\nsummary: b\n---\n")
    told = "titel (did you mean title?), topic (did you mean topics?), summary"
    assert noted(recap, NoteKind.UNKNOWN_KEYS) == [told]


@pytest.mark.parametrize(
    ("front", "about"),
    [
        ("date: i höstas", 'date: "i höstas"'),
        ("date: 2017-13-12", 'date: "2017-13-12"'),
        ("date: 2017-10-11/2017-10-12", 'date: "2017-10-11/2017-10-12"'),
        ("title: {a: b}", "title: a table"),
        ("title: [a, b]", 'title: "a, b"'),
        ("title: '{{ sida.titel }}'", 'title: "{{ sida.titel }}"'),
        ("url: /sno/", 'url: "/sno/"'),
        ("canonical: https://a b", 'canonical: "https://a b"'),
        ("license: https://a b", 'license: "https://a b"'),
        ("authors: [siri-p]", 'authors: "siri-p"'),
        ('place: "\\0"', 'place: "\\u0000"'),
        ("topics: {a: b}", "topics: a table"),
        ("tags: [a, b, c, d, e, f, g, h, i, j, k]", "tags: 11"),
        ("title: Snö\ntitle: Is", "front matter, line 3: title is given twice; keep one of them"),
        ("? [a]\n: b", "front matter, line 2: a key must be a text"),
    ],
)
def test_a_value_that_cannot_be_read_is_noted_and_the_text_is_read(front: str, about: str) -> None:
    recap = read(f"---\n{front}\n---\n")
    assert noted(recap, NoteKind.UNREAD_VALUE) == [about]
    assert recap.text == TEXT.strip()


def test_a_tag_of_yaml_runs_nothing() -> None:
    assert read("---\ntitle: !!python/object/apply:os.system ['true']\n---\n").title == "true"


def test_a_key_that_only_this_program_knows_is_held_to_its_value() -> None:
    with pytest.raises(RecapError) as caught:
        read("---\ntitle: Snö\nevent_date: i höstas\n---\n")
    told = 'snow.md:3: front matter: event_date: must be a date like 2017-10-12, not "i höstas"'
    assert str(caught.value) == told


def test_a_fault_in_json_is_told_with_its_line() -> None:
    with pytest.raises(RecapError, match=r"^snow\.md:3: front matter: event_date: must be a date"):
        read('{\n  "title": "Snö",\n  "event_date": "i höstas"\n}\n')


def test_a_key_that_json_gives_twice_is_noted_and_its_first_value_counts() -> None:
    recap = read('{"title": "Snö",\n"title": "Is"}\n')
    assert recap.title == "Snö"
    assert noted(recap, NoteKind.UNREAD_VALUE) == ["front matter, title is given twice; keep one of them"]


@pytest.mark.parametrize("begun", ['{{< bild "sno" >}}\n\n', '{"a": 1} {"b": 2}\n', '{"title": "Snö",\n'])
def test_a_text_that_only_looks_like_json_is_a_text(begun: str) -> None:
    recap = recap_from_bytes((begun + TEXT).encode(), "snow.md", language="sv")
    assert (recap.title, TEXT.strip() in recap.text) == (None, True)


def test_the_date_of_an_event_is_not_when_something_was_published() -> None:
    recap = read("---\ndate: 2017-10-12\nend_date: 2017-10-14\nlastmod: 2018-01-01\n---\n")
    assert (recap.published, recap.event_date) == (date(2017, 10, 12), None)


@pytest.mark.parametrize(
    ("front", "topics"),
    [
        ("topics: [snö, is]\ntags: [vinter]", ("snö", "is")),
        ("tags: snö, is", ("snö", "is")),
        ("tags: ['#snö', '[[is]]']", ("snö", "is")),
        ("categories: [nytt]", ()),
        ("topics: [snö, snö, '', '\u200b']", ("snö",)),
    ],
)
def test_few_tags_are_topics_where_none_are_given(front: str, topics: tuple[str, ...]) -> None:
    assert read(f"---\n{front}\n---\n").topics == topics


@pytest.mark.parametrize(
    ("front", "author"),
    [
        ("author: Redaktionen", "Redaktionen"),
        ("author: Siri Påhittad <siri@example.org>", "Siri Påhittad"),
        ("authors: [Löfrådet, Siri Påhittad, Nima af Forsrud]", "Siri Påhittad"),
        ("authors: [Löfrådet, Löf- och lövrådet]", None),
        ("by: siri_p\nauthor: @siri", None),
    ],
)
def test_an_author_is_a_person(front: str, author: str | None) -> None:
    assert read(f"---\n{front}\n---\n").author == author


def test_a_web_address_goes_before_words() -> None:
    recap = read("---\nsource: Bladet\nurl: https://example.org/sno\n---\n")
    assert (recap.source, recap.notes) == ("https://example.org/sno", ())
    assert read("---\nsource: Bladet\nurl: /sno\n---\n").source == "Bladet"


def test_two_rules_with_prose_between_are_no_front_matter() -> None:
    for text in ("---\nHej.\n---\n", "---\n- Snö\n---\n", "---\n\n"):
        recap = read(text)
        assert (recap.title, recap.notes) == (None, ())
        assert recap.text.endswith(TEXT.strip())


@pytest.mark.parametrize(
    "text",
    [
        "Datum: 2017-10-12\nPlats: Björkvik\n\n",
        "Title: Snö\n\n",
        "Title: Snö\nDate: 2017-10-12\nSiri sade det.\n\n",
    ],
)
def test_lines_with_colons_that_name_no_page_are_text(text: str) -> None:
    recap = read(text)
    assert (recap.title, recap.published) == (None, None)
    assert recap.text.startswith(text.partition("\n")[0])


def test_garbled_letters_of_front_matter_are_repaired_too() -> None:
    garbled = f"---\ntitle: Snön i Sälen på måndag\n---\n{TEXT}".encode().decode("cp1252")
    recap = recap_from_bytes(garbled.encode(), "snow.md")
    assert (recap.title, recap.text) == ("Snön i Sälen på måndag", TEXT.strip())


@pytest.mark.parametrize("key", ["source", "licence"])
@pytest.mark.parametrize("address", ["https://a b", "https://example.org/100%", "http://[::1", "http://a:b/"])
def test_our_own_key_with_an_address_that_is_none_is_an_error(key: str, address: str) -> None:
    with pytest.raises(
        RecapError, match=rf"snow\.md:2: front matter: {key}: must be a web address, or words without ://, not "
    ):
        recap_from_bytes(f'---\n{key}: "{address}"\n---\nEn text om snö som är kall.'.encode(), "snow.md")
