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
    assert "t08: in technologie/wim_antwoord_op_AI.txt it is not Lotte van Aalst who says: " + _ASHAMED in _spoil(
        tmp_path, '"dekkers over schaamte", "kind": "speaker", "speaker": "Wim Dekkers"',
        '"dekkers over schaamte", "kind": "speaker", "speaker": "Lotte van Aalst"',
    )  # fmt: skip


def _added(folder: Path, **values: object) -> list[str]:
    """Return the faults that one more question brings, the counts aside."""
    asked = {"id": "t999", "language": "nl", "question": "?", "kind": "speaker", "speaker": None, **values}
    path = _copy(folder) / "test.jsonl"
    path.write_text(f"{path.read_text('utf-8')}{json.dumps(asked)}\n", "utf-8")
    return [fault.removeprefix("t999: ") for fault in check(folder) if fault.startswith("t999")]


def _quoted(*quotes: tuple[str, str]) -> list[dict[str, str]]:
    return [{"document": document, "quote": quote} for document, quote in quotes]


_AI = "technologie/wim_antwoord_op_AI.txt"
_APPS = "Appjes maart 2025.txt"
_ASHAMED = "Schaamte is het beste kwaliteitssysteem dat ik ken en je kunt het niet inbouwen."
_VISIBLE = "Zichtbaarheid is een prima vervanger van geloof."


def test_a_quote_of_another_s_turn_is_found(tmp_path: Path) -> None:
    evidence = _quoted((_APPS, "Uitleg is het halve werk."))
    assert _added(tmp_path, speaker="Wim Dekkers", evidence=evidence) == []
    assert _added(tmp_path, speaker="Joost Haverkamp", evidence=evidence) == [
        f"in {_APPS} it is not Joost Haverkamp who says: Uitleg is het halve werk."
    ]


def test_a_comparison_quotes_each_of_those_compared(tmp_path: Path) -> None:
    both = {"kind": "comparison", "speakers": ["Wim Dekkers", "Joost Haverkamp"]}
    evidence = _quoted((_AI, _ASHAMED), ("JOOST-vertrouwen.txt", _VISIBLE))
    assert _added(tmp_path, **both, evidence=evidence) == []
    assert _added(tmp_path, **both, evidence=evidence[:1]) == ["not quoted: Joost Haverkamp"]
    assert _added(tmp_path, kind="comparison", evidence=evidence) == [
        "a comparison needs speakers and no speaker, a change needs a speaker"
    ]


def test_a_change_is_quoted_from_two_documents(tmp_path: Path) -> None:
    values = {"kind": "change", "speaker": "Wim Dekkers"}
    evidence = _quoted((_AI, _ASHAMED), (_APPS, "Uitleg is het halve werk."))
    assert _added(tmp_path, **values, evidence=evidence) == []
    assert _added(tmp_path, **values, evidence=evidence[:1]) == ["a change is quoted from two documents"]


def test_words_to_somebody_else_do_not_answer_what_was_written_to_one_person(tmp_path: Path) -> None:
    values = {"kind": "addressee", "speaker": "Wim Dekkers", "evidence": _quoted((_AI, _ASHAMED))}
    assert _added(tmp_path, **values, addressee="Joost Haverkamp") == []
    assert _added(tmp_path, **values, addressee="Lotte van Aalst") == [f"{_AI} is not addressed to Lotte van Aalst"]


def test_one_s_own_words_are_no_reported_ones(tmp_path: Path) -> None:
    values = {"kind": "reported", "evidence": _quoted((_AI, _ASHAMED))}
    assert _added(tmp_path, **values, about="Gerrit Oldenhof") == []
    assert _added(tmp_path, **values, about="Wim Dekkers") == [f"Wim Dekkers says so in their own words: {_ASHAMED}"]
    assert _added(tmp_path, **values) == ["it needs the name that it is about, or to whom the words were written"]


def test_a_missing_question_is_found(tmp_path: Path) -> None:
    path = _copy(tmp_path) / "dev.jsonl"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), "utf-8")
    assert check(tmp_path) == ["dev, en: 55 questions, 14 unanswerable"]


def test_a_missing_question_without_an_answer_is_found_in_the_third_set(tmp_path: Path) -> None:
    path = _copy(tmp_path) / "fit.jsonl"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), "utf-8")
    assert check(tmp_path) == ["fit, en: 110 questions, 46 unanswerable"]


def test_the_third_set_is_numbered_in_order_and_near_half_of_it_has_no_answer() -> None:
    questions = read_questions("fit")
    assert [question["id"] for question in questions] == [f"f{number:03d}" for number in range(1, 223)]
    assert sum(not question["evidence"] for question in questions) == 94


def test_no_question_of_dev_or_fit_rests_on_the_documents_of_the_test_part_alone() -> None:
    fields = json.loads((FOLDER / "fields.json").read_text("utf-8"))
    kept = {name for name, field in fields.items() if field.get("part") == "test"}
    assert len(kept) >= 12
    resting = [
        question["id"]
        for name in ("dev", "fit")
        for question in read_questions(name)
        if question["evidence"] and {item["document"] for item in question["evidence"]} <= kept
    ]
    assert resting == []


def test_the_fields_tell_of_each_sample_letter_and_of_nothing_else() -> None:
    fields = json.loads((FOLDER / "fields.json").read_text("utf-8"))
    assert sorted(fields) == sorted(
        path.relative_to(LETTERS).as_posix() for path in LETTERS.rglob("*") if path.is_file()
    )
