"""Proves that the question sets hold what they promise: every evidence quote verbatim, every count right.

A question's `evidence` is every sentence of the collection that answers it by itself; each quote is one sentence.
`after` and `before` are the first and the last day that may answer, both included: a question about November 2024
has "2024-11" for both, one about the time before 2024 has "before": "2023-12-31".

What a kind asks for besides its evidence:

- follow-up: a `history`; an unanswerable question may have one too.
- comparison: `speaker` is null, `speakers` names two or more people, and each of them is quoted. Another kind names
  in `speakers` all whom an ambiguous name can mean, such as a first name that two people share; only they are quoted.
- change: how one person's view changed: a `speaker`, quoted from two documents or more.
- addressee: what was written to one person: `addressee` is that person, and each document quoted is addressed to them.
- reported: what a writer says that somebody said: `about` is that somebody, `speaker` the writer (null where several
  report it), and none of the quotes stands where `about` speaks.
- subject: what others say about a person: `about` is that person, and none of the quotes is theirs.
- who: who somebody is: `about` is that person, and a biography may answer.
- unanswerable: no evidence, and `why`.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.evaluation.letter_text import letter_text

FOLDER = Path(__file__).parent
LETTERS = FOLDER.parent / "sample_letters"
# For each set and language: all its questions, and those among them that the letters do not answer.
SIZES = {"dev": (56, 14), "test": (89, 24), "fit": (111, 47)}
MOST_QUOTES = 20
ABOUT = {"reported", "subject", "who"}
KINDS = {"topic", "speaker", "fact", "date", "follow-up", "comparison", "change", "addressee", *ABOUT, "unanswerable"}
REASONS = {
    "right topic, wrong person",
    "right person, wrong topic",
    "right topic, wrong year",
    "not in the letters",
    "person unknown",
    "no letters of that time",
}
Fields = dict[str, dict[str, Any]]


def collapsed(text: str) -> str:
    """Return the text in NFC with each run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_questions(name: str, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """Return the questions of the set `dev`, `test` or `fit`."""
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


def people_of(field: dict[str, Any]) -> set[str]:
    """Return all who speak in a document, those whose earlier mail is quoted in it among them."""
    return {*field["authors"], *field.get("interviewed", []), *(name for name, _ in field.get("turns", []))}


def speakers_of(quote: str, field: dict[str, Any], text: str) -> set[str]:
    """Return who says the quote: the turn it stands in, or else everybody who speaks in the document."""
    at, turns = collapsed(text).find(collapsed(quote)), field.get("turns", [])
    speaking, start = None, 0
    for name, opening in turns:
        # An opening leaves out the marks within it, such as a comma.
        words = re.compile(r"\W+".join(map(re.escape, re.findall(r"\w+", opening))))
        found = words.search(collapsed(text), start)
        if found is None or found.start() > at + 2:
            break
        speaking, start = name, found.end()
    if speaking is not None:
        return {speaking}
    return people_of(field)


def faults_of(question: dict[str, Any], fields: Fields, texts: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with one question; `fields` and `texts` are those of each document."""
    evidence, kind, speaker = question["evidence"], question["kind"], question["speaker"]
    about, speakers, addressee = question.get("about"), question.get("speakers", []), question.get("addressee")
    known = {name for field in fields.values() for name in people_of(field)}
    if kind not in KINDS:
        yield f"its kind {kind} is unknown"
    if kind != "unanswerable" and (kind == "follow-up") != bool(question.get("history")):
        yield "a follow-up lacks a history, or a history is no follow-up's"
    if (kind == "unanswerable") == (1 <= len(evidence) <= MOST_QUOTES) or (kind == "unanswerable") != (
        question.get("why") in REASONS
    ):
        yield f"it needs one to {MOST_QUOTES} quotes, or else a known reason why it has none"
    if len({item["quote"] for item in evidence}) != len(evidence):
        yield "a quote is given twice"
    for name in ({speaker} - {None}) | set(speakers):
        if name not in known:
            yield f"{name} speaks in no letter"
    if kind in {"comparison", "change"} and not (
        len(speakers) > 1 and speaker is None if kind == "comparison" else speaker
    ):
        yield "a comparison needs speakers and no speaker, a change needs a speaker"
    if (kind in ABOUT and not about) or (kind == "addressee" and not addressee):
        yield "it needs the name that it is about, or to whom the words were written"
    if kind == "change" and len({item["document"] for item in evidence}) < 2:
        yield "a change is quoted from two documents"
    said: set[str] = set()
    for item in evidence:
        document, quote = item["document"], item["quote"]
        if collapsed(quote) not in collapsed(texts.get(document, "")):
            yield f"not verbatim in {document}: {quote}"
            continue
        by = speakers_of(quote, fields[document], texts[document])
        said |= by
        if speaker not in {None} | by:
            yield f"in {document} it is not {speaker} who says: {quote}"
        if speakers and not by & set(speakers):
            yield f"none of those compared says: {quote}"
        if kind in {"reported", "subject"} and about in by:
            yield f"{about} says so in their own words: {quote}"
        if addressee is not None and addressee not in fields[document]["addressees"]:
            yield f"{document} is not addressed to {addressee}"
    if kind == "comparison" and set(speakers) - said:
        yield f"not quoted: {', '.join(sorted(set(speakers) - said))}"


def check(folder: Path = FOLDER, letters: Path = LETTERS) -> list[str]:
    """Return every fault of the sets; none when they hold."""
    fields = json.loads((folder / "fields.json").read_text("utf-8"))
    texts = {name: letter_text(letters / name) for name in fields if (letters / name).is_file()}
    faults = []
    sets = {name: read_questions(name, folder) for name in SIZES}
    every = [question for questions in sets.values() for question in questions]
    counted = Counter(
        value
        for question in every
        for value in (question["id"], json.dumps([question["question"].casefold(), question.get("history")]))
    )
    faults += [f"twice: {value}" for value, times in counted.items() if times > 1]
    for name, questions in sets.items():
        for language in ("nl", "en"):
            kinds = [question["kind"] for question in questions if question["language"] == language]
            if (len(kinds), kinds.count("unanswerable")) != SIZES[name]:
                faults.append(f"{name}, {language}: {len(kinds)} questions, {kinds.count('unanswerable')} unanswerable")
    return faults + [f"{question['id']}: {fault}" for question in every for fault in faults_of(question, fields, texts)]


if __name__ == "__main__":
    found = check()
    sys.stdout.write("\n".join(found or ["all sets hold"]) + "\n")
    sys.exit(bool(found))
