"""Steps 4 and 5: the network learns from the teachers, then from questions and graded pairs as well."""

import json
import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from scripts.training import losses
from scripts.training.batches import Exam, Views, asked_texts, draw_exams, draw_views
from scripts.training.cleaning import read_tsv
from scripts.training.examples import Tokens, Translated, read_asked, read_translated, tokenize
from scripts.training.networks import SentenceNetwork
from scripts.training.rounding import Rounding, calibrate

_TEACHER_BATCH_TOKENS = 65_536
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Plan:
    """How one stage of the training goes.

    Attributes:
        source: the stage whose network it starts from.
        steps: the number of optimiser steps.
        body_rate: the highest learning rate of the transformer.
        piece_rate: the highest learning rate of the embeddings.
        room: the most tokens in a batch of views, padding counted.
        most: the most texts in a batch of views.
        distance_weight: the weight of the distance to the first teacher's vectors.
        relation_weight: the weight of the similarities of the first teacher.
        second_weight: the weight of the similarities of the second teacher, where there is one.
        contrast_weight: the weight of the contrast of texts and targets.
        exam_weight: the weight of questions and passages; 0 for none.
        similar_weight: the weight of the graded pairs; 0 for none.
        exam_size: the number of questions in a step.
        dimensions: the length of the vectors; under the body's, a linear map is learnt on top.
        rounded: whether every second step is done with the light runtime's rounding.
        seed: of every draw.
    """

    source: str
    steps: int
    body_rate: float
    piece_rate: float
    room: int = 49_152
    most: int = 2_048
    distance_weight: float = 1.0
    relation_weight: float = 0.3
    second_weight: float = 0.3
    contrast_weight: float = 0.1
    exam_weight: float = 0.0
    similar_weight: float = 0.0
    exam_size: int = 256
    dimensions: int = 384
    rounded: bool = False
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that is learnt from, in token numbers and teachers' vectors (unit rows, half precision)."""

    translated: Translated
    english: Tokens
    dutch: Tokens
    targets: list[torch.Tensor]
    asked: Tokens
    asked_rows: dict[str, int]
    similar: Tokens
    scores: NDArray[numpy.float32]
    work: Path


