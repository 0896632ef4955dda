"""Which sentences may be trained on: readable ones that no held-out set holds."""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

_NOT_A_WORD = re.compile(r"[\W_]+")


def key(text: str) -> str:
    """Reduce a sentence to its letters and digits in lower case, so that copies are recognised."""
    return _NOT_A_WORD.sub("", text.lower())


def held_out_keys(folder: Path) -> frozenset[str]:
    """Collect the keys of every sentence in the held-out sets, in both languages."""
    found: set[str] = set()
    for path in sorted(folder.glob("*.tsv")):
        for row in read_tsv(path):
            found.update(key(cell) for cell in row[:2])
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.update(key(row[name]) for name in ("en1", "en2", "nl1", "nl2"))
    return frozenset(found)


def read_tsv(path: Path) -> Iterator[list[str]]:
    """Read rows of tab-separated cells, without quoting; a name ending in .gz is unpacked."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in content.decode("utf-8").rstrip("\n").split("\n"):
        yield line.split("\t")


def read_csv(path: Path) -> Iterator[list[str]]:
    """Read rows of comma-separated cells."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file)
