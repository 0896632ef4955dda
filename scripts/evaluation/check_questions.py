"""Proves that the question sets hold what they promise: every evidence quote verbatim, every count right.

`after` and `before` are the first and the last day that may answer, both included: a question about November 2024
has "2024-11" for both, one about the time before 2024 has "before": "2023-12-31".
"""

import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LETTERS = FOLDER.parent / "sample_letters"
# For each set and language: all its questions, and those among them that the letters do not answer.
SIZES = {"dev": (24, 7), "test": (42, 11), "fit": (60, 30)}
KINDS = {"topic", "speaker", "fact", "date", "follow-up", "unanswerable"}
REASONS = {
    "right topic, wrong person",
    "right person, wrong topic",
    "not in the letters",
    "person unknown",
    "no letters of that time",
}


def collapsed(text: str) -> str:
    """Return the text in NFC with each run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_questions(name: str, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """Return the questions of the set `dev`, `test` or `fit`."""
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


def faults_of(question: dict[str, Any], speakers: dict[str, set[str]], letters: Path = LETTERS) -> list[str]:
    """Return what is wrong with one question; `speakers` are those of each document."""
    faults = []
    evidence, answerable = question["evidence"], question["kind"] != "unanswerable"
    if question["kind"] not in KINDS or (question["kind"] == "follow-up") != bool(question.get("history")):
        faults.append("its kind is unknown, or a follow-up lacks a history, or a history is no follow-up's")
    if answerable != (1 <= len(evidence) <= 4) or answerable == (question.get("why") in REASONS):
        faults.append("it needs one to four quotes, or else a known reason why it has none")
    if question["speaker"] is not None and not any(question["speaker"] in people for people in speakers.values()):
        faults.append(f"{question['speaker']} speaks in no letter")
    for item in evidence:
        if question["speaker"] not in {None} | speakers.get(item["document"], set()):
            faults.append(f"{question['speaker']} does not speak in {item['document']}")
        path = letters / item["document"]
        if not path.is_file() or collapsed(item["quote"]) not in collapsed(path.read_text("utf-8-sig")):
            faults.append(f"not verbatim in {item['document']}: {item['quote']}")
    return faults


def check(folder: Path = FOLDER, letters: Path = LETTERS) -> list[str]:
    """Return every fault of the sets; none when they hold."""
    fields = json.loads((folder / "fields.json").read_text("utf-8"))
    speakers = {name: {*one["authors"], *one.get("interviewed", [])} for name, one in fields.items()}
    faults = []
    sets = {name: read_questions(name, folder) for name in SIZES}
    every = [question for questions in sets.values() for question in questions]
    counted = Counter(value for question in every for value in (question["id"], question["question"].casefold()))
    faults += [f"twice: {value}" for value, times in counted.items() if times > 1]
    for name, questions in sets.items():
        for language in ("nl", "en"):
            kinds = [question["kind"] for question in questions if question["language"] == language]
            if (len(kinds), kinds.count("unanswerable")) != SIZES[name]:
                faults.append(f"{name}, {language}: {len(kinds)} questions, {kinds.count('unanswerable')} unanswerable")
    return faults + [
        f"{question['id']}: {fault}" for question in every for fault in faults_of(question, speakers, letters)
    ]


if __name__ == "__main__":
    found = check()
    sys.stdout.write("\n".join(found or ["all sets hold"]) + "\n")
    sys.exit(bool(found))
