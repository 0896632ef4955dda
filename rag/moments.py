"""Finds the stretches of time that words name by themselves: "november 2024", "zomer 2023", "Q1 2025"."""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.document import PartialDate, Span
from index.reading.dates import find_dates

SEASONS = {
    **dict.fromkeys(("voorjaar", "lente", "spring"), 3),
    **dict.fromkeys(("zomer", "summer"), 6),
    **dict.fromkeys(("herfst", "najaar", "autumn", "fall"), 9),
    "winter": 12,
}
"""The first month of each season, as meteorologists count them: each takes three whole months."""

MONTH = (
    r"jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|march|mrt|apr(?:il)?|mei|may|juni?|june|juli?|july|"
    r"aug(?:ustus|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w-]|[.,/]\d)"
_JOINT = r"\s{1,4}(?:(?:van|of)\s{1,4}(?:het\s{1,4}jaar\s{1,4})?)?"
_SEASON = re.compile(
    rf"\b(?P<season>{'|'.join(SEASONS)}){_JOINT}(?P<year>(?:19|20)\d\d)(?P<next>(?:\s?[-–/]\s?|\s{{1,4}}op\s{{1,4}})"
    r"(?:(?:19|20)?\d\d))?(?![\w-]|[.,/]\d)",
    re.IGNORECASE,
)
_ORDINALS = {
    **dict.fromkeys(("eerste", "first", "1e", "1ste", "1st"), 1),
    **dict.fromkeys(("tweede", "second", "2e", "2de", "2nd"), 2),
    **dict.fromkeys(("derde", "third", "3e", "3de", "3rd"), 3),
    **dict.fromkeys(("vierde", "fourth", "laatste", "last", "4e", "4de", "4th"), 4),
}
_ORDINAL = rf"(?P<ordinal>{'|'.join(_ORDINALS)})"
_PART = re.compile(
    rf"\b(?:(?P<letter>[qkh])(?P<number>[1-4])|{_ORDINAL}\s{{1,4}}(?P<part>kwartaal|quarter|helft|half)){_JOINT}{_YEAR}",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(?<![\w-])(?P<year>(?:19|20)\d\d)[\s-]{1,2}(?P<letter>[qkh])(?P<number>[1-4])(?!\w)", re.IGNORECASE
)
_DECADES = {
    "dertig": 3, "veertig": 4, "vijftig": 5, "zestig": 6, "zeventig": 7, "tachtig": 8, "negentig": 9,
    "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9,
}  # fmt: skip
_DECADE = re.compile(
    rf"\bjaren\s{{1,4}}['’‘]?(?P<dutch>[1-9]0|{'|'.join(one for one in _DECADES if not one.endswith('s'))})(?!\w)|"
    rf"\b(?P<english>{'|'.join(one for one in _DECADES if one.endswith('s'))})\b|"
    r"(?<![\w-])(?P<century>19|20)(?P<tens>\d)0['’]?s\b|(?<!\w)['’‘](?P<short>[1-9])0['’]?s\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)\s?[-–/]\s?(?P<last>(?:19|20)\d\d)(?![\w-]|[.,/]\d)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of time and where a question names it.

    Attributes:
        first: its first day, month or year.
        last: its last.
    """

    first: PartialDate
    last: PartialDate
    span: Span


def find_moments(text: str, today: datetime.date) -> Iterator[Moment]:
    """Yield the stretches of time that are named with their year, and decades; some may overlap.

    Args:
        text: the question.
        today: tells which nineties are the last ones.
    """
    for found in find_dates(text):
        yield Moment(found.date, found.date, found.span)
    for match in _SEASON.finditer(text):
        year = int(match["year"])
        # By the meteorologists' count the winter of 2024 is the one that ends in 2024.
        is_before = match["season"].lower() == "winter" and not match["next"]
        yield season(SEASONS[match["season"].lower()], year - is_before, Span(*match.span()))
    for form in (_PART, _YEAR_FIRST):
        for match in form.finditer(text):
            yield from _part_of_year(match)
    for match in _DECADE.finditer(text):
        first = _decade(match, today)
        yield Moment(PartialDate(first), PartialDate(first + 9), Span(*match.span()))
    for match in _RANGE.finditer(text):
        if match["year"] < match["last"]:
            yield Moment(PartialDate(int(match["year"])), PartialDate(int(match["last"])), Span(*match.span()))


def season(first_month: int, year: int, span: Span) -> Moment:
    """Return the season that begins in a month of a year."""
    return months(year, first_month, 3, span)


def months(year: int, first: int, count: int, span: Span) -> Moment:
    """Return `count` months from a month of a year on."""
    last = year * 12 + first - 1 + count - 1
    return Moment(PartialDate(year, first), PartialDate(last // 12, last % 12 + 1), span)


def begin_of(moment: Moment, span: Span) -> Moment:
    """Return the beginning of a year or a month: its first third, or half of a month, as nobody counts exactly."""
    first = moment.first
    if first.month is None:
        return Moment(PartialDate(first.year, 1), PartialDate(first.year, 4), span)
    return Moment(PartialDate(first.year, first.month, 1), PartialDate(first.year, first.month, 15), span)


def middle_of(moment: Moment, span: Span) -> Moment:
    """Return the middle of a year or a month: four months, or two weeks."""
    first = moment.first
    if first.month is None:
        return Moment(PartialDate(first.year, 5), PartialDate(first.year, 8), span)
    return Moment(PartialDate(first.year, first.month, 8), PartialDate(first.year, first.month, 23), span)


def end_of(moment: Moment, span: Span) -> Moment:
    """Return the end of a year or a month: its last third, or half of a month."""
    last = moment.last
    if last.month is None:
        return Moment(PartialDate(last.year, 9), PartialDate(last.year, 12), span)
    days = calendar.monthrange(last.year, last.month)[1]
    return Moment(PartialDate(last.year, last.month, 16), PartialDate(last.year, last.month, days), span)


def _part_of_year(match: re.Match[str]) -> Iterator[Moment]:
    groups = match.groupdict()
    letter = (groups["letter"] or "").lower()
    part = (groups.get("part") or "").lower()
    number = int(groups["number"]) if groups["number"] else _ORDINALS[groups["ordinal"].lower()]
    is_half = letter == "h" or part in ("helft", "half")
    if is_half and groups.get("ordinal", None) and groups["ordinal"].lower() in ("laatste", "last"):
        number = 2
    length = 6 if is_half else 3
    if number * length <= 12:
        yield months(int(groups["year"]), (number - 1) * length + 1, length, Span(*match.span()))


def _decade(match: re.Match[str], today: datetime.date) -> int:
    """Return the first year of a decade; one without its century is the last that has begun."""
    if match["century"]:
        return int(match["century"] + match["tens"]) * 10
    word = (match["dutch"] or match["english"] or match["short"]).lower()
    tens = _DECADES.get(word) or int(word[0])
    this = today.year // 10
    return (this - (this - tens) % 10) * 10
