"""Which embedding model answers: the wanted one, or the former one until everything is embedded anew."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from index import rows
from index.embedder import Embedder
from index.embedding import embed_missing
from index.errors import ModelError, StoreError
from index.store import Store
from index.sync import Progress

LoadModel = Callable[[str], Embedder]
"""Loads an embedding model from a folder or by its name on the hub."""

Writing = Callable[[], AbstractContextManager[None]]
"""Holds off everybody else who writes."""


class ModelInUse:
    """The model whose vectors a store's passages have."""

    def __init__(self, store: Store, wanted: Embedder, source: str, load: LoadModel) -> None:
        """Find the model that can answer now: the former one when only its vectors are complete.

        Args:
            store: the store.
            wanted: the model that is to answer.
            source: where it was loaded from: a folder, or a name on the hub.
            load: loads the former one.
        """
        self._store = store
        self._source = source
        self._wanted = wanted
        self.embedder, source_in_use = self._choose(load)
        self.key = store.model_key(self.embedder.model, source_in_use)

    @property
    def is_wanted(self) -> bool:
        """Whether it is the wanted model that answers."""
        return self.embedder is self._wanted

    def embed_all(self, writing: Writing, progress: Progress | None) -> None:
        """Give every passage the wanted model's vectors, beside those it has."""
        key = self._store.model_key(self._wanted.model, self._source)
        embed_missing(self._store, self._wanted, key, writing, progress)

    def change_over(self, writing: Writing) -> None:
        """Let the wanted model answer, and forget all others; only while writing."""
        key = self._store.model_key(self._wanted.model, self._source)
        # What was added since the last look is embedded while nobody else can write.
        embed_missing(self._store, self._wanted, key, writing)
        if len(rows.models(self._store.connection)) > 1:
            with self._store.change():
                self._store.remove_other_models(key)
        self.embedder, self.key = self._wanted, key

    def require_own(self) -> None:
        """Make sure that the store keeps vectors of this model.

        Raises:
            StoreError: another process has changed over to another one.
        """
        if not self._store.keeps_model(self.key, self.embedder.model):
            raise StoreError("Another process has changed the embedding model; start this one again.")

    def _choose(self, load: LoadModel) -> tuple[Embedder, str]:
        """Return the model that can answer now, and where it was loaded from: the former one when it is whole."""
        total = rows.passage_count(self._store.connection)
        models = rows.models(self._store.connection)
        if not any(digest == self._wanted.model.hash and embedded == total for _, digest, embedded in models):
            for source, digest, embedded in models:
                if embedded < total or total == 0:
                    continue
                try:
                    former = load(source)
                except ModelError:
                    continue
                if former.model.hash == digest:
                    return former, source
        return self._wanted, self._source
