"""The parts of a mail's text: what its sender wrote, what it replies to or passes on, and how it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from discourse_kg.languages.supported import known_languages, load_language
from discourse_kg.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Marks of a reply, at the beginning of each line.
_QUOTED: Final = re.compile(r"\s{0,3}>")
_SIGNATURE: Final = re.compile(r"-- ?")
_RULED: Final = re.compile(r"[\s_*\-–—>]+")
_LABELLED: Final = re.compile(r"\s*\*?([^\W\d_][^:*\n]{1,20}?):\*?(?:\s|$)")
#: The line above what is replied to tells when and who, in no more lines than this.
_SAID_WHEN: Final = re.compile(r"\d|@")
_MOST_LINES: Final = 3
#: A message that is repeated begins with so many labels.
_FEWEST_LABELS: Final = 3
#: The end of a letter has no more lines than this, none of them longer.
_LONGEST_END, _LONGEST_LINE = 12, 90


@dataclass(frozen=True, slots=True)
class MailParts:
    """The kind of each line of a mail's text, None for what is read; whether it is the message of somebody else."""

    kinds: tuple[BlockKind | None, ...]
    is_passed_on: bool = False


def parts_of(lines: Sequence[str]) -> MailParts:
    """Tell what each line of a mail is.

    >>> parts_of(["Ja.", "Den 3 mars skrev Rowan Påhittad:", "> Kommer du?"]).kinds[1:]
    (<BlockKind.COMMENT: 'comment'>, <BlockKind.COMMENT: 'comment'>)
    """
    kinds: list[BlockKind | None] = [None] * len(lines)
    is_passed_on = has_text = False
    at = 0
    while at < len(lines):
        line = lines[at]
        if _QUOTED.match(line):
            kinds[at] = BlockKind.COMMENT
            at += 1
        elif count := _introduces_reply(lines, at):
            _mark(kinds, at, at + count, BlockKind.COMMENT)
            at += count
        elif _is_rule(line, "forwarded"):
            is_passed_on = True
            end = _labels_end(lines, at + 1)
            _mark(kinds, at, end, BlockKind.NOTICE)
            at = end
        elif (end := _labels_end(lines, at)) > at or _is_rule(line, "original"):
            if has_text:
                _mark(kinds, at, len(lines), BlockKind.COMMENT)
                break
            is_passed_on = True
            _mark(kinds, at, max(end, at + 1), BlockKind.NOTICE)
            at = max(end, at + 1)
        else:
            has_text = has_text or _RULED.sub("", line) != ""
            at += 1
    _mark_ends(lines, kinds)
    return MailParts(tuple(kinds), is_passed_on)


def without_reply_marks(subject: str) -> str:
    """A subject without what programs put before it when somebody replies.

    >>> without_reply_marks("Sv: Re: En påhittad dag")
    'En påhittad dag'
    """
    while (mark := subject.partition(":"))[1] and mark[0].strip().casefold() in _words("reply_prefixes"):
        subject = mark[2].strip()
    return subject


def _introduces_reply(lines: Sequence[str], at: int) -> int:
    """How many lines, from this one, say who wrote what is replied to; 0 if they do not."""
    if not lines[at].strip() or (at and lines[at - 1].strip()):
        return 0
    text = ""
    for count, line in enumerate(lines[at : at + _MOST_LINES], 1):
        text = f"{text} {line.strip()}"
        if not line.strip():
            break
        if text.endswith(":") and _tells_who_wrote(text):
            return count if _is_quoted_next(lines, at + count) or "@" in text else 0
    return 0


def _tells_who_wrote(text: str) -> bool:
    words = set(re.findall(r"\w+", text.casefold()))
    return _SAID_WHEN.search(text) is not None and not words.isdisjoint(_words("writing_verbs"))


def _is_quoted_next(lines: Sequence[str], at: int) -> bool:
    following = next((line for line in lines[at : at + _MOST_LINES] if line.strip()), "")
    return _QUOTED.match(following) is not None


def _labels_end(lines: Sequence[str], at: int) -> int:
    """Where the first lines of a message end, of which each begins with a label: From, Sent, To, Subject."""
    first = next((number for number in range(at, min(at + 2, len(lines))) if lines[number].strip()), at)
    if first == len(lines) or _label(lines[first]) not in _words("sender"):
        return at
    end, found = first, 0
    known = _words("sender") | _words("sent") | _words("recipient") | _words("subject")
    while end < len(lines) and lines[end].strip():
        if _label(lines[end]) in known:
            found += 1
        elif not found or lines[end][:1] not in " \t":
            break
        end += 1
    return end if found >= _FEWEST_LABELS else at


def _label(line: str) -> str:
    found = _LABELLED.match(line)
    return found.group(1).casefold() if found else ""


def _is_rule(line: str, key: str) -> bool:
    words = _RULED.sub(" ", line).strip(" :").casefold()
    return words in _words(key) and (line.strip()[0] in "-_*–—" or line.strip().endswith(":"))


def _mark_ends(lines: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Mark what closes a letter, up to what it replies to."""
    at = 0
    while at < len(lines):
        if kinds[at] is None and _ends_letter(lines[at]) and (end := _letter_end(lines, kinds, at)):
            _mark(kinds, at, end, BlockKind.NOTICE)
            at = end
        else:
            at += 1


def _letter_end(lines: Sequence[str], kinds: Sequence[BlockKind | None], at: int) -> int:
    """Where the end of a letter ends; 0 where more follows than one has, unless a mark of its own says what it is."""
    marked = _SIGNATURE.fullmatch(lines[at]) is not None
    seen = 0
    for number in range(at, len(lines)):
        if kinds[number] is not None:
            return number
        seen += bool(lines[number].strip())
        if not marked and (seen > _LONGEST_END or len(lines[number]) > _LONGEST_LINE or number > at + 3 * _LONGEST_END):
            return 0
    return len(lines)


def _ends_letter(line: str) -> bool:
    words = line.strip(" ,.!").casefold()
    begins = any(words.startswith(device) for device in _words("devices")) and len(line) <= _LONGEST_LINE
    return _SIGNATURE.fullmatch(line) is not None or words in _words("closings") or begins


def _mark(kinds: list[BlockKind | None], start: int, end: int, kind: BlockKind) -> None:
    kinds[start:end] = [kind] * (end - start)


@cache
def _words(key: str) -> frozenset[str]:
    """The words of one list of all languages: people reply in others than they write."""
    return frozenset(word.casefold() for tag in known_languages() for word in getattr(load_language(tag).mail, key))
