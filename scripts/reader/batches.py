"""Step 4: examples as token numbers, in batches of texts of like length."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from rag.reader import QUESTION_TOKENS
from scripts.reader.examples import Example

TOKENS_AT_ONCE = 5_760
_POOL = 1_280
# Lengths are rounded up to these, so that the same shapes come back and memory stays bounded.
_STEP = 16


@dataclass(frozen=True, slots=True)
class Row:
    """One example as the network reads it.

    Attributes:
        places: first token and the one after the last of each sentence.
        answers: as the example's.
    """

    ids: list[int]
    places: list[tuple[int, int]]
    answers: tuple[bool, ...] | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Several rows as tensors.

    Attributes:
        ids, mask: of shape (rows, tokens); see `ReaderNetwork.forward`.
        places: of shape (rows, sentences, tokens).
        answers: of shape (rows, sentences): 1, 0, or -1 where there is no sentence.
        unsure: of shape (rows,): only the passage is known to answer.
    """

    ids: torch.Tensor
    mask: torch.Tensor
    places: torch.Tensor
    answers: torch.Tensor
    unsure: torch.Tensor

    def on(self, device: torch.device) -> "Batch":
        """Return the same on a device."""
        parts = (self.ids, self.mask, self.places, self.answers, self.unsure)
        return Batch(*(part.to(device) for part in parts))


def encode(examples: Sequence[Example], tokenizer: Tokenizer, most_tokens: int) -> list[Row]:
    """Turn examples into rows of at most `most_tokens`; what does not fit is left out, and with it its answers."""
    first, last = tokenizer.encode("").ids
    rows = []
    for one in examples:
        asked, *told = tokenizer.encode_batch([one.question, *one.sentences], add_special_tokens=False)
        ids = [first, *asked.ids[:QUESTION_TOKENS], last]
        places = []
        for sentence in told:
            tokens = sentence.ids[: most_tokens - 1 - len(ids)]
            if not tokens:
                break
            places.append((len(ids), len(ids) + len(tokens)))
            ids += tokens
        answers = one.answers[: len(places)] if one.answers is not None else None
        is_cut_off = one.answers is not None and any(one.answers) and not any(answers or ())
        if places and not is_cut_off:
            rows.append(Row([*ids, last], places, answers))
    return rows


def draw_batches(rows: Sequence[Row], drawn: random.Random) -> list[list[Row]]:
    """Put each row once into a batch of texts of like length; the same seed gives the same batches."""
    order = list(range(len(rows)))
    drawn.shuffle(order)
    groups: list[list[Row]] = []
    for start in range(0, len(order), _POOL):
        pool = sorted((rows[at] for at in order[start : start + _POOL]), key=lambda row: len(row.ids))
        group: list[Row] = []
        for row in pool:
            if group and _rounded(len(row.ids)) * (len(group) + 1) > TOKENS_AT_ONCE:
                groups.append(group)
                group = []
            group.append(row)
        groups.append(group)
    drawn.shuffle(groups)
    return groups


def fill(rows: Sequence[Row]) -> Batch:
    """Turn the rows of a batch into tensors, with padding."""
    width = _rounded(max(len(row.ids) for row in rows))
    sentences = max(len(row.places) for row in rows)
    batch = Batch(
        ids=torch.zeros(len(rows), width, dtype=torch.long),
        mask=torch.zeros(len(rows), width, dtype=torch.long),
        places=torch.zeros(len(rows), sentences, width),
        answers=torch.full((len(rows), sentences), -1.0),
        unsure=torch.tensor([row.answers is None for row in rows]),
    )
    for at, row in enumerate(rows):
        batch.ids[at, : len(row.ids)] = torch.tensor(row.ids)
        batch.mask[at, : len(row.ids)] = 1
        for number, (start, end) in enumerate(row.places):
            batch.places[at, number, start:end] = 1 / (end - start)
        known = row.answers if row.answers is not None else (True,) * len(row.places)
        batch.answers[at, : len(row.places)] = torch.tensor(known, dtype=torch.float)
    return batch


def _rounded(length: int) -> int:
    return -(-length // _STEP) * _STEP
