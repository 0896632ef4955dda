"""Chooses the sentences that answer a question from the passages that were found."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy

from index.document import Span
from index.embedder import Vectors
from index.lexical import LexicalIndex, LexicalQuery, TermSet
from index.records import DocumentSummary, StoredPassage
from index.search import Candidate
from index.terms import Analyser
from rag.expected import has_amount
from rag.sentences import asks, leans_on_former, says_little

MOST_SENTENCES = 4
# A sentence is quoted beside the best one when it scores at least this share of it.
ENOUGH_OF_BEST = 0.8
# A sentence next to a quoted one is quoted with it when it scores at least this share of the best.
ENOUGH_BESIDE = 0.6
# A topic of so few words is told of where one sentence has (nearly) all of them, a translation counting a little less.
WORDS_OF_SHORT_TOPIC = 2
ALL_WORDS = 0.9
# Two sentences this alike say the same.
SAME = 0.93
# What a sentence's score is made of: the weights chosen on the development questions, the penalties by judgement.
PASSAGE_WEIGHT = 0.6
COVERAGE_WEIGHT = 0.5
TITLE_WEIGHT = 0.2
AMOUNT_WEIGHT = 0.2
QUESTION_PENALTY = 0.15
LITTLE_PENALTY = 0.2
FEWEST_TERMS = 3
UNKNOWN_VOICE_PENALTY = 0.15


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


SIGNALS = ("sentence", "passage", "coverage")


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells whether the evidence is enough.

    Attributes:
        sentence: the highest cosine of the question with a sentence.
        passage: the highest cosine of the question with a passage.
        coverage: the highest share of the question's words, by how rare they are, that a passage holds.
        is_literal: whether one sentence holds all words of a short topic, as they are or translated.
    """

    sentence: float = 0.0
    passage: float = 0.0
    coverage: float = 0.0
    is_literal: bool = False

    def values(self) -> tuple[float, ...]:
        """Return the signals in the order of `SIGNALS`."""
        return (self.sentence, self.passage, self.coverage)


@dataclass(frozen=True, slots=True)
class _Scored:
    passage: StoredPassage
    number: int
    score: float
    cosine: float
    coverage: float


class Coverage:
    """Tells how much of a question's words a text holds, in any of the ways the question's query knows."""

    def __init__(self, query: LexicalQuery, lexical: LexicalIndex) -> None:
        self._sets = [(wanted, wanted.weight * _rarity(wanted, lexical)) for wanted in query.sets]
        self._total = sum(weight for _, weight in self._sets)
        self._known = frozenset(term for wanted in query.sets for synonym in wanted.synonyms for term in synonym.terms)

    @property
    def words(self) -> int:
        """How many words the question has, without the parts of compounds and what went before."""
        return sum(wanted.weight >= 1.0 for wanted, _ in self._sets)

    def of(self, terms: Sequence[str]) -> float:
        """Return the share, 0 to 1, of the question's words that `terms` hold."""
        held = self._known.intersection(terms)
        if not self._total or not held:
            return 0.0
        return sum(weight * _best(wanted, held) for wanted, weight in self._sets) / self._total


def choose(
    vector: Vectors,
    coverage: Coverage,
    candidates: Sequence[Candidate],
    passages: dict[int, StoredPassage],
    analyser: Analyser,
    limit: int,
    *,
    wants_amount: bool,
) -> tuple[tuple[Evidence, ...], Signals]:
    """Choose the best sentences, best first, adjacent ones joined.

    Args:
        vector: the question's vector.
        coverage: the question's words.
        candidates: the passages found, best first.
        passages: those passages, by key.
        analyser: makes terms of titles.
        limit: how many pieces of evidence at most.
        wants_amount: whether the question asks for a number.
    """
    scored: list[_Scored] = []
    covered = 0.0
    for candidate in candidates:
        passage = passages[candidate.key]
        covered = max(covered, coverage.of([term for of_sentence in passage.terms for term in of_sentence]))
        title = coverage.of(analyser.terms(passage.document.title, passage.document.language))
        common = PASSAGE_WEIGHT * candidate.cosine + TITLE_WEIGHT * title
        common -= 0.0 if passage.voices else UNKNOWN_VOICE_PENALTY
        scored += _score(passage, vector, coverage, common, wants_amount=wants_amount)
    scored.sort(key=lambda one: (-one.score, one.passage.key, one.number))
    signals = Signals(
        sentence=max((one.cosine for one in scored), default=0.0),
        passage=max((candidate.cosine for candidate in candidates), default=0.0),
        coverage=covered,
        is_literal=coverage.words <= WORDS_OF_SHORT_TOPIC and any(one.coverage >= ALL_WORDS for one in scored),
    )
    return _join(_with_neighbours(_distinct(scored), scored), limit), signals


