"""Back-ups: one whole, consistent copy of the store, made beside running questions, and the way back.

The store is all that has to be kept; search indexes are made anew from it.
"""

import json
import os
import shutil
import tarfile
import tempfile
import zlib
from pathlib import Path

import filelock

from index import rows
from index.errors import BriefwijzerError, StoreBusy, StoreError
from index.sqlite import Connection
from index.store import FILE_NAME, Store
from index.vectors import file_hash

ARCHIVE_SUFFIXES = (".tar.gz", ".tgz")
MANIFEST = "backup.json"
FORMAT = 1
LOCK_SECONDS = 30.0


class BackupError(BriefwijzerError):
    """A back-up cannot be made, or cannot be put back; nothing was changed."""


def back_up(data: Path, target: Path) -> int:
    """Write the collection in `data` to `target` and return its version.

    Args:
        data: the data folder; servers may go on using it.
        target: a new file when it ends in .tar.gz or .tgz, else a new folder.

    Raises:
        BackupError: there is nothing to back up, or the target cannot be written or exists.
        StoreError: the store cannot be read.
    """
    if not (data / FILE_NAME).is_file():
        raise BackupError(f"There is no collection in {data}, so there is nothing to back up.")
    if target.exists():
        raise BackupError(f"{target} exists already; name a file or folder that does not.")
    try:
        # Beside the target, so that what is whole takes its name at once.
        with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".briefwijzer-") as making:
            copy = Path(making) / "copy"
            copy.mkdir()
            version = _copy(data / FILE_NAME, copy)
            if target.name.endswith(ARCHIVE_SUFFIXES):
                archive = Path(making) / "archive"
                with tarfile.open(archive, "w:gz", compresslevel=6) as packed:
                    for name in (MANIFEST, FILE_NAME):
                        packed.add(copy / name, name)
                _flush(archive)
                archive.rename(target)
            else:
                copy.rename(target)
    except OSError as error:
        raise BackupError(f"The back-up {target} cannot be written: {error.strerror or error}.") from error
    return version


def restore(source: Path, data: Path, *, replace: bool = False) -> int:
    """Put a back-up into the data folder `data` and return the collection's version.

    It is unpacked and checked beside what is there, and takes its place only when it is sound.

    Args:
        source: what `back_up` wrote.
        data: a new or empty folder, or with `replace` one that holds a collection.
        replace: put it in the place of the collection that is there.

    Raises:
        BackupError: the back-up is damaged or none at all, or the folder holds something else or is in use.
        StoreError: the back-up was made by a newer edition.
    """
    try:
        is_new = not data.exists() or not any(data.iterdir())
        if not is_new and not (data / FILE_NAME).is_file():
            raise BackupError(f"{data} holds other files and no collection; name an empty folder.")
        if not is_new and not replace:
            raise BackupError(f"{data} holds a collection already; add --replace to put the back-up in its place.")
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=data, prefix=".restoring-") as making:
            _unpack(source, Path(making))
            version = _check(Path(making))
            with filelock.FileLock(data / "write.lock", timeout=LOCK_SECONDS):
                _give_up(data / FILE_NAME)
                shutil.rmtree(data / "snapshots", ignore_errors=True)
                (Path(making) / FILE_NAME).replace(data / FILE_NAME)
    except filelock.Timeout as error:
        raise BackupError("Another process is writing to the data folder; stop it first.") from error
    except OSError as error:
        raise BackupError(f"The back-up cannot be put into {data}: {error.strerror or error}.") from error
    return version


def _copy(store: Path, folder: Path) -> int:
    with Connection(store, writable=False) as connection:
        connection.back_up(folder / FILE_NAME)
    with Connection(folder / FILE_NAME, writable=False) as copied:
        version = int(rows.fact(copied, "version"))
    _flush(folder / FILE_NAME)
    manifest = {"format": FORMAT, "version": version, "sha256": file_hash(folder / FILE_NAME)}
    (folder / MANIFEST).write_text(json.dumps(manifest) + "\n", "utf-8")
    return version


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _unpack(source: Path, folder: Path) -> None:
    """Lay the two files of a back-up into `folder`, and nothing else that an archive may hold."""
    try:
        if source.is_dir():
            for name in (MANIFEST, FILE_NAME):
                shutil.copyfile(source / name, folder / name)
            return
        with tarfile.open(source, "r:gz") as packed:
            for name in (MANIFEST, FILE_NAME):
                member = packed.extractfile(name)
                if member is None:
                    raise BackupError(f"{source} is no back-up of Briefwijzer: {name} is not a file.")
                with member, (folder / name).open("wb") as file:
                    shutil.copyfileobj(member, file)
    except FileNotFoundError as error:
        raise BackupError(f"{source} is no back-up of Briefwijzer, or is not there.") from error
    except (tarfile.TarError, zlib.error, KeyError, EOFError, OSError) as error:
        raise BackupError(f"{source} cannot be read as a back-up of Briefwijzer: {error}.") from error


def _check(folder: Path) -> int:
    """Return the version of the unpacked collection, after proving that it is whole and can be opened."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        is_known = manifest["format"] == FORMAT
        is_whole = manifest["sha256"] == file_hash(folder / FILE_NAME)
    except (ValueError, KeyError, TypeError) as error:
        raise BackupError("The back-up is damaged: what it holds is not listed in it.") from error
    if not is_known:
        raise BackupError("This back-up was made by a newer Briefwijzer; use that one.")
    if not is_whole:
        raise BackupError("The back-up is damaged: the store in it is not the one that was written.")
    with Connection(folder / FILE_NAME, writable=False) as connection:
        faults = connection.rows("PRAGMA integrity_check(1)") + connection.rows("PRAGMA foreign_key_check")
        if faults != [("ok",)]:
            raise BackupError(f"The back-up is damaged: {faults[0][0]}.")
    store = Store(folder)
    try:
        return store.version()
    finally:
        store.close()


def _give_up(store: Path) -> None:
    """Make sure that nobody has the old store open, and take its log away."""
    if not store.exists():
        return
    try:
        with Connection(store, writable=True) as connection:
            connection.stand_alone()
    except StoreBusy as error:
        raise BackupError("A server or another command uses this data folder; stop it first.") from error
    except StoreError:
        # A store too damaged to be opened is what a back-up is for; nobody can be using it.
        pass
    for suffix in ("-wal", "-shm"):
        store.with_name(store.name + suffix).unlink(missing_ok=True)
