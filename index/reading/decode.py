"""Turns the bytes of a text file into characters, or says why they are not a text."""

import codecs
import re

from index.errors import RejectedDocument

_UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

# Controls that no text editor writes; tab, line feed, form feed and carriage return may occur.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# UTF-8 read as cp1252 and saved again: a lead byte's letter with a continuation byte's character.
_CONTINUATION = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(rf"[ÃÂ][{_CONTINUATION}]|â[€‚][{_CONTINUATION}]|\ufffd")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

# What Dutch and English texts in cp1252 use beyond ASCII.
_PLAUSIBLE = frozenset("éëèêáàâäóòôöíìîïúùûüçñæøåœßÉËÈÁÀÄÓÖÍÏÚÜÇÑŒ‘’‚“”„–—…•€£§©®°±²³½¼¾·«»´¨¡¿ªº™†‰\u00a0")


def decode(content: bytes) -> str:
    """Decode UTF-8, UTF-16 with a byte order mark, or cp1252 where nothing else fits.

    Args:
        content: the file's bytes.

    Raises:
        RejectedDocument: `empty`, `unreadable` (binary data) or `encoding`
            (damaged UTF-8, or UTF-8 that was once read in another encoding).
    """
    text = _decode(content)
    if len(_BINARY.findall(text)) * 1000 > len(text):
        raise RejectedDocument("unreadable", "The file holds binary data, not text.")
    damaged = len(_MOJIBAKE.findall(text))
    if damaged and damaged * 2 >= len(_BEYOND_ASCII.findall(text)):
        raise RejectedDocument("encoding", "Accented letters in the file are garbled; save it again as UTF-8.")
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        raise RejectedDocument("empty", "The file holds no text.")
    return text


def _decode(content: bytes) -> str:
    for mark, encoding in _UTF16_MARKS.items():
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise RejectedDocument("encoding", "The file starts as UTF-16 but is damaged.") from error
    if b"\x00" in content:
        raise RejectedDocument("unreadable", "The file holds binary data, not text.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(content, error):
            raise RejectedDocument("encoding", "The file is damaged UTF-8; save it again as UTF-8.") from error
        return _decode_cp1252(content)


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
