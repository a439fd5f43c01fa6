"""The subject of a verb: whose words it reports, whether a person, several, or somebody who is none of the people."""

from __future__ import annotations

from dataclasses import dataclass, replace

from discourse_kg.extraction.clauses import Clauses
from discourse_kg.extraction.cues import Cue
from discourse_kg.extraction.joint_subjects import joint_before, joint_behind
from discourse_kg.extraction.resolution import MentionForm, Referent
from discourse_kg.extraction.sentences import PERSONAL, Sentence
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import is_title
from discourse_kg.noun_phrases.names import word_set

#: A subject has at most so many tokens, with what hangs on it; one that comes behind its verb is shorter.
_LONGEST_SUBJECT = 24
_LONGEST_INVERTED = 14

#: An aside between subject and verb has at most so many tokens.
_LONGEST_ASIDE = 40

#: The verb whose subject another verb shares is at most so many tokens before it.
_LONGEST_COORDINATION = 30

#: *Her opening keynote*: so many words may stand between whose it is and what it is, that word included.
_LONGEST_MEDIUM = 2

#: A title before a name that is set off has at most so many words.
_LONGEST_TITLE = 4

_ASIDE_CLOSES = frozenset(",)–—-")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what a verb's subject is: a person, joint ones, or one referent of another form.

    `first` and `end` bound its tokens; `inverted` is one behind its verb, `aside` one that something sets off from its
    verb, `embedded` that of a clause inside another, `stranger` a phrase that no list and no name
    of the cast knows. No referents are a subject that means nobody who is told of.
    """

    first: int
    end: int
    referents: tuple[Referent, ...]
    inverted: bool = False
    aside: bool = False
    embedded: bool = False
    stranger: bool = False

    @property
    def is_personal(self) -> bool:
        """Whether it is a person."""
        return bool(self.referents) and self.referents[0].form in PERSONAL


def subject_of(sentence: Sentence, cue: Cue) -> Subject | None:
    """The subject of a cue's clause; None where its place is not to be found.

    A participle has one only behind a verb that makes it finite (*was urging*), an infinitive behind an auxiliary.
    """
    clauses = sentence.clauses
    end = _verb_start(clauses, cue)
    if end is None:
        return None
    if clauses.words.verb_second and clauses.folded(cue.last + 1) in _speakers(sentence) & clauses.words.subjects:
        return Subject(cue.last + 1, cue.last + 2, (), inverted=True)
    before = _before(sentence, end, cue.first) or _skipped_group(sentence, end, cue.first)
    opened = end == 0 or end in clauses.gaps or clauses.is_mark(end - 1)
    settled = before is not None and (before.is_personal or not _may_be_fronted(sentence, before))
    if settled or not (clauses.words.verb_second or opened):
        return before
    return _behind(sentence, cue.last + 1, tag=opened) or before


def _verb_start(clauses: Clauses, cue: Cue) -> int | None:
    """Where a verb begins, with the adverbs and auxiliaries before it; None where it has no subject of its own."""
    end = clauses.before_adverbs(cue.first)
    if clauses.folded(cue.first) in clauses.words.gerunds:
        if clauses.folded(end - 1) in clauses.words.progressives:
            return clauses.before_adverbs(end - 1)
        return end if end < cue.first else None
    alone = end == cue.first and clauses.folded(cue.first) in clauses.words.bare
    return None if alone or clauses.folded(end - 1) in clauses.words.infinitives else end


def main_subject(sentence: Sentence) -> Subject | None:
    """The subject of a sentence's first finite verb; None where it has none before it, or opens with a clause."""
    clauses = sentence.clauses
    for index in range(min(len(sentence.tokens), _LONGEST_ASIDE + _LONGEST_SUBJECT)):
        if clauses.folded(index) in clauses.words.relatives:
            continue
        if clauses.is_finite(index):
            found = _before(sentence, clauses.before_adverbs(index), index)
            if found is not None and not found.embedded:
                return found
    return None


