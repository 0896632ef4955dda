"""How long something takes, on a machine that may be busy with other things."""

import time
from collections.abc import Callable


def quickest(action: Callable[[], object], enough: float) -> float:
    """Return how many seconds the best of three takes; the first that is under `enough` will do."""
    shortest = enough
    for _ in range(3):
        started = time.perf_counter()
        action()
        shortest = time.perf_counter() - started
        if shortest < enough:
            break
    return shortest
