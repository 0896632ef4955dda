"""Step 1: questions with the sentences that answer them, out of the written and the public sets."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.document import LANGUAGES, Language, Span
from index.sentences import split_sentences

WRITTEN = "written"
WRITTEN_FOLDER = Path(__file__).parent / "data"
_HELD = 0.08
_SQUAD_FORM = ("squadshifts-new_wiki.json", "squadshifts-reddit.json", "squadshifts-amazon.json")
SELQA_FORM = ("selqa-dev.json", "selqa-test.json")


@dataclass(frozen=True, slots=True)
class Example:
    """A question and one passage.

    Attributes:
        answers: for each sentence whether it answers; None when one of them does, and which is not known.
        source: the set it comes from.
        language: of the question.
    """

    question: str
    sentences: tuple[str, ...]
    answers: tuple[bool, ...] | None
    source: str
    language: Language = "en"

    @property
    def is_answered(self) -> bool:
        """Whether any of the sentences answers."""
        return self.answers is None or any(self.answers)


def written_examples(folder: Path) -> list[Example]:
    """Read the sets written for this project, whose rows tell the answering sentences of each question."""
    found = []
    for path in sorted(folder.glob("passages_*.jsonl")):
        for row in _rows(path):
            sentences = tuple(row["sentences"])
            for question in row["questions"]:
                answers = tuple(number in question["answers"] for number in range(len(sentences)))
                found.append(Example(question["q"], sentences, answers, WRITTEN, question["language"]))
    return found


def hold_back(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Divide by passages into what is learnt from and what is only measured on.

    A passage's own text decides, so that it stays on its side when others are written.
    """

    def is_held(one: Example) -> bool:
        digest = hashlib.sha256("\n".join(one.sentences).encode()).digest()
        return int.from_bytes(digest[:4]) < _HELD * 2**32

    return [one for one in examples if not is_held(one)], [one for one in examples if is_held(one)]


def passage_examples(folder: Path) -> list[Example]:
    """Read the embedding model's written questions, of which only the passage is known and what it does not answer."""
    found: list[Example] = []
    for path in sorted(folder.glob("questions*.jsonl")):
        for row in _rows(path):
            sentences = _sentences(row["passage"])
            nothing = (False,) * len(sentences)
            for language in LANGUAGES:
                asked = row[f"questions_{language}"]
                found += (Example(question, sentences, None, "passages", language) for question in asked)
                misses = row.get(f"near_miss_{language}") or ()
                questions = (misses,) if isinstance(misses, str) else misses
                found += (Example(question, sentences, nothing, "passages", language) for question in questions)
    return found


def public_examples(folder: Path) -> list[Example]:
    """Read the public sets that lie in `folder`; what is missing is left out."""
    found: list[Example] = []
    for name in _SQUAD_FORM:
        if (folder / name).exists():
            found += _squad(folder / name)
    if (folder / "qed.jsonl").exists():
        found += _qed(folder / "qed.jsonl")
    for name in SELQA_FORM:
        if (folder / name).exists():
            found += _selqa(folder / name)
    return found


def _squad(path: Path) -> Iterator[Example]:
    for article in json.loads(path.read_text("utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            spans = split_sentences(text, Span(0, len(text)))
            sentences = tuple(span.of(text) for span in spans)
            for asked in paragraph["qas"]:
                starts = [] if asked.get("is_impossible") else [one["answer_start"] for one in asked["answers"]]
                answers = tuple(any(span.start <= start < span.end for start in starts) for span in spans)
                if any(answers) == bool(starts):
                    yield Example(asked["question"].strip(), sentences, answers, path.stem)


def _qed(path: Path) -> Iterator[Example]:
    for row in _rows(path):
        text, starts = row["paragraph_text"], row["sentence_starts"]
        spans = [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
        given = [part["start"] for answer in row["original_nq_answers"] for part in answer]
        answers = tuple(any(span.start <= start < span.end for start in given) for span in spans)
        if any(answers):
            yield Example(row["question_text"], tuple(span.of(text).strip() for span in spans), answers, "qed")


def _selqa(path: Path) -> Iterator[Example]:
    for row in json.loads(path.read_text("utf-8")):
        answers = tuple(number in row["answers"] for number in range(len(row["candidates"])))
        if any(answers):
            yield Example(row["question"].strip(), tuple(row["candidates"]), answers, "selqa")


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(span.of(text) for span in split_sentences(text, Span(0, len(text))))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)
