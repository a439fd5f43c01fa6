"""The texts of sources as documents show them: those that are kept with the store, as they were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from discourse_kg.storage.kept_texts import KeptText, KeptTexts, TextNotKeptError


@dataclass(frozen=True, slots=True)
class SourceTexts:
    """Where the texts are kept, and which run read each source, both given by their IRIs.

    A text is read when it is asked for, so that none is held for long; another process can be given this value.
    """

    folder: Path
    runs: Mapping[str, str]

    def text(self, source: str) -> KeptText | None:
        """The text of a source; None for a source of which none is known.

        Raises:
            TextNotKeptError: it is not kept any more, or damaged.
        """
        run = self.runs.get(source)
        return None if run is None else KeptTexts(self.folder).read(run)


NO_TEXTS = SourceTexts(Path(), {})


@dataclass(frozen=True, slots=True)
class CheckedTexts:
    """The texts that are there as they were read, what tells each from any other, and what is wrong with the rest."""

    texts: SourceTexts
    digests: Mapping[str, str]
    problems: Mapping[str, str]


def check_texts(folder: Path, runs: Mapping[str, str]) -> CheckedTexts:
    """Look at the texts of all sources; `runs` tells which run read each."""
    digests, problems = dict[str, str](), dict[str, str]()
    for source, run in sorted(runs.items()):
        try:
            kept = KeptTexts(folder).read(run)
        except TextNotKeptError as error:
            problems[source] = error.problem
        else:
            digests[source] = kept.digest()
    found = {source: run for source, run in runs.items() if source in digests}
    return CheckedTexts(SourceTexts(folder, found), digests, problems)
