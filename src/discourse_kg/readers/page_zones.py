"""The zones of a page: which of its elements are navigation, teasers and the like, and in which the article is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from discourse_kg.model import BlockKind
from discourse_kg.readers.html_tree import PROSE, unlinked, with_all_inside
from discourse_kg.readers.page_parts import is_article, is_called_article, is_main, part_kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from discourse_kg.readers.html_tree import Element, Page

#: Parts in which an article may begin, where their own end is missing.
_REOPENED: Final = frozenset({BlockKind.NAVIGATION, BlockKind.NOTICE})
#: A byline or a caption is no longer than this.
_LONGEST_LINE: Final = 600
#: Elements whose buttons open a part of the article, and are its heading.
_WITH_BUTTONS: Final = frozenset({"h2", "h3", "h4", "h5", "summary"})
#: A block that is no prose counts so little for where the article is.
_SHORT_COUNTS: Final = 0.2
#: What holds more than this share of a page's prose is the article, whatever its name; comments can be longer.
_MOST: Final = 0.4
_MOST_OF_COMMENTS: Final = 0.9
_LITTLE: Final = 100
#: The share of a page's prose that its main part has, and that the article has of the main part's.
_MAIN_SHARE: Final = 0.5
_ARTICLE_SHARE: Final = 0.7


@dataclass(frozen=True, slots=True)
class Zones:
    """What the elements of a page are.

    `kinds` has each element, with None where nothing tells that it is apart from the article. `main` is the page's
    main part and `root` what holds the article, if there are such; `other_articles` are articles, and what is in them,
    beside `root`.
    """

    kinds: dict[Element, BlockKind | None]
    main: Element | None
    root: Element | None
    other_articles: set[Element]


def zones_of(page: Page) -> Zones:
    """Find the zones of a page, by names first, then by where the prose is."""
    named = _kinds(page, None)
    weights = _weights(page, named)

    def heaviest(fits: Callable[[Element], bool], within: Element, share: float) -> Element | None:
        """The outermost element that fits with the most prose, if it has enough of what `within` has."""
        fitting = [element for element in page.elements if named[element] is None and fits(element)]
        inside = subtree(page, within)
        best = max((each for each in fitting if each in inside), key=lambda each: weights[each], default=None)
        return best if best is not None and 0 < weights[best] >= share * weights[within] else None

    whole = page.elements[0]
    main = heaviest(is_main, whole, _MAIN_SHARE)
    root = heaviest(is_article, main or whole, _ARTICLE_SHARE) or heaviest(
        is_called_article, main or whole, _ARTICLE_SHARE
    )
    return Zones(_kinds(page, root or main), main, root, _other_articles(page, root))


def subtree(page: Page, root: Element | None) -> set[Element]:
    """An element, and all in it; nothing for none."""
    return with_all_inside(page, lambda element: element is root)


def _kinds(page: Page, root: Element | None) -> dict[Element, BlockKind | None]:
    """What each element is, by its own names or those of what is around it; `root` is known to hold the article."""
    kinds: dict[Element, BlockKind | None] = {}
    in_article: set[Element] = set()
    prose = page.elements[0].prose
    for element in page.elements:
        parent = element.parent
        around = kinds[parent] if parent else None
        holds_article = is_main(element) or is_article(element)
        if holds_article or parent in in_article:
            in_article.add(element)
        if element is root or (holds_article and around in _REOPENED):
            around = None
        own = None if element is root else _own_kind(element, prose, in_article=element in in_article)
        kinds[element] = own if around is None or own is BlockKind.COMMENT else around
    return kinds


def _own_kind(element: Element, prose: int, *, in_article: bool) -> BlockKind | None:
    """What an element is by its own names, unless it holds too much; `prose` is how much the page has."""
    kind = part_kind(element)
    if element.tag == "header" and not in_article and not (element.headlines and element.prose):
        kind = kind or BlockKind.NAVIGATION
    if element.tag == "footer":
        kind = None if _in_quotation(element) else BlockKind.NOTICE
    if kind is None or (element.tag == "button" and element.parent and element.parent.tag in _WITH_BUTTONS):
        return None
    if kind in {BlockKind.BYLINE, BlockKind.CAPTION} and element.characters > _LONGEST_LINE:
        return None
    most = _MOST_OF_COMMENTS if kind is BlockKind.COMMENT else _MOST
    return None if element.prose > max(_LITTLE, most * prose) else kind


def _in_quotation(element: Element) -> bool:
    """Whether an element is directly in a quotation, or in a paragraph of one: there, it says whose it is."""
    parent = element.parent
    return parent is not None and "blockquote" in {parent.tag, parent.parent.tag if parent.parent else ""}


def _weights(page: Page, kinds: dict[Element, BlockKind | None]) -> dict[Element, float]:
    """How much prose that is no part apart each element holds."""
    weights: dict[Element, float] = dict.fromkeys(page.elements, 0.0)
    for block in page.blocks:
        if kinds[block.element] is None:
            characters = unlinked(block)
            weights[block.element] += characters if characters >= PROSE else characters * _SHORT_COUNTS
    for element in reversed(page.elements):
        if element.parent is not None:
            weights[element.parent] += weights[element]
    return weights


def _other_articles(page: Page, root: Element | None) -> set[Element]:
    around = set(root.ancestors()) if root else set()
    inside = subtree(page, root)
    return with_all_inside(
        page, lambda element: is_article(element) and element not in around and element not in inside
    )
