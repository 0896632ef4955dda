"""Asks a running server from several clients at once."""

import itertools
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx

from scripts.benchmarking.figures import Latencies, latencies

SECONDS_FOR_ANSWER = 60.0

Body = dict[str, Any]
"""A question as `POST /v1/ask` takes it."""


@dataclass(frozen=True, slots=True)
class Load:
    """What so many clients saw who each asked the next question as soon as they had an answer."""

    clients: int
    questions_per_second: float
    latencies: Latencies


def ask_once(address: str, body: Body) -> Body:
    """Ask one question over a connection of its own and return the answer.

    Raises:
        httpx.HTTPError: the server does not answer, or refuses.
    """
    response = httpx.post(f"{address}/v1/ask", json=body, timeout=SECONDS_FOR_ANSWER)
    response.raise_for_status()
    answer: Body = response.json()
    return answer


def load(address: str, bodies: Sequence[Body], clients: int, count: int, seconds: float) -> Load:
    """Ask `count` questions, or as many as fit into `seconds`, in turn from `bodies`.

    Clients are threads of this process, which shares the machine's cores with the server.

    Raises:
        httpx.HTTPError: the server does not answer, or refuses.
    """
    taken = itertools.islice(itertools.cycle(bodies), count)
    turn = threading.Lock()
    started = time.perf_counter()

    def ask_on() -> list[float]:
        durations: list[float] = []
        with httpx.Client(base_url=address, timeout=SECONDS_FOR_ANSWER) as client:
            while time.perf_counter() - started < seconds:
                with turn:
                    body = next(taken, None)
                if body is None:
                    break
                before = time.perf_counter()
                client.post("/v1/ask", json=body).raise_for_status()
                durations.append(time.perf_counter() - before)
        return durations

    with ThreadPoolExecutor(clients) as pool:
        found = [pool.submit(ask_on) for _ in range(clients)]
        durations = [one for future in found for one in future.result()]
    elapsed = time.perf_counter() - started
    return Load(clients, round(len(durations) / elapsed, 1), latencies(durations))
