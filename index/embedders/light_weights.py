"""The weights of a BERT in the form its light graph takes: embeddings in half precision, matrices in int8."""

from collections.abc import Mapping

import numpy
from numpy.typing import NDArray

Weights = Mapping[str, NDArray[numpy.generic]]

# Seven bits, so that sums of products stay within 16 bits on processors without int8 dot products.
_LARGEST = 63
_SELF = "attention.self."
_MATRICES = {
    "attention": (f"{_SELF}query", f"{_SELF}key", f"{_SELF}value"),
    "projection": ("attention.output.dense",),
    "rise": ("intermediate.dense",),
    "fall": ("output.dense",),
}
_NORMS = {"attention_norm": "attention.output.LayerNorm", "output_norm": "output.LayerNorm"}


def graph_weights(weights: Weights, smoothing: Weights) -> dict[str, NDArray[numpy.generic]]:
    """Turn a BERT's weights into those its light graph takes, by the graph's names.

    Args:
        weights: the model's weights by the names transformers gives them.
        smoothing: for each matrix, what its inputs are divided by (`LAYER.MATRIX`), and the numbers of
            the inputs that are left unrounded (`LAYER.MATRIX.outliers`).

    Raises:
        KeyError: a weight is missing.
    """
    return {**embedding_weights(weights), **layer_weights(weights, smoothing)}


def embedding_weights(weights: Weights) -> dict[str, NDArray[numpy.generic]]:
    """Turn what a BERT embeds tokens with into the weights its light graph takes.

    Raises:
        KeyError: a weight is missing.
    """
    types = _float(weights["embeddings.token_type_embeddings.weight"])
    return {
        "words": weights["embeddings.word_embeddings.weight"].astype(numpy.float16),
        "positions": _float(weights["embeddings.position_embeddings.weight"]) + types[0],
        "embeddings.weight": _float(weights["embeddings.LayerNorm.weight"]),
        "embeddings.bias": _float(weights["embeddings.LayerNorm.bias"]),
    }


def layer_weights(weights: Weights, smoothing: Weights) -> dict[str, NDArray[numpy.generic]]:
    """Turn a BERT's layers into the weights its light graph takes; see `graph_weights`.

    Raises:
        KeyError: a weight is missing.
    """
    found: dict[str, NDArray[numpy.generic]] = {}
    layer = 0
    while f"encoder.layer.{layer}.output.dense.weight" in weights:
        start = f"encoder.layer.{layer}."
        for name, parts in _MATRICES.items():
            matrix = _float(numpy.concatenate([weights[f"{start}{part}.weight"] for part in parts])).T
            divided = _float(smoothing[f"{layer}.{name}"])
            outliers = smoothing[f"{layer}.{name}.outliers"].astype(numpy.int64)
            found[f"{layer}.{name}.outliers"] = outliers
            found[f"{layer}.{name}.rows"] = numpy.ascontiguousarray(matrix[outliers])
            smooth = 1 / divided
            smooth[outliers] = 0
            found[f"{layer}.{name}.smooth"] = smooth
            matrix = matrix * divided[:, None]
            matrix[outliers] = 0
            scale = numpy.abs(matrix).max(axis=0) / _LARGEST
            found[f"{layer}.{name}.int8"] = numpy.ascontiguousarray(numpy.rint(matrix / scale).astype(numpy.int8))
            found[f"{layer}.{name}.scale"] = scale
            found[f"{layer}.{name}.bias"] = _float(
                numpy.concatenate([weights[f"{start}{part}.bias"] for part in parts])
            )
        for name, part in _NORMS.items():
            found[f"{layer}.{name}.weight"] = _float(weights[f"{start}{part}.weight"])
            found[f"{layer}.{name}.bias"] = _float(weights[f"{start}{part}.bias"])
        layer += 1
    return found


def _float(values: NDArray[numpy.generic]) -> NDArray[numpy.float32]:
    return values.astype(numpy.float32)
