"""How the processor time of some work grows with how much of it there is: no time is asserted, only its growth."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

#: The most that twice the work may take, in times of what the work takes; quadratic work takes four.
MOST_GROWTH: Final = 2.3
#: How often growth is measured anew before it counts: what else the machine does can only make it look worse.
_ATTEMPTS: Final = 6
#: Seconds of processor time that work takes at least, so that its growth can be measured.
_MEASURABLE: Final = 0.1


def too_much_growth(seconds_of: Callable[[int], float], number: int) -> str:
    """What is told of work that takes too much longer when it is doubled; nothing where it does not.

    `seconds_of` does the work of so many pieces, from `number` on, and tells its seconds of processor time.
    """
    gc.freeze()  # What earlier tests left would be looked through again while this one works.
    try:
        while seconds_of(number) < _MEASURABLE:
            number *= 2
        growth = [seconds_of(2 * number) / seconds_of(number)]
        while min(growth) > MOST_GROWTH and len(growth) < _ATTEMPTS:
            growth.append(seconds_of(2 * number) / seconds_of(number))
    finally:
        gc.unfreeze()
    return f"{number} pieces, growth {growth}" if min(growth) > MOST_GROWTH else ""
