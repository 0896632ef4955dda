"""Finds the stretches of time that are named from today on: "vorige maand", "two years ago", "afgelopen zomer"."""

import calendar
import datetime
import re
from collections.abc import Iterator

from index.document import PartialDate, Span
from index.reading.dates import find_dates
from rag.moments import MONTH, SEASONS, Moment, months, season

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "een één a an one", "twee two", "drie three", "vier four", "vijf five", "zes six", "zeven seven",
            "acht eight", "negen nine", "tien ten", "elf eleven", "twaalf twelve",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNITS = {
    **dict.fromkeys(("jaar", "jaren", "year", "years"), "year"),
    **dict.fromkeys(("kwartaal", "kwartalen", "quarter", "quarters"), "quarter"),
    **dict.fromkeys(("maand", "maanden", "month", "months"), "month"),
    **dict.fromkeys(("week", "weken", "weeks"), "week"),
    **dict.fromkeys(("dag", "dagen", "day", "days"), "day"),
}
_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
# "The last week of November" is not counted from today; neither is "this year's".
_NOT_ON = r"(?!\w|['’]|\s{1,4}(?:of|van|waarin|that|which|before)\b)"
_LAST = re.compile(
    rf"\b(?:(?P<rolling>(?:the|het|de)\s{{1,4}}(?:last|past|afgelopen|laatste|voorbije)|past|voorbije|afgelopen(?=\s{{1,4}}jaar\b))|"
    rf"(?P<last>vorige?|afgelopen|last|previous)|(?P<this>dit|deze|this))\s{{1,4}}"
    rf"(?P<unit>jaar|year|kwartaal|quarter|maand|month|week){_NOT_ON}",
    re.IGNORECASE,
)
_LAST_SOME = re.compile(
    rf"\b(?:(?:the|de|het)\s{{1,4}})?(?:last|past|afgelopen|laatste|voorbije)\s{{1,4}}{_NUMBER}\s{{1,4}}{_UNIT}\b",
    re.IGNORECASE,
)
_AGO = re.compile(rf"(?<!\w){_NUMBER}\s{{1,4}}{_UNIT}\s{{1,4}}(?:geleden|ago)\b", re.IGNORECASE)
_DAYS = {
    **dict.fromkeys(("gisteren", "yesterday"), 1),
    **dict.fromkeys(("eergisteren", "the day before yesterday"), 2),
    **dict.fromkeys(("vandaag", "today"), 0),
}
_DAY = re.compile(
    rf"\b(?P<day>{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?!\w|['’]|\s{{1,4}}de\s)", re.IGNORECASE
)
# "Today" mostly means nowadays.
_WRITTEN = re.compile(r"\b(?:schreef|zei|appte|mailde|wrote|said|geschreven|written|gezegd)\b", re.IGNORECASE)
_NAMED = rf"(?P<name>{'|'.join(SEASONS)}|{MONTH})"
_LAST_NAMED = re.compile(
    rf"\b(?:(?P<last>vorige?|afgelopen|(?:the\s{{1,4}}|de\s{{1,4}})?past|last)|(?P<this>dit|deze|this))\s{{1,4}}{_NAMED}"
    r"(?!\w|['’]|\s{1,4}(?:of|van)\b|\s{1,4}\d)",
    re.IGNORECASE,
)
_YEAR_WORD = r"(?P<year>vorig\s{1,4}jaar|last\s{1,4}year|dit\s{1,4}jaar|this\s{1,4}year)"
_NAMED_OF = re.compile(
    rf"\b{_NAMED}\s{{1,4}}(?:(?:van|of|in)\s{{1,4}})?{_YEAR_WORD}\b",
    re.IGNORECASE,
)
_OF_NAMED = re.compile(
    rf"\b{_YEAR_WORD}(?:['’]s)?\s{{1,4}}(?:in\s{{1,4}}(?:(?:de|the|het)\s{{1,4}})?)?{_NAMED}\b", re.IGNORECASE
)
_SINCE = re.compile(
    rf"\b(?:sinds|sedert|vanaf|since)\s{{1,4}}(?:(?:de|the)\s{{1,4}})?{_NAMED}"
    r"(?!\w|['’]|\s{1,4}(?:of|van)\b|\s{1,4}\d|\s{1,4}(?:vorig|dit|last|this)\b)",
    re.IGNORECASE,
)


