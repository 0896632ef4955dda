"""Turns measured seconds into figures."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy


@dataclass(frozen=True, slots=True)
class Latencies:
    """How long something took each time, in milliseconds."""

    count: int
    p50: float
    p95: float
    p99: float
    mean: float
    longest: float


def latencies(seconds: Sequence[float]) -> Latencies:
    """Return the figures of at least one measured duration, given in seconds."""
    milliseconds = 1000 * numpy.asarray(seconds, dtype=numpy.float64)
    p50, p95, p99 = (round(float(one), 3) for one in numpy.percentile(milliseconds, [50, 95, 99]))
    return Latencies(
        count=len(milliseconds),
        p50=p50,
        p95=p95,
        p99=p99,
        mean=round(float(milliseconds.mean()), 3),
        longest=round(float(milliseconds.max()), 3),
    )
