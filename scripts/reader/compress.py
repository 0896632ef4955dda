"""Step 6: the trained layers as the light graph takes them, matrices of int8 and everything else in half precision."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy
import torch
from safetensors.numpy import save_file

from index.embedders.light_weights import layer_weights
from rag.reader import WEIGHTS
from scripts.reader.batches import Row
from scripts.reader.network import ReaderNetwork
from scripts.training.graph import OUTLIERS
from scripts.training.networks import SentenceNetwork
from scripts.training.rounding import calibrate, largest_inputs

_LOOKED_AT = 200
_LAYER = re.compile(r"encoder\.layer\.")


def write_reader(network: ReaderNetwork, rows: Sequence[Row], folder: Path) -> None:
    """Write the reader's weights without the embeddings, which are those of the embedding model.

    Args:
        network: the trained network, in single precision on the processor.
        rows: what is looked at to see how large the inputs of each matrix grow.
        folder: the reader's folder.
    """
    sentences = SentenceNetwork(network.body, 0)
    calibrate(sentences, [torch.tensor([row.ids]) for row in rows[:_LOOKED_AT]])
    assert sentences.smoothing is not None
    smoothing = {name: value.numpy() for name, value in sentences.smoothing.items()}
    few = largest_inputs(sentences, sentences.smoothing, OUTLIERS)
    smoothing.update({f"{name}.outliers": numbers.numpy() for name, numbers in few.items()})
    layers = {name: value.numpy() for name, value in network.body.state_dict().items() if _LAYER.match(name)}
    weights = dict(layer_weights(layers, smoothing))
    weights["head.weight"] = network.head.weight.detach().numpy()[0]
    weights["head.bias"] = network.head.bias.detach().numpy()
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: numpy.ascontiguousarray(value) for name, value in weights.items()}, folder / WEIGHTS)
