"""The verbs of saying in a sentence, each with its subject: what it reports, and whether in a clause inside another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from discourse_kg.extraction.clauses import uncontracted
from discourse_kg.extraction.cues import Cue
from discourse_kg.extraction.open_cues import find_open_cues
from discourse_kg.extraction.referents import MentionForm
from discourse_kg.extraction.sentence_context import SentenceContext
from discourse_kg.extraction.sentences import PERSONAL
from discourse_kg.extraction.subject_phrases import Subject
from discourse_kg.extraction.subjects import subject_of
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.notations import AttributionRule
from discourse_kg.noun_phrases.names import word_set

#: The key of what is found once a sentence.
_REPORTS = "found reports"

#: A topic verb and its full stop say nothing; a word between them does.
LEAST_CONTENT = 2

#: *To which Name answered*: so many words may stand before what opens a clause that is read by itself.
_LONGEST_OPENING = 1

#: A subject and a verb alone have at most so many words.
TAG = 3

#: The clause that a verb reports begins at most so many words behind it.
_CLAUSE_REACH = 10


@dataclass(frozen=True, slots=True)
class Report:
    """A verb of saying and its subject; `rule` is how the two stand, `tag` whether the verb follows the words."""

    cue: Cue
    subject: Subject
    rule: AttributionRule
    tag: bool

    @property
    def start(self) -> int:
        """The first token of the report."""
        return min(self.subject.first, self.cue.first)


def reports_of(context: SentenceContext) -> tuple[Report, ...]:
    """Every verb of saying with a subject of its own, in the order of the text."""
    if not context.referents:
        return ()
    reports = context.found.get(_REPORTS)
    if reports is None:
        reports = context.found[_REPORTS] = _find_reports(context)
    return cast("tuple[Report, ...]", reports)


def _find_reports(context: SentenceContext) -> tuple[Report, ...]:
    found = []
    opened = _open_cues(context)
    for cue in sorted((*context.cues, *opened), key=lambda one: one.first):
        subject = subject_of(context, cue) if _has_content(context, cue) else None
        if subject is None or not (subject.is_personal if cue in opened else _is_reported(context, cue, subject)):
            continue
        tag = subject.inverted and (cue.first in context.clauses.gaps or context.clauses.is_mark(cue.first - 1))
        if subject.referents and not (
            _is_tag(context, cue, subject) if subject.inverted else _reports(context, subject)
        ):
            continue
        found.append(Report(cue, subject, _rule(subject), tag=tag))
    return tuple(found)


def _open_cues(context: SentenceContext) -> tuple[Cue, ...]:
    """The verbs that report though no list has them, in a sentence that names a person."""
    if not any(one.form in PERSONAL for one in context.referents):
        return ()
    closed = frozenset(one.first for one in context.cues)
    return find_open_cues(context.tokens, closed, context.pack, context.clauses.gaps)


def _is_reported(context: SentenceContext, cue: Cue, subject: Subject) -> bool:
    """Whether a verb with that subject reports: some do only with a clause, and all of a text or a nameless one."""
    set_off = subject.first > 0 and context.clauses.is_mark(subject.first - 1)
    if not (subject.inverted or set_off) and _has_only_name(context, cue):
        return False
    clausal = context.tokens[cue.first].folded in word_set(context.pack.cues.clausal)
    if subject.embedded and not subject.is_personal and cue.last + 2 >= len(context.tokens):
        return False  # *somebody who asks.*
    text = bool(subject.referents) and subject.referents[0].form is MentionForm.IMPERSONAL
    if not (subject.stranger or text):
        return not clausal or _has_clause(context, cue, subject)
    listed = context.clauses.words.listed and _is_finite(context, cue)
    says = listed and cue.group not in {"topic", "present", "lead_in"} and not cue.stance
    return says and _has_clause(context, cue, subject)


def _is_finite(context: SentenceContext, cue: Cue) -> bool:
    """Whether a verb of saying is finite: by the lists, or, where its form may be a noun's, by the clause behind it."""
    clauses, verb = context.clauses, context.tokens[cue.first]
    if clauses.is_finite(cue.first) or clauses.words.verb_second:
        return clauses.is_finite(cue.first)
    other = clauses.words.bare | clauses.words.gerunds | clauses.words.participles
    opens = context.folded(cue.last + 1, cue.last + 2) and clauses.folded(cue.last + 1) in clauses.words.complementizers
    return bool(opens) and not verb.capitalised and verb.folded not in other


