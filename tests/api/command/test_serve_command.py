"""`serve` and `watch` as a person runs them: in a process of their own, stopped from outside."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.api.command.small import LETTERS, Run
from tests.timing import PATIENCE

ROOT = Path(__file__).parents[3]


class Program:
    """A running `briefwijzer`."""

    def __init__(self, environment: dict[str, str], *arguments: str | Path) -> None:
        command = [sys.executable, "-u", "-m", "api.command.main", *map(str, arguments)]
        # Errors go with the lines, so that a test which waits for one fails with what was said.
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # A program started in the background may be told to ignore Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        self.lines: list[str] = []

    def line(self, start: str) -> str:
        """Read on until a line starts like this."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))
            if line.startswith(start):
                return self.lines[-1]
        pytest.fail(f"no line starts with {start!r} in {self.lines}")

    def stop(self, how: signal.Signals) -> tuple[int, str]:
        """Stop it; return the exit code and all that was still printed."""
        self.process.send_signal(how)
        rest, _ = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, rest


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    """What was started; it is ended with the test."""
    started: list[Program] = []
    yield started
    for program in started:
        program.process.kill()
        program.process.communicate()


def test_serve_reads_the_letters_tells_its_address_and_three_questions_and_answers(
    environment: dict[str, str], letters: Path, programs: list[Program], run: Run
) -> None:
    program = Program(environment, "serve", letters, "--port", "0")
    programs.append(program)
    address = program.line("Briefwijzer runs at ").removeprefix("Briefwijzer runs at ")
    # What is between is told as well on a busy machine, where it takes seconds.
    assert [line for line in program.lines[:-1] if not line.startswith("Reading letters: 1 of 2")] == [
        "Reading letters: 0 of 2 over-meten.txt",
        "Reading letters: 2 of 2",
        "2 new, 0 replaced, 0 moved, 0 removed, 0 unchanged (version 1)",
    ]
    program.line("Stop with Ctrl-C.")
    questions = [line.strip() for line in program.lines if line.startswith("  ")]
    assert len(questions) == len(set(questions)) <= 3
    for question in questions or ["Vertrouwen komt altijd te voet?"]:
        assert httpx.post(f"{address}/v1/ask", json={"question": question}, timeout=PATIENCE).json()["answered"]
    taken = run("serve", "--port", address.rpartition(":")[2])
    expected = f"Error: Port {address.rpartition(':')[2]} is in use already; take another one with --port.\n"
    assert (taken.exit_code, taken.stdout, taken.stderr) == (1, "", expected)
    assert program.stop(signal.SIGINT) == (0, "")

    (letters / "nieuw.txt").write_text("Een nieuwe brief.\n", "utf-8")
    again = Program(environment, "serve", letters, "--port", "0")
    programs.append(again)
    again.line("Briefwijzer runs at ")
    assert len(again.lines) == 1
    again.line("Stop with Ctrl-C.")
    assert again.stop(signal.SIGTERM)[0] == 0


def put(path: Path, text: str) -> None:
    """Let a file lie there whole at once; one seen between its making and its writing is rightly left for later."""
    unfinished = path.with_name(f".{path.name}")
    unfinished.write_text(text, "utf-8")
    unfinished.rename(path)


def test_watch_tells_each_change_until_it_is_stopped(
    environment: dict[str, str], letters: Path, programs: list[Program], run: Run
) -> None:
    run("index", letters)
    program = Program(environment, "watch", letters, "--scan-seconds", "1")
    programs.append(program)
    assert program.line("") == f"{letters} is being watched; stop with Ctrl-C."
    put(letters / "nieuw.txt", "Een nieuwe brief.\n")
    assert program.line("") == "new: nieuw"
    put(letters / "over-meten.txt", LETTERS["over-meten.txt"] + "PS\n")
    assert program.line("") == "replaced: over-meten"
    (letters / "nieuw.txt").unlink()
    assert program.line("") == "removed: nieuw"
    letters.rename(letters.with_name("away"))
    assert program.line("") == f"The letters folder {letters} is not there. The letters stay as they are."
    time.sleep(1.5)
    assert program.stop(signal.SIGINT) == (0, "")


def test_watch_needs_a_folder_that_is_there(run: Run, tmp_path: Path) -> None:
    assert run("watch").exit_code == 2
    result = run("watch", tmp_path / "gone")
    assert (result.exit_code, result.stderr) == (1, f"Error: The letters folder {tmp_path / 'gone'} is not there.\n")


def test_serve_stops_when_there_are_no_letters_and_the_folder_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("serve", tmp_path / "gone", "--port", "0")
    assert (result.exit_code, result.stderr) == (1, f"Error: The letters folder {tmp_path / 'gone'} is not there.\n")
