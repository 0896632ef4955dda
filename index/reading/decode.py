"""Turns the bytes of a text file into characters, or says why they are not a text."""

import codecs
import re
from contextlib import suppress

from index.errors import RejectedDocument
from index.reading.mojibake import Mended, mend

_UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

# Controls that no text editor writes; tab, line feed, form feed and carriage return may occur.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

_SAMPLE = 4096
_PRINTED = re.compile(rb"[\t\r\n -~\xa0-\xff]")
_ENCODINGS = ("iso8859", "cp1", "mac-", "koi8", "utf-7", "gb", "big5", "shift_jis", "euc_")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

# What Dutch and English texts in cp1252 use beyond ASCII.
_PLAUSIBLE = frozenset("éëèêáàâäóòôöíìîïúùûüçñæøåœßÉËÈÁÀÄÓÖÍÏÚÜÇÑŒ‘’‚“”„–—…•€£§©®°±²³½¼¾·«»´¨¡¿ªº™†‰\u00a0")


def decode(content: bytes, declared: str | None = None) -> Mended:
    """Decode UTF-8, UTF-16 with a byte order mark, what the file declares, or cp1252 where nothing else fits.

    Args:
        content: the file's bytes.
        declared: the encoding that the file says it has; it may be wrong about itself.

    Raises:
        RejectedDocument: `empty`, `unreadable` (binary data) or `encoding` (damaged UTF-8, or letters
            that were garbled before).
    """
    text = _decode(content, declared)
    if len(_BINARY.findall(text)) * 1000 > len(text):
        raise RejectedDocument("unreadable", "The file holds binary data, not text.")
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        raise RejectedDocument("empty", "The file holds no text.")
    return mend(text)


def _decode(content: bytes, declared: str | None) -> str:
    for mark, encoding in _UTF16_MARKS.items():
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise RejectedDocument("encoding", "The file starts as UTF-16 but is damaged.") from error
    if b"\x00" in content:
        if _is_unmarked_utf16(content):
            raise RejectedDocument("encoding", "The file is UTF-16 without its mark; save it again as UTF-8.")
        raise RejectedDocument("unreadable", "The file holds binary data, not text.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if own := _known(declared):
            with suppress(UnicodeDecodeError):
                return content.decode(own)
        if _is_damaged_utf8(content, error):
            raise RejectedDocument("encoding", "The file is damaged UTF-8; save it again as UTF-8.") from error
        return _decode_cp1252(content)


def _known(declared: str | None) -> str | None:
    """Return Python's name of an encoding for text, or None; what calls itself Latin-1 is Windows-1252 on the web."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name if name.startswith(_ENCODINGS) else None


def _is_unmarked_utf16(content: bytes) -> bool:
    """Tell whether nearly every other byte is zero, as those of Latin letters in UTF-16 are."""
    sample = content[:_SAMPLE]
    zeros = (sample[::2].count(0), sample[1::2].count(0))
    others = sample[1::2] if zeros[0] > zeros[1] else sample[::2]
    return max(zeros) * 10 > len(sample) * 4 and len(_PRINTED.findall(others)) * 10 > len(others) * 9


def _is_damaged_utf8(content: bytes, error: UnicodeDecodeError) -> bool:
    if content.startswith(codecs.BOM_UTF8) or error.reason == "unexpected end of data":
        return True
    survivors = content.decode("utf-8", errors="ignore")
    return not survivors.isascii()


def _decode_cp1252(content: bytes) -> str:
    message = "The file's encoding is not known; save it as UTF-8."
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise RejectedDocument("encoding", message) from error
    beyond = [character for run in _BEYOND_ASCII.findall(text) for character in run]
    plausible = sum(character in _PLAUSIBLE for character in beyond)
    if len(beyond) * 5 > len(text) or plausible * 10 < len(beyond) * 9:
        raise RejectedDocument("encoding", message)
    return text
