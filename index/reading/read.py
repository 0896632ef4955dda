"""Reads a document: bytes in, its text and what it says of itself out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath

from index.document import ReadDocument
from index.errors import RejectedDocument
from index.reading.child import Child
from index.reading.disguise import refuse_disguised
from index.reading.source import Source
from index.reading.text_file import read_markdown_file, read_plain_file
from index.reading.understand import understand

SIZE_LIMIT = 5 * 1024 * 1024

# Above this, in bytes or characters, even a text may take long or much memory, so that the process apart reads it;
# the parser of Markdown takes time that can grow with the square of the length.
_LARGE = 200_000
_LARGE_MARKDOWN = 20_000


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read.

    Attributes:
        name: what its reader is called in the process apart.
        suffixes: the endings of file names, lower case, with the dot.
        media_types: its names in a Content-Type, lower case.
        read: reads a small file here; None where none is read but in the process apart.
        largest: the most bytes of a file that is read here.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Callable[[bytes], Source] | None = None
    largest: int = 0


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    Format("plain", (".txt", ".text"), ("text/plain",), read_plain_file, _LARGE),
    Format("markdown", (".md", ".markdown"), ("text/markdown", "text/x-markdown"), read_markdown_file, _LARGE_MARKDOWN),
    Format("html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml")),
    Format("docx", (".docx",), (_WORD,)),
    Format("pdf", (".pdf",), ("application/pdf",)),
    Format("email", (".eml",), ("message/rfc822",)),
)
SUPPORTED_SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)
SUPPORTED_MEDIA_TYPES = tuple(media_type for each in FORMATS for media_type in each.media_types)


def read_document(
    content: bytes,
    name: str,
    media_type: str | None = None,
    *,
    size_limit: int = SIZE_LIMIT,
    child: Child | None = None,
) -> ReadDocument:
    """Read a document.

    Args:
        content: the file's bytes.
        name: its name or path; its ending says the format where no media type does.
        media_type: a Content-Type, with or without parameters; it wins over the name.
        size_limit: the most bytes taken.
        child: the process apart that reads what is large or of a complex format; None to start one where needed.

    Raises:
        RejectedDocument: for any of its reasons.
    """
    known = _format(name, media_type)
    if len(content) > size_limit:
        raise RejectedDocument("too_large", f"The file has {len(content)} bytes; at most {size_limit} are taken.")
    refuse_disguised(content, known.suffixes)
    if known.read is not None and len(content) <= known.largest:
        return _finished(known.read(content), name, size_limit, child)
    with _started(child) as running:
        return _finished(running.read(known.name, content), name, size_limit, running)


def _finished(source: Source, name: str, size_limit: int, child: Child | None) -> ReadDocument:
    if len(source.text) > size_limit:
        raise RejectedDocument("too_large", f"The file's text has more than {size_limit} characters.")
    if not source.text.strip():
        raise RejectedDocument("empty", "The file holds no text.")
    if len(source.text) <= _LARGE or child is None:
        return understand(source, name)
    return child.understand(source, name)


@contextmanager
def _started(child: Child | None) -> Iterator[Child]:
    if child is not None:
        yield child
        return
    with Child() as own:
        yield own


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
