import json
from pathlib import Path

import pytest

from index.collection import Collection
from index.errors import StoreBusy
from tests.api.command.small import LETTERS, Run


def test_it_tells_what_is_new_and_what_stays(run: Run, letters: Path) -> None:
    result = run("index", letters)
    assert (result.exit_code, result.stdout) == (
        0,
        "new: over-meten\nnew: over-vertrouwen\n2 new, 0 replaced, 0 moved, 0 removed, 0 unchanged (version 1)\n",
    )
    assert result.stderr == "Reading letters: 0 of 2 over-meten.txt\nReading letters: 2 of 2\n"
    again = run("index", letters)
    assert (again.exit_code, again.stderr) == (0, "")
    assert again.stdout == "0 new, 0 replaced, 0 moved, 0 removed, 2 unchanged (version 1)\n"


def test_it_tells_what_was_replaced_moved_and_removed(run: Run, letters: Path) -> None:
    (letters / "weg.txt").write_text("Dit gaat weg.\n", "utf-8")
    run("index", letters)
    (letters / "weg.txt").unlink()
    (letters / "over-meten.txt").write_text(LETTERS["over-meten.txt"].replace("maart", "april"), "utf-8")
    (letters / "over-vertrouwen.txt").rename(letters / "vertrouwen, nieuw.txt")
    assert run("index", letters, "--language", "nl").stdout == (
        "vervangen: over-meten\nverplaatst: over-vertrouwen ligt nu in vertrouwen, nieuw.txt\nverwijderd: weg\n"
        "0 nieuw, 1 vervangen, 1 verplaatst, 1 verwijderd, 0 ongewijzigd (versie 3)\n"
    )


def test_reread_reads_every_document_again(run: Run, letters: Path) -> None:
    run("index", letters)
    assert run("index", letters, "--reread").stdout == (
        "replaced: over-meten\nreplaced: over-vertrouwen\n"
        "0 new, 2 replaced, 0 moved, 0 removed, 0 unchanged (version 2)\n"
    )


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(run: Run, letters: Path) -> None:
    (letters / "leeg.txt").touch()
    (letters / "foto.jpg").write_bytes(b"\xff\xd8")
    result = run("index", letters)
    assert result.exit_code == 0
    assert "2 new, 0 replaced" in result.stdout
    listed = result.stdout.split("Not taken in (2):\n")[1].splitlines()
    assert [line.split(":")[0] for line in listed] == ["  foto.jpg", "  leeg.txt"]
    rejections = json.loads(run("status", "--json").stdout)["rejections"]
    assert [(one["path"], one["reason"]) for one in rejections] == [
        ("foto.jpg", "unknown_type"),
        ("leeg.txt", "empty"),
    ]


def test_many_changes_are_counted_after_the_first_twenty(run: Run, letters: Path) -> None:
    for number in range(30):
        (letters / f"brief-{number:02}.txt").write_text(f"Brief {number} gaat over iets.\n", "utf-8")
    lines = run("index", letters).stdout.splitlines()
    assert lines[19:] == [
        "new: brief-19",
        "and 12 more",
        "32 new, 0 replaced, 0 moved, 0 removed, 0 unchanged (version 2)",
    ]


def test_the_removal_of_many_is_held_and_told_until_it_is_allowed(run: Run, letters: Path) -> None:
    for number in range(6):
        (letters / f"brief-{number}.txt").write_text(f"Brief {number} gaat over iets.\n", "utf-8")
    run("index", letters)
    for number in range(6):
        (letters / f"brief-{number}.txt").unlink()
    held = run("index", letters)
    assert held.exit_code == 4
    assert held.stdout == (
        "0 new, 0 replaced, 0 moved, 0 removed, 2 unchanged (version 1)\n"
        "The files of 6 documents are gone; that is suspiciously many, so they are kept:\n"
        + "".join(f"  brief-{number}\n" for number in range(6))
        + "Is the whole folder there? If they may really go: briefwijzer index --allow-removal\n"
    )
    status = json.loads(run("status", "--json").stdout)
    assert (status["documents"], status["held"]) == (8, [f"brief-{number}" for number in range(6)])
    allowed = run("index", letters, "--allow-removal")
    assert allowed.exit_code == 0
    assert "0 new, 0 replaced, 0 moved, 6 removed, 2 unchanged (version 2)" in allowed.stdout
    status = json.loads(run("status", "--json").stdout)
    assert (status["documents"], status["held"]) == (2, [])


def test_a_folder_that_is_gone_changes_nothing(run: Run, letters: Path, tmp_path: Path) -> None:
    run("index", letters)
    before = run("status", "--json").stdout
    result = run("index", tmp_path / "weg")
    assert (result.exit_code, result.stderr) == (1, f"Error: The letters folder {tmp_path / 'weg'} is not there.\n")
    assert run("status", "--json").stdout == before


def test_no_folder_is_wrong_use(run: Run) -> None:
    result = run("index")
    assert result.exit_code == 2
    assert "Name the letters folder, or set BRIEFWIJZER_LETTERS." in result.stderr


def test_the_folder_may_stand_in_the_settings(run: Run, letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFWIJZER_LETTERS", str(letters))
    assert "2 new" in run("index").stdout


def test_a_busy_store_is_told_in_a_sentence(run: Run, letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise StoreBusy("Another process is writing to the data folder; try again in a moment.")

    monkeypatch.setattr(Collection, "synchronise", busy)
    result = run("index", letters)
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        "Error: Another process is writing to the data folder; try again in a moment.\n",
    )


def test_a_model_that_is_not_there_is_told_in_a_sentence(run: Run, letters: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("index", letters, "--model", tmp_path / "empty")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert str(tmp_path / "empty") in result.stderr
