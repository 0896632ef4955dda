"""Joins the paragraphs of a text into turns."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.document import Span, Turn
from index.reading.layout import Paragraph

_LONGEST_HEADING = 90
_SHORTEST_BODY = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or part of one, with its speaker or whom it tells of; different groups are never one turn."""

    span: Span
    speaker: str | None
    group: int = 0
    about: str | None = None


def pieces_within(paragraphs: Sequence[Paragraph], span: Span, speaker: str | None, group: int = 0) -> Iterator[Piece]:
    """Yield the pieces of the paragraphs that lie in a span, headings left out."""
    first = bisect_right(paragraphs, span.start, key=lambda paragraph: paragraph.span.end)
    last = bisect_left(paragraphs, span.end, key=lambda paragraph: paragraph.span.start)
    for index in range(first, last):
        paragraph = paragraphs[index]
        start, end = max(paragraph.span.start, span.start), min(paragraph.span.end, span.end)
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if start < end and not (start == paragraph.span.start and is_heading(paragraph, following)):
            yield Piece(Span(start, end), speaker, group)


def is_heading(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Tell whether a paragraph heads the next.

    The format says so, or it is a short line that ends no sentence above a long paragraph.
    """
    if paragraph.heading:
        return True
    if following is None or not (paragraph.after_blank and following.after_blank):
        return False
    short = len(paragraph.text) <= _LONGEST_HEADING and len(following.text) >= _SHORTEST_BODY
    return short and paragraph.text[-1] not in '.!…:;,’”"' and not paragraph.text[0].islower()


def join(paragraphs: Sequence[Paragraph], pieces: Sequence[Piece]) -> tuple[Turn, ...]:
    """Return the turns that the pieces make: neighbours with one speaker and group, nothing left out between.

    Args:
        paragraphs: all the document's paragraphs, with those in no turn.
        pieces: in order, without overlap, each within one paragraph.
    """
    starts = [paragraph.span.start for paragraph in paragraphs]
    turns: list[Turn] = []
    last: Piece | None = None
    for piece in pieces:
        adjacent = last is not None and (
            bisect_right(starts, piece.span.start) - bisect_right(starts, last.span.start) <= 1
            and (last.speaker, last.group, last.about) == (piece.speaker, piece.group, piece.about)
        )
        if adjacent:
            turns[-1] = Turn(Span(turns[-1].span.start, piece.span.end), piece.speaker, piece.about)
        else:
            turns.append(Turn(piece.span, piece.speaker, piece.about))
        last = piece
    return tuple(turns)
