"""Embedders around the real one: one that is timed, one that invents its passages' vectors."""

import re
import threading
import time
import zlib
from collections.abc import Sequence
from typing import Protocol

import numpy

from index.embedder import Embedder, Model, Vectors

# Words that fall on the same vector are taken for one.
_WORDS = 1 << 14
_LONG_WORD = re.compile(r"\w{5,}")


class Loader(Protocol):
    """Loads an embedding model from a folder or by its name on the hub."""

    def __call__(self, source: str, /) -> Embedder:
        """Return the model."""
        ...


class TimedEmbedder:
    """Does what another embedder does, and counts the seconds that it takes.

    Attributes:
        seconds: spent so far, counting tokens included.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._turn = threading.Lock()
        self.seconds = 0.0

    @property
    def model(self) -> Model:
        """The model behind the vectors."""
        return self._embedder.model

    def embed_questions(self, questions: Sequence[str]) -> Vectors:
        """Embed what people ask."""
        started = time.perf_counter()
        vectors = self._embedder.embed_questions(questions)
        self._count(started)
        return vectors

    def embed_passages(self, passages: Sequence[str]) -> Vectors:
        """Embed what people may be answered with."""
        started = time.perf_counter()
        vectors = self._embedder.embed_passages(passages)
        self._count(started)
        return vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the model's tokens in each text."""
        started = time.perf_counter()
        counts = self._embedder.count_tokens(texts)
        self._count(started)
        return counts

    def _count(self, started: float) -> None:
        with self._turn:
            self.seconds += time.perf_counter() - started


class RandomVectors:
    """Gives texts invented vectors of length one under a real model's name: the sum of a random one for each word.

    Texts that share words are alike, as they are to a real model, so that questions find something to be
    answered with. The store cannot tell the vectors from real ones, and an exact search takes the same time.
    """

    def __init__(self, embedder: Embedder, seed: int) -> None:
        self._embedder = embedder
        drawn = numpy.random.default_rng(seed).standard_normal((_WORDS, embedder.model.dimensions), numpy.float32)
        self._vectors = drawn

    @property
    def model(self) -> Model:
        """The model whose name the vectors bear."""
        return self._embedder.model

    def embed_questions(self, questions: Sequence[str]) -> Vectors:
        """Invent vectors, in the time that the real model takes."""
        self._embedder.embed_questions(questions)
        return self._invent(questions)

    def embed_passages(self, passages: Sequence[str]) -> Vectors:
        """Invent vectors; the real model has nothing to do."""
        return self._invent(passages)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the real model's tokens in each text."""
        return self._embedder.count_tokens(texts)

    def _invent(self, texts: Sequence[str]) -> Vectors:
        raw = numpy.empty((len(texts), self.model.dimensions), dtype=numpy.float32)
        for row, text in enumerate(texts):
            words = _LONG_WORD.findall(text.lower()) or [text]
            raw[row] = self._vectors[[zlib.crc32(word.encode()) % _WORDS for word in words]].sum(axis=0)
        vectors: Vectors = raw / numpy.linalg.norm(raw, axis=1, keepdims=True)
        return vectors
