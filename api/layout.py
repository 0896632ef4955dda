"""A letter's text cut into turns, paragraphs and stretches for the page, with nothing added or lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.document import Span, Turn

LONG_LINE = 100
"""Code points from which a line of text is a paragraph by itself, not one line of a wrapped paragraph."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Text that is marked as the quote, or not; `anchor` is the id of the quote's first segment."""

    text: str
    marked: bool = False
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one turn, or of none (`aside`), from the code point `start` on."""

    start: int
    aside: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text with its line break, or the part of it that belongs to one turn."""

    stretches: tuple[Stretch, ...]
    blank: bool
    long: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The paragraphs of one turn, or those between two turns.

    Attributes:
        turn: the turn, or None for text outside the turns.
        announced: whether the page has to say here who speaks, or of whom it tells, because that changed.
    """

    turn: Turn | None
    announced: bool
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    turn: Turn | None


def lay_out(text: str, turns: Sequence[Turn], mark: Span | None) -> tuple[Section, ...]:
    """Cut `text` for the page; the segments, read in order, are `text` again."""
    sections: list[Section] = []
    voice: Turn | None = None
    for turn, paragraphs in _sections(text, turns):
        announced = turn is not None and (voice is None or (voice.speaker, voice.about) != (turn.speaker, turn.about))
        voice = turn or voice
        laid = tuple(_paragraph(text, paragraph, mark) for paragraph in paragraphs)
        sections.append(Section(turn, announced, laid))
    return tuple(sections)


def _sections(text: str, turns: Sequence[Turn]) -> Iterator[tuple[Turn | None, list[list[_Piece]]]]:
    turn: Turn | None = None
    paragraphs: list[list[_Piece]] = []
    for paragraph in _paragraphs(text, turns):
        owner = next((piece.turn for piece in paragraph if piece.turn is not None), None)
        if paragraphs and owner is not turn:
            yield turn, paragraphs
            paragraphs = []
        turn = owner
        paragraphs.append(paragraph)
    if paragraphs:
        yield turn, paragraphs


def _paragraphs(text: str, turns: Sequence[Turn]) -> Iterator[list[_Piece]]:
    """Group the pieces into lines; a line in which a second turn begins is broken there."""
    paragraph: list[_Piece] = []
    owner: Turn | None = None
    for piece in _pieces(text, turns):
        if paragraph and piece.turn is not None and owner is not None and piece.turn is not owner:
            yield paragraph
            paragraph, owner = [], None
        paragraph.append(piece)
        owner = owner or piece.turn
        if text[piece.span.end - 1] == "\n":
            yield paragraph
            paragraph, owner = [], None
    if paragraph:
        yield paragraph


def _pieces(text: str, turns: Sequence[Turn]) -> Iterator[_Piece]:
    """Cut the text at the turns' borders and after every line break."""
    position = 0
    for turn in turns:
        yield from _lines(text, Span(position, turn.span.start), None)
        yield from _lines(text, turn.span, turn)
        position = turn.span.end
    yield from _lines(text, Span(position, len(text)), None)


def _lines(text: str, span: Span, turn: Turn | None) -> Iterator[_Piece]:
    start = span.start
    while start < span.end:
        line_break = text.find("\n", start, span.end)
        end = span.end if line_break < 0 else line_break + 1
        yield _Piece(Span(start, end), turn)
        start = end


def _paragraph(text: str, pieces: Sequence[_Piece], mark: Span | None) -> Paragraph:
    line = text[pieces[0].span.start : pieces[-1].span.end]
    stretches = tuple(
        Stretch(piece.span.start, piece.turn is None, tuple(_segments(text, piece.span, mark))) for piece in pieces
    )
    return Paragraph(stretches, blank=not line.strip(), long=len(line) > LONG_LINE)


def _segments(text: str, span: Span, mark: Span | None) -> Iterator[Segment]:
    if mark is None or mark.end <= span.start or span.end <= mark.start:
        yield Segment(span.of(text))
        return
    start, end = max(span.start, mark.start), min(span.end, mark.end)
    if span.start < start:
        yield Segment(text[span.start : start])
    yield Segment(text[start:end], marked=True, anchor=f"c={mark.start}-{mark.end}" if start == mark.start else None)
    if end < span.end:
        yield Segment(text[end : span.end])
