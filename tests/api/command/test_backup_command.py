import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.opening import open_collection
from api.settings import read_settings
from index.collection import Collection
from index.records import Feedback
from index.sqlite import Connection
from index.store import FILE_NAME, Store
from tests.api.command.small import Run


def everything(data: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables, also those that SQLite keeps for itself."""
    with Connection(data / FILE_NAME, writable=False) as connection:
        names = [row[0] for row in connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found = {name: connection.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in names}
        return {**found, "user_version": connection.rows("PRAGMA user_version")}


@pytest.fixture
def filled(run: Run, letters: Path, data: Path) -> Path:
    """A data folder with something in every table."""
    (letters / "leeg.txt").touch()
    run("index", letters)
    store = Store(data)
    store.withdraw("weg.txt", "0" * 64)
    store.add_feedback(Feedback("1", "Waarom?", "{}", True, "goed"))
    store.close()
    assert [name for name, rows in everything(data).items() if not rows] == []
    return data


@pytest.mark.parametrize("name", ["copy.tar.gz", "copy.tgz", "copy"])
def test_what_is_restored_is_what_was_backed_up(run: Run, filled: Path, tmp_path: Path, name: str) -> None:
    target, other = tmp_path / name, tmp_path / "other"
    done = run("backup", target)
    assert (done.exit_code, done.stdout) == (0, f"Version 1 of {filled} is in {target}.\n")
    done = run("restore", target, "--data", other)
    assert (done.exit_code, done.stdout) == (0, f"Version 1 from {target} is in {other}.\n")
    assert everything(other) == everything(filled)
    question = ("ask", "Vertrouwen komt altijd te voet?", "--limit", "1")
    assert run(*question, "--data", other).stdout == run(*question).stdout


@pytest.fixture
def collection_in_use(filled: Path) -> Iterator[Collection]:
    collection, _ = open_collection(read_settings())
    yield collection
    collection.close()


def test_a_back_up_is_made_and_none_put_back_while_the_collection_is_in_use(
    run: Run, filled: Path, tmp_path: Path, collection_in_use: Collection
) -> None:
    copy = tmp_path / "copy.tar.gz"
    assert run("backup", copy).exit_code == 0
    before = everything(filled)
    result = run("restore", copy, "--replace")
    expected = "Error: A server or another command uses this data folder; stop it first.\n"
    assert (result.exit_code, result.stderr) == (1, expected)
    assert everything(filled) == before
    assert collection_in_use.snapshot.document("over-meten") is not None


def test_a_collection_is_replaced_only_when_that_is_said(run: Run, filled: Path, letters: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tar.gz"
    run("backup", copy)
    before = everything(filled)
    (letters / "nieuw.txt").write_text("Een cijfer leert weinig.\n", "utf-8")
    run("index", letters)
    changed = everything(filled)
    result = run("restore", copy)
    expected = f"Error: {filled} holds a collection already; add --replace to put the back-up in its place.\n"
    assert (result.exit_code, result.stderr, everything(filled)) == (1, expected, changed)
    assert run("restore", copy, "--replace").exit_code == 0
    assert everything(filled) == before
    # The search indexes of the collection that was replaced had the same version once more letters come.
    (letters / "nieuw.txt").write_text("Een klant merkt elke maand iets.\n", "utf-8")
    assert "new: nieuw" in run("index", letters).stdout
    answer = run("ask", "Een klant merkt elke maand iets?", "--limit", "1").stdout
    assert "“Een klant merkt elke maand iets.”" in answer


def test_a_damaged_store_is_replaced(run: Run, filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tar.gz"
    run("backup", copy)
    before = everything(filled)
    (filled / FILE_NAME).write_bytes(b"no database" * 1000)
    (filled / f"{FILE_NAME}-wal").write_bytes(b"left behind")
    assert run("restore", copy, "--replace").exit_code == 0
    assert everything(filled) == before


def test_other_peoples_folders_are_left_alone(run: Run, filled: Path, tmp_path: Path) -> None:
    copy, other = tmp_path / "copy.tar.gz", tmp_path / "documents"
    run("backup", copy)
    (other / "snapshots").mkdir(parents=True)
    result = run("restore", copy, "--data", other, "--replace")
    expected = f"Error: {other} holds other files and no collection; name an empty folder.\n"
    assert (result.exit_code, result.stderr) == (1, expected)
    assert [path.name for path in other.iterdir()] == ["snapshots"]


def test_a_data_folder_that_is_a_file_is_told(run: Run, filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tar.gz"
    run("backup", copy)
    result = run("restore", copy, "--data", copy)
    expected = f"Error: The back-up cannot be put into {copy}: Not a directory.\n"
    assert (result.exit_code, result.stderr) == (1, expected)


def test_a_target_that_exists_is_not_overwritten(run: Run, filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tar.gz"
    copy.write_text("something else", "utf-8")
    result = run("backup", copy)
    expected = f"Error: {copy} exists already; name a file or folder that does not.\n"
    assert (result.exit_code, result.stderr, copy.read_text("utf-8")) == (1, expected, "something else")


def test_a_target_that_cannot_be_written_is_told(run: Run, filled: Path, tmp_path: Path) -> None:
    result = run("backup", tmp_path / "nowhere" / "copy.tar.gz")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: The back-up {tmp_path / 'nowhere' / 'copy.tar.gz'} cannot be written: ")


def test_nothing_to_back_up_is_told(run: Run, data: Path, tmp_path: Path) -> None:
    result = run("backup", tmp_path / "copy.tar.gz")
    expected = f"Error: There is no collection in {data}, so there is nothing to back up.\n"
    assert (result.exit_code, result.stderr) == (1, expected)
    assert not (tmp_path / "copy.tar.gz").exists()


def cut_off(copy: Path) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[: len(content) // 2])


def no_archive(copy: Path) -> None:
    copy.write_bytes(b"Dear Wim,")


def no_back_up(copy: Path) -> None:
    with tarfile.open(copy, "w:gz") as packed:
        packed.add(__file__, "letter.txt")


def other_content(copy: Path) -> None:
    folder = copy.with_name("unpacked")
    with tarfile.open(copy) as packed:
        packed.extractall(folder, filter="data")
    content = bytearray((folder / FILE_NAME).read_bytes())
    content[len(content) // 2] ^= 255
    (folder / FILE_NAME).write_bytes(content)
    with tarfile.open(copy, "w:gz") as packed:
        for path in folder.iterdir():
            packed.add(path, path.name)


@pytest.mark.parametrize("spoil", [cut_off, no_archive, no_back_up, other_content, Path.unlink])
def test_a_spoiled_back_up_changes_nothing(run: Run, filled: Path, tmp_path: Path, spoil: Any) -> None:
    copy = tmp_path / "copy.tar.gz"
    run("backup", copy)
    before = everything(filled)
    spoil(copy)
    result = run("restore", copy, "--replace")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "back-up" in result.stderr
    assert everything(filled) == before
    assert not [path for path in filled.iterdir() if path.name.startswith(".")]


def test_a_back_up_of_a_newer_edition_is_refused(run: Run, filled: Path, tmp_path: Path) -> None:
    copy, other = tmp_path / "copy", tmp_path / "other"
    run("backup", copy)
    manifest = json.loads((copy / "backup.json").read_text("utf-8"))
    (copy / "backup.json").write_text(json.dumps({**manifest, "format": 2}), "utf-8")
    result = run("restore", copy, "--data", other)
    expected = "Error: This back-up was made by a newer Briefwijzer; use that one.\n"
    assert (result.exit_code, result.stderr) == (1, expected)