def _score(
    passage: StoredPassage,
    vector: Vectors,
    coverage: Coverage,
    common: float,
    *,
    wants_amount: bool,
) -> Iterator[_Scored]:
    """Score the sentences of a passage: what all of them have in `common`, and what each says by itself."""
    cosines = passage.sentence_vectors.astype(numpy.float32) @ vector
    for number, sentence in enumerate(passage.sentences):
        text = _sentence(passage, sentence)
        held = coverage.of(passage.terms[number])
        score = common + float(cosines[number]) + COVERAGE_WEIGHT * held
        score += AMOUNT_WEIGHT * (wants_amount and has_amount(text))
        little = says_little(text) or (len(set(passage.terms[number])) < FEWEST_TERMS and not wants_amount)
        score -= QUESTION_PENALTY * asks(text) + LITTLE_PENALTY * little
        yield _Scored(passage, number, score, float(cosines[number]), held)


def _distinct(scored: Sequence[_Scored]) -> list[_Scored]:
    """Keep the best sentences that come close to the best, and only one of those that say the same."""
    kept: list[_Scored] = []
    for one in scored:
        if len(kept) == MOST_SENTENCES or one.score < ENOUGH_OF_BEST * scored[0].score:
            break
        vector = one.passage.sentence_vectors[one.number].astype(numpy.float32)
        alike = (
            float(vector @ other.passage.sentence_vectors[other.number].astype(numpy.float32))
            for other in kept
            if other.passage.key != one.passage.key
        )
        if all(likeness < SAME for likeness in alike):
            kept.append(one)
    return kept


def _with_neighbours(chosen: Sequence[_Scored], scored: Sequence[_Scored]) -> list[_Scored]:
    """Add what stands next to the chosen sentences and answers too: an answer often follows what names its subject."""
    places = {(one.passage.key, one.number): one for one in scored}
    kept = list(chosen)
    for one in chosen:
        for number in (one.number + 1, one.number - 1):
            beside = places.get((one.passage.key, number))
            if len(kept) >= MOST_SENTENCES or beside is None or beside in kept:
                continue
            if beside.score >= ENOUGH_BESIDE * scored[0].score:
                kept.append(beside)
    return kept


def _join(chosen: Sequence[_Scored], limit: int) -> tuple[Evidence, ...]:
    """Make evidence of sentences: with what they lean on, adjacent ones as one quote, best first."""
    runs: dict[int, dict[int, float]] = {}
    passages = {one.passage.key: one.passage for one in chosen}
    for one in chosen:
        numbers = runs.setdefault(one.passage.key, {})
        numbers[one.number] = max(one.score, numbers.get(one.number, one.score))
        text = _sentence(one.passage, one.passage.sentences[one.number])
        if one.number > 0 and leans_on_former(text):
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
        quote=_sentence(passage, span),
        score=max(scores[number] for number in run),
    )


def _sentence(passage: StoredPassage, span: Span) -> str:
    return passage.text[span.start - passage.span.start : span.end - passage.span.start]


def _rarity(wanted: TermSet, lexical: LexicalIndex) -> float:
    frequencies = [
        min(lexical.document_frequency(term) for term in synonym.terms) for synonym in wanted.synonyms if synonym.terms
    ]
    together = min(sum(frequencies), lexical.size)
    return math.log(1 + (lexical.size - together + 0.5) / (together + 0.5))


def _best(wanted: TermSet, held: frozenset[str]) -> float:
    return max((synonym.weight for synonym in wanted.synonyms if held.issuperset(synonym.terms)), default=0.0)
