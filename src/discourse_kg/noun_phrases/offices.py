"""Read an office and its body where a description begins: *chef för vård och omsorg i Norrlunds kommun*.

An office is as long as words that belong to one go on: it never runs into a verb or a clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from discourse_kg.countries import names_to_code
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.bodies import Body, has_body_word, read_body
from discourse_kg.noun_phrases.body_words import is_name_word, name_words
from discourse_kg.noun_phrases.descriptions import is_role_part
from discourse_kg.noun_phrases.kinds import drops_nationality
from discourse_kg.noun_phrases.names import Token, word_set
from discourse_kg.noun_phrases.office_words import (
    behind_article,
    find_head,
    is_minister,
    is_office,
    limits,
    names_unit,
    printed,
    topic_end,
)
from discourse_kg.noun_phrases.owners import body_first, owner_at

#: Marks behind which what an office is for has ended.
_ENDS = frozenset(",.;:!?)")


#: What a unit is for has at most so many words.
_LONGEST_UNIT = 8


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed, its body or the state that it is of, and the indices of its first token and behind it.

    `whole` is the office with its body, where that could as well be what it is for (*director for Harbour Research*).
    """

    role: str
    organization: str | None
    start: int
    end: int
    of: str | None = None
    whole: str = ""


def office_at(tokens: tuple[Token, ...], start: int, pack: LanguagePack) -> Office | None:
    """The office that begins at an index, with what it is for and the body it is at."""
    begin = behind_article(tokens, start, pack)
    owner = owner_at(tokens, begin, pack)
    first = owner.end if owner else begin
    head = find_head(tokens, first, pack)
    if head is None:
        return None
    end = _shared(tokens, head + 1, pack)
    split = body_first(tokens, first, head, pack) if owner is None else None
    if split is not None and not _Reading(tokens, first, pack).from_noun(end).organization:
        owner, first = split, split.end
    while first < head and drops_nationality(tokens[first].folded, pack):
        first += 1
    if owner is not None:
        further = _for(tokens, end, pack)
        end = further if further is not None and not names_unit(tokens[end:further], pack) else end
        return Office(printed(tokens[first:end]), owner.organization, begin, end, owner.of)
    return _Reading(tokens, first, pack).from_noun(end)


def _for(tokens: tuple[Token, ...], joint: int, pack: LanguagePack) -> int | None:
    """Behind what an office is for, in small words, where a preposition joins that to it."""
    joints = word_set((*pack.roles.weak_prepositions, *pack.roles.topic_prepositions))
    if joint >= len(tokens) or tokens[joint].folded not in joints:
        return None
    end = topic_end(tokens, joint + 1, pack)
    return None if end is not None and end < len(tokens) and is_name_word(tokens[end]) else end


def _shared(tokens: tuple[Token, ...], end: int, pack: LanguagePack) -> int:
    """Behind *och generalsekreterare*: a second office without a body between."""
    if end + 1 >= len(tokens) or tokens[end].folded not in word_set(pack.cues.conjunctions):
        return end
    head = find_head(tokens, end + 1, pack)
    words = tokens[end + 1 : head + 1] if head is not None else ()
    known = all(is_role_part(word.text, pack) or limits(word, pack) for word in words[:-1])
    return head + 1 if head is not None and known and all(word.text[0].islower() for word in words) else end


def _is_short_form(name: str) -> bool:
    """Whether a name has more capitals than words (*XPRIZE*, *HM Treasury*)."""
    return sum(map(str.isupper, name)) > len(name.split())


