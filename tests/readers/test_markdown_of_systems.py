"""Markdown as content management systems and people write it: shortcodes, HTML, marks that close nothing. Invented."""

from __future__ import annotations

from typing import Final

import pytest

from discourse_kg.model import BlockKind
from support.texts import recap_from_bytes

#: What is written, and the reading text.
READ: Final = {
    "a shortcode as a target": ('See [the map]({{< ref "/maps" >}}).', "See the map."),
    "a shortcode as a target, with a title": ('See [the map]({{< ref "/maps" >}} "Maps (all)").', "See the map."),
    "a shortcode in a definition": ('See [the map][m].\n\n[m]: {{< ref "/maps" >}} "Maps"', "See the map."),
    "a shortcode in an attribute": ('<p>See <a href="{{< ref "/maps" >}}">the map</a>.</p>', "See the map."),
    "spaces in a target": ("Write [to us](mailto:a@example.org?subject=The map).", "Write to us."),
    "spaces in the target of an image": ("![A map](maps/the map.png) See it.", "See it."),
    "emphasis that closes before a space": ("**Rowan Invented: **it rains.", "Rowan Invented: it rains."),
    "emphasis that is never closed": ("**Rowan Invented said it.", "Rowan Invented said it."),
    "underscores that close nothing": ("__Rowan said it. __\nIt rains.", "Rowan said it.\nIt rains."),
    "a power is no emphasis": ("It is 2**3.", "It is 2**3."),
    "a gap to be filled": ("I want ___ from you.", "I want ___ from you."),
    "rows of stars": ("One.\n\n\\*\\*\\*\n\nTwo.", "One.\n\nTwo."),
    "code of a system": ("One.\n\n{{< highlight go >}}\nx := 1\n{{< /highlight >}}\n\nTwo.", "One.\n\nTwo."),
    "code of Liquid": ("One.\n\n{% highlight c %}\nint x;\n{% endhighlight %}\n\nTwo.", "One.\n\nTwo."),
    "a quotation in HTML": ("> <p>It rains.</p>\n> <p>It pours.</p>", "It rains.\n\nIt pours."),
}


@pytest.mark.parametrize("name", READ)
def test_marks_are_no_part_of_the_text(name: str) -> None:
    written, text = READ[name]
    recap = recap_from_bytes(written.encode(), "invented.md", language="en")
    assert recap.text == text


def test_html_in_items_is_items() -> None:
    written = "Said there:\n\n  * <p>\n      Rowan said it.\n    </p>\n\n  * <p>\n      So did Tova.\n    </p>\n"
    recap = recap_from_bytes(written.encode(), "invented.md", language="en")
    blocks = [(block.kind, block.span.of(recap.text)) for block in recap.blocks]
    assert blocks[1:] == [(BlockKind.ITEM, "* Rowan said it."), (BlockKind.ITEM, "* So did Tova.")]
    [place] = {recap.original(block.span).of(written)[-14:] for block in recap.blocks[1:2]}
    assert place == "Rowan said it."
