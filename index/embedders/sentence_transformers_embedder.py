"""Any model that sentence-transformers can load, from a folder or from the hub."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy
from huggingface_hub import snapshot_download
from sentence_transformers import SentenceTransformer

from index.embedder import Model, Vectors
from index.embedders.folder import hash_folder
from index.embedders.vectors import unit_vectors
from index.embedders.windows import cut_windows
from index.errors import ModelError

_FETCHED = ["*.json", "*.safetensors", "*.txt", "*.model"]
_NOT_FETCHED = ["onnx/*", "openvino/*"]
_SPECIAL_TOKENS = 4
_BATCH = 32


class SentenceTransformersEmbedder:
    """The vectors of a sentence-transformers model, its prompts taken from its own settings.

    Args:
        source: the model's folder, or its name on the hub.

    Raises:
        ModelError: the model cannot be had, is damaged, or holds code.
    """

    def __init__(self, source: Path | str) -> None:
        folder, name = (source, source.resolve().name) if isinstance(source, Path) else (_fetch(source), source)
        digest = hash_folder(folder)
        try:
            self._transformer = SentenceTransformer(str(folder), device="cpu", trust_remote_code=False)
            dimensions = self._transformer.get_embedding_dimension()
        except Exception as error:
            raise ModelError(f"The embedding model {name} cannot be loaded: {error}") from error
        if dimensions is None:
            raise ModelError(f"The embedding model {name} does not say how long its vectors are.")
        self._model = Model(name, digest, dimensions, self._transformer.max_seq_length)
        # A first vector shows weights that do not fit the settings now, not at the first question.
        self.embed_questions(["?"])

    @property
    def model(self) -> Model:
        """The model behind the vectors."""
        return self._model

    def embed_questions(self, questions: Sequence[str]) -> Vectors:
        """Embed what people ask, in vectors of shape (questions, dimensions)."""
        return self._embed(questions, self._transformer.encode_query, "query")

    def embed_passages(self, passages: Sequence[str]) -> Vectors:
        """Embed what people may be answered with, in vectors of shape (passages, dimensions)."""
        return self._embed(passages, self._transformer.encode_document, "document")

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the model's tokens in each text, without special tokens."""
        return [len(self._offsets(text)) for text in texts]

    def _embed(self, texts: Sequence[str], encode: Callable[..., Any], role: str) -> Vectors:
        windows = [self._windows(text, role) for text in texts]
        flat = [window for parts in windows for window in parts]
        raw = numpy.zeros((len(texts), self._model.dimensions), dtype=numpy.float32)
        if flat:
            try:
                vectors = encode(flat, batch_size=_BATCH, convert_to_numpy=True, show_progress_bar=False)
            except Exception as error:
                raise ModelError(f"The embedding model {self._model.name} gave no vectors: {error}") from error
            units = unit_vectors(numpy.asarray(vectors, dtype=numpy.float32), self._model.dimensions)
            rows = numpy.repeat(numpy.arange(len(texts)), [len(parts) for parts in windows])
            numpy.add.at(raw, rows, units)
        return unit_vectors(raw, self._model.dimensions)

    def _windows(self, text: str, role: str) -> list[str]:
        limit = self._model.token_limit
        if limit is None:
            return [text]
        prompt = self._transformer.prompts.get(role) or ""
        room = max(1, limit - _SPECIAL_TOKENS - len(self._offsets(prompt)))
        return cut_windows(text, self._offsets(text), room)

    def _offsets(self, text: str) -> list[tuple[int, int]]:
        tokenizer = self._transformer.tokenizer
        if hasattr(tokenizer, "encode_batch"):  # a static model holds the bare tokenizer
            offsets = tokenizer.encode(text, add_special_tokens=False).offsets
        else:
            offsets = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, truncation=False)[
                "offset_mapping"
            ]
        return [(start, end) for start, end in offsets]


def _fetch(name: str) -> Path:
    try:
        return Path(snapshot_download(name, allow_patterns=_FETCHED, ignore_patterns=_NOT_FETCHED))
    except Exception as error:
        raise ModelError(
            f"The embedding model {name} is no folder, and could not be had from the hub: {error}"
        ) from error
