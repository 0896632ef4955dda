"""Reads a PDF with a text layer. The only file that knows pypdfium2."""

import pypdfium2

from index.errors import RejectedDocument
from index.reading.source import Source


def read_pdf(content: bytes) -> Source:
    """Return the text of a PDF.

    Raises:
        RejectedDocument: `unreadable` or `empty`.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise RejectedDocument("unreadable", "The file is no PDF, or is damaged.") from error
    text = "\n\n".join(page.get_textpage().get_text_bounded() for page in document)
    return Source(text.replace("\r\n", "\n").replace("\ufffe", ""))
