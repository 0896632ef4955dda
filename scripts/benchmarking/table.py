"""Shows the figures as a person reads them."""

from collections.abc import Iterator

from scripts.benchmarking.figures import Latencies
from scripts.benchmarking.http_load import Load
from scripts.benchmarking.indexing import Indexing
from scripts.benchmarking.large import LargeFigures
from scripts.benchmarking.sample import SampleFigures

_WIDTH = 58


def table(sample: SampleFigures, large: LargeFigures) -> Iterator[str]:
    """Yield the lines of a table."""
    yield f"Sample letters: {sample.indexing.documents} documents, {sample.indexing.passages} passages"
    yield _line("`ask`, from start to answer", f"{sample.cold_start.ask.median:.2f} s")
    yield _line("`serve`, from start to first answer", f"{sample.cold_start.serve.median:.2f} s")
    yield _line("`serve` with an empty data folder, the same", f"{sample.cold_start.serve_anew.median:.2f} s")
    yield _line("indexing", _indexing(sample.indexing))
    yield _line("one more letter found after", f"{sample.one_more_letter:.2f} s")
    yield from _serving(sample.http, sample.server_megabytes)
    yield ""
    yield (
        f"Invented letters: {large.indexing.documents} documents, {large.indexing.passages} passages, "
        f"{large.vectors} vectors"
    )
    yield _line(f"indexing of {large.real_indexing.documents} documents, real vectors", _indexing(large.real_indexing))
    yield _line(f"indexing of all, {large.vectors} vectors", _indexing(large.indexing))
    yield _line("in process, without embedding", _latencies(large.in_process.without_embedding))
    for name, figures in large.in_process.by_restriction.items():
        yield _line(f"  restricted by {name}", _latencies(figures))
    yield _line("in process, with embedding", _latencies(large.in_process.with_embedding))
    yield _line("the embedding of a question", _latencies(large.in_process.embedding))
    for half, comparison in (("terms", large.baselines.lexical), ("vectors", large.baselines.dense)):
        yield _line(f"search by {half}", _latencies(comparison.ours))
        yield _line(f"  plain (FTS5, numpy), {comparison.ratio:.1f} times as long", _latencies(comparison.baseline))
    yield _line("`serve`, from start to first answer", f"{large.start:.2f} s")
    yield _line("the same without caches", f"{large.start_without_caches:.2f} s")
    yield _line("one more letter found after", f"{large.one_more_letter:.2f} s")
    yield from _serving(large.http, large.server_megabytes)


def _serving(loads: list[Load], megabytes: tuple[float | None, float | None]) -> Iterator[str]:
    for load in loads:
        clients = "1 client" if load.clients == 1 else f"{load.clients} clients"
        yield _line(f"over HTTP, {clients}", f"{_latencies(load.latencies)}, {load.questions_per_second:.0f} a second")
    if None not in megabytes:
        yield _line("memory of the server, at first and at last", f"{megabytes[0]:.0f} MB, {megabytes[1]:.0f} MB")


def _line(name: str, figures: str) -> str:
    return f"  {name:<{_WIDTH}}{figures}"


def _latencies(figures: Latencies) -> str:
    return f"p50 {figures.p50:.2f} ms, p95 {figures.p95:.2f} ms, p99 {figures.p99:.2f} ms"


def _indexing(figures: Indexing) -> str:
    return (
        f"{figures.seconds:.1f} s, {figures.passages_per_second:.0f} passages and {figures.words_per_second:.0f} words "
        f"a second, {figures.embedding_share:.0%} of it embedding"
    )
