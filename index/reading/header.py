"""Reads what stands above a text: title, bylines, dates, addressees, and an editor's introduction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.document import Span
from index.reading.labels import Field, date_in, names_in, read_field, read_unmarked
from index.reading.layout import Paragraph
from index.reading.letterhead import is_address, letterhead
from index.reading.people import is_full_name, lower_case_words
from index.reading.rows import Found, Row, is_place, read_row
from index.reading.title import find_title, name_in_title

_FURTHEST_ROW = 10
_MOST_PROSE_BEFORE_ROW = 2
_PROSE = 60


@dataclass(frozen=True, slots=True)
class Header:
    """What is above the body.

    Attributes:
        end: the first paragraph of the body.
        title: the title and where it stands.
        rows: the lines of names, places and dates.
        introduction: paragraphs of prose, written by nobody who is known.
        lines: all its paragraphs but the title.
        words: the words that the document has in lower case, which therefore are no names in it.
    """

    end: int
    title: Found | None
    rows: tuple[Row, ...]
    introduction: tuple[Paragraph, ...]
    addressees: tuple[Found, ...]
    lines: tuple[Paragraph, ...]
    words: frozenset[str]

    @property
    def bylines(self) -> tuple[Found, ...]:
        """The people named as authors, or in a row with a date or reading time, as authors are."""
        return tuple(name for row in self.rows if row.byline or row.filler or row.date for name in row.names)

    @property
    def bare_names(self) -> tuple[Found, ...]:
        """The full names that stand in a line of their own."""
        rows = [row for row in self.rows if not (row.byline or row.filler or row.date)]
        return tuple(name for row in rows for name in row.names if self._is_sure(name.value))

    @property
    def name_in_title(self) -> tuple[Found, ...]:
        """The name after the dash of a title, if there is one."""
        found = name_in_title(self.title.value) if self.title else None
        if self.title is None or found is None or not self._is_sure(found[1]):
            return ()
        start = self.title.span.start + found[0]
        return (Found(found[1], Span(start, start + len(found[1]))),)

    def _is_sure(self, name: str) -> bool:
        """Tell whether a line that only looks like a full name is one: `Slimme Meters` is a subtitle."""
        proper = [word for word in name.split() if not word.islower()]
        return is_full_name(name) and all(word.casefold() not in self.words for word in proper)


def read_header(paragraphs: Sequence[Paragraph], start: int, end: int | None) -> Header:
    """Read the paragraphs from `start` to the body.

    Args:
        paragraphs: the document's own paragraphs.
        start: the first paragraph of the header.
        end: the first of the body, where a greeting or a first message tells; else the header
            ends after its last row of names and dates, or after its title.
    """
    furthest = min(len(paragraphs) if end is None else end, start + _FURTHEST_ROW)
    words = lower_case_words(each.text for each in paragraphs)
    rows = {index: row for index in range(start, furthest) if (row := _row(paragraphs, start, index, end))}
    if end is None:
        rows |= dict(_beside_date(rows))
    else:
        rows |= dict(_places(paragraphs, rows))
    stop = end if end is not None else max((index + 1 for index in rows), default=start)
    reach = paragraphs[start : end if end is not None else max(stop, start + _titles_reach(paragraphs, start))]
    fields = {
        index: field for index in range(start, furthest) if (field := _field(paragraphs[index], letter=end is not None))
    }
    others = {index - start for index in fields} | (letterhead(reach) if end is not None else frozenset())
    title_index = find_title(reach, others)
    title = next(
        (_subject(paragraphs[index], field) for index, field in fields.items() if field.label == "subject"), None
    )
    if title is None and title_index is not None:
        paragraph = reach[title_index]
        title = Found(" ".join(paragraph.text.split()), paragraph.span)
        if end is None:
            stop = max(stop, start + title_index + 1)
    while end is None and title and stop < len(paragraphs) and paragraphs[stop].text == title.value:
        stop += 1
    above = [index for index in range(start, stop) if title is None or paragraphs[index].text != title.value]
    introduction = [
        paragraphs[index]
        for index in above
        if index not in rows and index not in fields and _is_prose(paragraphs[index])
    ]
    return Header(
        end=stop,
        title=title,
        rows=tuple(row for index, row in sorted(rows.items()) if index < stop),
        introduction=tuple(introduction),
        addressees=tuple(
            found
            for index in above
            if index in fields and fields[index].label == "to"
            for found in names_in(fields[index], paragraphs[index].span.start)
        ),
        lines=tuple(paragraphs[index] for index in above),
        words=words,
    )


def _row(paragraphs: Sequence[Paragraph], start: int, index: int, end: int | None) -> Row | None:
    prose = sum(len(each.text) > 2 * _PROSE for each in paragraphs[start:index])
    if end is None and prose > _MOST_PROSE_BEFORE_ROW:
        return None
    offset = paragraphs[index].span.start
    field = _field(paragraphs[index], letter=end is not None)
    if field is not None and field.label in ("from", "date"):
        names = names_in(field, offset) if field.label == "from" else ()
        date = date_in(field, offset) if field.label == "date" else None
        return Row(names, byline=bool(names), date=date) if names or date else None
    row = read_row(paragraphs[index].text, offset) if field is None else None
    if row is None or end is not None or row.date or row.byline or row.filler:
        return row
    # Names alone are a line of the header only above the first prose: below it they may head a biography.
    return row if prose == 0 and all(is_full_name(name.value) for name in row.names) else None


def _beside_date(rows: Mapping[int, Row]) -> Iterator[tuple[int, Row]]:
    """Yield the lines that hold names alone, directly above or below the date, where no other line tells the author."""
    if any(row.names and (row.byline or row.filler or row.date) for row in rows.values()):
        return
    for index, row in rows.items():
        beside = [rows[at] for at in (index - 1, index + 1) if at in rows]
        if row.names and any(other.date and not other.names for other in beside):
            yield index, replace(row, byline=True)


def _places(paragraphs: Sequence[Paragraph], rows: Mapping[int, Row]) -> Iterator[tuple[int, Row]]:
    """Yield the lines of a letter's header that hold a place alone, directly above the date or below an address."""
    for index, row in rows.items():
        is_beside = index > 0 and not paragraphs[index].after_blank
        is_below = index > 1 and not paragraphs[index - 1].after_blank and is_address(paragraphs[index - 2].text)
        above = paragraphs[index - 1] if is_beside or is_below else None
        if above is not None and row.date and not row.place and is_place(above.text):
            yield index - 1, Row(place=Found(above.text, above.span))


def _titles_reach(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Return how many paragraphs from the start are short enough to be above a body that nothing announces."""
    count = 0
    for each in paragraphs[start : start + 4]:
        if _is_prose(each) and not each.heading:
            break
        count += 1
    return count if start + count < len(paragraphs) else 0


def _is_prose(paragraph: Paragraph) -> bool:
    return not paragraph.heading and (
        len(paragraph.text) > 2 * _PROSE or (len(paragraph.text) >= _PROSE and paragraph.text[-1] in ".?!’”")
    )


def _field(paragraph: Paragraph, *, letter: bool) -> Field | None:
    return read_field(paragraph.text) or (read_unmarked(paragraph.text) if letter else None)


def _subject(paragraph: Paragraph, field: Field) -> Found:
    start = paragraph.span.start + field.start
    return Found(" ".join(field.value.split()), Span(start, start + len(field.value)))
