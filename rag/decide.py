"""Decides whether the evidence is enough to answer."""

import importlib.resources
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy

from rag.refusal_rate import FALSE_REFUSALS
from rag.signals import SIGNALS, Signals

PERCENTAGES = 101


@dataclass(frozen=True, slots=True)
class Background:
    """What the signals are for questions that the letters do not answer.

    Attributes:
        means: of each signal, by its name.
        spreads: the standard deviations, by name.
    """

    means: Mapping[str, float]
    spreads: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Decision:
    """A logistic model over the signals, with the error rate of its threshold (Platt scaling, 1999).

    It is fitted once, to questions whose answer is known. Another embedding model, or letters of another
    kind, move the signals of unanswered questions too; with a `background` measured there, signals are
    brought back to where they were when it was fitted.

    Attributes:
        constant: added to all.
        weights: what each signal counts, by its name.
        confidences: those of the answerable questions it was fitted to, at 0, 1, ... 100 per cent of them.
        fitted: the background when it was fitted.
        model: the hash of the embedding model that it was fitted with.
        measured: the background of the present collection; None where it is as when it was fitted.
        false_refusals: which share of the answerable questions may be refused.
    """

    constant: float
    weights: Mapping[str, float]
    confidences: tuple[float, ...]
    fitted: Background
    model: str
    measured: Background | None = None
    false_refusals: float = FALSE_REFUSALS

    @property
    def threshold(self) -> float:
        """The least confidence that counts as an answer."""
        places = numpy.linspace(0.0, 1.0, len(self.confidences))
        return float(numpy.interp(self.false_refusals, places, self.confidences))

    def confidence(self, signals: Signals) -> float:
        """Return how sure it is that the evidence answers the question, 0 to 1."""
        total = self.constant
        for name, value in zip(SIGNALS, signals.values(), strict=True):
            total += self.weights[name] * self._brought_back(name, value)
        return 1.0 / (1.0 + math.exp(-total))

    def is_enough(self, signals: Signals) -> bool:
        """Tell whether the evidence is enough."""
        return self.confidence(signals) >= self.threshold

    def _brought_back(self, name: str, value: float) -> float:
        if self.measured is None or not self.measured.spreads[name]:
            return value
        distance = (value - self.measured.means[name]) / self.measured.spreads[name]
        return self.fitted.means[name] + distance * self.fitted.spreads[name]

    def as_record(self) -> dict[str, Any]:
        """Return the decision as it is written to a file, without what the operator has set."""
        record = asdict(self)
        del record["false_refusals"]
        return record


def decision_of(record: Mapping[str, Any]) -> Decision:
    """Return the decision that `as_record` wrote down.

    Raises:
        TypeError, KeyError: the record is of something else.
    """
    measured = record["measured"]
    return Decision(
        constant=record["constant"],
        weights=record["weights"],
        confidences=tuple(record["confidences"]),
        fitted=Background(**record["fitted"]),
        model=record["model"],
        measured=Background(**measured) if measured is not None else None,
    )


def read_decision() -> Decision:
    """Return the decision that is shipped; `scripts/evaluate --fit` makes it.

    Raises:
        TypeError, KeyError: the shipped file holds something else.
    """
    return decision_of(json.loads((importlib.resources.files("rag") / "decision.json").read_text("utf-8")))
