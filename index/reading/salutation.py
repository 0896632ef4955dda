"""Recognises the line with which a letter greets those it is written to."""

import re
from dataclasses import dataclass

from index.document import Span
from index.reading.people import is_name, without_titles
from index.reading.rows import Found
from index.reading.words import word_set

_LONGEST = 120
_GREETING = re.compile(
    r"(?:beste|lieve|liefste|geachte|waarde|hooggeachte|hallo|hoi|hai|hey|hé|dag|ha|goedendag"
    r"|goede(?:n)?(?:morgen|middag|avond)"
    r"|dear|dearest|my dear|hi|hello|good (?:morning|afternoon|evening))(?:\s+(?:beste|lieve|dear))?\b\s*",
    re.IGNORECASE,
)
_TO_ANYBODY = re.compile(
    r"(?:to whom it may concern|l\.?\s?s\.?|geacht(?:e)? (?:bestuur|college|heer/mevrouw)"
    r"|dear sirs?(?: or madam)?)[,.:!]?",
    re.IGNORECASE,
)
_GROUP = word_set(
    """allebei allen allemaal iedereen heren dames mensen lezer lezers lezeres vrienden vriendinnen collega's
    collega’s collega team redactie jongens luitjes anderen all both friends friend reader readers everyone
    everybody colleagues colleague sir madam editor editors folks gentlemen ladies you mevrouw meneer heer
    together there tweetal drietal"""
)
_KIN = re.compile(
    r"^(?:tante|oom|oma|opa|nicht|neef|zus|broer|buurman|buurvrouw|aunt(?:ie|y)?|uncle|granny|gran|grandma|grandpa"
    r"|cousin)\s(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s{0,3}(?:[,;]|\s(?:en|and|of|or)\s|&)\s{0,3}", re.IGNORECASE)
_END = re.compile(r"[\s,!:.–—-]*")


@dataclass(frozen=True, slots=True)
class Salutation:
    """A greeting at the start of a letter.

    Attributes:
        addressees: the people it names, as it names them.
        end: where in the line the greeting ends; the line's length when nothing follows.
        greets: whether it holds a word of greeting, or names alone.
    """

    addressees: tuple[Found, ...]
    end: int
    greets: bool


def read_salutation(text: str, offset: int) -> Salutation | None:
    """Return the salutation with which a line starts, or None.

    A line is one as well when it is made of names alone and ends with a comma. Groups (beste
    lezers, dear all) are greeted but are no addressees.
    """
    if _TO_ANYBODY.fullmatch(text):
        return Salutation((), len(text), greets=True)
    line = text[:_LONGEST]
    greets = bool(_GREETING.match(line))
    addressees: list[Found] = []
    known = end = start = 0
    while start < len(line):
        joint = _JOINT.search(line, start)
        stop = joint.start() if joint else len(line)
        greeting = _GREETING.match(line, start, stop)
        part_start = greeting.end() if greeting else start
        part = line[part_start:stop].rstrip(" !:.\u00a0")
        name = without_titles(_KIN.sub("", re.sub(r"^(?:de\s)?(?:heer|mevrouw)\s(?:en\s)?", "", part)))
        grouped = bool(part) and all(word.casefold() in _GROUP for word in part.split())
        at = line.find(name, part_start)
        if not grouped and (at < 0 or len(part.split()) > 5 or not is_name(name)):
            break
        if not grouped:
            addressees.append(Found(name, Span(offset + at, offset + at + len(name))))
        known += 1
        end = joint.end() if joint else stop
        start = max(end, start + 1)
    if not known:
        return _unknown_group(text) if greets else None
    trailing = _END.match(text, end)
    end = trailing.end() if trailing else end
    if end < len(text) and not (greets and addressees and text[:end].rstrip()[-1] in ",!:–—"):
        return None
    if not greets and not (addressees and end == len(text) and text.rstrip().endswith(",")):
        return None
    return Salutation(tuple(addressees), end, greets)


def _unknown_group(text: str) -> Salutation | None:
    """Accept a short line that greets whom we don't know: `Beste meedenkers,`."""
    short = len(text) <= 60 and len(text.split()) <= 5
    return Salutation((), len(text), greets=True) if short and text.endswith((",", "!")) else None
