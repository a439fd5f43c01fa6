"""Write the list of stored questions in queries/README.md, from the headers of the queries.

python tools/queries.py
"""

from __future__ import annotations

import re
from pathlib import Path

from discourse_kg.querying.stored import load_queries

README = Path(__file__).parents[1] / "queries" / "README.md"

_LIST = re.compile(r"(?<=^\| question \| what it asks \|\n\| --- \| --- \|\n)(?:\|.*\n)*", re.MULTILINE)


def with_list(page: str) -> str:
    """The page with the list of all questions that there are, by name."""
    rows = (f"| [{name}]({name}.rq) | {query.title['en']} |\n" for name, query in sorted(load_queries().items()))
    return _LIST.sub(lambda _: "".join(rows), page, count=1)


def main() -> None:
    """Write the list."""
    README.write_text(with_list(README.read_text("utf-8")), "utf-8")
    print(README.relative_to(README.parents[1]))


if __name__ == "__main__":
    main()
