"""Languages as values of options: by their tags, in any form, and by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from discourse_kg.languages.naming import language_tag

if TYPE_CHECKING:
    from collections.abc import Sequence


class Language(click.ParamType):  # type: ignore[type-arg]  # older releases of click have no argument there
    """One of some languages. Its value is the tag, whether `sv`, `sv-SE`, `svenska` or `Swedish` was given."""

    name = "language"

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = tuple(tags)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The tags, as help shows a choice."""
        del param, ctx
        return f"[{'|'.join(self.tags)}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The tag of the language that is meant."""
        tag = language_tag(value)
        if tag not in self.tags:
            self.fail(f"{value!r} is not one of {', '.join(map(repr, self.tags))}.", param, ctx)
        return tag

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The tags that begin so."""
        del ctx, param
        return [CompletionItem(tag) for tag in self.tags if tag.startswith(incomplete)]