def find_relative(text: str, today: datetime.date) -> Iterator[Moment]:
    """Yield the stretches of time that are named from today on; some may overlap.

    Args:
        text: the question.
        today: what is counted from.
    """
    for match in _LAST.finditer(text):
        unit, span = _UNITS[match["unit"].lower()], Span(*match.span())
        yield (
            _since(_back(today, unit, 1), today, span)
            if match["rolling"]
            else _unit(today, unit, 0 if match["this"] else -1, span)
        )
    for match in _LAST_SOME.finditer(text):
        begin = _back(today, _UNITS[match["unit"].lower()], _number(match))
        yield _since(begin, today, Span(*match.span()))
    for match in _AGO.finditer(text):
        yield _unit(today, _UNITS[match["unit"].lower()], -_number(match), Span(*match.span()))
    is_past = _WRITTEN.search(text) is not None
    for match in _DAY.finditer(text):
        back = _DAYS[match["day"].lower()]
        if back or is_past:
            yield _unit(today, "day", -back, Span(*match.span()))
    for match in _LAST_NAMED.finditer(text):
        # "How this may change" names no month.
        if match["name"] != "may":
            yield _latest(match["name"], today, Span(*match.span()), is_over=not match["this"])
    for form in (_NAMED_OF, _OF_NAMED):
        for match in form.finditer(text):
            is_last = match["year"].lower().startswith(("vorig", "last"))
            yield _named(match["name"], today.year - is_last, Span(*match.span()))
    for match in _SINCE.finditer(text):
        yield _latest(match["name"], today, Span(*match.span("name")), is_over=False)


def _unit(today: datetime.date, unit: str, step: int, span: Span) -> Moment:
    """Return the year, quarter, month, week or day that is `step` of them away from today's."""
    if unit == "year":
        year = PartialDate(today.year + step)
        return Moment(year, year, span)
    if unit in ("quarter", "month"):
        length = 3 if unit == "quarter" else 1
        first = today.year * 12 + (today.month - 1) // length * length + step * length
        return months(first // 12, first % 12 + 1, length, span)
    days = 7 if unit == "week" else 1
    first_day = today + datetime.timedelta(days=step * days - (today.weekday() if unit == "week" else 0))
    return Moment(_day(first_day), _day(first_day + datetime.timedelta(days=days - 1)), span)


def _back(today: datetime.date, unit: str, count: int) -> datetime.date:
    """Return the day that lies so many years, quarters, months, weeks or days before today."""
    if unit in ("week", "day"):
        return today - datetime.timedelta(days=count * (7 if unit == "week" else 1))
    month = today.year * 12 + today.month - 1 - count * {"year": 12, "quarter": 3, "month": 1}[unit]
    year, number = month // 12, month % 12 + 1
    return datetime.date(year, number, min(today.day, calendar.monthrange(year, number)[1]))


def _since(first: datetime.date, today: datetime.date, span: Span) -> Moment:
    return Moment(_day(first), _day(today), span)


def _named(name: str, year: int, span: Span) -> Moment:
    """Return a season or month of a year; a winter is of the year in which it ends."""
    first = SEASONS.get(name.lower())
    if first is not None:
        return season(first, year - (first == SEASONS["winter"]), span)
    date = find_dates(f"{name} {year}")[0].date
    return Moment(date, date, span)


def _latest(name: str, today: datetime.date, span: Span, *, is_over: bool) -> Moment:
    """Return the last season or month of this name that is over, or that has begun."""
    found = (_named(name, year, span) for year in range(today.year + 1, today.year - 3, -1))
    return next(one for one in found if (one.last.last_day if is_over else one.first.first_day) <= today)


def _day(day: datetime.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _number(match: re.Match[str]) -> int:
    word = match["number"].lower()
    return int(word) if word.isdigit() else _NUMBERS[word]
