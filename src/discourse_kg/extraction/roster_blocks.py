"""Rosters over the blocks of a document: sentences, bullets, rows, and name lines below the label of their part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from discourse_kg.extraction.segmentation import Block, split_sentences
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Span
from discourse_kg.noun_phrases.meeting_offices import Office, office_of
from discourse_kg.noun_phrases.names import phrase_pattern
from discourse_kg.rosters.elections import find_elections, office_to_fill
from discourse_kg.rosters.finding import find_rosters, label_alone, opens_panel
from discourse_kg.rosters.items import read_people
from discourse_kg.rosters.listed_people import Part, People, Roster, Seating
from discourse_kg.rosters.office_rolls import read_office_rolls, with_office

#: A line that is a label, or one person, has at most so many characters.
_LABEL = 160
_LINE = 400

#: So many lines of one person each, one below the other, are a list without a label.
_LINES = 3

#: So many sentences before *both* tell of those who are meant.
_TOLD_BEFORE = 3
_ROWS = 2


def read_rosters(text: str, blocks: tuple[Block, ...]) -> dict[int, list[Seating]]:
    """The rosters of a document, by the number of the block that they stand in."""
    found: dict[int, list[Seating]] = {}
    part: Part | None = None
    office: Office | None = None
    for number, block in enumerate(blocks):
        if block.repeated or block.kind is BlockKind.DIALOGUE:
            part, office = None, None
            continue
        line = block.span.of(text)
        short = len(line) <= _LABEL
        label = label_alone(line, block.pack) if short else None
        held = _office_above(line, block.pack) if short and "\n" not in line else None
        if label is not None or held is not None:
            # Offices under a heading for those present, or absent, divide these.
            part, office = label or _beneath(part), held
            continue
        if part is not None and (people := _line(text, block)):
            members = with_office(people, office, block.pack).members
            found[number] = [Seating(Roster(part, block.span, members, whole=True), block.span)]
            office = office if office and office.several else None
            continue
        if rolls := read_office_rolls(text, block.span, _beneath(part), block.pack, read_people):
            others = (
                one
                for rest in _without(text, block, rolls)
                for one in _lines(text, rest, part) or _sentences(text, rest)
            )
            found[number] = [*rolls, *others]
            continue
        if lines := _lines(text, block, part):
            found[number] = lines
            continue
        if part is not None and block.kind is BlockKind.ITEM:
            # An item that cannot be read is left out, and ends no list.
            continue
        seatings = list(_sentences(text, block, office))
        part, office = None, None
        if seatings:
            found[number] = seatings
        if line.endswith(":"):
            part = _announced(line, block.pack)
    _add_name_lines(text, blocks, found)
    return found


def _office_above(line: str, pack: LanguagePack) -> Office | None:
    """The office of those below a line that names it, or says that it is filled."""
    return office_of(line, pack) or office_to_fill(line, pack)


def _beneath(part: Part | None) -> Part:
    """The part of those under an office, below the label of a part or none."""
    return part if part in (Part.ROLL, Part.AWAY) else Part.PRESENT


def _without(text: str, block: Block, rolls: list[Seating]) -> list[Block]:
    """What a block holds before, between and behind its rolls."""
    left: list[Span] = []
    for sentence in block.sentences:
        start = sentence.start
        for roll in (one.sentence for one in rolls if one.sentence.start < sentence.end):
            if start < roll.start:
                left.append(Span(start, roll.start))
            start = max(start, roll.end)
        if start < sentence.end:
            left.append(Span(start, sentence.end))
    told = (one for span in left for one in split_sentences(text, span, block.pack))
    return [replace(block, span=span, sentences=(span,)) for span in told]


def _line(text: str, block: Block) -> People | None:
    """The people of a line that holds nothing else."""
    return _on_line(text, block.span, block.pack)


def _on_line(text: str, span: Span, pack: LanguagePack) -> People | None:
    if span.end - span.start > _LINE:
        return None
    people = read_people(text, span, pack)
    if people and not people.evident:
        # A line is about one person, unless names show that it is about more.
        people = read_people(text, span, pack, alone=True)
    return people if people and not text[people.end : span.end].strip(" .;,|") else None


def _lines(text: str, block: Block, part: Part | None) -> list[Seating]:
    """The people of a paragraph whose lines are names, below a label that stands above it or on a line of it."""
    spans = [span for span in _line_spans(text, block.span) if span.end > span.start]
    if len(spans) < _ROWS:
        return []
    seatings: list[Seating] = []
    labels = 0
    for span in spans:
        label = label_alone(span.of(text), block.pack) if span.end - span.start <= _LABEL else None
        if label is not None:
            part, labels = label, labels + 1
        elif part is not None and (people := _on_line(text, span, block.pack)):
            seatings.append(Seating(Roster(part, span, people.members, whole=True), span))
    # Some lines may be unreadable; but most of them are names, or this is no list of them.
    return seatings if len(seatings) >= _ROWS and 2 * len(seatings) >= len(spans) - labels else []


def _line_spans(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    while start < block.end:
        end = text.find("\n", start, block.end)
        end = end if end >= 0 else block.end
        yield Span(start, end)
        start = end + 1


def _sentences(text: str, block: Block, below: Office | None = None) -> Iterator[Seating]:
    """The rosters of a block's sentences; a list goes on over a full stop when nothing but people follows."""
    before: Seating | None = None
    counted = False
    for number, sentence in enumerate(block.sentences):
        found = find_elections(text, sentence, block.pack, read_people, below)
        found = found or list(find_rosters(text, sentence, block.pack, read_people))
        here = [Seating(roster, sentence) for roster in found]
        if not here and before is not None and before.roster.whole and (people := _goes_on(text, sentence, block.pack)):
            here = [Seating(Roster(before.roster.part, sentence, people.members, whole=True), sentence)]
        if not here and counted:
            here = _beside(text, sentence, sentence, block.pack)
        if not here and opens_panel(text, sentence, block.pack):
            counted = _has(text, sentence, block.pack.rosters.counts)
            here = _told_before(text, sentence, block.sentences[:number], block.pack)
        counted = counted and bool(here or _has(text, sentence, block.pack.rosters.counts))
        yield from here
        before = here[-1] if here else None