def _may_be_fronted(sentence: Sentence, before: Subject) -> bool:
    """Whether what stands before a verb may be something else than its subject, which then stands behind.

    In a verb-second language that is what tells a day, or ends a clause inside the sentence.
    """
    clauses = sentence.clauses
    opener = clauses.folded(before.first - 1)
    within = opener in clauses.words.infinitives | clauses.words.openers
    dated = any(clauses.folded(at).isdigit() for at in range(before.first, before.end))
    return before.aside or (clauses.words.verb_second and (within or dated or not before.referents))


def _skipped_group(sentence: Sentence, start: int, end: int) -> Subject | None:
    """*All agreed*: a word for a group that is an adverb beside another subject."""
    if start == end:
        return None
    number = sentence.position(sentence.starts[start])
    one = sentence.referents[number] if number < len(sentence.referents) else None
    if one is None or one.form is not MentionForm.GROUP or sentence.index(one)[1] > end:
        return None
    return Subject(start, end, (one,))


def _before(sentence: Sentence, end: int, verb: int) -> Subject | None:
    """The subject that ends right before `end`, or that an aside or an earlier verb sets off from it."""
    clauses = sentence.clauses
    if end <= 0 or end in clauses.gaps or verb in clauses.gaps:
        return None
    last = clauses.folded(end - 1)
    if last in clauses.words.conjunctions:
        return _shared(sentence, end - 1)
    if last in clauses.words.relatives:
        return _antecedent(sentence, end - 1)
    if last in _ASIDE_CLOSES:
        return _before_aside(sentence, end)
    return _adjacent(sentence, end)


def _adjacent(sentence: Sentence, end: int) -> Subject | None:
    """The subject whose last word is right before `end`; what goes on an earlier verb is none."""
    clauses = sentence.clauses
    if clauses.is_mark(end - 1) or clauses.folded(end - 1) in clauses.words.openers:
        return None
    first = clauses.phrase_start(end, _LONGEST_SUBJECT)
    if (apposed := _before_open_aside(sentence, first, end)) is not None:
        return apposed
    if first > 0 and clauses.is_finite(first - 1):
        return _before_relative(sentence, first)
    found = _phrase(sentence, first, end)
    if found is None or found.is_personal:
        return found
    return _before_relative(sentence, first) or _coordinated(sentence, found)


def _before_relative(sentence: Sentence, end: int) -> Subject | None:
    """*Name who leads the house is clear that*: the name that opens the sentence, before a clause that tells of it."""
    clauses = sentence.clauses
    for at in range(end - 1, max(end - _LONGEST_ASIDE, 0), -1):
        if clauses.folded(at) not in clauses.words.relatives:
            continue
        number = sentence.position(sentence.starts[at]) - 1
        named = sentence.referents[number] if number >= 0 else None
        if named is None or named.form is not MentionForm.NAME or named.genitive or sentence.index(named)[1] != at:
            return None
        whole = clauses.phrase_start(at, _LONGEST_SUBJECT) == 0 and any(map(clauses.is_finite, range(at + 1, end)))
        return Subject(0, end, (named,), aside=True) if whole else None
    return None


def _coordinated(sentence: Sentence, last: Subject) -> Subject:
    """*captains and pilots*: a subject that names nobody, with what a conjunction joins to it."""
    clauses = sentence.clauses
    if clauses.folded(last.first - 1) not in clauses.words.conjunctions or not last.referents:
        return last
    first = clauses.phrase_start(last.first - 1, _LONGEST_SUBJECT)
    inside = range(first, last.first - 1)
    if not inside or (first > 0 and clauses.is_finite(first - 1)):
        return last
    span = Span(sentence.starts[first], last.referents[-1].span.end)
    return replace(last, first=first, referents=(replace(last.referents[0], span=span),))


