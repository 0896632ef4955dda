"""What a plain search box would do: BM25 over passages, and of the best ones the sentences with most of the words."""

from collections.abc import Sequence
from typing import Any

from api.evaluation import EvaluationQuestion, holds_known_sentence
from index.document import LANGUAGES
from index.lexical import LexicalFilter, LexicalQuery, Synonym, TermSet
from index.lexicon import Lexicon
from index.snapshot import Snapshot
from rag.coverage import Coverage

PASSAGES = 10


def baseline(questions: Sequence[EvaluationQuestion], lexicon: Lexicon, snapshot: Snapshot) -> dict[str, Any]:
    """Return hit@1, hit@3 and mrr of the answerable questions, all and by language; it always answers."""
    ranks = [(one.language, _rank(one, lexicon, snapshot)) for one in questions if one.evidence]
    groups = {"all": [rank for _, rank in ranks]}
    groups |= {language: [rank for of, rank in ranks if of == language] for language in LANGUAGES}
    return {name: _figures(members) for name, members in groups.items()}


def _rank(question: EvaluationQuestion, lexicon: Lexicon, snapshot: Snapshot) -> int | None:
    words = dict.fromkeys(lexicon.analyser.terms(question.question, question.language))
    query = LexicalQuery(tuple(TermSet((Synonym((word,)),)) for word in words))
    found = snapshot.lexical.search(query, LexicalFilter(), PASSAGES)
    passages = snapshot.passages([key for key, _ in found])
    coverage = Coverage(query, snapshot.lexical)
    for rank, (key, _) in enumerate(found, start=1):
        passage = passages[key]
        texts = [
            passage.text[sentence.start - passage.span.start : sentence.end - passage.span.start]
            for sentence in passage.sentences
        ]
        best = max(texts, key=lambda text: coverage.of(lexicon.analyser.terms(text, question.language)))
        if holds_known_sentence(passage.document.path, best, question.evidence):
            return rank
    return None


def _figures(ranks: Sequence[int | None]) -> dict[str, float]:
    total = max(len(ranks), 1)
    return {
        "hit@1": round(sum(rank == 1 for rank in ranks) / total, 4),
        "hit@3": round(sum(rank is not None and rank <= 3 for rank in ranks) / total, 4),
        "mrr": round(sum(1 / rank for rank in ranks if rank) / total, 4),
    }
