"""One embedding model out of a folder or a name on the hub, read in the lightest way its content allows."""

import importlib
from pathlib import Path
from typing import cast

from index.embedder import Embedder
from index.embedders.folder import model_files

_LIGHT_GRAPH = "light.onnx"


def load_embedder(name_or_path: str) -> Embedder:
    """Load an embedding model.

    The shipped folder brings a graph for ONNX Runtime; any other folder or name goes through
    sentence-transformers. A runtime is imported only when it is chosen: sentence-transformers alone
    costs seconds and hundreds of megabytes.

    Args:
        name_or_path: a folder, or a model's name on the hub.

    Raises:
        ModelError: the model cannot be had, is damaged, or holds code.
    """
    folder = Path(name_or_path)
    runtime, name = "sentence_transformers_embedder", "SentenceTransformersEmbedder"
    if folder.is_dir():
        model_files(folder)
        if (folder / _LIGHT_GRAPH).exists():
            runtime, name = "light", "LightEmbedder"
    module = importlib.import_module(f"index.embedders.{runtime}")
    return cast(Embedder, getattr(module, name)(folder if folder.is_dir() else name_or_path))
