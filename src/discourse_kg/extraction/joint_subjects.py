"""Joint subjects: *A and B said*, *A from X and B, head of Y, noted*, *wrote A (S) and B (M)*."""

from __future__ import annotations

from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.sentences import Sentence

#: What may stand between two names of a list has at most so many tokens: affiliation, conjunction, role.
_LONGEST_LINK = 16

#: A role between the conjunction and a name has at most so many words.
_LONGEST_ROLE = 4


def joint_before(sentence: Sentence, referent: Referent) -> tuple[Referent, ...]:
    """The people whom a subject names that ends with this one, in the order of the text."""
    joined = [referent]
    number = sentence.position(referent.span.start) - 1
    while referent.form is MentionForm.NAME and number >= 0:
        other = sentence.referents[number]
        if sentence.index(joined[0])[0] - sentence.index(other)[1] > _LONGEST_LINK:
            break
        if not _is_member(other):
            if other.genitive or other.form in {MentionForm.UNKNOWN, MentionForm.ROLE}:
                number -= 1
                continue
            break
        if not _linked(sentence, other, joined[0], last=len(joined) == 1):
            break
        joined.insert(0, other)
        number -= 1
    return tuple(joined)


def joint_behind(sentence: Sentence, referent: Referent) -> tuple[Referent, ...]:
    """The people whom a subject names that begins with this one."""
    people = [referent]
    if referent.form is not MentionForm.NAME:
        return (referent,)
    conjunction = False
    for other in sentence.referents[sentence.position(referent.span.start) + 1 :]:
        if sentence.index(other)[0] - sentence.index(people[-1])[1] > _LONGEST_LINK:
            break
        if not _is_member(other):
            if other.genitive or other.form in {MentionForm.UNKNOWN, MentionForm.ROLE}:
                continue
            break
        linked = _linked(sentence, people[-1], other, last=True)
        if not linked and not _linked(sentence, people[-1], other, last=False):
            break
        _, end = sentence.index(other)
        after = sentence.clauses.behind_adverbs(end)
        if after < len(sentence.tokens) and sentence.clauses.is_finite(after):
            break
        people.append(other)
        conjunction = linked
        if linked:
            break
    return tuple(people) if conjunction else (referent,)


def _is_member(referent: Referent) -> bool:
    return referent.form is MentionForm.NAME and not referent.genitive


def _linked(sentence: Sentence, left: Referent, right: Referent, *, last: bool) -> bool:
    """Whether two names stand in one list: the `last` two have a conjunction between them, others a comma."""
    clauses = sentence.clauses
    start, end = sentence.index(left)[1], sentence.index(right)[0]
    if not 0 < end - start <= _LONGEST_LINK:
        return False
    links = clauses.words.joining if last else {","}
    joint = next((at for at in range(end - 1, start - 1, -1) if clauses.folded(at) in links), None)
    if joint is None or end - joint - 1 > _LONGEST_ROLE:
        return False
    if any(at in clauses.gaps for at in range(start, end + 1)):
        return False
    role = range(joint + 1, end)
    if any(clauses.is_finite(at) or clauses.is_mark(at) or _joins(sentence, at) for at in role):
        return False
    return _describes(sentence, start, joint)


def _joins(sentence: Sentence, at: int) -> bool:
    words = sentence.clauses.words
    return sentence.clauses.folded(at) in words.prepositions | words.openers


def _describes(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only what belongs to the name before stands there: nothing, a parenthesis, affiliation or apposition."""
    clauses = sentence.clauses
    if start == end:
        return True
    if clauses.folded(start) == "(":
        closed = next((at for at in range(start + 1, end) if clauses.folded(at) == ")"), None)
        return closed is not None and (closed + 1 == end or _describes(sentence, closed + 1, end))
    if clauses.folded(start) == "," and start + 1 == end:
        return True
    opens = clauses.folded(start) == "," or clauses.folded(start) in clauses.words.prepositions
    return opens and not any(
        clauses.is_finite(at) or clauses.folded(at) in clauses.words.openers or clauses.folded(at) in {":", ";", "."}
        for at in range(start, end)
    )
