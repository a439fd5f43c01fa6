"""Where the project's files are, for tests that read them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
TEST_DATA: Final = ROOT / "tests" / "data"
#: Annotated texts and vocabularies that may lie beside the checkout; tests of them are skipped where they do not.
SHARED: Final = ROOT.parent / "shared"
