"""Work in a process of its own ends in time, within its memory, and whatever it meets."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from discourse_kg.bounded_work import LimitError, UnknownFailureError, run_bounded
from discourse_kg.errors import RecapError, UnknownLanguageError

#: Enough for what is expected to end by itself.
AMPLE: dict[str, Any] = {"seconds": 60, "megabytes": 512}


def process(_: object) -> int:
    return os.getpid()


def double(number: int) -> int:
    return 2 * number


def fail(error: Exception) -> None:
    raise error


def fail_as_none_can_hand_on(_: object) -> None:
    class LocalError(Exception):
        pass

    raise LocalError("inside")


def give_what_none_can_hand_on(_: object) -> object:
    return lambda: None


def wait(seconds: float) -> None:
    time.sleep(seconds)


def match_for_ever(_: object) -> None:
    """C code that hangs, and lets no handler of a signal run."""
    ctypes.CDLL(None).pause()


def take(megabytes: int) -> int:
    return len(bytes(megabytes * 1024 * 1024))


def descend(depth: int) -> int:
    return descend(depth + 1)


def die(number: int) -> None:
    os.kill(os.getpid(), number)


def leave(code: int) -> None:
    os._exit(code)


def inside(argument: int) -> tuple[int, int]:
    return os.getpid(), run_bounded(process, argument, seconds=1, megabytes=1)


def talk(_: object) -> str:
    print("not data")  # noqa: T201 (as another package may)
    return str(Path.cwd())


def test_a_function_gives_its_result_in_another_process() -> None:
    assert run_bounded(double, 21, **AMPLE) == 42
    first = run_bounded(process, None, **AMPLE)
    assert first != os.getpid()
    assert run_bounded(process, None, **AMPLE) == first


@pytest.mark.parametrize(
    "error",
    [
        RecapError("a.md", "is empty", 3),
        UnknownLanguageError("a.md", "xx", ["sv"]),
        ValueError("no"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"),
    ],
)
def test_what_a_function_raises_is_raised_here(error: Exception) -> None:
    with pytest.raises(type(error)) as told:
        run_bounded(fail, error, **AMPLE)
    assert str(told.value) == str(error)
    assert vars(told.value).items() >= {key: value for key, value in vars(error).items() if key[0] != "_"}.items()
    assert "in fail" in "".join(told.value.__notes__)


def test_what_cannot_be_handed_on_is_named() -> None:
    with pytest.raises(UnknownFailureError, match=r"^LocalError: inside$"):
        run_bounded(fail_as_none_can_hand_on, None, **AMPLE)
    with pytest.raises(Exception, match="lambda"):
        run_bounded(give_what_none_can_hand_on, None, **AMPLE)


@pytest.mark.parametrize("hang", [wait, match_for_ever])
def test_what_hangs_is_ended(hang: Any) -> None:  # noqa: ANN401 (functions of unlike arguments)
    with pytest.raises(LimitError, match=r"^takes longer than 0\.2 seconds; "):
        run_bounded(hang, 3600, seconds=0.2, megabytes=512)
    assert run_bounded(double, 1, **AMPLE) == 2


def test_what_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(LimitError, match=r"^needs more than 64 MB of memory; "):
        run_bounded(take, 128, seconds=60, megabytes=64)
    assert run_bounded(take, 128, **AMPLE) == 128 * 1024 * 1024


def test_a_recursion_ends_the_work_and_not_the_process() -> None:
    before = run_bounded(process, None, **AMPLE)
    with pytest.raises(RecursionError):
        run_bounded(descend, 0, **AMPLE)
    assert run_bounded(process, None, **AMPLE) == before


@pytest.mark.parametrize(("number", "told"), [(signal.SIGSEGV, "SIGSEGV"), (signal.SIGKILL, "SIGKILL")])
def test_what_ends_the_process_ends_no_other_work(number: int, told: str) -> None:
    with pytest.raises(LimitError, match=told):
        run_bounded(die, number, **AMPLE)
    with pytest.raises(LimitError, match="exit code 7"):
        run_bounded(leave, 7, **AMPLE)
    assert run_bounded(double, 1, **AMPLE) == 2


def test_work_inside_work_needs_no_further_process() -> None:
    outer, inner = run_bounded(inside, 1, **AMPLE)
    assert outer == inner


def test_relative_paths_and_modules_are_those_of_the_caller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_bounded(double, 1, **AMPLE)
    (tmp_path / "json.py").write_text("raise SystemExit", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run_bounded(talk, None, **AMPLE) == str(tmp_path)
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "invented_module.py").write_text("def answer(_):\n    return 42\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "modules"))
    from invented_module import answer  # type: ignore[import-not-found]  # noqa: PLC0415 (made on the line above)

    assert run_bounded(answer, None, **AMPLE) == 42


def lives(number: int) -> bool:
    """Whether there is a process of that number that has not ended."""
    ps = ["/bin/ps", "-o", "stat=", "-p", str(number)]
    state = subprocess.run(ps, capture_output=True, check=False, text=True)
    return state.stdout.strip()[:1] not in {"", "Z"}


@pytest.mark.integration
@pytest.mark.parametrize("end", ["", "os.kill(os.getpid(), 9)"])
def test_the_process_does_not_outlive_its_owner(end: str) -> None:
    code = f"""
import os, sys
sys.path[:] = {sys.path!r}
from discourse_kg.bounded_work import run_bounded
print(run_bounded(eval, "__import__('os').getpid()", seconds=60, megabytes=512), flush=True)
{end}
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True, timeout=60)
    assert done.stderr == ""
    deadline = time.monotonic() + 60
    while lives(int(done.stdout)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not lives(int(done.stdout))
