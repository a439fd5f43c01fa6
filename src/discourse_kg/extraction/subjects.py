"""The subject of a verb: whose words it reports, whether a person, several, or somebody who is none of the people."""

from __future__ import annotations

from dataclasses import replace

from discourse_kg.extraction.clauses import Clauses
from discourse_kg.extraction.cues import Cue
from discourse_kg.extraction.joint_subjects import joint_before
from discourse_kg.extraction.referents import MentionForm
from discourse_kg.extraction.sentences import Sentence
from discourse_kg.extraction.subject_asides import (
    LONGEST_ASIDE,
    antecedent,
    apposed_behind,
    before_aside,
    before_open_aside,
    before_relative,
)
from discourse_kg.extraction.subject_phrases import (
    LONGEST_INVERTED,
    LONGEST_SUBJECT,
    Subject,
    first_person,
    inverted_subject,
    phrase_subject,
)
from discourse_kg.model import Span

#: The verb whose subject another verb shares is at most so many tokens before it.
_LONGEST_COORDINATION = 30

_ASIDE_CLOSES = frozenset(",)–—-")


def subject_of(sentence: Sentence, cue: Cue) -> Subject | None:
    """The subject of a cue's clause; None where its place is not to be found.

    A participle has one only behind a verb that makes it finite (*was urging*), an infinitive behind an auxiliary.
    """
    clauses = sentence.clauses
    end = _verb_start(clauses, cue)
    if end is None:
        return None
    if clauses.words.verb_second and clauses.folded(cue.last + 1) in first_person(sentence) & clauses.words.subjects:
        return Subject(cue.last + 1, cue.last + 2, (), inverted=True)
    before = _described(sentence, _before(sentence, end, cue.first)) or _skipped_group(sentence, end, cue.first)
    opened = end == 0 or end in clauses.gaps or clauses.is_mark(end - 1)
    settled = before is not None and (before.is_personal or not _may_be_fronted(sentence, before))
    if settled or not (clauses.words.verb_second or opened):
        return before
    return _behind(sentence, cue.last + 1, tag=opened) or before


def _described(sentence: Sentence, subject: Subject | None) -> Subject | None:
    """*Name, Senior CRO says*: a subject that nobody knows right behind a name, which it describes."""
    unknown = subject is not None and all(one.form is MentionForm.UNKNOWN for one in subject.referents)
    if subject is None or not unknown or sentence.clauses.folded(subject.first - 1) != ",":
        return subject
    for one in sentence.referents:
        first, behind = sentence.index(one)
        opens = first == 0 or sentence.clauses.is_mark(first - 1)
        if behind == subject.first - 1 and opens and one.form is MentionForm.NAME and not one.genitive:
            return replace(subject, first=first, referents=(one,), aside=True)
    return subject


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
    for index in range(min(len(sentence.tokens), LONGEST_ASIDE + LONGEST_SUBJECT)):
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
        return antecedent(sentence, end - 1)
    if last in _ASIDE_CLOSES:
        return before_aside(sentence, end) or _parted(sentence, end, verb)
    return _adjacent(sentence, end)


def _parted(sentence: Sentence, end: int, verb: int) -> Subject | None:
    """*The chair of the board Name, took part*: a stray comma between the name that ends a subject and its verb."""
    clauses = sentence.clauses
    if not clauses.words.verb_second or clauses.folded(end - 1) != "," or clauses.phrase_start(end - 1, end) > 0:
        return None
    behind = _behind(sentence, verb + 1, tag=True)
    found = phrase_subject(sentence, 0, end - 1) if behind is None or not behind.is_personal else None
    ends = found is not None and found.is_personal and sentence.index(found.referents[-1])[1] == end - 1
    return replace(found, aside=True) if found is not None and ends else None


def _adjacent(sentence: Sentence, end: int) -> Subject | None:
    """The subject whose last word is right before `end`; what goes on an earlier verb is none."""
    clauses = sentence.clauses
    if clauses.is_mark(end - 1) or clauses.folded(end - 1) in clauses.words.openers:
        return None
    first = clauses.phrase_start(end, LONGEST_SUBJECT)
    if (apposed := before_open_aside(sentence, first, end)) is not None:
        return apposed
    if first > 0 and clauses.is_finite(first - 1):
        return before_relative(sentence, first)
    found = phrase_subject(sentence, first, end)
    if found is None or found.is_personal:
        return found
    return before_relative(sentence, first) or _coordinated(sentence, found)


def _coordinated(sentence: Sentence, last: Subject) -> Subject:
    """*captains and pilots*: a subject that names nobody, with what a conjunction joins to it."""
    clauses = sentence.clauses
    if clauses.folded(last.first - 1) not in clauses.words.conjunctions or not last.referents:
        return last
    first = clauses.phrase_start(last.first - 1, LONGEST_SUBJECT)
    inside = range(first, last.first - 1)
    if not inside or (first > 0 and clauses.is_finite(first - 1)):
        return last
    span = Span(sentence.starts[first], last.referents[-1].span.end)
    return replace(last, first=first, referents=(replace(last.referents[0], span=span),))


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
    if before is None or not before.is_personal:
        # *Name was asked whether it holds and said*: the verb before the conjunction may be one of a clause inside.
        outer = _outermost(sentence, verb) if _is_inside(clauses, verb) else None
        before = outer if outer is not None and outer.is_personal else before
    return replace(before, aside=True) if before is not None else None


def _outermost(sentence: Sentence, end: int) -> Subject | None:
    """The subject of a sentence's first verb, where it stands right before that, or is set off from it."""
    clauses = sentence.clauses
    verb = next((at for at in range(end) if clauses.is_finite(at)), end)
    start = clauses.before_adverbs(verb)
    joined = clauses.words.conjunctions | clauses.words.relatives
    return None if clauses.folded(start - 1) in joined else _before(sentence, start, verb)


def _is_inside(clauses: Clauses, verb: int) -> bool:
    """Whether a clause is opened between a verb and the one before it."""
    before = next((at for at in range(verb - 1, -1, -1) if clauses.is_finite(at)), None)
    return before is not None and any(clauses.folded(at) in clauses.words.openers for at in range(before + 1, verb))


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


def _behind(sentence: Sentence, start: int, *, tag: bool) -> Subject | None:
    """The subject that begins right behind a verb; `tag` is a verb that a mark sets off from the words before."""
    clauses = sentence.clauses
    first = clauses.behind_adverbs(start)
    if first >= len(sentence.tokens) or any(at in clauses.gaps for at in range(start, first + 1)):
        return None
    if clauses.is_mark(first) or clauses.folded(first) in clauses.words.openers | clauses.words.prepositions:
        return None
    end = clauses.phrase_end(first, LONGEST_INVERTED)
    if end <= first:
        return None
    return apposed_behind(sentence, first, end) or inverted_subject(sentence, first, end, tag=tag)
