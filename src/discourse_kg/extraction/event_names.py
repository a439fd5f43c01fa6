"""Find the event's name, only where words bind it: a preposition, a word for an event beside it, a verb of meeting.

*på Hamndagarna*, *konferensen Is för framtiden*, *at the Harbour Lists Summit*, *the GoodHarbour event*. A mere
mention of last year's or of next week's event is none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from discourse_kg.extraction.event_compounds import at_head, before_noun, of_body, with_ending, within
from discourse_kg.extraction.event_name_words import EventSentence, event_endings
from discourse_kg.extraction.event_titles import apposed, behind_noun, in_quotation_marks
from discourse_kg.extraction.event_words import Told, is_about_another, names_event_kind, told_sentences
from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span

#: The event is named in so many blocks, or not at all, but for words that can mean no other (*the seminar “X” was*).
_BLOCKS: Final = 10

#: The ways to bind a name, the surest first.
_FINDERS: Final[tuple[Callable[[EventSentence, LanguagePack], Span | None], ...]] = (
    behind_noun,
    with_ending,
    in_quotation_marks,
    before_noun,
    of_body,
    apposed,
    within,
    at_head,
)


def event_name(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> Span | None:
    """The name of the event that the recap tells of, as printed; None where no words bind one."""
    told = [EventSentence(text, one) for one in told_sentences(blocks) if _may_name(text, one, pack)]
    for finder in _FINDERS:
        for one in told:
            early = one.told.block < _BLOCKS or (finder is in_quotation_marks and one.told.opens)
            if not early or (found := finder(one, pack)) is None:
                continue
            if not is_about_another(text, one.span, found, pack):
                return found
    return None


def _may_name(text: str, one: Told, pack: LanguagePack) -> bool:
    """Whether a word of the sentence can be an event's: most have none, and are not looked into."""
    words = one.sentence.of(text)
    return event_endings(pack).search(words.casefold()) is not None or names_event_kind(words, pack)
