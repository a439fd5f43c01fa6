"""The subject that a phrase is: by the name, pronoun, office or other noun that heads it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from discourse_kg.extraction.joint_subjects import joint_before, joint_behind
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.sentences import PERSONAL, Sentence
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import is_title
from discourse_kg.noun_phrases.names import word_set

#: A subject has at most so many tokens, with what hangs on it; one that comes behind its verb is shorter.
LONGEST_SUBJECT = 24
LONGEST_INVERTED = 14

#: *Her opening keynote*: so many words may stand between whose it is and what it is, that word included.
_LONGEST_MEDIUM = 2


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


def phrase_subject(sentence: Sentence, first: int, end: int) -> Subject | None:
    """The subject that a phrase is, by the name, pronoun, office or other noun that heads it."""
    clauses = sentence.clauses
    first = clauses.behind_adverbs(first)
    if first >= end:
        return None
    inside = sentence.referents[
        sentence.position(sentence.starts[first]) : sentence.position(sentence.tokens[end - 1].end)
    ]
    if inside and sentence.index(inside[-1])[1] == end and (named := ending_in(sentence, inside[-1], first)):
        # In a verb-second language a pronoun behind other words is no subject of what follows.
        stray = named[0].form is MentionForm.PRONOUN and sentence.index(inside[-1])[0] > first
        return None if stray and clauses.words.verb_second else Subject(first, end, named)
    back = end == first + 1 and clauses.folded(first) in _back(sentence)
    if clauses.words.verb_second and (back or clauses.folded(first) in clauses.words.prepositions):
        return None
    head = _owner_of_speech(sentence, inside, end) or head_of(sentence, inside, first)
    if head is not None:
        return Subject(first, end, joint_before(sentence, head) if not head.genitive else (head,))
    return Subject(first, end, _somebody(sentence, first, end), stranger=True)


def ending_in(sentence: Sentence, last: Referent, first: int) -> tuple[Referent, ...]:
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


def head_of(sentence: Sentence, inside: tuple[Referent, ...], first: int) -> Referent | None:
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


def first_person(sentence: Sentence) -> frozenset[str]:
    """The pronouns by which speakers mean themselves."""
    return word_set(sentence.pack.pronouns.first)


def _back(sentence: Sentence) -> frozenset[str]:
    return word_set(sentence.pack.cues.backward)


def inverted_subject(sentence: Sentence, first: int, end: int, *, tag: bool) -> Subject | None:
    """The subject that a phrase behind a verb is, or begins with."""
    clauses = sentence.clauses
    inside = sentence.referents[
        sentence.position(sentence.starts[first]) : sentence.position(sentence.tokens[end - 1].end)
    ]
    begins = inside[0] if inside and sentence.index(inside[0])[0] == first else None
    if begins is not None and begins.form is MentionForm.PRONOUN:
        return Subject(first, first + 1, (begins,), inverted=True) if not begins.genitive else None
    if clauses.folded(first) in (clauses.words.subjects if end == first + 1 else first_person(sentence)):
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
    end = clauses.phrase_end(start, LONGEST_INVERTED)
    if end == start:
        return None
    number = sentence.position(sentence.starts[start])
    one = sentence.referents[number] if number < len(sentence.referents) else None
    if one is not None and one.form is MentionForm.PRONOUN and sentence.index(one) == (start, end):
        return Subject(start, end, (one,), inverted=True)
    return inverted_subject(sentence, start, end, tag=True)


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
