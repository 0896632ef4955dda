"""Measures with a large collection of invented letters."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from api.opening import open_collection
from api.settings import read_settings
from index.embedder import Embedder
from index.embedders.loading import load_embedder
from index.lexicon import load_lexicon
from scripts.benchmarking.asking import Asking, time_asking
from scripts.benchmarking.baseline import Baselines, compare
from scripts.benchmarking.cold_start import seconds_to_answer
from scripts.benchmarking.embedders import RandomVectors
from scripts.benchmarking.http_load import Load, ask_once, load
from scripts.benchmarking.indexing import Indexing, index, seconds_for_one_more
from scripts.benchmarking.letters import PASSAGES_IN_DOCUMENT, write_letters
from scripts.benchmarking.machine import resident_megabytes
from scripts.benchmarking.processes import serving
from scripts.benchmarking.questions import make_questions
from scripts.benchmarking.sizes import Sizes
from scripts.benchmarking.vocabulary import make_vocabulary

SEED = 20241123

VectorSource = Literal["random", "real"]


@dataclass(frozen=True, slots=True)
class LargeFigures:
    """All that is measured with invented letters.

    Attributes:
        real_indexing: how fast fewer such letters were taken in with the real model.
        vectors: whether the passages' vectors are the real model's or invented.
        indexing: how fast the letters were taken in with such vectors.
        start: seconds from the start of a server to its first answer, its caches in place.
        start_without_caches: the same after its search indexes were deleted.
        server_megabytes: what the server holds before the first question, and after all of them.
        one_more_letter: seconds until a letter that has settled is found.
    """

    real_indexing: Indexing
    vectors: VectorSource
    indexing: Indexing
    in_process: Asking
    baselines: Baselines
    start: float
    start_without_caches: float
    http: list[Load]
    server_megabytes: tuple[float | None, float | None]
    one_more_letter: float


def measure_large(folder: Path, sizes: Sizes, vectors: VectorSource) -> LargeFigures:
    """Measure with letters that are written below `folder`."""
    lexicon = load_lexicon()
    vocabulary = make_vocabulary(SEED)
    few, letters, data = folder / "few", folder / "letters", folder / "data"
    write_letters(few, sizes.real_documents, vocabulary, SEED)
    real_indexing = index(few, folder / "few-data", load_embedder, lexicon, sizes.longest_indexing)
    write_letters(letters, -(-sizes.passages // PASSAGES_IN_DOCUMENT), vocabulary, SEED)
    indexing = index(
        letters, data, _load_random if vectors == "random" else load_embedder, lexicon, sizes.longest_indexing
    )
    questions = make_questions(sizes.questions, vocabulary, SEED)
    collection, answerer = open_collection(read_settings(data=data))
    try:
        snapshot = collection.snapshot
        if vectors == "random":
            snapshot = replace(snapshot, embedder=RandomVectors(snapshot.embedder, SEED))
        in_process = time_asking(answerer, snapshot, questions)
        baselines = compare(answerer, snapshot, questions, folder)
    finally:
        collection.close()
    arguments = ["--data", str(data)]
    start = seconds_to_answer(arguments)
    shutil.rmtree(data / "snapshots")
    start_without_caches = seconds_to_answer(arguments)
    bodies = [{"question": one.text} for one in questions]
    with serving(arguments) as server:
        before = resident_megabytes(server.process)
        ask_once(server.address, bodies[0])
        loads = [
            load(server.address, bodies, clients, sizes.http_questions, sizes.http_seconds) for clients in sizes.clients
        ]
        after = resident_megabytes(server.process)
    collection, answerer = open_collection(read_settings(data=data))
    try:
        one_more = seconds_for_one_more(collection, answerer, letters)
    finally:
        collection.close()
    return LargeFigures(
        real_indexing=real_indexing,
        vectors=vectors,
        indexing=indexing,
        in_process=in_process,
        baselines=baselines,
        start=round(start, 3),
        start_without_caches=round(start_without_caches, 3),
        http=loads,
        server_megabytes=(before, after),
        one_more_letter=one_more,
    )


def _load_random(source: str) -> Embedder:
    return RandomVectors(load_embedder(source), SEED)
