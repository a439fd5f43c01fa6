"""Rules that attribute by a verb of saying."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from discourse_kg.extraction.agents import can_speak
from discourse_kg.extraction.cues import Cue
from discourse_kg.extraction.positions import is_description, joint
from discourse_kg.extraction.referents import MentionForm
from discourse_kg.extraction.reports import LEAST_CONTENT, TAG, Report, is_embedded, reports_of
from discourse_kg.extraction.sentence_context import AttributionCandidate, SentenceContext
from discourse_kg.extraction.sentences import PERSONAL
from discourse_kg.extraction.subject_phrases import Subject
from discourse_kg.extraction.subjects import main_subject
from discourse_kg.model import Span, StatementKind
from discourse_kg.notations import AttributionRule
from discourse_kg.noun_phrases.names import phrase_pattern, word_set

#: The most words between a passive and its agent (*disputed from the floor by*).
_AGENT_REACH = 6

#: The words an unknown name needs to count as the speaker after a quotation.
_FULL_NAME = 2

#: What is asked for begins at most this many words after the verb.
_REQUEST_REACH = 9

#: Who is asked is named in at most so many words (*the whole panel*).
_HEARERS = 3

#: A negation belongs to the verb when it is this close before or after it.
_NEGATION_REACH = 3


def reported(context: SentenceContext) -> AttributionCandidate | None:
    """*Name said that …*, *…, said Name*, *Name, role at Organization, said*: whom a verb of saying has as its subject.

    The outermost clause tells.
    """
    return _outer(context, [one for one in reports_of(context) if one.cue.group != "present"])


def presented(context: SentenceContext) -> AttributionCandidate | None:
    """*Name presented the plan*: a verb that only says what was spoken about, where nothing else reports."""
    return _outer(context, [one for one in reports_of(context) if one.cue.group == "present"])


def _outer(context: SentenceContext, reports: list[Report]) -> AttributionCandidate | None:
    free = [one for one in reports if not is_embedded(context, one)]
    free.sort(
        key=lambda one: (one.subject.stranger, context.clauses.folded(one.start - 1) in context.clauses.words.sequels)
    )
    tags = [one for one in free if one.tag and one.subject.referents]
    first = next((one for one in free if one.subject.referents), None)
    if tags and (first is None or tags[-1].subject.is_personal or not first.subject.is_personal):
        first = tags[-1]
    return _reported(context, first) if first is not None else None


def reported_within(context: SentenceContext) -> AttributionCandidate | None:
    """*The reason is that Name said …*: a verb of saying in a clause inside another, where no outer one reports."""
    reports = [one for one in reports_of(context) if one.cue.group != "present"]
    inner = next((one for one in reports if one.subject.referents and _is_content(context, one)), None)
    outer = any(not is_embedded(context, one) for one in reports)
    return _reported(context, inner) if inner is not None and not outer else None


def _is_content(context: SentenceContext, report: Report) -> bool:
    """Whether a clause that another holds is its content, or tells of a noun; not when or why something was done."""
    opener = context.clauses.folded(report.start - 1)
    that = opener in context.clauses.words.complementizers
    return report.subject.embedded or (that and report.cue.group != "topic")


def subject_participle(context: SentenceContext) -> AttributionCandidate | None:
    """*Name spoke about X, stressing Y*: a participle of saying after a comma, and the sentence's first subject."""
    if "," not in context.words or not context.referents:
        return None
    for found in phrase_pattern(context.pack.cues.participles).finditer(context.text, *context.bounds):
        number = bisect_left(context.starts, found.start())
        outside = number < len(context.tokens) and context.starts[number] == found.start()
        if not outside or context.folded(number - 1, number) != [","]:
            continue
        subject = main_subject(context)
        if subject is None or subject.end > number or not subject.is_personal:
            return None
        return AttributionCandidate(AttributionRule.SUBJECT_PARTICIPLE, subject.referents, context.mode)
    return None


