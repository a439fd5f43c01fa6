"""Work that is given so much time and memory and no more, in a process of its own, so that nothing it meets ends ours.

The process is started when it is first needed, does one piece of work after another, and is replaced when one
of them had to be ended. It begins as a new program and is no fork, because an open store does not survive one.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import resource
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any, Final, NamedTuple, TypeVar

from discourse_kg.errors import DiscourseKGError

_Argument = TypeVar("_Argument")
_Result = TypeVar("_Result")

_MEGABYTE: Final = 1024 * 1024
#: How long the process may outlive its work before it ends itself, in seconds: its owner was killed.
_GRACE: Final = 2.0

#: What the process runs. The folder that it is started in must not be on its path.
_PROGRAM: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from discourse_kg.bounded_work import serve; serve(int(sys.argv[2]))"
)


class LimitError(DiscourseKGError, RuntimeError):
    """Work that was ended: it took too much time or memory, or broke its process. The message begins with a verb."""

    exit_code = 3


class UnknownFailureError(DiscourseKGError, RuntimeError):
    """Work that failed with an exception that cannot be handed on; the message names its class."""

    exit_code = 70


class _Task(NamedTuple):
    function: Callable[[Any], object]
    argument: object
    seconds: float
    megabytes: int


class _Reply(NamedTuple):
    """What became of a task: its result, or the exception that it raised."""

    result: object = None
    error: Exception | None = None


def run_bounded(
    function: Callable[[_Argument], _Result], argument: _Argument, *, seconds: float, megabytes: int
) -> _Result:
    """Call a function in another process, and give its result.

    Function, argument and result are pickled, so the function must be one of a module. Where the calling process is
    such a process itself, the function is called here: that work is bounded already.

    >>> run_bounded(len, "four", seconds=60, megabytes=512)
    4

    Args:
        function: What to call.
        argument: What to call it with.
        seconds: After how long it is ended.
        megabytes: How much memory it may take beyond what the process has.

    Raises:
        LimitError: it took longer or needed more, or what it met ended the process.
        Exception: whatever the function raises, with a note that has the traceback.
    """
    if _SERVING:
        return function(argument)
    with _LOCK:
        worker = _WORKERS.pop() if _WORKERS else None
        if worker is None or not worker.fits():
            end_worker(worker)
            worker = _Worker()
        try:
            reply = worker.work(_Task(function, argument, seconds, megabytes))
        except BaseException:
            worker.end()
            raise
        _WORKERS.append(worker)
    if reply.error is not None:
        raise reply.error
    return reply.result  # type: ignore[return-value]  # what the function gave


class _Worker:
    """The process, seen from its owner."""

    def __init__(self) -> None:
        self._path, self._folder = list(sys.path), Path.cwd()
        self._connection, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 (the program itself)
                [sys.executable, "-P", "-c", _PROGRAM, json.dumps(self._path), str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
            )

    def fits(self) -> bool:
        """Whether it still lives, imports what its owner would, and has the same current folder."""
        return self._process.poll() is None and self._path == sys.path and self._folder == Path.cwd()

    def work(self, task: _Task) -> _Reply:
        """Have a task done.

        Raises:
            LimitError: see `run_bounded`; the process is of no more use then.
        """
        try:
            self._connection.send(task)
            if not self._connection.poll(task.seconds):
                raise LimitError(_too_long(task.seconds))
            reply = self._connection.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise LimitError(self._ended(task)) from None
        if isinstance(reply, _Reply):
            return reply
        raise LimitError(_too_much(task.megabytes))

    def _ended(self, task: _Task) -> str:
        code = self._process.wait()
        if code == -signal.SIGALRM:
            return _too_long(task.seconds)
        reason = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return (
            f"ended the process that read it ({reason}): it needs more memory than there is, or meets a bug; split it"
        )

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._connection.close()
        self._process.kill()
        self._process.wait()


def _too_long(seconds: float) -> str:
    return f"takes longer than {seconds:g} seconds; split it, or allow more (seconds under [limits] in the settings)"


def _too_much(megabytes: int) -> str:
    remedy = "split it, or allow more (megabytes under [limits] in the settings)"
    return f"needs more than {megabytes} MB of memory; {remedy}"


def end_worker(worker: _Worker | None = None) -> None:
    """End a process, or the one that waits for work."""
    if worker is None and _WORKERS:
        worker = _WORKERS.pop()
    if worker is not None:
        worker.end()


#: The process that waits for work, if there is one, and who may use it.
_WORKERS: Final[list[_Worker]] = []
_LOCK: Final = Lock()
#: Whether this process is one that works for another.
_SERVING: Final[list[int]] = []

atexit.register(end_worker)


def serve(handle: int) -> None:
    """Do the tasks that come in by a connection, given by its handle, until it is closed: what the process runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the owner is told, and ends this process
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _print_no_data(handle)
    _SERVING.append(handle)
    with Connection(handle) as connection, suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            try:
                connection.send_bytes(_done(connection.recv_bytes()))
            except MemoryError:
                connection.send(None)
                return
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)


def _print_no_data(handle: int) -> None:
    """Have what other packages print go where messages go, or nowhere: standard output and error may be closed."""
    if sys.stdout is None or sys.stdout.fileno() == handle:
        return
    os.dup2(sys.stderr.fileno() if sys.stderr else os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _done(task: bytes) -> bytes:
    """Do a task, and pickle what came of it; the alarm goes on until that is sent.

    Raises:
        MemoryError: it needs more memory than it may have.
    """
    try:
        function, argument, seconds, megabytes = pickle.loads(task)  # noqa: S301 (from the owner of this process)
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
        _allow(megabytes)
        return pickle.dumps(_Reply(function(argument)))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 (handed on, whatever it is)
        return _failed(error)


def _failed(error: Exception) -> bytes:
    """Pickle an exception, if it comes out of that as it was; else what is known of it."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        reply = pickle.dumps(_Reply(error=error))
        pickle.loads(reply)  # noqa: S301 (made on the line above)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (of another package, and made as it likes)
        return pickle.dumps(_Reply(error=UnknownFailureError(f"{type(error).__name__}: {error}")))
    return reply


def _allow(megabytes: int) -> None:
    """Let this process have so much memory beyond what it has, where the system can limit it."""
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = _taken() + megabytes * _MEGABYTE
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _taken() -> int:
    """The address space of this process in bytes, 0 where the system does not tell."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    return 0
