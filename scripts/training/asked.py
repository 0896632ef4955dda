"""Step 6, first half: the passages written for the reader, with their questions, as batches of token rows."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy
from numpy.typing import NDArray

from scripts.reader.examples import Example


@dataclass(slots=True)
class AskedPassage:
    """A passage with the rows of its texts in the table of tokens.

    Attributes:
        windows: of each sentence with the one before it, as it is embedded when it serves.
        asked: by language, the questions it answers, each with the sentences that do.
        misses: questions it does not answer.
    """

    text: int
    windows: list[int]
    asked: dict[str, list[tuple[int, frozenset[int]]]] = field(default_factory=dict)
    misses: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AskedBatch:
    """Rows of texts, and which belong together.

    Attributes:
        owners: of each question, the place of its passage among `passages`.
        miss_owners: of each miss, the place of its passage.
        rights: of each question, the place of the window that answers it among `windows`.
        masked: of shape (questions, windows): other windows that answer.
    """

    questions: NDArray[numpy.int64]
    owners: NDArray[numpy.int64]
    passages: NDArray[numpy.int64]
    misses: NDArray[numpy.int64]
    miss_owners: NDArray[numpy.int64]
    windows: NDArray[numpy.int64]
    rights: NDArray[numpy.int64]
    masked: NDArray[numpy.bool_]


def asked_passages(examples: Sequence[Example], texts: dict[str, int]) -> list[AskedPassage]:
    """Return the passages of examples that tell which sentences answer; `texts` is filled with all their texts."""
    found: dict[tuple[str, ...], AskedPassage] = {}
    for one in examples:
        if one.answers is None:
            continue
        passage = found.get(one.sentences)
        if passage is None:
            windows = [" ".join(one.sentences[max(0, at - 1) : at + 1]) for at in range(len(one.sentences))]
            rows = [texts.setdefault(text, len(texts)) for text in (" ".join(one.sentences), *windows)]
            passage = found[one.sentences] = AskedPassage(rows[0], rows[1:])
        question = texts.setdefault(one.question, len(texts))
        answers = frozenset(at for at, answers in enumerate(one.answers) if answers)
        if answers:
            passage.asked.setdefault(one.language, []).append((question, answers))
        else:
            passage.misses.append(question)
    return [passage for passage in found.values() if passage.asked]


def draw_asked(
    passages: Sequence[AskedPassage], nearest: NDArray[numpy.int64], size: int, shown: int, drawn: random.Random
) -> AskedBatch:
    """Draw a batch.

    Args:
        passages: all of them.
        nearest: of shape (passages, some): the numbers of those most like each, which come along with it.
        size: how many passages at least.
        shown: how many sentences of each passage are told apart.
        drawn: draws.
    """
    numbers: dict[int, None] = {}
    while len(numbers) < min(size, len(passages)):
        number = drawn.randrange(len(passages))
        numbers.update(dict.fromkeys([number, *nearest[number].tolist()]))
    chosen = [passages[number] for number in numbers]
    questions: list[int] = []
    owners: list[int] = []
    windows: list[int] = []
    rights: list[int] = []
    known: list[tuple[int, frozenset[int]]] = []
    places: list[tuple[int, int]] = []
    for owner, passage in enumerate(chosen):
        asked = [drawn.choice(ones) for ones in passage.asked.values()]
        right = [drawn.choice(sorted(answers)) for _, answers in asked]
        others = [at for at in range(len(passage.windows)) if at not in right]
        told = [*dict.fromkeys(right), *drawn.sample(others, len(others))][:shown]
        for (question, answers), at in zip(asked, right, strict=True):
            questions.append(question)
            owners.append(owner)
            rights.append(len(windows) + told.index(at))
            known.append((owner, answers))
        windows += [passage.windows[at] for at in told]
        places += [(owner, at) for at in told]
    misses = [(drawn.choice(passage.misses), owner) for owner, passage in enumerate(chosen) if passage.misses]
    # A window holds the sentence before as well.
    masked = numpy.array([[place[0] == owner and not answers.isdisjoint((place[1], place[1] - 1)) for place in places]
                          for owner, answers in known])  # fmt: skip
    masked[numpy.arange(len(rights)), rights] = False
    return AskedBatch(
        questions=numpy.array(questions),
        owners=numpy.array(owners),
        passages=numpy.array([passage.text for passage in chosen]),
        misses=numpy.array([row for row, _ in misses], dtype=numpy.int64),
        miss_owners=numpy.array([owner for _, owner in misses], dtype=numpy.int64),
        windows=numpy.array(windows),
        rights=numpy.array(rights),
        masked=masked,
    )
