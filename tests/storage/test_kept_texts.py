"""Texts are kept as they were read, told when they are not, and gone when nothing needs them. All is invented."""

from __future__ import annotations

import os
import pickle
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.errors import StoreError
from discourse_kg.model import BlockKind, Span, TextBlock
from discourse_kg.spans import Segment, TextMap
from discourse_kg.storage.kept_texts import KeptText, KeptTexts, SharedTexts, TextNotKeptError
from support.invented_sources import child

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT: Final = "\ufeff---\r\ntitle: Påhittad\r\n---\r\nEsta\u0301 – 🌲 sa hon.\u2028"
RUNS: Final = [f"https://example.org/id/run/{number:016x}" for number in range(5)]


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def texts(tmp_path: Path) -> KeptTexts:
    return KeptTexts(tmp_path)


def test_a_text_is_kept_to_the_byte_under_its_digest(texts: KeptTexts) -> None:
    texts.keep(RUNS[0], KeptText(TEXT))
    assert texts.read(RUNS[0]) == KeptText(TEXT)
    digest = sha256(TEXT.encode()).hexdigest()
    assert (texts.folder / "texts" / digest[:2] / digest).read_bytes() == TEXT.encode()
    assert files(texts.folder) == ["runs/00/0000000000000000.json", f"texts/{digest[:2]}/{digest}"]


def test_two_runs_of_one_text_share_it_and_each_knows_its_blocks(texts: KeptTexts) -> None:
    texts.keep(RUNS[0], KeptText(TEXT))
    cut = KeptText(
        TEXT, (TextBlock(BlockKind.HEADING, Span(0, 4), page=2),), TextMap([Segment(0, len(TEXT), 30, 30 + len(TEXT))])
    )
    texts.keep(RUNS[1], cut)
    assert (texts.read(RUNS[0]), texts.read(RUNS[1])) == (KeptText(TEXT), cut)
    assert len(files(texts.folder)) == 3


def test_what_is_there_already_is_not_written_again(texts: KeptTexts) -> None:
    texts.keep(RUNS[0], KeptText(TEXT))
    before = {path: (texts.folder / path).stat() for path in files(texts.folder)}
    texts.keep(RUNS[0], KeptText(TEXT))
    assert {path: (texts.folder / path).stat() for path in files(texts.folder)} == before


@pytest.mark.parametrize("run", [RUNS[0], "https://example.org/../../etc/passwd", "", "http://example.org/id/run/.."])
def test_a_text_that_was_never_kept_is_told(texts: KeptTexts, run: str) -> None:
    with pytest.raises(TextNotKeptError, match="the text is not kept here; run discourse-kg build") as told:
        texts.read(run)
    assert told.value.problem == "the text is not kept here"


def test_a_run_of_no_store_cannot_be_kept(texts: KeptTexts) -> None:
    with pytest.raises(ValueError, match="no run's IRI"):
        texts.keep("https://example.org/id/run/..", KeptText(TEXT))
    assert not files(texts.folder)


#: What may stand where the record of a run should, with what is told.
DAMAGED: Final = {
    "": "record of the text is damaged",
    "[]": "record of the text is damaged",
    '{"text": 7, "blocks": [], "map": null}': "record of the text is damaged",
    '{"text": "../../../etc/passwd", "blocks": [], "map": null}': "record of the text is damaged",
    '{"blocks": [], "map": null}': "record of the text is damaged",
    "[" * 100_000: "record of the text is damaged",
    f'{{"text": "{"0" * 64}", "blocks": [], "map": null}}': "not kept here",
    **{
        f'{{"text": "{sha256(TEXT.encode()).hexdigest()}", {damage}}}': "record of the text is damaged"
        for damage in (
            f'"blocks": [["paragraph", 0, {len(TEXT) + 1}, null, null]], "map": null',
            '"blocks": [["poem", 0, 1, null, null]], "map": null',
            '"blocks": [["paragraph", 1, 0, null, null]], "map": null',
            '"blocks": [], "map": [[0, 2, 0, 2], [3, 4, 2, 3]]',
            '"blocks": [], "map": [[0, "two", 0, 2]]',
        )
    },
}


@pytest.mark.parametrize("record", DAMAGED, ids=lambda record: str(record)[:30])
def test_a_damaged_record_is_told_and_kept_anew(texts: KeptTexts, record: str) -> None:
    texts.keep(RUNS[0], KeptText(TEXT))
    (texts.folder / "runs/00/0000000000000000.json").write_text(record, "utf-8")
    with pytest.raises(TextNotKeptError, match=DAMAGED[record]):
        texts.read(RUNS[0])
    texts.keep(RUNS[0], KeptText(TEXT))
    assert texts.read(RUNS[0]) == KeptText(TEXT)


@pytest.mark.parametrize("content", [b"", TEXT.encode()[:-1], TEXT.encode() + b"\n", b"\xff" * 9])
def test_a_damaged_text_is_told_and_kept_anew(texts: KeptTexts, content: bytes) -> None:
    texts.keep(RUNS[0], KeptText(TEXT))
    [text] = (texts.folder / "texts").glob("??/*")
    text.write_bytes(content)
    with pytest.raises(TextNotKeptError, match="the text is damaged: it is not what was read"):
        texts.read(RUNS[0])
    texts.keep(RUNS[0], KeptText(TEXT))
    assert texts.read(RUNS[0]) == KeptText(TEXT)


