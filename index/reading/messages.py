"""Reads a thread of messages or a dialogue: who says what, by the name before each line."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.document import PartialDate, Span
from index.reading.dates import FoundDate, find_dates
from index.reading.layout import Paragraph
from index.reading.people import find_full_names, is_full_name, is_name
from index.reading.rows import Found

_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\suur)?"
_DAY = r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}\s[^\W\d_]{3,9}\.?(?:\s\d{4})?)"
_STAMP = rf"(?:{_DAY},?\s+{_TIME}|{_TIME}|{_DAY})"
_STAMPED = re.compile(
    rf"(?:\[(?P<first>{_STAMP})\]|(?P<second>{_STAMP}))\s*[-–:]?\s*(?P<name>[^:\n\[\]()]{{1,40}}?)\s*:\s*(?=\S)"
)
_NAMED = re.compile(
    rf"(?P<name>[^:\n\[\](),\d]{{1,40}}?)(?:\s*[,(\[–-]\s*|\s{{2,9}})(?P<first>{_STAMP})[)\]]?\s*(?::\s*(?=\S)|:?\s*$)"
)
_SPACED = re.compile(rf"(?P<name>[^:\n\[\](),\d]{{1,40}}?)\s{_TIME}")
_ONLY_TIME = re.compile(_TIME)
_PLAIN = re.compile(r"(?P<name>[^:\n\[\](),\d]{1,40}?)\s*:\s+(?=\S)")
# What an app itself puts between messages: `12-03-25 18:41 - Anna heeft de groep gemaakt`.
_NOTICE = re.compile(rf"(?:\[{_DAY},?\s+{_TIME}\]|{_DAY},?\s+{_TIME}\s*[-–])\s")
# What stands where a picture was, or a message that is gone.
_NO_WORDS = re.compile(
    r"<[^<>]{1,60}>|(?:(?:de|the|this|dit|deze|een|a)\s)?[\w-]{2,20}\s(?:weggelaten|omitted|toegevoegd|attached)"
    r"|(?:dit bericht is|je hebt dit bericht|this message was|you) (?:verwijderd|deleted)(?: this message)?\.?",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d\d)(?!\d)")
_LONGEST_INTRODUCTION = 6


_Head = tuple[Found, int, FoundDate | None]


@dataclass(frozen=True, slots=True)
class Message:
    """What one person says at one time, the name before it left out; `asks` when it ends with a question."""

    sender: Found
    span: Span
    date: FoundDate | None
    asks: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """A document made of messages.

    Attributes:
        first: the first paragraph that belongs to it, of a message or of the app.
        stamped: whether times stand with the names, as in messages but not in a dialogue on paper.
    """

    messages: tuple[Message, ...]
    first: int
    stamped: bool


def read_thread(paragraphs: Sequence[Paragraph]) -> Thread | None:
    """Return the thread that the paragraphs form, or None when they form none.

    A paragraph without a name before it goes on with the message above it. Names without times
    make a thread only where two people or more take turns all through. What the app itself says is in
    no message, and a message that was only a picture is none.
    """
    heads = [(index, _head(paragraph, (_STAMPED, _NAMED), {})) for index, paragraph in enumerate(paragraphs)]
    known = [(index, head) for index, head in heads if head is not None] or _below_names(paragraphs)
    stamped = len(known) > 1
    if not stamped:
        initials = _initials(paragraphs[:_LONGEST_INTRODUCTION])
        plain = [(index, _head(paragraph, (_PLAIN,), initials)) for index, paragraph in enumerate(paragraphs)]
        known = [(index, head) for index, head in plain if head is not None]
        names = {head[0].value for _, head in known}
        # Lines between may be wrapped; initials of those whom the introduction names are sure all the same.
        are_initials = all(paragraphs[index].text.split(":")[0].strip() in initials for index, _ in known)
        if len(names) < 2 or len(known) < 2 * len(names) or (len(known) * 2 < len(paragraphs) and not are_initials):
            return None
    heads_at = {index for index, _ in known}
    notices = [
        index
        for index, paragraph in enumerate(paragraphs)
        if stamped and index not in heads_at and _NOTICE.match(paragraph.text)
    ]
    borders = sorted((*heads_at, *notices, len(paragraphs)))
    messages = []
    for index, (sender, start, date) in known:
        last = paragraphs[borders[bisect_right(borders, index)] - 1]
        if start >= paragraphs[index].span.end:
            following = bisect_left(paragraphs, start, key=lambda paragraph: paragraph.span.start)
            start = paragraphs[following].span.start if following < len(paragraphs) else start
        said = paragraphs[index].text[max(0, start - paragraphs[index].span.start) :].strip()
        if start < last.span.end and not _NO_WORDS.fullmatch(said):
            messages.append(Message(sender, Span(start, last.span.end), date, last.text.rstrip("’”'\")").endswith("?")))
    return Thread(tuple(messages), borders[0], stamped) if len(messages) > 1 else None


def _initials(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """Return whom initials can mean that an introduction names in full: `L`, `LA` and `LvA` for Lot van Aal."""
    meant: dict[str, set[str]] = {}
    for paragraph in paragraphs:
        for span in find_full_names(paragraph.text):
            name = span.of(paragraph.text)
            letters = [word[0] for word in name.split()]
            capitals = "".join(letter for letter in letters if letter.isupper())
            for short in {letters[0], "".join(letters), "".join(letters).upper(), capitals}:
                meant.setdefault(short, set()).add(name)
    return {short: names.pop() for short, names in meant.items() if len(names) == 1}


def _below_names(paragraphs: Sequence[Paragraph]) -> list[tuple[int, _Head]]:
    """Return the messages below a name and a time that have one line or two of their own.

    Somebody must have more than one: the lines of a programme have times as well.
    """
    found = list(_named_above_times(paragraphs))
    places = {head[0].span for _, head in found}
    names = {head[0].value for _, head in found}
    return found if len(places) > len(names) > 1 else []


def _named_above_times(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, _Head]]:
    """Yield each name with the time below or behind it, and each time alone above what the same person says next."""
    sender: Found | None = None
    for index, (paragraph, below) in enumerate(pairwise(paragraphs)):
        if _ONLY_TIME.fullmatch(below.text) and not below.after_blank and _is_speaker(paragraph.text):
            sender = Found(paragraph.text, paragraph.span)
            yield index, (sender, below.span.end, None)
        elif (spaced := _SPACED.fullmatch(paragraph.text)) and is_full_name(spaced.group("name")):
            start = paragraph.span.start
            sender = Found(spaced.group("name"), Span(start, start + spaced.end("name")))
            yield index, (sender, paragraph.span.end, None)
        elif sender is not None and paragraph.after_blank and _ONLY_TIME.fullmatch(paragraph.text):
            yield index, (sender, paragraph.span.end, None)


def _head(paragraph: Paragraph, forms: Sequence[re.Pattern[str]], initials: Mapping[str, str]) -> _Head | None:
    """Return who speaks, where the words start, and the date, when a paragraph starts with them."""
    for form in forms:
        match = form.match(paragraph.text)
        name = match.group("name") if match else ""
        if match is None or not (name in initials or _is_speaker(name)):
            continue
        offset = paragraph.span.start
        sender = Found(initials.get(name, name), Span(offset + match.start("name"), offset + match.end("name")))
        stamp = next((group for group in ("first", "second") if match.groupdict().get(group)), None)
        date = _date(match.group(stamp), offset + match.start(stamp)) if stamp else None
        return sender, offset + match.end(), date
    return None


def _is_speaker(name: str) -> bool:
    """Tell whether a label is somebody's name, which a dialogue may have in capitals."""
    return is_name(name) or (name.isupper() and len(name) > 1 and is_name(name.title()))


def _date(stamp: str, offset: int) -> FoundDate | None:
    for found in find_dates(stamp):
        return FoundDate(found.date, Span(found.span.start + offset, found.span.end + offset))
    short = _SHORT_YEAR.match(stamp)
    if short is None:
        return None
    day, month, year = (int(part) for part in short.groups())
    try:
        return FoundDate(PartialDate(2000 + year, month, day), Span(offset + short.start(), offset + short.end()))
    except ValueError:
        return None
