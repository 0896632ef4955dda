"""Nearest passages by vector: an exact inner-product search, carried by FAISS."""

import hashlib
from pathlib import Path
from typing import cast

import faiss
import numpy
from numpy.typing import NDArray

from index.embedder import Vectors
from index.errors import StoreError

SPARE_HITS = 16
"""Hits fetched beyond the limit, so that ties at the limit are settled by position and not by FAISS's heap."""


class VectorIndex:
    """Vectors by position; the same question always gives the same answer, ties by position."""

    def __init__(self, vectors: Vectors) -> None:
        """Index `vectors`, of shape (passages, dimensions) and length one."""
        self._index: faiss.Index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(numpy.ascontiguousarray(vectors, dtype=numpy.float32))

    @property
    def vectors(self) -> Vectors:
        """All vectors, by position, shape (passages, dimensions): a view that cannot be written to."""
        return numpy.asarray(_View(self._index))

    def search(
        self, question: Vectors, limit: int, allowed: NDArray[numpy.bool_] | None = None
    ) -> tuple[NDArray[numpy.int64], Vectors]:
        """Find the passages nearest to one question.

        Args:
            question: shape (dimensions,), of length one.
            limit: how many passages at most.
            allowed: by position, whether a passage may be found; None allows all. It acts inside the search.

        Returns:
            Positions and inner products, best first.
        """
        # Several threads make a single query slower, and OpenMP keeps this number for each calling thread.
        faiss.omp_set_num_threads(1)
        parameters = None
        if allowed is not None:
            bits = numpy.packbits(allowed, bitorder="little")
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))  # type: ignore[call-arg, arg-type]
        most = self._index.ntotal if allowed is None else int(allowed.sum())
        limit = min(limit, most)
        if limit == 0:
            return numpy.empty(0, dtype=numpy.int64), numpy.empty(0, dtype=numpy.float32)
        fetched = min(limit + SPARE_HITS, most)
        scores, positions = self._index.search(question[numpy.newaxis, :], fetched, params=parameters)
        while fetched < most and scores[0, -1] == scores[0, limit - 1]:
            fetched = min(fetched * 4, most)
            scores, positions = self._index.search(question[numpy.newaxis, :], fetched, params=parameters)
        order = numpy.lexsort((positions[0], -scores[0]))[:limit]
        return positions[0][order], scores[0][order]

    def write(self, path: Path) -> str:
        """Write the index to `path` and return the sha256 of the file.

        Raises:
            StoreError: it cannot be written.
        """
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise StoreError(f"The vector index {path} cannot be written: {error}") from error
        return file_hash(path)

    @classmethod
    def read(cls, path: Path, expected_hash: str) -> "VectorIndex":
        """Read an index that `write` made; nothing of the file is parsed before its hash is checked.

        Raises:
            StoreError: the file is missing or is not the one that was written.
        """
        if not path.is_file() or file_hash(path) != expected_hash:
            raise StoreError(f"The vector index {path} is missing or damaged.")
        index = cls.__new__(cls)
        index._index = faiss.read_index(str(path))
        return index


class _View:
    """Shows numpy the index's own vectors, and keeps the index for as long as an array shows them."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index
        flat_index = cast(faiss.IndexFlatIP, faiss.downcast_index(index))
        flat = faiss.rev_swig_ptr(flat_index.get_xb(), max(index.ntotal * index.d, 1))
        self.__array_interface__ = {
            "shape": (index.ntotal, index.d),
            "typestr": "<f4",
            "data": (flat.ctypes.data, True),
            "version": 3,
        }


def file_hash(path: Path) -> str:
    """Return the sha256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