def _has(text: str, sentence: Span, phrases: tuple[str, ...]) -> bool:
    return phrase_pattern(phrases).search(text, sentence.start, sentence.end) is not None


def _told_before(text: str, sentence: Span, earlier: tuple[Span, ...], pack: LanguagePack) -> list[Seating]:
    """*Both sat on the panel*: those with whom the sentences before it begin."""
    if phrase_pattern(pack.rosters.everybody).match(text, sentence.start, sentence.end) is None:
        return []
    return [one for told in earlier[-_TOLD_BEFORE:] for one in _beside(text, told, sentence, pack)]


def _beside(text: str, told: Span, sentence: Span, pack: LanguagePack) -> list[Seating]:
    """Those with whom a sentence begins, seated by that sentence or another."""
    people = read_people(text, told, pack)
    if people is None or not people.evident or people.strange or people.members[0].name.span.start != told.start:
        return []
    span = Span(told.start, people.members[-1].name.span.end)
    return [Seating(Roster(Part.PANELLIST, span, people.members, beside=True), sentence)]


def _goes_on(text: str, sentence: Span, pack: LanguagePack) -> People | None:
    people = read_people(text, sentence, pack)
    if people is None or not people.evident or people.strange:
        return None
    return people if not text[people.end : sentence.end].strip(" .!") else None


def _announced(line: str, pack: LanguagePack) -> Part | None:
    """The part of those below a sentence that ends in a colon (*Three people sat on the panel:*)."""
    last = line.rsplit(". ", 1)[-1]
    start = 0
    while (space := last.find(" ", start)) >= 0:
        if part := label_alone(last[space + 1 :], pack):
            return part
        start = space + 1
    return None


def _add_name_lines(text: str, blocks: tuple[Block, ...], found: dict[int, list[Seating]]) -> None:
    """Lists without a label: several lines below each other, each with somebody who is shown to be a person."""
    lines: list[tuple[int, People]] = []
    for number, block in enumerate(blocks):
        words = block.span.of(text)
        fit = len(words) <= _LABEL and not words.endswith((".", "!", "?", ":")) and not block.repeated
        fit = fit and block.kind is not BlockKind.DIALOGUE
        people = _line(text, block) if fit and number not in found else None
        if people is not None:
            lines.append((number, people))
            continue
        _keep(lines, text, blocks, found)
        lines = []
    _keep(lines, text, blocks, found)


def _keep(
    lines: list[tuple[int, People]], text: str, blocks: tuple[Block, ...], found: dict[int, list[Seating]]
) -> None:
    """Take lines as a list if they are many enough; below a colon they are those who did what is said before it."""
    rows = sum(_is_row(text, blocks[number]) for number, _ in lines)
    if not (len(lines) >= _LINES or rows >= _ROWS) or not all(people.evident for _, people in lines):
        return
    first = lines[0][0]
    announced = first > 0 and blocks[first - 1].span.of(text).endswith(":")
    for number, people in lines:
        span = blocks[number].span
        part = Part.SPEAKER if announced else Part.PRESENT
        found[number] = [Seating(Roster(part, span, people.members, whole=True), span)]


def _is_row(text: str, block: Block) -> bool:
    return block.kind is BlockKind.ROW or block.span.of(text).startswith("|")
