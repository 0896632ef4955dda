import json
import shutil
from pathlib import Path

from scripts.evaluation.check_questions import FOLDER, LETTERS, check, read_questions


def _copy(folder: Path) -> Path:
    """Copy the question sets, so that a test may spoil them."""
    for name in ("dev.jsonl", "test.jsonl", "fit.jsonl", "fields.json"):
        shutil.copy(FOLDER / name, folder / name)
    return folder


def _spoil(folder: Path, old: str, new: str) -> list[str]:
    path = _copy(folder) / "test.jsonl"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return check(folder)


def test_the_committed_sets_hold() -> None:
    assert check() == []


def test_one_changed_letter_in_a_quote_is_found(tmp_path: Path) -> None:
    quote = "Zichtbaarheid is een prima vervanger van geloof."
    changed = "Zichtbaarheid is een prima vervanger van gelooft."
    assert _spoil(tmp_path, quote, changed) == [f"t15: not verbatim in JOOST-vertrouwen.txt: {changed}"]


def test_an_id_used_twice_is_found(tmp_path: Path) -> None:
    assert _spoil(tmp_path, '"id": "t02"', '"id": "t01"') == ["twice: t01"]


def test_a_quote_of_a_document_in_which_the_speaker_does_not_speak_is_found(tmp_path: Path) -> None:
    assert "t08: Lotte van Aalst does not speak in technologie/wim_antwoord_op_AI.txt" in _spoil(
        tmp_path, '"dekkers over schaamte", "kind": "speaker", "speaker": "Wim Dekkers"',
        '"dekkers over schaamte", "kind": "speaker", "speaker": "Lotte van Aalst"',
    )  # fmt: skip


def test_a_missing_question_is_found(tmp_path: Path) -> None:
    path = _copy(tmp_path) / "dev.jsonl"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), "utf-8")
    assert check(tmp_path) == ["dev, en: 23 questions, 6 unanswerable"]


def test_a_missing_question_without_an_answer_is_found_in_the_third_set(tmp_path: Path) -> None:
    path = _copy(tmp_path) / "fit.jsonl"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), "utf-8")
    assert check(tmp_path) == ["fit, en: 59 questions, 29 unanswerable"]


def test_the_third_set_is_numbered_in_order_and_half_of_it_has_no_answer() -> None:
    questions = read_questions("fit")
    assert [question["id"] for question in questions] == [f"f{number:03d}" for number in range(1, 121)]
    assert sum(not question["evidence"] for question in questions) == 60


def test_test_leans_on_documents_that_dev_never_touches() -> None:
    touched = {
        name: {item["document"] for question in read_questions(name) for item in question["evidence"]}
        for name in ("dev", "test")
    }
    assert len(touched["test"] - touched["dev"]) >= 8


def test_the_fields_tell_of_each_sample_letter_and_of_nothing_else() -> None:
    fields = json.loads((FOLDER / "fields.json").read_text("utf-8"))
    assert sorted(fields) == sorted(
        path.relative_to(LETTERS).as_posix() for path in LETTERS.rglob("*") if path.is_file()
    )
