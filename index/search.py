"""Finds the passages nearest to a question: by meaning and by words, fused into one order."""

from dataclasses import dataclass

import numpy

from index.embedder import Vectors
from index.filters import Filter
from index.lexical import LexicalQuery
from index.snapshot import Snapshot

CANDIDATES = 50

# The dense half's weight where the question and the passages share words, chosen on the development questions.
DENSE_WEIGHT = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer.

    Attributes:
        score: the fused score, 0 to 1; it orders the candidates of one question and says nothing beyond it.
        cosine: the inner product of question and passage.
        lexical: the BM25 score; 0 when no term of the question is in the passage.
    """

    key: int
    score: float
    cosine: float
    lexical: float


def find(
    snapshot: Snapshot, question: Vectors, terms: LexicalQuery, restriction: Filter, limit: int
) -> tuple[Candidate, ...]:
    """Find the best passages, best first.

    Both halves are fused by a convex combination of their normalised scores (Bruch, Gai and Ingber,
    An Analysis of Fusion Functions for Hybrid Retrieval, 2023). Where no passage shares a term with
    the question, the dense half alone decides.

    Args:
        snapshot: the collection.
        question: the question's vector, of shape (dimensions,), by the snapshot's own model.
        terms: the question's terms.
        restriction: which passages may be found.
        limit: how many at most.
    """
    depth = max(limit, CANDIDATES)
    positions, _ = snapshot.vectors.search(question, depth, snapshot.allowed(restriction))
    lexical = dict(snapshot.lexical.search(terms, snapshot.lexical_filter(restriction), depth))
    by_terms = numpy.searchsorted(snapshot.passage_keys, numpy.array(sorted(lexical), dtype=numpy.int64))
    found = numpy.union1d(positions, by_terms)
    if not len(found):
        return ()
    cosines = snapshot.vectors.vectors[found] @ question
    keys = snapshot.passage_keys[found]
    scores = numpy.array([lexical.get(int(key), 0.0) for key in keys])
    fused = _scaled(cosines)
    if lexical:
        fused = DENSE_WEIGHT * fused + (1.0 - DENSE_WEIGHT) * scores / scores.max()
    order = numpy.lexsort((keys, -fused))[:limit]
    return tuple(Candidate(int(keys[at]), float(fused[at]), float(cosines[at]), float(scores[at])) for at in order)


def _scaled(cosines: Vectors) -> Vectors:
    """Scale to 0..1 between no likeness at all and the best of this question."""
    best = max(float(cosines.max()), 1e-6)
    return numpy.clip(cosines, 0.0, None) / best