def passive_agent(context: SentenceContext) -> AttributionCandidate | None:
    """*The plan was criticized by Name*: the agent of a passive verb of saying."""
    cues = context.pack.cues
    if context.words.isdisjoint(word_set(cues.agents)):
        return None
    for found in phrase_pattern(cues.passives).finditer(context.text, *context.bounds):
        number = bisect_left(context.starts, found.start())
        reach = context.folded(number + 1, number + 1 + _AGENT_REACH)
        agent = next((index for index, word in enumerate(reach) if word in word_set(cues.agents)), None)
        if agent is None or set(reach[:agent]) & set(",.:;()"):
            continue
        end = context.tokens[number + 1 + agent].end
        for referent in context.referents[context.position(end) :][:1]:
            if referent.form in PERSONAL and is_description(context.text[end : referent.span.start], context.pack):
                return AttributionCandidate(
                    AttributionRule.PASSIVE_AGENT, joint(context, referent, behind=True), context.mode
                )
    return None


def quotation_tag(context: SentenceContext) -> AttributionCandidate | None:
    """*“…,” chuckled Name.*: after a quotation, any one word next to a name reports, listed or not."""
    if not context.quotes:
        return None
    known = word_set(
        (
            *context.pack.function_words,
            *context.pack.cues.adverbs,
            *context.pack.names.openers,
            *context.pack.cues.auxiliaries,
        )
    )
    for referent in context.referents:
        first, end = context.index(referent)
        stranger = referent.form is MentionForm.UNKNOWN and end - first >= _FULL_NAME
        if not (referent.form is MentionForm.NAME or stranger) or referent.genitive:
            continue
        ends = context.folded(end, end + 1) in ([], ["."], [","])
        if first > 0 and ends and _is_verb_alone(context, first - 1, known):
            return AttributionCandidate(AttributionRule.QUOTATION_TAG, (referent,), StatementKind.DIRECT)
    return None


def _is_verb_alone(context: SentenceContext, index: int, known: frozenset[str]) -> bool:
    """Whether a small unlisted word is alone between the quoted words and a name."""
    word = context.tokens[index]
    if not word.text.isalpha() or not word.text.islower() or word.folded in known:
        return False
    between = context.text[: word.span.start].rstrip()
    return between.endswith((",", "”", '"', "»", "«", "“", "’", "?", "!"))


def _reported(context: SentenceContext, report: Report) -> AttributionCandidate | None:
    rule, cue, subject = report.rule, report.cue, report.subject
    if (
        not can_speak(context, subject.referents[0])
        or _only_shows(context, report)
        or (cue.group == "lead_in" and context.tokens[-1].text != ":")
    ):
        return None
    asks = (
        phrase_pattern(context.pack.nominal.question_openers).match(context.text, context.unit.span.start) is not None
    )
    negated = _is_negated(context, cue)
    attribution = AttributionCandidate(
        rule,
        subject.referents,
        cue.kind or _kind(context, cue, rule, asks=asks),
        asks_within=asks,
        looks_back=_looks_back(context, cue),
        denies=(cue.group == "deny") != negated,
        lacks_content=(cue.group == "present" and not _tells_more(context, cue))
        or (cue.stance and len(context.tokens) - cue.last <= LEAST_CONTENT),
        source=Span(context.starts[subject.first], context.tokens[subject.end - 1].end),
        cue=cue.span(context.tokens),
        content=_content(context, cue, subject),
    )
    # Whoever did not promise anything has not made a pledge, and whoever asked somebody to do it no question.
    pledged_not = negated and cue.kind is StatementKind.PLEDGE
    requested = cue.kind is StatementKind.QUESTION and _requests(context, cue)
    return replace(attribution, kind=context.mode) if pledged_not or requested else attribution


def _only_shows(context: SentenceContext, report: Report) -> bool:
    """*The survey shows that …*: a text gives a fact, and says nothing."""
    shown = context.tokens[report.cue.first].folded in word_set(context.pack.agents.showing)
    return shown and report.subject.referents[0].form is MentionForm.IMPERSONAL


