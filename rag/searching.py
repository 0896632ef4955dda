"""Gathers the evidence for a question within what its asker may see."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from index.filters import Filter
from index.lexicon import Lexicon
from index.records import StoredPassage
from index.search import Candidate
from index.snapshot import Snapshot
from rag.completing import complete
from rag.coverage import Coverage
from rag.decide import Decision
from rag.evidence import Evidence, choose
from rag.expected import asks_for_amount
from rag.features import Asked, Quotable
from rag.question import Question
from rag.retrieve import restriction_of, retrieve
from rag.scoring import ScoredSentence, Scorer
from rag.signals import Signals, signals_of

PASSAGES_LOOKED_THROUGH = 60

# Of what is chosen some falls away because other evidence says the same.
SPARE = 2

Keep = Callable[[StoredPassage], Iterable[StoredPassage]]
"""Returns the parts of a passage that may be quoted: itself, nothing, or some of its sentences."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Evidence, best first.

    Attributes:
        confidence: how sure it is that the evidence answers, 0 to 1.
    """

    evidence: tuple[Evidence, ...] = ()
    signals: Signals = field(default_factory=Signals)
    confidence: float = 0.0
    is_enough: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Where and how evidence for one request is looked for.

    Attributes:
        decision: tells evidence that is enough from evidence that is not.
        scorer: tells which sentences answer.
        allowed: the caller's filter; nothing outside it is ever found.
        limit: how many pieces of evidence at most.
    """

    snapshot: Snapshot
    lexicon: Lexicon
    decision: Decision
    scorer: Scorer
    allowed: Filter
    limit: int

    def restriction_of(self, question: Question) -> Filter:
        """Return the caller's filter narrowed by what a question names."""
        return restriction_of(question, self.allowed)

    def gather(self, question: Question, restriction: Filter, keep: Keep | None = None) -> Gathered:
        """Return the best evidence within a restriction.

        Args:
            question: the question.
            restriction: the caller's filter, narrowed.
            keep: what of each passage may be quoted; None for all.
        """
        asked, scored = self._scored(question, restriction, keep)
        return self._gathered(asked, scored)

    def gather_by_document(self, question: Question, restriction: Filter, keep: Keep | None = None) -> list[Gathered]:
        """Return the best evidence of each document by itself, of the most promising ones."""
        asked, scored = self._scored(question, restriction, keep)
        by_document: dict[int, list[ScoredSentence]] = {}
        for one in scored:
            by_document.setdefault(one.passage.document.key, []).append(one)
        return [self._gathered(asked, of_one) for of_one in by_document.values()]

    def score(self, question: Question, restriction: Filter) -> list[ScoredSentence]:
        """Return all sentences of the best passages within a restriction with their scores, best first."""
        return self._scored(question, restriction, None)[1]

    def _scored(
        self, question: Question, restriction: Filter, keep: Keep | None
    ) -> tuple[Asked | None, list[ScoredSentence]]:
        found = retrieve(question, restriction, self.snapshot, self.lexicon, PASSAGES_LOOKED_THROUGH)
        if found is None:
            return None, []
        asked = Asked(
            question.standalone,
            found.vector,
            Coverage(found.terms, self.snapshot.lexical),
            wants_amount=asks_for_amount(question.standalone),
        )
        return asked, self.scorer.score(asked, self._kept(found.candidates, keep))

    def _kept(self, candidates: Sequence[Candidate], keep: Keep | None) -> list[Quotable]:
        """Return the parts that may be quoted, each under a key of its own, as several can be of one passage."""
        passages = self.snapshot.passages([candidate.key for candidate in candidates])
        if keep is None:
            return [Quotable(candidate, passages[candidate.key], passages[candidate.key]) for candidate in candidates]
        kept: list[Quotable] = []
        for candidate in candidates:
            whole = passages[candidate.key]
            for part in keep(whole):
                key = len(kept)
                kept.append(Quotable(replace(candidate, key=key), replace(part, key=key), whole))
        return kept

    def _gathered(self, asked: Asked | None, scored: Sequence[ScoredSentence]) -> Gathered:
        if asked is None or not scored:
            return Gathered()
        signals = signals_of(asked, scored)
        evidence = complete(choose(scored, SPARE * self.limit), self.snapshot)
        confidence = self.decision.confidence(signals)
        return Gathered(evidence[: self.limit], signals, confidence, self.decision.is_enough(signals))


def sentence_of(passage: StoredPassage, number: int) -> StoredPassage:
    """Return a passage of which only one sentence may be quoted."""
    return replace(
        passage,
        sentences=(passage.sentences[number],),
        terms=(passage.terms[number],),
        sentence_vectors=passage.sentence_vectors[number : number + 1],
        reports=tuple((0, name) for at, name in passage.reports if at == number),
    )
