"""Raw vectors made fit to compare: finite, and of length one."""

import math

import numpy
from numpy.typing import NDArray

from index.embedder import Vectors
from index.errors import ModelError


def unit_vectors(raw: NDArray[numpy.float32], dimensions: int) -> Vectors:
    """Scale vectors of shape (texts, dimensions) to length one.

    A text without any token (empty, or characters the model does not know) has a zero vector; it
    gets the vector with all parts equal, which lies near nothing in particular.

    Raises:
        ModelError: the vectors have another shape, or parts that are not finite.
    """
    if raw.ndim != 2 or raw.shape[1] != dimensions:
        raise ModelError(
            f"The embedding model gave vectors of shape {raw.shape} where {dimensions} parts were expected."
        )
    if not numpy.isfinite(raw).all():
        raise ModelError("The embedding model gave a vector that is not finite; its files are damaged.")
    lengths = numpy.linalg.norm(raw, axis=1, keepdims=True)
    constant = numpy.float32(1.0 / math.sqrt(dimensions))
    return numpy.where(lengths > 0, raw / numpy.where(lengths > 0, lengths, 1.0), constant).astype(numpy.float32)
