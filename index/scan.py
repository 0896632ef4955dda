"""Looks at the letters folder: which files lie there, and which of them can be taken now."""

import hashlib
import os
import stat
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index.errors import FolderMissing
from index.records import Rejection

SETTLE_SECONDS = 2.0

# What operating systems, editors and copying programs leave behind; nobody means these as letters.
_LEFTOVER_PREFIXES = (".", "~")
_LEFTOVER_SUFFIXES = ("~", ".tmp", ".part", ".partial", ".crdownload", ".swp", ".bak", ".lock")
_LEFTOVER_NAMES = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Scan:
    """What one look at the letters folder found; paths are below it, with forward slashes.

    Attributes:
        files: content hash by path, of the files that can be taken.
        rejections: files that cannot be taken, and why.
        unsettled: files that are still being written.
        unlisted: folders whose files could not be listed; nothing is known of what lies in them.
    """

    files: dict[str, str]
    rejections: tuple[Rejection, ...]
    unsettled: frozenset[str]
    unlisted: frozenset[str]


NOTHING_LISTED = Scan({}, (), frozenset(), frozenset({"."}))
"""A look at no folder at all: nothing is known of any file, so nothing is added or removed."""


def scan(
    folder: Path,
    suffixes: Collection[str],
    largest: int,
    wait: Callable[[float], None] = time.sleep,
    aside: Collection[str] = (),
) -> Scan:
    """Look at every file below `folder`.

    A file counts as whole when its size and times have not changed for two seconds; when some are
    younger, this waits for that long, once.

    Args:
        folder: the letters folder.
        suffixes: endings of file names that a reader knows, in lower case.
        largest: the most bytes a document may have.
        wait: sleeps for a number of seconds.
        aside: paths of files that are no letters; only whether they are still being written is told of them.

    Raises:
        FolderMissing: there is no such folder.
    """
    if not folder.is_dir():
        raise FolderMissing(f"The letters folder {folder} is not there.")
    paths, rejections, unlisted = _list(folder)
    seen = {path: _state(folder / path) for path in paths}
    now = time.time()
    young = [path for path, state in seen.items() if state is not None and now - max(state[1:]) < SETTLE_SECONDS]
    if young:
        wait(SETTLE_SECONDS)
    unsettled = {path for path in young if _state(folder / path) != seen[path]}
    files: dict[str, str] = {}
    root = folder.resolve()
    for path in paths:
        if path in unsettled or path in aside:
            continue
        suffix = PurePosixPath(path).suffix.lower()
        state = seen[path]
        if suffix not in suffixes:
            rejections.append(Rejection(path, "unknown_type", f"Files ending in {suffix or 'nothing'} cannot be read."))
        elif state is None or not (folder / path).resolve().is_relative_to(root):
            rejections.append(
                Rejection(path, "unreadable", "This is no file that can be opened, or a link to elsewhere.")
            )
        elif state[0] > largest:
            rejections.append(Rejection(path, "too_large", f"The file has more than {largest:,} bytes."))
        else:
            try:
                files[path] = content_hash((folder / path).read_bytes())
            except OSError as error:
                rejections.append(Rejection(path, "unreadable", f"The file cannot be read: {error.strerror}."))
    rejections.sort(key=lambda one: one.path)
    return Scan(files, tuple(rejections), frozenset(unsettled), unlisted)


def content_hash(content: bytes) -> str:
    """Return what a document's bytes are known by: their sha256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _list(folder: Path) -> tuple[list[str], list[Rejection], frozenset[str]]:
    """Return the paths of files to look at, sorted, what cannot even be named or listed, and folders that cannot be."""
    unlisted: set[str] = set()
    rejections: list[Rejection] = []
    found: list[str] = []

    def note(error: OSError) -> None:
        path = Path(error.filename).relative_to(folder).as_posix()
        unlisted.add(path)
        rejections.append(Rejection(path, "unreadable", f"The folder cannot be listed: {error.strerror}."))

    for parent, folders, names in os.walk(folder, onerror=note):
        place = Path(parent).relative_to(folder)
        folders[:] = [name for name in folders if not name.startswith(_LEFTOVER_PREFIXES)]
        names = [name for name in names if not _is_leftover(name)]
        for name in (one for one in (*folders, *names) if not _is_text(one)):
            shown = os.fsencode((place / name).as_posix()).decode("utf-8", "backslashreplace")
            rejections.append(Rejection(shown, "unreadable", "The name is not valid UTF-8; rename it."))
        for name in (one for one in folders if _is_text(one) and (folder / place / one).is_symlink()):
            message = "The folder is a link; only real folders are looked into."
            rejections.append(Rejection((place / name).as_posix(), "unreadable", message))
        folders[:] = [name for name in folders if _is_text(name)]
        found += [(place / name).as_posix() for name in names if _is_text(name)]
    return sorted(found), rejections, frozenset(unlisted)


def _is_leftover(name: str) -> bool:
    folded = name.lower()
    return folded.startswith(_LEFTOVER_PREFIXES) or folded.endswith(_LEFTOVER_SUFFIXES) or folded in _LEFTOVER_NAMES


def _is_text(name: str) -> bool:
    # A name that is not valid UTF-8 arrives with lone surrogates and can be neither stored nor shown.
    return not any("\ud800" <= one <= "\udfff" for one in name)


def _state(path: Path) -> tuple[float, float, float] | None:
    """Return size and times of a file; None when there is none, or something else, as a pipe that never ends."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime, found.st_ctime) if stat.S_ISREG(found.st_mode) else None
