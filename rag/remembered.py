"""Keeps what was made of something that never changes, for as long as it is asked for."""

from collections.abc import Callable
from typing import Generic, TypeVar

Source = TypeVar("Source")
Made = TypeVar("Made")
_KEPT = 4


class Remembered(Generic[Source, Made]):
    """Makes something of a source once; threads may share it.

    The source is known by identity, so that asking costs nothing however large it is. Unlike with a cache by value,
    whoever changes a source in place goes on getting what was made of it before.

    Args:
        make: makes it.
    """

    def __init__(self, make: Callable[[Source], Made]) -> None:
        self._make = make
        self._kept: tuple[tuple[Source, Made], ...] = ()

    def __call__(self, source: Source) -> Made:
        """Return what is made of a source; of the last few, made before."""
        for one, made in self._kept:
            if one is source:
                return made
        made = self._make(source)
        # Replaced whole, so that another thread sees the former or the new; at worst one thing is made twice.
        self._kept = ((source, made), *self._kept[: _KEPT - 1])
        return made
