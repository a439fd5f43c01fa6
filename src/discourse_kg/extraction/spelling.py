"""Whether two spellings can be one name. Similarity alone never decides: the caller asks for uniqueness."""

from __future__ import annotations

from collections.abc import Sequence

#: A shorter name has too many neighbours at one edit (Karin and Karina are two people).
_LEAST_LENGTH = 5

#: A surname beside the same given name may be this short.
_LEAST_SURNAME = 4

#: Letters that one name is written with by different hands.
_SAME_SOUND = str.maketrans("cqwz", "kkvs")


def one_slip(one: str, other: str, least: int = _LEAST_LENGTH) -> bool:
    """Whether the folded forms differ by one letter, or by two neighbours swapped.

    The first letter stands, but for one that sounds the same. Names shorter than `least` are never a slip.

    >>> one_slip("Helenius", "Hellenius"), one_slip("Shayan", "Shahyan"), one_slip("Ann", "Anna")
    (True, True, False)
    """
    one, other = one.casefold(), other.casefold()
    if one == other or min(len(one), len(other)) < least:
        return False
    if one[0].translate(_SAME_SOUND) != other[0].translate(_SAME_SOUND):
        return False
    if abs(len(one) - len(other)) > 1:
        return False
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])  # noqa: PLR2004 (two letters swapped)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def same_person(one: str, other: str) -> bool:
    """Whether two full names can be one person's: the same given name, one word behind it one slip away.

    >>> same_person("Ann Helenius", "Ann Hellenius"), same_person("Karin Andersson", "Katrin Andersson")
    (True, False)
    >>> same_person("Elsa Norrman Ek", "Elsa Normann Ek")
    False
    >>> same_person("Elsa Norrman Ek", "Elsa Norman Ek")
    True
    """
    left, right = one.split(), other.split()
    if len(left) != len(right) or left[0] != right[0]:
        return False
    apart = [number for number, words in enumerate(zip(left, right, strict=True)) if words[0] != words[1]]
    if len(apart) != 1:
        return False
    least = _LEAST_SURNAME if apart[0] == len(left) - 1 else _LEAST_LENGTH
    return one_slip(left[apart[0]], right[apart[0]], least)
