"""How long something takes, measured so that a busy machine fails no test.

What counts is the processor time of the thread that measures, so that neither other programs nor threads that other
tests left behind add to it. Garbage is not collected meanwhile: in a long run of tests one full collection of all
that is in memory takes half a second, whatever is measured. What disturbs still, such as a processor that is shared,
only ever adds time: the best of a few tries counts, and one that is good enough ends them.
"""

import gc
import math
import time
from collections.abc import Callable

TRIES = 5

PATIENCE = 60.0
"""Seconds to wait for what takes a moment, unless the machine is busy."""


def seconds(action: Callable[[], object]) -> float:
    """Return how many seconds an action takes; what it leaves to other threads and processes does not count."""
    collects = gc.isenabled()
    gc.disable()
    try:
        began = time.thread_time()
        action()
        return time.thread_time() - began
    finally:
        if collects:
            gc.enable()


def quickest(action: Callable[[], object], enough: float) -> float:
    """Return how many seconds the best of a few tries takes; the first that is under `enough` will do.

    Each try must have all the work to do: the action makes anew what it uses up, and asks for nothing that is
    remembered from the try before.
    """
    best = math.inf
    for _ in range(TRIES):
        best = min(best, seconds(action))
        if best < enough:
            break
    return best


def growth(longer: Callable[[], object], shorter: Callable[[], object], enough: float) -> float:
    """Return how many times as long as one action another takes; what is under `enough` will do. See `quickest`.

    The shorter one is measured twice for each time that the longer one is, as a single measurement that was disturbed
    would make the growth look smaller than it is.
    """
    long = short = math.inf
    for _ in range(TRIES):
        short = min(short, seconds(shorter), seconds(shorter))
        long = min(long, seconds(longer))
        if long < enough * short:
            break
    return long / short
