"""What readers ask of the store, over a connection that sees one version of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy

from index.document import PartialDate, ReadDocument, Report, Span, Turn
from index.embedder import Model, Vectors
from index.records import DocumentSummary, Rejection, StoredDocument, StoredPassage, voices
from index.sqlite import Connection, Row

_SUMMARY = (
    "d.key, d.id, d.path, d.title, d.kind, d.language, d.authors, d.addressees, d.place, d.date, length(d.text),"
    " d.warnings"
)


def fact(connection: Connection, name: str) -> str | int:
    """Return one fact about the collection: `store` (its identity) or `version`."""
    value: str | int = connection.rows("SELECT value FROM facts WHERE name = ?", (name,))[0][0]
    return value


def summaries(
    connection: Connection, former: Mapping[int, DocumentSummary] = MappingProxyType({})
) -> tuple[DocumentSummary, ...]:
    """Return all documents without their texts, in the order in which they came.

    Args:
        connection: the store.
        former: what an earlier version of the same store held, by key. Of a document nothing but its path changes
            under one key, so that only younger ones are read whole.
    """
    newest = max(former, default=0)
    younger = connection.rows(f"SELECT {_SUMMARY} FROM documents d WHERE d.key > ? ORDER BY d.key", (newest,))  # noqa: S608
    older = connection.rows("SELECT key, path FROM documents WHERE key <= ? ORDER BY key", (newest,))
    kept = (former[key] if former[key].path == path else replace(former[key], path=path) for key, path in older)
    return (*kept, *(_summary(row) for row in younger))


def document(connection: Connection, document_id: str) -> StoredDocument | None:
    """Return the document with this id, whole, or None."""
    rows = connection.rows(
        "SELECT key, id, path, content_hash, text, title, kind, language, authors, addressees, place, date, evidence,"
        " reports, warnings FROM documents WHERE id = ?",
        (document_id,),
    )
    if not rows:
        return None
    key, name, path, content_hash, text, title, kind, language, authors, addressees, place, date, *found = rows[0]
    evidence, reports, warnings = map(json.loads, found)
    turns = connection.rows(
        "SELECT start, end, speaker, about FROM turns WHERE document_key = ? ORDER BY number", (key,)
    )
    read = ReadDocument(
        text=text,
        title=title,
        kind=kind,
        language=language,
        turns=tuple(Turn(Span(start, end), speaker, about) for start, end, speaker, about in turns),
        authors=tuple(json.loads(authors)),
        addressees=tuple(json.loads(addressees)),
        place=place,
        date=PartialDate.parse(date) if date else None,
        evidence=tuple((field, Span(start, end)) for field, start, end in evidence),
        reports=tuple(Report(Span(start, end), name) for start, end, name in reports),
        warnings=tuple(warnings),
    )
    return StoredDocument(key, name, path, content_hash, read)


def quote(connection: Connection, document_id: str, span: Span) -> str | None:
    """Return what stands at `span` in a document's text, read afresh; None when the document is gone."""
    rows = connection.rows(
        "SELECT substr(text, ? + 1, ?) FROM documents WHERE id = ?", (span.start, span.end - span.start, document_id)
    )
    return None if not rows else str(rows[0][0])


def passage_columns(connection: Connection) -> list[Row]:
    """Return key, document's key, speaker, whose biography it is and reports (as JSON) of every passage, by key."""
    return connection.rows("SELECT key, document_key, speaker, about, reports FROM passages ORDER BY key")


def passage_vectors(connection: Connection, model: Model, after: int) -> tuple[list[int], list[bytes]]:
    """Return keys and vectors of the passages with a key above `after` that `model` has embedded, by key."""
    rows = connection.rows(
        "SELECT v.passage_key, v.passage FROM vectors v JOIN models m ON m.key = v.model_key"
        " WHERE m.hash = ? AND v.passage_key > ? ORDER BY v.passage_key",
        (model.hash, after),
    )
    return [row[0] for row in rows], [row[1] for row in rows]


def passage_terms(connection: Connection, after: int) -> list[Row]:
    """Return what is searched by terms of the passages with a key above `after`, by key.

    That is key, document's key, speaker, whose biography it is, reports (as JSON), language and terms.
    """
    return connection.rows(
        "SELECT key, document_key, speaker, about, reports, language, terms FROM passages WHERE key > ? ORDER BY key",
        (after,),
    )


