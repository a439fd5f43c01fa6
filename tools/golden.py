"""Write tests/data/golden/: the quads that whole invented recaps become, one line each, sorted.

    python tools/golden.py

What a recap becomes is compared with these files to the byte. After a change that is meant to show in
the graph, write them again, read the difference, and commit it when it is what you meant.
"""

from __future__ import annotations

from pathlib import Path

from discourse_kg.extraction.pipeline import extract
from discourse_kg.graph.discourse import to_graph
from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.readers.intake import read
from discourse_kg.reading import country_labels

DATA = Path(__file__).parents[1] / "tests" / "data"
FOLDER = DATA / "golden"

#: One recap a family of things that show in the graph.
RECAPS = ("en-hostile-names", "en-split-quotes", "sv-fragor-och-svar", "sv-landsfallor", "sv-relativt-datum")


def golden(name: str) -> str:
    """The quads of a recap. Version and tables are left out, since they would change every file with every table."""
    discourse = extract(read(str(DATA / "recaps" / f"{name}.md")))
    quads = to_graph(discourse, Identifiers(PROJECT_BASE), "tables", "version", country_labels())
    return "".join(sorted(f"{quad} .\n" for quad in quads))


def main() -> None:
    """Write every file."""
    FOLDER.mkdir(exist_ok=True)
    for name in RECAPS:
        path = FOLDER / f"{name}.nq"
        path.write_text(golden(name), "utf-8")
        print(path.relative_to(DATA.parents[1]))


if __name__ == "__main__":
    main()
