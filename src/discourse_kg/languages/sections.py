"""What the tables of a language pack are: sections with their keys, lists of words and forms of verbs."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Words = tuple[str, ...]
Forms = dict[str, Words]


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a pack. All of its keys without a default are required, and no others are allowed."""


class IrregularVerb(Section, frozen=True):
    """A verb with forms that do not begin like its base form."""

    irregular: Words
    regular: Words = ()


#: Verbs by base form, each with its forms.
Verbs = dict[
    str,
    Annotated[Words | IrregularVerb, Meta(description="a list of forms, or a table of regular and irregular ones")],
]
