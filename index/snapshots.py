"""Snapshots made from the store, with their search indexes kept as files that are only a cache."""

import json
import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy

from index import rows
from index.corrections import Corrections
from index.corrections_in_force import in_force
from index.embedder import Embedder, Model
from index.errors import StoreError
from index.lexical import LexicalEntry, LexicalIndex, build, extend
from index.marks import Marks
from index.naming import strangers_in
from index.people import Person
from index.records import DocumentSummary, voices
from index.snapshot import Snapshot, Voice, report_key, voice_key
from index.sqlite import Connection, Row
from index.store import Store
from index.unite import unite
from index.vectors import VectorIndex, file_hash

# Of the passages that the rarity of words is counted over, the most that may be removed ones.
MOST_STALE = 0.1

MANIFEST = "manifest.json"
VECTORS = "vectors.faiss"
LEXICAL = "lexical"

# Raised when the search indexes are written in another way, so that older ones are made again.
INDEX_EDITION = 2


def open_snapshot(store: Store, embedder: Embedder, folder: Path, former: Snapshot | None) -> Snapshot:
    """Return the collection as it is now.

    Search indexes that fit the store's version are read from `folder`; else they are made from the
    former snapshot and what has changed since, or from the store alone.

    Raises:
        StoreError: the store holds passages that `embedder` has not embedded, or the indexes cannot be written.
    """
    connection = store.open_reader()
    try:
        return _open(connection, embedder, folder, former)
    except OSError as error:
        connection.close()
        raise StoreError(f"The search indexes in {folder} cannot be written: {error.strerror}.") from error
    except BaseException:
        connection.close()
        raise


def _open(connection: Connection, embedder: Embedder, folder: Path, former: Snapshot | None) -> Snapshot:
    connection.hold_snapshot()
    expected = _expected(connection, embedder.model)
    target = folder / _name(expected)
    columns = rows.passage_columns(connection)
    known = former.documents if former is not None else {}
    documents = {summary.key: summary for summary in rows.summaries(connection, known)}
    opened = _read(target, expected)
    if opened is None:
        if former is not None and former.embedder.model != embedder.model:
            former = None
        vectors = _write(target, expected, connection, embedder, documents, columns, former)
        opened = vectors, LexicalIndex.open(target / LEXICAL)
    vectors, lexical = opened
    spoken = [voices(speaker, about, documents[key]) for _, key, speaker, about, _ in columns]
    reports = Marks.of(
        [(voice, name) for _, name in rows.parse_reports(row[4])] for voice, row in zip(spoken, columns, strict=True)
    )
    biographies = Marks.of([about] if about is not None else [] for _, _, _, about, _ in columns)
    numbers = {voice: number for number, voice in enumerate(dict.fromkeys(spoken))}
    return Snapshot(
        version=int(expected["version"]),
        embedder=embedder,
        documents=documents,
        document_ids={summary.id: key for key, summary in documents.items()},
        people=_people(documents.values(), numbers, reports, biographies, in_force(connection)),
        passage_keys=numpy.array([row[0] for row in columns], dtype=numpy.int64),
        passage_documents=numpy.array([row[1] for row in columns], dtype=numpy.int64),
        passage_voices=numpy.array([numbers[voice] for voice in spoken], dtype=numpy.int64),
        voices=tuple(numbers),
        reports=reports,
        biographies=biographies,
        vectors=vectors,
        lexical=lexical,
        folder=target,
        connection=connection,
    )


def fits(connection: Connection, model: Model, folder: Path) -> bool:
    """Tell whether `folder` holds whole search indexes of the store's version, made with `model`."""
    expected = _expected(connection, model)
    return _read(folder / _name(expected), expected) is not None


def remove_others(folder: Path, keep: Path) -> None:
    """Delete the search indexes of other versions; a process that still reads them keeps its open files."""
    for other in folder.iterdir():
        if other != keep:
            _clear(other)


def _clear(path: Path) -> None:
    if path.is_file():
        path.unlink(missing_ok=True)
    shutil.rmtree(path, ignore_errors=True)


def _expected(connection: Connection, model: Model) -> dict[str, str | int]:
    version = int(rows.fact(connection, "version"))
    store = rows.fact(connection, "store")
    return {"edition": INDEX_EDITION, "store": store, "version": version, "model": model.hash}


def _name(expected: dict[str, str | int]) -> str:
    return f"{expected['version']}-{str(expected['model'])[:12]}"


