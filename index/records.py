"""What the store gives and takes, as plain frozen records."""

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from index.document import Kind, Language, PartialDate, Passage, ReadDocument, Span
from index.embedder import Vectors

SentenceVectors = NDArray[numpy.float16]


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """As much of a stored document as tells whether a found file changes it.

    Attributes:
        path: below the letters folder; None when the document was sent.
        reading: which edition of the reading rules made its passages.
        names: everybody it names, as it writes them.
        corrections: what was corrected in it when it was read, as JSON; empty for nothing.
    """

    key: int
    id: str
    path: str | None
    content_hash: str
    reading: int
    names: tuple[str, ...] = ()
    corrections: str = ""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of the collection."""

    key: int
    id: str
    path: str | None
    content_hash: str
    document: ReadDocument


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document of the collection without its text; everything a list or a citation shows."""

    key: int
    id: str
    path: str | None
    title: str
    kind: Kind
    language: Language
    authors: tuple[str, ...]
    addressees: tuple[str, ...]
    place: str | None
    date: PartialDate | None
    length: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PreparedPassage:
    """A passage with all that finding it needs.

    Attributes:
        terms: of each sentence.
        vector: shape (dimensions,), of length one.
        sentence_vectors: shape (sentences, dimensions), of length one.
    """

    passage: Passage
    terms: tuple[tuple[str, ...], ...]
    vector: Vectors
    sentence_vectors: SentenceVectors


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document ready to be written: read, cut and embedded.

    Attributes:
        content: the bytes themselves when the document was sent, None when the letters folder keeps them.
        names: everybody it names, as it writes them.
        corrections: what was corrected in it, as JSON; empty for nothing.
    """

    id: str
    path: str | None
    media_type: str | None
    content: bytes | None
    content_hash: str
    document: ReadDocument
    passages: tuple[PreparedPassage, ...]
    names: tuple[str, ...] = ()
    corrections: str = ""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage as evidence is chosen from it.

    Attributes:
        voices: who says it: the one speaker, the authors of a joint article, or nobody who is known.
        about: whose biography it is part of; nobody says that.
        reports: number of the sentence, and who is reported in it.
        terms: of each sentence.
        sentence_vectors: shape (sentences, dimensions).
    """

    key: int
    number: int
    document: DocumentSummary
    span: Span
    speaker: str | None
    voices: tuple[str, ...]
    language: Language
    sentences: tuple[Span, ...]
    text: str
    terms: tuple[tuple[str, ...], ...]
    sentence_vectors: SentenceVectors
    about: str | None = None
    reports: tuple[tuple[int, str], ...] = ()

    def sentence(self, number: int) -> str:
        """Return the sentence with this number."""
        span = self.sentences[number]
        return self.text[span.start - self.span.start : span.end - self.span.start]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file that is not in the collection, and why; or one that is, and what is wrong in it all the same."""

    path: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader thought of an answer.

    Attributes:
        answer: the whole answer as it was given, as JSON.
    """

    answer_id: str
    question: str
    answer: str
    helpful: bool
    remark: str | None


def voices(speaker: str | None, about: str | None, document: DocumentSummary) -> tuple[str, ...]:
    """Tell who says a passage: its speaker, or together the authors of an article that names no single one.

    Nobody says a biography, of whom `about` is the name.
    """
    if about is not None:
        return ()
    if speaker is not None:
        return (speaker,)
    return document.authors if document.kind == "article" else ()
