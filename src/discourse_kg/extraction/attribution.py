"""Attribute one unit: named rules in the order of their precision; the first that finds a speaker wins.

A rule sees the unit's tokens outside quotations, the cues and the referents among them. It answers with
a `Finding`, or with nothing. What a pronoun goes back to is not decided here but in `discourse`, which
knows what went before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from discourse_kg.extraction.cues import LONGEST_ASIDE, Cue, find_cues, is_aside
from discourse_kg.extraction.descriptions import is_role_part
from discourse_kg.extraction.names import Token, consists_of, phrase_pattern, tokenise, word_set
from discourse_kg.extraction.resolution import MentionForm, Referent, Resolver
from discourse_kg.extraction.segmentation import Block, BlockKind, Unit, opens_dialogue
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span, StatementKind

_LONGEST_COORDINATION = 16
_LONGEST_INVERSION = 5

#: A topic verb and its full stop say nothing; a word between them does.
_LEAST_CONTENT = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """Who speaks in a unit, by which rule, in which kind of statement. Joint speakers are several."""

    rule: str
    speakers: tuple[Referent, ...]
    kind: StatementKind
    leads_in: bool = False
    asks_within: bool = False
    looks_back: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One unit as the rules see it; `starts` are where its tokens start."""

    text: str
    unit: Unit
    block: Block
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    referents: tuple[Referent, ...]
    cues: tuple[Cue, ...]
    pack: LanguagePack

    @property
    def quotes(self) -> bool:
        """Whether the unit quotes a clause, not only a term."""
        start = self.unit.span.start
        dialogue = self.block.kind is BlockKind.DIALOGUE or opens_dialogue(self.text[start : start + 3])
        return dialogue or any(quotation.is_speech(self.text, start) for quotation in self.unit.quotations)

    @property
    def mode(self) -> StatementKind:
        """The kind of a statement that no cue tells more of."""
        return StatementKind.DIRECT if self.quotes else StatementKind.INDIRECT

    def folded(self, start: int, end: int) -> list[str]:
        """The folded tokens in an index range."""
        return [token.folded for token in self.tokens[start:end]]

    def index(self, referent: Referent) -> tuple[int, int]:
        """The indexes of a referent's first token and of the token behind its last."""
        return bisect_left(self.starts, referent.span.start), bisect_left(self.starts, referent.span.end)


Rule = Callable[[Scene], Finding | None]


def look_at(text: str, unit: Unit, block: Block, resolver: Resolver, pack: LanguagePack) -> Scene:
    """Make the scene of a unit: tokens inside quotations are left out, but for those of a line of dialogue."""
    tokens = _outside(tokenise(text, unit.span), unit)
    return Scene(
        text=text,
        unit=unit,
        block=block,
        tokens=tokens,
        starts=tuple(token.start for token in tokens),
        referents=resolver.referents(text, tokens),
        cues=tuple(find_cues(tokens, pack)),
        pack=pack,
    )


def _outside(tokens: tuple[Token, ...], unit: Unit) -> tuple[Token, ...]:
    """The tokens that no quotation covers; tokens and quotations stand in the order of the text."""
    outside: list[Token] = []
    position = 0
    for quotation in unit.quotations:
        first = bisect_left(tokens, quotation.span.start, position, key=lambda token: token.start)
        outside += tokens[position:first]
        position = bisect_right(tokens, quotation.span.end, first, key=lambda token: token.end)
    return (*outside, *tokens[position:])


#: Who a sentence's speaker can be, the surest first: somebody, a body, a name that nobody has.
_STANDINGS = (
    frozenset({MentionForm.NAME, MentionForm.PRONOUN, MentionForm.ROLE}),
    frozenset({MentionForm.GROUP, MentionForm.IMPERSONAL}),
    frozenset({MentionForm.UNKNOWN}),
)


def attribute(scene: Scene) -> Finding | None:
    """Try the rules in order, for people first, then for groups, then for names that nobody has."""
    for forms in _STANDINGS:
        standing = replace(scene, referents=tuple(one for one in scene.referents if one.form in forms))
        for rule in RULES:
            if finding := rule(standing):
                return finding
    return None


def speaker_label(scene: Scene) -> Finding | None:
    """*Name: words* at the start of a block."""
    if scene.unit.span.start != scene.block.span.start or not scene.referents:
        return None
    referent = scene.referents[0]
    first, behind = scene.index(referent)
    words_follow = behind + 1 < len(scene.tokens) or bool(scene.unit.quotations)
    speaks = referent.form not in (MentionForm.IMPERSONAL, MentionForm.UNKNOWN)
    if first == 0 and scene.folded(behind, behind + 1) == [":"] and words_follow and speaks:
        return Finding("speaker-label", (referent,), StatementKind.DIRECT)
    return None


def speaker_behind(scene: Scene) -> Finding | None:
    """*Words. (Name)*: the speaker in parentheses at the end of a block."""
    if scene.unit.span.end != scene.block.span.end or scene.text[scene.unit.span.end - 1] != ")":
        return None
    people = [one for one in scene.referents if one.form is MentionForm.NAME]
    if people and scene.text[people[-1].span.end : scene.unit.span.end] == ")":
        before = scene.text[: people[-1].span.start]
        if before.endswith("(") and before[:-1].rstrip().endswith((".", "!", "?", "”", "“", "»", '"')):
            return Finding("speaker-behind", (people[-1],), StatementKind.DIRECT)
    return None


