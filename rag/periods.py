"""Finds in a question the time of the letters it asks for."""

import datetime
import re
from dataclasses import dataclass

from index.document import PartialDate, Span
from index.reading.dates import find_dates
from index.reading.words import DUTCH, ENGLISH
from rag.question import Period
from rag.wording import Wording

_YEAR = re.compile(r"(?<![\w.,-])(?:19|20)\d\d(?![\w-]|[.,]\d)")
_MONTH_AND = re.compile(
    r"\b(?P<month>jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|march|mrt|apr(?:il)?|mei|may|juni?|june|juli?|july|"
    r"aug(?:ustus|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+"
    r"(?=(?:en|and|tot(?:\s+en\s+met)?|t/m|to|until|till)\s+$)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:tussen|between|van|from)\s+$", re.IGNORECASE)
_AND = re.compile(r"\s{1,8}(?:en|and|tot(?:\s+en\s+met)?|t/m|to|until|till)\s+$", re.IGNORECASE)
_BOTH = re.compile(r"\s{1,8}(?:en|and|of|or)\s+(?:in\s+)?", re.IGNORECASE)
_BEFORE = re.compile(r"(?:v[óo][óo]r|before|until|till|tot)\s+$", re.IGNORECASE)
_UNTIL = re.compile(r"(?:tot\s+en\s+met|t/m|up\s+to(?:\s+and\s+including)?)\s+$", re.IGNORECASE)
_AFTER = re.compile(r"(?:\bna|after)\s+$", re.IGNORECASE)
_SINCE = re.compile(r"(?:sinds|vanaf|since|starting\s+in)\s+$", re.IGNORECASE)
_IN = re.compile(
    r"(?:\bin|uit|van|of|from|during|tijdens|op|on|\bbegin|\beind|end\s+of)\s+"
    r"(?:(?:het\s+jaar|the\s+year|early|late)\s+)?$",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:van|of|from|uit)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:de|het|the|a|an|een|deze|die|these|those)\s+$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s{1,8}([^\W\d_]+)")
