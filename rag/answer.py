"""What an answer is: its text, the quotes that carry it, and what was understood of the question."""

from dataclasses import dataclass
from typing import Literal

from index.document import Kind, Language, PartialDate, Span
from index.records import DocumentSummary

Mode = Literal["quote"]


@dataclass(frozen=True, slots=True)
class Understood:
    """How the question was read.

    Attributes:
        question: the question as it stands alone.
        people: full names of those whose words answer it; empty for everybody's.
        addressees: full names of those to whom it must be written.
        subjects: full names of those of whom must be spoken.
        after: the first day a letter may be of, or None.
        before: the last day a letter may be of, or None.
    """

    question: str
    people: tuple[str, ...] = ()
    after: PartialDate | None = None
    before: PartialDate | None = None
    documents: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    addressees: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One quote and where it stands: `quote` is `text[start:end]` of the document's text.

    Attributes:
        number: what the answer's text calls it, from 1.
        speaker: the full name of who says it; None when that is not one known person.
        answer_spans: where the quote stands in the answer's text.
        about: the full name of whom the speaker tells something, in reported speech or in a biography; None for the
            speaker's own words.
    """

    number: int
    document: DocumentSummary
    speaker: str | None
    quote: str
    span: Span
    answer_spans: tuple[Span, ...] = ()
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or the finding that the letters hold none.

    Attributes:
        nearest: when there is no answer, what came closest; it is never part of the answer.
        confidence: how sure it is that the evidence answers the question, 0 to 1.
        seconds: how long it took.
    """

    id: str
    question: str
    answered: bool
    text: str
    language: Language
    mode: Mode
    understood: Understood
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    confidence: float
    index_version: int
    seconds: float
