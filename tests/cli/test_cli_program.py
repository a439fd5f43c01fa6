"""The program as a whole: help, exit codes, streams, interruption, and how much it loads."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import pytest
from click.testing import CliRunner

from discourse_kg.cli.main import COMMANDS, discourse_kg
from discourse_kg.cli.program import Program
from discourse_kg.errors import StoreError
from support.commandline import call, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.commandline import Project

HEAVY: Final = ("owlrl", "oxrdflib", "pyoxigraph", "pyshacl", "rdflib", "rich", "SPARQLWrapper")


def test_the_version_is_told() -> None:
    assert call("--version").stdout == f"discourse-kg {version('discourse-kg')}\n"


def test_every_command_is_listed_with_what_it_does() -> None:
    text = call("--help").stdout
    assert not [name for name, summary in COMMANDS.items() if f"  {name} " not in text or summary not in text]
    assert "70   a bug in the program" in text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_that_are_calls(name: str) -> None:
    result = call(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: discourse-kg {name}") or result.stdout.startswith("Usage: ")
    examples = re.findall(r"^    discourse-kg (\S+)", result.stdout, re.MULTILINE)
    assert examples
    assert set(examples) == {name}


def test_help_says_no_more_than_a_screen_is_wide() -> None:
    for name in COMMANDS:
        assert max(map(len, call(name, "--help").stdout.splitlines())) <= 140


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["exract"], "No such command 'exract'; did you mean extract"),
        (["extract"], "Missing argument 'SOURCE...'"),
        (["extract", "--formt", "json", "x"], "--format"),
        (["extract", "--format", "xml", "x"], "'xml' is not one of 'json'"),
        (["validate", "x.ttl", "--store", "y"], "either files or --store"),
        (["build", "x.md", "--prune"], "--prune compares with the sources in the settings"),
        (["completion", "tcsh"], "'tcsh' is not one of"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(arguments: list[str], told: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not result.stdout


def test_settings_that_cannot_be_used_end_with_2(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.folder / "discourse-kg.toml").write_text("stor = 'x'", "utf-8")
    monkeypatch.chdir(project.folder)
    result = call("build")
    assert (result.exit_code, result.stderr) == (
        2,
        "discourse-kg: discourse-kg.toml: stor: unknown key; did you mean store?\n",
    )


DEFECT: Final = "discourse-kg: a bug in the program, please report it:"


# --- faults ---------------------------------------------------------------------------------------


def ending(error: BaseException) -> Program:
    """A program whose one command ends so."""

    class Ending(Program):
        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
            del ctx, cmd_name

            def end() -> None:
                raise error

            return click.Command("end", callback=end)

    return Ending("invented", commands_by_name={"end": "End."})


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (StoreError("folder: in use\nby another"), 3, "discourse-kg: folder: in use by another\n"),
        (KeyboardInterrupt(), 130, ""),
        (click.Abort(), 130, ""),
        (click.exceptions.Exit(1), 1, ""),
        (ValueError("odd"), 70, f"{DEFECT} ValueError: odd; DISCOURSE_KG_TRACEBACK=1 shows the traceback\n"),
        (RecursionError(), 70, f"{DEFECT} RecursionError; DISCOURSE_KG_TRACEBACK=1 shows the traceback\n"),
    ],
)
def test_each_way_to_end_has_its_code_and_one_line(error: BaseException, code: int, told: str) -> None:
    result = CliRunner().invoke(ending(error), ["end"])
    assert (result.exit_code, result.stderr) == (code, told)


@pytest.mark.integration
def test_the_traceback_is_shown_on_demand(tmp_path: Path) -> None:
    quiet = run("extract", "missing.md", cwd=tmp_path)
    loud = run("extract", "x", "--format", "turtle", cwd=tmp_path, environment={"DISCOURSE_KG_BASE": "nowhere"})
    traced = run(
        "extract",
        "x",
        "--format",
        "turtle",
        cwd=tmp_path,
        environment={"DISCOURSE_KG_BASE": "nowhere", "DISCOURSE_KG_TRACEBACK": "1"},
    )
    assert (quiet.returncode, loud.returncode, traced.returncode) == (3, 2, 2)
    assert b"Traceback" not in quiet.stderr + loud.stderr
    assert b"Traceback" in traced.stderr
    assert traced.stderr.endswith(loud.stderr)


# --- streams --------------------------------------------------------------------------------------


@pytest.mark.integration
def test_data_is_utf_8_and_the_same_in_every_locale(built: Project) -> None:
    recap = built.recaps / "parkdagen.md"
    worlds = [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C.UTF-8"},
        {"PYTHONIOENCODING": "latin-1", "PYTHONHASHSEED": "3"},
    ]
    said = {run("extract", recap, "--format", "text", cwd=built.folder, environment=world).stdout for world in worlds}
    assert len(said) == 1
    assert "Löfrådet" in said.pop().decode("utf-8")


@pytest.mark.integration
def test_messages_never_fail_for_want_of_a_letter(tmp_path: Path) -> None:
    world = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = run("extract", "på.md", cwd=tmp_path, environment=world)
    assert ended.returncode == 3
    assert b"set LC_ALL=C.UTF-8" in ended.stderr
    assert b"Traceback" not in ended.stderr


@pytest.mark.integration
def test_standard_input_and_output_are_a_dash(built: Project) -> None:
    text = (built.recaps / "garden-day.txt").read_bytes()
    ended = run("extract", "-", "--format", "text", cwd=built.folder, stdin=text)
    assert ended.returncode == 0
    assert ended.stdout.startswith(b"- (en)\n")
    assert b"Rowan Invented" in ended.stdout


def started(*arguments: str | Path, cwd: Path, **streams: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "discourse_kg", *arguments]
    world = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.Popen(command, cwd=cwd, env=world, stderr=subprocess.PIPE, **streams)  # type: ignore[call-overload, no-any-return]


@pytest.mark.integration
def test_a_reader_that_has_had_enough_is_no_fault(built: Project) -> None:
    process = started("extract", built.recaps, cwd=built.folder, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (0, b"")


@pytest.mark.integration
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_an_output_that_cannot_be_written_is_told(built: Project) -> None:
    with Path("/dev/full").open("wb") as full:
        process = started("extract", built.recaps, cwd=built.folder, stdout=full.fileno())
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 3
    assert errors == b"discourse-kg: standard output: cannot be written: No space left on device\n"


@pytest.mark.integration
def test_a_closed_output_is_told(built: Project) -> None:
    ended = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m discourse_kg extract "{built.recaps}" >&-'],  # noqa: S607
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert ended.returncode == 3
    assert ended.stderr == b"discourse-kg: standard output: is closed\n"


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Whoever runs the tests in the background of a shell has interruptions ignored, by them and what they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(process: subprocess.Popen[bytes], ready: Callable[[], bool]) -> tuple[int, bytes]:
    """Interrupt a process when it is ready, and so for a while; give its exit code and what it told."""
    end, calm = time.monotonic() + 30, 0
    while calm < 10 and time.monotonic() < end:
        time.sleep(0.1)
        calm = calm + 1 if ready() else 0
    process.send_signal(signal.SIGINT)
    try:
        _, errors = process.communicate(timeout=10)
    finally:
        process.kill()
    return process.returncode, errors


@pytest.mark.usefixtures("interruptible")
@pytest.mark.integration
def test_an_interruption_ends_with_130(built: Project) -> None:
    process = started("extract", "-", cwd=built.folder, stdin=subprocess.PIPE)
    state = Path(f"/proc/{process.pid}/stat")
    code, errors = interrupted(process, lambda: state.read_text("utf-8").rpartition(")")[2].split()[0] == "S")
    assert code == 130
    assert b"Traceback" not in errors


def holds(process: subprocess.Popen[bytes], folder: str) -> bool:
    """Whether a process has a file of the folder open."""
    with suppress(OSError):
        files = Path(f"/proc/{process.pid}/fd").iterdir()
        return any(str(file.resolve()).startswith(folder) for file in files)
    return False


@pytest.mark.usefixtures("interruptible")
@pytest.mark.integration
def test_an_interruption_reaches_a_query_that_takes_long(built: Project) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    process = started("sparql", query, cwd=built.folder, stdout=subprocess.DEVNULL)
    code, errors = interrupted(process, lambda: holds(process, built.store))
    assert code in {130, -signal.SIGINT}  # a shell calls both 130
    assert b"Traceback" not in errors


def seen_on_a_terminal(cwd: Path, **environment: str) -> str:
    """What a build shows to somebody who looks on."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "discourse_kg", "build", "--dry-run", "--force"]
    world = {**os.environ, "TERM": "xterm-256color", **environment}
    process = subprocess.Popen(command, cwd=cwd, env=world, stderr=follower, stdout=subprocess.DEVNULL)
    os.close(follower)
    shown = b""
    with suppress(OSError):  # that is how the end of a terminal shows
        while part := os.read(leader, 4096):
            shown += part
    os.close(leader)
    assert process.wait(30) == 0
    return shown.decode()


