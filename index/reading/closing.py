"""Recognises how a letter ends: the closing formula, the signature and a postscript."""

import re
from dataclasses import dataclass

from index.document import Span
from index.reading.people import is_full_name, is_name, split_list, without_titles
from index.reading.rows import Found

_LONGEST = 100
_FAREWELL = 40
_FEW_WORDS = 3
_CLOSING = re.compile(
    r"(?:(?:met\s)?(?:[a-zë]{2,14}e?\s){0,3}(?:groet|groeten|groetjes|groetje)|(?:veel\s)?liefs|hartelijks"
    r"|hoogachtend|hartelijk|(?:in afwachting\s[^,\n]{0,40}\s)?groete?n?\s(?:wij|we|ik)\s(?:u|je|jullie)"
    r"|(?:(?:een\s)?(?:dikke|veel|lieve)\s)?(?:kus|kussen|kusje|kusjes|knuffel|knuffels|zoen|zoenen)"
    r"|namens|on behalf of|hugs|kisses"
    r"|m\.?v\.?g\.?|gr\.|alle goeds|tot (?:snel|gauw|ziens|spoedig|straks|dan|later|morgen|[a-z]{2,6}dag)|gegroet"
    r"|was getekend|w\.g\.|(?:till|until|see you) (?:then|soon|tomorrow|next week|[a-z]{2,6}day)"
    r"|(?:je|jullie|jouw|uw|your)(?:\s(?:eigen|oude|own|old|loving))?\s(?:vriend|vriendin|zus|zusje|broer"
    r"|broertje|moeder|mam|vader"
    r"|pap|dochter|zoon|nicht|neef|tante|oom|oma|opa|collega|buurvrouw|buurman|friend|sister|brother|mother|mum|father"
    r"|dad|daughter|son|niece|nephew|cousin|aunt|uncle|colleague|neighbour|neighbor)|(?:je|jouw|uw|your)(?=\s\w{2,20}(?:\s\w{2,20}){0,2}$)"
    r"|(?:dag|doei|bye)(?=,\s)"
    r"|(?:with\s)?(?:(?:kind|best|warm|warmest|many|kindest|fond|good|all|my)\s){0,3}(?:regards|wishes|greetings)"
    r"|(?:many )?thanks|(?:ever|always|as ever|as always),?\s?yours"
    r"|yours(?:\s(?:sincerely|faithfully|truly|ever|always|warmly|cordially))?"
    r"|(?:very\s)?sincerely(?:\syours)?"
    r"|cheers|(?:much\s|with\s)?love|(?:all (?:the|my)\s)?best|take care|warmly|faithfully|cordially|gratefully"
    r"|respectfully)"
    r"(?=\W|$)",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?P<middle>(?:\s{1,3}(?:uit|from|van|aan|to|and|en|again)\b[^,\n]{0,40})?)[\s,.!–—-]{0,12}"
    r"(?P<name>[^\n]*)"
)
_POSTSCRIPT = re.compile(r"(?:P\.?\s?S\.?|N\.?B\.?|PPS)\b[\s:.]", re.IGNORECASE)
# What a writer is, behind the name: `Ann de Wit, voorzitter`, `Maud Till (Mrs)`.
_ROLE = re.compile(r"(?<=\w),\s(?!(?:en|and)\s)[a-zà-ÿ][^,.!?\n]{2,60}$")
_ASIDE = re.compile(r"\s\([^()]{1,40}\)$")
_DASHES = re.compile(r"^(?:[–—-]{1,2}\s*|[xX]{1,3}\s)|(?<=\S)\s{1,3}(?:[xX❤]{1,3}|[^\w\s.]{1,4})$|[.,!]$")
_PLACE = re.compile(r"(?<=\w),\s[^\W\d_]{2,30}$")
_GAP = re.compile(r"(?<=\w) {3,}(?=\w)")
_ANONYMOUS = re.compile(
    r"(?:(?:een|an?)\s[^.!?,:]{3,60}|naam (?:en adres )?bij de redactie bekend|name and address (?:supplied|withheld)"
    r"|anoniem|anonymous)\.?",
    re.IGNORECASE,
)


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
    plain = _ASIDE.sub("", _ROLE.sub("", text.strip()))
    without_place = _PLACE.sub("", plain)
    plain = without_place if is_full_name(without_place) and " en " not in plain else plain
    # Two who sign beside each other.
    plain = _GAP.sub(", ", plain)
    signers = []
    start = 0
    for part in split_list(_DASHES.sub("", plain)):
        name = without_titles(_DASHES.sub("", part))
        at = text.find(name, start)
        if not is_name(name) or at < 0:
            return ()
        signers.append(Found(name, Span(offset + at, offset + at + len(name))))
        start = at + len(name)
    return tuple(signers)


def has_role(text: str) -> bool:
    """Tell whether a signature says what its writer is (Ann de Wit, voorzitter)."""
    return len(text) <= _LONGEST and bool(_ROLE.search(text.strip()))


def is_anonymous(text: str) -> bool:
    """Tell whether somebody signs without a name: `een verzorgende`, `naam bij de redactie bekend`."""
    return len(text) <= _LONGEST and bool(_ANONYMOUS.fullmatch(text))


def is_farewell(text: str) -> bool:
    """Tell whether a line above a signature is short enough to be a closing that nobody can foresee: `Till Friday,`."""
    return len(text) <= _FAREWELL and (text.endswith(",") or (text.endswith("!") and len(text.split()) <= _FEW_WORDS))


def is_postscript(text: str) -> bool:
    """Tell whether a paragraph is what a writer adds below the signature."""
    return bool(_POSTSCRIPT.match(text))
