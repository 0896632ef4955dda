"""What the networks are trained to make small."""

import torch
from torch.nn import functional

_SCALE = 20.0


def unit(vectors: torch.Tensor) -> torch.Tensor:
    """Scale rows to length one."""
    return functional.normalize(vectors, dim=-1)


def cosine_distance(ours: torch.Tensor, theirs: torch.Tensor) -> torch.Tensor:
    """Mean cosine distance of matching rows (Reimers and Gurevych, 2020, with cosine for squared error)."""
    return (1 - (ours * theirs).sum(-1)).mean()


def contrast(ours: torch.Tensor, theirs: torch.Tensor, alike: torch.Tensor) -> torch.Tensor:
    """InfoNCE of matching unit rows, both ways.

    Args:
        ours: unit vectors, one a row.
        theirs: the matching unit vectors.
        alike: true where a row and another's match mean about the same and may not be pushed apart.
    """
    scores = (ours @ theirs.T * _SCALE).masked_fill(alike & ~_diagonal(len(ours), ours.device), -1e4)
    labels = torch.arange(len(ours), device=ours.device)
    return (functional.cross_entropy(scores, labels) + functional.cross_entropy(scores.T, labels)) / 2


def relations(ours: torch.Tensor, theirs: torch.Tensor) -> torch.Tensor:
    """Divergence of the softmaxed similarities within a batch (Park and others, 2019; Fang and others, 2021)."""
    hidden = _diagonal(len(ours), ours.device)
    wanted = functional.log_softmax((theirs @ theirs.T * _SCALE).masked_fill(hidden, -1e4), dim=-1)
    given = functional.log_softmax((ours @ ours.T * _SCALE).masked_fill(hidden, -1e4), dim=-1)
    return functional.kl_div(given, wanted, reduction="batchmean", log_target=True)


def retrieval(
    questions: torch.Tensor, passages: torch.Tensor, same: torch.Tensor, misses: torch.Tensor, owners: torch.Tensor
) -> torch.Tensor:
    """InfoNCE of questions and passages both ways; a passage must also prefer its question to near misses.

    Args:
        questions: unit vectors, one a row.
        passages: the unit vectors of the passages that answer them.
        same: true where a question's passage is the same text as another's.
        misses: unit vectors of near misses.
        owners: for each near miss, the row of its passage.
    """
    apart = same & ~_diagonal(len(questions), questions.device)
    scores = (questions @ passages.T * _SCALE).masked_fill(apart, -1e4)
    labels = torch.arange(len(questions), device=questions.device)
    loss = functional.cross_entropy(scores, labels)
    wrong = torch.full_like(scores[:, :1], -1e4).expand(len(questions), max(1, len(misses))).clone()
    if len(misses):
        near = (misses @ passages.T * _SCALE).T
        wrong = near.masked_fill(~same[:, owners], -1e4)
    return (loss + functional.cross_entropy(torch.cat([scores.T, wrong], dim=1), labels)) / 2


def ranked(similarities: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
    """CoSENT: each pair scored higher should have the higher cosine (Su, 2022)."""
    scaled = similarities * _SCALE
    differences = scaled[None, :] - scaled[:, None]
    wrong = differences.masked_fill(scores[:, None] <= scores[None, :], -1e4).flatten()
    return torch.logsumexp(torch.cat([torch.zeros_like(wrong[:1]), wrong]), dim=0)


def _diagonal(size: int, device: torch.device) -> torch.Tensor:
    return torch.eye(size, dtype=torch.bool, device=device)
