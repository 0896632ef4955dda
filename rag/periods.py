"""Finds in a question the time of the letters it asks for."""

import datetime
import re
from dataclasses import dataclass, replace

from index.document import PartialDate, Span
from index.reading.dates import find_dates
from index.reading.words import DUTCH, ENGLISH
from rag.moments import MONTH, Moment, begin_of, end_of, find_moments, middle_of
from rag.question import Period
from rag.relative_moments import find_relative
from rag.wording import Wording

_YEAR = re.compile(r"(?:(?<![\w.,-])|(?<=\bmid-))(?:19|20)\d\d(?![\w-]|[.,]\d)")
_PART_AND = re.compile(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:e|ste|de|st|nd|rd|th)?(?:\s{{1,4}}(?P<month>{MONTH}))?|(?P<only>{MONTH})"
    r"(?:\s{1,4}(?P<behind>\d{1,2})(?:st|nd|rd|th)?)?)\.?\s{1,4}"
    r"(?=(?:en|and|tot(?:\s{1,4}en\s{1,4}met)?|t/m|to|until|till|through)\s{1,4}$)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:\btussen|\bbetween|\bvan|\bfrom)\s{1,4}$", re.IGNORECASE)
_AND = re.compile(r"(?:en|and|tot(?: en met)?|t/m|to|until|till|through|up to)(?: in)?", re.IGNORECASE)
_BOTH = re.compile(r"(?:,|en|and|of|or)(?: in)?", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:v[óo][óo]r|before|prior\s+to|earlier\s+than|eerder\s+dan|tot)\s{1,4}$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:tot\s{1,4}en\s{1,4}met|t/m|up\s+to(?:\s+and\s+including)?|until|till)\s{1,4}$", re.IGNORECASE
)
_AFTER = re.compile(r"\b(?:n[aá]|after|later\s+than|later\s+dan)\s{1,4}$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:sinds|sedert|vanaf|since|starting\s+in|as\s+of)\s{1,4}$", re.IGNORECASE)
_IN = re.compile(
    r"\b(?:in|uit|van|of|from|during|throughout|gedurende|tijdens|op|on)\s{1,4}(?:(?:het\s+jaar|the\s+year)\s{1,4})?$",
    re.IGNORECASE,
)
_OVER = re.compile(r"\bover\s{1,4}$", re.IGNORECASE)
_OF = re.compile(r"\b(?:van|of|from|uit)\s{1,4}$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:de|het|the|a|an|een|deze|die|these|those)\s{1,4}$", re.IGNORECASE)
_BEGIN = re.compile(
    r"\b(?:(?:(?:het|the)\s{1,4})?(?:begin|beginning|start)(?:\s{1,4}(?:van|of))?|early(?:\s{1,4}in)?)\s{1,4}$",
    re.IGNORECASE,
)
_MIDDLE = re.compile(
    r"\b(?:(?:(?:het|the)\s{1,4})?(?:midden|middle)(?:\s{1,4}(?:van|of|in))?|medio|half|halverwege|mid)[\s-]{1,4}$",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:(?:(?:het|the)\s{1,4})?(?:einde?|end)(?:\s{1,4}(?:van|of))?|late(?:\s{1,4}in)?)\s{1,4}$", re.IGNORECASE
)
_PARTS = ((_BEGIN, begin_of), (_MIDDLE, middle_of), (_END, end_of))
_EARLIER = re.compile(r"\b(?:eerder|earlier|later)\s{1,4}$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s{1,8}([^\W\d_]+)")
_ONWARDS = re.compile(
    r"\s{1,8}(?:onwards?|on\b(?!\s+\w)|(?:en|and|of|or)\s{1,8}(?:later|daarna|after))\b", re.IGNORECASE
)
_BACKWARDS = re.compile(
    rf"\s{{1,8}}(?:en|and|of|or)\s{{1,8}}(?:eerder|daarvoor|earlier|before)\b(?!\s{{1,8}}(?:\d|{MONTH}))", re.IGNORECASE
)
_UNITS = frozenset(
    """
    euro euros eur dollar dollars pond pounds procent percent mensen people klanten customers keer times uur hours
    dagen days stuks woorden words gevallen cases kilometer kilo meter gulden huishoudens households
    """.split()
)
_LOOKS_BACK = 40


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period and the parts of the question that name it."""

    period: Period
    spans: tuple[Span, ...]


def find_period(text: str, today: datetime.date) -> FoundPeriod:
    """Find the one period a question names: "in november 2024", "vóór 2023", "since March 2025", "last summer".

    A number like a year counts only where a year can stand: "2000 euro" and "the 2008 crisis" name no period.
    A month without its year ("in november") names none either: it may be that of any year.

    Args:
        text: the question.
        today: what "last year" counts from.
    """
    moments = _moments(text, today)
    if not moments:
        return FoundPeriod(Period(), ())
    moment, *others = moments
    start, before = _lead(text, moment.span)
    while others:
        between = " ".join(text[moment.span.end : others[0].span.start].split())
        is_range = _BETWEEN.search(before) and _AND.fullmatch(between)
        if not is_range and not (_BOTH.fullmatch(between) and moment.first.first_day <= others[0].first.first_day):
            break
        moment = Moment(moment.first, others[0].last, Span(moment.span.start, others[0].span.end))
        others = others[1:]
    first = _part_before(before, moment)
    if first is not None:
        first_date, length = first
        start, before = _lead(text, Span(moment.span.start - length, moment.span.end))
        moment = replace(moment, first=first_date)
    onwards, backwards = _ONWARDS.match(text, moment.span.end), _BACKWARDS.match(text, moment.span.end)
    if onwards:
        return FoundPeriod(Period(moment.first, None), (Span(start, onwards.end()),))
    if backwards:
        return FoundPeriod(Period(None, moment.last), (Span(start, backwards.end()),))
    period, span = _period(moment, before), Span(start, moment.span.end)
    if others:
        start, before = _lead(text, others[0].span)
        other = _period(others[0], before)
        both = Period(period.after or other.after, period.before or other.before)
        # "after 2022 and before 2025"
        if period.after is other.before is None or period.before is other.after is None:
            return FoundPeriod(both, (span, Span(start, others[0].span.end)))
    return FoundPeriod(period, (span,))


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


def neighbour(date: PartialDate, step: int) -> PartialDate:
    """Return the year, month or day before or after, as precise as the date."""
    if date.month is None:
        return PartialDate(date.year + step)
    if date.day is None:
        months = date.year * 12 + date.month - 1 + step
        return PartialDate(months // 12, months % 12 + 1)
    day = date.first_day + datetime.timedelta(days=step)
    return PartialDate(day.year, day.month, day.day)


def _moments(text: str, today: datetime.date) -> list[Moment]:
    """Return the stretches of time that a question names, in order, without overlap; the longest names first."""
    found = [*find_moments(text, today), *find_relative(text, today)]
    found += (
        Moment(PartialDate(int(match.group())), PartialDate(int(match.group())), Span(*match.span()))
        for match in _YEAR.finditer(text)
        if _is_year(text, Span(*match.span()))
    )
    found.sort(key=lambda moment: (moment.span.start, -moment.span.end))
    kept: list[Moment] = []
    for moment in found:
        if not kept or moment.span.start >= kept[-1].span.end:
            kept.append(moment)
    return [_part_of(moment, text) for moment in kept]


def _part_of(moment: Moment, text: str) -> Moment:
    """Return the beginning, the middle or the end of a year or month, where the words before it ask for that."""
    before = text[max(0, moment.span.start - _LOOKS_BACK) : moment.span.start]
    if moment.first == moment.last and moment.first.day is None:
        for form, part in _PARTS:
            match = form.search(before)
            if match:
                return part(moment, Span(moment.span.start - len(before) + match.start(), moment.span.end))
    earlier = _EARLIER.search(before)
    start = moment.span.start - len(before) + earlier.start() if earlier else moment.span.start
    return replace(moment, span=Span(start, moment.span.end))


def _is_year(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _LOOKS_BACK) : span.start]
    following = _NEXT_WORD.match(text, span.end)
    word = following[1].casefold() if following else ""
    if word in _UNITS or _ARTICLE.search(before):
        return False
    if _ONWARDS.match(text, span.end) or _BACKWARDS.match(text, span.end):
        return True
    leads = (_UNTIL, _BEFORE, _AFTER, _SINCE, _BETWEEN, _IN, _BEGIN, _MIDDLE, _END)
    if any(form.search(before) for form in leads) and not _OF.search(before):
        return True
    # "2000 customers" and "of 2000 customers" count; "the letter of 2024 about ..." names a year.
    return not word or word in DUTCH or word in ENGLISH


def _part_before(before: str, moment: Moment) -> tuple[PartialDate, int] | None:
    """Return the first date of "between March and June 2024", and how far before the last one it stands."""
    match = _PART_AND.search(before)
    if match is None or moment.first.month is None:
        return None
    day, month = match["day"] or match["behind"], match["month"] or match["only"]
    if moment.first.day is None and month is None:
        return None
    if month:
        written = f"{day or ''} {month} {moment.first.year}".strip()
    else:
        written = f"{moment.first.year}-{moment.first.month:02}-{day:>02}"
    found = find_dates(written)
    return (found[0].date, len(before) - match.start()) if found else None


def _lead(text: str, span: Span) -> tuple[int, str]:
    """Return where the words that lead to a stretch of time begin, and the text that ends in them."""
    before = text[max(0, span.start - _LOOKS_BACK) : span.start]
    over = _OVER.search(before)
    if over and text[span.start : span.start + 3].lower() == "the":
        # "over the past year"; the Dutch "over het afgelopen jaar" is about it.
        return span.start - len(before) + over.start(), ""
    article = _ARTICLE.search(before)
    # "in the summer of 2024", but "the trust of 2024" has no article of its own.
    offset = len(before) - article.start() if article else 0
    for cut in dict.fromkeys((offset, 0)):
        shorter = before[: len(before) - cut]
        for form in (_UNTIL, _BEFORE, _AFTER, _SINCE, _BETWEEN, _IN):
            match = form.search(shorter)
            if match:
                return span.start - len(before) + match.start(), shorter
    return span.start - offset, before[: len(before) - offset]


def _period(moment: Moment, before: str) -> Period:
    if _UNTIL.search(before):
        return Period(None, moment.last)
    if _BEFORE.search(before):
        return Period(None, neighbour(moment.first, -1))
    if _AFTER.search(before):
        return Period(neighbour(moment.last, 1), None)
    if _SINCE.search(before):
        return Period(moment.first, None)
    return Period(moment.first, moment.last)
