import shutil
import socket
from pathlib import Path

import pytest

from index.sqlite import library_version
from tests.api.command.small import Run, make_model


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def lines(run: Run, *arguments: str | Path) -> tuple[int, list[str]]:
    result = run("doctor", *arguments)
    assert result.stderr == ""
    return result.exit_code, [line for line in result.stdout.splitlines() if "MB" not in line]


def test_a_sound_collection_is_sound_in_every_line(run: Run, letters: Path, data: Path, model: Path) -> None:
    run("index", letters)
    code, found = lines(run, letters, "--port", "0")
    assert code == 0
    assert found[1:] == [
        f"ok: SQLite {library_version()}",
        f"ok: The model {model} can be loaded",
        f"ok: The data folder {data} is whole",
        "ok: The vectors are this model's",
        "ok: The search indexes fit the store",
        f"ok: The letters folder {letters} can be read",
        "ok: Port 0 is free",
        "ok: Only this machine can reach it (127.0.0.1)",
    ]


def test_an_empty_data_folder_is_no_fault(run: Run, data: Path) -> None:
    code, found = lines(run, "--port", "0", "--language", "nl")
    assert (code, found[3:5]) == (
        0,
        [f"goed: De gegevensmap {data} is nog leeg", "goed: Er is geen brievenmap opgegeven; brieven komen met PUT"],
    )
    assert not data.exists()


def test_another_model_than_the_vectors_is_told(run: Run, letters: Path, tmp_path: Path) -> None:
    run("index", letters)
    (tmp_path / "other").mkdir()
    code, found = lines(run, "--port", "0", "--model", make_model(tmp_path / "other", seed=1))
    assert code == 1
    assert found[4] == "NOT OK: The vectors are another model's; briefwijzer serve or index makes them anew."


def test_a_model_that_cannot_be_loaded_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, found = lines(run, "--port", "0", "--model", tmp_path / "empty")
    assert code == 1
    assert found[2].startswith("NOT OK: ")
    assert str(tmp_path / "empty") in found[2]


def test_search_indexes_that_are_missing_or_damaged_are_told_until_they_are_made_anew(
    run: Run, letters: Path, data: Path
) -> None:
    run("index", letters)
    [vectors] = (data / "snapshots").rglob("vectors.faiss")
    vectors.write_bytes(vectors.read_bytes()[:-1])
    told = "NOT OK: The search indexes do not fit the store; they are made anew by the next briefwijzer index or serve."
    assert told in lines(run, "--port", "0")[1]
    shutil.rmtree(data / "snapshots")
    assert told in lines(run, "--port", "0")[1]
    run("index", letters)
    assert lines(run, "--port", "0")[0] == 0


def test_a_damaged_store_is_told(run: Run, letters: Path, data: Path) -> None:
    run("index", letters)
    (data / "briefwijzer.sqlite").write_bytes(b"no database" * 1000)
    code, found = lines(run, "--port", "0")
    assert code == 1
    assert found[3].startswith("NOT OK: ")
    assert found[3].endswith("Put a back-up back with briefwijzer restore.")


def test_a_letters_folder_that_is_gone_is_told(run: Run, tmp_path: Path) -> None:
    code, found = lines(run, tmp_path / "gone", "--port", "0")
    assert code == 1
    assert found[4].startswith(f"NOT OK: The letters folder {tmp_path / 'gone'} cannot be read; ")


def test_a_port_in_use_by_another_is_told(run: Run, free_port: int) -> None:
    assert lines(run, "--port", str(free_port))[0] == 0
    with socket.create_server(("127.0.0.1", free_port)):
        code, found = lines(run, "--port", str(free_port))
    assert code == 1
    assert f"NOT OK: Another program uses port {free_port}; take another one with --port." in found


def test_an_address_that_others_can_reach_is_told(run: Run) -> None:
    code, found = lines(run, "--host", "0.0.0.0", "--insecure", "--port", "0")
    assert code == 1
    assert found[-1] == (
        "NOT OK: There are no keys yet: whoever can reach 0.0.0.0 reads all letters. Leave --insecure out."
    )


def test_too_little_room_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    full = shutil.disk_usage("/")._replace(free=150_000_000)
    monkeypatch.setattr("shutil.disk_usage", lambda _: full)
    result = run("doctor", "--port", "0")
    assert result.exit_code == 1
    assert "NOT OK: Only 150 MB are free on the disk; make room for at least 200 MB." in result.stdout