_ONWARDS = re.compile(r"\s{1,8}(?:onwards?|(?:en|and|of|or)\s+(?:later|daarna|after))\b", re.IGNORECASE)
_BACKWARDS = re.compile(r"\s{1,8}(?:(?:en|and|of|or)\s+(?:eerder|daarvoor|earlier|before))\b", re.IGNORECASE)
_UNITS = frozenset(
    """
    euro euros eur dollar dollars pond pounds procent percent mensen people klanten customers keer times uur hours
    dagen days stuks woorden words gevallen cases kilometer kilo meter gulden huishoudens households
    """.split()
)
_RELATIVE = {
    "vorig jaar": ("year", -1),
    "afgelopen jaar": ("year", -1),
    "last year": ("year", -1),
    "dit jaar": ("year", 0),
    "this year": ("year", 0),
    "vorige maand": ("month", -1),
    "afgelopen maand": ("month", -1),
    "last month": ("month", -1),
    "deze maand": ("month", 0),
    "this month": ("month", 0),
}
_RELATIVE_FORM = re.compile(rf"\b(?:{'|'.join(_RELATIVE)})\b", re.IGNORECASE)
_LOOKS_BACK = 32


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period and the parts of the question that name it."""

    period: Period
    spans: tuple[Span, ...]


def find_period(text: str, today: datetime.date) -> FoundPeriod:
    """Find the one period a question names: "in november 2024", "vóór 2023", "since March 2025", "last year".

    A number like a year counts only where a year can stand: "2000 euro" and "the 2008 crisis" name no period.

    Args:
        text: the question.
        today: what "last year" counts from.
    """
    dates = [(found.date, found.span) for found in find_dates(text)]
    taken = [span for _, span in dates]
    dates += [
        (PartialDate(int(match.group())), Span(*match.span()))
        for match in _YEAR.finditer(text)
        if not any(span.start <= match.start() < span.end for span in taken) and _is_year(text, Span(*match.span()))
    ]
    dates += [(_relative(match.group().lower(), today), Span(*match.span())) for match in _RELATIVE_FORM.finditer(text)]
    dates.sort(key=lambda found: found[1])
    if not dates:
        return FoundPeriod(Period(), ())
    (date, span), *others = dates
    start, before = _lead(text, span)
    if others:
        (last, last_span) = others[0]
        between = text[span.end : last_span.start]
        if _BETWEEN.search(before) and _AND.fullmatch(between):
            return FoundPeriod(Period(date, last), (Span(start, last_span.end),))
        if _BOTH.fullmatch(between) and date.first_day <= last.first_day:
            return FoundPeriod(Period(date, last), (Span(start, last_span.end),))
    first = _month_before(before, date)
    if first is not None:
        first_date, length = first
        start, _ = _lead(text, Span(span.start - length, span.end))
        return FoundPeriod(Period(first_date, date), (Span(start, span.end),))
    onwards, backwards = _ONWARDS.match(text, span.end), _BACKWARDS.match(text, span.end)
    if onwards or backwards:
        end = (onwards or backwards).end()  # type: ignore[union-attr]
        return FoundPeriod(Period(date, None) if onwards else Period(None, date), (Span(start, end),))
    return FoundPeriod(_period(date, before), (Span(start, span.end),))


def period_in_words(period: Period, wording: Wording) -> str:
    """Return a period as it is said: "van november 2024", "vanaf 2023"."""
    after = wording.date(period.after) if period.after else ""
    before = wording.date(period.before) if period.before else ""
    if after and after == before:
        return wording.say("answer.period_on", date=after)
    if after and before:
        return wording.say("answer.period_between", after=after, before=before)
    if after:
        return wording.say("answer.period_after", after=after)
    return wording.say("answer.period_before", before=before)


def _is_year(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _LOOKS_BACK) : span.start]
    following = _NEXT_WORD.match(text, span.end)
    word = following[1].casefold() if following else ""
    if word in _UNITS or _ARTICLE.search(before):
        return False
    if _ONWARDS.match(text, span.end) or _BACKWARDS.match(text, span.end):
        return True
    leads = any(form.search(before) for form in (_UNTIL, _BEFORE, _AFTER, _SINCE, _BETWEEN, _IN))
    if leads and not _OF.search(before):
        return True
    # "2000 customers" and "of 2000 customers" count; "the letter of 2024 about ..." names a year.
    return not word or word in DUTCH or word in ENGLISH


def _month_before(before: str, date: PartialDate) -> tuple[PartialDate, int] | None:
    """Return the first month of "between March and June 2024", and how far before the date it stands."""
    match = _MONTH_AND.search(before)
    if match is None or date.month is None:
        return None
    found = find_dates(f"{match['month']} {date.year}")
    return (found[0].date, len(before) - match.start()) if found else None


def _lead(text: str, span: Span) -> tuple[int, str]:
    """Return where the words that lead to a date begin, and what stands before the date."""
    before = text[max(0, span.start - _LOOKS_BACK) : span.start]
    for form in (_UNTIL, _BEFORE, _AFTER, _SINCE, _BETWEEN, _IN):
        match = form.search(before)
        if match:
            return span.start - len(before) + match.start(), before
    return span.start, before


def _period(date: PartialDate, before: str) -> Period:
    if _UNTIL.search(before):
        return Period(None, date)
    if _BEFORE.search(before):
        return Period(None, _neighbour(date, -1))
    if _AFTER.search(before):
        return Period(_neighbour(date, 1), None)
    if _SINCE.search(before):
        return Period(date, None)
    return Period(date, date)


def _relative(words: str, today: datetime.date) -> PartialDate:
    unit, step = _RELATIVE[words]
    date = PartialDate(today.year) if unit == "year" else PartialDate(today.year, today.month)
    return _neighbour(date, step) if step else date


def _neighbour(date: PartialDate, step: int) -> PartialDate:
    """Return the year, month or day before or after, as precise as the date."""
    if date.month is None:
        return PartialDate(date.year + step)
    if date.day is None:
        months = date.year * 12 + date.month - 1 + step
        return PartialDate(months // 12, months % 12 + 1)
    day = date.first_day + datetime.timedelta(days=step)
    return PartialDate(day.year, day.month, day.day)
