"""Web pages, saved or fetched: the article and what the page says of itself; the rest is listed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import RecapError
from discourse_kg.languages.naming import language_tag
from discourse_kg.languages.supported import detect_language, known_languages, load_language
from discourse_kg.model import LeftOut, Span
from discourse_kg.readers.html_blocks import drafts_of
from discourse_kg.readers.html_tree import read_page
from discourse_kg.readers.mapped_text import MappedText
from discourse_kg.readers.page_article import article_of, left_words
from discourse_kg.readers.page_encoding import decoded_page
from discourse_kg.readers.page_facts import facts_of
from discourse_kg.readers.port import FormatReader
from discourse_kg.readers.text_encoding import repaired

if TYPE_CHECKING:
    from discourse_kg.model import Recap
    from discourse_kg.readers.drafts import Draft
    from discourse_kg.readers.port import RawSource

MEDIA_TYPE: Final = "text/html"
#: A paragraph longer than this is refused: nobody writes one of a million characters.
_LONGEST_PARAGRAPH: Final = 1_000_000
_BEGINNING: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,400}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*){0,5}<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE,
)


def _read(raw: RawSource) -> Recap:
    text, notes = decoded_page(raw.content, raw.path, raw.charset)
    source, repairs = repaired(MappedText.of(text))
    page = read_page(source)
    facts = facts_of(page, raw.address or "")
    article = article_of(page, facts.titles)
    if article.left and not article.blocks:
        problem = f"is a page whose {len(article.left)} parts are menus, notices, comments and the like, and no article"
        raise RecapError(raw.path, f"{problem}; save the page of the article itself, or its text")
    drafts = [_checked(draft, raw.path) for draft in drafts_of(page, article.blocks)]
    recap = raw.recap(drafts, MEDIA_TYPE, language=_language(raw, drafts, facts.language))
    return replace(
        recap,
        title=facts.title,
        published=facts.published,
        changed=facts.changed,
        source=facts.address,
        author=_without_label(facts.author, recap.language),
        licence=facts.licence,
        notes=(*notes, *repairs),
        left_out=tuple(LeftOut(kind, words.text, Span(*words.original)) for kind, words in left_words(article.left)),
    )


def _checked(draft: Draft, path: str) -> Draft:
    if draft.kind.is_read and len(draft.text) > _LONGEST_PARAGRAPH:
        raise RecapError(path, f"has a paragraph of {len(draft.text)} characters, which is no recap's; split it")
    return draft


def _language(raw: RawSource, drafts: list[Draft], stated: str | None) -> str | None:
    """The language of the words; what a page states is often that of the system that made it."""
    words = detect_language("\n".join(draft.text.text for draft in drafts))
    stated = language_tag(stated or "") or stated
    if words is None or words == stated:
        return stated if stated in known_languages() or raw.language is None else raw.language
    return raw.language or words


def _without_label(author: str | None, language: str) -> str | None:
    """An author's name without the word before it that makes a byline of it."""
    if author is None:
        return None
    folded = author.casefold()
    labels = sorted(load_language(language).cast.bylines, key=len, reverse=True)
    label = next((label for label in labels if folded.startswith((f"{label} ", f"{label}:"))), "")
    return author[len(label) :].lstrip(" :") or None


READER: Final = FormatReader(
    "HTML",
    _read,
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=(MEDIA_TYPE, "application/xhtml+xml"),
    signature=lambda content: _BEGINNING.match(content) is not None,
)