def passages(
    connection: Connection, model: Model, keys: Sequence[int], documents: Mapping[int, DocumentSummary]
) -> dict[int, StoredPassage]:
    """Return the passages with these keys, by key, with the sentence vectors made by `model`."""
    rows = connection.rows(
        "SELECT p.key, p.number, p.document_key, p.start, p.end, p.speaker, p.about, p.language, p.sentences,"
        " p.reports, p.terms,"
        " substr(d.text, p.start + 1, p.end - p.start), v.sentences"
        " FROM passages p JOIN documents d ON d.key = p.document_key"
        " JOIN vectors v ON v.passage_key = p.key JOIN models m ON m.key = v.model_key AND m.hash = ?"
        " WHERE p.key IN (SELECT value FROM json_each(?))",
        (model.hash, json.dumps(list(keys))),
    )
    found = {}
    for key, number, document_key, start, end, speaker, about, language, sentences, reports, *rest in rows:
        terms, text, vectors = rest
        summary = documents[document_key]
        found[key] = StoredPassage(
            key=key,
            number=number,
            document=summary,
            span=Span(start, end),
            speaker=speaker,
            voices=voices(speaker, about, summary),
            language=language,
            sentences=tuple(Span(*pair) for pair in json.loads(sentences)),
            text=text,
            terms=tuple(tuple(line.split()) for line in terms.split("\n")),
            sentence_vectors=numpy.frombuffer(vectors, dtype="<f2").reshape(-1, model.dimensions),
            about=about,
            reports=parse_reports(reports),
        )
    return found


def parse_reports(stored: str) -> tuple[tuple[int, str], ...]:
    """Return a passage's reports, by the number of the sentence, from the JSON that is stored of them."""
    return () if stored == "[]" else tuple((number, name) for number, name in json.loads(stored))


def models(connection: Connection) -> list[tuple[str, str, int]]:
    """Return source, hash and number of embedded passages of every model the store keeps vectors of."""
    return connection.rows(
        "SELECT m.source, m.hash, count(v.passage_key) FROM models m LEFT JOIN vectors v ON v.model_key = m.key"
        " GROUP BY m.key ORDER BY m.key"
    )


def passage_count(connection: Connection) -> int:
    """Return how many passages there are."""
    return int(connection.rows("SELECT count(*) FROM passages")[0][0])


def rejections(connection: Connection) -> tuple[Rejection, ...]:
    """Return the files that are not in the collection, by path, and what has to be said of the corrections."""
    return tuple(
        Rejection(*row) for row in connection.rows("SELECT path, reason, message FROM rejections ORDER BY path, rowid")
    )


def held(connection: Connection) -> tuple[str, ...]:
    """Return the ids of the documents whose files were gone, suspiciously many at once, when last looked at."""
    found = connection.rows("SELECT value FROM facts WHERE name = 'held'")
    return tuple(json.loads(found[0][0])) if found else ()


def corrections(connection: Connection) -> str:
    """Return the corrections in force, as their file says them; empty when there are none."""
    found = connection.rows("SELECT value FROM facts WHERE name = 'corrections'")
    return str(found[0][0]) if found else ""


def withdrawn(connection: Connection) -> tuple[str, ...]:
    """Return the paths of the files that stay out because their document was removed or sent anew, in order."""
    return tuple(row[0] for row in connection.rows("SELECT path FROM withdrawals ORDER BY path"))


def _summary(row: Row) -> DocumentSummary:
    key, name, path, title, kind, language, authors, addressees, place, date, length, warnings = row
    return DocumentSummary(
        key=key,
        id=name,
        path=path,
        title=title,
        kind=kind,
        language=language,
        authors=tuple(json.loads(authors)),
        addressees=tuple(json.loads(addressees)),
        place=place,
        date=PartialDate.parse(date) if date else None,
        length=length,
        warnings=tuple(json.loads(warnings)),
    )


def stack(blobs: Sequence[bytes], dimensions: int) -> Vectors:
    """Return stored passage vectors as one matrix of shape (passages, dimensions)."""
    return numpy.frombuffer(b"".join(blobs), dtype="<f4").reshape(-1, dimensions).astype(numpy.float32)
