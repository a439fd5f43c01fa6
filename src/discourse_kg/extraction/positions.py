"""The position of a mention relative to the words around it."""

from __future__ import annotations

from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.sentence_context import SentenceContext
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.descriptions import is_title
from discourse_kg.noun_phrases.names import word_set

_LONGEST_TITLE = 5


def behind_preposition(context: SentenceContext, referent: Referent) -> bool:
    """Whether a preposition joins a mention to something, so that it is no subject (*a question from Name*)."""
    roles, cues = context.pack.roles, context.pack.cues
    joining = (*roles.prepositions, *roles.weak_prepositions, *roles.topic_prepositions, *cues.agents)
    first, _ = context.index(referent)
    return bool(set(context.folded(max(first - 1, 0), first)) & word_set(joining))


def joint(context: SentenceContext, referent: Referent, *, behind: bool = False) -> tuple[Referent, ...]:
    """The speakers of *A and B said*: names joined to the one next to the verb, before or after it."""
    if referent.form is not MentionForm.NAME:
        return (referent,)
    joining = word_set((*context.pack.cues.conjunctions, *context.pack.names.honorifics)) | {",", "."}
    position = context.position(referent.span.start)
    others = context.referents[position + 1 :] if behind else context.referents[:position][::-1]
    joined = [referent]
    for other in others:
        left, right = (joined[-1], other) if behind else (other, joined[-1])
        between = context.folded(context.index(left)[1], context.index(right)[0])
        if (
            other.form is not MentionForm.NAME
            or not between
            or set(between) - joining
            or between == [","]
            or "." in between[:1]
        ):
            break
        joined.append(other)
    return tuple(joined if behind else joined[::-1])


def is_description(between: str, pack: LanguagePack) -> bool:
    """Whether only a title is between two positions of the text."""
    words = between.split()
    return len(words) <= _LONGEST_TITLE and all(
        is_title(word.casefold(), pack) or word.casefold() in word_set(pack.roles.determiners) for word in words
    )
