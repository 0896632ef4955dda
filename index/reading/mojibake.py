"""Mends accented letters that were once written as UTF-8 and read as Windows-1252, where that can be proved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.errors import RejectedDocument
from index.reading.blocks import Block

# What the bytes 80 to BF of UTF-8 look like in Windows-1252; five of them have no sign there and stay controls.
_CONTINUATION = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"

# The leading bytes of letters with accents, of punctuation and currency, of ligatures, and of emoji.
_GARBLED = re.compile(
    rf"[ÂÃÄÅ][{_CONTINUATION}]|â[{_CONTINUATION}]{{2}}|ï[{_CONTINUATION}]{{2}}|ð[{_CONTINUATION}]{{3}}"
)
_LOST = re.compile("\ufffd")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_SEVEN_BIT = re.compile(r"\+A[A-Za-z0-9+/]{2,10}(?:-|(?![A-Za-z0-9+/]))")

# Programs drop the one byte of a closing quotation mark, and turn that of `à` into a common space.
_HALF_QUOTE = re.compile("â€(?![\u0080-\u00bf])")
_HALF_LETTER = re.compile("Ã {1,2}")

_MOST_ROUNDS = 3
_FEW = 3
_MOST_EXAMPLES = 50
_SMALL_PART = 10
_OPENING = "\"'`(‘“«"
_CLOSING = "\"'`)’”»"
_BORDER = "\x1e"


@dataclass(frozen=True, slots=True)
class Mended:
    """A text whose letters are right, and a sentence about what was done or left, if there is one."""

    text: str
    warnings: tuple[str, ...] = ()


def mend(text: str) -> Mended:
    """Return the text with its garbled letters put right.

    They are put right where at least half of what is beyond ASCII are bytes of UTF-8 seen as
    Windows-1252; a few in a text that is right otherwise are left as they are, since a text may be about
    them, and are told of.

    Raises:
        RejectedDocument: `encoding`, when letters are garbled or lost in a way that cannot be put right.
    """
    lost = len(_LOST.findall(text))
    runs = len(_BEYOND_ASCII.findall(text))
    if lost and lost * 2 >= runs:
        raise RejectedDocument("encoding", "Accented letters in the file are lost; save it again as UTF-8.")
    if runs == 0 and _is_seven_bit(text):
        raise RejectedDocument("encoding", "The file is in UTF-7; save it again as UTF-8.")
    garbled = [match for match in _GARBLED.finditer(text) if _original(match.group()) is not None]
    if not garbled:
        return Mended(text, _told(lost, "Characters of the file are lost"))
    rest = _HALF_LETTER.sub("", _HALF_QUOTE.sub("", _GARBLED.sub("", text)))
    sound = sum(map(len, _BEYOND_ASCII.findall(rest)))
    real = sum(len(garbled) > _MOST_EXAMPLES or not _is_example(text, match) for match in garbled)
    if real and real >= sound:
        return Mended(_mended(text), _told(len(garbled), "Garbled letters were put right"))
    if len(garbled) <= _FEW or len(garbled) * _SMALL_PART <= sound or not real:
        return Mended(text, _told(len(garbled), "Signs that look like garbled letters were left as they are"))
    raise RejectedDocument("encoding", "Some accented letters in the file are garbled; save it again as UTF-8.")


def mend_blocks(blocks: Sequence[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """Return the blocks of one text with garbled letters put right, and what is to be told of it.

    Raises:
        RejectedDocument: as `mend` does.
    """
    mended = mend(_BORDER.join(block.text.replace(_BORDER, "") for block in blocks))
    texts = mended.text.split(_BORDER)
    return [replace(block, text=text) for block, text in zip(blocks, texts, strict=False)], mended.warnings


def _mended(text: str) -> str:
    for _ in range(_MOST_ROUNDS):
        again = _GARBLED.sub(lambda match: _original(match.group()) or match.group(), text)
        if again == text:
            break
        text = again
    return _HALF_LETTER.sub("à ", _HALF_QUOTE.sub("”", text))


@lru_cache(maxsize=1024)
def _original(garbled: str) -> str | None:
    """Return the character whose bytes are shown one by one, or None when they are those of none that is usual."""
    try:
        original = b"".join(_byte(character) for character in garbled).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return original if original.isprintable() or original in "\u00a0\ufeff\u00ad\u200b" else None


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _is_example(text: str, match: re.Match[str]) -> bool:
    """Tell whether garbled letters stand in quotation marks by themselves, or in one quoted word."""
    start, end = match.span()
    while start > 0 and match.start() - start < 40 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - match.end() < 40 and not text[end].isspace():
        end += 1
    word = text[start:end].rstrip(".,;:!?")
    return len(word) > 2 and word[0] in _OPENING and word[-1] in _CLOSING


def _is_seven_bit(text: str) -> bool:
    letters = [match.group() for match in _SEVEN_BIT.finditer(text)]
    decoded = [_decoded(each) for each in letters]
    return len(letters) > 1 and all(each.isalpha() for each in decoded)


def _decoded(seven_bit: str) -> str:
    try:
        return seven_bit.encode("ascii").decode("utf-7")
    except UnicodeDecodeError:
        return ""


def _told(count: int, what: str) -> tuple[str, ...]:
    return (f"{what}: {count}.",) if count else ()
