"""Reads a document: bytes in, its text and what it says of itself out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath

from index.document import ReadDocument
from index.errors import RejectedDocument
from index.reading.child import Child
from index.reading.decode import decode
from index.reading.disguise import refuse_disguised
from index.reading.markdown import read_markdown
from index.reading.normalise import normalise
from index.reading.plain import read_plain
from index.reading.source import Source
from index.reading.understand import understand

SIZE_LIMIT = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read.

    Attributes:
        suffixes: the endings of file names, lower case, with the dot.
        media_types: its names in a Content-Type, lower case.
        read: turns normalised text into its readable form; or the name of the reader that does all
            of it in a process apart.
    """

    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Callable[[str], Source] | str


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    Format((".txt", ".text"), ("text/plain",), read_plain),
    Format((".md", ".markdown"), ("text/markdown", "text/x-markdown"), read_markdown),
    Format((".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), "html"),
    Format((".docx",), (_WORD,), "docx"),
    Format((".pdf",), ("application/pdf",), "pdf"),
    Format((".eml",), ("message/rfc822",), "email"),
)
SUPPORTED_SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)
SUPPORTED_MEDIA_TYPES = tuple(media_type for each in FORMATS for media_type in each.media_types)


ReadApart = Callable[[str, bytes], Source]
"""Reads a file in a process apart, from the name of its reader and its bytes."""


def read_alone(reader: str, content: bytes) -> Source:
    """Read a file in a process that is made for this one file.

    Raises:
        RejectedDocument: it cannot be read, breaks its reader, or takes too long.
    """
    with Child() as child:
        return child.read(reader, content)


def read_document(
    content: bytes,
    name: str,
    media_type: str | None = None,
    *,
    size_limit: int = SIZE_LIMIT,
    read_apart: ReadApart = read_alone,
) -> ReadDocument:
    """Read a document.

    Args:
        content: the file's bytes.
        name: its name or path; its ending says the format where no media type does.
        media_type: a Content-Type, with or without parameters; it wins over the name.
        size_limit: the most bytes taken.
        read_apart: reads files of complex formats.

    Raises:
        RejectedDocument: for any of its reasons.
    """
    known = _format(name, media_type)
    if len(content) > size_limit:
        raise RejectedDocument("too_large", f"The file has {len(content)} bytes; at most {size_limit} are taken.")
    refuse_disguised(content, known.suffixes)
    source = _read(known, content, read_apart)
    if len(source.text) > size_limit:
        raise RejectedDocument("too_large", f"The file's text has more than {size_limit} characters.")
    if not source.text.strip():
        raise RejectedDocument("empty", "The file holds no text.")
    return understand(source, name)


def _read(known: Format, content: bytes, read_apart: ReadApart) -> Source:
    if isinstance(known.read, str):
        return read_apart(known.read, content)
    decoded = decode(content)
    return replace(known.read(normalise(decoded.text)), warnings=decoded.warnings)


def _format(name: str, media_type: str | None) -> Format:
    wanted = (media_type or "").partition(";")[0].strip().lower()
    suffix = PurePath(name).suffix.lower()
    for each in FORMATS:
        if wanted in each.media_types:
            return each
    for each in FORMATS:
        if suffix in each.suffixes and wanted in ("", "application/octet-stream"):
            return each
    kind = wanted or suffix or "without an ending"
    message = f"Files of the type {kind} can't be read; known are {', '.join(SUPPORTED_SUFFIXES)}."
    raise RejectedDocument("unknown_type", message)
