"""Fits what is shipped to the questions whose answer is known: how sentences are scored, and when to answer."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from api.evaluation import EvaluationQuestion, evaluate, holds_known_sentence
from index.snapshot import Snapshot
from rag.ask import Answerer, Request
from rag.calibrating import probe
from rag.decide import Background, Decision
from rag.features import Features
from rag.fitting import fit_decision, fit_scoring
from rag.question import Exchange
from rag.searching import Search
from rag.signals import SIGNALS

ROOT = Path(__file__).parents[2]
DECISION = ROOT / "rag" / "decision.json"
SCORING = ROOT / "rag" / "scoring.json"


def fit(known: Sequence[EvaluationQuestion], answerer: Answerer, snapshot: Snapshot) -> Answerer:
    """Fit the scoring, then with it the decision; write both down and return the answerer with them."""
    scoring = fit_scoring([_sentences(one, answerer, snapshot) for one in known if one.evidence])
    answerer = replace(answerer, scorer=replace(answerer.scorer, scoring=scoring))
    _write(SCORING, scoring.as_record())
    # The former decision must not leave a mark on the new one.
    nothing = dict.fromkeys(SIGNALS, 0.0)
    answerer = replace(answerer, decision=Decision(0.0, nothing, (0.5,), Background(nothing, nothing), ""))
    _, outcomes = evaluate(known, answerer, snapshot)
    decision = fit_decision(
        [one.signals for one in outcomes],
        [bool(one.question.evidence) for one in outcomes],
        probe(answerer, snapshot),
        snapshot.embedder.model.hash,
    )
    _write(DECISION, decision.as_record())
    return replace(answerer, decision=decision)


def _sentences(question: EvaluationQuestion, answerer: Answerer, snapshot: Snapshot) -> list[tuple[Features, bool]]:
    """Return the sentences found for a question, and whether each is known to answer it."""
    history = tuple(Exchange(one["question"], one.get("answer")) for one in question.history)
    request = Request(question.question, history)
    understood = answerer.understand(request, snapshot)
    search = Search(snapshot, answerer.lexicon, answerer.decision, answerer.scorer, request.allowed, request.limit)
    return [
        (one.features, holds_known_sentence(one.passage.document.path, one.text, question.evidence))
        for one in search.score(understood, search.restriction_of(understood))
    ]


def _write(path: Path, record: dict[str, object]) -> None:
    path.write_text(json.dumps(record, indent=2) + "\n", "utf-8")
