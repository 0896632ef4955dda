"""The collection as a whole: one writer, one step that changes it, one snapshot to answer from."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from index.corrections import Corrections
from index.corrections_file import FILE_NAME as CORRECTIONS_FILE
from index.corrections_in_force import in_force
from index.errors import RejectedDocument, UnknownDocument
from index.follow import follow
from index.model_in_use import LoadModel, ModelInUse
from index.preparing import prepare
from index.reading.child import Child
from index.reading.read import SUPPORTED_SUFFIXES
from index.records import Feedback, KnownDocument, PreparedDocument
from index.scan import NOTHING_LISTED, content_hash, scan
from index.snapshot import Snapshot
from index.snapshots import open_snapshot, remove_others
from index.store import Store
from index.sync import Changes, Progress, SyncReport, commit
from index.terms import Analyser
from index.write_lock import WriteLock

# Bytes of the write-ahead log above which it is emptied between questions.
LONGEST_LOG = 16_000_000


class Collection:
    """A data folder with its store, its search indexes and the model they were made with."""

    def __init__(
        self,
        data: Path,
        model: str,
        load: LoadModel,
        analyser: Analyser,
        largest: int,
        progress: Progress | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        """Open the collection in the folder `data`, making it when it is not there.

        When its vectors are another model's, that one goes on answering until `change_model` is
        called; when that one cannot be loaded any more, everything is embedded anew right here.

        Args:
            data: the folder that holds everything Briefwijzer keeps.
            model: the embedding model that is wanted: a folder, or a name on the hub.
            load: loads a model.
            analyser: makes terms.
            largest: the most bytes a document may have.
            progress: is told how far embedding anew is.
            wait: sleeps for a number of seconds, where files are young and must be looked at again.

        Raises:
            ModelError: the wanted model cannot be loaded.
            StoreError: the folder cannot be used.
            StoreBusy: another process is writing for too long.
        """
        self.data = data
        self._analyser = analyser
        self._largest = largest
        self._wait = wait
        self._child = Child()
        self._folder = data / "snapshots"
        wanted = load(model)
        self.store = Store(data)
        try:
            self._lock = WriteLock(data)
            self._model = ModelInUse(self.store, wanted, model, load)
            if self._model.is_wanted:
                self._model.embed_all(self._lock.held, progress)
            with self._lock.held():
                if self._model.is_wanted:
                    self._model.change_over(self._lock.held)
                self._snapshot = open_snapshot(self.store, self._model.embedder, self._folder, None)
                remove_others(self._folder, self._snapshot.folder)
        except BaseException:
            self.store.close()
            raise

    @property
    def snapshot(self) -> Snapshot:
        """The collection as questions are answered from it; hold on to one for the length of a question."""
        return self._snapshot

    @property
    def waits_for_model(self) -> bool:
        """Whether another model than the wanted one still answers."""
        return not self._model.is_wanted

    def close(self) -> None:
        """Give all files back; no question may be running."""
        self._child.close()
        self._snapshot.connection.close()
        self.store.close()

    def synchronise(
        self,
        folder: Path | None,
        *,
        reread: bool = False,
        allow_removal: bool = False,
        progress: Progress | None = None,
    ) -> SyncReport:
        """Make the collection what the letters folder is.

        Args:
            folder: the letters folder; None when there is none, and only what was sent is looked at.
            reread: read every document again, also those whose bytes are the same.
            allow_removal: remove documents however many files are gone.
            progress: is told how far it is.

        Raises:
            FolderMissing: there is no such folder.
            StoreBusy: another process is writing for too long.
            StoreError: the data folder cannot be written to, or another process has changed the model.
        """
        found = NOTHING_LISTED
        if folder is not None:
            found = scan(folder, SUPPORTED_SUFFIXES, self._largest, self._wait, {CORRECTIONS_FILE})
        with self._lock.held():
            self._model.require_own()
            report = follow(
                *(self.store, self._lock, self._model, self._prepare, folder, found),
                reread=reread,
                allow_removal=allow_removal,
                progress=progress,
            )
            self._publish()
        return report

    def put(
        self, document_id: str, content: bytes, media_type: str | None
    ) -> Literal["added", "replaced", "unchanged"]:
        """Take in a document that was sent, in place of any with the same id.

        Raises:
            RejectedDocument: it cannot be read; what was there stays.
            StoreBusy: another process is writing for too long.
        """
        if len(content) > self._largest:
            raise RejectedDocument("too_large", f"The document has more than {self._largest:,} bytes.")
        with self._lock.held():
            self._model.require_own()
            known = self._known(document_id)
            if known is not None and self._is_same(known, content, media_type):
                # Another process may have taken it in since the present snapshot was made.
                self._publish()
                return "unchanged"
            corrections = in_force(self.store.connection)
            prepared = self._prepare(corrections, document_id, content, None, media_type)
            if known is None:
                changes = Changes(add=(prepared,))
            else:
                changes = Changes(replace=((known.key, prepared),), withdraw=_removal(known).withdraw)
            commit(self.store, changes, self._model.key)
            self._publish()
        return "added" if known is None else "replaced"

    def delete(self, document_id: str) -> None:
        """Remove a document everywhere; its file, if there is one, is left alone but does not bring it back.

        Raises:
            UnknownDocument: there is none with this id.
            StoreBusy: another process is writing for too long.
        """
        with self._lock.held():
            known = self._known(document_id)
            if known is None:
                raise UnknownDocument(f"There is no document {document_id!r}.")
            commit(self.store, _removal(known), self._model.key)
            self._publish()

    def refresh(self) -> bool:
        """Take over what another process has written; tell whether there was anything."""
        if self.store.version() == self._snapshot.version:
            self._shorten_log()
            return False
        with self._lock.held():
            self._publish()
        return True

    def change_model(self, progress: Progress | None = None) -> None:
        """Embed everything with the wanted model behind the present snapshot, then change over at once.

        Raises:
            StoreBusy: another process is writing for too long.
        """
        if not self.waits_for_model:
            return
        self._model.embed_all(self._lock.held, progress)
        with self._lock.held():
            self._model.change_over(self._lock.held)
            self._publish()

    def add_feedback(self, feedback: Feedback) -> None:
        """Keep what a reader thought of an answer."""
        self.store.add_feedback(feedback)

    def _is_same(self, known: KnownDocument, content: bytes, media_type: str | None) -> bool:
        sent = self.store.sent_content(known.key)
        return known.content_hash == content_hash(content) and (sent is None or sent[1] == media_type)

    def _known(self, document_id: str) -> KnownDocument | None:
        return next((one for one in self.store.known_documents() if one.id == document_id), None)

    def _prepare(
        self, corrections: Corrections, name: str, content: bytes, path: str | None, media_type: str | None
    ) -> PreparedDocument:
        return prepare(
            name,
            content,
            path=path,
            media_type=media_type,
            embedder=self._model.embedder,
            analyser=self._analyser,
            largest=self._largest,
            child=self._child,
            corrections=corrections,
        )

    def _publish(self) -> None:
        """Take over what is in the store; only while writing."""
        if self.store.version() == self._snapshot.version:
            return
        self._snapshot = open_snapshot(self.store, self._model.embedder, self._folder, self._snapshot)
        remove_others(self._folder, self._snapshot.folder)

    def _shorten_log(self) -> None:
        """Empty the write-ahead log where it has grown long, which the present snapshot keeps SQLite from doing."""
        if self.store.log_bytes() < LONGEST_LOG:
            return
        with self._lock.held():
            if self.store.version() != self._snapshot.version:
                return
            # The version stays the same, so what the snapshot reads does. Most is copied while questions go on.
            with self._snapshot.connection.released_snapshot():
                pass
            self.store.connection.empty_log(to_nothing=False)
            with self._snapshot.connection.released_snapshot():
                self.store.connection.empty_log(to_nothing=True)


def _removal(known: KnownDocument) -> Changes:
    withdraw = ((known.path, known.content_hash),) if known.path is not None else ()
    return Changes(remove=(known.key,), withdraw=withdraw)