def _before_open_aside(sentence: Sentence, first: int, end: int) -> Subject | None:
    """*Name, role at Organization said*: an apposition that no second comma closes."""
    clauses = sentence.clauses
    if first < 2 or clauses.folded(first - 1) != ",":  # noqa: PLR2004 (a name and its comma)
        return None
    number = sentence.position(sentence.starts[first - 1]) - 1
    named = sentence.referents[number] if number >= 0 else None
    if named is None or named.form is not MentionForm.NAME or named.genitive or sentence.index(named)[1] != first - 1:
        return None
    start = clauses.phrase_start(first - 1, _LONGEST_SUBJECT)
    opens = start == 0 or clauses.folded(start - 1) in clauses.words.contrasts
    at = sentence.position(sentence.tokens[end - 1].end) - 1
    last = sentence.referents[at] if at >= 0 else named
    ends_in_name = sentence.index(last)[1] == end and bool(_ends_in(sentence, last, first))
    opens = opens and _head(sentence, (named,), start) is not None
    return Subject(start, end, joint_before(sentence, named), aside=True) if opens and not ends_in_name else None


def _shared(sentence: Sentence, end: int) -> Subject | None:
    """*Name rose and said*: the subject of the verb before a conjunction."""
    clauses = sentence.clauses
    verb = clauses.verb_before(end, _LONGEST_COORDINATION)
    if verb is None:
        return _clause_opener(sentence, end)
    start = clauses.before_adverbs(verb)
    if start > 0 and clauses.folded(start - 1) in clauses.words.conjunctions:
        return None
    before = _before(sentence, start, verb)
    if before is None and clauses.words.verb_second:
        before = _behind(sentence, verb + 1, tag=False)
    return replace(before, aside=True) if before is not None else None


def _clause_opener(sentence: Sentence, end: int) -> Subject | None:
    """The name that opens the sentence, where no list tells its verb."""
    first = sentence.referents[0] if sentence.referents else None
    if first is None or first.form is not MentionForm.NAME or first.genitive or sentence.index(first)[0] > 0:
        return None
    if end - sentence.index(first)[1] > _LONGEST_COORDINATION:
        return None
    between = range(sentence.index(first)[1], end)
    if any(
        sentence.clauses.is_mark(at) or sentence.clauses.folded(at) in sentence.clauses.words.openers for at in between
    ):
        return None
    return Subject(0, end, joint_before(sentence, first))


def _antecedent(sentence: Sentence, relative: int) -> Subject | None:
    """*Name, who says*, *Name, role at Organization, who says*: what a relative clause is about."""
    clauses = sentence.clauses
    end = relative - 1 if clauses.folded(relative - 1) == "," else relative
    if end <= 0 or clauses.is_mark(end - 1):
        return None
    found = _phrase(sentence, clauses.phrase_start(end, _LONGEST_SUBJECT), end)
    if end < relative and (found is None or found.stranger or not found.referents):
        found = _named_before_aside(sentence, relative) or found
    if found is None or (found.stranger and end == relative):
        return None
    return replace(found, embedded=True)


def _before_aside(sentence: Sentence, end: int) -> Subject | None:
    """*Name, role at Organization, said*: the name before what is set off; or a name that is itself set off."""
    clauses = sentence.clauses
    if (named := _named_before_aside(sentence, end)) is not None:
        return named
    first_reach = max(end - _LONGEST_ASIDE, 0)
    opening = next((at for at in range(end - 2, first_reach - 1, -1) if clauses.folded(at) in {",", "("}), None)
    if opening is None or opening == 0:
        return None
    start = clauses.phrase_start(opening, _LONGEST_SUBJECT)
    if start > 0 and clauses.folded(start - 1) not in clauses.words.contrasts:
        return None
    found = _phrase(sentence, start, opening)
    return replace(found, aside=True) if found is not None else None


def _named_before_aside(sentence: Sentence, end: int) -> Subject | None:
    """The nearest name with only what is set off between it and `end`."""
    clauses = sentence.clauses
    number = sentence.position(sentence.tokens[end - 1].start) - 1
    for at in range(number, -1, -1):
        referent = sentence.referents[at]
        first, behind = sentence.index(referent)
        if behind <= end - _LONGEST_ASIDE:
            return None
        if referent.genitive or referent.form is not MentionForm.NAME or behind in clauses.gaps:
            continue
        if behind == end - 1:
            title = _title_start(sentence, first)
            if clauses.folded(title - 1) == "," and clauses.folded(end - 1) == ",":
                return _apposed(sentence, referent, title, end)
        elif _is_aside(sentence, behind, end) and not _is_object(sentence, first):
            return Subject(first, end, joint_before(sentence, referent), aside=True)
    return None


