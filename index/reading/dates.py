"""Finds dates in Dutch and English text, as precisely as they are given."""

import re
from dataclasses import dataclass

from index.document import PartialDate, Span

_MONTHS = {
    **dict.fromkeys(("januari", "january", "jan"), 1),
    **dict.fromkeys(("februari", "february", "feb", "febr"), 2),
    **dict.fromkeys(("maart", "march", "mrt", "mar"), 3),
    **dict.fromkeys(("april", "apr"), 4),
    **dict.fromkeys(("mei", "may"), 5),
    **dict.fromkeys(("juni", "june", "jun"), 6),
    **dict.fromkeys(("juli", "july", "jul"), 7),
    **dict.fromkeys(("augustus", "august", "aug"), 8),
    **dict.fromkeys(("september", "sep", "sept"), 9),
    **dict.fromkeys(("oktober", "october", "okt", "oct"), 10),
    **dict.fromkeys(("november", "nov"), 11),
    **dict.fromkeys(("december", "dec"), 12),
}
_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_ORDINAL = r"(?:st|nd|rd|th|e|de|ste)?"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\w-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])",
        rf"(?<![\w-]){_YEAR}-(?P<month>\d\d)(?![\w-])",
        rf"(?<![\w/.-])(?P<day>\d\d?)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark){_YEAR}(?![\w/-])",
        rf"(?<![\w/.-])(?P<day>\d\d?){_ORDINAL}[ \u00a0]{{1,2}}(?:of[ \u00a0])?{_MONTH},?[ \u00a0]{{1,2}}{_YEAR}(?!\w)",
        rf"(?<!\w){_MONTH}[ \u00a0]{{1,2}}(?:the[ \u00a0])?(?P<day>\d\d?){_ORDINAL},?[ \u00a0]{{1,2}}{_YEAR}(?!\w)",
        rf"(?<!\w)(?<!\d[ \u00a0]){_MONTH},?[ \u00a0]{{1,2}}(?:of[ \u00a0]|van[ \u00a0])?{_YEAR}(?!\w)",
    )
)


_FEAST = (
    r"(?:kerst(?:mis|avond)?|pasen|pinksteren|hemelvaart|advent|oudjaar|nieuwjaar|koningsdag|sinterklaas"
    r"|christmas|easter|whitsun|pentecost|advent|lent|michaelmas|candlemas|lammas|martinmas|lady day|new year)"
)
_SEASON = re.compile(
    rf"\b(?:{_FEAST}|voorjaar|najaar|lente|zomer|herfst|winter|spring|summer|autumn),?[ \u00a0](?:of[ \u00a0])?"
    rf"{_YEAR}(?!\w)",
    re.IGNORECASE,
)
_UNNAMED = _MONTH.replace("?P<name>", "?:")
_DAY = re.compile(
    rf"(?<![\w/.-])\d\d?{_ORDINAL}[ \u00a0](?:of[ \u00a0])?{_UNNAMED}(?!\w)|\b{_UNNAMED}[ \u00a0]\d\d?{_ORDINAL}(?!\w)"
    rf"|\b(?:[^\W\d_]{{2,14}}[ \u00a0])?(?:[^\W\d_]{{0,12}}(?:dag|day)(?:morgen|ochtend|middag|avond|nacht)?"
    rf"(?:[ \u00a0](?:morning|afternoon|evening|night))?|{_FEAST})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where the text gives it."""

    date: PartialDate
    span: Span


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates in `text`, in order, without overlap.

    Numbers alone are read day first, as Dutch and British writers do. A year alone is no date,
    and neither is one that no calendar has (31 februari 2024).
    """
    found: list[FoundDate] = []
    for form in _FORMS:
        for match in form.finditer(text):
            date = _date(match)
            if date is not None:
                found.append(FoundDate(date, Span(*match.span())))
    found.sort(key=lambda each: (each.span.start, -each.span.end))
    kept: list[FoundDate] = []
    for each in found:
        if not kept or each.span.start >= kept[-1].span.end:
            kept.append(each)
    return tuple(kept)


def find_season(text: str) -> FoundDate | None:
    """Return the year of a season or a feast (zomer 2024, Easter 2023), the first there is."""
    match = _SEASON.search(text)
    return FoundDate(PartialDate(int(match.group("year"))), Span(*match.span())) if match else None


def find_day(text: str) -> Span | None:
    """Return where a text first gives a day without its year: `3 november`, `zondagavond`, `Easter Monday`."""
    match = _DAY.search(text)
    return Span(*match.span()) if match else None


def _date(match: re.Match[str]) -> PartialDate | None:
    parts = match.groupdict()
    month = _MONTHS.get(parts["name"].casefold()) if parts.get("name") else int(parts["month"])
    day = int(parts["day"]) if parts.get("day") else None
    if month is None:
        return None
    try:
        return PartialDate(int(parts["year"]), month, day)
    except ValueError:
        return None
