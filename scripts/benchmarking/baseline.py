"""Times both halves of finding against the plainest way to do each: SQLite's FTS5, and numpy."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import apsw
import numpy
from numpy.typing import NDArray

from index import rows
from index.embedder import Vectors
from index.lexical import LexicalFilter, LexicalQuery
from index.lexical_query import question_query
from index.search import CANDIDATES
from index.snapshot import Snapshot
from rag.ask import Answerer, Request
from scripts.benchmarking.figures import Latencies, latencies
from scripts.benchmarking.questions import BenchmarkQuestion

Query = TypeVar("Query")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One half of finding, ours and the plain one.

    Attributes:
        ratio: how many times as long the plain one took, by the median.
    """

    ours: Latencies
    baseline: Latencies
    ratio: float


@dataclass(frozen=True, slots=True)
class Baselines:
    """Both halves: terms against FTS5, vectors against numpy.

    Attributes:
        same_nearest: the share of questions for which vectors and numpy find passages that are equally near.
    """

    lexical: Comparison
    dense: Comparison
    same_nearest: float


def compare(answerer: Answerer, snapshot: Snapshot, questions: Sequence[BenchmarkQuestion], folder: Path) -> Baselines:
    """Search for the same terms and the same vectors both ways, without any restriction.

    FTS5 gets the terms that the lexical index holds, and looks for any of a question's.
    """
    understood = [answerer.understand(Request(one.text), snapshot) for one in questions if one.restriction == "none"]
    lexicon = answerer.lexicon
    queries = [question_query(one.topic, one.language, lexicon.analyser, lexicon.glossary) for one in understood]
    vectors = list(snapshot.embedder.embed_questions([one.standalone for one in understood]))
    connection = _full_text_index(snapshot, folder / "fts5.sqlite")
    try:
        lexical = _compare(
            lambda query: snapshot.lexical.search(query, LexicalFilter(), CANDIDATES),
            lambda query: _full_text_search(connection, query),
            queries,
        )
    finally:
        connection.close()
    matrix = snapshot.vectors.vectors
    dense = _compare(
        lambda vector: snapshot.vectors.search(vector, CANDIDATES), lambda vector: _brute_force(matrix, vector), vectors
    )
    same = [_finds_as_near(snapshot, vector) for vector in vectors]
    return Baselines(lexical, dense, round(sum(same) / len(same), 4))


def _finds_as_near(snapshot: Snapshot, vector: Vectors) -> bool:
    """Tell whether both ways find passages that are equally near; of passages with one text either may be found."""
    matrix = snapshot.vectors.vectors
    ours = matrix[snapshot.vectors.search(vector, CANDIDATES)[0]] @ vector
    return bool(numpy.allclose(ours, matrix[_brute_force(matrix, vector)] @ vector, atol=1e-5))


def _compare(
    ours: Callable[[Query], object], baseline: Callable[[Query], object], queries: Sequence[Query]
) -> Comparison:
    ours(queries[0])
    baseline(queries[0])
    our_figures = latencies([_seconds(ours, query) for query in queries])
    their_figures = latencies([_seconds(baseline, query) for query in queries])
    return Comparison(our_figures, their_figures, round(their_figures.p50 / our_figures.p50, 2))


def _seconds(search: Callable[[Query], object], query: Query) -> float:
    started = time.perf_counter()
    search(query)
    return time.perf_counter() - started


def _full_text_index(snapshot: Snapshot, path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    connection.execute("CREATE VIRTUAL TABLE passages USING fts5(terms, content = '', tokenize = 'unicode61')")
    with connection:
        terms = ((row[0], row[-1]) for row in rows.passage_terms(snapshot.connection, 0))
        connection.executemany("INSERT INTO passages (rowid, terms) VALUES (?, ?)", terms)
    connection.execute("INSERT INTO passages (passages) VALUES ('optimize')")
    return connection


def _full_text_search(connection: apsw.Connection, query: LexicalQuery) -> list[tuple[object, ...]]:
    terms = dict.fromkeys(term for one in query.sets for synonym in one.synonyms for term in synonym.terms)
    expression = " OR ".join(f'"{term}"' for term in terms)
    return connection.execute(
        "SELECT rowid, rank FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?", (expression, CANDIDATES)
    ).fetchall()


def _brute_force(matrix: Vectors, vector: Vectors) -> NDArray[numpy.int64]:
    scores = matrix @ vector
    count = min(CANDIDATES, len(scores))
    best = numpy.argpartition(-scores, count - 1)[:count]
    ordered: NDArray[numpy.int64] = best[numpy.argsort(-scores[best])]
    return ordered
