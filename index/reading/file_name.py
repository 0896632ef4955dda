"""Reads what the name of a file tells of a letter that does not tell it itself: its date, and who wrote it."""

import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import PurePath

from index.document import PartialDate
from index.reading.dates import find_dates
from index.reading.people import is_full_name, split_names, without_titles

_LONGEST = 255
_NUMBERS = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)(?:\2(\d\d))?(?!\d|[-_.]\d)")
_TO = re.compile(r"\s(?:aan|to)\s")
_PARTS = re.compile(r"\s[-–—]\s")


def date_in_name(name: str) -> PartialDate | None:
    """Return the date that a file's name holds, or None.

    It is trusted where the name holds exactly one, of day or month, written with the month's name, with
    the day first and the whole year last, or with the year first. What can be two years is none (2011-12), and a
    year alone may be what the letter is about.
    """
    stem = _stem(name)
    found = {each.date for each in find_dates(stem)}
    for match in _NUMBERS.finditer(stem):
        year, mark, month, day = match.groups()
        if day is None and (not mark or int(month) == (int(year) + 1) % 100):
            found.discard(PartialDate(int(year), int(month)) if 1 <= int(month) <= 12 else None)
            continue
        with suppress(ValueError):
            found.add(PartialDate(int(year), int(month), int(day) if day else None))
    return found.pop() if len(found) == 1 else None


def authors_in_name(name: str, ordinary: Collection[str]) -> tuple[str, ...]:
    """Return who wrote a letter by its file's name, or nobody.

    It is trusted where the name is `X aan Y` or `X to Y` beside a date, or where its first or last part between
    dashes is a full name.

    Args:
        name: the file's name.
        ordinary: words that the letter has in lower case; a full name made of these is a title.
    """
    stem = _stem(name)
    for each in reversed(find_dates(stem)):
        stem = f"{stem[: each.span.start]} - {stem[each.span.end :]}"
    parts = [part.strip(" -–—,") for part in _PARTS.split(f" {stem} ")]
    parts = [part for part in parts if part]
    for part in parts:
        pair = _TO.split(part)
        if len(pair) == 2 and split_names(pair[0]) and split_names(pair[1]):
            return split_names(pair[0])
    full = [part for part in {*parts[:1], *parts[-1:]} if _is_sure(part, ordinary)]
    several = len(parts) > 1 or find_dates(_stem(name))
    return (without_titles(full[0]),) if len(full) == 1 and several else ()


def _is_sure(part: str, ordinary: Collection[str]) -> bool:
    return is_full_name(part) and all(word.casefold() not in ordinary for word in part.split() if not word.islower())


def _stem(name: str) -> str:
    return " ".join(PurePath(name).stem[:_LONGEST].replace("_", " ").split())
