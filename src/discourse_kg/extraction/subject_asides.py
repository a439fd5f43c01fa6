"""The subject that something sets off from its verb: an aside, an apposition, a relative clause."""

from __future__ import annotations

from dataclasses import replace

from discourse_kg.extraction.joint_subjects import joint_before
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.sentences import Sentence
from discourse_kg.extraction.subject_phrases import LONGEST_SUBJECT, Subject, ending_in, head_of, phrase_subject
from discourse_kg.noun_phrases.descriptions import is_title

#: An aside between subject and verb has at most so many tokens.
LONGEST_ASIDE = 40

#: A title before a name that is set off has at most so many words.
_LONGEST_TITLE = 4


def before_aside(sentence: Sentence, end: int) -> Subject | None:
    """*Name, role at Organization, said*: the name before what is set off; or a name that is itself set off."""
    clauses = sentence.clauses
    if (named := named_before_aside(sentence, end)) is not None:
        return named
    first_reach = max(end - LONGEST_ASIDE, 0)
    opening = next((at for at in range(end - 2, first_reach - 1, -1) if clauses.folded(at) in {",", "("}), None)
    if opening is None or opening == 0:
        return None
    start = clauses.phrase_start(opening, LONGEST_SUBJECT)
    if start > 0 and clauses.folded(start - 1) not in clauses.words.contrasts:
        return None
    found = phrase_subject(sentence, start, opening)
    return replace(found, aside=True) if found is not None else None


def named_before_aside(sentence: Sentence, end: int, *, relative: bool = False) -> Subject | None:
    """The nearest name with only what is set off between it and `end`; a `relative` clause may be about an object."""
    clauses = sentence.clauses
    number = sentence.position(sentence.tokens[end - 1].start) - 1
    for at in range(number, -1, -1):
        referent = sentence.referents[at]
        first, behind = sentence.index(referent)
        if behind <= end - LONGEST_ASIDE:
            return None
        if referent.genitive or referent.form is not MentionForm.NAME or behind in clauses.gaps:
            continue
        if behind == end - 1:
            title = _title_start(sentence, first)
            if clauses.folded(title - 1) == "," and clauses.folded(end - 1) == ",":
                return _apposed(sentence, referent, title, end)
        elif _is_aside(sentence, behind, end) and (relative or not _is_object(sentence, first)):
            return Subject(first, end, joint_before(sentence, referent), aside=True)
    return None


def _is_object(sentence: Sentence, first: int) -> bool:
    """Whether a name stands behind a preposition or a verb; not so who does something (*held by Name*)."""
    clauses = sentence.clauses
    start = clauses.phrase_start(first, LONGEST_SUBJECT)
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
    start = sentence.clauses.phrase_start(first - 1, LONGEST_SUBJECT)
    lead = sentence.referents[sentence.position(sentence.starts[start]) : sentence.position(referent.span.start)]
    if start == first - 1 or any(one.form is MentionForm.NAME and not one.genitive for one in lead):
        return None
    return Subject(start, end, (referent,), aside=True)


def apposed_behind(sentence: Sentence, first: int, end: int) -> Subject | None:
    """*said the director of it, Name, there*: a name set off behind an office, the subject of a verb before both."""
    clauses = sentence.clauses
    number = sentence.position(sentence.starts[end]) if clauses.folded(end) == "," else len(sentence.referents)
    named = sentence.referents[number] if number < len(sentence.referents) else None
    if named is None or named.form is not MentionForm.NAME or named.genitive:
        return None
    at, behind = sentence.index(named)
    lead = sentence.referents[sentence.position(sentence.starts[first]) : number]
    offices = any(is_title(clauses.folded(index), sentence.pack) for index in range(first, end))
    holds_name = any(one.form is MentionForm.NAME and not one.genitive for one in lead)
    if at != end + 1 or not clauses.is_mark(behind) or not offices or holds_name:
        return None
    return Subject(first, behind, (named,), inverted=True)


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
    if clauses.folded(start + 1) in clauses.words.infinitives:
        return False
    relative = clauses.folded(start + 1) in clauses.words.relatives
    verbs = [at for at in range(start + 1, end) if clauses.is_finite(at)]
    return not verbs or relative


def before_open_aside(sentence: Sentence, first: int, end: int) -> Subject | None:
    """*Name, role at Organization said*: an apposition that no second comma closes."""
    clauses = sentence.clauses
    if first < 2 or clauses.folded(first - 1) != ",":  # noqa: PLR2004 (a name and its comma)
        return None
    if clauses.folded(first) in clauses.words.infinitives:
        return None
    number = sentence.position(sentence.starts[first - 1]) - 1
    named = sentence.referents[number] if number >= 0 else None
    if named is None or named.form is not MentionForm.NAME or named.genitive or sentence.index(named)[1] != first - 1:
        return None
    start = clauses.phrase_start(first - 1, LONGEST_SUBJECT)
    opens = start == 0 or clauses.folded(start - 1) in clauses.words.contrasts
    at = sentence.position(sentence.tokens[end - 1].end) - 1
    last = sentence.referents[at] if at >= 0 else named
    ends_in_name = sentence.index(last)[1] == end and bool(ending_in(sentence, last, first))
    opens = opens and head_of(sentence, (named,), start) is not None
    return Subject(start, end, joint_before(sentence, named), aside=True) if opens and not ends_in_name else None


def antecedent(sentence: Sentence, relative: int) -> Subject | None:
    """*Name, who says*, *Name, role at Organization, who says*: what a relative clause is about."""
    clauses = sentence.clauses
    end = relative - 1 if clauses.folded(relative - 1) == "," else relative
    if end <= 0 or clauses.is_mark(end - 1):
        return None
    found = phrase_subject(sentence, clauses.phrase_start(end, LONGEST_SUBJECT), end)
    if end < relative and (found is None or found.stranger or not found.referents):
        found = named_before_aside(sentence, relative, relative=True) or found
    if found is None or (found.stranger and end == relative):
        return None
    return replace(found, embedded=True)


def before_relative(sentence: Sentence, end: int) -> Subject | None:
    """*Name who leads the house is clear that*: the name that opens the sentence, before a clause that tells of it."""
    clauses = sentence.clauses
    for at in range(end - 1, max(end - LONGEST_ASIDE, 0), -1):
        if clauses.folded(at) not in clauses.words.relatives:
            continue
        number = sentence.position(sentence.starts[at]) - 1
        named = sentence.referents[number] if number >= 0 else None
        if named is None or named.form is not MentionForm.NAME or named.genitive or sentence.index(named)[1] != at:
            return None
        whole = clauses.phrase_start(at, LONGEST_SUBJECT) == 0 and any(map(clauses.is_finite, range(at + 1, end)))
        return Subject(0, end, (named,), aside=True) if whole else None
    return None
