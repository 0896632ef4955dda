"""Fits the decision to answer, and the weights that sentences are scored with, to questions whose answer is known."""

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from rag.decide import PERCENTAGES, Background, Decision
from rag.features import FEATURES, Features
from rag.scoring import Scoring
from rag.signals import SIGNALS, Signals

STEPS = 20_000
RATE = 0.5
PENALTY = 0.003
"""Of the squared weights: few questions must not decide much."""

FEWEST_QUESTIONS = 20

Numbers = NDArray[numpy.float64]


def fit_decision(
    signals: Sequence[Signals], answerable: Sequence[bool], unanswered: Sequence[Signals], model: str
) -> Decision:
    """Fit a logistic model by gradient descent; no signal counts against an answer.

    Args:
        signals: of each question.
        answerable: for each question whether the letters answer it.
        unanswered: the signals of the probes, which no letters answer.
        model: the hash of the embedding model behind the signals.
    """
    values = numpy.array([one.values() for one in signals])
    is_answerable = numpy.array(answerable)
    # Both kinds count alike, however many questions of each there are.
    weights = numpy.where(is_answerable, 0.5 / is_answerable.sum(), 0.5 / (~is_answerable).sum())
    centre, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled = (values - centre) / spread
    slopes, constant = numpy.zeros(len(SIGNALS)), 0.0
    for _ in range(STEPS):
        error = weights * (1 / (1 + numpy.exp(-(scaled @ slopes + constant))) - is_answerable)
        slopes = numpy.maximum(slopes - RATE * (scaled.T @ error + PENALTY * slopes), 0.0)
        constant -= RATE * float(error.sum())
    original = slopes / spread
    shifted = constant - float(original @ centre)
    confidences = 1 / (1 + numpy.exp(-(values[is_answerable] @ original + shifted)))
    percentiles = numpy.quantile(confidences, numpy.linspace(0.0, 1.0, PERCENTAGES))
    return Decision(
        constant=round(float(shifted), 4),
        weights={name: round(float(slope), 4) for name, slope in zip(SIGNALS, original, strict=True)},
        confidences=tuple(round(float(one), 4) for one in percentiles),
        fitted=background(unanswered),
        model=model,
    )


def background(unanswered: Sequence[Signals]) -> Background:
    """Return where the signals of unanswered questions lie."""
    values = numpy.array([one.values() for one in unanswered])
    means = zip(SIGNALS, values.mean(axis=0), strict=True)
    spreads = zip(SIGNALS, values.std(axis=0), strict=True)
    return Background(
        {name: round(float(mean), 4) for name, mean in means},
        {name: round(float(spread), 4) for name, spread in spreads},
    )


def fit_scoring(questions: Sequence[Sequence[tuple[Features, bool]]]) -> Scoring:
    """Fit the weights so that of each question's sentences those which answer come first.

    The sentences of a question are the choices of a multinomial logit (McFadden, Conditional Logit Analysis of
    Qualitative Choice Behavior, 1974), any of the answering ones being right.

    Args:
        questions: of each question the sentences that were found, and whether each answers.
    """
    rows = numpy.array([_values(features) for one in questions for features, _ in one])
    spread = rows.std(axis=0) + 1e-9
    tables = [
        (numpy.array([_values(features) for features, _ in one]) / spread, numpy.array([right for _, right in one]))
        for one in questions
        if any(right for _, right in one) and not all(right for _, right in one)
    ]
    weights = numpy.zeros(len(FEATURES))
    for _ in range(STEPS // 10):
        slope = sum((_pull(table, right, weights) for table, right in tables), numpy.zeros(len(FEATURES)))
        weights += RATE * (slope / len(tables) - PENALTY * weights)
    return Scoring({name: round(float(one), 4) for name, one in zip(FEATURES, weights / spread, strict=True)})


def _pull(table: Numbers, right: NDArray[numpy.bool_], weights: Numbers) -> Numbers:
    """Return which way the weights must go for this question: what its right sentences have that the others lack."""
    scores = table @ weights
    shares = numpy.exp(scores - scores.max())
    among_right = numpy.where(right, shares, 0.0)
    pull: Numbers = (among_right / among_right.sum() - shares / shares.sum()) @ table
    return pull


def _values(features: Features) -> tuple[float, ...]:
    return tuple(getattr(features, name) for name in FEATURES)