def _read(folder: Path, expected: dict[str, str | int]) -> tuple[VectorIndex, LexicalIndex] | None:
    """Return the search indexes in `folder`; None when any file of them is not what was written for `expected`."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        digest = manifest["files"][VECTORS]
        if manifest != {**expected, "files": {**_hashes(folder / LEXICAL), VECTORS: digest}}:
            return None
        return VectorIndex.read(folder / VECTORS, digest), LexicalIndex.open(folder / LEXICAL)
    except (OSError, ValueError, TypeError, KeyError, StoreError):
        return None


def _write(
    target: Path,
    expected: dict[str, str | int],
    connection: Connection,
    embedder: Embedder,
    documents: dict[int, DocumentSummary],
    columns: Sequence[Row],
    former: Snapshot | None,
) -> VectorIndex:
    making = target.with_name(f".making-{uuid.uuid4().hex}")
    making.mkdir(parents=True)
    try:
        vectors = _make(making, expected, connection, embedder, documents, columns, former)
        _clear(target)
        making.rename(target)
    except StoreError:
        shutil.rmtree(making, ignore_errors=True)
        if former is None:
            raise
        # Another process may have removed the former snapshot's files, or they are damaged: the store has everything.
        return _write(target, expected, connection, embedder, documents, columns, None)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return vectors


def _make(
    folder: Path,
    expected: dict[str, str | int],
    connection: Connection,
    embedder: Embedder,
    documents: dict[int, DocumentSummary],
    columns: Sequence[Row],
    former: Snapshot | None,
) -> VectorIndex:
    keys = numpy.array([row[0] for row in columns], dtype=numpy.int64)
    newest = int(former.passage_keys[-1]) if former is not None and len(former.passage_keys) else 0
    added_keys, blobs = rows.passage_vectors(connection, embedder.model, newest)
    matrix = rows.stack(blobs, embedder.model.dimensions)
    kept_keys = numpy.empty(0, dtype=numpy.int64)
    if former is not None:
        kept = numpy.isin(former.passage_keys, keys)
        kept_keys = former.passage_keys[kept]
        matrix = numpy.concatenate([former.vectors.vectors[kept], matrix])
    if not numpy.array_equal(keys, numpy.concatenate([kept_keys, numpy.array(added_keys, dtype=numpy.int64)])):
        raise StoreError("Some passages are not embedded with the present model; run `briefwijzer index` once.")
    vectors = VectorIndex(matrix)
    digest = vectors.write(folder / VECTORS)
    if former is None or former.lexical.stale_share > MOST_STALE:
        build(folder / LEXICAL, _entries(connection, documents, 0))
    else:
        gone = {int(key) for key in former.passage_keys} - {int(key) for key in kept_keys}
        entries = _entries(connection, documents, newest)
        extend(former.folder / LEXICAL, folder / LEXICAL, gone, entries)
    manifest = {**expected, "files": {**_hashes(folder / LEXICAL), VECTORS: digest}}
    (folder / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    return vectors


def _entries(connection: Connection, documents: dict[int, DocumentSummary], newest: int) -> Iterator[LexicalEntry]:
    for key, document_key, speaker, about, reports, language, terms in rows.passage_terms(connection, newest):
        summary = documents[document_key]
        voice = voices(speaker, about, summary)
        yield LexicalEntry(
            passage_id=key,
            document_key=document_key,
            speaker=voice_key(voice) or None,
            language=language,
            kind=summary.kind,
            first_day=summary.date.first_day.toordinal() if summary.date else None,
            last_day=summary.date.last_day.toordinal() if summary.date else None,
            terms=terms.split(),
            addressees=summary.addressees,
            reports=tuple(report_key(voice, name) for _, name in rows.parse_reports(reports)),
            about=about,
        )


def _hashes(folder: Path) -> dict[str, str]:
    return {f"{LEXICAL}/{path.name}": file_hash(path) for path in sorted(folder.glob("*")) if path.suffix != ".lock"}


def _people(
    documents: Iterable[DocumentSummary],
    spoken: Iterable[Voice],
    reports: Marks[tuple[Voice, str]],
    biographies: Marks[str],
    corrections: Corrections,
) -> tuple[Person, ...]:
    names = {name for voice in spoken for name in voice}
    names.update((name for _, name in reports.known), biographies.known)
    listed = tuple(documents)
    names.update(name for summary in listed for name in (*summary.authors, *summary.addressees))
    return unite(names, corrections.rules, strangers_in(listed))
