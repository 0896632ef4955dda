"""Training with the rounding that serving does: int8 activations and matrices of seven bits.

The light runtime (`index/embedders/light.py`) divides a matrix's inputs by what is large in them
(SmoothQuant; Xiao and others, 2023), rounds them to 8 bits by their range in one text, and the matrix to
7 bits by column. The network sees the same in half of its steps, gradients passing straight through.
"""

import functools

import torch
from torch import nn
from torch.nn import functional

from scripts.training.networks import SentenceNetwork

_LARGEST = 63
_SHIFT = 0.7
# The linear maps of a layer by the light graph's names; the first three share their inputs.
MATRICES = {
    "attention.self.query": "attention",
    "attention.self.key": "attention",
    "attention.self.value": "attention",
    "attention.output.dense": "projection",
    "intermediate.dense": "rise",
    "output.dense": "fall",
}


def calibrate(network: SentenceNetwork, tables: list[torch.Tensor]) -> None:
    """Set `network.smoothing` by what is largest in each matrix's inputs and rows.

    Args:
        network: the network, whose `smoothing` is set.
        tables: token numbers of shape (texts, tokens) to look at.
    """
    largest: dict[str, torch.Tensor] = {}

    def look(name: str, _: nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
        seen = inputs[0].detach().float().abs().flatten(0, -2).amax(0)
        largest[name] = torch.maximum(largest[name], seen) if name in largest else seen

    linears = _linears(network)
    hooks = [module.register_forward_pre_hook(functools.partial(look, name)) for name, _, module in linears]
    with torch.no_grad():
        for table in tables:
            network(table)
    for hook in hooks:
        hook.remove()
    rows = _largest_weights(network)
    network.smoothing = {
        short: (largest[name] ** _SHIFT / rows[short] ** (1 - _SHIFT)).clamp(min=1e-3) for name, short, _ in linears
    }


def largest_inputs(network: SentenceNetwork, smoothing: dict[str, torch.Tensor], count: int) -> dict[str, torch.Tensor]:
    """Return for each matrix the numbers of the inputs that grow largest, as the smoothing tells."""
    rows = _largest_weights(network)
    sizes = {short: divided.cpu() * rows[short].cpu() ** (1 - _SHIFT) for short, divided in smoothing.items()}
    return {short: torch.topk(size, count).indices for short, size in sizes.items()}


def _largest_weights(network: SentenceNetwork) -> dict[str, torch.Tensor]:
    rows: dict[str, torch.Tensor] = {}
    for _, short, module in _linears(network):
        row = module.weight.detach().float().abs().amax(0).clamp(min=1e-6)
        rows[short] = torch.maximum(rows[short], row) if short in rows else row
    return rows


class Rounding:
    """Rounds inside a network's linear maps while it is switched on."""

    def __init__(self, network: SentenceNetwork) -> None:
        assert network.smoothing is not None
        self.on = False
        for _, short, module in _linears(network):
            divided = network.smoothing[short].to(module.weight.device)
            module.forward = functools.partial(self._forward, module, divided)  # type: ignore[method-assign]

    def _forward(self, module: nn.Linear, divided: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        if not self.on:
            return functional.linear(states, module.weight, module.bias)
        matrix = module.weight * divided
        steps = matrix.detach().abs().amax(1, keepdim=True) / _LARGEST
        return functional.linear(_round_states(states / divided), _through(matrix, steps), module.bias)


def _round_states(states: torch.Tensor) -> torch.Tensor:
    """Round to 256 levels between the least and the greatest number of each text, zero among them."""
    seen = states.detach().float().flatten(1)
    low = seen.amin(1).clamp(max=0)
    steps = ((seen.amax(1).clamp(min=0) - low) / 255).clamp(min=1e-8)[:, None, None]
    return _through(states, steps)


def _through(values: torch.Tensor, steps: torch.Tensor) -> torch.Tensor:
    rounded = torch.round(values.detach() / steps) * steps
    return values + (rounded - values.detach()).to(values.dtype)


def _linears(network: SentenceNetwork) -> list[tuple[str, str, nn.Linear]]:
    found = []
    for name, module in network.body.named_modules():
        if isinstance(module, nn.Linear) and name.startswith("encoder.layer."):
            layer, inner = name.removeprefix("encoder.layer.").split(".", 1)
            found.append((name, f"{layer}.{MATRICES[inner]}", module))
    return found
