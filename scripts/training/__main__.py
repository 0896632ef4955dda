"""Train the shipped embedding model from a data folder: every step that is not done yet, in order."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from scripts.reader.examples import WRITTEN_FOLDER, hold_back, written_examples
from scripts.reader.lessons import read_pairs
from scripts.training.asking import AskingPlan, ask
from scripts.training.compress import read_folder, write_folder
from scripts.training.examples import tokenize
from scripts.training.figures import measure
from scripts.training.gather import gather
from scripts.training.networks import SentenceNetwork, average, read_bert, read_mpnet, write_bert
from scripts.training.teach import Lessons, Plan, encode, prepare, teach
from scripts.training.vocabulary import build_vocabulary

_WRITTEN = Path(__file__).parent / "data"
_PLANS = {
    # Near to the first teacher's vectors, in both languages.
    "taught": Plan("start", steps=9_000, body_rate=3e-4, piece_rate=1e-3),
    # Questions find passages, in 256 dimensions.
    "first": Plan(
        "taught", steps=2_000, body_rate=1e-4, piece_rate=3e-4, exam_weight=0.5, similar_weight=0.05, dimensions=256,
        seed=2,
    ),
    # Less of the first teacher's vectors, more of what the second finds alike.
    "deepened": Plan(
        "taught", steps=5_000, body_rate=2e-4, piece_rate=6e-4, distance_weight=0.5, relation_weight=0.2,
        second_weight=1.0, seed=2,
    ),
    # Questions find passages again, with the rounding of serving.
    "second": Plan(
        "deepened", steps=2_000, body_rate=1e-4, piece_rate=3e-4, distance_weight=0.5, relation_weight=0.2,
        second_weight=0.8, contrast_weight=0.2, exam_weight=0.4, similar_weight=0.05, dimensions=256, rounded=True,
        seed=3,
    ),
}  # fmt: skip


def main() -> None:
    """Read the arguments and run the steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="the data folder (see scripts/training/data/README.md)"
    )
    parser.add_argument("--teacher", type=Path, help="all-MiniLM-L6-v2, as a folder")
    parser.add_argument("--second-teacher", type=Path, help="all-mpnet-base-v2, as a folder")
    parser.add_argument(
        "--model", type=Path, help="a finished model's folder, of which only the last step is done anew"
    )
    parser.add_argument("--work", type=Path, default=Path("var/training"), help="where half-done work is kept")
    parser.add_argument("--to", type=Path, default=Path("var/training/model"), help="the folder to write the model to")
    parser.add_argument("--pieces", type=int, default=32_000, help="size of the vocabulary")
    parser.add_argument("--steps", type=int, nargs=4, help="steps of the four stages, where other than planned")
    parser.add_argument("--until", choices=(*_PLANS, "model"), default="model")
    parser.add_argument("--every", type=int, default=1, help="use only each so-manieth text, for a quick try")
    parser.add_argument("--room", type=int, help="tokens in a batch, where other than planned")
    given = parser.parse_args()
    if not (given.model or given.teacher):
        parser.error("either --teacher or --model is needed")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(1)
    given.work.mkdir(parents=True, exist_ok=True)
    network = read_folder(given.model) if given.model else _trained(given, device)
    tokenizer = (given.model or given.work) / "tokenizer.json"
    if network is None:
        return
    learnt, _ = hold_back(written_examples(WRITTEN_FOLDER))
    pairs = read_pairs(given.data / "parallel.tsv.gz")[:: given.every]
    pieces = Tokenizer.from_file(str(tokenizer))
    ask(network, learnt[:: given.every], pairs, pieces, AskingPlan(), device, given.work / "asked.state")
    _print_figures("asked", network, tokenizer, given, device)
    write_folder(network.to("cpu"), tokenizer, given.to)


def _trained(given: argparse.Namespace, device: torch.device) -> SentenceNetwork | None:
    """Do every stage that is not done yet; return the mean of the two last, or None when asked to stop before."""
    work: Path = given.work
    if not (work / "pairs.tsv").exists():
        gather(given.data, _WRITTEN, work)
    if not (work / "start.safetensors").exists():
        build_vocabulary(given.teacher, given.data, work, given.pieces, 0.56)
    lessons: Lessons | None = None
    for at, (name, planned) in enumerate(_PLANS.items()):
        plan = replace(planned, steps=given.steps[at]) if given.steps else planned
        plan = replace(plan, room=given.room, exam_size=max(8, given.room // 192)) if given.room else plan
        target = work / f"{name}.safetensors"
        if not target.exists():
            lessons = lessons or _lessons(given, device)
            network = read_bert(work / f"{plan.source}.safetensors")
            teach(network, lessons, plan, device, work / f"{name}.state")
            write_bert(network, target, torch.half)
            _print_figures(name, network, work / "tokenizer.json", given, device)
        if given.until == name:
            return None
    return average(read_bert(work / "second.safetensors"), read_bert(work / "first.safetensors"))


def _lessons(given: argparse.Namespace, device: torch.device) -> Lessons:
    weights = given.teacher / "model.safetensors"
    teachers: list[tuple[SentenceNetwork, Path]] = [(read_bert(weights), given.teacher / "tokenizer.json")]
    if given.second_teacher:
        second = read_mpnet(given.second_teacher / "model.safetensors")
        teachers.append((second, given.second_teacher / "tokenizer.json"))
    return prepare(given.work, given.work / "tokenizer.json", teachers, device, given.every)


def _print_figures(
    name: str, network: SentenceNetwork, pieces: Path, given: argparse.Namespace, device: torch.device
) -> None:
    """Print figures on the sets that choices may be made on."""
    tokenizer = Tokenizer.from_file(str(pieces))
    network.to(device)

    def embed(texts: Sequence[str]) -> NDArray[numpy.float32]:
        vectors: NDArray[numpy.float32] = encode(network, tokenize(tokenizer, texts), device).float().cpu().numpy()
        return vectors

    asked = given.work / "questions.jsonl"
    figures = measure(embed, embed, given.data / "heldout", asked if asked.exists() else None, "dev", WRITTEN_FOLDER)
    print(json.dumps({"stage": name, "part": "dev", **figures}), flush=True)


if __name__ == "__main__":
    main()
