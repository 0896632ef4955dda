"""Keeps what was made of things that never change, for as long as it is asked for."""

from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")
_KEPT = 4


class Remembered(Generic[Made]):
    """Makes something of its sources once; threads may share it.

    Sources are known by identity, so that asking costs nothing however large they are. Unlike with a cache by
    value, whoever changes a source in place goes on getting what was made of it before.

    Args:
        make: makes it.
    """

    def __init__(self, make: Callable[..., Made]) -> None:
        self._make = make
        self._kept: tuple[tuple[tuple[object, ...], Made], ...] = ()

    def __call__(self, *sources: object) -> Made:
        """Return what is made of sources; of the last few, made before."""
        for known, made in self._kept:
            if all(one is other for one, other in zip(known, sources, strict=True)):
                return made
        made = self._make(*sources)
        # Replaced whole, so that another thread sees the former or the new; at worst one thing is made twice.
        self._kept = ((sources, made), *self._kept[: _KEPT - 1])
        return made
