"""Texts that no recap looks like: other languages and scripts, and what rules look for in a heap."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse_kg.languages.supported import known_languages, load_language
from discourse_kg.model import Tier
from discourse_kg.notations import AttributionRule
from support.measures import examples
from support.texts import assert_whole, read, read_among_cast, roster_and_statement, said

#: A paragraph or two in each, all invented.
FOREIGN = {
    "German": "Die Bürgermeisterin Hedda Quast sagte, der Markt bleibe offen. „Wir zählen die Stände“, so Adler.\n\n"
    "Laut Adler fehlt ein Dach. – Und wer zahlt es? fragte Quast.",
    "Finnish": "Kunnanjohtaja Aino Lehtovuo sanoi, että silta kestää talven. ”Se on vanha mutta luja”, hän lisäsi.\n\n"
    "– Kuka sen korjaa, kysyi Pekka Rantasuo.",
    "French": "Selon Maude Fresnel, le pont tient encore. « Nous l’avons pesé deux fois », a-t-elle dit à Luc Orval.",
    "Russian": "Вера Лугова сказала, что мост закроют весной. «Лодок хватит всем», — добавил Павел Зимин.\n\n"  # noqa: RUF001 (letters of its own)
    "— Кто их починит? — спросила она.",
    "Greek": "Η Νεφέλη Αρκά είπε ότι το λιμάνι μένει ανοιχτό. «Έχουμε δύο βάρκες», πρόσθεσε ο Λίνος Βάρης.",  # noqa: RUF001 (letters of its own)
    "Arabic": "قالت ليلى النهري إن السوق سيبقى مفتوحا. «لدينا مقاعد كافية»، أضاف سامر البدري.\n\nمن يدفع الثمن؟",
    "Hebrew": "נעמה גלבוע אמרה שהשוק יישאר פתוח. ״יש לנו מספיק כיסאות״, הוסיף אורן שדות.",
    "Chinese": "林小禾说，图书馆冬天也开放。“我们有足够的椅子。”周远补充道。\n\n谁来付钱？她问。",  # noqa: RUF001 (letters of its own)
    "Japanese": "森川あおいは、橋は春まで閉鎖されると述べた。「船は十分にある」と西村健は付け加えた。",
    "Thai": "มะลิ ทองใบ กล่าวว่าตลาดจะเปิดต่อไป “เรามีเก้าอี้พอ” เธอกล่าวเสริม",
    "Hindi": "मीरा वनकर ने कहा कि पुल बंद रहेगा। “नावें बहुत हैं,” रवि तटकर ने जोड़ा।",
    "emoji": "🎤🙂: 🌉❄️🚧! “👍👍👍👍”, 🗣️👩‍🔬. – 🤷? (🧑🏽‍🌾) 🇸🇪🇳🇴\n\n🎉🎉",
    "combining": "Z̷̧̛a̶͝l̸g̵o̷ s̶a̸i̷d̶ t̵h̸a̷t̶ a\u0301\u0300\u0302 e\u0301 \u200b\u200d\ufeff \u202eesrever\u202c.",
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("language", known_languages())
def test_a_text_in_another_language_says_nothing(language: str, text: str) -> None:
    discourse = read(text, language)
    assert_whole(discourse)
    assert [one for one in said(discourse) if one[0] != "?"] == []


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("language", known_languages())
def test_a_paragraph_in_another_language_leaves_the_rest(language: str, text: str) -> None:
    """All that comes of it is a line after a dash: the last speaker's, or a stranger's whom it names."""
    roster, statement = roster_and_statement(language)
    discourse = read(f"{roster}\n\n{text}\n\n{statement}\n\n{text}", language)
    assert_whole(discourse)
    plain = read(f"{roster}\n\n{statement}", language)
    carried = [one for one in discourse.statements if one.rule is AttributionRule.DIALOGUE_CARRIED_OVER]
    assert all(one.span.of(discourse.recap.text) in text and one.tier is Tier.INHERITED for one in carried)
    assert said(plain)
    assert [one for one in said(discourse) if one[2][0] not in "–—"] == said(plain)
    strange = [one for one in discourse.statements if one.rule is AttributionRule.QUOTATION_TAG and not one.speakers]
    assert len(discourse.statements) == len(plain.statements) + len(carried) + len(strange)


def test_a_line_that_names_a_stranger_is_not_the_last_speakers() -> None:
    line = "– It is warm, boomed Pekka Rantasuo."
    discourse = read_among_cast(f"Nima Forsrud said that it is cold.\n\n{line}", "en")
    assert ("Nima Forsrud", "direct", line) not in said(discourse)


@pytest.mark.parametrize("other", known_languages())
@pytest.mark.parametrize("language", known_languages())
def test_examples_read_in_another_known_language_are_whole(language: str, other: str) -> None:
    for example in load_language(other).examples:
        assert_whole(read(example.text, language))


@cache
def pieces(language: str) -> tuple[list[str], ...]:
    """Names of the invented cast in every form, words that show speech, words that stand for people, and marks."""
    pack, roster = load_language(language), roster_and_statement(language)[0]
    names = [form for person in read(roster, language).persons for form in (person.name, *person.name.split())]
    names += [name + ending for name in names for ending in pack.names.genitives[:2]]
    cues = sorted({*pack.cue_tables(), *pack.cues.participles, *pack.cues.passives, *pack.cues.backward})
    nouns = sorted({*pack.nominal.source, *pack.nominal.say, *pack.nominal.medium, *pack.nominal.question})
    people = sorted({*pack.pronouns.personal, *pack.pronouns.objects, *pack.subjects.groups, *pack.subjects.impersonal})
    small = sorted({*pack.cues.complements, *pack.cues.conjunctions, *pack.cues.adverbs, *pack.cues.negations})
    marks = [*"“”„«»\"‘’'–—-()[]:;,.?!…#*_", "\n", "\n\n", "\n\n– ", "\n- ", "\n\n# ", "\n> ", ". ", ", ", ": "]
    return names, [one.title() for one in people] + people, cues, nouns, small, marks


@pytest.mark.measure("hostile texts")
@pytest.mark.parametrize("language", known_languages())
@given(data=st.data())
@settings(max_examples=examples(250, whole=2500))
def test_any_heap_of_what_rules_look_for_gives_a_whole_discourse(language: str, data: st.DataObject) -> None:
    piece = st.one_of(*(st.sampled_from(group) for group in pieces(language)))
    heap = data.draw(st.lists(st.tuples(piece, st.sampled_from(["", " "])), max_size=50))
    roster = roster_and_statement(language)[0]
    assert_whole(read(f"{roster}\n\n{''.join(word + space for word, space in heap)}", language))
