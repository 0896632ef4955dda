"""Measures with the sample letters, as a newcomer meets them."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from api.evaluation import read_questions
from api.opening import open_collection
from api.settings import read_settings
from index.embedders.loading import load_embedder
from index.lexicon import load_lexicon
from scripts.benchmarking.cold_start import ColdStart, time_cold_start
from scripts.benchmarking.http_load import Body, Load, ask_once, load
from scripts.benchmarking.indexing import Indexing, index, seconds_for_one_more
from scripts.benchmarking.machine import resident_megabytes
from scripts.benchmarking.processes import ROOT, serving
from scripts.benchmarking.sizes import Sizes

LETTERS = ROOT / "scripts" / "sample_letters"
QUESTIONS = ROOT / "scripts" / "evaluation" / "dev.jsonl"


@dataclass(frozen=True, slots=True)
class SampleFigures:
    """All that is measured with the sample letters.

    Attributes:
        one_more_letter: seconds until a letter that has settled is found.
        server_megabytes: what the server holds before the first question, and after all of them.
    """

    indexing: Indexing
    one_more_letter: float
    cold_start: ColdStart
    http: list[Load]
    server_megabytes: tuple[float | None, float | None]


def measure_sample(folder: Path, sizes: Sizes) -> SampleFigures:
    """Measure with a copy of the sample letters below `folder`."""
    letters, data = folder / "letters", folder / "data"
    shutil.copytree(LETTERS, letters)
    indexing = index(letters, data, load_embedder, load_lexicon(), sizes.longest_indexing)
    collection, answerer = open_collection(read_settings(data=data))
    try:
        one_more = seconds_for_one_more(collection, answerer, letters)
    finally:
        collection.close()
    cold_start = time_cold_start(letters, data, folder / "empty", sizes.starts)
    bodies = _bodies()
    with serving([str(letters), "--data", str(data)]) as server:
        before = resident_megabytes(server.process)
        ask_once(server.address, bodies[0])
        loads = [
            load(server.address, bodies, clients, sizes.http_questions, sizes.http_seconds) for clients in sizes.clients
        ]
        after = resident_megabytes(server.process)
    return SampleFigures(indexing, one_more, cold_start, loads, (before, after))


def _bodies() -> list[Body]:
    return [{"question": one.question, "history": list(one.history)} for one in read_questions(QUESTIONS)]
