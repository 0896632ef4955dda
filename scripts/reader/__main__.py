"""Train the reader from a data folder: every stage that is not done yet, in order."""

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from api.settings import SHIPPED_MODEL
from index.embedders.light import LightEmbedder
from index.lexicon import GLOSSARY_PATH
from rag.reader import READER_FOLDER, LightReader
from scripts.reader.batches import Row, encode
from scripts.reader.compress import write_reader
from scripts.reader.examples import (
    WRITTEN_FOLDER,
    Example,
    hold_back,
    passage_examples,
    public_examples,
    written_examples,
)
from scripts.reader.figures import measure
from scripts.reader.lessons import draw_lessons, draw_translations, nearest_passages, read_pairs
from scripts.reader.mixing import read_translations
from scripts.reader.network import ReaderNetwork, read_network, write_network
from scripts.reader.teach import Plan, teach

_PASSAGES = Path(__file__).parents[1] / "training" / "data"
_TRANSLATIONS = 8_000
_MOST_TOKENS = 256
PLANS = {
    "first": Plan(rounds=1, rate=1.5e-4, seed=1, public_share=0.5),
    # What was written for this project, and a little of the public sets, so that they are not forgotten.
    "second": Plan(rounds=2, rate=1e-4, seed=2, public_share=0.08),
}


@dataclass(frozen=True, slots=True)
class _Sources:
    """What every stage draws with: translated sentences, the Dutch for English words, and the word pieces."""

    pairs: Sequence[tuple[str, str]]
    words: Mapping[str, Sequence[str]]
    tokenizer: Tokenizer


def main() -> None:
    """Read the arguments and run the stages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the public sets (scripts/reader/data/README.md)")
    parser.add_argument("--work", type=Path, default=Path("var/reader"), help="where half-done work is kept")
    parser.add_argument("--to", type=Path, default=READER_FOLDER, help="the folder to write the reader to")
    parser.add_argument("--every", type=int, default=1, help="use only each so-manieth example, for a quick try")
    given = parser.parse_args()
    torch.manual_seed(1)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    given.work.mkdir(parents=True, exist_ok=True)
    learnt, held = hold_back(written_examples(WRITTEN_FOLDER))
    public = [*passage_examples(_PASSAGES), *public_examples(given.data)][:: given.every]
    learnt = learnt[:: given.every]
    sources = _Sources(
        read_pairs(given.data / "parallel.tsv.gz"),
        read_translations([_PASSAGES / "glossary.tsv", GLOSSARY_PATH]),
        Tokenizer.from_file(str(SHIPPED_MODEL / "tokenizer.json")),
    )
    network = ReaderNetwork(SHIPPED_MODEL / "model.safetensors")
    for name, plan in PLANS.items():
        target = given.work / f"{name}.safetensors"
        if target.exists():
            network = read_network(SHIPPED_MODEL / "model.safetensors", target)
            continue
        drawn = random.Random(plan.seed)
        chosen = [one for one in public if drawn.random() < plan.public_share]
        lessons = _Lessons([*chosen, *learnt], int(_TRANSLATIONS * plan.public_share) // given.every, sources)
        teach(network, lessons.draw, plan, device, given.work / f"{name}.state")
        write_network(network, target)
    write_reader(network.to("cpu"), encode(learnt[:400], sources.tokenizer, _MOST_TOKENS), given.to)
    print(json.dumps(measure(LightReader(given.to, SHIPPED_MODEL), held)))


class _Lessons:
    """What one stage learns from, drawn anew for each round.

    Args:
        examples: all of them.
        translations: how many translated sentences are drawn beside them.
    """

    def __init__(self, examples: Sequence[Example], translations: int, sources: _Sources) -> None:
        self._examples = examples
        self._translations = translations
        self._sources = sources
        self._nearest = nearest_passages(examples, LightEmbedder(SHIPPED_MODEL))

    def draw(self, drawn: random.Random) -> list[Row]:
        """Draw the rows of one round."""
        lessons = draw_lessons(self._examples, self._nearest, self._sources.words, drawn)
        lessons += draw_translations(self._sources.pairs, self._translations, drawn)
        return encode(lessons, self._sources.tokenizer, _MOST_TOKENS)


if __name__ == "__main__":
    main()
