"""Brings the decision in line with a collection and its embedding model."""

import importlib.resources
import tomllib
from collections.abc import Callable
from dataclasses import replace

from index.document import LANGUAGES
from index.snapshot import Snapshot
from rag.ask import Answerer, Request
from rag.decide import Background, Decision
from rag.fitting import background
from rag.signals import Signals

Progress = Callable[[int, int], None]
"""Told how many questions of how many were asked."""


def probes() -> tuple[str, ...]:
    """Return questions that no letters answer, in both languages."""
    listed = tomllib.loads((importlib.resources.files("rag") / "probes.toml").read_text("utf-8"))
    return tuple(question for language in LANGUAGES for question in listed[language])


def probe(answerer: Answerer, snapshot: Snapshot, progress: Progress | None = None) -> tuple[Signals, ...]:
    """Ask all probes, and return what was found for them by chance."""
    asked = probes()
    found = []
    for number, question in enumerate(asked):
        if progress is not None:
            progress(number, len(asked))
        request = Request(question)
        found.append(answerer.gather(answerer.understand(request, snapshot), request, snapshot).signals)
    if progress is not None:
        progress(len(asked), len(asked))
    return tuple(found)


def calibrate(answerer: Answerer, snapshot: Snapshot, progress: Progress | None = None) -> Decision:
    """Return the decision brought in line with the snapshot's letters and model; see `Decision.measured`."""
    measured: Background = background(probe(answerer, snapshot, progress))
    return replace(answerer.decision, measured=measured, model=snapshot.embedder.model.hash)
