"""Makes paragraphs of the lines that the pages of a PDF show."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.reading.blocks import Block
from index.reading.joining import join_lines, words_of
from index.reading.pdf_lines import BULLET, Line, is_below, right_edges, without_running

_HEADING = 1.15
_LONGEST_HEADING = 200
_SAME_SIZE = 0.06
_WIDE_GAP = 1.25
_USUAL_LEADING = 1.2
_INDENT = 0.6
_ENDS_SENTENCE = frozenset('.?!:…”’"')


def lay_out(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the blocks of text that lines make, without running heads and page numbers.

    A paragraph ends where the next line stands further off, further in, or in other letters, or where
    its first word would have had room on the line before.
    """
    body = without_running(lines)
    if not body:
        return
    size = _body_size(body)
    leading = _leading(body, size)
    words = words_of([line.text for line in body])
    above: Sequence[Line] = ()
    for group, edge in _paragraphs(body, right_edges(body), leading):
        text = join_lines([line.text for line in group], words)
        heading = group[0].size > _HEADING * size and len(text) <= _LONGEST_HEADING
        tight = bool(above) and _is_tight(above, group, edge, leading)
        yield Block(text, heading=heading, strong=all(line.strong for line in group), tight=tight)
        above = group


def _paragraphs(
    lines: Sequence[Line], edges: Sequence[float], leading: float
) -> Iterator[tuple[Sequence[Line], float]]:
    """Yield the lines of each paragraph, and where its column ends."""
    start = 0
    for index, (last, line) in enumerate(pairwise(lines), start=1):
        if not _goes_on(last, line, edges[index - 1], leading):
            yield lines[start:index], edges[start]
            start = index
    yield lines[start:], edges[start]


def _goes_on(last: Line, line: Line, edge: float, leading: float) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it, whose column ends at `edge`."""
    lower = line.text[0].islower()
    if abs(last.size - line.size) > _SAME_SIZE * last.size or (last.strong != line.strong and not lower):
        return False
    if BULLET.match(line.text):
        return False
    if not is_below(line, last):
        # In the next column or on the next page the sentence tells.
        return lower or last.text[-1] not in _ENDS_SENTENCE
    if last.y - line.y > _WIDE_GAP * leading * line.size:
        return False
    further_in = line.left - last.left > _INDENT * line.size
    if further_in and not BULLET.match(last.text):
        return False
    first_word = line.text.split(None, 1)[0]
    width = (line.right - line.left) * (len(first_word) + 1) / len(line.text)
    return edge - last.right < width


def _is_tight(above: Sequence[Line], group: Sequence[Line], edge: float, leading: float) -> bool:
    """Tell whether a paragraph stands right below the one before, as in an address, a list or a signature."""
    last, line = above[-1], group[0]
    if not is_below(line, last) or abs(last.size - line.size) > _SAME_SIZE * last.size:
        return False
    if last.y - line.y > _WIDE_GAP * leading * line.size:
        return False
    if BULLET.match(line.text) and BULLET.match(above[0].text):
        return True
    return all(len(lines) == 1 and lines[0].right < (lines[0].left + edge) / 2 for lines in (above, group))


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _leading(lines: Sequence[Line], size: float) -> float:
    """Return how far apart the lines of one paragraph stand, in sizes of their letters."""
    steps = sorted(
        (last.y - line.y) / size
        for last, line in pairwise(lines)
        if is_below(line, last) and abs(line.size - size) < _SAME_SIZE * size
    )
    return steps[len(steps) // 4] if steps else _USUAL_LEADING
