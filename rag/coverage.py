"""Tells how much of a question's words a text holds, in any of the ways the question's query knows."""

import math
from collections.abc import Sequence

from index.lexical import LexicalIndex, LexicalQuery, TermSet


class Coverage:
    """The words of one question, by how rare they are in the collection."""

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


def _rarity(wanted: TermSet, lexical: LexicalIndex) -> float:
    frequencies = [
        min(lexical.document_frequency(term) for term in synonym.terms) for synonym in wanted.synonyms if synonym.terms
    ]
    together = min(sum(frequencies), lexical.size)
    return math.log(1 + (lexical.size - together + 0.5) / (together + 0.5))


def _best(wanted: TermSet, held: frozenset[str]) -> float:
    return max((synonym.weight for synonym in wanted.synonyms if held.issuperset(synonym.terms)), default=0.0)
