"""Brings a text into the one form in which it is stored."""

import re
import unicodedata

# Zero-width characters, direction marks and soft hyphens: invisible, and in the way of every search.
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_LINE_END = re.compile("\r\n|[\r\f\v\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def normalise(text: str) -> str:
    """Return `text` as NFC, with line feeds alone ending lines, without invisible characters.

    No-break spaces stay, since they are seen. Doing it twice changes nothing.
    """
    text = _LINE_END.sub("\n", text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)
