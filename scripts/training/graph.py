"""Step 8: the model as a graph for ONNX Runtime, without its weights.

The weights stay in one place, the folder's safetensors; `index/embedders/light.py` hands them to the
graph by name when it loads it, the matrices as int8. The graph reads one text at a time, so that a
text's vector never depends on the texts beside it.
"""

from pathlib import Path
from typing import Any

from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, helper, save_model

_OPSET = 17
# How many of a matrix's inputs, the ones that grow largest, are left unrounded.
OUTLIERS = 16
_MICROSOFT = "com.microsoft"


class _Graph:
    """Collects the nodes and the weights a graph expects."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.weights: list[TensorProto] = []

    def weight(self, name: str, kind: int, shape: list[int]) -> str:
        """Declare a weight that is handed over at loading."""
        tensor = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        tensor.external_data.add(key="location", value="handed-over")
        self.weights.append(tensor)
        return name

    def node(
        self,
        kind: str,
        inputs: list[str],
        domain: str = "",
        count: int = 1,
        **attributes: Any,  # noqa: ANN401 - as onnx has it
    ) -> list[str]:
        """Add a node and return the names of what it gives."""
        outputs = [f"{kind}_{len(self.nodes)}_{at}" for at in range(count)]
        self.nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, **attributes))
        return outputs

    def linear(self, name: str, states: str, width: int, out: int) -> str:
        """Add a matrix of int8, a scale for each column, on activations quantised as they come.

        The activations are divided first by what is large in them, and the matrix's rows multiplied by it
        (SmoothQuant; Xiao and others, 2023); the few largest are not rounded at all (as in LLM.int8();
        Dettmers and others, 2022).
        """
        smooth = self.weight(f"{name}.smooth", TensorProto.FLOAT, [width])
        parts = [
            self.weight(f"{name}.int8", TensorProto.INT8, [width, out]),
            self.weight(f"{name}.scale", TensorProto.FLOAT, [out]),
            "",
            self.weight(f"{name}.bias", TensorProto.FLOAT, [out]),
        ]
        rounded = self.node("DynamicQuantizeMatMul", [*self.node("Mul", [states, smooth]), *parts], _MICROSOFT)
        outliers = self.weight(f"{name}.outliers", TensorProto.INT64, [OUTLIERS])
        rows = self.weight(f"{name}.rows", TensorProto.FLOAT, [OUTLIERS, out])
        exact = self.node("MatMul", [*self.node("Gather", [states, outliers], axis=-1), rows])
        return self.node("Add", [*rounded, *exact])[0]

    def normalise(self, name: str, states: str, width: int, skip: str | None = None) -> str:
        """Add a layer normalisation, of a sum where `skip` is given."""
        gamma = self.weight(f"{name}.weight", TensorProto.FLOAT, [width])
        beta = self.weight(f"{name}.bias", TensorProto.FLOAT, [width])
        inputs = [states, *([skip] if skip else []), gamma, beta]
        if skip:
            return self.node("SkipLayerNormalization", inputs, _MICROSOFT, epsilon=1e-12)[0]
        return self.node("LayerNormalization", inputs, epsilon=1e-12, axis=-1)[0]


def write_graph(path: Path, pieces: int, positions: int, layers: int, heads: int, width: int, inner: int) -> None:
    """Write the graph of a BERT: `ids` of shape (1, tokens) in, `states` of shape (1, tokens, width) out."""
    graph = _Graph()
    words = graph.weight("words", TensorProto.FLOAT16, [pieces, width])
    places = graph.weight("positions", TensorProto.FLOAT, [positions, width])
    embedded = graph.node("Cast", graph.node("Gather", [words, "ids"]), to=TensorProto.FLOAT)[0]
    placed = graph.node("Gather", [places, "places"])[0]
    states = graph.normalise("embeddings", graph.node("Add", [embedded, placed])[0], width)
    for layer in range(layers):
        three = graph.linear(f"{layer}.attention", states, width, 3 * width)
        query, key, value = graph.node("Split", [three, "thirds"], count=3, axis=-1)
        mixed = graph.node("MultiHeadAttention", [query, key, value], _MICROSOFT, num_heads=heads)[0]
        projected = graph.linear(f"{layer}.projection", mixed, width, width)
        states = graph.normalise(f"{layer}.attention_norm", projected, width, states)
        risen = graph.node("Gelu", [graph.linear(f"{layer}.rise", states, width, inner)], _MICROSOFT)[0]
        fallen = graph.linear(f"{layer}.fall", risen, inner, width)
        states = graph.normalise(f"{layer}.output_norm", fallen, width, states)
    graph.nodes.append(helper.make_node("Identity", [states], ["states"]))
    thirds = helper.make_tensor("thirds", TensorProto.INT64, [3], [width] * 3)
    inputs: list[ValueInfoProto] = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [1, "tokens"]) for name in ("ids", "places")
    ]
    outputs = [helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, "tokens", width])]
    made = helper.make_graph(graph.nodes, "bert", inputs, outputs, [*graph.weights, thirds])
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
    model: ModelProto = helper.make_model(made, opset_imports=opsets, ir_version=9, producer_name="briefwijzer")
    save_model(model, str(path))
