"""Finds the title of a text among its first lines."""

import re
from collections.abc import Collection, Sequence
from pathlib import PurePath

from index.reading.boilerplate import is_slogan
from index.reading.layout import Paragraph
from index.reading.people import is_full_name, split_names
from index.reading.rows import read_row
from index.reading.salutation import read_salutation

_LONGEST = 160
_KICKER = re.compile(
    r"(?:(?:dubbel)?interview|vraaggesprek|column|blog|artikel|article|opinie|opinion|essay|nieuws|news"
    r"|achtergrond|background|brief|letter"
    r"|reportage|feature|recensie|review|verhaal|podcast|dossier|thema)s?(?:\s[|·•-]\s?.{0,40})?",
    re.IGNORECASE,
)
# The number of a paper that stands above its article: `Taal & Wereld, zomernummer 2024`.
_ISSUE = re.compile(
    r".{0,60}\b(?:(?:zomer|winter|lente|herfst|kerst|thema|dubbel)?nummer|editie|jaargang|issue|volume|vol\.?|nr\.?|no\.)"
    r"\s?\d{1,4}.{0,30}",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s[-–—|]\s(?P<name>[^|]{2,60})$")


def find_title(header: Sequence[Paragraph], others: Collection[int] = ()) -> int | None:
    """Return which of the paragraphs before the body is the title, or None.

    The first heading of the format's own; else the first line that is no date, no byline, no
    label (`Interview`), no bare name and no slogan, as long as another line is left.

    Args:
        header: the paragraphs.
        others: those that are known to be no title.
    """
    candidates = [index for index, paragraph in enumerate(header) if index not in others and _can_be_title(paragraph)]
    for index in candidates:
        if header[index].heading:
            return index
    for unwanted in (_KICKER.fullmatch, _ISSUE.fullmatch, _is_list_of_names, is_slogan):
        wanted = [index for index in candidates if not unwanted(" ".join(header[index].text.split()))]
        candidates = wanted or candidates
    return candidates[0] if candidates else None


def name_in_title(title: str) -> tuple[int, str] | None:
    """Return where and what the full name after the dash of `Title - Name` is, or None."""
    match = _SUFFIX.search(title[-70:])
    if match is None or not is_full_name(match.group("name")):
        return None
    return len(title) - len(match.group("name")), match.group("name")


def title_from_name(name: str) -> str:
    """Return what the name of a file says where its text has no title."""
    words = " ".join(re.sub(r"[_\s]+", " ", PurePath(name).stem).split())
    return words or name


def _is_list_of_names(text: str) -> bool:
    names = split_names(text)
    return bool(names) and all(is_full_name(name) for name in names)


def _can_be_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > _LONGEST or ("\n" in text and not paragraph.heading):
        return False
    if text.endswith((".", ",", ";")) and not paragraph.heading and len(text.split()) > 6:
        return False
    row = read_row(text, 0)
    dated = row is not None and (row.date is not None or row.byline or row.filler or row.place is not None)
    return not dated and read_salutation(text, 0) is None
