"""SQLite as the store uses it: the one place that knows which library carries it.

The bug behind `FIRST_SAFE_VERSION` (https://sqlite.org/wal.html#walresetbug) loses committed pages
in WAL mode when two connections write or checkpoint at the same instant.
"""

import importlib.resources
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import apsw

from index.errors import StoreBusy, StoreError

FIRST_SAFE_VERSION = (3, 51, 3)
BUSY_MILLISECONDS = 30_000

Value = str | int | float | bytes | None
Row = tuple[Any, ...]


class Connection:
    """One connection to a database file; threads may share it and take turns."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        """Open `path`, creating it when `writable`.

        Raises:
            StoreError: the file cannot be opened, or this SQLite is not safe in WAL mode.
        """
        refuse_unsafe(apsw.sqlite_lib_version())
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE if writable else apsw.SQLITE_OPEN_READONLY
        self._turn = threading.RLock()
        try:
            self._connection = apsw.Connection(str(path), flags=flags)
        except apsw.Error as error:
            raise StoreError(f"The store {path} cannot be opened: {error}.") from error
        try:
            self._connection.set_busy_timeout(BUSY_MILLISECONDS)
            if writable:
                self._connection.execute("PRAGMA journal_mode = WAL").fetchall()
                self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("PRAGMA foreign_keys = ON")
        except apsw.Error as error:
            self._connection.close()
            raise StoreError(f"The store {path} cannot be opened: {error}.") from error

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run one statement and return all its rows.

        Raises:
            StoreBusy: another process holds the store for too long.
            StoreError: SQLite reports anything else.
        """
        with self._turn, _translated():
            return self._connection.execute(statement, values).fetchall()

    def run_many(self, statement: str, values: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each set of values. Raises as `rows`."""
        with self._turn, _translated():
            self._connection.executemany(statement, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all that is run inside, or nothing of it. Raises as `rows`."""
        with self._turn:
            self.rows("BEGIN IMMEDIATE")
            try:
                yield
                self.rows("COMMIT")
            except BaseException:
                with _translated():
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                raise

    def hold_snapshot(self) -> None:
        """Go on reading the store as it is now, whatever is written from here on."""
        self.rows("BEGIN")
        self.rows("SELECT count(*) FROM sqlite_schema")

    @contextmanager
    def released_snapshot(self) -> Iterator[None]:
        """Let go of the version held while what is inside runs, then hold the store as it is then.

        Other threads wait. It is for the caller to make sure that nothing is written that must not be seen.
        """
        with self._turn:
            self.rows("COMMIT")
            try:
                yield
            finally:
                self.hold_snapshot()

    def empty_log(self, *, to_nothing: bool) -> None:
        """Write what the write-ahead log holds into the database file, as far as nobody reads older versions.

        Args:
            to_nothing: also make the log's file empty, where nobody at all reads from it.
        """
        with self._turn:
            self._connection.set_busy_timeout(0)
            try:
                self.rows(f"PRAGMA wal_checkpoint({'TRUNCATE' if to_nothing else 'PASSIVE'})")
            finally:
                self._connection.set_busy_timeout(BUSY_MILLISECONDS)

    def back_up(self, target: Path) -> None:
        """Write a whole, consistent copy of the database to the new file `target`. Raises as `rows`."""
        self.rows("VACUUM INTO ?", (str(target),))

    def stand_alone(self) -> None:
        """Put everything into the one file, as only somebody who has it to himself can.

        Raises:
            StoreBusy: another connection has the file open.
        """
        self.rows("PRAGMA busy_timeout = 0")
        self.rows("PRAGMA journal_mode = DELETE")

    def close(self) -> None:
        """Give the file back."""
        with self._turn:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def refuse_unsafe(version: str) -> None:
    """Refuse an SQLite, by its version as `3.51.3`, that can lose what was written.

    Raises:
        StoreError: it is one with the bug.
    """
    if tuple(int(part) for part in version.split(".")) < FIRST_SAFE_VERSION:
        raise StoreError(f"SQLite {version} can lose data; install apsw 3.51.3 or newer.")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except apsw.BusyError as error:
        raise StoreBusy("Another process is writing to the data folder; try again in a moment.") from error
    except apsw.Error as error:
        raise StoreError(f"The store cannot do that: {error}.") from error


def library_version() -> str:
    """Return the version of the SQLite in use."""
    return apsw.sqlite_lib_version()


def migrate(connection: Connection) -> None:
    """Bring the tables up to this edition, one numbered migration after the other.

    Raises:
        StoreError: the store was made by a newer edition.
    """
    migrations = _migrations()
    with connection.transaction():
        [(applied,)] = connection.rows("PRAGMA user_version")
        if applied > len(migrations):
            raise StoreError("This data folder was made by a newer Briefwijzer; use that one, or another folder.")
        for number, migration in enumerate(migrations[applied:], start=applied + 1):
            connection.rows(migration.read_text("utf-8"))
            connection.rows(f"PRAGMA user_version = {number:d}")


def require_migrated(connection: Connection) -> None:
    """Make sure that the tables are of this edition, where they are only read.

    Raises:
        StoreError: they are of another one.
    """
    [(applied,)] = connection.rows("PRAGMA user_version")
    if applied < len(_migrations()):
        raise StoreError("This data folder was made by an older Briefwijzer; run `briefwijzer index` once.")
    if applied > len(_migrations()):
        raise StoreError("This data folder was made by a newer Briefwijzer; use that one, or another folder.")


def _migrations() -> list[Traversable]:
    folder = importlib.resources.files("index").joinpath("migrations")
    return sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda one: one.name)
