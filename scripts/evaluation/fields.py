"""Measures how many fields of the sample letters are read rightly, each by itself.

`fields.json` holds what is true of each letter:

- title: null where only the file's name says it; then it counts that nothing in the text is taken for a title.
- authors, addressees: full names. They are compared after names are united over all letters, as the index does, since
  a letter that is signed `Wim` says no more.
- date: as precise as the letter gives it; another precision is wrong.
- turns: who speaks, and the first words of the turn, in order. Where they are not listed, the one author is the only
  one who speaks, and with several authors nobody does.
- part: `test` for letters that were not looked at while building; only their totals are told.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from index.document import ReadDocument
from index.people import by_written_name
from index.reading.read import read_document
from index.unite import unite

LETTERS = Path(__file__).parents[1] / "sample_letters"
TRUE_FIELDS = Path(__file__).parent / "fields.json"
PARTS = ("dev", "test")

FullName = Callable[[str], str]


def read_true_fields() -> dict[str, dict[str, Any]]:
    """Return what is true of each letter, by its path below the letters folder."""
    fields: dict[str, dict[str, Any]] = json.loads(TRUE_FIELDS.read_text("utf-8"))
    return fields


def part_of(true: Mapping[str, Any]) -> str:
    """Return the part a letter belongs to: `dev` or `test`."""
    return str(true.get("part", "dev"))


def measure_fields() -> dict[str, dict[str, Any]]:
    """Return for each part the number of letters and, for each field, the share of letters in which it is right.

    For `dev`, `wrong` lists the letter, the field, and what was read.
    """
    fields = read_true_fields()
    documents = {name: read_document((LETTERS / name).read_bytes(), name) for name in fields}
    full_name = _full_names(documents)
    right: dict[str, dict[str, int]] = {part: defaultdict(int) for part in PARTS}
    wrong: dict[str, list[tuple[str, str, str]]] = {part: [] for part in PARTS}
    for name, true in fields.items():
        part = part_of(true)
        for field, (read, expected) in _compared(documents[name], true, full_name).items():
            right[part][field] += read == expected
            if read != expected:
                wrong[part].append((name, field, repr(read)))
    figures: dict[str, dict[str, Any]] = {}
    for part in PARTS:
        letters = sum(part_of(true) == part for true in fields.values())
        figures[part] = {
            "letters": letters,
            **{field: round(count / letters, 3) for field, count in right[part].items()},
        }
    return {**figures, "dev": {**figures["dev"], "wrong": wrong["dev"]}}


def _full_names(documents: Mapping[str, ReadDocument]) -> FullName:
    names = {name for document in documents.values() for name in (*document.authors, *document.addressees)}
    names |= {turn.speaker for document in documents.values() for turn in document.turns if turn.speaker}
    people = by_written_name(unite(names))
    return lambda name: people[name].name


def _compared(document: ReadDocument, true: Mapping[str, Any], full_name: FullName) -> dict[str, tuple[object, object]]:
    """Return for each field what was read and what is true."""
    has_title = any(field == "title" for field, _ in document.evidence) or document.title == true["title"]
    spoken = [turn for turn in document.turns if turn.speaker is not None]
    speakers = [full_name(turn.speaker) for turn in spoken if turn.speaker is not None]
    turns: tuple[object, object]
    if "turns" in true:
        openings = [turn.span.of(document.text) for turn in spoken]
        same = len(spoken) == len(true["turns"]) and all(
            opening.startswith(first) for opening, (_, first) in zip(openings, true["turns"], strict=True)
        )
        turns = (speakers, same), ([speaker for speaker, _ in true["turns"]], True)
    else:
        turns = set(speakers), set(true["authors"] if len(true["authors"]) == 1 else ())
    return {
        "title": (document.title if has_title else None, true["title"]),
        "kind": (document.kind, true["kind"]),
        "authors": ([full_name(name) for name in document.authors], true["authors"]),
        "addressees": ([full_name(name) for name in document.addressees], true["addressees"]),
        "place": (document.place, true["place"]),
        "date": (str(document.date) if document.date else None, true["date"]),
        "language": (document.language, true["language"]),
        "turns": turns,
    }


def main() -> None:
    """Print the figures of both parts, and which letters of the development part are read wrongly."""
    figures = measure_fields()
    for line in figures["dev"].pop("wrong"):
        print(*line, sep=" | ")
    for part in PARTS:
        print(part, *(f"{field} {value}" for field, value in figures[part].items()), sep="  ")


if __name__ == "__main__":
    main()
