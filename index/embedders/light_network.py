"""A transformer of the shipped shape in ONNX Runtime: int8 on one core, without torch."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy
import onnxruntime
from numpy.typing import NDArray

GRAPH = "light.onnx"


class LightNetwork:
    """Runs one text at a time, so that what it gives never depends on the texts beside it; threads may share it.

    Args:
        graph: the graph's file.
        weights: the weights by the graph's names for them (`index.embedders.light_weights`).
    """

    def __init__(self, graph: Path, weights: Mapping[str, NDArray[numpy.generic]]) -> None:
        options = onnxruntime.SessionOptions()
        # One thread for each text: several texts at once use several cores better than one text does.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(value) for value in weights.values()]
        options.add_external_initializers(list(weights), values)
        self._session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])

    def states(self, tokens: Sequence[int]) -> NDArray[numpy.float32]:
        """Return what the network makes of each token, in shape (tokens, width)."""
        row = numpy.array([tokens], dtype=numpy.int64)
        places = numpy.arange(row.shape[1], dtype=numpy.int64)[None]
        states: NDArray[numpy.float32] = self._session.run(["states"], {"ids": row, "places": places})[0][0]
        return states
