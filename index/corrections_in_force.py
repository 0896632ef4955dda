"""Which corrections are in force: those the store keeps, until the letters folder holds others."""

from dataclasses import dataclass
from pathlib import Path

from index import rows
from index.corrections import NO_CORRECTIONS, Corrections
from index.corrections_file import FILE_NAME, LARGEST, read_corrections
from index.errors import RejectedDocument, StoreError
from index.records import Rejection
from index.scan import Scan
from index.sqlite import Connection

MOST_REMARKS = 20


@dataclass(frozen=True, slots=True)
class FoundCorrections:
    """What a look at the letters folder says of corrections.

    Attributes:
        text: what they are from now on, as the file says it; empty for none.
        is_gone: whether there is no file any more.
        rejection: why the file that lies there is not used.
    """

    text: str
    is_gone: bool = False
    rejection: Rejection | None = None


def in_force(connection: Connection) -> Corrections:
    """Return the corrections that the store keeps.

    Raises:
        StoreError: they were written by an edition that reads them otherwise.
    """
    text = rows.corrections(connection)
    if not text:
        return NO_CORRECTIONS
    try:
        return read_corrections(text.encode())
    except RejectedDocument as error:
        raise StoreError(f"The corrections that the store keeps cannot be read: {error}") from error


def look_for_corrections(folder: Path, found: Scan, kept: str) -> FoundCorrections:
    """Look at the corrections file in the letters folder.

    Args:
        folder: the letters folder.
        found: what the scan of it found.
        kept: the corrections in force, which stay while the file is being written, or is broken.
    """
    if FILE_NAME in found.unsettled or "." in found.unlisted:
        return FoundCorrections(kept)
    path = folder / FILE_NAME
    try:
        if path.is_dir() or not (path.exists() or path.is_symlink()):
            return FoundCorrections("", is_gone=bool(kept))
        content = _content(path, folder)
        return FoundCorrections(content.decode("utf-8-sig") if read_corrections(content).count else "")
    except OSError as error:
        refused = RejectedDocument("unreadable", f"The file cannot be read: {error.strerror}.")
    except RejectedDocument as error:
        refused = error
    message = f"{refused} The corrections that were in force before stay." if kept else str(refused)
    return FoundCorrections(kept, rejection=Rejection(FILE_NAME, refused.reason, message))


def _content(path: Path, folder: Path) -> bytes:
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        raise RejectedDocument("unreadable", "This is no file that can be opened, or a link to elsewhere.")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def told_of(remarks: tuple[str, ...]) -> tuple[Rejection, ...]:
    """Return what has to be said of corrections that are in force, the first of it where it is much."""
    told = [Rejection(FILE_NAME, "corrections", remark) for remark in remarks[:MOST_REMARKS]]
    if len(remarks) > MOST_REMARKS:
        told.append(Rejection(FILE_NAME, "corrections", f"And {len(remarks) - MOST_REMARKS} more like these."))
    return tuple(told)
