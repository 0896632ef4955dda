"""Lets one process at a time write to the data folder, and others in between."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from index.errors import StoreBusy, StoreError

LOCK_SECONDS = 600.0
LET_GO_SECONDS = 0.1
"""Longer than those who wait for the lock take between two looks."""


class WriteLock:
    """A lock on a data folder that threads and processes take turns to hold; who holds it may take it again."""

    def __init__(self, data: Path) -> None:
        """Prepare; nothing is held yet."""
        self._data = data
        self._lock = filelock.FileLock(data / "write.lock", timeout=LOCK_SECONDS)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock while what is inside runs.

        Raises:
            StoreBusy: another process holds it for too long.
            StoreError: the folder cannot be written to.
        """
        self._acquire()
        try:
            yield
        finally:
            self._lock.release()

    def let_go(self) -> None:
        """Give the lock away for a moment, so that nobody waits until a whole folder is read. Raises as `held`."""
        self._lock.release()
        time.sleep(LET_GO_SECONDS)
        self._acquire()

    def _acquire(self) -> None:
        try:
            self._lock.acquire()
        except filelock.Timeout as error:
            raise StoreBusy("Another process is writing to the data folder; try again in a moment.") from error
        except OSError as error:
            raise StoreError(f"The data folder {self._data} cannot be written to: {error.strerror}.") from error
