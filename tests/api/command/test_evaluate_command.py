import json
from pathlib import Path

import pytest

from tests.api.command.small import Run

QUOTE = "Vertrouwen komt altijd te voet."
EVIDENCE = [{"document": "over-vertrouwen.txt", "quote": QUOTE}]
QUESTIONS = [
    {"id": "1", "language": "nl", "question": f"{QUOTE[:-1]}?", "kind": "topic", "evidence": EVIDENCE},
    {"id": "2", "language": "nl", "question": "Hoeveel kost benzine?", "kind": "unanswerable", "evidence": []},
]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(json.dumps(question) for question in QUESTIONS), "utf-8")
    return path


def test_it_measures_what_is_found_quoted_and_refused(run: Run, letters: Path, questions: Path) -> None:
    run("index", letters)
    result = run("evaluate", questions, "--json")
    everything = json.loads(result.stdout)["all"]
    wanted = ("questions", "hit@1", "mrr", "verbatim", "false_refusals", "false_answers")
    assert [everything[name] for name in wanted] == [2, 1.0, 1.0, 1.0, 0.0, 0.0]
    lines = run("evaluate", questions).stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == ["all", "nl", "topic", "unanswerable"]
    assert lines[0].startswith("all: 2 questions, hit@1 1.0, hit@3 1.0, MRR 1.0, ")
    assert "hit@1 -, hit@3 -, MRR -" in lines[3]


def test_questions_that_are_none_are_told(run: Run, letters: Path, tmp_path: Path) -> None:
    run("index", letters)
    missing = run("evaluate", tmp_path / "none.jsonl")
    assert missing.exit_code == 1
    assert missing.stderr.startswith(f"Error: The questions {tmp_path / 'none.jsonl'} cannot be read: ")
    (tmp_path / "wrong.jsonl").write_text('{"id": "1"}\n', "utf-8")
    wrong = run("evaluate", tmp_path / "wrong.jsonl")
    assert wrong.exit_code == 1
    assert wrong.stderr.startswith(f"Error: {tmp_path / 'wrong.jsonl'} holds a line that is no question: ")
