"""Find the countries that a sentence names: by name, adjective, inhabitants or capital.

A word that looks like a country's counts only for what it says of the country. It does not count inside a longer name
(*Svenska Dagbladet*, *America Works Act*), inside somebody's title (*Estlands president*, *Estonian minister*), as a
language (*på estniska*), as the label of one person (*hon är finländare*), or as another place (*Paris, Texas*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from discourse_kg.extraction.country_words import Meaning, country_gazetteer, country_words, never_in_names
from discourse_kg.languages.country_forms import country_forms
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import CountryForm, Span
from discourse_kg.noun_phrases.descriptions import is_definite_role, is_role_word
from discourse_kg.noun_phrases.names import ends_with_phrase, word_set

#: How far back the words are that decide what a word means: a title that ends in a country's name, a longer name.
_REACH = 40
#: So many of the words before are looked at (*Government of the* …).
_WORDS_BEFORE = 3
#: So many words a title may have before its head (*Estlands tidigare biträdande minister*).
_TITLE_WORDS = 4
#: So many adjectives may be joined before the noun that all of them belong to.
_MOST_JOINED = 8

_WORD = re.compile(r"[^\W_][\w’'-]*+")
_GAP = r"[^\S\n]*+(?>(?:\n[^\S\n]*+)?)"
_NEXT_WORD = re.compile(rf"{_GAP}({_WORD.pattern})")
_NEXT_JOINED = re.compile(rf"(,?+){_GAP}({_WORD.pattern})")
_PAIR = re.compile(r"(?<![\w-])([^\W\d_]++)-([^\W\d_]++)(?![\w-])")
_IN_ADDRESS = re.compile(r"[.@/]\w")
_OPENING_MARKS = ':;"”“»«‘([{–—•*>'


@cache
def _region_behind(regions: tuple[str, ...]) -> re.Pattern[str]:
    """A comma and the name of a region: *, North Carolina*."""
    names = "|".join(map(re.escape, sorted(regions, key=len, reverse=True)))
    return re.compile(rf",[^\S\n]?({names})(?!\w)")


class Found(NamedTuple):
    """A country in a sentence: where, its code, and the form in which it is named."""

    span: Span
    code: str
    form: CountryForm


class _Place(NamedTuple):
    """A word in its sentence; `whole` has the ending of a genitive too. `people` is where names of people end."""

    sentence: Span
    span: Span
    whole: Span
    people: frozenset[int]

    @property
    def genitive(self) -> bool:
        return self.whole.end > self.span.end


class CountryFinder:
    """Finds countries in one text, whose words say which of them to look for."""

    def __init__(self, text: str, words: frozenset[str], pack: LanguagePack) -> None:
        self._text, self._pack = text, pack
        self._forms = country_forms(pack.tag)
        self._meanings = country_words(pack)
        self._pattern = country_gazetteer(pack).pattern(words)

    def find(self, sentence: Span, people: Iterable[Span] = ()) -> Iterator[Found]:
        """Every country in the sentence, in order. The names of `people` end where another name begins."""
        ends = frozenset(person.end for person in people)
        for found in self._pattern.finditer(self._text, sentence.start, sentence.end):
            place = _Place(sentence, Span(found.start(1), found.end(1)), Span(found.start(), found.end()), ends)
            meaning = self._meanings[" ".join(found.group(1).split())]
            form = self._form(place, meaning) if meaning.code and not self._in_address(place.whole) else None
            if form is not None:
                yield Found(place.span, meaning.code, form)
        for pair in _PAIR.finditer(self._text, sentence.start, sentence.end):
            yield from self._in_pair(_Place(sentence, Span(*pair.span(2)), Span(*pair.span(2)), ends), pair)

    def _in_pair(self, second: _Place, pair: re.Match[str]) -> Iterator[Found]:
        """Two countries whose adjectives a hyphen joins: *svensk-finska*."""
        meanings = [self._meanings.get(word) for word in pair.groups()]
        known = [one for one in meanings if one and one.form is CountryForm.ADJECTIVE]
        if len(known) == len(meanings) and self._adjective(second) is CountryForm.ADJECTIVE:
            for number, meaning in enumerate(known, start=1):
                yield Found(Span(*pair.span(number)), meaning.code, CountryForm.ADJECTIVE)

    def _form(self, place: _Place, meaning: Meaning) -> CountryForm | None:
        """The form in which the word names its country here; None where it names none."""
        match meaning.form:
            case CountryForm.NAME:
                named = not (self._in_title(place) or self._in_name(place) or self._is_other_place(place))
            case CountryForm.CAPITAL:
                named = not (self._in_title(place) or self._in_name(place) or self._is_other_place(place))
                named = named and self._is_certain(place)
            case CountryForm.ADJECTIVE:
                return self._adjective(place) if self._starts_as_usual(place) else None
            case CountryForm.INHABITANT:
                named = self._starts_as_usual(place) and self._are_people(place)
        return meaning.form if named else None

    def _in_address(self, whole: Span) -> bool:
        """A part of an address or a tag: *USA.gov*, *@Sweden*."""
        before = self._text[max(0, whole.start - 1) : whole.start]
        return before in {"@", "#", ".", "_"} or _IN_ADDRESS.match(self._text, whole.end) is not None

    # --- names, and what they are inside ----------------------------------------------------------

    def _in_title(self, place: _Place) -> bool:
        """Whether the country only says whose office is meant: *Estlands president*, *the president of Estonia*."""
        if place.genitive and self._title(place.whole.end, place.sentence.end):
            return True
        before = self._reach(place).rstrip()
        for state, joined in product(self._forms.states, self._forms.joined_by):
            before = before.removesuffix(f"{state} {joined}")
        return ends_with_phrase(before, self._pack.countries.inside_roles)

    def _title(self, at: int, end: int) -> re.Match[str] | None:
        """The role that follows, behind words that limit it, and other countries that share it."""
        limits = word_set((*self._pack.roles.modifiers, *self._pack.roles.former, *self._pack.cues.conjunctions))
        for _ in range(_TITLE_WORDS):
            word = _NEXT_WORD.match(self._text, at, end)
            if word is None:
                return None
            folded = word.group(1).casefold()
            if is_role_word(folded, self._pack) or is_definite_role(folded, self._pack):
                return word
            if not (folded in limits or folded.endswith("-") or self._owner_at(word.start(1), end)):
                return None
            at = word.end(1)
        return None

    def _owner_at(self, at: int, end: int) -> bool:
        """Whether a country in the genitive stands there."""
        found = self._pattern.match(self._text, at, end)
        return found is not None and found.end() > found.end(1)

    def _in_name(self, place: _Place) -> bool:
        """Whether the word is a part of a longer name: *Sveriges Television*, *Bank of Finland*."""
        behind = _NEXT_WORD.match(self._text, place.whole.end, place.sentence.end)
        word = behind.group(1) if behind else ""
        apart = place.genitive and (self._forms.capitalised or word.isupper())
        return (word != "" and not apart and self._is_named(word)) or self._name_before(place)

    def _name_before(self, place: _Place) -> bool:
        words = self._before(place)
        if not words:
            return False
        last = words[-1]
        before = self._reach(place).rstrip()
        end = place.span.start - len(self._reach(place)) + len(before)
        if end in place.people:
            return False
        if last.isupper() and len(last) > 1 and place.span.of(self._text).isupper():
            return True
        if last.casefold() in word_set(self._pack.roles.determiners):
            words = words[:-1]
        if len(words) > 1 and words[-1] in self._forms.joined_by:
            owner = end - len(before) + before.rfind(words[-2])
            return self._is_named(words[-2]) and not self._opens(place.sentence, owner)
        short = last.isupper() and len(last) > 1
        return self._is_named(last) and (short or not self._opens(place.sentence, end - len(last)))

    def _is_named(self, word: str) -> bool:
        """Whether the word belongs to a longer name, as a capital letter shows."""
        known = word.casefold() in never_in_names(self._pack) or word.startswith(self._forms.unnamed)
        return word[0].isupper() and not known

    def _is_other_place(self, place: _Place) -> bool:
        """Whether a region shows a town or a region of the same name: *Paris, Texas*, *Atlanta, Georgia*."""
        region = _region_behind(self._forms.regions).match(self._text, place.whole.end, place.sentence.end)
        if region is not None:
            return region.group(1) not in self._meanings
        if place.span.of(self._text) not in self._forms.regions:
            return False
        before = self._reach(place).rstrip()
        town = before[:-1].split()[-1:] if before.endswith(",") else []
        return any(word[0].isupper() and word not in self._meanings for word in town)

    def _is_certain(self, place: _Place) -> bool:
        """Whether a capital is no person or other town of that name, and no beginning of a body's."""
        behind = _NEXT_WORD.match(self._text, place.whole.end, place.sentence.end)
        if place.genitive and behind is not None and behind.group(1).casefold().endswith(self._forms.bodies):
            return False
        if place.span.of(self._text) not in self._forms.uncertain_capitals:
            return True
        before = self._before(place)[-1:]
        return any(word in self._forms.capital_prepositions for word in before)

    # --- adjectives and inhabitants ---------------------------------------------------------------

    def _starts_as_usual(self, place: _Place) -> bool:
        """Whether the first letter is as such words have it; a capital one, elsewhere, begins a name."""
        if self._forms.capitalised:
            return not self._name_before(place)
        word = place.span.of(self._text)
        if word[0].islower():
            return True
        return word not in self._forms.names_at_start and self._opens(place.sentence, place.span.start)

    def _adjective(self, place: _Place) -> CountryForm | None:
        """What an adjective names: the country by its noun, the inhabitants (*the Dutch*), or nothing of it.

        Its noun is no language's, no name's and no single person's.
        """
        if place.genitive:
            return None
        noun = self._noun(place.whole.end, place.sentence.end)
        if noun is None:
            return CountryForm.INHABITANT if self._is_people(place) else None
        word = noun.group(2)
        if word[0].isupper():
            return CountryForm.ADJECTIVE if word.startswith(self._forms.unnamed) else None
        other = word.casefold() in word_set((*self._forms.language_nouns, *self._forms.name_nouns))
        return None if other or self._labels_person(place, noun) else CountryForm.ADJECTIVE

    def _noun(self, at: int, end: int) -> re.Match[str] | None:
        """The word behind an adjective, or behind several that are joined; None where none can be its noun."""
        joins, empty = word_set(self._pack.cues.conjunctions), word_set(self._forms.function_words)
        for _ in range(_MOST_JOINED):
            word = _NEXT_JOINED.match(self._text, at, end)
            if word is None:
                return None
            joined = bool(word.group(1)) or word.group(2).casefold() in joins
            if word.group(2).casefold() in joins:
                word = _NEXT_JOINED.match(self._text, word.end(), end)
            if word is None:
                return None
            meaning = self._meanings.get(word.group(2))
            if meaning is None or meaning.form is not CountryForm.ADJECTIVE:
                return None if joined or word.group(2).casefold() in empty else word
            at = word.end()
        return None

    def _is_people(self, place: _Place) -> bool:
        """Whether an adjective with an article is a noun, as what follows shows: *the Dutch have …*."""
        if place.span.of(self._text) not in self._forms.peoples:
            return False
        behind = _NEXT_WORD.match(self._text, place.whole.end, place.sentence.end)
        follows = word_set(self._forms.function_words) - word_set(self._pack.cues.conjunctions)
        determiners = word_set(self._pack.roles.determiners)
        article = any(word.casefold() in determiners for word in self._before(place)[-1:])
        return article and behind is not None and behind.group(1).casefold() in follows

    def _labels_person(self, place: _Place, noun: re.Match[str]) -> bool:
        """Whether the noun is one person's title: *svensk lärare*, not *svenska lärare*; or a person's name follows."""
        if noun.group(2).casefold() in word_set(self._forms.person_nouns) or self._full_name(noun.end(), place):
            return True
        title = self._title(noun.start(2), place.sentence.end)
        if title is None:
            return False
        behind = _NEXT_WORD.match(self._text, title.end(), place.sentence.end)
        several = self._forms.plural_endings and place.span.of(self._text).endswith(self._forms.plural_endings)
        named = behind is not None and behind.group(1)[0].isupper()
        return named or not several or is_definite_role(title.group(1).casefold(), self._pack)

    def _full_name(self, at: int, place: _Place) -> bool:
        """Whether a name of two words follows, as that of a person does."""
        for _ in range(2):
            word = _NEXT_WORD.match(self._text, at, place.sentence.end)
            if word is None or not word.group(1)[0].isupper():
                return False
            at = word.end()
        return True

    def _are_people(self, place: _Place) -> bool:
        """Whether the inhabitants are meant, and no single person is labelled."""
        behind = _NEXT_WORD.match(self._text, place.whole.end, place.sentence.end)
        if behind is not None and behind.group(1)[0].isupper() and not place.genitive:
            return False
        labels = word_set((*self._pack.roles.copulas, *self._pack.pronouns.relative, *self._pack.subjects.articles))
        return all(word.casefold() not in labels for word in self._before(place)[-1:])

    # --- words beside a word ----------------------------------------------------------------------

    def _reach(self, place: _Place) -> str:
        return self._text[max(place.sentence.start, place.span.start - _REACH) : place.span.start]

    def _before(self, place: _Place) -> list[str]:
        """The words right before, the nearest last; none where a mark parts them from the country."""
        before = self._reach(place)
        if not before[-1:].isspace():
            return []
        words: list[str] = []
        for word in reversed(before.split()[-_WORDS_BEFORE:]):
            bare = word.lstrip(_OPENING_MARKS) if words else word
            if not _WORD.fullmatch(bare):
                break
            words.insert(0, bare)
            if bare != word:
                break
        return words

    def _opens(self, sentence: Span, at: int) -> bool:
        """Whether only marks and figures stand before the word, in its sentence or in a quotation."""
        before = self._text[max(sentence.start, at - _REACH) : at].rstrip()
        return before.endswith(tuple(_OPENING_MARKS)) or not any(map(str.isalpha, before))
