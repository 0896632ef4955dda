"""What the doctor looks at, each check by itself."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from api.client import is_running
from api.command.store import reading
from api.server import CannotListen, take_port
from api.settings import Settings, is_loopback
from index import rows
from index.embedder import Model
from index.embedders.loading import load_embedder
from index.errors import BriefwijzerError, ModelError
from index.snapshots import fits
from index.sqlite import FIRST_SAFE_VERSION, library_version
from index.store import FILE_NAME

OLDEST_PYTHON = (3, 11)
MEGABYTE = 1_000_000
LEAST_FREE = 200 * MEGABYTE
# A change of model keeps two sets of vectors and a back-up is a copy.
ROOM_PER_STORE = 3


@dataclass(frozen=True, slots=True)
class Check:
    """What one look found.

    Attributes:
        sentence: what to say of it, as a key of `command.toml`.
        values: what stands in the sentence.
    """

    is_well: bool
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)


def run(settings: Settings) -> Iterator[Check]:
    """Yield all checks; a later one is left out where an earlier one makes it pointless."""
    yield _python()
    yield _sqlite()
    model, found = _model(settings)
    yield found
    yield from _store(settings, model)
    yield _letters(settings.letters)
    yield _disk(settings.data)
    yield _port(settings)
    yield _loopback(settings.host)


def _of(is_well: bool, name: str, **values: object) -> Check:
    return Check(is_well, f"doctor_{name}" if is_well else f"doctor_{name}_advice", values)


def _python() -> Check:
    return _of(sys.version_info >= OLDEST_PYTHON, "python", version=platform.python_version())


def _sqlite() -> Check:
    version = library_version()
    is_safe = tuple(int(part) for part in version.split(".")) >= FIRST_SAFE_VERSION
    return _of(is_safe, "sqlite", version=version, wanted=".".join(map(str, FIRST_SAFE_VERSION)))


def _model(settings: Settings) -> tuple[Model | None, Check]:
    try:
        model = load_embedder(settings.model).model
    except ModelError as error:
        return None, _of(False, "model", message=error)
    return model, _of(True, "model", source=settings.model)


def _store(settings: Settings, model: Model | None) -> Iterator[Check]:
    if not (settings.data / FILE_NAME).is_file():
        yield Check(True, "doctor_store_absent", {"data": settings.data})
        return
    try:
        with reading(settings) as connection:
            faults = [row[0] for row in connection.rows("PRAGMA quick_check(1)") if row != ("ok",)]
            if faults:
                yield _of(False, "store", message=f"{faults[0]}.")
                return
            yield _of(True, "store", data=settings.data)
            if model is not None:
                total = rows.passage_count(connection)
                embedded = max((count for _, key, count in rows.models(connection) if key == model.hash), default=0)
                yield _of(embedded == total, "match")
                if embedded == total:
                    yield _of(fits(connection, model, settings.data / "snapshots"), "indexes")
    except BriefwijzerError as error:
        yield _of(False, "store", message=error)


def _letters(folder: Path | None) -> Check:
    if folder is None:
        return Check(True, "doctor_letters_none")
    return _of(folder.is_dir() and os.access(folder, os.R_OK | os.X_OK), "letters", folder=folder)


def _disk(data: Path) -> Check:
    existing = next(folder for folder in (data.absolute(), *data.absolute().parents) if folder.is_dir())
    store = data / FILE_NAME
    wanted = LEAST_FREE + (ROOM_PER_STORE * store.stat().st_size if store.is_file() else 0)
    free = shutil.disk_usage(existing).free
    return _of(free >= wanted, "disk", free=free // MEGABYTE, wanted=wanted // MEGABYTE)


def _port(settings: Settings) -> Check:
    try:
        take_port(settings.host, settings.port).close()
    except CannotListen:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        if is_running(f"http://{host}:{settings.port}"):
            return Check(True, "doctor_port_ours", {"port": settings.port})
        return _of(False, "port", port=settings.port)
    return _of(True, "port", port=settings.port)


def _loopback(host: str) -> Check:
    return _of(is_loopback(host), "loopback", host=host)
