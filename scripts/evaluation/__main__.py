"""Measures the answers on the sample letters' questions, beside a baseline in the same run."""

import argparse
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from api.evaluation import EvaluationQuestion, Outcome, evaluate, outcome_record, read_questions, summarise
from api.opening import open_collection
from api.settings import SHIPPED_MODEL, read_settings
from index.snapshot import Snapshot
from rag.ask import Answerer
from rag.decide import Decision
from scripts.evaluation.baseline import baseline
from scripts.evaluation.fields import measure_fields
from scripts.evaluation.fitting import fit
from scripts.evaluation.remembering import RememberingReader

ROOT = Path(__file__).parents[2]
QUESTIONS = Path(__file__).parent
LETTERS = ROOT / "scripts" / "sample_letters"
FITTED_ON = ("dev", "fit")
RATES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3)
RESULTS = ROOT / "scripts" / "results" / "evaluation.json"


def main() -> None:
    """Measure, print the figures, and write them to `scripts/results/evaluation.json`."""
    parser = argparse.ArgumentParser(prog="scripts/evaluate", description=main.__doc__)
    parser.add_argument(
        "--fit", action="store_true", help="fit the scoring and the decision on the sets dev and fit first"
    )
    parser.add_argument("--questions", action="store_true", help="also print what became of each development question")
    parser.add_argument("--model", default=str(SHIPPED_MODEL), help="another embedding model; nothing is written then")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        settings = read_settings(letters=LETTERS, data=Path(data), model=options.model)
        collection, answerer = open_collection(settings)
        scorer = replace(answerer.scorer, reader=RememberingReader(answerer.scorer.reader))
        answerer = replace(answerer, scorer=scorer)
        collection.synchronise(LETTERS)
        snapshot = collection.snapshot
        if options.fit:
            known = [one for name in FITTED_ON for one in read_questions(QUESTIONS / f"{name}.jsonl")]
            answerer = fit(known, answerer, snapshot)
        parts = {
            name: _measure(read_questions(QUESTIONS / f"{name}.jsonl"), answerer, snapshot)
            for name in (*FITTED_ON, "test")
        }
        model = snapshot.embedder.model
        collection.close()
    if options.questions:
        for record in parts["dev"]["questions"]:
            print(json.dumps(record, ensure_ascii=False))
    for name, part in parts.items():
        _show(name, part)
    if options.model == str(SHIPPED_MODEL):
        record = {
            "command": "scripts/evaluate",
            "measured": datetime.now(UTC).date().isoformat(),
            "cores": os.cpu_count(),
            "model": {"name": model.name, "hash": model.hash},
            "letters": len(list(LETTERS.rglob("*.*"))),
            "note": "dev and fit were looked at while building and fitted to; test was only measured",
            "fields": {
                part: {name: value for name, value in figures.items() if name != "wrong"}
                for part, figures in measure_fields().items()
            },
            **{
                name: {key: part[key] for key in ("figures", "at_other_rates", "baseline_bm25", "ratio_hit@1")}
                for name, part in parts.items()
            },
        }
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(record, indent=2) + "\n", "utf-8")


def _measure(questions: tuple[EvaluationQuestion, ...], answerer: Answerer, snapshot: Snapshot) -> dict[str, Any]:
    figures, outcomes = evaluate(questions, answerer, snapshot)
    compared = baseline(questions, answerer.lexicon, snapshot)
    return {
        "figures": figures,
        "baseline_bm25": compared,
        "ratio_hit@1": round(figures["all"]["hit@1"] / compared["all"]["hit@1"], 2)
        if compared["all"]["hit@1"]
        else None,
        "at_other_rates": _at_other_rates(outcomes, answerer.decision),
        "questions": [outcome_record(outcome) for outcome in outcomes],
    }


def _at_other_rates(outcomes: Sequence[Outcome], decision: Decision) -> dict[str, dict[str, float | None]]:
    """Return what comes of it when `false_refusals` is set otherwise."""
    found = {}
    for rate in RATES:
        threshold = replace(decision, false_refusals=rate).threshold
        figures = summarise([replace(one, answered=one.confidence >= threshold) for one in outcomes])
        found[str(rate)] = {name: figures[name] for name in ("false_refusals", "false_answers")}
    return found


def _show(name: str, part: dict[str, Any]) -> None:
    languages = sorted(part["figures"]["by_language"])
    print(f"\n{name:20}{'all':>9}" + "".join(f"{language:>9}" for language in languages) + f"{'BM25':>9}")
    for figure, value in part["figures"]["all"].items():
        values = [value, *(part["figures"]["by_language"][language][figure] for language in languages)]
        values.append(part["baseline_bm25"]["all"].get(figure))
        print(f"{figure:20}" + "".join(f"{'-' if one is None else one:>9}" for one in values))


if __name__ == "__main__":
    main()
