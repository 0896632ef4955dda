"""What a model's folder holds: checked before anything is read from it, and known by a hash."""

import hashlib
import json
from pathlib import Path
from typing import Any

from index.errors import ModelError

_CODE_SUFFIXES = {".py", ".pyc", ".so", ".dll", ".bin", ".pkl", ".pickle", ".pt", ".pth", ".ckpt", ".h5", ".msgpack"}
_MODEL_SUFFIXES = {".json", ".safetensors", ".onnx", ".txt", ".model"}


def model_files(folder: Path) -> list[Path]:
    """List the files that make the model's vectors, in a fixed order.

    Raises:
        ModelError: there is no such folder, it holds no model, or it holds code or pickled weights,
            which could run anything when loaded.
    """
    if not folder.is_dir():
        raise ModelError(f"{folder} is not a folder with an embedding model.")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        if path.suffix.lower() in _CODE_SUFFIXES:
            raise ModelError(
                f"{path} can hold code that runs when the model is loaded; "
                "only models in safetensors without code are used."
            )
    found = [path for path in files if path.suffix.lower() in _MODEL_SUFFIXES]
    if not any(path.suffix.lower() == ".safetensors" for path in found):
        raise ModelError(f"{folder} holds no weights in safetensors, so no embedding model can be loaded from it.")
    return found


def hash_folder(folder: Path) -> str:
    """Return the sha256 over the names and contents of a model's files, in hexadecimal.

    Raises:
        ModelError: the folder holds no model, or one that is refused (`model_files`).
    """
    total = hashlib.sha256()
    for path in model_files(folder):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256")
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + content.digest())
    return total.hexdigest()


def read_json(path: Path) -> Any:  # noqa: ANN401 - what JSON holds is known to its reader
    """Read one of a model's settings files.

    Raises:
        ModelError: the file is missing or is not JSON.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"The embedding model is damaged: {path} cannot be read as JSON.") from error