@pytest.mark.integration
def test_progress_is_shown_to_who_looks_on_in_colour_unless_they_say_no(built: Project) -> None:
    colour = re.compile(r"\x1b\[[0-9;]*m")
    coloured = seen_on_a_terminal(built.folder, NO_COLOR="")
    plain = seen_on_a_terminal(built.folder, NO_COLOR="1")
    assert "building" in coloured
    assert "building" in plain
    assert colour.search(coloured)
    assert not colour.search(plain)
    assert "building" not in call("build", "--dry-run", "--store", built.folder / "store", built.recaps).stderr


# --- what is loaded -------------------------------------------------------------------------------


def loaded(*arguments: str, cwd: Path) -> set[str]:
    """The heavy packages that a call loads."""
    code = (
        "import sys\nfrom discourse_kg.cli.main import main\nsys.argv = ['discourse-kg', *sys.argv[1:]]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(*sorted({HEAVY!r} & sys.modules.keys()), file=sys.stderr)"
    ).replace(f"{HEAVY!r} &", f"set({HEAVY!r}) &")
    command = [sys.executable, "-c", code, *arguments]
    ended = subprocess.run(command, cwd=cwd, capture_output=True, check=True, text=True)
    return set(ended.stderr.splitlines()[-1].split())


@pytest.mark.integration
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["extract", "--help"],
        ["extract", "recaps"],
        ["extract", "recaps", "--format", "text"],
        ["evaluate", "--help"],
        ["evaluate", "recaps"],
    ],
)
def test_who_only_reads_recaps_loads_no_rdf(arguments: list[str], built: Project) -> None:
    """But the engine, which is loaded in no time, and decides what an address is."""
    assert loaded(*arguments, cwd=built.folder) <= {"pyoxigraph"}


