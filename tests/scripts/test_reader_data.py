"""What the reader is trained on is labelled as it says, and holds nothing of what answers are measured with."""

import json
from pathlib import Path

from api.evaluation import read_questions
from scripts.reader.examples import SELQA_FORM, WRITTEN, public_examples, written_examples

ROOT = Path(__file__).parents[2]
DATA = ROOT / "scripts" / "reader" / "data"
EXAMPLES = written_examples(DATA)


def test_every_set_asks_in_both_languages_and_has_near_misses() -> None:
    for path in sorted(DATA.glob("passages_*.jsonl")):
        questions = [one for line in path.read_text("utf-8").splitlines() for one in json.loads(line)["questions"]]
        assert {one["language"] for one in questions} == {"nl", "en"}, path.name
        missed = sum(not one["answers"] for one in questions)
        assert 0.2 * len(questions) < missed < 0.5 * len(questions), path.name
        assert all(one["q"].strip() for one in questions), path.name


def test_every_label_is_of_a_sentence_that_is_there() -> None:
    for path in sorted(DATA.glob("passages_*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            numbers = {number for one in row["questions"] for number in one["answers"]}
            assert numbers <= set(range(len(row["sentences"]))), row["sentences"][0]
    assert len(EXAMPLES) == sum(
        len(json.loads(line)["questions"]) for path in DATA.glob("passages_*.jsonl") for line in path.open("rb")
    )


def test_no_passage_stands_there_twice() -> None:
    passages = [json.loads(line)["sentences"][0] for path in DATA.glob("passages_*.jsonl") for line in path.open("rb")]
    assert len(set(passages)) == len(passages)


def test_nothing_of_the_sample_letters_or_their_questions_is_learnt_from() -> None:
    letters = " ".join(
        " ".join(path.read_text("utf-8", errors="replace").split())
        for path in (ROOT / "scripts" / "sample_letters").rglob("*")
        if path.suffix in (".txt", ".md", ".html", ".eml")
    )
    sentences = {one for example in EXAMPLES for one in example.sentences if len(one.split()) > 5}
    assert len(sentences) > 10_000
    assert [one for one in sentences if one in letters] == []
    asked = {
        one.question.casefold()
        for path in (ROOT / "scripts" / "evaluation").glob("*.jsonl")
        for one in read_questions(path)
    }
    assert [one.question for one in EXAMPLES if one.question.casefold() in asked] == []


def test_sections_whose_answering_sentences_are_told_are_read(tmp_path: Path) -> None:
    rows = [
        {"question": "Who rows? ", "candidates": ["The lake is calm.", "Ann rows."], "answers": [1]},
        {"question": "Who swims?", "candidates": ["The lake is calm."], "answers": []},
    ]
    (tmp_path / SELQA_FORM[0]).write_text(json.dumps(rows), "utf-8")
    [example] = public_examples(tmp_path)
    assert (example.question, example.sentences) == ("Who rows?", ("The lake is calm.", "Ann rows."))
    assert example.answers == (False, True)
    assert example.source != WRITTEN


def test_without_the_public_sets_there_is_nothing_of_them(tmp_path: Path) -> None:
    assert public_examples(tmp_path) == []
