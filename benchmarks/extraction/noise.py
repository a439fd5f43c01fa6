"""Measure what the rest of a page does to the reading: score texts alone, and with invented noise around and between.

    python benchmarks/extraction/noise.py GOLD_DIR... [--half developing|measuring] [--write DIR] [--show]

Menus, notices, bylines with the date of the last change, teasers, captions, comments and footers of noise.toml are put
around and between the paragraphs of each text, drawn by its name. What is read of the whole page is moved back to the
text, and what was read of noise behind its end, where the gold has nothing; so the gold scores both alike. Prints the
measures of `discourse-kg evaluate`, without noise and with it; `--write` keeps both for another scorer.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from babel.dates import format_date

from discourse_kg.discourse_json import to_json
from discourse_kg.evaluation.evaluating import evaluate
from discourse_kg.extraction.pipeline import extract
from discourse_kg.readers.intake import read_bytes

PATTERNS: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
HALVES: Final = ("developing", "measuring")

#: How long after its publication, and after the event, a page was changed and published.
_CHANGED: Final = timedelta(days=403)
_PUBLISHED: Final = timedelta(days=1)
_ELSEWHERE: Final = date(2024, 5, 3)

#: A paragraph of prose: noise is put between two of them.
_LONG: Final = 80
_PROSE: Final = re.compile(r"[^\W\d_\s][^\n]*[.!?][\"”“»)]*")
#: As many teasers are between the paragraphs of a text as a third of them.
_SHARE: Final = 3


@dataclass
class NoisyText:
    """A text with noise in it: `pieces` are its parts in order, each with whether it is noise."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole page."""
        return "".join(piece for piece, _ in self.pieces)

    def of(self, *, noise: bool) -> str:
        """The text without the noise, or the noise."""
        return "".join(piece for piece, is_noise in self.pieces if is_noise is noise)

    def moved(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where a stretch of the page is in the text with all noise behind it; in two parts if it is in both."""
        bounds: dict[bool, list[int]] = {}
        at = {False: 0, True: len(self.of(noise=False))}
        position, text = 0, self.text
        for piece, is_noise in self.pieces:
            first, last = max(start, position), min(end, position + len(piece))
            if first < last and text[first:last].strip():
                shift = at[is_noise] - position
                bounds.setdefault(is_noise, []).extend((first + shift, last + shift))
            at[is_noise] += len(piece)
            position += len(piece)
        return [(min(found), max(found)) for found in bounds.values()]


def page_of(text: str, gold: dict[str, Any], language: str, half: str, name: str) -> NoisyText:
    """Put noise around and between the paragraphs of a text; the same name draws the same noise."""
    draw = random.Random(f"{name} {half}")  # noqa: S311 (nothing is secret)
    day = gold["event"]["date"]
    published = date.fromisoformat(day) + _PUBLISHED if day else None
    paragraphs = re.findall(r"[^\n]+\n*|\n+", text)
    apart = (number for number, paragraph in enumerate(paragraphs) if paragraph.strip() and paragraph.endswith("\n\n"))
    headline = next(apart, 0)
    page = NoisyText()

    def add(place: str, count: int = 1) -> None:
        for pattern in draw.sample(half_of(language, place, half), count):
            page.pieces.append((dated(pattern, published, language) + "\n\n", True))

    inner = [
        number
        for number in range(1, len(paragraphs))
        if all(_PROSE.fullmatch(one.strip()) and len(one) > _LONG for one in paragraphs[number - 1 : number + 1])
    ]
    chosen = set(draw.sample(inner, min(len(inner), len(inner) // _SHARE + 1)))
    add("menu")
    for number, paragraph in enumerate(paragraphs):
        if number in chosen:
            page.pieces.append(("" if page.text.endswith("\n\n") else "\n", True))
            add("between")
        page.pieces.append((paragraph, False))
        if number == headline:
            page.pieces.append(("" if paragraph.endswith("\n\n") else "\n\n", True))
            add("byline_with_day" if published else "byline_without_day")
    page.pieces.append(("\n\n", True))
    add("end", 3)
    return page


def half_of(language: str, place: str, half: str) -> list[str]:
    """The patterns of one half."""
    patterns: list[str] = PATTERNS[language][place]
    middle = len(patterns) // 2
    return patterns[:middle] if half == HALVES[0] else patterns[middle:]


def dated(pattern: str, published: date | None, language: str) -> str:
    """A pattern with its dates."""
    changed = (published or _ELSEWHERE) + _CHANGED
    words = {"published": published or _ELSEWHERE, "changed": changed}
    return pattern.format(
        **{name: format_date(day, "long", locale=language) for name, day in words.items()},
        **{f"{name}_iso": day.isoformat() for name, day in words.items()},
    )


def without_front_matter(text: str) -> str:
    """A text without its front matter, at the same offsets: it tells what a page of its own would have to."""
    found = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    return re.sub(r"[^\n]", " ", found.group()) + text[found.end() :] if found else text


def output_of(page: NoisyText, name: str, language: str) -> dict[str, Any]:
    """What is read of the page, its offsets moved to where the gold has them."""
    content = page.text.encode()
    read = to_json(extract(read_bytes(content, name, language=language)))
    return read | {"statements": [one for found in read["statements"] for one in _moved(found, page)]}


def _moved(statement: dict[str, Any], page: NoisyText) -> list[dict[str, Any]]:
    def stretches(found: dict[str, Any]) -> list[dict[str, Any]]:
        return [found | {"start": start, "end": end} for start, end in page.moved(found["start"], found["end"])]

    mentions = [one for mention in statement["mentions"] for one in stretches(mention)]
    return [one | {"mentions": mentions} for one in stretches(statement)]


def measure(folder: Path, half: str, keep: Path | None, *, show: bool) -> None:
    """Print the measures of one folder of gold, without noise and with that of a half."""
    language = folder.name[-2:]
    with TemporaryDirectory() as made:
        at = keep / folder.name if keep else Path(made)
        for part in ("gold", "text", *HALVES):
            (at / part).mkdir(parents=True, exist_ok=True)
        for annotation in sorted(folder.glob("*.gold.json")):
            name = annotation.name.removesuffix(".gold.json")
            file = next(
                folder / f"{name}{suffix}" for suffix in (".txt", ".md") if (folder / f"{name}{suffix}").exists()
            )
            text, gold = without_front_matter(file.read_text("utf-8")), json.loads(annotation.read_text("utf-8"))
            page = page_of(text, gold, language, half, name)
            (at / "gold" / annotation.name).write_text(annotation.read_text("utf-8"), "utf-8")
            (at / "gold" / file.name).write_text(page.of(noise=False) + page.of(noise=True), "utf-8")
            clean = NoisyText([(text, False)])
            for part, one in (("text", clean), (half, page)):
                found = output_of(one, file.name, language)
                (at / part / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False), "utf-8")
                if show and one is page:
                    _show(name, found, page)
        golds = sorted((at / "gold").glob("*.gold.json"))
        rows = {
            part: evaluate(
                golds, extract, language=language, outputs={p.stem: p for p in (at / part).glob("*.json")}
            ).measures
            for part in ("text", half)
        }
    print(f"\n{folder.name}: without noise, with the noise for {half}")
    for row, counts in rows["text"].items():
        alone, amid = counts.f1, rows[half][row].f1
        print(f"  {row:32} {alone:.3f}  {amid:.3f}  {amid - alone:+.3f}")


def _show(name: str, found: dict[str, Any], page: NoisyText) -> None:
    """Print what was read of noise."""
    end = len(page.of(noise=False))
    whole = page.of(noise=False) + page.of(noise=True)
    for one in found["statements"]:
        if one["end"] > end:
            print(f"{name}: {one['speakers']} {one['group']}: {whole[max(one['start'], end) : one['end']]!r}")


def main() -> int:
    """Measure the folders that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_DIR", help="its name ends with its language")
    parser.add_argument("--half", choices=HALVES, default=HALVES[1])
    parser.add_argument("--write", type=Path, metavar="DIR", help="keep gold, texts and outputs there")
    parser.add_argument("--show", action="store_true", help="print what was read of noise")
    options = parser.parse_args()
    for folder in options.folders:
        if folder.is_dir():
            measure(folder, options.half, options.write, show=options.show)
        else:
            print(f"{folder}: absent")
    return 0


if __name__ == "__main__":
    sys.exit(main())
