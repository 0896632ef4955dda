"""Tells when a file is of another kind than its name says."""

from collections.abc import Collection

from index.errors import RejectedDocument

# How files of a kind begin, the ending that such files have, and the sentence for one that has another.
_KINDS = (
    (b"%pdf-", ".pdf", "The file is a PDF but is called something else; give it the ending .pdf."),
    (b"pk\x03\x04", ".docx", "The file is a Word document or an archive but is called something else."),
    (b"\xd0\xcf\x11\xe0", ".docx", "The file is of an old Word or locked; save it as .docx without a password."),
    (b"{\\rtf", "", "The file is rich text (RTF); save it as .docx."),
    (b"<!doctype html", ".html", "The file is a web page but is called something else; give it the ending .html."),
    (b"<html", ".html", "The file is a web page but is called something else; give it the ending .html."),
)
_SAMPLE = 1024


def refuse_disguised(content: bytes, suffixes: Collection[str]) -> None:
    """Refuse a file that begins as files of another kind do.

    Args:
        content: its bytes.
        suffixes: the endings of the kind of file that it is called.

    Raises:
        RejectedDocument: `unreadable`.
    """
    start = content[:_SAMPLE].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark, suffix, sentence in _KINDS:
        if start.startswith(mark) and suffix not in suffixes:
            raise RejectedDocument("unreadable", sentence)
