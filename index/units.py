"""Cuts a text at its hard borders: blank lines, headings, list items, and line breaks that were meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from index.document import Span

WRAPPED_WIDTH = 150
"""Code points. A longer line was not wrapped by hand or by a mail program: its line breaks are paragraphs."""

SHORT_WIDTH = 45
"""Code points. A block without any longer line is an address, a signature or a poem: its line breaks are meant."""

FILLED_SHARE = 0.8
"""A wrapped line that leaves more of the block's width unused was ended on purpose."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_HEADING = re.compile(r"#{1,6}\s|(?:\*\*|__).*(?:\*\*|__):?$")
_RULE = re.compile(r"[-=_*~]{3,}$")
_BULLET = re.compile(r"[•‣◦▪▫·●○■□✓✔➢➤*|]\s")
_MARKER = re.compile(r"(?:[-+–—]|\(?(?:[0-9]{1,2}|[a-zA-Z])[.)])\s")
_STOPS_AND_CLOSERS = ".!?…:;'\"’”»)]*_"


class _Line(NamedTuple):
    """A line without white space at its ends."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that no sentence reaches beyond.

    Attributes:
        span: where it lies, without white space at its ends.
        block: the number of the run of lines between blank lines that it belongs to.
        marked_heading: whether the text marks it as a heading.
    """

    span: Span
    block: int
    marked_heading: bool


def split_units(text: str, span: Span) -> tuple[Unit, ...]:
    """Cut the part of `text` inside `span` into units, in order, covering all that is not white space."""
    units: list[Unit] = []
    for number, lines in enumerate(_blocks(text, span)):
        units.extend(_units_of_block(lines, number))
    return tuple(units)


def _lines(text: str, span: Span) -> Iterator[_Line | None]:
    """Yield the trimmed lines; None stands for a blank one or several."""
    end_before = span.start
    for match in _LINE.finditer(text, span.start, span.end):
        line = match.group()
        gap = match.start() - end_before
        if gap > 1 and not (gap == 2 and text.startswith("\r\n", end_before)):
            yield None
        stripped = line.strip()
        if stripped:
            yield _Line(match.start() + len(line) - len(line.lstrip()), stripped)
        else:
            yield None
        end_before = match.end()


def _blocks(text: str, span: Span) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for line in _lines(text, span):
        if line is not None:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _units_of_block(lines: list[_Line], number: int) -> Iterator[Unit]:
    width = max(len(line.text) for line in lines)
    start = lines[0].start
    heading = _is_heading(lines[0].text)
    in_list = False
    for line, following in pairwise(lines):
        in_list = in_list or is_list_item(line.text)
        if heading or _is_border(line.text, following.text, width, in_list):
            yield Unit(Span(start, line.start + len(line.text)), number, heading)
            start = following.start
            heading = _is_heading(following.text)
    yield Unit(Span(start, lines[-1].start + len(lines[-1].text)), number, heading)


def _is_heading(line: str) -> bool:
    return line[0] in "#*_" and _HEADING.match(line) is not None


def is_list_item(line: str) -> bool:
    """Tell whether a line without white space at its ends begins as an item of a list, or a row of a table."""
    return _BULLET.match(line) is not None or _MARKER.match(line) is not None


def _is_border(line: str, following: str, width: int, in_list: bool) -> bool:
    if _is_heading(following) or _RULE.match(following) or _RULE.match(line) or _BULLET.match(following):
        return True
    if (line[0] == ">") != (following[0] == ">"):
        return True
    first_word = following.split(None, 1)[0]
    unfilled = len(line) + 1 + len(first_word) <= FILLED_SHARE * width
    if _MARKER.match(following):
        return in_list or line[-1] in _STOPS_AND_CLOSERS or unfilled or width <= SHORT_WIDTH
    if _continues(following):
        return False
    return width > WRAPPED_WIDTH or width <= SHORT_WIDTH or unfilled


def _continues(line: str) -> bool:
    """Whether the line's first letter or figure is a small letter, or the line has none."""
    first = next((character for character in line[:8] if character.isalnum()), "")
    return not first or first.islower()
