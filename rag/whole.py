"""Makes a quote whole: a list with the sentence that announces it, a table with its heads, words that are announced."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.document import Span
from index.sentences import sentences_of_unit
from index.units import WRAPPED_WIDTH, is_list_item, split_units

MOST_LINES = 12
"""Lines of at most WRAPPED_WIDTH code points that a list or a table may take; of a longer one the first are quoted."""

MOST_ANNOUNCED = 4
"""Sentences that may follow "and she said:" within one pair of quotation marks."""

REACH = 3000
"""Code points around a quote in which its list is looked for."""

_ANNOUNCING = re.compile(r":[\"'“”‘’„»)*_\s]{0,4}$")
_OPENING_MARK = re.compile(r"[-–—\s]{0,3}[\"“„«‘']")
_CLOSING_MARK = re.compile(r"[\"”“»’'][.,;!?]?$")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence.

    Attributes:
        unit: the number of the paragraph, heading or item that it stands in.
        is_item: whether that is an item of a list or a row of a table.
    """

    span: Span
    unit: int
    is_item: bool


def whole_span(text: str, quoted: Span, within: Span) -> Span:
    """Return the part of `within` to quote so that no list, table or announcement is broken off.

    Takes time that depends on the quote's length, not on the text's.

    Args:
        text: the document's text.
        quoted: whole sentences.
        within: the turn in which they stand.
    """
    pieces = _pieces(text, _around(text, quoted, within))
    touched = [at for at, piece in enumerate(pieces) if piece.span.end > quoted.start and piece.span.start < quoted.end]
    if not touched:
        return quoted
    first, last = touched[0], touched[-1]
    first, last = _with_list(text, pieces, first, last)
    if last == touched[-1] and _announces(text, pieces[last].span):
        last = _last_announced(text, pieces, last)
    return Span(min(quoted.start, pieces[first].span.start), max(quoted.end, pieces[last].span.end))


def _around(text: str, quoted: Span, within: Span) -> Span:
    """Return the whole lines around a quote among which its list is looked for."""
    start, end = max(within.start, quoted.start - REACH), min(within.end, quoted.end + REACH)
    if start > within.start:
        at_line = text.find("\n", start, quoted.start)
        start = quoted.start if at_line < 0 else at_line + 1
    if end < within.end:
        at_line = text.rfind("\n", quoted.end, end)
        end = quoted.end if at_line < 0 else at_line
    return Span(start, end)


def _pieces(text: str, span: Span) -> list[_Piece]:
    pieces: list[_Piece] = []
    for number, unit in enumerate(split_units(text, span)):
        line = unit.span.of(text).split("\n", 1)[0]
        # Tables of pages and Word documents come as cells with bars between them.
        is_item = is_list_item(line) or " | " in line
        pieces += (_Piece(sentence, number, is_item) for sentence in sentences_of_unit(text, unit.span))
    return pieces


def _with_list(text: str, pieces: Sequence[_Piece], first: int, last: int) -> tuple[int, int]:
    """Return the first and the last piece with the list they are part of or announce, and what announces it."""
    if pieces[last].is_item:
        start, end = _list_at(pieces, last)
    elif last + 1 < len(pieces) and pieces[last + 1].is_item and _announces(text, pieces[last].span):
        start, end = _list_at(pieces, last + 1)
    elif pieces[first].is_item:
        start, end = _list_at(pieces, first)
    else:
        return first, last
    if pieces[start].unit == pieces[end].unit:
        # One item is no list; a lone dash begins many a paragraph.
        return first, last
    if start > 0 and _announces(text, pieces[start - 1].span):
        start -= 1
    fitting = _fitting(text, pieces, start, end)
    return (min(first, start), max(last, fitting)) if fitting >= first else (first, last)


def _list_at(pieces: Sequence[_Piece], at: int) -> tuple[int, int]:
    start = end = at
    while start > 0 and pieces[start - 1].is_item:
        start -= 1
    while end + 1 < len(pieces) and pieces[end + 1].is_item:
        end += 1
    return start, end


def _fitting(text: str, pieces: Sequence[_Piece], start: int, end: int) -> int:
    """Return the last piece of the last item that fits within MOST_LINES from `start` on."""
    lines = 0
    fitting = start
    for at in range(start, end + 1):
        lines += sum(1 + len(line) // WRAPPED_WIDTH for line in pieces[at].span.of(text).split("\n"))
        if lines > MOST_LINES:
            break
        if at == end or pieces[at + 1].unit != pieces[at].unit:
            fitting = at
    return fitting


def _announces(text: str, span: Span) -> bool:
    return bool(_ANNOUNCING.search(text, max(span.start, span.end - 10), span.end))


def _last_announced(text: str, pieces: Sequence[_Piece], announcing: int) -> int:
    """Return the last sentence of what is announced: one, or all within its quotation marks."""
    following = announcing + 1
    if following >= len(pieces):
        return announcing
    if not _OPENING_MARK.match(text, pieces[following].span.start):
        return following
    for at in range(following, min(following + MOST_ANNOUNCED, len(pieces))):
        if _CLOSING_MARK.search(text, max(pieces[at].span.start, pieces[at].span.end - 3), pieces[at].span.end):
            return at
    return following
