"""Reads a Word document. The only file that knows mammoth."""

import io
import zipfile
from dataclasses import replace
from xml.parsers.expat import ExpatError

import mammoth

from index.errors import RejectedDocument
from index.reading.blocks import assemble
from index.reading.elements import Element, parse_part
from index.reading.mojibake import mend_blocks
from index.reading.source import Source
from index.reading.tree import placed_blocks

# The text of a thick book; its XML is some ten times the text.
_MOST_UNPACKED = 50_000_000
_ENCRYPTED = 0x1
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
"""
_NOTES = ("footnote", "endnote")


def read_docx(content: bytes) -> Source:
    """Return the text of a Word document: paragraphs, headings, lists, tables, and its notes at the end.

    Pictures, macros, comments, and headers and footers of pages are left out.

    Raises:
        RejectedDocument: `unreadable`, `locked`, `too_large`, `encoding` or `empty`.
    """
    if content.startswith(_OLD_WORD):
        raise RejectedDocument("locked", "The file has a password, or is of an old Word; save it as .docx without one.")
    damaged = "The file is no Word document (.docx), or is damaged."
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise RejectedDocument("locked", "The file has a password; save it without one.")
        if sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise RejectedDocument("too_large", "The document unpacks to more than a letter can hold.")
        made = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=lambda _: [],
        )
    except (zipfile.BadZipFile, ExpatError, LookupError, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise RejectedDocument("unreadable", damaged) from error
    if not made.value.strip():
        raise RejectedDocument("empty", "The file holds no text.")
    root = parse_part(made.value)
    _part_from_notes(root)
    blocks, warnings = mend_blocks([each.block for each in placed_blocks(root)])
    return replace(assemble(blocks), warnings=warnings)


def _part_from_notes(root: Element) -> None:
    """Take the numbers of notes off the words they stand by, and the arrows off the notes."""
    for link in list(root.iter("a")):
        target = link.get("href", "")
        if any(target.startswith((f"#{note}-", f"#{note}-ref-")) for note in _NOTES):
            mark = link.getparent() if link.getparent().tag == "sup" else link
            mark.clear(keep_tail=True)
