"""Measure extraction: characters a second beside peers, cold start, memory, growth with the text, share of each stage.

    python benchmarks/extraction/run.py [--quick] [--rounds N] [--model NAME]

Everything is measured on one core, in processor time where one process is looked at. Contestants take turns and the
order turns with each round, so that a slow moment meets all of them; what is compared are the ratios of one round,
and what is printed is their median with the least and the greatest.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from discourse_kg.extraction.pipeline import extract
from discourse_kg.extraction.segmentation import segment
from discourse_kg.languages.supported import load_language
from discourse_kg.model import Recap
from discourse_kg.readers.intake import read, read_bytes
from discourse_kg.readers.port import recap_of
from peers import MODELS, Peer, Reader, peers
from stages import shares

ROOT = Path(__file__).parents[2]
OURS = "discourse-kg, text to discourse"

#: Texts beside the checkout are read too where there are any: nothing of them is printed.
_TEXTS = (
    "data/recaps/*.md",
    "tests/data/recaps/*.md",
    "../shared/evaluation/*/*.txt",
    "../shared/recaps-unlabelled/*/*.txt",
)
_SIZES = (10_000, 100_000, 1_000_000, 10_000_000)

#: Starts a process and prints how long it took, and its peak memory as the system counts it. A small process does so:
#: until a child runs its own program it has its parent's size.
_LAUNCHER = """
import os, sys, time
start = time.perf_counter()
child = os.posix_spawn(sys.executable, [sys.executable, *sys.argv[1:]], os.environ,
    file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, status, usage = os.wait4(child, 0)
print(time.perf_counter() - start, usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@dataclass(frozen=True)
class Text:
    """A recap, and the file that it is read from each time."""

    path: str
    recap: Recap


def texts(patterns: tuple[str, ...]) -> list[Text]:
    """All texts at hand. A README beside them is none."""
    paths = [path for pattern in patterns for path in sorted(ROOT.glob(pattern)) if path.stem != "README"]
    return [Text(str(path), recap_of(read(str(path)))) for path in paths]


def seconds(work: Callable[[], object]) -> float:
    """The processor time that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def spread(values: list[float], form: str) -> str:
    """The median of some figures, with the least and the greatest."""
    return f"{median(values):{form}} ({min(values):{form}}–{max(values):{form}})"


def compare(some: list[Text], contestants: tuple[Peer, ...], rounds: int) -> dict[str, list[float]]:
    """The characters a second of each contestant in each round; ours reads its files anew, the others have the text."""

    def ours() -> None:
        for text in some:
            extract(read(text.path))

    def theirs(read: Reader) -> None:
        for text in some:
            read(text.recap.text)

    works: list[tuple[str, Callable[[], None]]] = [(OURS, ours)]
    works += [(peer.name, partial(theirs, peer.read)) for peer in contestants if peer.read]
    length = sum(len(text.recap.text) for text in some)
    speeds: dict[str, list[float]] = {name: [] for name, _ in works}
    for number in range(rounds + 1):
        turn = number % len(works)
        for name, work in works[turn:] + works[:turn]:
            taken = seconds(work)
            if number:  # the first round warms up
                speeds[name].append(length / taken)
    return speeds


def print_speeds(all_texts: list[Text], rounds: int, models: tuple[str, ...]) -> None:
    """One table a language: characters a second of each contestant, and how many times ours that is."""
    totals: dict[str, list[tuple[int, list[float]]]] = defaultdict(list)
    languages = sorted({text.recap.language for text in all_texts})
    for language in languages:
        some = [text for text in all_texts if text.recap.language == language]
        contestants = peers(language, models)
        speeds = compare(some, contestants, rounds)
        length = sum(len(text.recap.text) for text in some)
        print(f"\n{language}: {len(some)} texts, {length:,} characters, {rounds} rounds")
        print_rows(speeds)
        for peer in contestants:
            if peer.absent:
                print(f"  {peer.name:<38} absent: {peer.absent}")
        for name, values in speeds.items():
            totals[name].append((length, values))
    together = {
        name: [
            sum(length for length, _ in parts) / sum(length / values[number] for length, values in parts)
            for number in range(rounds)
        ]
        for name, parts in totals.items()
        if len(parts) == len(languages)
    }
    print(f"\n{' and '.join(languages)} together: {len(all_texts)} texts")
    print_rows(together)


def print_rows(speeds: dict[str, list[float]]) -> None:
    """A row a contestant."""
    for name, values in speeds.items():
        ratios = [value / own for value, own in zip(values, speeds[OURS], strict=True)]
        print(f"  {name:<38} {spread(values, ',.0f'):>36} characters/s  {spread(ratios, '.2f')} times ours")


def whole_process(*arguments: str) -> tuple[float, float]:
    """The wall time of a Python process in seconds, and its peak memory in MB."""
    launched = subprocess.run([sys.executable, "-c", _LAUNCHER, *arguments], check=True, capture_output=True, text=True)
    taken, peak = launched.stdout.split()
    return float(taken), float(peak) * (1 if sys.platform == "darwin" else 1024) / 1e6


def print_process(path: str, rounds: int) -> None:
    """Cold start and memory of the whole command, beside a Python that does nothing, in turns."""
    pairs = [
        (whole_process("-c", "pass"), whole_process("-m", "discourse_kg", "extract", path)) for _ in range(rounds + 1)
    ][1:]
    beyond = [command[0] - alone[0] for alone, command in pairs]
    print(f"\nthe process `discourse-kg extract {Path(path).name}`, {rounds} rounds")
    print(f"  {'Python alone':<38} {spread([alone[0] for alone, _ in pairs], '.3f'):>36} s")
    print(f"  {'the command beyond it':<38} {spread(beyond, '.3f'):>36} s")
    print(f"  {'peak memory, Python alone':<38} {spread([alone[1] for alone, _ in pairs], '.0f'):>36} MB")
    print(f"  {'peak memory of the command':<38} {spread([command[1] for _, command in pairs], '.0f'):>36} MB")


def grown(recap: Recap, size: int) -> Recap:
    """The recap's body again and again, up to a size; each paragraph is numbered: one that stood before is not read."""
    blocks = [block.span.of(recap.text) for block in segment(recap, load_language(recap.language))]
    pieces: list[str] = []
    length = copy = 0
    while length < size:
        copy += 1
        pieces += [f"{block} {copy}.\n\n" for block in blocks]
        length = sum(map(len, pieces[-len(blocks) :])) + length
    return recap_of(read_bytes("".join(pieces)[:size].encode(), "grown.txt", language=recap.language))


def print_growth(all_texts: list[Text], sizes: tuple[int, ...]) -> None:
    """Characters a second at each size, beside the smallest."""
    longest = max(all_texts, key=lambda text: len(text.recap.text)).recap
    print(f"\ngrowth: {longest.identifier}, repeated with its paragraphs numbered")
    first = 0.0
    for size in sizes:
        recap = grown(longest, size)
        speed = median(size / seconds(partial(extract, recap)) for _ in range(5 if size < max(_SIZES) else 1))
        first = first or speed
        print(f"  {f'{size:,} characters':<38} {speed:>36,.0f} characters/s  {speed / first:.2f} times the smallest")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="few texts, few rounds: to see that it runs")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is measured (9)")
    parser.add_argument("--model", action="append", default=[], help="a spaCy model of English to try first")
    options = parser.parse_args()
    rounds = 2 if options.quick else options.rounds
    found = texts(_TEXTS[1:2] if options.quick else _TEXTS)
    print(f"Python {sys.version.split()[0]}, one core of {os.cpu_count()}")
    print_speeds(found, rounds, (*options.model, *MODELS))
    print_process(found[0].path, rounds)
    print_growth(found, _SIZES[:2] if options.quick else _SIZES)
    print("\nshare of the time by stage")
    for stage, share in shares([text.path for text in found], rounds):
        print(f"  {stage:<38} {share:>36.1%}")


if __name__ == "__main__":
    main()
