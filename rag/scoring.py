"""Scores the sentences of the passages found: how well each answers the question."""

import importlib.resources
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from typing import Any

import numpy

from index.embedder import Vectors
from index.records import StoredPassage
from index.search import Candidate
from index.terms import Analyser
from rag.coverage import Coverage
from rag.expected import has_amount
from rag.reader import Reader
from rag.sentences import asks, says_little

PASSAGES_READ = 15
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


@dataclass(frozen=True, slots=True)
class Scoring:
    """A linear model over the features, fitted by `scripts/evaluate --fit`; only differences of scores mean anything.

    Attributes:
        weights: what each feature counts, by its name.
    """

    weights: Mapping[str, float]

    def score(self, features: Features) -> float:
        """Return how well a sentence answers, the higher the better."""
        values: tuple[float, ...] = astuple(features)
        return sum(self.weights[name] * value for name, value in zip(FEATURES, values, strict=True))

    def as_record(self) -> dict[str, Any]:
        """Return the weights as they are written to a file."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """One sentence of a passage: its number there, what speaks for it, and what that comes to."""

    passage: StoredPassage
    number: int
    features: Features
    score: float

    @property
    def text(self) -> str:
        """The sentence."""
        return self.passage.sentence(self.number)


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores sentences; one is enough for all threads.

    Attributes:
        reader: reads question and passages together.
        scoring: weighs what speaks for a sentence.
        analyser: makes terms of titles.
    """

    reader: Reader
    scoring: Scoring
    analyser: Analyser

    def score(self, asked: Asked, found: Sequence[tuple[Candidate, StoredPassage]]) -> list[ScoredSentence]:
        """Return all sentences of the most promising passages with their scores, best first.

        Args:
            asked: the question.
            found: passages, and how they were found.
        """
        promising = _most_promising(asked, found)
        sentences = [[passage.sentence(number) for number in range(len(passage.sentences))] for _, passage in promising]
        read = self.reader.read(asked.text, sentences)
        scored = [
            ScoredSentence(passage, number, features, self.scoring.score(features))
            for (candidate, passage), scores in zip(promising, read, strict=True)
            for number, features in enumerate(_features(asked, candidate, passage, scores.tolist(), self.analyser))
        ]
        return sorted(scored, key=lambda one: (-one.score, one.passage.key, one.number))


def _most_promising(
    asked: Asked, found: Sequence[tuple[Candidate, StoredPassage]]
) -> list[tuple[Candidate, StoredPassage]]:
    """Return the passages to read: found well as a whole, and with a sentence near the question."""
    likeness = [float((passage.sentence_vectors.astype(numpy.float32) @ asked.vector).max()) for _, passage in found]
    nearest = max((*likeness, 1e-6))
    order = sorted(range(len(found)), key=lambda at: (-(found[at][0].score + likeness[at] / nearest), at))
    return [found[at] for at in order[:PASSAGES_READ]]


def _features(
    asked: Asked, candidate: Candidate, passage: StoredPassage, scores: Sequence[float], analyser: Analyser
) -> Iterator[Features]:
    title = asked.coverage.of(analyser.terms(passage.document.title, passage.document.language))
    cosines = passage.sentence_vectors.astype(numpy.float32) @ asked.vector
    for number, score in enumerate(scores):
        text = passage.sentence(number)
        is_short = len(set(passage.terms[number])) < FEWEST_TERMS and not asked.wants_amount
        yield Features(
            reader=min(max(score, -LONGEST_SCORE), LONGEST_SCORE),
            sentence=float(cosines[number]),
            passage=candidate.cosine,
            found=candidate.score,
            coverage=asked.coverage.of(passage.terms[number]),
            title=title,
            amount=float(asked.wants_amount and has_amount(text)),
            question=float(asks(text)),
            little=float(is_short or says_little(text)),
            unknown=float(not passage.voices),
        )


def read_scoring() -> Scoring:
    """Return the scoring that is shipped; `scripts/evaluate --fit` makes it.

    Raises:
        TypeError: the shipped file holds something else.
    """
    return Scoring(**json.loads((importlib.resources.files("rag") / "scoring.json").read_text("utf-8")))
