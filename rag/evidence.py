"""Chooses the sentences that answer a question from those that were scored."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy

from index.document import Span
from index.records import DocumentSummary, StoredPassage
from rag.scoring import ScoredSentence
from rag.sentences import leans_on_former, says_little

MOST_SENTENCES = 4
# A sentence is quoted beside the best one when its score is at most so much lower (differences are log-odds).
NEAR_BEST = 2.0
# A sentence next to a quoted one is quoted with it when its score is at most so much lower than the best.
NEAR_BESIDE = 2.5
# Two sentences this alike say the same.
SAME = 0.93


@dataclass(frozen=True, slots=True)
class Evidence:
    """Whole sentences of one document, next to each other, that answer a question.

    Attributes:
        voices: who says them.
        score: what orders the evidence of one question.
    """

    document: DocumentSummary
    voices: tuple[str, ...]
    span: Span
    quote: str
    score: float


def choose(scored: Sequence[ScoredSentence], limit: int) -> tuple[Evidence, ...]:
    """Choose the best sentences, best first, adjacent ones joined.

    Args:
        scored: the sentences, best first.
        limit: how many pieces of evidence at most.
    """
    return _join(_with_neighbours(_distinct(scored), scored), limit)


def _distinct(scored: Sequence[ScoredSentence]) -> list[ScoredSentence]:
    """Keep the best sentences that come close to the best, and only one of those that say the same."""
    kept: list[ScoredSentence] = []
    for one in scored:
        if len(kept) == MOST_SENTENCES or one.score < scored[0].score - NEAR_BEST:
            break
        if kept and says_little(one.text):
            # "No, now" may be the best there is, but adds nothing to a better one.
            continue
        vector = one.passage.sentence_vectors[one.number].astype(numpy.float32)
        alike = (
            float(vector @ other.passage.sentence_vectors[other.number].astype(numpy.float32))
            for other in kept
            if other.passage.key != one.passage.key
        )
        if all(likeness < SAME for likeness in alike):
            kept.append(one)
    return kept


def _with_neighbours(chosen: Sequence[ScoredSentence], scored: Sequence[ScoredSentence]) -> list[ScoredSentence]:
    """Add what stands next to the chosen sentences and answers too: an answer often follows what names its subject."""
    places = {(one.passage.key, one.number): one for one in scored}
    kept = list(chosen)
    for one in chosen:
        for number in (one.number + 1, one.number - 1):
            beside = places.get((one.passage.key, number))
            if len(kept) >= MOST_SENTENCES or beside is None or beside in kept:
                continue
            if beside.score >= scored[0].score - NEAR_BESIDE:
                kept.append(beside)
    return kept


def _join(chosen: Sequence[ScoredSentence], limit: int) -> tuple[Evidence, ...]:
    """Make evidence of sentences: with what they lean on, adjacent ones as one quote, best first."""
    runs: dict[int, dict[int, float]] = {}
    passages = {one.passage.key: one.passage for one in chosen}
    for one in chosen:
        numbers = runs.setdefault(one.passage.key, {})
        numbers[one.number] = max(one.score, numbers.get(one.number, one.score))
        if one.number > 0 and leans_on_former(one.text):
            numbers.setdefault(one.number - 1, one.score)
    evidence: list[Evidence] = []
    for key, numbers in runs.items():
        passage = passages[key]
        run: list[int] = []
        for number in sorted(numbers):
            if run and number != run[-1] + 1:
                evidence.append(_evidence(passage, run, numbers))
                run = []
            run.append(number)
        evidence.append(_evidence(passage, run, numbers))
    evidence.sort(key=lambda one: (-one.score, one.document.key, one.span))
    return tuple(evidence[:limit])


def _evidence(passage: StoredPassage, run: Sequence[int], scores: dict[int, float]) -> Evidence:
    span = Span(passage.sentences[run[0]].start, passage.sentences[run[-1]].end)
    return Evidence(
        document=passage.document,
        voices=passage.voices,
        span=span,
        quote=passage.text[span.start - passage.span.start : span.end - passage.span.start],
        score=max(scores[number] for number in run),
    )
