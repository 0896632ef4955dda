"""How good a model is: similarity, translation and retrieval, on sets it was not trained on."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy
from numpy.typing import NDArray
from scipy.stats import spearmanr

from index.document import LANGUAGES
from scripts.reader.examples import hold_back, written_examples
from scripts.training.cleaning import read_tsv

Vectors = NDArray[numpy.float32]
Encode = Callable[[Sequence[str]], Vectors]


def measure(
    questions: Encode, passages: Encode, heldout: Path, asked: Path | None, part: str, written: Path | None = None
) -> dict[str, float]:
    """Return every figure, in per cent.

    Args:
        questions: embeds questions, in unit vectors.
        passages: embeds passages and plain sentences, in unit vectors.
        heldout: the folder of the held-out sets.
        asked: the gathered questions, whose held part is used; None to leave retrieval out.
        part: `test`, or `dev` for the sets that choices may be made on.
        written: the reader's passages, whose held part is used; None to leave them out.
    """
    similar = _graded(heldout / f"stsb_{part}.jsonl")
    sick = _graded(heldout / ("sick_test.jsonl" if part == "test" else "sick_trial.jsonl"))
    figures = {
        "sts_nl": _correlation(passages, similar, "nl1", "nl2"),
        "sts_en": _correlation(passages, similar, "en1", "en2"),
        "sts_en_nl": (_correlation(passages, similar, "en1", "nl2") + _correlation(passages, similar, "nl1", "en2"))
        / 2,
        "sick_nl": _correlation(passages, sick, "nl1", "nl2"),
        "sick_en": _correlation(passages, sick, "en1", "en2"),
    }
    translated = {"flores": "flores200_devtest.tsv", "ntrex": "ntrex_newstest2019.tsv", "tatoeba": "tatoeba_laser.tsv"}
    for name, file in translated.items() if part == "test" else (("flores", "flores200_dev.tsv"),):
        figures[f"{name}_en_nl"] = _translations(passages, heldout / file)
    if asked is not None:
        for origin in ("written", "docs"):
            figures.update(_retrieval(questions, passages, asked, origin))
    if written is not None:
        figures.update(_written_retrieval(questions, passages, written))
    return {name: round(100 * value, 2) for name, value in figures.items()}


def _graded(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _correlation(encode: Encode, rows: list[dict[str, str]], first: str, second: str) -> float:
    """Spearman's correlation of the cosines with the scores people gave."""
    cosines = (encode([row[first] for row in rows]) * encode([row[second] for row in rows])).sum(axis=1)
    return float(spearmanr(cosines, [float(row["score"]) for row in rows]).statistic)


def _translations(encode: Encode, path: Path) -> float:
    """The share of sentences whose nearest sentence in the other language is their translation, both ways."""
    rows = list(read_tsv(path))
    scores = encode([row[0] for row in rows]) @ encode([row[1] for row in rows]).T
    right = numpy.arange(len(rows))
    return float(((scores.argmax(axis=1) == right).mean() + (scores.argmax(axis=0) == right).mean()) / 2)


def _retrieval(questions: Encode, passages: Encode, asked: Path, origin: str) -> dict[str, float]:
    """MRR of the held questions of one origin among all its passages, training ones included."""
    rows = [json.loads(line) for line in asked.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["origin"] == origin]
    held = {row["passage"] for row in rows if row["split"] == "held"}
    others = dict.fromkeys(row["passage"] for row in rows if row["passage"] not in held)
    texts = [*sorted(held), *list(others)[:3000]]
    number = {text: at for at, text in enumerate(texts)}
    vectors = passages(texts)
    found = {}
    for language in ("nl", "en"):
        chosen = [row for row in rows if row["split"] == "held" and row["question_language"] == language]
        if not chosen:
            continue
        scores = questions([row["question"] for row in chosen]) @ vectors.T
        own = scores[numpy.arange(len(chosen)), [number[row["passage"]] for row in chosen]]
        ranks = (scores > own[:, None]).sum(axis=1) + 1
        found[f"{origin}_{language}_mrr"] = float((1 / ranks).mean())
        found[f"{origin}_{language}_hit3"] = float((ranks <= 3).mean())
    return found


def _written_retrieval(questions: Encode, passages: Encode, folder: Path) -> dict[str, float]:
    """MRR of the questions about the reader's held passages among these passages, and hits among three."""
    held = [one for one in hold_back(written_examples(folder))[1] if one.is_answered]
    texts = {one.sentences: " ".join(one.sentences) for one in held}
    number = {sentences: at for at, sentences in enumerate(texts)}
    vectors = passages(list(texts.values()))
    found = {}
    for language in LANGUAGES:
        chosen = [one for one in held if one.language == language]
        scores = questions([one.question for one in chosen]) @ vectors.T
        own = scores[numpy.arange(len(chosen)), [number[one.sentences] for one in chosen]]
        ranks = (scores > own[:, None]).sum(axis=1) + 1
        found[f"letters_{language}_mrr"] = float((1 / ranks).mean())
        found[f"letters_{language}_hit3"] = float((ranks <= 3).mean())
    return found
