"""Reads a PDF with a text layer. The only file that knows pypdfium2.

Of pypdf and pypdfium2, measured on PDFs made by LibreOffice and Chromium (one and two columns, justified and
hyphenated), both keep the order of reading; pypdfium2 was taken because it gives the place of every
character, without which paragraphs cannot be told, doubles no spaces, and is fifteen times as fast.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import RejectedDocument
from index.reading.blocks import assemble
from index.reading.mojibake import mend_blocks
from index.reading.pdf_layout import lay_out
from index.reading.pdf_lines import Line
from index.reading.source import Source

_LEAST_LETTERS = 20
_MOST_CHARACTERS = 5_000_000
_HYPHEN = 2
_STRONG = re.compile(rb"bold|black|heavy|demi|italic|oblique", re.IGNORECASE)
_LONGEST_NAME = 200
_ENOUGH_OF_WORD = 3
_DEEPEST_PICTURE = 3

# Parts of the size of a line's letters: from where on a character is on another line, or is raised above its own.
_NEXT_LINE = 0.5
_RAISED = 0.2
_SLANTED = 0.1

# Ligatures, and bullets from the private areas of symbol fonts.
_REPLACED = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_REPLACED |= {0xF0B7: "•", 0xF0A7: "▪", _HYPHEN: "-"}


def read_pdf(content: bytes) -> Source:
    """Return the text of a PDF: whole paragraphs, without page numbers and running heads.

    Raises:
        RejectedDocument: `unreadable`, `locked`, `pictures` when its pages hold no text, or `too_large`.
    """
    lines: list[Line] = []
    pictures = 0
    try:
        document = pypdfium2.PdfDocument(content)
        for number in range(len(document)):
            found, has_picture = _read_page(document, number)
            lines += found
            pictures += has_picture and not found
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise RejectedDocument("locked", "The PDF is locked with a password; save it without one.") from error
        raise RejectedDocument("unreadable", "The file is no PDF, or is damaged.") from error
    blocks, warnings = mend_blocks(list(lay_out(lines)))
    if sum(character.isalnum() for block in blocks for character in block.text) < _LEAST_LETTERS:
        message = "The PDF holds pictures of pages and no text; let a scanner's program recognise the text first."
        raise RejectedDocument("pictures", message)
    if pictures:
        warnings += (f"Pages that are pictures without text were left out: {pictures}.",)
    return replace(assemble(blocks), warnings=warnings)


@dataclass(slots=True)
class _Gathered:
    """The characters of one line of a page, and the numbers of those that are drawn."""

    text: list[str] = field(default_factory=list)
    drawn: list[int] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0


def _read_page(document: pypdfium2.PdfDocument, number: int) -> tuple[list[Line], bool]:
    """Return the lines of a page, in the order in which it draws them, and whether it has a picture."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        lines = [_line(text_page.raw, each, number) for each in _gather(text_page.raw, text_page.count_chars())]
        pictures = page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST_PICTURE)
        return [line for line in lines if line is not None], any(True for _ in pictures)
    finally:
        text_page.close()
        page.close()


def _gather(text_page: object, count: int) -> Iterator[_Gathered]:
    """Yield the lines of a page, in the order in which it draws them."""
    if count > _MOST_CHARACTERS:
        raise RejectedDocument("too_large", "A page of the PDF holds too much text.")
    x, y = ctypes.c_double(), ctypes.c_double()
    line = _Gathered()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in (0x0A, 0x0D):
            continue
        character = _REPLACED.get(code) or chr(code)
        if character.isspace() and not line.drawn:
            continue
        if not character.isspace():
            pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
            if line.drawn and _is_elsewhere(line, x.value, y.value):
                yield line
                line = _Gathered()
            if not line.drawn:
                line.y, line.size = y.value, _size(text_page, index)
            elif character.isdecimal() and y.value - line.y > _RAISED * line.size and _follows_word(line.text):
                # The number of a footnote.
                continue
            line.x = x.value
            line.drawn.append(index)
        line.text.append(character)
    if line.drawn:
        yield line


def _is_elsewhere(line: _Gathered, x: float, y: float) -> bool:
    return abs(y - line.y) > _NEXT_LINE * line.size or x < line.x - 2 * line.size


def _line(text_page: object, gathered: _Gathered, number: int) -> Line | None:
    first, last = gathered.drawn[0], gathered.drawn[-1]
    if abs(math.sin(pdfium.FPDFText_GetCharAngle(text_page, first))) > _SLANTED:
        # A watermark, or a note along the margin.
        return None
    text = "".join(gathered.text).rstrip()
    if text.endswith(" -") and pdfium.FPDFText_IsGenerated(text_page, last - 1) == 1:
        # The hyphen of a divided word, a little off in a justified line.
        text = text[:-2] + "-"
    sample = {first, gathered.drawn[len(gathered.drawn) // 2], last}
    return Line(
        page=number,
        text=" ".join(text.split()),
        left=_edges(text_page, first)[0],
        right=_edges(text_page, last)[1],
        y=gathered.y,
        size=gathered.size,
        strong=all(_STRONG.search(_font(text_page, index)) for index in sample),
    )


def _follows_word(text: list[str]) -> bool:
    """Tell whether the last word is one that a footnote can belong to, and no unit as in m2."""
    tail = "".join(text[-_ENOUGH_OF_WORD - 1 :]).rstrip()[-_ENOUGH_OF_WORD:]
    return len(tail) == _ENOUGH_OF_WORD and not any(character.isspace() for character in tail)


def _size(text_page: object, index: int) -> float:
    """Return the size of a character's font on the page, in points."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    return float(pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)) or 1.0


def _edges(text_page: object, index: int) -> tuple[float, float]:
    """Return where a character begins and ends from left to right, in points."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
    return float(box.left), float(box.right)


def _font(text_page: object, index: int) -> bytes:
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, _LONGEST_NAME, None)
    return name.value
