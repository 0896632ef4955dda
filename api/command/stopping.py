"""Lets what runs until it is stopped end in the same way however it is stopped."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stops_on_terminate() -> Iterator[None]:
    """Turn the system's request to terminate into a KeyboardInterrupt, as Ctrl-C is."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    former = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)
