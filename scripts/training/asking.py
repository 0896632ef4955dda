"""Step 6: questions find what answers them among the passages written for this project; all else stays as it was.

The passages are the reader's (`scripts/reader/data`), whose questions are many and tell which sentences answer. What is
held back there is held back here.
"""

import copy
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn import functional

from scripts.reader.examples import Example
from scripts.training import losses
from scripts.training.asked import AskedBatch, AskedPassage, asked_passages, draw_asked
from scripts.training.examples import Tokens, tokenize
from scripts.training.networks import SentenceNetwork
from scripts.training.rounding import Rounding

_WIDTHS = (256, 128)
_SCALE = 20.0
_TOLD_EVERY = 10
_SAVED_EVERY = 50


@dataclass(frozen=True, slots=True)
class AskingPlan:
    """How the step goes.

    Attributes:
        steps: the number of optimiser steps.
        rate: the highest learning rate; the word pieces stay as they are, as the reader shares them.
        passages: how many are in a batch, with their nearest ones beside each other.
        near: how many of the nearest come along with each one drawn.
        windows: how many sentences of each passage are told apart.
        pairs: how many translated pairs hold the network where it was.
        kept_weight: the weight of that.
        share: how far of the way from what it was the network goes in the end.
        seed: of every draw.
    """

    steps: int = 140
    rate: float = 5e-5
    passages: int = 48
    near: int = 3
    windows: int = 3
    pairs: int = 48
    kept_weight: float = 1.0
    share: float = 0.7
    seed: int = 4