def subject_verb(scene: Scene) -> Finding | None:
    """*Name said that …*: the speaker right before the verb."""
    for cue in scene.cues:
        for referent in _before(scene, cue):
            _, behind = scene.index(referent)
            if _may_stand_between(scene, behind, cue.first) and _has_content(scene, cue):
                return _reported("subject-verb", scene, cue, referent)
    return None


def verb_subject(scene: Scene) -> Finding | None:
    """*…, said Name* and *on that question answered Name*: the speaker right behind the verb."""
    for cue in scene.cues:
        for referent in _behind(scene, cue):
            first, _ = scene.index(referent)
            if _may_stand_in_inversion(scene, cue.last + 1, first) and _speaks(referent):
                return _reported("verb-subject", scene, cue, referent)
            break
    return None


def subject_aside_verb(scene: Scene) -> Finding | None:
    """*Name, role at Organization, said …*, *Name rose and said …*: something between speaker and verb."""
    for cue in scene.cues:
        for referent in _before(scene, cue):
            _, behind = scene.index(referent)
            if (
                referent.form is not MentionForm.UNKNOWN
                and _comes_between(scene, behind, cue.first)
                and _has_content(scene, cue)
            ):
                return _reported("subject-aside-verb", scene, cue, referent)
    return None


def subject_participle(scene: Scene) -> Finding | None:
    """*Name spoke about X, stressing Y*: a participle of saying behind a comma, and the sentence's first subject."""
    if not scene.referents or scene.referents[0].genitive or not _speaks(scene.referents[0]):
        return None
    pattern = phrase_pattern(scene.pack.cues.participles)
    for found in pattern.finditer(scene.text, *_bounds(scene.unit.span)):
        number = bisect_left(scene.starts, found.start())
        outside = number < len(scene.tokens) and scene.starts[number] == found.start()
        if outside and scene.folded(number - 1, number) == [","] and scene.referents[0].span.end < found.start():
            return Finding("subject-participle", _joint(scene, scene.referents[0], behind=True), scene.mode)
    return None


def according_to(scene: Scene) -> Finding | None:
    """*According to Name …*: the speaker behind the preposition."""
    for found in phrase_pattern(scene.pack.nominal.source).finditer(scene.text, *_bounds(scene.unit.span)):
        number = bisect_left(scene.referents, found.end(), key=lambda one: one.span.start)
        for referent in scene.referents[number : number + 1]:
            if _is_description(scene.text[found.end() : referent.span.start], scene.pack):
                named = referent.form in (MentionForm.NAME, MentionForm.PRONOUN, MentionForm.ROLE)
                speakers = _joint(scene, referent, behind=True)
                return Finding("according-to", speakers, scene.mode) if named else None
    return None


def noun_of_speech(scene: Scene) -> Finding | None:
    """*Name's message was …*, *On Name's question whether …*: the speaker as a genitive before the noun."""
    nominal = scene.pack.nominal
    for referent in scene.referents:
        if not (referent.genitive and referent.form is MentionForm.NAME):
            continue
        _, behind = scene.index(referent)
        for width in (1, 2):
            nouns = scene.folded(behind, behind + width)
            if nouns and nouns[-1] in word_set(nominal.question) and behind + width + 1 < len(scene.tokens):
                return Finding("noun-of-speech", (referent,), StatementKind.QUESTION)
            if nouns and nouns[-1] in word_set(nominal.say) and behind + width + 1 < len(scene.tokens):
                return Finding("noun-of-speech", (referent,), scene.mode)
    return None


def lead_in(scene: Scene) -> Finding | None:
    """*Name began:* — whoever is the subject of a sentence that ends in a colon speaks next."""
    if not scene.tokens or scene.tokens[-1].text != ":" or scene.unit.quotations:
        return None
    people = [one for one in scene.referents if one.form is MentionForm.NAME and not one.genitive]
    if len({one.person for one in people}) != 1:
        return None
    return Finding("lead-in", (people[0],), StatementKind.DIRECT, leads_in=True)


#: The sieve, most precise first.
RULES: tuple[Rule, ...] = (
    speaker_label,
    speaker_behind,
    subject_verb,
    verb_subject,
    subject_aside_verb,
    subject_participle,
    according_to,
    noun_of_speech,
    lead_in,
)


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _speaks(referent: Referent) -> bool:
    return referent.form is not MentionForm.IMPERSONAL


def _before(scene: Scene, cue: Cue) -> Iterator[Referent]:
    """The referents before a cue that can be its subject, the nearest first, as far as an aside may reach."""
    start = scene.starts[cue.first]
    number = bisect_left(scene.referents, start, key=lambda one: one.span.start) - 1
    while number >= 0 and cue.first - scene.index(scene.referents[number])[1] <= LONGEST_ASIDE:
        if not scene.referents[number].genitive:
            yield scene.referents[number]
        number -= 1


