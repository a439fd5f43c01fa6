"""Tell a text's language from its most frequent words."""

from __future__ import annotations

import re
from collections import Counter

from discourse_kg.languages.packs import known_languages, load_language

_WORD = re.compile(r"\w+")

#: A vote over this much text is as good as one over all of it.
_SAMPLE = 20_000


#: Function words make a third of a text in its own language, a few in a hundred in another.
_LEAST_SHARE = 0.12


def detect_language(text: str) -> str | None:
    """Give the tag of the language pack whose function words are most frequent; None when none is frequent.

    >>> detect_language("Hon menade att vi är mitt uppe i ett skifte som berör alla.")
    'sv'
    """
    found = _WORD.findall(text[:_SAMPLE])
    # A programme is mostly names, whatever its language: they do not vote, unless all is in capitals.
    words = Counter([word for word in found if word[0].islower()] or map(str.casefold, found))
    votes = {tag: sum(words[word] for word in load_language(tag).function_words) for tag in known_languages()}
    best = min(votes, key=lambda tag: (-votes[tag], tag))
    return best if votes[best] >= _LEAST_SHARE * words.total() else None
