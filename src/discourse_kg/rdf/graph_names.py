"""How the graph of what was inferred is named: after the graph that it was inferred from."""

from __future__ import annotations

from typing import Final

#: What the name of a graph ends in that holds what follows from the graph of the name before it.
INFERRED_SUFFIX: Final = "/inferred"
