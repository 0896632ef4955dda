"""Reads lines that hold nothing but names, a place, a date and the like: bylines, datelines, page rows."""

import re
from dataclasses import dataclass

from index.document import Span
from index.reading.dates import FoundDate, find_dates, find_day, find_season
from index.reading.people import is_full_name, is_name, split_list, without_titles
from index.reading.words import NOT_NAMES, word_set

_LONGEST = 160
_SEPARATOR = re.compile(r"[|•·,\n]|[–—]|\s-\s|\bin (?=[A-Z])|\s{3,}")
_BYLINE = re.compile(
    r"(?:(?:(?:een|geschreven|opgeschreven|opgetekend|interview|column|blog|artikel|verslag|opinie|essay|recensie)\s){0,2}door\b"
    r"|(?:(?:an?|written|interview|column|essay|review|article|story|words)\s){0,2}by\b"
    r"|(?:tekst|text|auteurs?|authors?|words|from|van)\s*:)[\s:]*",
    re.IGNORECASE,
)
# Who asked, in a line that gives its date too; alone it may as well be who answered (Interview: Ann Wit).
_ASKED = re.compile(r"(?:interview|gesprek|vraaggesprek|vragen|questions)\s*:\s*", re.IGNORECASE)
_OTHER_CREDIT = re.compile(r"(?:foto(?:'s|grafie)?|photo(?:s|graphy)?|beeld|illustraties?|image)\b[\s:]", re.IGNORECASE)
_DATE_LABEL = re.compile(
    r"(?:datum|date|gepubliceerd|geplaatst|published|posted|verschenen|bijgewerkt|updated|te|op|on)(?:\s+(?:op"
    r"|on|in))?\s*:?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?:leestijd|reading time)\b.{0,30}|\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?min(?:uten|uut|utes"
    r"|ute)?\.?(?:\s(?:leestijd|lezen|read|reading))?"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|\d{1,2}[:.]\d\d(?:\s?uur)?|\d{1,3}|min(?:uten|utes)? leestijd|leestijd|interview|artikel|article|column|blog",
    re.IGNORECASE,
)
# Behind the date of publication: `in: Garden, Life`
_FILED = re.compile(
    r"(?<=\d)\s+in:\s.*$|\s[|•·]\s(?:filed under|filed in|posted in|geplaatst in|categorie(?:[eë]n)?|tags?)\b.*$",
    re.IGNORECASE,
)
_LEADS_TO_DATE = re.compile(r"\s(?:on|op)$")
# Behind the name below it: `op 7 januari 2024 door Marloes in Huis, Tuin`
_FILED_BY = re.compile(r"(?<=\d)\s+(?:door|by)\s[^|•·,\n\d]{2,60}?(?P<filed>\s+in\s+[A-Z][^\d]*)$")
_PLACE = re.compile(
    r"(?:(?:te|in|at)\s)?(?P<place>(?:['’]s-|['’]t\s)?[A-ZÀ-Þ][^\W\d_]+(?:[ -](?:aan|op|bij|de|den|der|van|on"
    r"|upon|the|am"
    r"|[A-ZÀ-Þ][^\W\d_]+\.?)){0,4})"
)
# How a day is called beside its number: zondag, Tweede Kerstdag, Christmas Eve.
_DAY_NAME = re.compile(
    r"(?:[A-Za-z]{2,12}['’]?s?\s){0,2}(?:[A-Za-z]{0,14}(?:dag|avond|nacht|morgen|middag|ochtend)"
    r"|[A-Za-z]{0,8}(?:day|Day|Eve|night|morning|evening|afternoon))"
)
_PLACE_START = word_set("den de het sint st st. san santa los las bad new nieuw noord zuid oud")
_PLACE_LINK = word_set("aan op bij on upon am the")


