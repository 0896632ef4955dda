"""Two letters and a model that knows just their words, for tests of the command line."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy
from click.testing import Result
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace

Run = Callable[..., Result]

LETTERS = {
    "over-vertrouwen.txt": (
        "Over vertrouwen\n\nZutphen, november 2024\n\nBeste Noor,\n\nVertrouwen komt altijd te voet. "
        "Een klant merkt snel of een bedrijf zijn kleine beloften nakomt.\n\nGroet,\n\nWim de Graaf\n"
    ),
    "over-meten.txt": (
        "Over meten\n\nApeldoorn, 3 maart 2025\n\nBeste Wim,\n\nWie elke maand een cijfer vraagt, leert weinig. "
        "Meten heeft pas zin als iemand iets met de uitkomst doet.\n\nHartelijke groet,\n\nNoor Bakker\n"
    ),
}
DIMENSIONS = 64


def make_model(folder: Path, seed: int = 0) -> Path:
    """Write a static model to `folder` that gives each word of `LETTERS` a direction of its own."""
    words = sorted({word for text in LETTERS.values() for word in re.findall(r"\w+|[^\w\s]+", text.lower())})
    vocabulary = {word: number for number, word in enumerate(["[UNK]", *words])}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    weights = numpy.random.default_rng(seed).normal(size=(len(vocabulary), DIMENSIONS)).astype(numpy.float32)
    save_file({"embedding.weight": weights}, folder / "model.safetensors")
    modules = [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"}]
    (folder / "modules.json").write_text(json.dumps(modules), "utf-8")
    return folder


def said(result: Result) -> tuple[int, str, str]:
    """Return exit code, standard output and standard error of a command."""
    return result.exit_code, result.stdout, result.stderr
