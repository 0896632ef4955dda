"""Which rows of a table carry which marks, so that those with wanted marks are found without visiting each row."""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy
from numpy.typing import NDArray

Mark = TypeVar("Mark", bound=Hashable)


@dataclass(frozen=True)
class Marks(Generic[Mark]):
    """Any number of marks on each row.

    Attributes:
        size: how many rows there are.
        known: all marks that any row carries.
        rows: the row of each pair of a row and a mark, ascending.
        marks: the mark of that pair, as its place in `known`.
    """

    size: int
    known: tuple[Mark, ...]
    rows: NDArray[numpy.int64]
    marks: NDArray[numpy.int64]

    @classmethod
    def of(cls, carried: Iterable[Collection[Mark]]) -> "Marks[Mark]":
        """Note the marks of each row, in order."""
        places: dict[Mark, int] = {}
        rows: list[int] = []
        marks: list[int] = []
        size = 0
        for row, own in enumerate(carried):
            size = row + 1
            for mark in own:
                rows.append(row)
                marks.append(places.setdefault(mark, len(places)))
        return cls(size, tuple(places), numpy.array(rows, numpy.int64), numpy.array(marks, numpy.int64))

    def carrying(self, wanted: Collection[Mark]) -> NDArray[numpy.bool_]:
        """Return for each row whether it carries one of the wanted marks."""
        is_wanted = numpy.fromiter((mark in wanted for mark in self.known), numpy.bool_, len(self.known))
        mask = numpy.zeros(self.size, dtype=numpy.bool_)
        mask[self.rows[is_wanted[self.marks]]] = True
        return mask