def _has_only_name(context: SentenceContext, cue: Cue) -> bool:
    """*then called Name.*: whether nothing but a person's name is behind the verb."""
    if context.unit.quotations or cue.group == "topic":
        return False
    behind = next((one for one in context.referents if one.span.start >= context.tokens[cue.last].end), None)
    if behind is None or behind.form not in {MentionForm.NAME, MentionForm.UNKNOWN}:
        return False
    first, end = context.index(behind)
    return first == cue.last + 1 and all(token.text in ".!" for token in context.tokens[end:])


def _rule(subject: Subject) -> AttributionRule:
    if subject.inverted:
        return AttributionRule.VERB_SUBJECT
    return AttributionRule.SUBJECT_ASIDE_VERB if subject.aside or subject.embedded else AttributionRule.SUBJECT_VERB


def is_embedded(context: SentenceContext, report: Report) -> bool:
    """Whether a report is in a clause inside another: behind *that*, or in a relative clause.

    A clause that opens what is read and is set against another, or tells more of one, is none of these.
    """
    clauses, opener = context.clauses, report.start - 1
    if report.subject.embedded or (report.subject.inverted and clauses.words.verb_second):
        return report.subject.embedded
    word = clauses.folded(opener)
    if opener < 0 or opener + 1 in clauses.gaps or word not in clauses.words.openers:
        return False
    if word in clauses.words.sequels and clauses.is_mark(opener - 1):
        return False
    return not (opener <= _LONGEST_OPENING and word in clauses.words.contrasts | clauses.words.sequels)


def _reports(context: SentenceContext, subject: Subject) -> bool:
    """Whether the recap says who speaks: after a dash, where the words themselves are, only if it opens with who."""
    known = subject.referents[0].form is not MentionForm.UNKNOWN
    begins = subject.first <= 1 or context.unit.span.start > context.block.span.start
    return not context.dialogue or (known and begins)


def _is_tag(context: SentenceContext, cue: Cue, subject: Subject) -> bool:
    """Whether a verb and its subject are set off from the words after a dash, by a mark before or after."""
    if not context.dialogue:
        return True
    parted = context.clauses.is_mark(cue.first - 1)
    ended = context.clauses.is_mark(subject.end)
    return parted or (ended and subject.referents[0].form is MentionForm.NAME)


def _has_content(context: SentenceContext, cue: Cue) -> bool:
    """A topic verb says something only with a phrase after it."""
    if cue.group == "lead_in":
        return context.tokens[-1].text == ":"
    return cue.group != "topic" or len(context.tokens) - cue.last > LEAST_CONTENT


def _has_clause(context: SentenceContext, cue: Cue, subject: Subject) -> bool:
    """Whether a clause or a quotation says what a verb reports: beside it, behind *that*, or before a mark."""
    clauses = context.clauses
    if context.unit.quotations or context.dialogue or ":" in context.folded(cue.last + 1, len(context.tokens)):
        return True
    behind = context.folded(cue.last + 1, cue.last + 1 + _CLAUSE_REACH)
    opening = word_set(context.pack.cues.complements)
    if context.tokens[cue.last].folded in opening:
        return True
    joined = clauses.words.prepositions.union(*clauses.words.adverbs)
    opened = set(behind[: _CLAUSE_REACH if set(behind[:1]) & joined else 1]) & opening
    follows = subject.inverted and cue.first > 1 and clauses.is_mark(cue.first - 1)
    end = clauses.phrase_end(cue.last + 1, _CLAUSE_REACH)
    related = any(uncontracted(word) in _pronouns(context.pack) for word in context.folded(cue.last + 2, end + 1))
    plain = cue.last + 1 < end < len(context.tokens) and clauses.is_finite(end) and not related
    return bool(opened) or follows or plain or _closes(context, cue)


@cache
def _pronouns(pack: LanguagePack) -> frozenset[str]:
    """What is the subject of a relative clause that no word opens (*the limits they've met*)."""
    pronouns = pack.pronouns
    return word_set((*pronouns.personal, *pronouns.plural, *pronouns.first))


def _closes(context: SentenceContext, cue: Cue) -> bool:
    """*…, Name shares.*: whether a verb ends its sentence behind a name that a mark sets off."""
    return cue.last + 1 < len(context.tokens) and context.clauses.is_mark(cue.last + 1) and cue.last > TAG