def test_what_no_run_needs_is_swept_and_what_one_of_them_needs_stays(texts: KeptTexts) -> None:
    for run, text in zip(RUNS, ["one", "one", "two", "three", "three"], strict=True):
        texts.keep(run, KeptText(text))
    texts.sweep(RUNS[:1])
    assert texts.read(RUNS[0]).text == "one"
    digest = sha256(b"one").hexdigest()
    assert files(texts.folder) == ["runs/00/0000000000000000.json", f"texts/{digest[:2]}/{digest}"]
    texts.sweep([])
    assert not files(texts.folder)


def test_a_text_that_a_run_no_longer_reads_is_swept(texts: KeptTexts) -> None:
    texts.keep(RUNS[0], KeptText("one"))
    texts.keep(RUNS[0], KeptText("another"))
    texts.sweep(RUNS[:1])
    assert texts.read(RUNS[0]).text == "another"
    assert len(files(texts.folder)) == 2


def test_what_is_not_kept_is_told_across_processes(texts: KeptTexts) -> None:
    with pytest.raises(TextNotKeptError) as told:
        texts.read(RUNS[0])
    again = pickle.loads(pickle.dumps(told.value))  # noqa: S301 (our own)
    assert (str(again), again.problem) == (str(told.value), told.value.problem)


def test_sweeping_passes_over_what_is_damaged(texts: KeptTexts) -> None:
    texts.keep(RUNS[0], KeptText("one"))
    texts.keep(RUNS[1], KeptText("two"))
    (texts.folder / "runs/00/0000000000000001.json").write_text("{", "utf-8")
    texts.sweep(RUNS[:1])
    assert "runs/00/0000000000000001.json" not in files(texts.folder)
    assert texts.read(RUNS[0]).text == "one"


def test_what_a_killed_process_left_half_is_swept(texts: KeptTexts) -> None:
    texts.keep(RUNS[0], KeptText("one"))
    [text] = (texts.folder / "texts").glob("??/*")
    (text.parent / f".{text.name}.4711").write_bytes(b"on")
    texts.sweep(RUNS[:1])
    assert len(files(texts.folder)) == 2


def test_all_is_on_the_disk_when_keeping_is_done(texts: KeptTexts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is flushed before it gets its name, and a folder when a name in it is new."""
    done: list[int | str] = []
    fsync, replace, mkdir = os.fsync, Path.replace, Path.mkdir

    def flush(handle: int) -> None:
        fsync(handle)
        done.append(os.fstat(handle).st_ino)

    def rename(path: Path, other: Path) -> Path:
        renamed = replace(path, other)
        done.append(str(other))
        return renamed

    def make(path: Path, *, exist_ok: bool) -> None:
        mkdir(path, exist_ok=exist_ok)
        done.append(str(path))

    monkeypatch.setattr("os.fsync", flush)
    monkeypatch.setattr(Path, "replace", rename)
    monkeypatch.setattr(Path, "mkdir", make)
    texts.keep(RUNS[0], KeptText("one"))
    record, text = (texts.folder / path for path in files(texts.folder))
    for path in (record, text):
        assert path.stat().st_ino in done[: done.index(str(path))]
    for path in (record, text, *record.parents[:2], *text.parents[:2]):
        assert path.parent.stat().st_ino in done[done.index(str(path)) :]
    assert done.index(str(text)) < done.index(str(record))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "texts").write_text("no folder", "utf-8")
    with pytest.raises(StoreError, match=r"texts.*: cannot be written: ") as told:
        KeptTexts(tmp_path).keep(RUNS[0], KeptText(TEXT))
    assert "\n" not in str(told.value)


# --- beside an endpoint ---------------------------------------------------------------------------

WRITER: Final = """
import sys
from pathlib import Path
from discourse_kg.storage.kept_texts import KeptText, SharedTexts
texts = SharedTexts(Path({folder!r}))
texts.keep({run!r}, KeptText("theirs"))
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[SharedTexts]:
    texts = SharedTexts(tmp_path / "new" / "texts")
    yield texts
    texts.close()
    texts.close()


def test_nothing_is_made_before_a_text_is_kept(shared: SharedTexts) -> None:
    shared.sweep([])
    with pytest.raises(TextNotKeptError):
        shared.read(RUNS[0])
    assert not shared.folder.parent.exists()
    shared.keep(RUNS[0], KeptText(TEXT))
    assert shared.read(RUNS[0]) == KeptText(TEXT)


@pytest.mark.integration
def test_what_another_process_may_need_is_not_swept(shared: SharedTexts) -> None:
    shared.keep(RUNS[0], KeptText("mine"))
    with child(WRITER.format(folder=str(shared.folder), run=RUNS[1])):
        shared.sweep(RUNS[:1])
        assert shared.read(RUNS[1]).text == "theirs"
    shared.sweep(RUNS[:1])
    assert len(files(shared.folder)) == 2
    with child(WRITER.format(folder=str(shared.folder), run=RUNS[1])):
        assert shared.read(RUNS[1]).text == "theirs", "who has swept lets others in again"
