"""Measures answers against questions whose evidence is known."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from index.document import Language
from index.errors import BriefwijzerError
from index.snapshot import Snapshot
from rag.answer import Citation
from rag.ask import Answerer, Request
from rag.finding import Reply
from rag.question import Exchange
from rag.signals import Signals

EVIDENCE_LOOKED_AT = 10
RANKS = (1, 3)


class Gold(BaseModel):
    """A sentence that answers the question by itself."""

    model_config = ConfigDict(frozen=True)

    document: str
    quote: str


class EvaluationQuestion(BaseModel):
    """A question with what is known of its answer.

    Attributes:
        speaker: whose words alone may be quoted; None when anybody's may.
        speakers: several whose words alone may be quoted, as they are compared or have one name.
        about: whom the answer tells of: in reported speech, in what others say, in a biography.
        evidence: the sentences that answer it; none when the letters don't.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    language: Language
    question: str
    kind: str
    history: tuple[dict[str, str], ...] = ()
    speaker: str | None = None
    speakers: tuple[str, ...] = ()
    about: str | None = None
    evidence: tuple[Gold, ...] = ()

    @property
    def asked_for(self) -> frozenset[str]:
        """Those whose words alone may be quoted; empty when anybody's may."""
        return frozenset((*self.speakers, *((self.speaker,) if self.speaker is not None else ())))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question.

    Attributes:
        rank: place, from 1, of the first evidence that holds a known sentence; None when none does.
        speakers_right: how many of the citations are of those asked for, where somebody is.
        verbatim: how many of the citations are what the document says.
    """

    question: EvaluationQuestion
    answered: bool
    rank: int | None
    citations: int
    speakers_right: int
    verbatim: int
    is_among_quotes: bool
    confidence: float
    signals: Signals
    seconds: float


def read_questions(path: Path) -> tuple[EvaluationQuestion, ...]:
    """Read a question set, one JSON object a line.

    Raises:
        BriefwijzerError: the file cannot be read, or a line is no question.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
        return tuple(EvaluationQuestion.model_validate_json(line) for line in lines if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise BriefwijzerError(f"The questions {path} cannot be read: {error}.") from error
    except ValidationError as error:
        raise BriefwijzerError(f"{path} holds a line that is no question: {error.errors()[0]['msg']}.") from error


def measure(question: EvaluationQuestion, answerer: Answerer, snapshot: Snapshot) -> Outcome:
    """Ask one question and compare."""
    history = tuple(Exchange(one["question"], one.get("answer")) for one in question.history)
    request = Request(question.question, history)
    answer = answerer.ask(request, snapshot)
    wide = Request(question.question, history, limit=EVIDENCE_LOOKED_AT)
    found = _right_ones(question, answerer.gather(answerer.understand(wide, snapshot), wide, snapshot))
    reply = answerer.gather(answerer.understand(request, snapshot), request, snapshot)
    texts = {citation.document.id: _text(citation.document.id, snapshot) for citation in answer.citations}
    return Outcome(
        question=question,
        answered=answer.answered,
        rank=found.index(True) + 1 if True in found else None,
        citations=len(answer.citations),
        speakers_right=sum(_is_right_speaker(question, citation, snapshot) for citation in answer.citations),
        verbatim=sum(citation.span.of(texts[citation.document.id]) == citation.quote for citation in answer.citations),
        is_among_quotes=any(_right_ones(question, reply)),
        confidence=answer.confidence,
        signals=reply.signals,
        seconds=answer.seconds,
    )


def evaluate(
    questions: Sequence[EvaluationQuestion],
    answerer: Answerer,
    snapshot: Snapshot,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[dict[str, Any], tuple[Outcome, ...]]:
    """Ask all questions; return the figures (all, by language, by kind) and each question's outcome."""
    outcomes = []
    for number, question in enumerate(questions):
        outcomes.append(measure(question, answerer, snapshot))
        if progress is not None:
            progress(number + 1, len(questions))
    groups: dict[str, dict[str, list[Outcome]]] = {"language": defaultdict(list), "kind": defaultdict(list)}
    for outcome in outcomes:
        groups["language"][outcome.question.language].append(outcome)
        groups["kind"][outcome.question.kind].append(outcome)
    figures: dict[str, Any] = {"all": summarise(outcomes)}
    for name, group in groups.items():
        figures[f"by_{name}"] = {key: summarise(members) for key, members in sorted(group.items())}
    return figures, tuple(outcomes)


def summarise(outcomes: Sequence[Outcome]) -> dict[str, float | int | None]:
    """Return the figures of some questions; a figure that they say nothing about is None.

    `hit@k` and `mrr` look at the evidence in its order, whether or not it was found enough to answer
    with; `hit@any` at the quotes that an answer has.
    """
    answerable = [one for one in outcomes if one.question.evidence]
    unanswerable = [one for one in outcomes if not one.question.evidence]
    named = [one for one in outcomes if one.question.asked_for]
    figures: dict[str, float | int | None] = {"questions": len(outcomes), "unanswerable": len(unanswerable)}
    for rank in RANKS:
        figures[f"hit@{rank}"] = _share(one.rank is not None and one.rank <= rank for one in answerable)
    figures["hit@any"] = _share(one.is_among_quotes for one in answerable)
    figures["mrr"] = _share(1 / one.rank if one.rank else 0.0 for one in answerable)
    figures["false_refusals"] = _share(not one.answered for one in answerable)
    figures["false_answers"] = _share(one.answered for one in unanswerable)
    figures["auroc"] = _auroc([one.confidence for one in answerable], [one.confidence for one in unanswerable])
    figures["right_speakers"] = _ratio(sum(one.speakers_right for one in named), sum(one.citations for one in named))
    figures["verbatim"] = _ratio(sum(one.verbatim for one in outcomes), sum(one.citations for one in outcomes))
    return figures


def holds_known_sentence(path: str | None, quote: str, golds: Iterable[Gold]) -> bool:
    """Tell whether a quote holds a known sentence of the same file, or most of one, white space aside."""
    said = " ".join(quote.split())
    return any(
        gold.document == path and (gold.quote in said or (said in gold.quote and 2 * len(said) >= len(gold.quote)))
        for gold in golds
    )


def _right_ones(question: EvaluationQuestion, reply: Reply) -> list[bool]:
    """Tell of each finding whether it holds a known sentence."""
    evidence = [finding.evidence for finding in reply.findings]
    return [holds_known_sentence(one.document.path, one.quote, question.evidence) for one in evidence]


def _is_right_speaker(question: EvaluationQuestion, citation: Citation, snapshot: Snapshot) -> bool:
    """Tell whether a quote is of those asked for; what several authors write together is each one's.

    What is marked as telling of one of them, in reported speech, passes for nobody else's words either. The
    letters may write of that person with less than the full name.
    """
    if not question.asked_for:
        return True
    if citation.about is not None:
        words = set(citation.about.casefold().split())
        return any(words.issubset(name.casefold().split()) for name in (*question.asked_for, question.about or ""))
    if citation.speaker is not None:
        return citation.speaker in question.asked_for
    authors = snapshot.full_names(citation.document.authors)
    return citation.document.kind == "article" and not question.asked_for.isdisjoint(authors)


def _text(document_id: str, snapshot: Snapshot) -> str:
    stored = snapshot.document(document_id)
    return stored.document.text if stored is not None else ""


def _share(values: Iterable[float]) -> float | None:
    counted = list(values)
    return round(sum(counted) / len(counted), 4) if counted else None


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _auroc(right: Sequence[float], wrong: Sequence[float]) -> float | None:
    """Return how often an answerable question is the surer one of a pair; ties count half."""
    if not right or not wrong:
        return None
    won = sum((one > other) + 0.5 * (one == other) for one in right for other in wrong)
    return round(won / (len(right) * len(wrong)), 4)


def outcome_record(outcome: Outcome) -> dict[str, Any]:
    """Return one question's outcome as it is written to a file."""
    return {
        "id": outcome.question.id,
        "answered": outcome.answered,
        "rank": outcome.rank,
        "confidence": round(outcome.confidence, 4),
    }
