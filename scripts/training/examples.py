"""Step 3: the gathered files as token numbers, ready to be put into batches."""

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
from numpy.typing import NDArray
from tokenizers import Tokenizer

from scripts.training.cleaning import read_tsv
from scripts.training.gather import BUSINESS, GENERAL, LEXICON, MACHINE, WORD, Asked

TOKEN_LIMIT = 200
_PARAGRAPHS = {GENERAL: 60_000, BUSINESS: 60_000, MACHINE: 20_000}
_CLOZE = 40_000
_MIXED = 150_000
_MIXED_WORDS = 0.5
_SEED = 11


@dataclass(frozen=True, slots=True)
class Tokens:
    """Token numbers of many texts, end to end; text `i` is `flat[bounds[i]:bounds[i + 1]]`."""

    flat: NDArray[numpy.int32]
    bounds: NDArray[numpy.int64]

    def __len__(self) -> int:
        return len(self.bounds) - 1

    @property
    def lengths(self) -> NDArray[numpy.int64]:
        """The number of tokens of each text."""
        return numpy.diff(self.bounds)

    def padded(self, numbers: Sequence[int] | NDArray[numpy.int64], pad: int) -> NDArray[numpy.int64]:
        """Return the chosen texts as rows of equal length, filled up with `pad`."""
        rows = [self.flat[self.bounds[number] : self.bounds[number + 1]] for number in numbers]
        table = numpy.full((len(rows), max(map(len, rows))), pad, dtype=numpy.int64)
        for at, row in enumerate(rows):
            table[at, : len(row)] = row
        return table


def tokenize(tokenizer: Tokenizer, texts: Sequence[str], limit: int = TOKEN_LIMIT) -> Tokens:
    """Turn texts into token numbers with special tokens, cut off at `limit`."""
    tokenizer.no_padding()
    tokenizer.enable_truncation(limit)
    ids = [encoding.ids for part in _parts(texts) for encoding in tokenizer.encode_batch_fast(part)]
    bounds = numpy.cumsum([0, *map(len, ids)], dtype=numpy.int64)
    flat = numpy.fromiter((number for row in ids for number in row), dtype=numpy.int32, count=int(bounds[-1]))
    return Tokens(flat, bounds)


def _parts(texts: Sequence[str]) -> list[Sequence[str]]:
    return [texts[at : at + 50_000] for at in range(0, len(texts), 50_000)]


@dataclass(frozen=True, slots=True)
class Translated:
    """English texts, their Dutch where there is one, and the group that says how often they are seen."""

    english: list[str]
    dutch: list[str]
    groups: NDArray[numpy.str_]


def read_translated(work: Path, every: int = 1) -> Translated:
    """Read the pairs, join neighbours into paragraphs, and add the texts of English alone (group `gloss`).

    Args:
        work: the work folder.
        every: take only each so-manieth text, for a quick try.
    """
    rows = [(row[0], row[1], row[2]) for row in read_tsv(work / "pairs.tsv")]
    rows += [(" ".join(part[0] for part in parts), " ".join(part[1] for part in parts), "paragraph")
             for parts in _paragraphs(rows)]  # fmt: skip
    glosses = (work / "english.txt").read_text(encoding="utf-8").splitlines()
    rows += _mixed(rows, glosses)
    rows += [(text, "", "gloss") for text in glosses]
    english, dutch, groups = zip(*rows[::every], strict=True)
    return Translated(list(english), list(dutch), numpy.array(groups))


def _paragraphs(rows: list[tuple[str, str, str]]) -> list[list[tuple[str, str, str]]]:
    """Join two to six pairs that follow each other in their source, into texts of a passage's length."""
    drawn = random.Random(_SEED)
    found = []
    for group, wanted in _PARAGRAPHS.items():
        members = [row for row in rows if row[2] == group and len(row[0]) > 12]
        for _ in range(min(wanted, len(members))):
            at = drawn.randrange(max(1, len(members) - 6))
            found.append(members[at : at + drawn.randint(2, 6)])
    return found


def _mixed(rows: list[tuple[str, str, str]], glosses: list[str]) -> list[tuple[str, str, str]]:
    """Put Dutch words of the glossary into English sentences, which keep the meaning they had (group `mixed`)."""
    drawn = random.Random(_SEED + 2)
    words: dict[str, str] = {}
    for english, dutch, group in rows:
        if group == WORD and english.isalpha() and dutch.isalpha():
            words.setdefault(english.lower(), dutch)
    found = []
    for text in drawn.sample(plain := [row[0] for row in rows if row[2] == GENERAL] + glosses, min(_MIXED, len(plain))):
        parts = re.split(r"(\W+)", text)
        put = [
            words[part.lower()] if part.lower() in words and drawn.random() < _MIXED_WORDS else part for part in parts
        ]
        if put != parts:
            found.append((text, "".join(put), "mixed"))
    return found


def read_asked(work: Path) -> list[Asked]:
    """Read the questions with their passages, and add clozes made of translated neighbours."""
    lines = (work / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [Asked(**{**row, "near_misses": tuple(row["near_misses"])}) for row in map(json.loads, lines)]
    return [
        *asked,
        *_clozes([(row[0], row[1], row[2]) for row in read_tsv(work / "pairs.tsv") if row[2] not in (WORD, LEXICON)]),
    ]


def _clozes(rows: list[tuple[str, str, str]]) -> list[Asked]:
    """Take one sentence out of a paragraph and ask for the rest of it, often across the languages.

    The inverse cloze task (Lee, Chang and Toutanova, 2019), made bilingual.
    """
    drawn = random.Random(_SEED + 1)
    business = [row for row in rows if row[2] == BUSINESS and 30 < len(row[0]) < 300]
    found = []
    for _ in range(_CLOZE if business else 0):
        at = drawn.randrange(max(1, len(business) - 6))
        parts = business[at : at + drawn.randint(3, 6)]
        taken = parts.pop(drawn.randrange(len(parts)))
        asking, answering = drawn.choice(((0, 1), (0, 1), (1, 1), (1, 0)))
        passage = " ".join(part[answering] for part in parts)
        found.append(Asked(taken[asking], passage, ("en", "nl")[asking], (), "cloze", "train"))
    return found
