"""Work within limits of time and memory, in a process of its own, so that no input can end this one.

The process is started when it is first needed, does one task after another, and is replaced after a task had to be
ended. It is a new program and not a fork, because an open store does not survive a fork.
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
#: How many seconds after its deadline the process ends itself, in case its owner was killed.
_GRACE: Final = 2.0

#: What the process runs. The folder that it is started in must not be on its path.
_PROGRAM: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from discourse_kg.bounded_work import serve; serve(int(sys.argv[2]))"
)


class LimitError(DiscourseKGError, RuntimeError):
    """Work that was ended: it took too much time or memory, or crashed its process. The message begins with a verb."""

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
    """Call a function in another process, and return its result.

    Function, argument and result are pickled, so the function must be importable. In such a process, the function is
    called directly: that work is bounded already.

    >>> run_bounded(len, "four", seconds=60, megabytes=512)
    4

    Args:
        function: What to call.
        argument: What to call it with.
        seconds: When it is ended.
        megabytes: How much memory it may take, beyond what the process has already.

    Raises:
        LimitError: it took longer or needed more, or crashed the process.
        Exception: whatever the function raises, with the traceback as a note.
    """
    if _SERVING:
        return function(argument)
    with _LOCK:
        if _WAITING and not _WAITING[0].fits():
            _end_waiting()
        worker = _WAITING.pop() if _WAITING else _Worker()
        try:
            reply = worker.work(_Task(function, argument, seconds, megabytes))
        except BaseException:
            worker.end()
            raise
        _WAITING.append(worker)
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
        """Whether it is alive, and has the import path and the current folder of its owner."""
        return self._process.poll() is None and self._path == sys.path and self._folder == Path.cwd()

    def work(self, task: _Task) -> _Reply:
        """Send it a task, and wait for the reply.

        Raises:
            LimitError: see `run_bounded`; the process cannot be used again.
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


def _end_waiting() -> None:
    while _WAITING:
        _WAITING.pop().end()


#: The process that waits for work, if there is one. The lock lets one thread at a time use it.
_WAITING: Final[list[_Worker]] = []
_LOCK: Final = Lock()
#: The handle of the connection to the owner, in a process that works for another; else empty.
_SERVING: Final[list[int]] = []

atexit.register(_end_waiting)


def serve(handle: int) -> None:
    """Do the tasks that come over a connection, given by its handle, until it is closed: what the process runs."""
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
    """Send what other packages print to standard error, or nowhere: both streams may be closed."""
    if sys.stdout is None or sys.stdout.fileno() == handle:
        return
    os.dup2(sys.stderr.fileno() if sys.stderr else os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _done(task: bytes) -> bytes:
    """Do a task, and pickle the reply; the alarm runs until that is sent.

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
    """Pickle an exception, or its class and message if it cannot be pickled."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        reply = pickle.dumps(_Reply(error=error))
        pickle.loads(reply)  # noqa: S301 (made on the line above)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (an exception of another package may fail in any way)
        return pickle.dumps(_Reply(error=UnknownFailureError(f"{type(error).__name__}: {error}")))
    return reply


def _allow(megabytes: int) -> None:
    """Limit the memory that this process may take beyond what it has, where the system can."""
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = _taken() + megabytes * _MEGABYTE
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _taken() -> int:
    """The address space of this process in bytes; 0 where the system does not say."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    return 0
