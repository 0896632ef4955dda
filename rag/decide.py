"""Decides whether the evidence is enough to answer."""

import importlib.resources
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rag.evidence import SIGNALS, Signals

LITERAL_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class Decision:
    """A logistic model over the signals, fitted by `scripts/evaluate --fit`.

    Attributes:
        constant: added to all.
        weights: what each signal counts, by its name.
        threshold: the least confidence that counts as an answer.
    """

    constant: float
    weights: Mapping[str, float]
    threshold: float

    def confidence(self, signals: Signals) -> float:
        """Return how sure it is that the evidence answers the question, 0 to 1."""
        total = self.constant
        for name, value in zip(SIGNALS, signals.values(), strict=True):
            total += self.weights[name] * value
        fitted = 1.0 / (1.0 + math.exp(-total))
        # Who uses the very words that are asked about does say something about them, however little it sounds alike.
        return max(fitted, LITERAL_CONFIDENCE) if signals.is_literal else fitted

    def is_enough(self, signals: Signals) -> bool:
        """Tell whether the evidence is enough."""
        return self.confidence(signals) >= self.threshold

    def as_record(self) -> dict[str, Any]:
        """Return the decision as it is written to a file."""
        return asdict(self)


def read_decision() -> Decision:
    """Return the decision that is shipped; `scripts/evaluate --fit` makes it.

    Raises:
        TypeError: the shipped file holds something else.
    """
    return Decision(**json.loads((importlib.resources.files("rag") / "decision.json").read_text("utf-8")))
