"""What the rest of the house asks of an embedding model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy
from numpy.typing import NDArray

Vectors = NDArray[numpy.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """Which model made a vector; vectors of two different models are never compared.

    Attributes:
        name: the folder's name or the name on the hub.
        hash: sha256 over the model's files, in hexadecimal.
        dimensions: the length of a vector.
        token_limit: the most tokens the model reads at once; None when it reads any number.
    """

    name: str
    hash: str
    dimensions: int
    token_limit: int | None


class Embedder(Protocol):
    """Turns text into vectors of length one, of shape (texts, dimensions)."""

    @property
    def model(self) -> Model:
        """The model behind the vectors."""
        ...

    def embed_questions(self, questions: Sequence[str]) -> Vectors:
        """Embed what people ask."""
        ...

    def embed_passages(self, passages: Sequence[str]) -> Vectors:
        """Embed what people may be answered with."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the model's tokens in each text, without special tokens."""
        ...
