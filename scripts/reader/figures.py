"""How often the sentence that scores best is one that answers, on examples that were not learnt from."""

from collections.abc import Sequence

from rag.reader import Reader
from scripts.reader.examples import Example


def measure(reader: Reader, examples: Sequence[Example]) -> dict[str, float]:
    """Return the share of answered examples whose best sentence answers, and of the others whose best stays under 0."""
    right, answered, left, unanswered = 0, 0, 0, 0
    for one in examples:
        [scores] = reader.read(one.question, [one.sentences])
        best = int(scores.argmax())
        if one.answers is not None and any(one.answers):
            answered += 1
            right += one.answers[best]
        elif one.answers is not None:
            unanswered += 1
            left += bool(scores[best] < 0)
    return {
        "best sentence answers": round(right / max(1, answered), 4),
        "nothing over 0 where nothing answers": round(left / max(1, unanswered), 4),
    }