@dataclass(frozen=True, slots=True)
class Found:
    """A value and where the text gives it."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """What a line of names, place and date says.

    Attributes:
        names: people in it, whatever their part.
        byline: whether the line itself says that they wrote the text.
        filler: whether it holds a reading time or the like, as rows under a title do.
    """

    names: tuple[Found, ...] = ()
    byline: bool = False
    filler: bool = False
    date: FoundDate | None = None
    place: Found | None = None


def read_row(text: str, offset: int) -> Row | None:
    """Return what a line says that holds nothing but names, a place, a date and reading times; else None.

    Args:
        text: the line.
        offset: where the line starts in the document, for the spans.
    """
    if len(text) > _LONGEST or text.endswith(("?", "!")):
        return None
    text = _FILED.sub("", text)
    by = _FILED_BY.search(text)
    text = text[: by.start("filed")] if by else text
    dates = find_dates(text)
    if len(dates) > 1:
        return None
    date = dates[0] if dates else find_season(text)
    day = date.span if date else find_day(text)
    names: list[Found] = []
    places: list[Found] = []
    byline = filler = asked = False
    for cell in _cells(text, day):
        content = cell.of(text)
        label = _BYLINE.match(content) or _ASKED.match(content)
        if label:
            byline = True
            asked = asked or bool(_ASKED.match(content))
            leads = _LEADS_TO_DATE.search(content)
            cell = Span(cell.start + label.end(), cell.start + leads.start() if leads else cell.end)
            content = cell.of(text)
        if not content or _DATE_LABEL.fullmatch(content) or _OTHER_CREDIT.match(content):
            continue
        if day and cell.end <= day.start and _DAY_NAME.fullmatch(content):
            continue
        if _FILLER.fullmatch(content):
            filler = True
        elif not label and day and (place := _place(text, cell, day, offset)):
            places.append(place)
        elif people := _people(text, cell, offset):
            names += people
        else:
            return None
    if not (names or places or date) or len(places) > 1 or (asked and not (date or filler)):
        return None
    found = FoundDate(date.date, _moved(date.span, offset)) if date else None
    return Row(tuple(names), byline and bool(names), filler, found, places[0] if places else None)


def is_place(text: str) -> bool:
    """Tell whether a line holds nothing but what can be a place of one word, or with a word that places have."""
    match = _PLACE.fullmatch(text) if len(text) <= _LONGEST else None
    return match is not None and _is_like_place(match.group("place"))


def _is_like_place(name: str) -> bool:
    words = name.casefold().split()
    if words[0] in NOT_NAMES and words[0] not in _PLACE_START:
        return False
    return len(words) == 1 or words[0] in _PLACE_START or not _PLACE_LINK.isdisjoint(words)


def _cells(text: str, day: Span | None) -> list[Span]:
    """Return the parts of a line between separators and around its date, without outer space."""
    borders = [(match.start(), match.end()) for match in _SEPARATOR.finditer(text)]
    if day:
        borders = [border for border in borders if border[1] <= day.start or border[0] >= day.end]
        borders.append((day.start, day.end))
    cells = []
    start = 0
    for border in [*sorted(borders), (len(text), len(text))]:
        content = text[start : border[0]]
        left = start + len(content) - len(content.lstrip(" \t\u00a0()*."))
        right = start + len(content.rstrip(" \t\u00a0()*.:"))
        if left < right:
            cells.append(Span(left, right))
        start = max(start, border[1])
    return cells


def _place(text: str, cell: Span, day: Span, offset: int) -> Found | None:
    """Return the place that stands directly before a date, or after it and a comma, if it is like one."""
    between = text[cell.end : day.start] if cell.end <= day.start else text[day.end : cell.start]
    match = _PLACE.fullmatch(cell.of(text))
    after = cell.start >= day.end
    if match is None or (
        between.strip(" \u00a0") not in ((",",) if after else (",", "")) and not _is_day_name(between)
    ):
        return None
    name = match.group("place")
    if not _is_like_place(name) and (is_full_name(name) or name.split()[0].casefold() in NOT_NAMES):
        return None
    start = cell.start + match.start("place")
    return Found(match.group("place"), _moved(Span(start, cell.end), offset))


def _is_day_name(between: str) -> bool:
    return between.startswith(",") and bool(_DAY_NAME.fullmatch(between.strip(" ,\u00a0")))


def _people(text: str, cell: Span, offset: int) -> list[Found]:
    people = []
    start = cell.start
    for part in split_list(cell.of(text)):
        name = without_titles(part)
        if not is_name(name):
            return []
        start = text.find(name, start, cell.end)
        if start < 0:
            return []
        people.append(Found(name, _moved(Span(start, start + len(name)), offset)))
        start += len(name)
    return people


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)