def encode(network: SentenceNetwork, tokens: Tokens, device: torch.device) -> torch.Tensor:
    """Return the network's unit vectors of all texts, in half precision on `device`."""
    order = numpy.argsort(tokens.lengths, kind="stable")
    found: torch.Tensor | None = None
    start = 0
    network.eval()
    while start < len(order):
        longest = int(tokens.lengths[order[min(len(order), start + 2048) - 1]])
        size = max(1, min(2048, _TEACHER_BATCH_TOKENS // longest))
        chosen = order[start : start + size]
        ids = torch.from_numpy(tokens.padded(chosen, network.pad)).to(device)
        with torch.no_grad(), torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            vectors = losses.unit(network(ids).float()).half()
        if found is None:
            found = torch.empty((len(tokens), vectors.shape[1]), dtype=torch.half, device=device)
        found[torch.from_numpy(chosen).to(device)] = vectors
        start += size
    assert found is not None
    return found


def prepare(
    work: Path, tokenizer: Path, teachers: list[tuple[SentenceNetwork, Path]], device: torch.device, every: int = 1
) -> Lessons:
    """Read the gathered files and have the teachers encode the English side of all of it.

    Args:
        work: the work folder with the gathered files.
        tokenizer: the file of the new vocabulary's tokenizer.
        teachers: the teachers and the files of their tokenizers; the first one's vectors are the targets.
        device: where to encode.
        every: take only each so-manieth text, for a quick try.
    """
    ours = Tokenizer.from_file(str(tokenizer))
    translated = read_translated(work, every)
    targets = [
        encode(network.to(device), tokenize(Tokenizer.from_file(str(path)), translated.english), device)
        for network, path in teachers
    ]
    texts, rows = asked_texts(read_asked(work))
    similar = list(read_tsv(work / "similar.tsv"))
    return Lessons(
        translated,
        tokenize(ours, translated.english),
        tokenize(ours, translated.dutch),
        targets,
        tokenize(ours, texts),
        rows,
        tokenize(ours, [cell for row in similar for cell in row[:4]]),
        numpy.array([float(row[4]) for row in similar], dtype=numpy.float32),
        work,
    )


def teach(network: SentenceNetwork, lessons: Lessons, plan: Plan, device: torch.device, saved: Path) -> None:
    """Train the network for one stage; what is under `saved` is gone on from, and kept up to date."""
    network.to(device).train()
    if plan.dimensions < 384 and network.dense is None:
        network.dense = principal_map(lessons.targets[0], plan.dimensions).to(device)
    rounding = None
    if plan.rounded:
        if network.smoothing is None:
            longest = numpy.argsort(-lessons.asked.lengths)[:: max(1, len(lessons.asked) // 512)]
            tables = [lessons.asked.padded(part, network.pad) for part in numpy.array_split(longest, 32)]
            calibrate(network, [torch.from_numpy(table).to(device) for table in tables])
        rounding = Rounding(network)
    pieces = [network.body.embeddings.word_embeddings.weight]
    known = {id(weight) for weight in pieces}
    others = [weight for weight in network.parameters() if id(weight) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": others, "lr": plan.body_rate}, {"params": pieces, "lr": plan.piece_rate, "weight_decay": 0.0}],
        betas=(0.9, 0.98), weight_decay=0.01, fused=device.type == "cuda",
    )  # fmt: skip
    warm = max(1, min(300, plan.steps // 20))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.01, 1 - (step - warm) / max(1, plan.steps - warm)))
    )
    first = 0
    if saved.exists():
        state = torch.load(saved, map_location=device, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["step"]
    drawer = _Drawer(lessons, plan, plan.seed + first, network.pad)
    began = time.monotonic()
    totals: dict[str, float] = {}
    for step in range(first, plan.steps):
        views, exam, graded = drawer.next()
        if rounding:
            rounding.on = step % 2 == 1
        parts = _losses(network, lessons, plan, device, views, exam, graded)
        loss = torch.stack(list(parts.values())).sum()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 100 == 99 or step + 1 == plan.steps:
            totals = {name: round(part.item(), 4) for name, part in parts.items()}
            passed = time.monotonic() - began
            left = passed / (step + 1 - first) * (plan.steps - step - 1)
            print(json.dumps({"step": step + 1, "of": plan.steps, "seconds_left": round(left), **totals}), flush=True)
        if step % 2000 == 1999 and step + 1 < plan.steps:
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(),
                     "schedule": schedule.state_dict(), "step": step + 1}  # fmt: skip
            torch.save(state, saved.with_suffix(".part"))
            saved.with_suffix(".part").replace(saved)
    drawer.stop()
    if rounding:
        rounding.on = False
    saved.unlink(missing_ok=True)


def principal_map(vectors: torch.Tensor, dimensions: int) -> torch.nn.Linear:
    """Return the linear map onto the directions in which the vectors are longest, the longest first."""
    chosen = vectors[:: max(1, len(vectors) // 100_000)].float()
    _, directions = torch.linalg.eigh(chosen.T @ chosen)
    dense = torch.nn.Linear(vectors.shape[1], dimensions, bias=False)
    dense.weight.data.copy_(directions.flip(1)[:, :dimensions].T)
    return dense


def _losses(
    network: SentenceNetwork, lessons: Lessons, plan: Plan, device: torch.device,
    views: Views, exam: Exam | None, graded: NDArray[numpy.int64] | None,
) -> dict[str, torch.Tensor]:  # fmt: skip
    rows = torch.from_numpy(views.targets).to(device)
    wanted = lessons.targets[0][rows].float()
    full, vectors = _embed(network, views.ids, device)
    alike = wanted @ wanted.T > _ALIKE
    parts = {"distance": plan.distance_weight * losses.cosine_distance(losses.unit(full), wanted)}
    parts["contrast"] = plan.contrast_weight * losses.contrast(losses.unit(full), wanted, alike)
    short = [losses.unit(vectors), losses.unit(vectors[:, :128])] if network.dense is not None else [losses.unit(full)]
    for ours in short:
        _add(parts, "relation", plan.relation_weight / len(short) * losses.relations(ours, wanted))
        if len(lessons.targets) > 1:
            second = lessons.targets[1][rows].float()
            _add(parts, "second", plan.second_weight / len(short) * losses.relations(ours, second))
    if exam is not None:
        numbers = numpy.concatenate([exam.questions, exam.passages, exam.misses])
        _, found = _embed_sorted(network, lessons.asked, numbers, device)
        same = torch.from_numpy(exam.passages[:, None] == exam.passages[None, :]).to(device)
        owners = torch.from_numpy(exam.owners).to(device)
        for width in (found.shape[1], 128):
            cut = losses.unit(found[:, :width])
            asked, passages, misses = torch.split(cut, [len(exam.questions), len(exam.passages), len(exam.misses)])
            _add(parts, "exam", plan.exam_weight / 2 * losses.retrieval(asked, passages, same, misses, owners))
    if graded is not None:
        numbers = (graded[:, None] * 4 + numpy.arange(4)).ravel()
        _, found = _embed_sorted(network, lessons.similar, numbers, device)
        first, second, eerste, tweede = losses.unit(found).view(len(graded), 4, -1).unbind(1)
        scores = torch.from_numpy(lessons.scores[graded]).to(device)
        sides = ((first, second), (eerste, tweede), (first, tweede), (eerste, second))
        cosines = torch.cat([(one * other).sum(-1) for one, other in sides])
        parts["similar"] = plan.similar_weight * losses.ranked(cosines, scores.repeat(4))
    return parts


def _add(parts: dict[str, torch.Tensor], name: str, value: torch.Tensor) -> None:
    parts[name] = parts[name] + value if name in parts else value


def _embed(
    network: SentenceNetwork, ids: NDArray[numpy.int64], device: torch.device
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the body's vectors and those after the linear map (the same where there is none)."""
    dense, network.dense = network.dense, None
    with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
        full = network(torch.from_numpy(ids).to(device, non_blocking=True))
    network.dense = dense
    full = full.float()
    return full, full if dense is None else dense(full)


def _embed_sorted(
    network: SentenceNetwork, tokens: Tokens, numbers: NDArray[numpy.int64], device: torch.device
) -> tuple[torch.Tensor, torch.Tensor]:
    """Embed texts of unlike length in two tables, the short ones apart from the long ones."""
    order = numpy.argsort(tokens.lengths[numbers], kind="stable")
    middle = len(order) // 2
    halves = [
        _embed(network, tokens.padded(numbers[part], network.pad), device) for part in (order[:middle], order[middle:])
    ]
    back = torch.from_numpy(numpy.argsort(order)).to(device)
    return torch.cat([half[0] for half in halves])[back], torch.cat([half[1] for half in halves])[back]


class _Drawer:
    """Draws batches in a thread of its own, a few ahead."""

    def __init__(self, lessons: Lessons, plan: Plan, seed: int, pad: int) -> None:
        views = draw_views(lessons.translated, lessons.english, lessons.dutch, pad, plan.room, plan.most, seed)
        exams: Iterator[Exam] | None = None
        if plan.exam_weight:
            exams = draw_exams(read_asked(lessons.work), lessons.asked_rows, plan.exam_size, seed)
        drawn = numpy.random.default_rng(seed)
        self._ready: queue.Queue[tuple[Views, Exam | None, NDArray[numpy.int64] | None]] = queue.Queue(8)
        self._stopped = threading.Event()

        def draw() -> None:
            for view in views:
                exam = next(exams) if exams else None
                graded = drawn.choice(len(lessons.scores), 64, replace=False) if plan.similar_weight else None
                item = (view, exam, graded)
                while not self._stopped.is_set():
                    try:
                        self._ready.put(item, timeout=0.5)
                        break
                    except queue.Full:
                        continue
                if self._stopped.is_set():
                    return

        threading.Thread(target=draw, daemon=True).start()

    def next(self) -> tuple[Views, Exam | None, NDArray[numpy.int64] | None]:
        """Return the next batch of each kind."""
        return self._ready.get()

    def stop(self) -> None:
        """Let the thread end."""
        self._stopped.set()
