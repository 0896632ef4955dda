"""The shipped embedding model without torch."""

from collections.abc import Sequence
from pathlib import Path

import numpy
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file
from tokenizers import Encoding, Tokenizer

from index.embedder import Model, Vectors
from index.embedders.folder import hash_folder, read_json
from index.embedders.light_network import GRAPH, LightNetwork
from index.embedders.light_weights import graph_weights
from index.embedders.vectors import unit_vectors
from index.embedders.windows import window_starts
from index.errors import ModelError

_SPECIAL_TOKENS = 2


class LightEmbedder:
    """The vectors of a folder with a BERT, the mean of its states, a linear map, and a graph to run them.

    Each text is run by itself, so that its vector never depends on the texts beside it. Texts longer than
    the model's limit are read in windows, and their vectors averaged.

    Args:
        folder: the model's folder.

    Raises:
        ModelError: the folder is damaged, or refused.
    """

    def __init__(self, folder: Path) -> None:
        digest = hash_folder(folder)
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            weights = load_file(folder / "model.safetensors")
            self._map = load_file(folder / "2_Dense" / "model.safetensors")["linear.weight"].astype(numpy.float32)
            handed = graph_weights(weights, load_file(folder / "light.safetensors"))
            self._network = LightNetwork(folder / GRAPH, handed)
            positions = len(handed["positions"])
            limit = min(int(read_json(folder / "sentence_bert_config.json")["max_seq_length"]), positions)
        except ModelError:
            raise
        except (SafetensorError, OSError) as error:
            raise ModelError(f"The embedding model is damaged: a file in {folder} cannot be read.") from error
        except Exception as error:
            raise ModelError(f"The embedding model in {folder} is damaged: {error}") from error
        if self._tokenizer.get_vocab_size() > len(handed["words"]) or self._map.shape[1] != handed["words"].shape[1]:
            raise ModelError(f"The embedding model is damaged: the weights in {folder} do not fit together.")
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._first, self._last = self._tokenizer.encode("").ids
        self._model = Model(folder.resolve().name, digest, len(self._map), limit)

    @property
    def model(self) -> Model:
        """The model behind the vectors."""
        return self._model

    def embed_questions(self, questions: Sequence[str]) -> Vectors:
        """Embed what people ask, in vectors of shape (questions, dimensions)."""
        return self._embed(questions)

    def embed_passages(self, passages: Sequence[str]) -> Vectors:
        """Embed what people may be answered with, in vectors of shape (passages, dimensions)."""
        return self._embed(passages)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens in each text, without special tokens."""
        return [len(encoding.ids) for encoding in self._encodings(texts)]

    def _encodings(self, texts: Sequence[str]) -> list[Encoding]:
        return self._tokenizer.encode_batch(list(texts), add_special_tokens=False)

    def _embed(self, texts: Sequence[str]) -> Vectors:
        raw = numpy.empty((len(texts), self._model.dimensions), dtype=numpy.float32)
        for row, encoding in enumerate(self._encodings(texts)):
            raw[row] = self._vector(encoding)
        return unit_vectors(raw, self._model.dimensions)

    def _vector(self, encoding: Encoding) -> NDArray[numpy.float32]:
        room = (self._model.token_limit or 0) - _SPECIAL_TOKENS
        starts = window_starts(encoding.offsets, room)
        ends = [*starts[1:], len(encoding.ids)]
        windows = [self._run(encoding.ids[start:end]) for start, end in zip(starts, ends, strict=True)]
        if len(windows) == 1:
            return windows[0]
        total: NDArray[numpy.float32] = unit_vectors(numpy.stack(windows), self._model.dimensions).sum(axis=0)
        return total

    def _run(self, ids: list[int]) -> NDArray[numpy.float32]:
        states = self._network.states([self._first, *ids, self._last])
        vector: NDArray[numpy.float32] = self._map @ states.mean(axis=0)
        return vector
