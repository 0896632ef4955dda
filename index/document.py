"""What a document is once it has been read: its text, what is known of it, and who speaks where."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

Kind = Literal["letter", "message", "interview", "article", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points [start, end) of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precisely as a text gives it: a year, a month of a year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no date.

        Raises:
            ValueError: the parts are not those of a calendar date.
        """
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        datetime.date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def parse(cls, iso: str) -> "PartialDate":
        """Read `2024`, `2024-11` or `2024-11-05`.

        Raises:
            ValueError: `iso` has another form, or is no date.
        """
        parts = iso.split("-")
        widths = [len(part) for part in parts]
        if widths != [4, 2, 2][: len(parts)] or not all(part.isascii() and part.isdigit() for part in parts):
            raise ValueError(f"{iso!r} is not a date like 2024, 2024-11 or 2024-11-05")
        return cls(*(int(part) for part in parts))

    @property
    def first_day(self) -> datetime.date:
        """The first day the date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The last day the date can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Turn:
    """One stretch of a document's text in which one person speaks, or nobody who is known.

    Turns lie in order and do not overlap. What no turn covers is not the author's text (a shop
    banner, a salutation, a share button): it is kept, but never answers.

    Attributes:
        speaker: who says it, as the document writes the name; None when nobody is known to.
        about: whose biography this is. It is nobody's own words, and answers only who that person is.
    """

    span: Span
    speaker: str | None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence in which whoever speaks tells what somebody else says or thinks.

    Attributes:
        span: the sentence.
        name: who is reported, as the sentence writes the name.
    """

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as its reader understood it. What the text does not say is empty.

    Attributes:
        text: the whole text, NFC, without zero-width characters; every span points into it.
        evidence: for each field that was found, the span of `text` that said so.
        reports: the sentences that tell what somebody else says, in order.
        warnings: sentences about what may have been lost in reading it.
    """

    text: str
    title: str
    kind: Kind
    language: Language
    turns: tuple[Turn, ...]
    authors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    place: str | None = None
    date: PartialDate | None = None
    evidence: tuple[tuple[str, Span], ...] = ()
    reports: tuple[Report, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of one turn, small enough for the embedding model: whole sentences of one speaker.

    Attributes:
        about: whose biography it is part of; None for everything else.
        reports: number of the sentence, and who is reported in it.
    """

    span: Span
    speaker: str | None
    language: Language
    sentences: tuple[Span, ...]
    about: str | None = None
    reports: tuple[tuple[int, str], ...] = ()
