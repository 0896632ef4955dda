"""Scores the sentences of the passages found: how well each answers the question."""

import importlib.resources
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass
from typing import Any

import numpy

from index.records import StoredPassage
from index.terms import Analyser
from rag.features import FEATURES, Asked, Features, Quotable, features_of
from rag.reader import Reader

PASSAGES_READ = 15


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

    def score(self, asked: Asked, found: Sequence[Quotable]) -> list[ScoredSentence]:
        """Return all quotable sentences of the most promising passages with their scores, best first.

        Args:
            asked: the question.
            found: passages, and how they were found.
        """
        promising = _most_promising(asked, found)
        scored = [
            ScoredSentence(one.passage, number, features, self.scoring.score(features))
            for one, scores in zip(promising, self._read(asked, promising), strict=True)
            for number, features in enumerate(features_of(asked, one, scores, self.analyser))
        ]
        return sorted(scored, key=lambda one: (-one.score, one.passage.key, one.number))

    def _read(self, asked: Asked, found: Sequence[Quotable]) -> Iterator[list[float]]:
        """Yield for each passage the reader's score of each of its quotable sentences, read where they stand."""
        wholes = {one.whole.key: one.whole for one in found}
        sentences = [[whole.sentence(number) for number in range(len(whole.sentences))] for whole in wholes.values()]
        read = dict(zip(wholes, self.reader.read(asked.text, sentences), strict=True))
        for one in found:
            placed = list(zip(one.whole.sentences, read[one.whole.key].tolist(), strict=True))
            yield [
                max(score for span, score in placed if span.start < quotable.end and quotable.start < span.end)
                for quotable in one.passage.sentences
            ]


def _most_promising(asked: Asked, found: Sequence[Quotable]) -> list[Quotable]:
    """Return the passages to read: found well as a whole, and with a sentence near the question."""
    likeness = [float((one.passage.sentence_vectors.astype(numpy.float32) @ asked.vector).max()) for one in found]
    nearest = max((*likeness, 1e-6))
    order = sorted(range(len(found)), key=lambda at: (-(found[at].candidate.score + likeness[at] / nearest), at))
    return [found[at] for at in order[:PASSAGES_READ]]


def read_scoring() -> Scoring:
    """Return the scoring that is shipped; `scripts/evaluate --fit` makes it.

    Raises:
        TypeError: the shipped file holds something else.
    """
    return Scoring(**json.loads((importlib.resources.files("rag") / "scoring.json").read_text("utf-8")))
