"""Take every long measure whole, of which `make test` takes a sample, and run the benchmarks.

    python tools/measure.py

Prints the progress of each, and at the end what came of it. Ends with 1 when a test failed or a benchmark broke off.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
TESTS: Final = ("-m", "pytest", "-m", "measure", "--verbose", "--numprocesses", "auto", "--dist", "worksteal")
STEPS: Final[dict[str, tuple[str, ...]]] = {
    "tests of measures": TESTS,
    "benchmark of extraction": ("benchmarks/extraction/run.py",),
    "benchmark of publishing": ("benchmarks/publication/publishing.py",),
}


def main() -> int:
    """Take one step after the other, whatever comes of them, and tell."""
    told = []
    failed = False
    for number, (name, call) in enumerate(STEPS.items(), 1):
        print(f"\n=== {number} of {len(STEPS)}: {name}\n", flush=True)
        began = time.monotonic()
        ended = subprocess.run(  # noqa: S603
            [sys.executable, *call], cwd=ROOT, env={**os.environ, "DISCOURSE_KG_MEASURES": "whole"}, check=False
        )
        failed |= ended.returncode != 0
        outcome = f"failed with {ended.returncode}" if ended.returncode else "done"
        told.append(f"{name:30} {outcome:14} {time.monotonic() - began:8.0f} s")
    print("\n=== summary", *told, sep="\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