@dataclass(frozen=True, slots=True)
class _Reading:
    """An office whose first word is known, read from its noun on."""

    tokens: tuple[Token, ...]
    first: int
    pack: LanguagePack

    def office(self, role_end: int, end: int, body: Body | None = None, state: str | None = None) -> Office:
        """The office that ends before an index, and its description with the body before another."""
        return Office(printed(self.tokens[self.first : role_end]), body.name if body else None, self.first, end, state)

    def from_noun(self, end: int) -> Office:
        """Read on behind the noun: what the office is for or of, then its body."""
        roles, noun = self.pack.roles, self.tokens[end - 1]
        topical = noun.folded in word_set(roles.topical) or is_minister(noun, self.pack)
        while end < len(self.tokens):
            found = self.further(end, topical=topical)
            if isinstance(found, Office):
                return found
            if found is None:
                break
            end, topical = found, False
        return self.with_body(end, end)

    def further(self, joint: int, *, topical: bool) -> Office | int | None:
        """What goes on with the office behind its noun: the office as a whole, or the index behind; None at its end."""
        roles, word = self.pack.roles, self.tokens[joint].folded
        if word in word_set(roles.turned):
            return office_at(self.tokens, joint + 1, self.pack)
        if word in word_set(roles.aides):
            return self.anothers(joint)
        if (charge := self.in_charge(joint)) is not None:
            return charge
        if word not in word_set((*roles.weak_prepositions, *roles.topic_prepositions)):
            return None
        if (of_unit := self.behind_unit(joint + 1)) is not None:
            return self.office(of_unit[0], of_unit[1].end, of_unit[1])
        mixed = self.behind_mixed(joint + 1)
        return self.joined(joint, topical=topical) if mixed is None else self.at_body(mixed, mixed)

    def in_charge(self, joint: int) -> Office | int | None:
        """*with responsibility for Harbours*: behind words for what an office is in charge of; None without them."""
        for phrase in self.pack.roles.charges:
            words = phrase.split()
            behind = joint + len(words)
            if [token.folded for token in self.tokens[joint:behind]] == words and behind < len(self.tokens):
                return self.joined(behind - 1, topical=True)
        return None

    def anothers(self, joint: int) -> Office | int | None:
        """*adviser to the Chief Officer*: behind another's office that belongs to this one; or the body it serves."""
        head = find_head(self.tokens, behind_article(self.tokens, joint + 1, self.pack), self.pack)
        if head is not None:
            return head + 1
        body = read_body(self.tokens, joint + 1, self.pack)
        served = body is not None and not body.small and has_body_word(body.name, self.pack)
        if body is not None and served:
            return self.office(joint, body.end, body)
        topic = topic_end(self.tokens, joint + 1, self.pack)
        return topic if topic == len(self.tokens) or (topic and self.tokens[topic].text in _ENDS) else None

    def joined(self, joint: int, *, topical: bool) -> Office | int:
        """What a weak preposition joins: a body, which ends the office, or what it is for, with the index behind it."""
        tokens, pack = self.tokens, self.pack
        body = read_body(tokens, joint + 1, pack, owned=True)
        if body is not None and body.small and self.is_definite(joint + 1, body):
            unit = tokens[body.end - 1].folded in word_set(pack.roles.units)
            seat = self.behind_small_unit(body.end) if unit else body
            return self.office(joint, seat.end if seat else body.end, seat)
        topic = topic_end(tokens, joint + 1, pack)
        if topic is not None and not (topic < len(tokens) and is_name_word(tokens[topic])):
            return self.with_body(joint, topic) if names_unit(tokens[joint + 1 : topic], pack) else topic
        if body is None or body.small:
            return self.at_place(joint)
        if self.belongs_to_office(joint, body, topical=topical):
            return self.behind_names(body.end)
        later = self.later_body(body)
        further = self.office(body.end, later.end, later) if later else self.behind_topic(joint, body)
        if further is not None:
            return further
        whole = printed(tokens[self.first : body.end])
        return Office(printed(tokens[self.first : joint]), body.name, self.first, body.end, whole=whole)

    def behind_topic(self, joint: int, body: Body) -> Office | None:
        """*chief of Public Affairs for the Harbour Department*: what an office is of, and then the body it is for."""
        tokens, pack = self.tokens, self.pack
        for at in range(joint + 2, body.end - 1):
            joins = tokens[at].folded in word_set(pack.roles.topic_prepositions)
            if joins and tokens[joint + 1].folded not in word_set(pack.roles.determiners):
                served = read_body(tokens, at + 1, pack)
                bodily = served is not None and not served.small and has_body_word(served.name, pack)
                return self.office(at, served.end, served) if served is not None and bodily else None
        return None

    def behind_small_unit(self, start: int) -> Body | None:
        """*in the office of Oversight at the Harbour Board*: the body of a unit that has no name of its own."""
        for at in range(start, min(start + _LONGEST_UNIT, len(self.tokens) - 1)):
            if self.tokens[at].folded in word_set(self.pack.roles.prepositions):
                body = read_body(self.tokens, at + 1, self.pack)
                return body if body is not None and not body.small else None
            if not self.tokens[at].text[0].isalnum():
                break
        return None

    def belongs_to_office(self, joint: int, body: Body, *, topical: bool) -> bool:
        """*minister for Towns*, *Ombudsman for Automated Decisions*: whether a name is what the office is for."""
        preposition = self.tokens[joint].folded
        of_it = preposition in word_set(self.pack.roles.topic_prepositions)
        if of_it and body.name.rpartition(" ")[2].casefold() in word_set(self.pack.roles.managed):
            return True
        if is_minister(self.tokens[joint - 1], self.pack):
            return topical
        if not of_it or has_body_word(body.name, self.pack):
            return False
        genitive = preposition in word_set(self.pack.names.genitive_prepositions)
        return topical or not (genitive or _is_short_form(body.name))

    def is_definite(self, start: int, body: Body) -> bool:
        """Whether a body without a name is a certain one: behind an article, or in the definite form."""
        article = self.tokens[start].folded in word_set(self.pack.roles.determiners)
        last = self.tokens[body.end - 1].folded
        return article or last.endswith(self.pack.names.organization_suffixes or ("\0",))

    def later_body(self, body: Body) -> Body | None:
        """*director of Open Ports at Harbour Registry*: a body further on makes what is before it a topic."""
        tokens, pack = self.tokens, self.pack
        if body.end + 1 >= len(tokens):
            return None
        if tokens[body.end].folded in word_set(pack.roles.prepositions):
            return read_body(tokens, body.end + 1, pack)
        if tokens[body.end].text != "," or (has_body_word(body.name, pack) and not self.is_part(body)):
            return None
        at = body.end + 1 + (tokens[body.end + 1].folded in word_set(pack.roles.prepositions[:1]))
        later = read_body(tokens, at, pack) if at < len(tokens) else None
        return later if later is not None and has_body_word(later.name, pack) and not later.small else None

    def is_part(self, body: Body) -> bool:
        """Whether a body's name says that it is a part of another (*Office of Lists*)."""
        return body.name.partition(" ")[0].casefold() in word_set(self.pack.roles.units)

    def at_place(self, joint: int) -> Office:
        """*jurist i Ystad*: a town is no body; *President of Estonia*: a state is what an office is of."""
        at = joint + 1
        named = at < len(self.tokens) and is_name_word(self.tokens[at])
        state = self.tokens[at].text if named and self.tokens[at].text in names_to_code(self.pack) else None
        held = state is not None and self.tokens[joint].folded in word_set(self.pack.names.genitive_prepositions)
        return self.office(at + 1 if held else joint, at + 1 if named else joint, None, state)

    def with_body(self, role_end: int, end: int) -> Office:
        """The body behind the office: directly (*utredningschef Isverket*), behind a preposition, or a comma."""
        tokens, roles = self.tokens, self.pack.roles
        if end >= len(tokens):
            return self.office(role_end, end)
        if is_name_word(tokens[end]) and not is_office(tokens[end], self.pack):
            body = read_body(tokens, end, self.pack)
            return self.office(role_end, body.end if body else end, body)
        if tokens[end].folded in word_set((*roles.prepositions, *roles.weak_prepositions)):
            return self.at_body(role_end, end)
        return self.behind_comma(role_end, end) if tokens[end].text == "," else self.office(role_end, end)

    def at_body(self, role_end: int, joint: int) -> Office:
        """The body that a preposition joins; a unit without a name goes with the body that it belongs to."""
        body = read_body(self.tokens, joint + 1, self.pack, owned=True)
        if body is not None and not body.small:
            later = self.later_body(body) if self.is_part(body) else None
            return self.office(body.end, later.end, later) if later else self.office(role_end, body.end, body)
        topic = topic_end(self.tokens, joint + 1, self.pack)
        if topic is not None and topic < len(self.tokens) and names_unit(self.tokens[joint + 1 : topic], self.pack):
            return self.with_body(role_end, topic)
        return self.office(role_end, body.end, body) if body is not None else self.at_place(joint)

    def behind_comma(self, role_end: int, comma: int) -> Office:
        """*director, Harbour Board*; *designer, Lists, at the Harbour Board*, the first a part of the office."""
        tokens, pack, at = self.tokens, self.pack, comma + 1
        joint = at < len(tokens) and tokens[at].folded in word_set((*pack.roles.prepositions, *pack.roles.affiliations))
        at += joint
        if not joint and (of_unit := self.behind_unit(at)) is not None:
            return self.office(of_unit[0], of_unit[1].end, of_unit[1])
        body = read_body(tokens, at, pack) if at < len(tokens) else None
        if body is None or (body.small and not joint) or not self.can_end(body.end):
            return self.office(role_end, comma)
        if any(self.tells_office(index, body.end) for index in range(at, body.end)):
            return self.office(role_end, comma)
        if not joint and (later := self.behind_part(body)) is not None:
            return self.office(body.end, later.end, later)
        return self.office(role_end, body.end, body)

    def tells_office(self, index: int, end: int) -> bool:
        """Whether a word of a name makes an office of it; one inside capitalised words does not (*Lawyer Aid Fund*)."""
        inside = self.tokens[index].capitalised and index + 1 < end and self.tokens[index + 1].capitalised
        return is_office(self.tokens[index], self.pack) and not (inside and self.tokens[index - 1].capitalised)

    def behind_unit(self, start: int) -> tuple[int, Body] | None:
        """*Trees and Leaves, Harbour Board*: where two names that a conjunction joins end, and the body behind them."""
        tokens, first = self.tokens, name_words(self.tokens, start)
        end = self.behind_names(first) if first > start else start
        if end == first or end + 1 >= len(tokens) or tokens[end].text != "," or not is_name_word(tokens[end + 1]):
            return None
        if any(is_office(token, self.pack) for token in tokens[start:end]) or is_given_name(tokens[start].text):
            return None
        body = read_body(tokens, end + 1, self.pack)
        if body is None or body.small or not self.can_end(body.end):
            return None
        own = has_body_word(printed(tokens[start:end]), self.pack) and not has_body_word(body.name, self.pack)
        return None if own else (end, body)

    def behind_names(self, end: int) -> int:
        """Behind further names that a conjunction joins, none of them a person or an office."""
        tokens, joints = self.tokens, {*word_set(self.pack.cues.conjunctions), "&"}
        while end + 1 < len(tokens) and tokens[end].folded in joints and is_name_word(tokens[end + 1]):
            following = name_words(tokens, end + 1)
            if is_given_name(tokens[end + 1].text) or any(
                is_office(one, self.pack) for one in tokens[end + 1 : following]
            ):
                break
            end = following
        return end

    def behind_mixed(self, start: int) -> int | None:
        """*HR och ekonomi i Norrlunds kommun*: behind what an office is for, a short form joined to a small word.

        Only where a preposition joins a body to it.
        """
        tokens, at = self.tokens, start + 1
        while at + 1 < len(tokens) and tokens[at].folded in word_set(self.pack.cues.conjunctions):
            at += 2
        words = tokens[start:at:2]
        short = [word.text.isupper() and len(word.text) > 1 for word in words]
        if not any(short) or len(words) < 2 or at + 1 >= len(tokens):  # noqa: PLR2004 (two that are joined)
            return None
        plain = all(
            one or (word.text.isalpha() and word.text.islower()) for one, word in zip(short, words, strict=True)
        )
        joined = tokens[at].folded in word_set((*self.pack.roles.prepositions, *self.pack.roles.weak_prepositions))
        body = read_body(tokens, at + 1, self.pack, owned=True) if plain and joined else None
        return at if body is not None and not body.small else None

    def behind_part(self, body: Body) -> Body | None:
        """The body behind the name of a part of it, which *, at* joins, or a comma where the names show it."""
        joins = word_set(self.pack.roles.prepositions[:1])
        if body.end + 1 < len(self.tokens) and self.tokens[body.end].folded in joins:
            whole = read_body(self.tokens, body.end + 1, self.pack)
            seated = has_body_word(body.name, self.pack) and whole and not has_body_word(whole.name, self.pack)
            return None if seated else whole
        at = body.end + 1
        if at + 1 < len(self.tokens) and self.tokens[body.end].text == "," and self.tokens[at].folded in joins:
            return read_body(self.tokens, at + 1, self.pack)
        return self.later_body(body) if at < len(self.tokens) and self.tokens[body.end].text == "," else None

    def can_end(self, end: int) -> bool:
        """Whether a body ends here, and is no further name with a description of its own."""
        return end >= len(self.tokens) or not (is_name_word(self.tokens[end]) or self.tokens[end].text == "(")
