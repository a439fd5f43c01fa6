"""The names of the graphs that hold inferred quads: each is named after the graph that they follow from."""

from __future__ import annotations

from typing import Final

#: Appended to the name of a graph, it names the graph of what was inferred from it.
INFERRED_SUFFIX: Final = "/inferred"
