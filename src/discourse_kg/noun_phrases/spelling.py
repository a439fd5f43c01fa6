"""Whether two spellings can be one name. Similarity alone never decides: the caller asks for uniqueness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from rapidfuzz.distance import OSA

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
    return OSA.distance(one, other, score_cutoff=1) == 1


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


def is_short_name(short: str, given: str) -> bool:
    """Whether a name is the sound of a part of another: what those who bear the longer one are called.

    >>> is_short_name("Sandra", "Alexandra"), is_short_name("Lisa", "Elisaveta"), is_short_name("Bo", "Jakob")
    (True, True, False)
    """
    part, whole = (name.casefold().replace("x", "ks").translate(_SAME_SOUND) for name in (short, given))
    return len(part) >= _LEAST_SURNAME and part in whole and part != whole


def word_traces(word: str) -> Iterator[str]:
    """A word, and it without each of its letters, folded: words that are one slip apart have one of these in common.

    A word too short for a slip has none.

    >>> sorted(set(word_traces("Norman")) & set(word_traces("Norrman")))
    ['norman']
    """
    word = word.casefold()
    if len(word) < min(_LEAST_LENGTH, _LEAST_SURNAME):
        return
    yield word
    for number in range(len(word)):
        yield word[:number] + word[number + 1 :]


def name_traces(name: str) -> Iterator[str]:
    """A full name with each trace of each word behind the first: names that can be one person's have one in common."""
    words = name.split()
    for number in range(1, len(words)):
        for trace in word_traces(words[number]):
            # The place of the slip is told too: no other word takes part in it.
            yield " ".join((*words[:number], f"{number}:{trace}", *words[number + 1 :]))


class Spellings:
    """Names, each with a number, found by another spelling without looking at those that share no trace with it."""

    def __init__(self, traces: Callable[[str], Iterator[str]], alike: Callable[[str, str], bool]) -> None:
        self._traces = traces
        self._alike = alike
        self._names: dict[str, set[str]] = defaultdict(set)
        self._numbers: dict[str, set[int]] = defaultdict(set)

    def add(self, name: str, number: int) -> None:
        """Keep a name under a number; several names can have one."""
        if name not in self._numbers:
            for trace in self._traces(name):
                self._names[trace].add(name)
        self._numbers[name].add(number)

    def find(self, name: str) -> list[int]:
        """The numbers of the names that are like this one, in order."""
        close = {other for trace in self._traces(name) for other in self._names.get(trace, ())}
        return sorted({number for other in close if self._alike(name, other) for number in self._numbers[other]})
