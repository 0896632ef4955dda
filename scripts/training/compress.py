"""Step 7: the trained network as a folder that sentence-transformers loads, in half precision."""

import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers.models.bert.modeling_bert import BertPooler

from scripts.training.graph import OUTLIERS, write_graph
from scripts.training.networks import HIDDEN, SentenceNetwork, read_bert, write_bert
from scripts.training.rounding import largest_inputs

_MODULES = {
    "": "sentence_transformers.models.Transformer",
    "1_Pooling": "sentence_transformers.models.Pooling",
    "2_Dense": "sentence_transformers.models.Dense",
    "3_Normalize": "sentence_transformers.models.Normalize",
}


def write_folder(network: SentenceNetwork, tokenizer: Path, folder: Path) -> None:
    """Write the model's folder anew: settings, tokenizer and weights in half precision."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    paths = [path for path in _MODULES if network.dense is not None or path != "2_Dense"]
    modules = [{"idx": at, "name": str(at), "path": path, "type": _MODULES[path]} for at, path in enumerate(paths)]
    for path in paths[1:]:
        (folder / path).mkdir()
    dense, network.dense = network.dense, None
    smoothing, network.smoothing = network.smoothing, None
    _add_pooler(network)
    write_bert(network, folder / "model.safetensors", torch.half)
    # Half precision is how the weights are kept; a processor computes faster with them in single.
    settings = network.body.config.to_diff_dict() | {"architectures": ["BertModel"], "dtype": "float32"}
    positions = int(settings["max_position_embeddings"])
    pooling = {"word_embedding_dimension": HIDDEN, "pooling_mode_mean_tokens": True}
    _write_json(folder / "modules.json", modules)
    _write_json(folder / "config.json", settings)
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": positions, "do_lower_case": False})
    _write_json(folder / "1_Pooling" / "config.json", pooling)
    (folder / "3_Normalize" / "config.json").write_text("{}\n", encoding="utf-8")
    prompts = {"prompts": {"query": "", "document": ""}, "default_prompt_name": None, "similarity_fn_name": "cosine"}
    _write_json(folder / "config_sentence_transformers.json", prompts)
    if dense is not None:
        network.dense = dense
        shape = {"in_features": HIDDEN, "out_features": dense.out_features, "bias": False}
        _write_json(
            folder / "2_Dense" / "config.json", shape | {"activation_function": "torch.nn.modules.linear.Identity"}
        )
        weight = dense.weight.detach().to("cpu", torch.half).contiguous()
        save_file({"linear.weight": weight}, folder / "2_Dense" / "model.safetensors")
    if smoothing is not None:
        found = {name: value.detach().cpu().contiguous() for name, value in smoothing.items()}
        few = largest_inputs(network, smoothing, OUTLIERS)
        found.update({f"{name}.outliers": numbers.contiguous() for name, numbers in few.items()})
        save_file(found, folder / "light.safetensors")
        config = network.body.config
        write_graph(
            folder / "light.onnx", config.vocab_size, positions, config.num_hidden_layers, config.num_attention_heads,
            HIDDEN, config.intermediate_size,
        )  # fmt: skip
    pieces = Tokenizer.from_file(str(tokenizer))
    pieces.no_padding()
    pieces.no_truncation()
    pieces.save(str(folder / "tokenizer.json"), pretty=False)
    special = {
        "pad_token": "[PAD]",
        "unk_token": "[UNK]",
        "cls_token": "[CLS]",
        "sep_token": "[SEP]",
        "mask_token": "[MASK]",
    }
    limits = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": positions}
    _write_json(folder / "tokenizer_config.json", limits | special)


def read_folder(folder: Path) -> SentenceNetwork:
    """Read what `write_folder` wrote."""
    network = read_bert(folder / "model.safetensors")
    weight = load_file(folder / "2_Dense" / "model.safetensors")["linear.weight"].float()
    network.dense = torch.nn.Linear(HIDDEN, len(weight), bias=False)
    network.dense.weight.data.copy_(weight)
    kept = load_file(folder / "light.safetensors")
    network.smoothing = {name: value for name, value in kept.items() if not name.endswith(".outliers")}
    return network


def _add_pooler(network: SentenceNetwork) -> None:
    """Give the body the layer on its first token that transformers expects, and nothing here uses."""
    network.body.pooler = BertPooler(network.body.config)  # type: ignore[no-untyped-call]
    for parameter in network.body.pooler.parameters():
        torch.nn.init.zeros_(parameter)


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
