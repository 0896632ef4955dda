"""Reads a Word document. The only file that knows mammoth."""

import io
import zipfile
from dataclasses import replace

import mammoth
from lxml import html

from index.errors import RejectedDocument
from index.reading.blocks import assemble
from index.reading.mojibake import mend_blocks
from index.reading.source import Source
from index.reading.tree import placed_blocks


def read_docx(content: bytes) -> Source:
    """Return the text of a Word document: paragraphs, headings, lists and tables.

    Raises:
        RejectedDocument: `unreadable` or `empty`.
    """
    try:
        made = mammoth.convert_to_html(io.BytesIO(content), convert_image=lambda _: [])
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise RejectedDocument("unreadable", "The file is no Word document, or is damaged.") from error
    if not made.value.strip():
        raise RejectedDocument("empty", "The file holds no text.")
    root = html.fragment_fromstring(made.value, create_parent="body")
    blocks, warnings = mend_blocks([each.block for each in placed_blocks(root)])
    return replace(assemble(blocks), warnings=warnings)
