"""The hall between the two wings: what a recap tells, as frozen values.

The text wing makes these values and knows no RDF; the graph wing reads them and knows no language.
Every span counts code points in the reading text of the source, and `Recap.text[span.start:span.end]` is what it
covers; `Recap.text_map` leads from there to the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from discourse_kg.agent_kinds import AgentKind
from discourse_kg.person_confidence import PersonConfidence
from discourse_kg.reader_notes import Note
from discourse_kg.spans import Span as Span  # noqa: PLC0414 (values of the hall, imported from here)
from discourse_kg.spans import TextMap
from discourse_kg.text_blocks import BlockKind as BlockKind  # noqa: PLC0414
from discourse_kg.text_blocks import Coverage as Coverage  # noqa: PLC0414

if TYPE_CHECKING:
    from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the reading text, as its reader found it.

    `language` is the language pack's tag where the block is in another language than the source; `page` is the page
    of a printed document, counted from 1. `stressed` says that the source sets all its words apart, in bold or italics.
    """

    kind: BlockKind
    span: Span
    language: str | None = None
    page: int | None = None
    stressed: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """When something is said in a recording, in milliseconds from its start."""

    begins: int
    ends: int

    def __str__(self) -> str:
        """The time as a media fragment, which the address of a recording can end in.

        >>> str(Heard(4_500, 9_000))
        't=4.5,9'
        """
        return f"t={_seconds(self.begins)},{_seconds(self.ends)}"


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds // 1000}.{milliseconds % 1000:03}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class GivenSpeaker:
    """Who speaks, as the source itself says: a label in a transcript, a field of a record, the author of a speech.

    `identifier` is the IRI that the source gives for the person.
    """

    name: str
    role: str | None = None
    organization: str | None = None
    party: str | None = None
    identifier: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go, in a source that says who speaks; `rule` is how it says so.

    `label` is where the source names the speaker, if that is in the text. `speaker` is None where the label names
    nobody. `heard` is when it is said in a recording.
    """

    span: Span
    speaker: GivenSpeaker | None
    rule: AttributionRule
    label: Span | None = None
    heard: Heard | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a reader took away from a source: the kind of block it was, its words, and where they are in the file."""

    kind: BlockKind
    text: str
    original: Span | None = None


#: Media types of files that people read as they are.
_TEXTS = frozenset({"text/plain", "text/markdown"})


@dataclass(frozen=True, slots=True)
class Recap:
    """A source as it was read: its reading text, and what it says about itself.

    `identifier` names the source over time (front matter `id`, else `name`): building a source of the same
    identifier again replaces what was built before. `text` is what people read of it, without markup and front
    matter; `blocks` cut it, in its order, and `text_map` leads back to the file (None where the text is the file's
    own). `media_type` is the file's. `language` is the language pack's tag. `topics` are names of what the recap is
    about, for its statements to be searched for. `changed` is the day of the source's last change, which tells
    nothing of the event. `turns` are given where the source says who speaks. `read_by` names the reader of another
    package that made it, with its version; None for a reader of the program. `beside` is the digest of what is told
    of it outside its file, such as the address that it was fetched from; empty when nothing is. `name` is what the
    file is called below the folder that was read.
    """

    path: str
    identifier: str
    sha256: str
    language: str
    text: str
    blocks: tuple[TextBlock, ...] = ()
    text_map: TextMap | None = None
    media_type: str = "text/plain"
    title: str | None = None
    published: date | None = None
    changed: date | None = None
    source: str | None = None
    author: str | None = None
    licence: str | None = None
    event: str | None = None
    event_date: date | None = None
    place: str | None = None
    topics: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    notes: tuple[Note, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    read_by: str | None = None
    beside: str = ""
    name: str = ""

    @property
    def counts_in_file(self) -> bool:
        """Whether offsets are told in the decoded file, which is text that people read, and not in the reading text."""
        return self.media_type in _TEXTS

    def original(self, span: Span) -> Span:
        """Where a stretch of the reading text stands in the decoded file."""
        return self.text_map.original(span) if self.text_map else span


class ParticipationRole(StrEnum):
    """What somebody does on a panel, or at an event outside its panels (`SPEAKER`)."""

    MODERATOR = "moderator"
    PANELLIST = "panellist"
    SPEAKER = "speaker"


class StatementKind(StrEnum):
    """How a statement is rendered, or which part it plays in the conversation."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    QUESTION = "question"
    ANSWER = "answer"
    PLEDGE = "pledge"


class Polarity(StrEnum):
    """Whether the speaker stands by what the clause says, or is reported to deny or reject it."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Tier(StrEnum):
    """How a statement got its speaker.

    The source itself says who speaks, the text names somebody there, a speaker is carried over, or a model
    proposes one.
    """

    GIVEN = "given"
    EXPLICIT = "explicit"
    INHERITED = "inherited"
    PROPOSED = "proposed"


class MentionKind(StrEnum):
    """What a mention names."""

    COUNTRY = "country"
    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"
    TOPIC = "topic"


class CountryForm(StrEnum):
    """In which form a mention names a country."""

    NAME = "name"
    ADJECTIVE = "adjective"
    INHABITANT = "inhabitant"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True)
