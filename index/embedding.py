"""Embeds what another model has not embedded yet, behind whatever is being asked meanwhile."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager

from index import rows
from index.embedder import Embedder
from index.preparing import embed_passage
from index.store import Store
from index.sync import Progress

PASSAGES_AT_ONCE = 200


def embed_missing(
    store: Store,
    embedder: Embedder,
    model_key: int,
    writing: Callable[[], AbstractContextManager[None]],
    progress: Progress | None = None,
) -> None:
    """Give every passage this model's vectors, beside those it has.

    Args:
        store: the store.
        embedder: the model.
        model_key: the number under which the store keeps the model's vectors.
        writing: taken while a part is embedded and written, so that others can write in between.
        progress: is told how far it is.
    """
    done = 0
    while True:
        with writing():
            missing = store.passages_without_vectors(model_key, PASSAGES_AT_ONCE)
            if not missing:
                return
            made = []
            for key, text, sentences, start, end in missing:
                parts = [text[first:last] for first, last in json.loads(sentences)]
                made.append((key, *embed_passage(embedder, text[start:end], parts)))
            with store.connection.transaction():
                for key, vector, sentence_vectors in made:
                    store.add_vectors(key, model_key, vector, sentence_vectors)
        done += len(made)
        if progress is not None:
            progress(done, rows.passage_count(store.connection), "")
