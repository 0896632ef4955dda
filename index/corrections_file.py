"""Reads the file in which the keeper of the letters corrects them."""

import datetime
import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from itertools import chain, repeat
from typing import cast

from index.corrections import Corrections, DocumentRule, Fields
from index.document import KINDS, LANGUAGES, Kind, Language, PartialDate, Span
from index.errors import RejectedDocument
from index.person_rules import PersonRule

FILE_NAME = "people.toml"
LARGEST = 1_000_000

_HEADING = re.compile(r"^[ \t]{0,40}\[\[[ \t]{0,40}(person|document)[ \t]{0,40}\]\]", re.MULTILINE)
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_KEYS = {
    "person": ("name", "names", "documents", "apart"),
    "document": ("file", "title", "kind", "language", "authors", "addressees", "place", "date", "speaker"),
}

Table = Mapping[str, object]


def read_corrections(content: bytes) -> Corrections:
    """Return what the bytes of a corrections file say.

    Raises:
        RejectedDocument: `unreadable`; the sentence says in which line what is wrong.
    """
    if len(content) > LARGEST:
        raise RejectedDocument("too_large", f"The file has more than {LARGEST:,} bytes.")
    try:
        text = unicodedata.normalize("NFC", content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RejectedDocument("unreadable", f"Line {line}: this is not UTF-8.") from error
    try:
        loaded = tomllib.loads(text)
    except ValueError as error:
        # Besides what is no TOML this is a number of thousands of digits.
        raise RejectedDocument("unreadable", _told(str(error), text)) from error
    except RecursionError as error:
        raise RejectedDocument("unreadable", "The file holds lists in lists in lists without end.") from error
    for name, tables in loaded.items():
        if name not in _KEYS or not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            line = _line_starting(text, name, 0, len(text))
            raise RejectedDocument(
                "unreadable", f"Line {line}: “{name}” is unknown here; write [[person]] or [[document]] above it."
            )
    places = _places_of_tables(text)
    entries = {
        kind: [
            _Entry(text, kind, place, table)
            # A table can also be written without a heading; then it is somewhere in the file.
            for table, place in zip(loaded.get(kind, []), chain(places[kind], repeat(Span(0, len(text)))), strict=False)
        ]
        for kind in _KEYS
    }
    return Corrections([_person(one) for one in entries["person"]], [_document(one) for one in entries["document"]])


class _Entry:
    """One table of the file, which tells in which line it is wrong."""

    def __init__(self, text: str, kind: str, place: Span, table: Table) -> None:
        self._text = text
        self._place = place
        self._table = table
        for key in table:
            if key not in _KEYS[kind]:
                raise self.wrong(key, f"“{key}” is unknown in [[{kind}]]; known are {', '.join(_KEYS[kind])}")

    def wrong(self, key: str | None, message: str) -> RejectedDocument:
        """Return the error that says what is wrong, and where."""
        line = _line_starting(self._text, key, self._place.start, self._place.end)
        return RejectedDocument("unreadable", f"Line {line}: {message}.")

    def word(self, key: str) -> str | None:
        """Return a text in one line; None when it is not given."""
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or "\n" in value.strip():
            raise self.wrong(key, f"“{key}” must be a text between quotes, in one line")
        return " ".join(value.split())

    def words(self, key: str) -> tuple[str, ...] | None:
        """Return a list of texts, or the only one; None when it is not given."""
        value = self._table.get(key)
        if value is None:
            return None
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(one, str) and one.strip() for one in listed):
            raise self.wrong(key, f'“{key}” must be a list of texts, as ["Wim", "Anna"]')
        return tuple(dict.fromkeys(" ".join(one.split()) for one in listed))

    def one_of(self, key: str, known: tuple[str, ...]) -> str | None:
        """Return a text that is one of those known; None when it is not given."""
        value = self.word(key)
        if value is not None and value not in known:
            raise self.wrong(key, f"“{key}” must be one of {', '.join(known)}")
        return value

    def date(self, key: str) -> str | None:
        """Return a date as ISO 8601, as precisely as it is given, or empty; None when it is not given."""
        value = self._table.get(key)
        if value is None:
            return None
        if value == "":
            return ""
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value.isoformat()
        try:
            return str(PartialDate.parse(str(value) if isinstance(value, str | int) else ""))
        except ValueError as error:
            raise self.wrong(key, f'“{key}” must be a date, as "2024", "2024-11" or "2024-11-05"') from error

    def required(self, key: str, read: Callable[[str], str | tuple[str, ...] | None]) -> str | tuple[str, ...]:
        """Return what `read` finds, which must not be nothing."""
        value = read(key)
        if not value:
            raise self.wrong(key if key in self._table else None, f"“{key}” is missing")
        return value


def _person(entry: _Entry) -> PersonRule:
    name = cast(str, entry.required("name", entry.word))
    names = entry.words("names") or ()
    documents = entry.words("documents") or ()
    apart = entry.words("apart") or ()
    if documents and not names:
        raise entry.wrong("documents", "“documents” says where the “names” mean this person, but there are none")
    if not names and not apart:
        raise entry.wrong(None, f"nothing is said of {name}; give “names” or “apart”")
    return PersonRule(name, names, documents, apart)


def _document(entry: _Entry) -> DocumentRule:
    files = cast(tuple[str, ...], entry.required("file", entry.words))
    title = entry.word("title")
    speaker = entry.word("speaker")
    if "" in (title, speaker):
        raise entry.wrong("title" if title == "" else "speaker", "this must not be empty")
    fields = Fields(
        title=title,
        kind=cast(Kind | None, entry.one_of("kind", KINDS)),
        language=cast(Language | None, entry.one_of("language", LANGUAGES)),
        authors=entry.words("authors"),
        addressees=entry.words("addressees"),
        place=entry.word("place"),
        date=entry.date("date"),
        speaker=speaker,
    )
    if fields == Fields():
        raise entry.wrong(None, "nothing is corrected in this [[document]]")
    return DocumentRule(files, fields)


def _told(message: str, text: str) -> str:
    """Return what the parser says with the line in front, where it knows it."""
    at = _AT_LINE.search(message)
    if at is None:
        return f"This is not TOML ({message})."
    return f"Line {at.group(1) or text.count(chr(10)) + 1}: this is not TOML ({message[: at.start()]})."


def _places_of_tables(text: str) -> Mapping[str, Sequence[Span]]:
    """Return for each kind of table where the file holds one, as far as its headings show."""
    headings = list(_HEADING.finditer(text))
    ends = [match.start() for match in headings[1:]] + [len(text)]
    places: dict[str, list[Span]] = {kind: [] for kind in _KEYS}
    for match, end in zip(headings, ends, strict=False):
        places[match.group(1)].append(Span(match.start(), end))
    return places


def _line_starting(text: str, key: str | None, start: int, end: int) -> int:
    """Return the number of the line between two places that gives a key a value, or else of the first place."""
    if key is not None:
        given = re.compile(
            rf"^[ \t]{{0,40}}[\[ \t]{{0,9}}[\"']?{re.escape(key)}[\"']?[ \t]{{0,40}}[=.\]]", re.MULTILINE
        )
        found = given.search(text, start, end)
        if found is not None:
            start = found.start()
    return text.count("\n", 0, start) + 1
