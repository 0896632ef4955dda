"""SQLite as the store uses it: whole transactions, held versions, errors of our own."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import StoreBusy, StoreError
from index.sqlite import Connection, migrate, refuse_unsafe, require_migrated


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.sqlite"


@pytest.fixture
def writer(path: Path) -> Iterator[Connection]:
    with Connection(path, writable=True) as connection:
        connection.rows("CREATE TABLE letters (name TEXT) STRICT")
        yield connection


def names(connection: Connection) -> list[str]:
    return [row[0] for row in connection.rows("SELECT name FROM letters ORDER BY name")]


@pytest.mark.parametrize("version", ["3.7.0", "3.40.1", "3.51.2", "3.9.99"])
def test_an_sqlite_that_loses_pages_is_refused(version: str) -> None:
    with pytest.raises(StoreError, match=f"SQLite {version} can lose data"):
        refuse_unsafe(version)


@pytest.mark.parametrize("version", ["3.51.3", "3.52.0", "3.100.0", "4.0.0"])
def test_an_sqlite_without_the_bug_will_do(version: str) -> None:
    refuse_unsafe(version)


def test_a_transaction_is_all_or_nothing(writer: Connection) -> None:
    def fail_midway() -> None:
        with writer.transaction():
            writer.rows("INSERT INTO letters VALUES ('a')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_midway()
    assert names(writer) == []
    with writer.transaction():
        writer.run_many("INSERT INTO letters VALUES (?)", [("a",), ("b",)])
    assert names(writer) == ["a", "b"]


def test_a_held_version_stays_until_it_is_released(path: Path, writer: Connection) -> None:
    writer.rows("INSERT INTO letters VALUES ('a')")
    with Connection(path, writable=False) as reader:
        reader.hold_snapshot()
        writer.rows("INSERT INTO letters VALUES ('b')")
        assert names(reader) == ["a"]
        with reader.released_snapshot():
            pass
        assert names(reader) == ["a", "b"]
        writer.rows("INSERT INTO letters VALUES ('c')")
        assert names(reader) == ["a", "b"]


def test_a_reader_writes_nothing(path: Path, writer: Connection) -> None:
    with Connection(path, writable=False) as reader, pytest.raises(StoreError, match="readonly"):
        reader.rows("INSERT INTO letters VALUES ('a')")


def test_the_log_is_emptied_as_far_as_nobody_reads_it(path: Path, writer: Connection) -> None:
    log = path.with_name("a.sqlite-wal")
    with Connection(path, writable=False) as reader:
        reader.hold_snapshot()
        writer.run_many("INSERT INTO letters VALUES (?)", [("x" * 4000,)] * 50)
        writer.empty_log(to_nothing=True)
        assert log.stat().st_size > 200_000
        with reader.released_snapshot():
            writer.empty_log(to_nothing=True)
        assert log.stat().st_size == 0
        assert len(names(reader)) == 50


def test_threads_take_turns_on_one_connection(writer: Connection) -> None:
    def write(name: str) -> None:
        for _ in range(25):
            with writer.transaction():
                writer.rows("INSERT INTO letters VALUES (?)", (name,))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names(writer) == ["a"] * 25 + ["b"] * 25 + ["c"] * 25 + ["d"] * 25


def test_what_is_busy_for_too_long_can_be_tried_again(
    path: Path, writer: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.sqlite.BUSY_MILLISECONDS", 10)
    with Connection(path, writable=True) as other, writer.transaction(), pytest.raises(StoreBusy), other.transaction():
        pass


def test_what_is_no_database_is_told(path: Path) -> None:
    path.write_bytes(b"this is a letter and no database at all" * 100)
    with pytest.raises(StoreError, match=r"a\.sqlite cannot be opened"):
        Connection(path, writable=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        Connection(path.with_name("nothing.sqlite"), writable=False)


def test_a_copy_is_whole(path: Path, writer: Connection, tmp_path: Path) -> None:
    writer.rows("INSERT INTO letters VALUES ('a')")
    writer.back_up(tmp_path / "copy.sqlite")
    with Connection(tmp_path / "copy.sqlite", writable=False) as copy:
        assert names(copy) == ["a"]


def test_migrating_twice_is_migrating_once(path: Path) -> None:
    with Connection(path, writable=True) as connection:
        migrate(connection)
        tables = connection.rows("SELECT name, sql FROM sqlite_schema ORDER BY name")
        [(edition,)] = connection.rows("PRAGMA user_version")
        migrate(connection)
        assert connection.rows("SELECT name, sql FROM sqlite_schema ORDER BY name") == tables
        assert connection.rows("PRAGMA user_version") == [(edition,)]
        assert edition >= 1


def test_the_store_of_a_newer_edition_is_refused_and_left_alone(path: Path) -> None:
    with Connection(path, writable=True) as connection:
        connection.rows("PRAGMA user_version = 999")
        with pytest.raises(StoreError, match="newer Briefwijzer"):
            migrate(connection)
        assert connection.rows("SELECT count(*) FROM sqlite_schema") == [(0,)]
        assert connection.rows("PRAGMA user_version") == [(999,)]


@pytest.mark.parametrize(("change", "message"), [(-1, "older Briefwijzer; run `briefwijzer index` once"), (1, "newer")])
def test_tables_of_another_edition_are_not_read_as_they_are(path: Path, change: int, message: str) -> None:
    with Connection(path, writable=True) as connection:
        migrate(connection)
        require_migrated(connection)
        [(edition,)] = connection.rows("PRAGMA user_version")
        connection.rows(f"PRAGMA user_version = {edition + change}")
        with pytest.raises(StoreError, match=message):
            require_migrated(connection)
