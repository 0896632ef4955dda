"""Runs Briefwijzer as processes of its own, and ends them."""

import queue
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_START = 180.0
SECONDS_TO_END = 20.0
_ADDRESS = re.compile(r"http://127\.0\.0\.1:[0-9]+")


class DidNotRun(RuntimeError):
    """A process ended or was silent instead of doing what it was started for."""


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A server that listens.

    Attributes:
        started: when its process was started, by `time.perf_counter`.
    """

    address: str
    process: int
    started: float


def run_command(arguments: Sequence[str], accepted: frozenset[int] = frozenset({0})) -> float:
    """Run a command of Briefwijzer to its end and return how many seconds that took.

    Raises:
        DidNotRun: it ended with a code that is not accepted, or not in time.
    """
    started = time.perf_counter()
    try:
        done = subprocess.run(
            _command(arguments), cwd=ROOT, capture_output=True, text=True, timeout=SECONDS_TO_START, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DidNotRun(f"`briefwijzer {arguments[0]}` took longer than {SECONDS_TO_START:.0f} s.") from error
    seconds = time.perf_counter() - started
    if done.returncode not in accepted:
        raise DidNotRun(f"`briefwijzer {arguments[0]}` ended with {done.returncode}: {done.stderr[-2000:]}")
    return seconds


@contextmanager
def serving(arguments: Sequence[str]) -> Iterator[RunningServer]:
    """Run a server on a free port of this machine's own address for as long as the context lasts.

    Args:
        arguments: those of `briefwijzer serve`, less host and port.

    Raises:
        DidNotRun: it does not listen in time.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        _command(["serve", *arguments, "--host", "127.0.0.1", "--port", "0"]),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(process.stdout, lines), daemon=True)
    reader.start()
    try:
        yield RunningServer(_address(lines), process.pid, started)
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        reader.join(SECONDS_TO_END)


def _command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "api.command.main", *arguments]


def _read(stream: IO[str] | None, lines: "queue.SimpleQueue[str]") -> None:
    """Pass on each line, then an empty one; what is never read would stop the process that writes it."""
    if stream is not None:
        with stream:
            for line in stream:
                lines.put(line)
    lines.put("")


def _address(lines: "queue.SimpleQueue[str]") -> str:
    said: list[str] = []
    until = time.perf_counter() + SECONDS_TO_START
    while True:
        try:
            line = lines.get(timeout=max(until - time.perf_counter(), 0.0))
        except queue.Empty as error:
            raise DidNotRun(f"The server did not listen within {SECONDS_TO_START:.0f} s: {''.join(said)}") from error
        if not line:
            raise DidNotRun(f"The server ended before it listened: {''.join(said)}")
        said.append(line)
        found = _ADDRESS.search(line)
        if found:
            return found.group()
