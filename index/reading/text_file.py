"""Reads files that are text as they stand: plain, or Markdown."""

from dataclasses import replace

from index.reading.decode import decode
from index.reading.markdown import read_markdown
from index.reading.normalise import normalise
from index.reading.plain import read_plain
from index.reading.source import Source


def read_plain_file(content: bytes) -> Source:
    """Return the text of a plain file.

    Raises:
        RejectedDocument: `empty`, `encoding` or `unreadable`.
    """
    decoded = decode(content)
    return replace(read_plain(normalise(decoded.text)), warnings=decoded.warnings)


def read_markdown_file(content: bytes) -> Source:
    """Return the readable text of a Markdown file.

    Raises:
        RejectedDocument: `empty`, `encoding` or `unreadable`.
    """
    decoded = decode(content)
    return replace(read_markdown(normalise(decoded.text)), warnings=decoded.warnings)
