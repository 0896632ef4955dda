"""Fits the decision "is this enough?" to questions whose answer is known."""

from collections.abc import Sequence

import numpy

from api.evaluation import Outcome
from rag.decide import Decision
from rag.evidence import SIGNALS

STEPS = 20_000
RATE = 0.5
PENALTY = 0.003
"""Of the squared weights: few questions must not decide much."""


def fit(outcomes: Sequence[Outcome]) -> Decision:
    """Fit a logistic model by gradient descent, and take the threshold that errs least often on both sides alike."""
    signals = numpy.array([one.signals.values() for one in outcomes])
    answerable = numpy.array([bool(one.question.evidence) for one in outcomes])
    # Both kinds count alike, however many questions of each there are.
    weights = numpy.where(answerable, 0.5 / answerable.sum(), 0.5 / (~answerable).sum())
    centre, spread = signals.mean(axis=0), signals.std(axis=0) + 1e-9
    scaled = (signals - centre) / spread
    slopes, constant = numpy.zeros(signals.shape[1]), 0.0
    for _ in range(STEPS):
        error = weights * (1 / (1 + numpy.exp(-(scaled @ slopes + constant))) - answerable)
        slopes = numpy.maximum(slopes - RATE * (scaled.T @ error + PENALTY * slopes), 0.0)
        constant -= RATE * float(error.sum())
    original = slopes / spread
    shifted = constant - float(original @ centre)
    confidences = 1 / (1 + numpy.exp(-(signals @ original + shifted)))
    return Decision(
        constant=round(float(shifted), 4),
        weights={name: round(float(slope), 4) for name, slope in zip(SIGNALS, original, strict=True)},
        threshold=round(_threshold(confidences, answerable), 4),
    )


def _threshold(confidences: numpy.ndarray, answerable: numpy.ndarray) -> float:
    """Return the middle between the two neighbouring confidences that separate best."""
    ordered = numpy.unique(confidences)
    middles = (ordered[1:] + ordered[:-1]) / 2
    errors = [(confidences[answerable] < one).mean() + (confidences[~answerable] >= one).mean() for one in middles]
    return float(middles[int(numpy.argmin(errors))])
