"""The one step by which the collection changes, whoever asks for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.errors import RejectedDocument
from index.plan import Plan
from index.preparing import READING_EDITION
from index.records import KnownDocument, PreparedDocument, Rejection
from index.scan import content_hash
from index.store import Store

DOCUMENTS_AT_ONCE = 25

Progress = Callable[[int, int, str], None]
"""Told how many of how many are done, and which one comes next."""

Prepare = Callable[[str, bytes, str | None, str | None], PreparedDocument]
"""Makes a document ready from its id, bytes, path and media type."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changes together, or not at all.

    Attributes:
        add: documents to write that are new.
        replace: documents to write in place of those with these keys.
        remove: keys of documents to delete.
        move: keys of documents whose file has another path now.
        withdraw: paths and content hashes of files that are not to come back by themselves.
        take_back: paths of withdrawn files that may come back.
    """

    add: tuple[PreparedDocument, ...] = ()
    replace: tuple[tuple[int, PreparedDocument], ...] = ()
    remove: tuple[int, ...] = ()
    move: tuple[tuple[int, str], ...] = ()
    withdraw: tuple[tuple[str, str], ...] = ()
    take_back: tuple[str, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether more documents may follow."""
        return len(self.add) + len(self.replace) >= DOCUMENTS_AT_ONCE


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one comparison with the letters folder did.

    Attributes:
        version: the collection's version afterwards.
        held: ids of documents whose file is gone, kept because they are suspiciously many.
        rejections: files that are not in the collection, and why.
        unsettled: paths of files that were still being written.
    """

    version: int
    added: int
    replaced: int
    moved: int
    removed: int
    unchanged: int
    held: tuple[str, ...]
    rejections: tuple[Rejection, ...]
    unsettled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be taken, noted on the way.

    Attributes:
        rejections: documents that cannot be read, and why.
        unsettled: paths of files that are no longer what the scan saw.
    """

    rejections: list[Rejection] = field(default_factory=list)
    unsettled: list[str] = field(default_factory=list)

    def names(self) -> frozenset[str]:
        """Return the paths, or the ids of sent documents, of all that failed."""
        return frozenset((*self.unsettled, *(one.path for one in self.rejections)))


def still_fitting(changes: Changes, known: Iterable[KnownDocument]) -> Changes:
    """Return what is left of changes that others may have overtaken.

    What somebody deleted meanwhile does not come back, and what somebody wrote meanwhile is not written over;
    the next comparison sees what is left to do.
    """
    documents = tuple(known)
    keys = {document.key for document in documents}
    ids = {document.id for document in documents}
    paths = {document.path for document in documents}
    return replace(
        changes,
        add=tuple(one for one in changes.add if one.id not in ids and (one.path is None or one.path not in paths)),
        replace=tuple((key, one) for key, one in changes.replace if key in keys),
    )


def commit(store: Store, changes: Changes, model_key: int) -> None:
    """Write changes in one transaction; nothing is written when there are none."""
    if changes == Changes():
        return
    with store.change():
        store.remove((*changes.remove, *(key for key, _ in changes.replace)))
        store.move(changes.move)
        store.forget_withdrawals(changes.take_back)
        for path, content in changes.withdraw:
            store.withdraw(path, content)
        for prepared in (*(one for _, one in changes.replace), *changes.add):
            store.add(prepared, model_key, READING_EDITION)


def changes_of(
    plan: Plan,
    store: Store,
    folder: Path | None,
    files: Mapping[str, str],
    prepare: Prepare,
    failed: Failed,
    progress: Progress | None,
) -> Iterator[Changes]:
    """Turn a plan into changes, a limited number of documents at a time.

    A document that cannot be taken goes to `failed`; what the collection has of it stays.

    Args:
        plan: what is to be done.
        store: keeps the bytes of sent documents.
        folder: the letters folder.
        files: the content hashes that the plan was made for, by path.
        prepare: makes a document ready.
        failed: is filled on the way.
        progress: is told how far it is.
    """
    yield Changes(
        remove=tuple(document.key for document in plan.remove),
        move=tuple((document.key, path) for document, path in plan.move),
        withdraw=plan.withdraw,
        take_back=plan.taken_back,
    )
    moved = {document.key: path for document, path in plan.move}
    todo: list[tuple[str, str | None, int | None]] = [(name, path, None) for name, path in plan.add]
    todo += [(one.id, moved.get(one.key, one.path), one.key) for one in plan.replace]
    todo.sort(key=lambda one: one[1] or "")
    added: list[PreparedDocument] = []
    replaced: list[tuple[int, PreparedDocument]] = []
    for number, (name, path, key) in enumerate(todo):
        if progress is not None:
            progress(number, len(todo), path or name)
        try:
            content, media_type = _content(store, folder, path, key)
            if path is not None and content_hash(content) != files[path]:
                # Somebody has begun to write it since it was looked at: it may be half a file.
                failed.unsettled.append(path)
                continue
            prepared = prepare(name, content, path, media_type)
        except RejectedDocument as error:
            failed.rejections.append(Rejection(path or name, error.reason, str(error)))
            continue
        if key is None:
            added.append(prepared)
        else:
            replaced.append((key, prepared))
        if len(added) + len(replaced) == DOCUMENTS_AT_ONCE:
            yield Changes(add=tuple(added), replace=tuple(replaced))
            added, replaced = [], []
    if progress is not None and todo:
        progress(len(todo), len(todo), "")
    yield Changes(add=tuple(added), replace=tuple(replaced))


def _content(store: Store, folder: Path | None, path: str | None, key: int | None) -> tuple[bytes, str | None]:
    sent = store.sent_content(key) if key is not None else None
    if sent is not None:
        return sent
    if folder is None or path is None:
        raise RejectedDocument("unreadable", "The document's bytes are nowhere to be found.")
    try:
        return (folder / path).read_bytes(), None
    except OSError as error:
        raise RejectedDocument("unreadable", f"The file cannot be read: {error.strerror}.") from error