def _behind(scene: Scene, cue: Cue) -> Iterator[Referent]:
    """The referents behind a cue that can be its subject, the nearest first."""
    start = scene.tokens[cue.last].end
    number = bisect_left(scene.referents, start, key=lambda one: one.span.start)
    while number < len(scene.referents):
        if scene.index(scene.referents[number])[0] > cue.last + 1 + _LONGEST_INVERSION:
            return
        if not scene.referents[number].genitive:
            yield scene.referents[number]
        number += 1


def _reported(rule: str, scene: Scene, cue: Cue, referent: Referent) -> Finding | None:
    if not _speaks(referent) or (cue.group == "lead_in" and scene.tokens[-1].text != ":"):
        return None
    leads_in = scene.tokens[-1].text == ":" and not scene.unit.quotations
    asks = phrase_pattern(scene.pack.nominal.question_openers).match(scene.text, scene.unit.span.start) is not None
    kind = cue.kind or _kind(scene, cue, rule, asks=asks, leads_in=leads_in)
    return Finding(
        rule, _joint(scene, referent), kind, leads_in=leads_in, asks_within=asks, looks_back=_looks_back(scene, cue)
    )


def _looks_back(scene: Scene, cue: Cue) -> bool:
    """*Det hävdade X.*: nothing but a word for what was said before stands before the verb."""
    return cue.first == 1 and scene.tokens[0].folded in word_set(scene.pack.cues.backward) and not scene.quotes


def _kind(scene: Scene, cue: Cue, rule: str, *, asks: bool, leads_in: bool) -> StatementKind:
    """The kind where the cue tells none. Words before *said X* that speak of *we* or *I* are quoted, marks or not."""
    if asks:
        return StatementKind.ANSWER
    if leads_in:
        return StatementKind.DIRECT
    if scene.quotes or rule != "verb-subject":
        return scene.mode
    first = word_set(scene.pack.pronouns.first)
    return StatementKind.DIRECT if first & set(scene.folded(0, cue.first)) else StatementKind.INDIRECT


def _joint(scene: Scene, referent: Referent, *, behind: bool = False) -> tuple[Referent, ...]:
    """The speakers of *A and B said*: names joined to the one beside the verb, before it or `behind` it."""
    if referent.form is not MentionForm.NAME:
        return (referent,)
    joining = word_set(scene.pack.cues.conjunctions) | {","}
    position = bisect_left(scene.referents, referent.span.start, key=lambda one: one.span.start)
    others = scene.referents[position + 1 :] if behind else scene.referents[:position][::-1]
    joined = [referent]
    for other in others:
        left, right = (joined[-1], other) if behind else (other, joined[-1])
        between = scene.folded(scene.index(left)[1], scene.index(right)[0])
        if other.form is not MentionForm.NAME or not between or set(between) - joining or between == [","]:
            break
        joined.append(other)
    return tuple(joined if behind else joined[::-1])


def _has_content(scene: Scene, cue: Cue) -> bool:
    """A topic verb says something only with a phrase behind it."""
    if cue.group == "lead_in":
        return scene.tokens[-1].text == ":"
    return cue.group != "topic" or len(scene.tokens) - cue.last > _LEAST_CONTENT


def _may_stand_between(scene: Scene, start: int, end: int) -> bool:
    """Between subject and verb: nothing, an auxiliary, an adverb or two."""
    cues = scene.pack.cues
    return consists_of(scene.folded(start, end), (*cues.auxiliaries, *cues.adverbs))


def _may_stand_in_inversion(scene: Scene, start: int, end: int) -> bool:
    """Between verb and subject: nothing, an adverb, or the speaker's title, with whose office it is before it."""
    words = scene.folded(start, end)
    if words and _is_title(words[-1], scene.pack):
        return not set(words) & set(",;:()")
    adverbs = word_set(scene.pack.cues.adverbs)
    titles = word_set((*scene.pack.names.honorifics, *scene.pack.roles.determiners))
    return consists_of(words, scene.pack.cues.adverbs) or all(word in adverbs | titles | {"."} for word in words)


def _is_title(word: str, pack: LanguagePack) -> bool:
    return is_role_part(word, pack) or any(
        is_role_part(word.removesuffix(ending), pack) for ending in pack.roles.definite if word.endswith(ending)
    )


def _is_description(between: str, pack: LanguagePack) -> bool:
    words = between.split()
    return len(words) <= _LONGEST_INVERSION and all(
        _is_title(word.casefold(), pack) or word.casefold() in word_set(pack.roles.determiners) for word in words
    )


def _comes_between(scene: Scene, start: int, end: int) -> bool:
    """An apposition, a parenthesis or a relative clause between speaker and verb; or an earlier verb and *and*."""
    words = scene.folded(start, end)
    if not words or len(words) > LONGEST_ASIDE:
        return False
    pack = scene.pack
    if not words[0][0].isalnum():
        return is_aside(words, pack)
    joined = words[-1] in word_set((*pack.cues.conjunctions, *pack.pronouns.relative))
    return joined and len(words) <= _LONGEST_COORDINATION and not set(words) & set(".:;()")
