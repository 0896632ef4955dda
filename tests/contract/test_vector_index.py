"""What any index of vectors owes those who search it."""

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.embedder import Vectors
from index.embedders.vectors import unit_vectors
from index.vectors import VectorIndex

DIMENSIONS = 8


def random_vectors(count: int, seed: int) -> Vectors:
    raw = numpy.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(numpy.float32)
    return unit_vectors(raw, DIMENSIONS)


def whole_vectors(count: int, seed: int) -> Vectors:
    """Return vectors of small whole numbers, whose inner products are exact and often equal."""
    return numpy.random.default_rng(seed).integers(-4, 5, size=(count, DIMENSIONS)).astype(numpy.float32)


def nearest(vectors: Vectors, question: Vectors, limit: int, allowed: NDArray[numpy.bool_] | None = None) -> list[int]:
    """Search by comparing with every vector."""
    scores = vectors.astype(numpy.float64) @ question.astype(numpy.float64)
    order = [int(one) for one in numpy.lexsort((numpy.arange(len(vectors)), -scores))]
    return [one for one in order if allowed is None or allowed[one]][:limit]


def test_a_stored_vector_finds_itself_first() -> None:
    vectors = random_vectors(500, 1)
    index = VectorIndex(vectors)
    for at in range(0, 500, 25):
        positions, scores = index.search(vectors[at], 3)
        assert positions[0] == at
        assert scores[0] == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("limit", [1, 5, 50, 120, 1000])
def test_the_order_is_that_of_comparing_with_all(limit: int) -> None:
    vectors = whole_vectors(300, 2)
    index = VectorIndex(vectors)
    for question in whole_vectors(10, 3):
        assert index.search(question, limit)[0].tolist() == nearest(vectors, question, limit)


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 99, 100, 101, 150])
def test_ties_come_by_position_also_at_the_limit(limit: int) -> None:
    vectors = numpy.tile(random_vectors(1, 4), (200, 1))
    vectors[17] = -vectors[17]
    expected = [at for at in range(200) if at != 17][:limit]
    assert VectorIndex(vectors).search(vectors[0], limit)[0].tolist() == expected


def test_a_vector_made_ten_times_longer_changes_nothing_once_it_is_normalised() -> None:
    vectors = random_vectors(100, 5)
    longer = vectors.copy()
    longer[::3] *= 10.0
    index = VectorIndex(unit_vectors(longer, DIMENSIONS))
    for question in random_vectors(5, 6):
        found, scores = index.search(unit_vectors(question[numpy.newaxis] * 10.0, DIMENSIONS)[0], 10)
        assert found.tolist() == nearest(vectors, question, 10)
        numpy.testing.assert_allclose(scores, (vectors @ question)[found], atol=1e-6)


def test_a_filter_acts_inside_the_search() -> None:
    """The best allowed passage is found though more than a thousand better ones are not allowed."""
    question = whole_vectors(1, 7)[0]
    vectors = whole_vectors(3000, 8)
    ranked = nearest(vectors, question, 3000)
    allowed = numpy.zeros(3000, dtype=numpy.bool_)
    allowed[ranked[1500:]] = True
    assert VectorIndex(vectors).search(question, 5, allowed)[0].tolist() == ranked[1500:1505]


def test_a_filter_that_allows_nothing_finds_nothing() -> None:
    found, scores = VectorIndex(random_vectors(10, 9)).search(
        random_vectors(1, 1)[0], 5, numpy.zeros(10, dtype=numpy.bool_)
    )
    assert (found.tolist(), scores.tolist()) == ([], [])


@settings(max_examples=40)
@given(st.integers(1, 70), st.integers(1, 80), st.randoms(use_true_random=False))
def test_only_allowed_passages_are_found_and_the_best_of_them(count: int, limit: int, random: object) -> None:
    """Law: for every filter the found ones are those of a search through the allowed ones alone."""
    vectors = whole_vectors(count, count)
    allowed = numpy.array([random.random() < 0.4 for _ in range(count)], dtype=numpy.bool_)  # type: ignore[attr-defined]
    question = whole_vectors(1, limit)[0]
    assert VectorIndex(vectors).search(question, limit, allowed)[0].tolist() == nearest(
        vectors, question, limit, allowed
    )
