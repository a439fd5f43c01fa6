"""Text from anywhere, made fit for a terminal: what would steer it or turn the reading direction is shown instead."""

from __future__ import annotations

import re
from typing import Final

#: C0 and C1 controls but line feed, direction marks, separators of lines, invisible and tag characters, half pairs.
_STEERING: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_PICTURES: Final = 0x2400
_DELETE: Final = 0x7F


def visible(text: str) -> str:
    r"""Show control characters as pictures or numbers; line feeds stay.

    >>> visible("\x1b[2JAnn\u202e"), visible("two\nlines")
    ('␛[2JAnn<U+202E>', 'two\nlines')
    """
    return _STEERING.sub(_picture, text)


def shown(text: str) -> str:
    r"""Make text visible on one line: line breaks and repeated spaces are one space.

    >>> print(shown("Estland\x1b[31m är\n röd\u202e"))
    Estland␛[31m är röd<U+202E>
    """
    return visible(" ".join(text.split()))


def _picture(match: re.Match[str]) -> str:
    number = ord(match.group())
    if number < ord(" "):
        return chr(_PICTURES + number)
    return "␡" if number == _DELETE else f"<U+{number:04X}>"
