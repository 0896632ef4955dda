"""Tells what speaks for and against each sentence as an answer to a question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy

from index.embedder import Vectors
from index.records import StoredPassage
from index.search import Candidate
from index.terms import Analyser
from rag.coverage import Coverage
from rag.expected import has_amount
from rag.sentences import asks, says_little

FEWEST_TERMS = 3
LONGEST_SCORE = 10.0
"""The reader's scores are cut off here on both sides, so that one very sure sentence does not outweigh all else."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as sentences are compared with it.

    Attributes:
        text: the question as it stands alone.
        vector: its vector, of shape (dimensions,).
        coverage: its words.
        wants_amount: whether it asks for a number.
    """

    text: str
    vector: Vectors
    coverage: Coverage
    wants_amount: bool


@dataclass(frozen=True, slots=True)
class Quotable:
    """A passage that was found, or a part of it.

    Attributes:
        candidate: how it was found.
        passage: with only the sentences that may be quoted; one of them can be several of the whole.
        whole: the passage as it stands, in which the reader reads them.
    """

    candidate: Candidate
    passage: StoredPassage
    whole: StoredPassage


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for or against a sentence.

    Attributes:
        reader: the reader's score.
        sentence: the cosine of the question with the sentence and the one before it.
        passage: the cosine of the question with the passage.
        found: the fused score with which the passage was found.
        coverage: the share of the question's words that the sentence holds.
        title: the share of the question's words that the document's title holds.
        amount: 1 when a number is asked for and the sentence has one.
        question: 1 when the sentence is a question itself.
        little: 1 when it says little: a heading, or a few words.
        unknown: 1 when it is not known who says it.
    """

    reader: float
    sentence: float
    passage: float
    found: float
    coverage: float
    title: float
    amount: float
    question: float
    little: float
    unknown: float


FEATURES = tuple(field.name for field in fields(Features))


def features_of(asked: Asked, found: Quotable, scores: Sequence[float], analyser: Analyser) -> Iterator[Features]:
    """Yield the features of each quotable sentence of a passage.

    Args:
        asked: the question.
        found: the passage.
        scores: the reader's, of each quotable sentence.
        analyser: makes terms of the title.
    """
    passage = found.passage
    title = asked.coverage.of(analyser.terms(passage.document.title, passage.document.language))
    cosines = passage.sentence_vectors.astype(numpy.float32) @ asked.vector
    for number, score in enumerate(scores):
        text = passage.sentence(number)
        is_short = len(set(passage.terms[number])) < FEWEST_TERMS and not asked.wants_amount
        yield Features(
            reader=min(max(score, -LONGEST_SCORE), LONGEST_SCORE),
            sentence=float(cosines[number]),
            passage=found.candidate.cosine,
            found=found.candidate.score,
            coverage=asked.coverage.of(passage.terms[number]),
            title=title,
            amount=float(asked.wants_amount and has_amount(text)),
            question=float(asks(text)),
            little=float(is_short or says_little(text)),
            unknown=float(not passage.voices),
        )
