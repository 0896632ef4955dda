"""Reads lines above a text that say themselves what they are: `Van: ...`, `Aan: ...`, `Datum: ...`, `Subject: ...`."""

import re
from dataclasses import dataclass
from typing import Literal

from index.document import Span
from index.reading.addresses import person
from index.reading.dates import FoundDate, find_dates
from index.reading.people import is_full_name, split_list, split_names
from index.reading.rows import Found
from index.reading.words import NOT_NAMES

Label = Literal["from", "to", "date", "subject", "other"]

_LABELS: dict[str, Label] = {
    **dict.fromkeys(("van", "from", "afzender", "sender"), "from"),
    **dict.fromkeys(
        ("aan", "to", "cc", "kopie aan", "t.a.v.", "t.a.v", "attn", "attn.", "geadresseerde", "voor"), "to"
    ),
    **dict.fromkeys(("datum", "date", "verzonden", "verstuurd", "sent"), "date"),
    **dict.fromkeys(("onderwerp", "betreft", "subject", "re"), "subject"),
    **dict.fromkeys(("bcc", "bijlage", "bijlagen", "attachments", "prioriteit", "importance", "reply-to"), "other"),
}
_FIELD = re.compile(
    r"[*_]{0,3}(?P<label>[A-Za-z][A-Za-z.-]{1,14}(?:\saan)?)[*_]{0,3}\s?:[*_]{0,3}\s*(?P<value>\S.*)", re.DOTALL
)
_TO = re.compile(r"(?:aan|to)\s(?P<names>[^:]+)", re.IGNORECASE)
_FROM = re.compile(r"(?:van|from|afz\.?|afzender)\s(?P<names>[^:]+)", re.IGNORECASE)
_LONGEST = 600
_LONGEST_LINE = 80
_ADDRESSED = re.compile(r"[<@]")
_SEPARATOR = re.compile(r";|(?<=>),")


@dataclass(frozen=True, slots=True)
class Field:
    """What a labelled line holds: what it is about, and where its value stands in the line."""

    label: Label
    value: str
    start: int


def read_field(text: str) -> Field | None:
    """Return what a labelled line says, or None."""
    match = _FIELD.fullmatch(text) if len(text) <= _LONGEST else None
    label = _LABELS.get(match.group("label").casefold()) if match else None
    return Field(label, match.group("value").rstrip(), match.start("value")) if match and label else None


def read_unmarked(text: str) -> Field | None:
    """Return what a line says that names a writer or readers without a colon: `Aan Bo Smit`, `Van Ann de Wit`.

    `Van Houten` alone is a name; so only a full name tells who writes.
    """
    to = _TO.fullmatch(text) if len(text) <= _LONGEST_LINE else None
    if to and split_names(to.group("names")):
        return Field("to", to.group("names"), to.start("names"))
    by = _FROM.fullmatch(text) if len(text) <= _LONGEST_LINE else None
    if by and all(is_full_name(name) for name in split_list(by.group("names"))):
        return Field("from", by.group("names"), by.start("names"))
    return None


def names_in(field: Field, offset: int) -> tuple[Found, ...]:
    """Return the people a field names, also beside their addresses; nobody where a part is no name.

    Args:
        field: the field.
        offset: where its line starts in the document.
    """
    addressed = bool(_ADDRESSED.search(field.value)) or ";" in field.value
    found: list[Found] = []
    at = 0
    for part in _SEPARATOR.split(field.value) if addressed else split_list(field.value):
        name = person(part) if addressed else next(iter(split_names(part)), None)
        if name is None:
            if addressed or (found and part.casefold() in NOT_NAMES):
                # "Mr Crispin Haldane, Treasurer"
                continue
            return ()
        place = field.value.find(name, at)
        place = place if place >= 0 else field.value.find(part.strip(), at)
        length = len(name) if field.value.startswith(name, place) else len(part.strip())
        start = offset + field.start + max(0, place)
        found.append(Found(name, Span(start, start + length)))
        at = max(at, place)
    return tuple(found)


def date_in(field: Field, offset: int) -> FoundDate | None:
    """Return the first date of a field."""
    for found in find_dates(field.value)[:1]:
        start = offset + field.start
        return FoundDate(found.date, Span(found.span.start + start, found.span.end + start))
    return None
