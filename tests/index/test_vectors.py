"""What the vector index keeps, and what it refuses to read."""

import gc
from pathlib import Path

import numpy
import pytest

from index.errors import StoreError
from index.vectors import VectorIndex, file_hash

MATRIX = numpy.array([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]], dtype=numpy.float32)


def test_written_and_read_back_it_is_the_same(tmp_path: Path) -> None:
    digest = VectorIndex(MATRIX).write(tmp_path / "v")
    read = VectorIndex.read(tmp_path / "v", digest)
    gc.collect()
    numpy.testing.assert_array_equal(read.vectors, MATRIX)
    positions, scores = read.search(numpy.array([0.6, 0.8], dtype=numpy.float32), 3)
    assert positions.tolist() == [1, 2, 0]
    numpy.testing.assert_allclose(scores, [1.0, 0.8, 0.6], rtol=1e-6)


def test_the_vectors_cannot_be_written_to_and_outlive_the_index() -> None:
    vectors = VectorIndex(MATRIX).vectors
    gc.collect()
    numpy.testing.assert_array_equal(vectors, MATRIX)
    with pytest.raises(ValueError, match="read-only"):
        vectors[0, 0] = 2.0


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    empty = VectorIndex(numpy.empty((0, 2), dtype=numpy.float32))
    read = VectorIndex.read(tmp_path / "v", empty.write(tmp_path / "v"))
    assert read.vectors.shape == (0, 2)
    assert read.search(MATRIX[0], 5)[0].tolist() == []


def test_a_damaged_file_is_not_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "v"
    digest = VectorIndex(MATRIX).write(path)
    damaged = bytearray(path.read_bytes())
    damaged[-1] ^= 1
    path.write_bytes(damaged)
    monkeypatch.setattr("faiss.read_index", lambda _: pytest.fail("it was parsed"))
    with pytest.raises(StoreError, match="missing or damaged"):
        VectorIndex.read(path, digest)
    with pytest.raises(StoreError, match="missing or damaged"):
        VectorIndex.read(tmp_path / "nothing", digest)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        VectorIndex(MATRIX).write(tmp_path / "no folder" / "v")


def test_a_files_hash_is_its_sha256(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"abc")
    assert file_hash(tmp_path / "f") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
