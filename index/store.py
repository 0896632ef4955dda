"""The collection in SQLite: everything is read from and written to here, and nowhere else."""

import datetime
import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.document import Turn
from index.embedder import Model, Vectors
from index.errors import StoreError
from index.records import Feedback, KnownDocument, PreparedDocument, Rejection, SentenceVectors
from index.sqlite import Connection, migrate

FILE_NAME = "briefwijzer.sqlite"


class Store:
    """The writing side of the collection; readers use `index.rows` on connections of their own."""

    def __init__(self, folder: Path) -> None:
        """Open the store in `folder`, making both when they are not there.

        Raises:
            StoreError: the folder cannot be used.
            StoreBusy: another process is migrating it.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"The data folder {folder} cannot be made: {error.strerror}.") from error
        self.path = folder / FILE_NAME
        self.connection = Connection(self.path, writable=True)
        try:
            migrate(self.connection)
            with self.connection.transaction():
                first = (uuid.uuid4().hex,)
                self.connection.rows("INSERT OR IGNORE INTO facts VALUES ('store', ?), ('version', 0)", first)
        except BaseException:
            self.connection.close()
            raise

    def close(self) -> None:
        """Give the file back."""
        self.connection.close()

    def open_reader(self) -> Connection:
        """Open another connection that only reads."""
        return Connection(self.path, writable=False)

    def log_bytes(self) -> int:
        """Return the size of the write-ahead log."""
        log = self.path.with_name(f"{FILE_NAME}-wal")
        return log.stat().st_size if log.exists() else 0

    @contextmanager
    def change(self) -> Iterator[None]:
        """Make all changes inside in one transaction, and give the collection its next version."""
        with self.connection.transaction():
            yield
            self.connection.rows("UPDATE facts SET value = value + 1 WHERE name = 'version'")

    def version(self) -> int:
        """Return the collection's version, which every change raises by one."""
        return int(self.connection.rows("SELECT value FROM facts WHERE name = 'version'")[0][0])

    def known_documents(self) -> tuple[KnownDocument, ...]:
        """Return what is in the collection, in the order in which it came."""
        rows = self.connection.rows(
            "SELECT key, id, path, content_hash, reading, names, corrections FROM documents ORDER BY key"
        )
        return tuple(
            KnownDocument(key, name, path, digest, reading, tuple(json.loads(names)), corrections)
            for key, name, path, digest, reading, names, corrections in rows
        )

    def sent_content(self, document_key: int) -> tuple[bytes, str | None] | None:
        """Return a sent document's bytes and media type; None when the letters folder keeps it."""
        statement = "SELECT content, media_type FROM documents WHERE key = ? AND content IS NOT NULL"
        rows = self.connection.rows(statement, (document_key,))
        return (rows[0][0], rows[0][1]) if rows else None

    def add(self, prepared: PreparedDocument, model_key: int, reading: int) -> int:
        """Write a document with its turns, passages and vectors; return its key."""
        document = prepared.document
        found = json.dumps([[name, span.start, span.end] for name, span in document.evidence])
        reports = json.dumps([[report.span.start, report.span.end, report.name] for report in document.reports])
        [(key,)] = self.connection.rows(
            "INSERT INTO documents (id, path, media_type, content, content_hash, reading, text, title, kind, language,"
            " authors, addressees, place, date, evidence, reports, warnings, names, corrections)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key",
            (
                *(prepared.id, prepared.path, prepared.media_type, prepared.content, prepared.content_hash, reading),
                *(document.text, document.title, document.kind, document.language),
                *(json.dumps(document.authors), json.dumps(document.addressees), document.place),
                *(str(document.date) if document.date else None, found, reports, json.dumps(document.warnings)),
                *(json.dumps(prepared.names), prepared.corrections),
            ),
        )
        self._add_turns(key, document.turns)
        self._add_passages(key, prepared, model_key)
        return int(key)

    def _add_turns(self, key: int, turns: Sequence[Turn]) -> None:
        self.connection.run_many(
            "INSERT INTO turns (document_key, number, start, end, speaker, about) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (key, number, turn.span.start, turn.span.end, turn.speaker, turn.about)
                for number, turn in enumerate(turns)
            ),
        )

    def _add_passages(self, key: int, prepared: PreparedDocument, model_key: int) -> None:
        for number, entry in enumerate(prepared.passages):
            passage = entry.passage
            sentences = json.dumps([[sentence.start, sentence.end] for sentence in passage.sentences])
            [(passage_key,)] = self.connection.rows(
                "INSERT INTO passages (document_key, number, start, end, speaker, about, language, sentences, reports,"
                " terms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key",
                (
                    *(key, number, passage.span.start, passage.span.end, passage.speaker, passage.about),
                    *(passage.language, sentences, json.dumps(passage.reports)),
                    "\n".join(" ".join(of_sentence) for of_sentence in entry.terms),
                ),
            )
            self.add_vectors(passage_key, model_key, entry.vector, entry.sentence_vectors)

    def add_vectors(self, passage_key: int, model_key: int, passage: Vectors, sentences: SentenceVectors) -> None:
        """Keep a passage's vectors beside those of other models."""
        self.connection.rows(
            "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)",
            (passage_key, model_key, passage.astype("<f4").tobytes(), sentences.astype("<f2").tobytes()),
        )

    def passages_without_vectors(self, model_key: int, limit: int) -> list[tuple[int, str, str, int, int]]:
        """Return up to `limit` passages this model has not embedded: key, document's text, sentences, start, end."""
        return self.connection.rows(
            "SELECT p.key, d.text, p.sentences, p.start, p.end"
            " FROM passages p JOIN documents d ON d.key = p.document_key"
            " WHERE NOT EXISTS (SELECT 1 FROM vectors v WHERE v.passage_key = p.key AND v.model_key = ?)"
            " ORDER BY p.key LIMIT ?",
            (model_key, limit),
        )

    def remove(self, keys: Iterable[int]) -> None:
        """Delete documents with everything that hangs on them."""
        self.connection.run_many("DELETE FROM documents WHERE key = ?", ((key,) for key in keys))

    def move(self, moves: Sequence[tuple[int, str]]) -> None:
        """Note where renamed files lie now, by their documents' keys; the documents keep their ids."""
        # Two files can have swapped names, so no document may hold on to its old path for a moment.
        self.connection.run_many("UPDATE documents SET path = NULL WHERE key = ?", ((key,) for key, _ in moves))
        self.connection.run_many("UPDATE documents SET path = ? WHERE key = ?", ((path, key) for key, path in moves))

    def set_rejections(self, rejections: Iterable[Rejection]) -> None:
        """Replace the list of files that are not in the collection."""
        listed = [(one.path, one.reason, one.message) for one in rejections]
        with self.connection.transaction():
            self.connection.rows("DELETE FROM rejections")
            self.connection.run_many("INSERT INTO rejections VALUES (?, ?, ?)", listed)

    def set_held(self, document_ids: Sequence[str]) -> None:
        """Replace the list of documents that are kept although their files are gone."""
        with self.connection.transaction():
            self.connection.rows("INSERT OR REPLACE INTO facts VALUES ('held', ?)", (json.dumps(document_ids),))

    def set_corrections(self, text: str) -> None:
        """Keep the corrections file as the one in force; nothing is kept of an empty one."""
        self.connection.rows("DELETE FROM facts WHERE name = 'corrections'")
        if text:
            self.connection.rows("INSERT INTO facts VALUES ('corrections', ?)", (text,))

    def withdraw(self, path: str, content_hash: str) -> None:
        """Keep the file at `path` out of the collection for as long as it holds these bytes."""
        self.connection.rows("INSERT OR REPLACE INTO withdrawals VALUES (?, ?)", (path, content_hash))

    def withdrawals(self) -> dict[str, str]:
        """Return the content hashes of withdrawn files by path."""
        return dict(self.connection.rows("SELECT path, content_hash FROM withdrawals"))

    def forget_withdrawals(self, paths: Iterable[str]) -> None:
        """Take files at `paths` in again when they are found."""
        self.connection.run_many("DELETE FROM withdrawals WHERE path = ?", ((path,) for path in paths))

    def model_key(self, model: Model, source: str) -> int:
        """Return the number under which the store keeps this model's vectors, giving one when it has none.

        Args:
            model: the model.
            source: the folder or the name on the hub it was loaded from.
        """
        rows = self.connection.rows("SELECT key FROM models WHERE hash = ? AND source = ?", (model.hash, source))
        if rows:
            return int(rows[0][0])
        with self.connection.transaction():
            [(key,)] = self.connection.rows(
                "INSERT INTO models (name, source, hash, dimensions) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (hash) DO UPDATE SET source = excluded.source RETURNING key",
                (model.name, source, model.hash, model.dimensions),
            )
        return int(key)

    def keeps_model(self, model_key: int, model: Model) -> bool:
        """Tell whether the vectors under `model_key` are this model's."""
        rows = self.connection.rows("SELECT 1 FROM models WHERE key = ? AND hash = ?", (model_key, model.hash))
        return bool(rows)

    def remove_other_models(self, model_key: int) -> None:
        """Delete every other model with its vectors."""
        self.connection.rows("DELETE FROM models WHERE key <> ?", (model_key,))

    def add_feedback(self, feedback: Feedback) -> None:
        """Keep what a reader thought of an answer."""
        given = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        with self.connection.transaction():
            self.connection.rows(
                "INSERT INTO feedback (given, answer_id, question, answer, helpful, remark) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    *(given, feedback.answer_id, feedback.question, feedback.answer),
                    *(int(feedback.helpful), feedback.remark),
                ),
            )
