"""What a way of answering brings: evidence, of whom it tells, and what has to be said beside it."""

from dataclasses import dataclass, field
from typing import Literal

from index.people import Person
from rag.evidence import Evidence
from rag.question import Question
from rag.signals import Signals

Said = Literal[
    "shared_name",
    "side_by_side",
    "only_told",
    "in_time",
    "in_time_all",
    "one_moment",
    "no_dates",
    "also",
    "not_searched",
]
"""The sentences that can stand beside quotes, by their keys."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Evidence, and of whom it tells.

    Attributes:
        about: the full name of whom the speaker tells something, or whose biography it is; None for words that are
            asked for as the speaker's own.
    """

    evidence: Evidence
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence beside the quotes.

    Attributes:
        name: a name that several have, as the question writes it.
    """

    said: Said
    people: tuple[Person, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What was found for a question.

    Attributes:
        question: as it was in the end searched.
        findings: in the order in which they are told; what came nearest when it is not enough.
        signals: those of the surest evidence.
        confidence: how sure it is that the evidence answers, 0 to 1.
        opening: what is said before the quotes.
        closing: what is said after them.
        lacking: the questions about one person each, of which this is made, that have no answer.
    """

    question: Question
    findings: tuple[Finding, ...] = ()
    signals: Signals = field(default_factory=Signals)
    confidence: float = 0.0
    is_enough: bool = False
    opening: tuple[Remark, ...] = ()
    closing: tuple[Remark, ...] = ()
    lacking: tuple[Question, ...] = ()