def _is_object(sentence: Sentence, first: int) -> bool:
    """Whether a name stands behind a preposition or a verb; not so who does something (*held by Name*)."""
    clauses = sentence.clauses
    start = clauses.phrase_start(first, _LONGEST_SUBJECT)
    joined = clauses.words.prepositions - clauses.words.agents
    if any(clauses.folded(at) in joined for at in range(start, first)):
        return True
    agent = any(clauses.folded(at) in clauses.words.agents for at in range(start, first))
    return (
        start > 0
        and not agent
        and (clauses.is_finite(start - 1) or clauses.folded(start - 1) in clauses.words.relatives)
    )


def _title_start(sentence: Sentence, first: int) -> int:
    """Where the title before a name begins (*, docent Name,*): small words behind a comma."""
    clauses = sentence.clauses
    start = clauses.phrase_start(first, _LONGEST_TITLE)
    plain = not any(clauses.folded(at) in clauses.words.prepositions for at in range(start, first))
    return start if plain else first


def _apposed(sentence: Sentence, referent: Referent, first: int, end: int) -> Subject | None:
    """*The minister of lists, Name, said*: a name set off behind a phrase that holds no other."""
    start = sentence.clauses.phrase_start(first - 1, _LONGEST_SUBJECT)
    lead = sentence.referents[sentence.position(sentence.starts[start]) : sentence.position(referent.span.start)]
    if start == first - 1 or any(one.form is MentionForm.NAME and not one.genitive for one in lead):
        return None
    return Subject(start, end, (referent,), aside=True)


