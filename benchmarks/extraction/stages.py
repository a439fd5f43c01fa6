"""Where the time of extraction goes: each stage's own time, without that of the stages that it calls."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from typing import Any
from unittest.mock import patch

from discourse_kg.extraction import conversation, pipeline, quoted_words
from discourse_kg.extraction.conversation import Conversation
from discourse_kg.extraction.mentions import MentionFinder
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.readers import intake

#: What stands nowhere below: joining statements, making the panel, the walk's own bookkeeping of spans.
REST = "the rest"

#: Where a stage is entered: what has the function, its name there, and what the stage is called.
_STAGES: tuple[tuple[Any, str, str], ...] = (
    (pipeline, "segment", "segment"),
    (pipeline, "read_rosters", "lists of people"),
    (pipeline, "read_cast", "cast"),
    (Conversation, "read", "conversation"),
    (quoted_words, "look_at", "look at a unit: tokens, cues"),
    (Resolver, "referents", "resolve"),
    (conversation, "attribute", "attribute"),
    (pipeline, "read_event", "event and dates"),
    (MentionFinder, "find", "mentions"),
    (pipeline, "read_panels", "panels"),
)


class Clock:
    """Gives the time that passes to the stage that was entered last and not yet left."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._entered = [REST]
        self._since = time.process_time()

    def _pass(self) -> None:
        now = time.process_time()
        self.spent[self._entered[-1]] += now - self._since
        self._since = now

    def timed(self, work: Callable[..., Any], stage: str) -> Callable[..., Any]:
        """The same function, its time kept."""

        @wraps(work)
        def keep(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 (whatever the function takes and gives)
            self._pass()
            self._entered.append(stage)
            try:
                return work(*arguments, **options)
            finally:
                self._pass()
                self._entered.pop()

        return keep


def shares(paths: list[str], rounds: int) -> list[tuple[str, float]]:
    """Each stage's share of the time that reading and extracting the texts takes, the greatest first."""
    for path in paths:
        pipeline.extract(intake.read(path))
    clock = Clock()
    read, extract = clock.timed(intake.read, "read the file"), clock.timed(pipeline.extract, REST)
    with ExitStack() as patches:
        for owner, name, stage in _STAGES:
            patches.enter_context(patch.object(owner, name, clock.timed(getattr(owner, name), stage)))
        for _ in range(rounds):
            for path in paths:
                extract(read(path))
    whole = sum(clock.spent.values())
    return sorted(((stage, spent / whole) for stage, spent in clock.spent.items()), key=lambda pair: -pair[1])
