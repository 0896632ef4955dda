"""Makes the collection what the letters folder is: one comparison, from what was found to what is told of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from index import rows
from index.corrections import Corrections
from index.corrections_in_force import FoundCorrections, in_force, look_for_corrections, told_of
from index.model_in_use import ModelInUse
from index.plan import Plan, plan
from index.preparing import READING_EDITION
from index.records import PreparedDocument, Rejection
from index.scan import Scan
from index.store import Store
from index.sync import Failed, Progress, SyncReport, changes_of, commit, still_fitting
from index.write_lock import WriteLock

PrepareCorrected = Callable[[Corrections, str, bytes, str | None, str | None], PreparedDocument]
"""Makes a document ready from the corrections in force and its id, bytes, path and media type."""


def follow(
    store: Store,
    lock: WriteLock,
    model: ModelInUse,
    prepare: PrepareCorrected,
    folder: Path | None,
    found: Scan,
    *,
    reread: bool,
    allow_removal: bool,
    progress: Progress | None,
) -> SyncReport:
    """Write to the store what the letters folder says, and return what that was; only while writing.

    Args:
        store: the store.
        lock: is held, and given away for a moment now and then.
        model: the model in use.
        prepare: makes a document ready.
        folder: the letters folder; None when there is none, and only what was sent is looked at.
        found: what the scan of it found.
        reread: read every document again, also those whose bytes are the same.
        allow_removal: remove documents however many files are gone.
        progress: is told how far it is.

    Raises:
        StoreBusy: another process is writing for too long.
        StoreError: the store cannot be written to, or another process has changed the model.
    """
    decide = partial(
        plan,
        store.known_documents(),
        found,
        store.withdrawals(),
        READING_EDITION,
        reread=reread,
        allow_removal=allow_removal,
    )
    corrections, told = _take_over_corrections(store, folder, found, decide)
    todo = decide(corrections=corrections)
    failed = Failed()
    for changes in changes_of(todo, store, folder, found.files, partial(prepare, corrections), failed, progress):
        commit(store, still_fitting(changes, store.known_documents()), model.key)
        if changes.is_full:
            lock.let_go()
            model.require_own()
    told += told_of(corrections.remarks(store.known_documents()))
    rejections = tuple(sorted((*found.rejections, *failed.rejections, *told), key=lambda one: one.path))
    if rejections != rows.rejections(store.connection):
        store.set_rejections(rejections)
    held = tuple(document.id for document in todo.held)
    if folder is not None and held != rows.held(store.connection):
        store.set_held(held)
    names = failed.names()
    return SyncReport(
        version=store.version(),
        added=sum(path not in names for _, path in todo.add),
        replaced=sum((document.path or document.id) not in names for document in todo.replace),
        moved=len(todo.move),
        removed=len(todo.remove),
        unchanged=todo.unchanged,
        held=held,
        rejections=rejections,
        unsettled=tuple(sorted((*found.unsettled, *failed.unsettled))),
    )


def _take_over_corrections(
    store: Store, folder: Path | None, found: Scan, decide: Callable[..., Plan]
) -> tuple[Corrections, tuple[Rejection, ...]]:
    """Keep the corrections that the letters folder holds, and return those in force with what is wrong in it."""
    kept = rows.corrections(store.connection)
    looked = look_for_corrections(folder, found, kept) if folder is not None else FoundCorrections(kept)
    # Where so many files are gone that the folder seems to have dropped out, this one has not been taken away either.
    is_held = looked.is_gone and bool(decide(corrections=in_force(store.connection)).held)
    if looked.text != kept and not is_held:
        with store.change():
            store.set_corrections(looked.text)
    return in_force(store.connection), (looked.rejection,) if looked.rejection is not None else ()