def _is_aside(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what stands between a name and its verb is set off at both sides, and is no clause of its own."""
    clauses = sentence.clauses
    if clauses.folded(start) == "(":
        closed = next((at for at in range(start + 1, end) if clauses.folded(at) == ")"), None)
        if closed is not None and closed + 1 < end:
            start = closed + 1
    opening = clauses.folded(start)
    if opening in clauses.words.prepositions:
        comma = next((at for at in range(start, end - 1) if clauses.folded(at) == ","), None)
        if any(clauses.is_finite(at) for at in range(start, comma or end)):
            return False
        if comma is None:
            return clauses.folded(end - 1) == ","
        start, opening = comma, ","
    if opening not in {",", "(", "–", "—", "-"} or end - start <= 1:
        return False
    relative = clauses.folded(start + 1) in clauses.words.relatives
    verbs = [at for at in range(start + 1, end) if clauses.is_finite(at)]
    return not verbs or relative


def _phrase(sentence: Sentence, first: int, end: int) -> Subject | None:
    """The subject that a phrase is, by the name, pronoun, office or other noun that heads it."""
    clauses = sentence.clauses
    first = clauses.behind_adverbs(first)
    if first >= end:
        return None
    inside = sentence.referents[
        sentence.position(sentence.starts[first]) : sentence.position(sentence.tokens[end - 1].end)
    ]
    if inside and sentence.index(inside[-1])[1] == end and (named := _ends_in(sentence, inside[-1], first)):
        # In a verb-second language a pronoun behind other words is no subject of what follows.
        stray = named[0].form is MentionForm.PRONOUN and sentence.index(inside[-1])[0] > first
        return None if stray and clauses.words.verb_second else Subject(first, end, named)
    back = end == first + 1 and clauses.folded(first) in _back(sentence)
    if clauses.words.verb_second and (back or clauses.folded(first) in clauses.words.prepositions):
        return None
    head = _owner_of_speech(sentence, inside, end) or _head(sentence, inside, first)
    if head is not None:
        return Subject(first, end, joint_before(sentence, head) if not head.genitive else (head,))
    return Subject(first, end, _somebody(sentence, first, end), stranger=True)


def _ends_in(sentence: Sentence, last: Referent, first: int) -> tuple[Referent, ...]:
    """Who a phrase is that ends in a mention; nobody where a preposition joins the mention to something else."""
    clauses = sentence.clauses
    at, end = sentence.index(last)
    before = at - 1 if clauses.folded(at - 1) not in clauses.words.determiners else at - 2
    if before >= first and clauses.folded(before) in clauses.words.prepositions:
        return ()
    if last.form in {MentionForm.GROUP, MentionForm.IMPERSONAL}:
        return (_whole(sentence, first, end, last),)
    if last.genitive or _names_body(sentence, last, first):
        return ()
    return joint_before(sentence, last)


def _owner_of_speech(sentence: Sentence, inside: tuple[Referent, ...], end: int) -> Referent | None:
    """*Her talk*, *Name's paper*: whose form of speech a phrase is."""
    owner = next((one for one in reversed(inside) if one.genitive), None)
    if owner is None or owner.form not in {MentionForm.NAME, MentionForm.PRONOUN}:
        return None
    _, behind = sentence.index(owner)
    medium = sentence.clauses.folded(end - 1) in word_set(sentence.pack.nominal.medium)
    return owner if medium and 0 < end - behind <= _LONGEST_MEDIUM else None


def _head(sentence: Sentence, inside: tuple[Referent, ...], first: int) -> Referent | None:
    """The name or office that a phrase begins with, with what a preposition joins to it behind."""
    clauses = sentence.clauses
    for one in inside:
        if one.genitive or one.form not in {MentionForm.NAME, MentionForm.ROLE}:
            continue
        at, behind = sentence.index(one)
        if any(clauses.folded(index) in clauses.words.prepositions for index in range(first, at)):
            return None
        joined = clauses.folded(behind) in clauses.words.prepositions
        return one if joined or one.form is MentionForm.NAME else None
    return None


def _speakers(sentence: Sentence) -> frozenset[str]:
    """The pronouns by which speakers mean themselves."""
    return word_set(sentence.pack.pronouns.first)


def _back(sentence: Sentence) -> frozenset[str]:
    return word_set(sentence.pack.cues.backward)


def _behind(sentence: Sentence, start: int, *, tag: bool) -> Subject | None:
    """The subject that begins right behind a verb; `tag` is a verb that a mark sets off from the words before."""
    clauses = sentence.clauses
    first = clauses.behind_adverbs(start)
    if first >= len(sentence.tokens) or any(at in clauses.gaps for at in range(start, first + 1)):
        return None
    if clauses.is_mark(first) or clauses.folded(first) in clauses.words.openers | clauses.words.prepositions:
        return None
    end = clauses.phrase_end(first, _LONGEST_INVERTED)
    return _inverted(sentence, first, end, tag=tag) if end > first else None


def _inverted(sentence: Sentence, first: int, end: int, *, tag: bool) -> Subject | None:
    """The subject that a phrase behind a verb is, or begins with."""
    clauses = sentence.clauses
    inside = sentence.referents[
        sentence.position(sentence.starts[first]) : sentence.position(sentence.tokens[end - 1].end)
    ]
    begins = inside[0] if inside and sentence.index(inside[0])[0] == first else None
    if begins is not None and begins.form is MentionForm.PRONOUN:
        return Subject(first, first + 1, (begins,), inverted=True) if not begins.genitive else None
    if clauses.folded(first) in (clauses.words.subjects if end == first + 1 else _speakers(sentence)):
        return Subject(first, first + 1, (), inverted=True)
    if (named := _named_behind(sentence, inside, first)) is not None:
        return Subject(first, sentence.index(named)[1], joint_behind(sentence, named), inverted=True)
    if not (tag or clauses.words.verb_second):
        return None
    end = next((at for at in range(first + 1, end) if clauses.folded(at) in clauses.words.prepositions), end)
    return Subject(first, end, _somebody(sentence, first, end), inverted=True, stranger=True)


def phrase_behind(sentence: Sentence, start: int) -> Subject | None:
    """Whom a phrase means that a preposition joins to what it says (*according to the lawyer Name*)."""
    clauses = sentence.clauses
    if start >= len(sentence.tokens) or start in clauses.gaps or clauses.is_mark(start):
        return None
    end = clauses.phrase_end(start, _LONGEST_INVERTED)
    if end == start:
        return None
    number = sentence.position(sentence.starts[start])
    one = sentence.referents[number] if number < len(sentence.referents) else None
    if one is not None and one.form is MentionForm.PRONOUN and sentence.index(one) == (start, end):
        return Subject(start, end, (one,), inverted=True)
    return _inverted(sentence, start, end, tag=True)


def _named_behind(sentence: Sentence, inside: tuple[Referent, ...], first: int) -> Referent | None:
    """The person whom a phrase behind a verb names: the first whom no preposition joins to somebody else."""
    clauses = sentence.clauses
    for form in (MentionForm.NAME, MentionForm.ROLE, MentionForm.UNKNOWN, MentionForm.GROUP):
        for one in inside:
            at, behind = sentence.index(one)
            if one.form is not form or one.genitive:
                continue
            before = range(first, at)
            particles = sentence.pack.names.particles
            if form is not MentionForm.NAME and any(clauses.folded(index) not in particles for index in before):
                continue
            if at > first and clauses.folded(at - 1) in clauses.words.prepositions:
                return None
            if form is MentionForm.UNKNOWN and (
                _names_body(sentence, one, first) or not _ends_phrase(sentence, behind)
            ):
                continue
            return one
    return None


def _ends_phrase(sentence: Sentence, behind: int) -> bool:
    """Whether a name stands alone: no small noun follows that it would only describe."""
    clauses = sentence.clauses
    word = clauses.folded(behind)
    return (
        clauses.is_mark(behind)
        or word in clauses.words.prepositions
        or word in clauses.words.openers
        or word in clauses.words.conjunctions
        or clauses.behind_adverbs(behind) > behind
        or clauses.is_finite(behind)
    )


def _whole(sentence: Sentence, first: int, end: int, referent: Referent) -> Referent:
    """A group with what stands before it (*many in the hall*)."""
    span = Span(sentence.starts[first], sentence.tokens[end - 1].end)
    return replace(referent, span=span)


def _names_body(sentence: Sentence, referent: Referent, first: int) -> bool:
    """Whether an unknown name is a body's: by its own words, or by a small noun before it (*the agency Name*)."""
    if referent.form is not MentionForm.UNKNOWN:
        return False
    at, behind = sentence.index(referent)
    body = sentence.pack.names
    words = [token for token in sentence.tokens[at:behind] if token.text[0].isalnum()]
    short = len(words) == 1 and len(words[0].text) > 1 and words[0].text.isupper()
    article = at > first and sentence.clauses.folded(at - 1) in sentence.clauses.words.determiners
    endings = (*body.organization_suffixes, *sentence.pack.clauses.group_endings)
    known = any(word.folded in word_set(body.organization_words) or word.folded.endswith(endings) for word in words)
    kind = at > first and sentence.clauses.folded(at - 1) in word_set(sentence.pack.clauses.bodies)
    return short or article or known or kind


def _somebody(sentence: Sentence, first: int, end: int) -> tuple[Referent, ...]:
    """A phrase that names nobody of the cast, as a group; nothing where it stands for nobody who could speak."""
    clauses = sentence.clauses
    head = next((at for at in range(first + 1, end) if clauses.folded(at) in clauses.words.prepositions), end)
    words = [clauses.folded(at) for at in range(first, head)]
    span = Span(sentence.starts[first], sentence.tokens[end - 1].end)
    if not words or words[0] in clauses.words.prepositions or words[-1] in clauses.words.subjects:
        return ()
    if set(words) & word_set((*sentence.pack.clauses.things, *sentence.pack.subjects.impersonal)):
        return (Referent(span, MentionForm.IMPERSONAL),)
    if is_title(words[-1], sentence.pack):
        return (Referent(span, MentionForm.UNKNOWN),)
    article = words[0] in clauses.words.determiners and len(words) > 1
    if article and all(token.capitalised for token in sentence.tokens[first + 1 : head]):
        span = Span(sentence.starts[first + 1], span.end)
    return (Referent(span, MentionForm.GROUP),)
