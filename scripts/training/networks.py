"""The networks in training: a sentence's tokens in, one vector out."""

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

HIDDEN = 384


class SentenceNetwork(nn.Module):
    """A transformer, the mean over its tokens, and (where there is one) a linear map to fewer dimensions."""

    # What the inputs of each matrix are divided by before they are rounded (`rounding`), once that is known.
    smoothing: dict[str, torch.Tensor] | None = None

    def __init__(self, body: BertModel | MPNetModel, pad: int, dense: nn.Linear | None = None) -> None:
        super().__init__()
        self.body: BertModel | MPNetModel = body
        self.dense = dense
        self.pad = pad

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Map token numbers of shape (texts, tokens) to unnormalised vectors of shape (texts, dimensions)."""
        mask = ids != self.pad
        states = self.body(input_ids=ids, attention_mask=mask.long()).last_hidden_state.float()
        weights = mask.unsqueeze(-1).float()
        vectors: torch.Tensor = (states * weights).sum(1) / weights.sum(1)
        if self.dense is not None:
            vectors = self.dense(vectors)
        return vectors


def bert_settings(pieces: int, positions: int) -> BertConfig:
    """Return the teacher's shape (six layers of 384) for a vocabulary and a number of positions."""
    return BertConfig(
        vocab_size=pieces, hidden_size=HIDDEN, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536,
        max_position_embeddings=positions, pad_token_id=0, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0,
    )  # fmt: skip


def read_bert(path: Path) -> SentenceNetwork:
    """Read a network of the teacher's shape out of a safetensors file."""
    weights = {name: value.float() for name, value in load_file(path).items() if value.dtype.is_floating_point}
    dense_weight = weights.pop("dense.weight", None)
    smoothing = {
        name.removeprefix("smooth/"): weights.pop(name) for name in list(weights) if name.startswith("smooth/")
    }
    pieces = len(weights["embeddings.word_embeddings.weight"])
    positions = len(weights["embeddings.position_embeddings.weight"])
    body = BertModel(bert_settings(pieces, positions), add_pooling_layer=False)
    result = body.load_state_dict(weights, strict=False)
    missing = [name for name in result.missing_keys if "position_ids" not in name]
    if missing:
        raise ValueError(f"{path} lacks {missing}")
    dense = None
    if dense_weight is not None:
        dense = nn.Linear(HIDDEN, len(dense_weight), bias=False)
        dense.weight.data.copy_(dense_weight)
    network = SentenceNetwork(body, 0, dense)
    network.smoothing = smoothing or None
    return network


def write_bert(network: SentenceNetwork, path: Path, dtype: torch.dtype) -> None:
    """Write a network that `read_bert` reads."""
    weights = dict(network.body.state_dict())
    if network.dense is not None:
        weights["dense.weight"] = network.dense.weight
    weights.update({f"smooth/{name}": value for name, value in (network.smoothing or {}).items()})
    save_file({name: value.detach().to("cpu", dtype).contiguous() for name, value in weights.items()}, path)


def average(network: SentenceNetwork, other: SentenceNetwork) -> SentenceNetwork:
    """Move a network's body halfway to another's, both trained from one start (Wortsman and others, 2022)."""
    theirs = other.body.state_dict()
    with torch.no_grad():
        for name, value in network.body.state_dict().items():
            if value.dtype.is_floating_point:
                value.lerp_(theirs[name], 0.5)
    return network


def read_mpnet(path: Path) -> SentenceNetwork:
    """Read all-mpnet-base-v2 from rows of int8 with their scales (`NAME|q`, `NAME|s`), or from plain weights."""
    packed = load_file(path)
    weights = {}
    for name, value in packed.items():
        if name.endswith("|q"):
            weights[name[:-2]] = value.float() * packed[name[:-1] + "s"]
        elif not name.endswith("|s") and value.dtype.is_floating_point:
            weights[name] = value.float()
    body = MPNetModel(
        MPNetConfig(vocab_size=30527, max_position_embeddings=514, layer_norm_eps=1e-5), add_pooling_layer=False
    )
    result = body.load_state_dict(weights, strict=False)
    missing = [name for name in result.missing_keys if "position_ids" not in name]
    if missing:
        raise ValueError(f"{path} lacks {missing}")
    return SentenceNetwork(body, 1)