def _tells_more(context: SentenceContext, cue: Cue) -> bool:
    """*presented the Quay Plan, which aims to …*: a clause about what was presented, and not about somebody named."""
    clauses = context.clauses
    opening = (clauses.words.relatives | clauses.words.sequels) - word_set(context.pack.pronouns.of_people)
    for at in range(cue.last + 2, len(context.tokens)):
        if clauses.folded(at) in opening and clauses.folded(at - 1) == ",":
            named = context.referents[: context.position(context.starts[at])]
            return not named or named[-1].form is not MentionForm.NAME or context.index(named[-1])[1] < at - 1
    return False


def _content(context: SentenceContext, cue: Cue, subject: Subject) -> Span:
    """What is reported: before a verb that follows its words, else behind verb and subject."""
    unit = context.unit.span
    first = min(subject.first, cue.first)
    if subject.inverted and first > 0:
        return Span(unit.start, max(context.tokens[first - 1].end, unit.start))
    behind = max(subject.end, cue.last + 1)
    start = context.starts[behind] if behind < len(context.starts) else unit.end
    return Span(start, unit.end) if start < unit.end else unit


def _requests(context: SentenceContext, cue: Cue) -> bool:
    """*asked them to wait*: what is asked for opens before any clause of a question does."""
    cues = context.pack.cues
    opening = {*word_set(cues.requests), *word_set(cues.complements)}
    behind = context.folded(cue.last + 1, cue.last + 1 + _REQUEST_REACH)
    first = next((word for word in behind if word in opening or not word[0].isalnum()), None)
    return first in word_set(cues.requests) and "?" not in context.text[slice(*context.bounds)]


def _is_negated(context: SentenceContext, cue: Cue) -> bool:
    """*did not think that*, *tror inte att*: a negation next to the verb."""
    negations = word_set(context.pack.cues.negations)
    behind = context.folded(cue.last + 1, cue.last + 1 + _NEGATION_REACH)
    closed = next((number for number, word in enumerate(behind) if not word[0].isalnum()), len(behind))
    complement = word_set(context.pack.cues.complements)
    opened = next((number for number, word in enumerate(behind) if word in complement), len(behind))
    before_verb = context.folded(max(cue.first - _NEGATION_REACH, 0), cue.first)[::-1]
    clause = next((number for number, word in enumerate(before_verb) if not word[0].isalnum()), len(before_verb))
    return bool(negations & {*before_verb[:clause], *behind[: min(closed, opened)]})


def _looks_back(context: SentenceContext, cue: Cue) -> bool:
    """*Det hävdade X.*, *X said.*: the verb has only its subject and a word for what was said before."""
    words = [token for token in context.tokens if token.text[0].isalnum()]
    if not context.unit.quotations and not context.dialogue and (len(words) <= TAG or _only_hears(context, cue)):
        return True
    return cue.first == 1 and context.tokens[0].folded in word_set(context.pack.cues.backward) and not context.quotes


def _only_hears(context: SentenceContext, cue: Cue) -> bool:
    """*Name, role, asked the panel.*: whether behind a verb of asking there is only who is asked."""
    behind = context.folded(cue.last + 1, len(context.tokens))[:-1]
    opening = word_set((*context.pack.cues.complements, *context.pack.clauses.prepositions))
    asks = cue.kind is StatementKind.QUESTION and 0 < len(behind) <= _HEARERS
    return asks and all(word[0].isalpha() for word in behind) and opening.isdisjoint(behind)


def _kind(context: SentenceContext, cue: Cue, rule: AttributionRule, *, asks: bool) -> StatementKind:
    """The kind where the cue decides none. Words before *said X* with *we* or *I* are quoted, marks or not."""
    if asks:
        return StatementKind.ANSWER
    if context.ends_in_colon:
        return StatementKind.DIRECT
    if context.quotes or rule is not AttributionRule.VERB_SUBJECT:
        return context.mode
    first = word_set(context.pack.pronouns.first)
    return StatementKind.DIRECT if first & set(context.folded(0, cue.first)) else StatementKind.INDIRECT
