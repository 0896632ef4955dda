"""Times answers in this process, the embedding of the question apart."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.snapshot import Snapshot
from rag.ask import Answerer, Request
from scripts.benchmarking.embedders import TimedEmbedder
from scripts.benchmarking.figures import Latencies, latencies
from scripts.benchmarking.questions import RESTRICTIONS, BenchmarkQuestion

# Questions asked before any that counts, as a server has answered some before.
WARMING = 20


@dataclass(frozen=True, slots=True)
class Asking:
    """How long answers took.

    Attributes:
        answered: how many of them were more than a refusal.
        without_embedding: all but the embedding of the question.
        by_restriction: as `without_embedding`, for the questions that name nobody, a person, a period or both.
    """

    answered: int
    with_embedding: Latencies
    without_embedding: Latencies
    embedding: Latencies
    by_restriction: dict[str, Latencies]


def time_asking(answerer: Answerer, snapshot: Snapshot, questions: Sequence[BenchmarkQuestion]) -> Asking:
    """Ask the questions one after the other, once each; some others go before."""
    embedder = TimedEmbedder(snapshot.embedder)
    timed = replace(snapshot, embedder=embedder)
    warming, counted = questions[:WARMING], questions[WARMING:]
    for question in warming:
        answerer.ask(Request(question.text), timed)
    whole: list[float] = []
    embedding: list[float] = []
    answered = 0
    for question in counted:
        before = embedder.seconds
        started = time.perf_counter()
        answer = answerer.ask(Request(question.text), timed)
        whole.append(time.perf_counter() - started)
        embedding.append(embedder.seconds - before)
        answered += answer.answered
    rest = [one - other for one, other in zip(whole, embedding, strict=True)]
    groups = {
        name: [seconds for seconds, question in zip(rest, counted, strict=True) if question.restriction == name]
        for name in RESTRICTIONS
    }
    return Asking(
        answered=answered,
        with_embedding=latencies(whole),
        without_embedding=latencies(rest),
        embedding=latencies(embedding),
        by_restriction={name: latencies(seconds) for name, seconds in groups.items()},
    )
