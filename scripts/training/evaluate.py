"""Print and keep how good and how fast an embedding model is, any that `load_embedder` takes."""

import argparse
import json
import os
import platform
import time
from pathlib import Path

import numpy

from index.embedder import Embedder
from index.embedders.loading import load_embedder
from scripts.reader.examples import WRITTEN_FOLDER
from scripts.training.figures import measure

_WORDS = 100


def main() -> None:
    """Read the arguments, measure, print and write."""
    parser = argparse.ArgumentParser(prog="scripts/evaluate_model", description=__doc__)
    parser.add_argument("model", help="a folder, or a name on the hub")
    parser.add_argument("--data", type=Path, required=True, help="the data folder, with heldout/ in it")
    parser.add_argument("--asked", type=Path, help="the gathered questions.jsonl of a training; for retrieval figures")
    parser.add_argument("--part", choices=("test", "dev"), default="test")
    parser.add_argument("--result", type=Path, help="a JSON file to write the figures to")
    given = parser.parse_args()
    began = time.perf_counter()
    embedder = load_embedder(given.model)
    embedder.embed_questions(["?"])
    loading = time.perf_counter() - began
    speed = _speed(embedder, given.data / "heldout" / "flores200_devtest.tsv")
    figures = measure(
        embedder.embed_questions,
        embedder.embed_passages,
        given.data / "heldout",
        given.asked,
        given.part,
        WRITTEN_FOLDER,
    )
    folder = Path(given.model)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else None
    found = {
        "model": embedder.model.name,
        "hash": embedder.model.hash,
        "dimensions": embedder.model.dimensions,
        "bytes": size,
        "part": given.part,
        "figures": figures,
        "speed": {"load_seconds": round(loading, 2), **speed},
        "command": f"scripts/evaluate_model {folder.name if folder.is_absolute() else given.model} --data DATA"
        + (" --asked QUESTIONS" if given.asked else ""),
        "cores": os.cpu_count(),
        "processor": platform.processor() or platform.machine(),
    }
    text = json.dumps(found, indent=2, ensure_ascii=False)
    print(text)
    if given.result:
        given.result.write_text(text + "\n", encoding="utf-8")


def _speed(embedder: Embedder, sentences: Path) -> dict[str, float]:
    """Time questions one by one and passages of a hundred words, on Dutch text."""
    dutch = [line.split("\t")[1].strip() for line in sentences.read_text(encoding="utf-8").splitlines()]
    words = " ".join(dutch).split()
    questions = [" ".join(sentence.split()[:9]) + "?" for sentence in dutch[:100]]
    passages = [" ".join(words[at : at + _WORDS]) for at in range(0, 60 * _WORDS, _WORDS)]
    times = []
    for question in questions:
        began = time.perf_counter()
        embedder.embed_questions([question])
        times.append(time.perf_counter() - began)
    began = time.perf_counter()
    embedder.embed_passages(passages)
    return {
        "question_milliseconds_median": round(1000 * float(numpy.median(times)), 2),
        "passages_of_100_words_per_second": round(len(passages) / (time.perf_counter() - began), 1),
    }


if __name__ == "__main__":
    main()
