"""Recognises the addresses above a letter, whose first lines look like a title and are none."""

import re
from collections.abc import Iterator, Sequence

from index.reading.layout import Paragraph
from index.reading.rows import is_place, read_row

_LONGEST = 120
_MOST_LINES = 5
_FEWEST_LINES = 3
_SHORT = 45
_ADDRESS = re.compile(
    r"[^\d\n]{0,40}(?:stra(?:at|ße)|weg|laan|plein|kade|gracht|singel|steeg|dijk|hof|pad|dreef|markt|park|baan|wal|haven"
    r"|plantsoen|boulevard|brink|erf|akker|weide|veld|oever|park|lei|kerkhof|ring|bos|heuvel|berg|vaart|sluis)"
    r"\s\d{1,4}(?:\s?[-–/]?\s?\w{1,4})?(?:\s?[,•|·]\s?.{0,60})?"
    r"|(?-i:(?:.{1,60}[,•|·]\s?)?\d{4}\s?[A-Z]{2}\s{1,2}[A-ZÀ-Þ'’].{1,40})"
    r"|(?:postbus|antwoordnummer|p\.?\s?o\.?\s?box|apdo\.?)\s\d.{0,60}"
    r"|\d{1,4}[a-zA-Z]?,?\s[A-Z][\w'’ ]{1,40}\s(?:street|road|lane|avenue|way|close|drive|square|court|hill|row|place"
    r"|terrace|gardens|crescent|st|rd|ave)\b.{0,60}"
    r"|(?-i:(?:.{1,60},?\s)?[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2})",
    re.IGNORECASE,
)


def letterhead(header: Sequence[Paragraph]) -> frozenset[int]:
    """Return which lines above a letter are an address, names directly above one, or one of several short lines."""
    found: set[int] = set(_blocks(header))
    for index, paragraph in enumerate(header):
        if not is_address(paragraph.text):
            continue
        found.add(index)
        if index + 1 < len(header) and not header[index + 1].after_blank and is_place(header[index + 1].text):
            found.add(index + 1)
        above = index - 1
        while above >= max(0, index - _MOST_LINES) and (above == 0 or not header[above + 1].after_blank):
            found.add(above)
            above -= 1
    return frozenset(found)


def _blocks(header: Sequence[Paragraph]) -> Iterator[int]:
    """Yield the lines of blocks that are written as addresses are: three short lines or more, with nothing between."""
    start = 0
    for index in range(1, len(header) + 1):
        if index < len(header) and not header[index].after_blank:
            continue
        block = range(start, index)
        is_address_like = all(_is_short(header[at]) and not _is_byline(header[at]) for at in block)
        if len(block) >= _FEWEST_LINES and is_address_like:
            yield from block
        start = index


def _is_short(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _SHORT and not paragraph.heading and paragraph.text[-1] not in ".?!"


def _is_byline(paragraph: Paragraph) -> bool:
    row = read_row(paragraph.text, paragraph.span.start)
    return row is not None and row.byline


def is_address(text: str) -> bool:
    """Tell whether a line is a street with a number, a postcode with a town, or a box number."""
    return len(text) <= _LONGEST and bool(_ADDRESS.fullmatch(text))
