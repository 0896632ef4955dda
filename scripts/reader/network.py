"""The network in training: tokens in, a score for each sentence out."""

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import nn

from scripts.training.networks import HIDDEN, read_bert


class ReaderNetwork(nn.Module):
    """A transformer, and a linear map from the mean of each sentence's states to its score."""

    def __init__(self, base: Path) -> None:
        """Start from the weights of the shipped embedding model.

        Args:
            base: its `model.safetensors`.
        """
        super().__init__()
        self.body = read_bert(base).body
        self.head = nn.Linear(HIDDEN, 1)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        # The embeddings stay those of the embedding model, so that both share them when they serve.
        self.body.embeddings.requires_grad_(requires_grad=False)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        """Return scores of shape (texts, sentences).

        Args:
            ids: token numbers of shape (texts, tokens).
            mask: 1 for tokens, 0 for padding, of the same shape.
            places: what each token counts in each sentence's mean, of shape (texts, sentences, tokens).
        """
        states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        scores: torch.Tensor = self.head(torch.bmm(places.to(states.dtype), states)).squeeze(-1).float()
        return scores


def read_network(base: Path, path: Path) -> ReaderNetwork:
    """Read what `write_network` wrote."""
    network = ReaderNetwork(base)
    network.load_state_dict(load_file(path))
    return network


def write_network(network: ReaderNetwork, path: Path) -> None:
    """Write the whole network in single precision."""
    save_file({name: value.detach().cpu().contiguous() for name, value in network.state_dict().items()}, path)
