"""Times the way from the start of a process to its first answer."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.benchmarking.http_load import ask_once
from scripts.benchmarking.processes import run_command, serving

QUESTION = "What does Wim say about trust?"


@dataclass(frozen=True, slots=True)
class Repeated:
    """How many seconds something took each time."""

    median: float
    fastest: float
    slowest: float
    runs: int


@dataclass(frozen=True, slots=True)
class ColdStart:
    """From the start of a process to the first answer; the system has read the files before.

    Attributes:
        ask: `briefwijzer ask`, until it has ended.
        serve: `briefwijzer serve` over an existing collection, until the answer is there.
        serve_anew: the same with an empty data folder, so that it reads all letters first.
    """

    ask: Repeated
    serve: Repeated
    serve_anew: Repeated


def time_cold_start(letters: Path, data: Path, empty: Path, runs: int) -> ColdStart:
    """Start processes over a collection that lies in `data`, and with data folders made below `empty`."""
    existing = [str(letters), "--data", str(data)]
    return ColdStart(
        ask=_repeated(lambda _: run_command(["ask", QUESTION, "--data", str(data)]), runs),
        serve=_repeated(lambda _: seconds_to_answer(existing), runs),
        serve_anew=_repeated(
            lambda number: seconds_to_answer([str(letters), "--data", str(empty / str(number))]), runs
        ),
    )


def seconds_to_answer(arguments: list[str]) -> float:
    """Return how many seconds pass from the start of a server to its first answer."""
    with serving(arguments) as server:
        ask_once(server.address, {"question": QUESTION})
        return time.perf_counter() - server.started


def _repeated(run: Callable[[int], float], runs: int) -> Repeated:
    seconds = [run(number) for number in range(runs)]
    return Repeated(round(statistics.median(seconds), 3), round(min(seconds), 3), round(max(seconds), 3), len(seconds))
