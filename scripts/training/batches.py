"""What is seen how often, put into batches of texts of like length."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from scripts.training.examples import Tokens, Translated
from scripts.training.gather import BUSINESS, GENERAL, LEXICON, MACHINE, WORD, Asked

# The share of the views (a text on one side of a pair) that each group gets.
DUTCH_SHARES = {
    GENERAL: 0.3, BUSINESS: 0.14, MACHINE: 0.05, WORD: 0.05, LEXICON: 0.06, "paragraph": 0.12, "mixed": 0.06,
}  # fmt: skip
ENGLISH_SHARES = {GENERAL: 0.06, BUSINESS: 0.04, "gloss": 0.08, WORD: 0.01, LEXICON: 0.01, "paragraph": 0.04}
_POOL = 24_576
# What a retrieval batch is made of: origin and number of questions.
ASKED_SHARES = {"written": 0.25, "docs": 0.45, "cloze": 0.3}


@dataclass(frozen=True, slots=True)
class Views:
    """Texts in either language and the rows of the teachers' vectors they should have."""

    ids: NDArray[numpy.int64]
    targets: NDArray[numpy.int64]


def draw_views(
    translated: Translated, english: Tokens, dutch: Tokens, pad: int, room: int, most: int, seed: int
) -> Iterator[Views]:
    """Draw batches for ever, each of at most `room` tokens (padding counted) and `most` texts."""
    drawn = numpy.random.default_rng(seed)
    members = {group: numpy.flatnonzero(translated.groups == group) for group in numpy.unique(translated.groups)}
    shares = [(tokens, members[group], share) for tokens, table in ((dutch, DUTCH_SHARES), (english, ENGLISH_SHARES))
              for group, share in table.items() if group in members]  # fmt: skip
    total = sum(share for _, _, share in shares)
    while True:
        pool: list[tuple[int, int, int]] = []
        for at, (tokens, rows, share) in enumerate(shares):
            chosen = drawn.choice(rows, size=int(_POOL * share / total))
            pool += [(int(tokens.bounds[row + 1] - tokens.bounds[row]), at, int(row)) for row in chosen]
        pool.sort()
        for part in _shuffled(drawn, list(_chunks(pool, room, most))):
            width = part[-1][0]
            ids = numpy.full((len(part), width), pad, dtype=numpy.int64)
            for line, (length, at, row) in enumerate(part):
                tokens = shares[at][0]
                ids[line, :length] = tokens.flat[tokens.bounds[row] : tokens.bounds[row] + length]
            yield Views(ids, numpy.array([row for _, _, row in part]))


def _chunks(pool: list[tuple[int, int, int]], room: int, most: int) -> Iterator[list[tuple[int, int, int]]]:
    start = 0
    for at in range(1, len(pool) + 1):
        if at == len(pool) or (at + 1 - start) * pool[at][0] > room or at - start >= most:
            if at - start >= 16 or start == 0:
                yield pool[start:at]
            start = at


def _shuffled(
    drawn: numpy.random.Generator, parts: list[list[tuple[int, int, int]]]
) -> list[list[tuple[int, int, int]]]:
    return [parts[at] for at in drawn.permutation(len(parts))]


@dataclass(frozen=True, slots=True)
class Exam:
    """Questions with their passages and near misses, as rows of one table of token numbers.

    Attributes:
        questions: the rows of the questions' tokens.
        passages: the rows of their passages' tokens; equal numbers are equal passages.
        misses: the rows of the near misses.
        owners: for each near miss, the position of its passage in `passages`.
    """

    questions: NDArray[numpy.int64]
    passages: NDArray[numpy.int64]
    misses: NDArray[numpy.int64]
    owners: NDArray[numpy.int64]


def asked_texts(asked: list[Asked]) -> tuple[list[str], dict[str, int]]:
    """List every text in the questions once, with its row."""
    rows: dict[str, int] = {}
    for one in asked:
        for text in (one.question, one.passage, *one.near_misses):
            rows.setdefault(text, len(rows))
    return list(rows), rows


def draw_exams(asked: list[Asked], rows: dict[str, int], size: int, seed: int) -> Iterator[Exam]:
    """Draw batches of about `size` training questions for ever; a near miss of each written one comes along."""
    drawn = numpy.random.default_rng(seed)
    train = [one for one in asked if one.split == "train"]
    origins = [(share, [one for one in train if one.origin == origin]) for origin, share in ASKED_SHARES.items()]
    while True:
        chosen = [
            members[number]
            for share, members in origins
            if members
            for number in drawn.choice(len(members), size=min(len(members), int(size * share)), replace=False)
        ]
        misses = [(rows[one.near_misses[int(drawn.integers(len(one.near_misses)))]], at)
                  for at, one in enumerate(chosen) if one.near_misses]  # fmt: skip
        yield Exam(
            numpy.array([rows[one.question] for one in chosen]),
            numpy.array([rows[one.passage] for one in chosen]),
            numpy.array([row for row, _ in misses], dtype=numpy.int64),
            numpy.array([owner for _, owner in misses], dtype=numpy.int64),
        )
