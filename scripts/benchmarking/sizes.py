"""How much is measured: enough for figures, or little to see that everything runs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured, and how long at most.

    Attributes:
        starts: how often each process is started.
        clients: how many clients ask at once, one after the other.
        http_questions: how many questions these ask together, each time.
        http_seconds: how long they ask at most, each time.
        passages: about how many invented passages there are.
        real_documents: how many invented documents are embedded by the real model.
        questions: how many questions are asked in this process.
        longest_indexing: seconds that taking in the letters may last.
    """

    starts: int
    clients: tuple[int, ...]
    http_questions: int
    http_seconds: float
    passages: int
    real_documents: int
    questions: int
    longest_indexing: float


FULL = Sizes(
    starts=5,
    clients=(1, 4, 16),
    http_questions=1000,
    http_seconds=20.0,
    passages=100_000,
    real_documents=60,
    questions=420,
    longest_indexing=7200.0,
)
QUICK = Sizes(
    starts=1,
    clients=(1, 4),
    http_questions=40,
    http_seconds=3.0,
    passages=500,
    real_documents=3,
    questions=60,
    longest_indexing=60.0,
)
