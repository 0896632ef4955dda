"""Step 5: the network learns which sentences answer."""

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn import functional

from scripts.reader.batches import Batch, Row, draw_batches, fill
from scripts.reader.network import ReaderNetwork

_WARM_UP = 0.06
_LEAST_RATE = 0.02
_LONGEST_GRADIENT = 1.0
_ANSWER_WEIGHT = 2.0
_IMPOSSIBLE = -1e4
_TOLD_EVERY = 50
_SAVED_EVERY = 250


@dataclass(frozen=True, slots=True)
class Plan:
    """How one stage of the training goes.

    Attributes:
        rounds: how often the lessons are drawn.
        rate: the highest learning rate.
        seed: of every draw.
        public_share: which share of the public sets takes part.
    """

    rounds: int
    rate: float
    seed: int
    public_share: float = 1.0


def loss(scores: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Return the mean over rows of two losses.

    One takes a row's sentences and "none of them", whose score is always 0, as the choices of one question; the
    other takes each sentence by itself. The second leaves out rows of which it is not known which sentence answers.
    """
    is_there = batch.answers >= 0
    scores = scores.masked_fill(~is_there, _IMPOSSIBLE)
    all_choices = torch.logsumexp(torch.cat([torch.zeros(len(scores), 1, device=scores.device), scores], 1), 1)
    right = torch.logsumexp(scores.masked_fill(batch.answers <= 0, _IMPOSSIBLE), 1)
    choice = torch.where((batch.answers > 0).any(1), all_choices - right, all_choices)
    weight = torch.tensor(_ANSWER_WEIGHT, device=scores.device)
    each = functional.binary_cross_entropy_with_logits(
        scores, batch.answers.clamp(min=0), reduction="none", pos_weight=weight
    )
    each = (each * is_there).sum(1) / is_there.sum(1)
    return (choice + each.masked_fill(batch.unsure, 0.0)).mean()


def teach(
    network: ReaderNetwork,
    draw: Callable[[random.Random], Sequence[Row]],
    plan: Plan,
    device: torch.device,
    state: Path,
) -> None:
    """Train the network; goes on from `state` where an earlier run was broken off, and removes it at the end.

    Args:
        network: is changed.
        draw: gives the rows of one round.
        plan: how long and how fast.
        device: where to compute; in bfloat16.
        state: where half-done work is kept.
    """
    network.to(device).train()
    learnt = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=plan.rate, weight_decay=0.01)
    done = 0
    if state.exists():
        kept = torch.load(state, weights_only=True)
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        done = kept["done"]
    # Drawing again gives the same batches, so that those which were done can be passed over.
    seeds = [random.Random(plan.seed + number) for number in range(plan.rounds)]
    batches = [group for drawn in seeds for group in draw_batches(draw(drawn), drawn)]
    started, mean = time.monotonic(), 0.0
    for step, rows in enumerate(batches[done:], start=done):
        share = min(1.0, (step + 1) / (_WARM_UP * len(batches))) * max(_LEAST_RATE, 1 - step / len(batches))
        for group in optimiser.param_groups:
            group["lr"] = plan.rate * share
        batch = fill(rows).on(device)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            scores = network(batch.ids, batch.mask, batch.places)
        found = loss(scores, batch)
        found.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learnt, _LONGEST_GRADIENT)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        mean = found.item() if step == done else 0.98 * mean + 0.02 * found.item()
        if (step + 1) % _TOLD_EVERY == 0:
            left = (time.monotonic() - started) / (step + 1 - done) * (len(batches) - step - 1) / 60
            told = {"step": step + 1, "of": len(batches), "loss": round(mean, 4), "minutes left": round(left, 1)}
            print(json.dumps(told), flush=True)
        if (step + 1) % _SAVED_EVERY == 0:
            kept = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "done": step + 1}
            torch.save(kept, state)
    state.unlink(missing_ok=True)
    network.eval()
