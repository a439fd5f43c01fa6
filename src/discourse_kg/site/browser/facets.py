"""What the answers of the search can be narrowed by: `facets.toml`, which index, page and script all follow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from discourse_kg.decoding import Table, Text, decode_toml
from discourse_kg.errors import DiscourseKGError, located

_FILE: Final = "facets.toml"


class Facet(Table, frozen=True):
    """A facet: its label by language, and where its values come from; see `facets.toml`."""

    label: Mapping[str, Text]
    statement: Text | None = None
    holding: Text | None = None
    mentioned: Text | None = None
    mention: Text | None = None


@cache
def facets() -> Mapping[str, Facet]:
    """All facets by name, in the order in which they are shown.

    >>> list(facets())
    ['event', 'year', 'person', 'role', 'organization', 'country', 'form', 'kind']
    """
    content = files(__package__).joinpath(_FILE).read_bytes()
    return decode_toml(content, dict[str, Facet], lambda key, problem: DiscourseKGError(located(_FILE, key, problem)))