class PrintedRole:
    """A role as the source prints it, and the language-neutral kind of office it was read as.

    `kind` is the notation of a concept in the role scheme (`minister`), or None when the language
    pack knows no more of the role than its words.
    """

    label: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class FormerRole:
    """An office that the source says somebody had before the event, and where, as printed."""

    role: PrintedRole
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the recap names: full name, role and organization as printed, other forms met.

    `introduced` is the sentence that first tells the role, or the organization where none tells a role.
    `former` are the offices that the person no longer has. `party` is a party's label as printed (`MP`).
    `confidence` is None until it is estimated, when all of the recap is read. `of` is the state or the place whose
    office the role is, as printed, in the nominative (*Sweden's minister for towns*).
    """

    name: str
    role: PrintedRole | None = None
    organization: str | None = None
    aliases: tuple[str, ...] = ()
    introduced: Span | None = None
    former: tuple[FormerRole, ...] = ()
    party: str | None = None
    confidence: PersonConfidence | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """A person's part in a panel; `person` is the full name in `Discourse.persons`.

    `introduced` is the sentence that tells of it.
    """

    person: str
    role: ParticipationRole
    introduced: Span | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """A conversation on a stage, part of the event."""

    title: str | None
    participations: tuple[Participation, ...]

    def names(self, role: ParticipationRole) -> tuple[str, ...]:
        """The full names of those who took part in that role, in the order of the source."""
        return tuple(part.person for part in self.participations if part.role is role)


@dataclass(frozen=True, slots=True)
class Event:
    """What the recap is about; each fact is None when the source does not give it."""

    name: str | None = None
    date: date | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name inside a statement: its characters, and beside them what they were resolved to.

    `sentence` is the sentence it stands in. `country` is an ISO 3166-1 alpha-3 code (`EST`), and `by` the form in which
    the country is named; a capital is a place, and names its country too. The others are canonical names; all None when
    nothing was decided.
    """

    span: Span
    sentence: Span
    kind: MentionKind
    country: str | None = None
    person: str | None = None
    organization: str | None = None
    place: str | None = None
    topic: str | None = None
    by: CountryForm | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An utterance: a maximal stretch of sentences that renders one speaker's words or opinion.

    `speakers` are full names in `Discourse.persons`; empty when somebody else spoke (`group`, as printed, of the
    kind `agent`) or the speaker is unknown. `speaker_mention` is where the source names the speaker, `rule` the
    rule that attributed, `resolution` how the mention became the person, `antecedent` the earlier
    mention that a pronoun or a carried-over speaker goes back to. `answers` is the span of the
    question's statement. `panel` is the index in `Discourse.panels`, None outside every panel.
    `candidates` are full names of those whom the speaker's mention could have meant, the chosen one first.
    `proposed_by` is the name of the model that proposes the statement, None when rules found it. `heard` is when it
    is made in a recording. `confidence` is how likely it is that its speakers said it, None until that is estimated.
    """

    span: Span
    kind: StatementKind
    tier: Tier
    rule: AttributionRule
    speakers: tuple[str, ...] = ()
    group: str | None = None
    speaker_mention: Span | None = None
    resolution: Resolution | None = None
    antecedent: Span | None = None
    answers: Span | None = None
    panel: int | None = None
    mentions: tuple[Mention, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    candidates: tuple[str, ...] = ()
    proposed_by: str | None = None
    heard: Heard | None = None
    confidence: float | None = None
    agent: AgentKind | None = None


@dataclass(frozen=True, slots=True)
class Consultation:
    """That a model was asked for statements: its name, the hash of how it was asked, and that of its answer.

    `answer` is the SHA-256 of the answer's text, None when the model gives no text.
    """

    model: str
    asked: str
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Something the program met and did not decide, with the candidates it had."""

    span: Span
    reason: UnresolvedReason
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Discourse:
    """All that one recap tells. `author` is the full name of the person who wrote the recap.

    `consulted` is None when rules alone read the recap. `coverage` says how much of it was read; None before that is
    measured.
    """

    recap: Recap
    event: Event
    panels: tuple[Panel, ...] = ()
    persons: tuple[Person, ...] = ()
    statements: tuple[Statement, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    author: str | None = None
    consulted: Consultation | None = None
    coverage: Coverage | None = None
