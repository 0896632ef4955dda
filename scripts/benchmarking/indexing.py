"""Times how letters become answerable: all of them, and one more."""

import time
from dataclasses import dataclass
from pathlib import Path

from api.settings import SHIPPED_MODEL, Settings
from index.collection import Collection
from index.lexicon import Lexicon
from index.reading.read import read_document
from index.scan import SETTLE_SECONDS
from rag.ask import Answerer, Request
from scripts.benchmarking.embedders import Loader, TimedEmbedder

_LATE = "late-letter.md"
_LATE_LETTER = """# De waterklok van Grijpskerk

Grijpskerk, 3 mei 2024

Beste Aafke,

De waterklok van Grijpskerk loopt elke nacht zeven minuten achter. Niemand weet waarom dat zo is.

Hartelijke groet,

Wouter Zwanenburg
"""
_LATE_QUESTION = "Hoeveel minuten loopt de waterklok van Grijpskerk achter?"


class NotFound(RuntimeError):
    """A letter that was taken in is not found."""


class TooSlow(RuntimeError):
    """Taking in the letters lasts longer than it may."""


@dataclass(frozen=True, slots=True)
class Indexing:
    """How fast letters were taken in, on one thread.

    Attributes:
        seconds: from the first look at the folder to the snapshot that answers, less the wait for files to settle.
        embedding_share: the embedder's share of that time, counting tokens included.
    """

    documents: int
    passages: int
    words: int
    seconds: float
    documents_per_second: float
    passages_per_second: float
    words_per_second: float
    embedding_share: float


def index(letters: Path, data: Path, load: Loader, lexicon: Lexicon, longest: float) -> Indexing:
    """Take in all letters of a folder into the new collection `data`.

    Raises:
        TooSlow: it takes longer than `longest` seconds.
    """
    embedders: list[TimedEmbedder] = []

    def load_timed(source: str) -> TimedEmbedder:
        embedders.append(TimedEmbedder(load(source)))
        return embedders[-1]

    until = time.perf_counter() + longest

    def watch(done: int, total: int, _: str) -> None:
        if time.perf_counter() > until:
            raise TooSlow(f"Only {done} of {total} documents were taken in within {longest:.0f} s.")

    collection = Collection(
        data, str(SHIPPED_MODEL), load_timed, lexicon.analyser, Settings.model_fields["largest_document"].default
    )
    try:
        _settle()
        started = time.perf_counter()
        report = collection.synchronise(letters, progress=watch)
        seconds = time.perf_counter() - started
        documents, passages = len(collection.snapshot.documents), len(collection.snapshot.passage_keys)
    finally:
        collection.close()
    words = sum(len(read_document((letters / path).read_bytes(), str(path)).text.split()) for path in _files(letters))
    return Indexing(
        documents=report.added,
        passages=passages,
        words=words,
        seconds=round(seconds, 3),
        documents_per_second=round(documents / seconds, 1),
        passages_per_second=round(passages / seconds, 1),
        words_per_second=round(words / seconds),
        embedding_share=round(sum(one.seconds for one in embedders) / seconds, 3),
    )


def seconds_for_one_more(collection: Collection, answerer: Answerer, letters: Path) -> float:
    """Drop one more letter in, and return how many seconds pass until it is found; then take it away again.

    The wait for it to settle is not counted.

    Raises:
        NotFound: it is not what a question about it finds.
    """
    late = letters / _LATE
    late.write_text(_LATE_LETTER, "utf-8")
    try:
        _settle()
        started = time.perf_counter()
        collection.synchronise(letters)
        answer = answerer.ask(Request(_LATE_QUESTION), collection.snapshot)
        seconds = time.perf_counter() - started
    finally:
        late.unlink()
    if not any(one.document.path == _LATE for one in (*answer.citations, *answer.nearest)):
        raise NotFound("The letter that came last is not found.")
    collection.synchronise(letters)
    return round(seconds, 3)


def _settle() -> None:
    """Wait until no file is so new that a look at the folder would wait for it."""
    time.sleep(SETTLE_SECONDS + 0.1)


def _files(letters: Path) -> list[Path]:
    return sorted(path.relative_to(letters) for path in letters.rglob("*") if path.is_file())
