"""Embedding models without any weights, whose vectors and scores a test can work out by hand."""

import hashlib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy

from index.embedder import Embedder, Model, Vectors
from index.errors import ModelError
from index.terms import Analyser
from rag.features import FEATURES
from rag.reader import Scores
from rag.scoring import Scorer, Scoring

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class FakeEmbedder:
    """Counts a text's words in as many boxes as it has dimensions; the name says in which box a word falls.

    The inner product of two texts is thus the cosine of their counts: texts of the same words have
    1.0, and two texts of n different words in n boxes that share one have 1 / n. A text without
    words gets the vector with all parts equal.
    """

    name: str = "fake"
    dimensions: int = 32
    token_limit: int | None = None

    @property
    def model(self) -> Model:
        """The model behind the vectors."""
        digest = hashlib.sha256(f"{self.name}/{self.dimensions}".encode()).hexdigest()
        return Model(self.name, digest, self.dimensions, self.token_limit)

    def embed_questions(self, questions: Sequence[str]) -> Vectors:
        """Embed what people ask."""
        return self._embed(questions)

    def embed_passages(self, passages: Sequence[str]) -> Vectors:
        """Embed what people may be answered with."""
        return self._embed(passages)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the words in each text."""
        return [len(_words(text)) for text in texts]

    def box_of(self, word: str) -> int:
        """Return the part of the vector in which a word is counted."""
        digest = hashlib.sha256(f"{self.name}/{word}".encode()).digest()
        return int.from_bytes(digest[:4], "big") % self.dimensions

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = numpy.zeros((len(texts), self.dimensions), dtype=numpy.float32)
        for row, text in enumerate(texts):
            for word in _words(text):
                vectors[row, self.box_of(word)] += 1.0
            length = float(numpy.linalg.norm(vectors[row]))
            vectors[row] = vectors[row] / length if length else 1.0 / math.sqrt(self.dimensions)
        return vectors


@dataclass
class FakeModels:
    """Loads fake models by name, as `load_embedder` loads real ones; a name can be taken away."""

    embedders: Mapping[str, Embedder]

    def __call__(self, source: str) -> Embedder:
        """Return the model called `source`.

        Raises:
            ModelError: there is none.
        """
        if source not in self.embedders:
            raise ModelError(f"The embedding model {source} cannot be loaded.")
        return self.embedders[source]


FAKE = FakeEmbedder()
OTHER = FakeEmbedder("other", 16)
LOAD_FAKES = FakeModels({"fake": FAKE, "other": OTHER})


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


class SilentReader:
    """Finds that every sentence answers as well as any other, so that only what a test can work out counts."""

    def read(self, question: str, passages: Sequence[Sequence[str]]) -> list[Scores]:
        """Return 0 for every sentence."""
        return [numpy.zeros(len(sentences), dtype=numpy.float32) for sentences in passages]


def plain_scorer(analyser: Analyser) -> Scorer:
    """Return a scorer that goes by likeness and words alone."""
    weights = dict.fromkeys(FEATURES, 0.0)
    weights |= {"sentence": 20.0, "passage": 12.0, "coverage": 10.0, "title": 4.0, "question": -3.0, "little": -4.0}
    weights |= {"amount": 4.0, "unknown": -3.0}
    return Scorer(SilentReader(), Scoring(weights), analyser)
