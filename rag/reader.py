"""Reads a question and a passage together, and tells which of its sentences answer."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import numpy
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.embedders.light_network import GRAPH, LightNetwork
from index.embedders.light_weights import embedding_weights
from index.errors import ModelError

READER_FOLDER = Path(__file__).with_name("reader_model")
WEIGHTS = "reader.safetensors"
# Of a longer question the first tokens are read.
QUESTION_TOKENS = 48
THREADS = 2

Scores = NDArray[numpy.float32]


class Reader(Protocol):
    """Tells how well each sentence of a passage answers a question."""

    def read(self, question: str, passages: Sequence[Sequence[str]]) -> list[Scores]:
        """Return for each passage, given as its sentences, a score for each sentence; above 0 it rather answers."""
        ...


class LightReader:
    """A transformer that starts from the shipped embedding model and shares its word pieces.

    Question and passage are read as one text, and each sentence is scored by the mean of its tokens'
    states: answer sentence selection with the whole passage as context (Lauriola and Moschitti,
    Answer Sentence Selection Using Local and Global Context in Transformer Models, 2021).

    Args:
        folder: the reader's folder.
        base: the folder of the embedding model it was trained from.

    Raises:
        ModelError: a file is missing or damaged.
    """

    def __init__(self, folder: Path, base: Path) -> None:
        try:
            weights = load_file(folder / WEIGHTS)
            self._head = weights.pop("head.weight")
            self._constant = float(weights.pop("head.bias")[0])
            shared = embedding_weights(load_file(base / "model.safetensors"))
            self._tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
            self._network = LightNetwork(base / GRAPH, {**shared, **weights})
            self._most_tokens = len(shared["positions"])
        except (SafetensorError, OSError, KeyError) as error:
            raise ModelError(f"The reader is damaged: a file in {folder} cannot be read.") from error
        except Exception as error:
            raise ModelError(f"The reader in {folder} is damaged: {error}") from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._first, self._last = self._tokenizer.encode("").ids
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="reader")

    def read(self, question: str, passages: Sequence[Sequence[str]]) -> list[Scores]:
        """Return for each passage, given as its sentences, a score for each sentence; above 0 it rather answers.

        A passage that is longer than the network reads at once is read in parts of whole sentences; of a
        sentence that is longer by itself, the beginning is read.
        """
        asked = self._tokens([question])[0][:QUESTION_TOKENS]
        return list(self._threads.map(lambda sentences: self._scores(asked, sentences), passages))

    def _scores(self, asked: list[int], sentences: Sequence[str]) -> Scores:
        scores: list[float] = []
        for part in _parts(self._tokens(sentences), self._most_tokens - len(asked) - 3):
            row = [self._first, *asked, self._last]
            places = []
            for tokens in part:
                places.append(slice(len(row), len(row) + len(tokens)))
                row += tokens
            states = self._network.states([*row, self._last])
            # A sentence without tokens says nothing.
            means = [states[place].mean(axis=0) if place.stop > place.start else states[0] for place in places]
            scores += (float(mean @ self._head) + self._constant for mean in means)
        return numpy.array(scores, dtype=numpy.float32)

    def _tokens(self, texts: Sequence[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts), add_special_tokens=False)]


def _parts(sentences: Sequence[list[int]], room: int) -> Iterator[list[list[int]]]:
    """Divide sentences, as tokens, into parts of at most `room` tokens."""
    part: list[list[int]] = []
    used = 0
    for tokens in sentences:
        tokens = tokens[:room]
        if part and used + len(tokens) > room:
            yield part
            part, used = [], 0
        part.append(tokens)
        used += len(tokens)
    if part:
        yield part


def read_reader(base: Path, folder: Path = READER_FOLDER) -> LightReader:
    """Return the reader that is shipped; `scripts/train_reader` makes it.

    Args:
        base: the folder of the shipped embedding model.
        folder: the reader's folder.

    Raises:
        ModelError: a file is missing or damaged.
    """
    return LightReader(folder, base)
