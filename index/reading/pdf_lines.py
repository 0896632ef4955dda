"""Tells of the lines of a PDF's pages which are its text, and in what column each stands."""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

BULLET = re.compile(r"(?:[•*·▪◦‣–—-]|\d{1,2}[.)])\s+(?=\S)")

_OUTERMOST = 2
_OFTEN = 0.4
_SAME_PLACE = 4.0
_SIMILAR_LEFT = 2.0
_MOST_RUNS = 30
_SAMPLE = 10
_STEP = 20.0
_WIDEST = 97
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:pagina|page|blad|blz\.?|pag\.?|p\.)\s?\d{1,4}(?:\s?(?:van|of|/)\s?\d{1,4})?"
    r"|\d{1,3}\s?(?:van|of|/)\s?\d{1,3}|[-–—|]?\s?\d{1,3}\s?[-–—|]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; lengths are in points, heights count from the bottom of the page.

    Attributes:
        y: the height of its base.
        size: of its letters.
        strong: whether it is bold or italic from end to end.
    """

    page: int
    text: str
    left: float
    right: float
    y: float
    size: float
    strong: bool


def is_below(line: Line, last: Line) -> bool:
    """Tell whether a line stands below the one before it, in the same column."""
    return line.page == last.page and line.y < last.y and line.left < last.right


def without_running(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines without page numbers, and without what stands above or below the text on many pages."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    outermost = [_outermost(page) for page in pages]
    seen = Counter(key for page in outermost for key in {_key(line) for line in page})
    least = max(2, _OFTEN * len(pages))
    dropped = {
        line for page in outermost for line in page if _PAGE_NUMBER.fullmatch(line.text) or seen[_key(line)] >= least
    }
    return tuple(line for line in lines if line not in dropped)


def right_edges(lines: Sequence[Line]) -> tuple[float, ...]:
    """Return for each line how far to the right the lines of its column reach, in points.

    A column ends where another begins beside it at the same height; one that stands alone on its page is
    as wide as the narrowest one elsewhere that could hold it.
    """
    stretches: list[tuple[float, list[Line]]] = []
    for _, page in groupby(_runs(lines), key=lambda run: run[0].page):
        runs = list(page)
        for run in runs:
            beside = [other for other in runs if other[0].left > run[0].left] if len(runs) <= _MOST_RUNS else []
            limits = [_limit(line, beside) for line in run]
            for limit, same in groupby(zip(limits, run, strict=True), key=itemgetter(0)):
                stretches.append((limit, [line for _, line in same]))
    rights: dict[float, list[float]] = {}
    for limit, stretch in stretches:
        rights.setdefault(limit, []).extend(line.right for line in stretch)
    edges = sorted(_widest(reached) for reached in rights.values())
    found: list[float] = []
    for _, stretch in stretches:
        needed = _widest([line.right for line in stretch])
        place = bisect_left(edges, needed - stretch[0].size)
        found += [edges[place] if place < len(edges) else needed] * len(stretch)
    return tuple(found)


def _widest(rights: Sequence[float]) -> float:
    """Return how far nearly all lines reach; a table or a title may reach further."""
    return sorted(rights)[len(rights) * _WIDEST // 100]


def _limit(line: Line, beside: Sequence[Sequence[Line]]) -> float:
    """Return where the nearest run of lines beside a line begins, in steps that make pages comparable."""
    lefts = [
        min(other.left for other in run[:_SAMPLE])
        for run in beside
        if run[-1].y <= line.y <= run[0].y and run[0].left > line.left + _SIMILAR_LEFT * line.size
    ]
    return round(min(lefts) / _STEP) * _STEP if lefts else math.inf


def _runs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the lines that stand below each other, in the order of reading."""
    start = 0
    for index, (last, line) in enumerate(pairwise(lines), start=1):
        if not is_below(line, last):
            yield lines[start:index]
            start = index
    if lines:
        yield lines[start:]


def _outermost(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.y)
    return [*by_height[:_OUTERMOST], *by_height[-_OUTERMOST:]]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.y / _SAME_PLACE)
