"""Recognises how a letter ends: the closing formula, the signature and a postscript."""

import re
from dataclasses import dataclass

from index.document import Span
from index.reading.people import is_name, split_list, without_titles
from index.reading.rows import Found

_LONGEST = 100
_CLOSING = re.compile(
    r"(?:(?:met\s)?(?:[a-zë]{2,14}e?\s){0,3}(?:groet|groeten|groetjes|groetje)|(?:veel\s)?liefs|hartelijks"
    r"|hoogachtend|hartelijk"
    r"|m\.?v\.?g\.?|gr\.|alle goeds|tot (?:snel|gauw|ziens|spoedig)|je (?:vriend|vriendin|collega)|gegroet"
    r"|(?:with\s)?(?:(?:kind|best|warm|warmest|many|kindest|fond|good|all|my)\s){0,3}(?:regards|wishes|greetings)"
    r"|(?:many )?thanks|yours(?:\s(?:sincerely|faithfully|truly|ever|always|warmly|cordially))?"
    r"|(?:very\s)?sincerely(?:\syours)?"
    r"|cheers|(?:much\s|with\s)?love|(?:all (?:the|my)\s)?best|take care|warmly|faithfully|cordially|gratefully"
    r"|respectfully)"
    r"(?=\W|$)",
    re.IGNORECASE,
)
_REST = re.compile(r"(?P<middle>(?:\s+(?:uit|from|van|aan|to|and|en|again)\b[^,\n]{0,40})?)[\s,.!–—-]*(?P<name>[^\n]*)")
_POSTSCRIPT = re.compile(r"(?:P\.?\s?S\.?|N\.?B\.?|PPS)\b[\s:.]", re.IGNORECASE)
_DASHES = re.compile(r"^[–—-]{1,2}\s*|\s+[x❤]{1,3}$|[.,!]$")


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing formula, with the signature when it stands in the same line."""

    signers: tuple[Found, ...]


def read_closing(text: str, offset: int) -> Closing | None:
    """Return what a line closes with (Groet, / Met vriendelijke groet, Anna), or None when it is no closing."""
    match = _CLOSING.match(text) if len(text) <= _LONGEST else None
    rest = _REST.fullmatch(text, match.end()) if match else None
    if match is None or rest is None:
        return None
    signers = read_signature(rest.group("name"), offset + rest.start("name"))
    if signers:
        return Closing(signers)
    middle = rest.group("middle")
    by = re.match(r"\s+van\s+", middle)
    if by and (signers := read_signature(middle[by.end() :], offset + rest.start("middle") + by.end())):
        return Closing(signers)
    alone = not rest.group("name").strip() and (not middle or re.match(r"\s+(?:uit|from)(?:\s\S+){1,3}$", middle))
    return Closing(()) if alone or text.rstrip()[-1:] in (",", "!") else None


def read_signature(text: str, offset: int) -> tuple[Found, ...]:
    """Return the people who sign with a line that holds nothing but their names."""
    if len(text) > _LONGEST:
        return ()
    signers = []
    start = 0
    for part in split_list(_DASHES.sub("", text.strip())):
        name = without_titles(_DASHES.sub("", part))
        at = text.find(name, start)
        if not is_name(name) or at < 0:
            return ()
        signers.append(Found(name, Span(offset + at, offset + at + len(name))))
        start = at + len(name)
    return tuple(signers)


def is_postscript(text: str) -> bool:
    """Tell whether a paragraph is what a writer adds below the signature."""
    return bool(_POSTSCRIPT.match(text))