def ask(
    network: SentenceNetwork,
    examples: Sequence[Example],
    pairs: Sequence[tuple[str, str]],
    tokenizer: Tokenizer,
    plan: AskingPlan,
    device: torch.device,
    saved: Path,
) -> None:
    """Train the network; what is under `saved` is gone on from, and kept up to date.

    Args:
        network: with its linear map and its smoothing; is changed.
        examples: questions with their passages.
        pairs: translated sentences.
        tokenizer: the network's.
        plan: how long and how fast.
        device: where to compute; in bfloat16.
        saved: where half-done work is kept.
    """
    texts: dict[str, int] = {}
    passages = asked_passages(examples, texts)
    tokens = tokenize(tokenizer, list(texts))
    sentences = tokenize(tokenizer, [side for pair in pairs for side in pair])
    former = copy.deepcopy(network).to(device).eval().requires_grad_(requires_grad=False)
    nearest = _nearest(former, tokens, passages, plan.near, device)
    network.to(device).train()
    network.body.embeddings.requires_grad_(requires_grad=False)
    learnt = [parameter for parameter in network.parameters() if parameter.requires_grad]
    rounding = Rounding(network)
    optimiser = torch.optim.AdamW(learnt, lr=plan.rate, betas=(0.9, 0.98), weight_decay=0.01)
    first = 0
    if saved.exists():
        state = torch.load(saved, map_location=device, weights_only=True)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        first = state["step"]
    began = time.monotonic()
    for step in range(first, plan.steps):
        drawn = random.Random(plan.seed * 1_000_003 + step)
        share = min(1.0, (step + 1) / (plan.steps // 12 + 1)) * max(0.02, 1 - step / plan.steps)
        for group in optimiser.param_groups:
            group["lr"] = plan.rate * share
        rounding.on = step % 2 == 1
        chosen = [number for each in drawn.sample(range(len(pairs)), plan.pairs) for number in (2 * each, 2 * each + 1)]
        views = torch.from_numpy(sentences.padded(chosen, network.pad)).to(device)
        parts = _asked_loss(network, tokens, draw_asked(passages, nearest, plan.passages, plan.windows, drawn), device)
        parts["kept"] = plan.kept_weight * _kept_loss(network, former, views, device)
        loss = torch.stack(list(parts.values())).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        if (step + 1) % _TOLD_EVERY == 0:
            left = (time.monotonic() - began) / (step + 1 - first) * (plan.steps - step - 1)
            told = {name: round(part.item(), 4) for name, part in parts.items()}
            print(json.dumps({"step": step + 1, "of": plan.steps, "seconds_left": round(left), **told}), flush=True)
        if (step + 1) % _SAVED_EVERY == 0 and step + 1 < plan.steps:
            state = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "step": step + 1}
            torch.save(state, saved)
    rounding.on = False
    # Part of the way keeps what was known before (Wortsman and others, Robust fine-tuning of zero-shot models, 2022).
    with torch.no_grad():
        for weight, before in zip(network.parameters(), former.parameters(), strict=True):
            weight.lerp_(before, 1 - plan.share)
    saved.unlink(missing_ok=True)


def _nearest(
    network: SentenceNetwork, tokens: Tokens, passages: Sequence[AskedPassage], count: int, device: torch.device
) -> NDArray[numpy.int64]:
    """Return for each passage the numbers of those that the network finds most like it."""
    rows = numpy.array([passage.text for passage in passages])
    with torch.no_grad():
        parts = [_vectors(network, tokens, part, device) for part in numpy.array_split(rows, len(rows) // 64 + 1)]
    vectors = losses.unit(torch.cat(parts)).cpu().numpy()
    likeness = vectors @ vectors.T
    numpy.fill_diagonal(likeness, -1.0)
    found: NDArray[numpy.int64] = numpy.argsort(-likeness, axis=1)[:, :count]
    return found


def _asked_loss(
    network: SentenceNetwork, tokens: Tokens, batch: AskedBatch, device: torch.device
) -> dict[str, torch.Tensor]:
    """Return the losses of questions among passages and among sentences, in full and in few dimensions."""
    short = numpy.concatenate([batch.questions, batch.misses])
    asked_all = _vectors(network, tokens, short, device)
    passages_all = _vectors(network, tokens, batch.passages, device)
    windows_all = _vectors(network, tokens, batch.windows, device)
    owners = torch.from_numpy(batch.owners).to(device)
    # The near misses of a passage stand beside each of its questions.
    first = {int(owner): at for at, owner in reversed(list(enumerate(batch.owners)))}
    miss_owners = torch.tensor([first[int(owner)] for owner in batch.miss_owners], dtype=torch.long, device=device)
    rights = torch.from_numpy(batch.rights).to(device)
    masked = torch.from_numpy(batch.masked).to(device)
    parts: dict[str, torch.Tensor] = {}
    for width in _WIDTHS:
        asked, misses = torch.split(losses.unit(asked_all[:, :width]), [len(batch.questions), len(batch.misses)])
        passages = losses.unit(passages_all[:, :width])[owners]
        same = owners[:, None] == owners[None, :]
        exam = losses.retrieval(asked, passages, same, misses, miss_owners)
        windows = losses.unit(windows_all[:, :width])
        found = functional.cross_entropy((asked @ windows.T * _SCALE).masked_fill(masked, -1e4), rights)
        for name, loss in (("passages", exam), ("sentences", found)):
            parts[name] = parts.get(name, torch.zeros((), device=device)) + loss / len(_WIDTHS) / 2
    return parts


def _kept_loss(
    network: SentenceNetwork, former: SentenceNetwork, views: torch.Tensor, device: torch.device
) -> torch.Tensor:
    """Return how far the vectors of sentences, and their likeness to each other, have moved."""
    with torch.autocast(device.type, torch.bfloat16):
        ours = network(views)
        with torch.no_grad():
            theirs = former(views)
    ours, theirs = losses.unit(ours.float()), losses.unit(theirs.float())
    return losses.cosine_distance(ours, theirs) + 0.3 * losses.relations(ours, theirs)


def _vectors(
    network: SentenceNetwork, tokens: Tokens, rows: NDArray[numpy.int64], device: torch.device
) -> torch.Tensor:
    """Embed texts in two tables, the short ones apart from the long ones."""
    order = numpy.argsort(tokens.lengths[rows], kind="stable")
    tables = [part for part in numpy.array_split(order, 2) if len(part)]
    with torch.autocast(device.type, torch.bfloat16):
        found = [
            network(torch.from_numpy(tokens.padded(rows[part], network.pad)).to(device)).float() for part in tables
        ]
    back = torch.from_numpy(numpy.argsort(numpy.concatenate(tables))).to(device)
    return torch.cat(found)[back]