@pytest.mark.integration
def test_what_is_loaded_is_seen(built: Project) -> None:
    assert {"rdflib", "pyoxigraph"} <= loaded("extract", "recaps", "--format", "turtle", cwd=built.folder)


# --- completion -----------------------------------------------------------------------------------


def completed(words: str, cwd: Path) -> list[str]:
    world = {"_DISCOURSE_KG_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    ended = subprocess.run(
        [Path(sys.executable).with_name("discourse-kg")],
        cwd=cwd,
        env={**os.environ, **world},
        capture_output=True,
        check=True,
        text=True,
    )
    return [line.partition(",")[2] for line in ended.stdout.splitlines()]


@pytest.mark.integration
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    script = call("completion", shell).stdout
    assert f"_DISCOURSE_KG_COMPLETE={shell}_complete" in script
    assert "discourse-kg" in script


@pytest.mark.integration
def test_commands_and_options_are_completed(built: Project) -> None:
    assert completed("discourse-kg ex", built.folder) == ["extract", "explain", "export"]
    assert "--dry-run" in completed("discourse-kg build --d", built.folder)
    assert completed("discourse-kg extract --format t", built.folder) == ["text", "turtle"]


def test_every_command_of_the_program_can_be_loaded() -> None:
    context = click.Context(discourse_kg)
    assert [command.name for name in COMMANDS if (command := discourse_kg.get_command(context, name))] == [*COMMANDS]


@pytest.mark.integration
@pytest.mark.parametrize(
    "module", ["click", "discourse_kg.cli.main", "discourse_kg.bounded_reading", "msgspec", "rdflib"]
)
def test_an_interruption_while_the_program_is_loaded_says_nothing(module: str, tmp_path: Path) -> None:
    code = f"""
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from discourse_kg.__main__ import main
sys.addaudithook(lambda event, values: event == "import" and values[0] == {module!r} and os.kill(os.getpid(), 2))
sys.argv = ["discourse-kg", "build", "--dry-run"]
main()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")
