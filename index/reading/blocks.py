"""Puts the blocks of a formatted text together: paragraphs, headings, list items, rows of tables."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.document import Span
from index.reading.normalise import normalise
from index.reading.source import FrontMatter, Source


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a formatted text.

    Attributes:
        text: what a reader sees, with the mark of a list item before it.
        heading: whether the format marks it as a heading.
        strong: whether the format marks it as bold or italic from end to end.
        tight: whether it stands directly below the block before it, as the items of a list do.
        quoted: whether the format marks it as taken from elsewhere.
    """

    text: str
    heading: bool = False
    strong: bool = False
    tight: bool = False
    quoted: bool = False


def assemble(blocks: Iterable[Block], front_matter: FrontMatter | None = None) -> Source:
    """Return the text that blocks make, divided by blank lines but for tight ones."""
    pieces: list[str] = []
    headings: list[Span] = []
    strong: list[Span] = []
    inserted: list[Span] = []
    length = 0
    for block in blocks:
        text = normalise(block.text)
        if not text.strip():
            continue
        if pieces:
            separator = "\n" if block.tight else "\n\n"
            pieces.append(separator)
            length += len(separator)
        span = Span(length, length + len(text))
        pieces.append(text)
        length = span.end
        if block.heading:
            headings.append(span)
        if block.strong:
            strong.append(span)
        if block.quoted:
            inserted.append(span)
    front = front_matter or FrontMatter()
    return Source("".join(pieces), front, tuple(headings), tuple(strong), inserted=tuple(inserted))
