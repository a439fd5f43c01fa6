"""The characters of a reading text: composed, without what nobody sees, with plain spaces between words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import is_normalized, normalize

if TYPE_CHECKING:
    from discourse_kg.readers.mapped_text import MappedText

#: Soft hyphens, zero-width spaces and byte order marks, marks of direction, control characters but line ends.
_UNSEEN: Final = re.compile(
    r"[\u00ad\u200b\u2060-\u2064\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
#: A joiner inside a word of letters joins nothing; between pictures it makes one of them.
_JOINERS: Final = re.compile(r"(?<=\w)[\u200c\u200d]+(?=\w)")
_LIGATURES: Final = re.compile(r"[\ufb00-\ufb06]")
_ANY_SPACE: Final = re.compile(r"[^\S\n]+")
_SPACED_LINES: Final = re.compile(r"[^\S\n]*[\n\u2028\u2029\x0b\x0c\x85]\s*")
#: A letter with its combining marks, a syllable of Hangul in parts, or a character that has another normal form.
_COMPOSABLE: Final = re.compile(
    r"[^\W\d_]?[\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f]+"
    r"|[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7fb]+|[\u2000-\u2001\u2126\u212a\u212b\uf900-\ufaff]"
)


def normalized(text: MappedText) -> MappedText:
    """The text in Unicode's composed form (NFC), trimmed, with single spaces, without what nobody sees.

    Line ends stay, one between two lines. Typographic ligatures become their letters.
    """
    text = text.sub(_UNSEEN, "").sub(_JOINERS, "").sub(_LIGATURES, lambda found: normalize("NFKC", found.group()))
    text = text.sub(_SPACED_LINES, "\n").sub(_ANY_SPACE, " ").stripped()
    if is_normalized("NFC", text.text):
        return text
    text = text.sub(_COMPOSABLE, lambda found: normalize("NFC", found.group()))
    # What is left is rare (marks in no canonical order in other scripts): it is composed paragraph by paragraph.
    return (
        text if is_normalized("NFC", text.text) else text.sub(r"[^\n]+", lambda found: normalize("NFC", found.group()))
    )
