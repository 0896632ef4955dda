"""The store keeps what it is given, word for word, and lets go of all of it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest

from index import rows
from index.document import PartialDate, Passage, ReadDocument, Report, Span, Turn
from index.embedder import Model
from index.errors import StoreError
from index.records import DocumentSummary, Feedback, KnownDocument, PreparedDocument, PreparedPassage, Rejection
from index.store import FILE_NAME, Store
from tests.state import tables
from tests.timing import PATIENCE

MODEL = Model("m", "f00", 2, None)
TEXT = "Zoë \U0001f600 vertrouwt. 'Ja'; <b>echt</b>.\nEn nu?"


def prepared(name: str = "x", path: str | None = "x.txt", text: str = TEXT) -> PreparedDocument:
    first, second = Span(0, 15), Span(16, 34)
    document = ReadDocument(
        text=text,
        title="Over 'vertrouwen'",
        kind="interview",
        language="nl",
        turns=(Turn(Span(0, 34), "Zoë"), Turn(Span(35, len(text)), None, "Zoë")),
        authors=("Zoë", "Wim"),
        addressees=("Anna",),
        place="Helmond",
        date=PartialDate(2024, 11),
        evidence=(("title", Span(0, 3)),),
        reports=(Report(second, "Anna"), Report(second, "'t Hart")),
        warnings=("Er is <b>iets</b> weg.",),
    )
    passages = (
        PreparedPassage(
            Passage(Span(0, 34), "Zoë", "nl", (first, second), None, ((1, "Anna"), (1, "'t Hart"))),
            (("vertrouw",), ("echt",)),
            numpy.array([0.6, 0.8], dtype=numpy.float32),
            numpy.array([[1, 0], [0, 1]], dtype=numpy.float16),
        ),
        PreparedPassage(
            Passage(Span(35, len(text)), None, "nl", (Span(35, len(text)),), "Zoë"),
            ((),),
            numpy.array([0, 1], dtype=numpy.float32),
            numpy.array([[0.5, 0.5]], dtype=numpy.float16),
        ),
    )
    content = None if path else text.encode()
    return PreparedDocument(name, path, "text/plain", content, "hash-" + name, document, passages)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "data")
    yield made
    made.close()


def add(store: Store, one: PreparedDocument) -> int:
    model_key = store.model_key(MODEL, "/models/m")
    with store.change():
        return store.add(one, model_key, 7)


def test_a_document_comes_out_as_it_went_in(store: Store) -> None:
    one = prepared()
    key = add(store, one)
    stored = rows.document(store.connection, "x")
    assert stored is not None
    assert (stored.key, stored.id, stored.path, stored.content_hash) == (key, "x", "x.txt", "hash-x")
    assert stored.document == one.document
    assert rows.document(store.connection, "y") is None
    assert store.known_documents() == (KnownDocument(key, "x", "x.txt", "hash-x", 7),)


def test_passages_come_out_with_text_and_vectors(store: Store) -> None:
    key = add(store, prepared())
    documents = {summary.key: summary for summary in rows.summaries(store.connection)}
    assert documents == {
        key: DocumentSummary(
            *(key, "x", "x.txt", "Over 'vertrouwen'", "interview", "nl", ("Zoë", "Wim"), ("Anna",), "Helmond"),
            *(PartialDate(2024, 11), len(TEXT), ("Er is <b>iets</b> weg.",)),
        )
    }
    found = rows.passages(store.connection, MODEL, [1, 2, 99], documents)
    assert [(one.text, one.speaker, one.voices, one.number, one.about, one.reports) for one in found.values()] == [
        (TEXT[:34], "Zoë", ("Zoë",), 0, None, ((1, "Anna"), (1, "'t Hart"))),
        (TEXT[35:], None, (), 1, "Zoë", ()),
    ]
    assert [span.of(TEXT) for span in found[1].sentences] == [TEXT[:15], TEXT[16:34]]
    numpy.testing.assert_array_equal(found[1].sentence_vectors, [[1, 0], [0, 1]])
    keys, blobs = rows.passage_vectors(store.connection, MODEL, 0)
    assert keys == [1, 2]
    numpy.testing.assert_array_equal(rows.stack(blobs, 2), numpy.array([[0.6, 0.8], [0, 1]], dtype=numpy.float32))
    assert rows.passage_vectors(store.connection, MODEL, 1)[0] == [2]


@pytest.mark.parametrize(("start", "end"), [(0, 3), (4, 5), (0, len(TEXT)), (35, 41), (5, 5)])
def test_a_quote_is_read_by_code_points(store: Store, start: int, end: int) -> None:
    add(store, prepared())
    assert rows.quote(store.connection, "x", Span(start, end)) == TEXT[start:end]
    assert rows.quote(store.connection, "y", Span(start, end)) is None


def test_sent_bytes_are_kept_and_a_files_are_not(store: Store) -> None:
    sent, file = add(store, prepared("s", None)), add(store, prepared())
    assert store.sent_content(sent) == (TEXT.encode(), "text/plain")
    assert store.sent_content(file) is None


def test_removing_leaves_every_table_as_before(store: Store) -> None:
    add(store, prepared("a", "a.txt"))
    before = tables(store.connection)
    key = add(store, prepared())
    assert tables(store.connection) != before
    with store.change():
        store.remove([key])
    assert tables(store.connection) == before


def test_keys_are_never_given_again(store: Store) -> None:
    key = add(store, prepared())
    with store.change():
        store.remove([key])
    assert add(store, prepared()) == key + 1
    assert [row[0] for row in rows.passage_columns(store.connection)] == [3, 4]


def test_documents_may_swap_their_paths(store: Store) -> None:
    a, b = add(store, prepared("a", "a.txt")), add(store, prepared("b", "b.txt"))
    with store.change():
        store.move([(a, "b.txt"), (b, "a.txt")])
    assert [(one.id, one.path) for one in store.known_documents()] == [("a", "b.txt"), ("b", "a.txt")]


def test_a_change_that_fails_changes_nothing(store: Store) -> None:
    add(store, prepared())
    before, version = tables(store.connection), store.version()
    with pytest.raises(StoreError, match="UNIQUE"):
        add(store, prepared())
    assert (tables(store.connection), store.version()) == (before, version)


def test_every_change_raises_the_version_by_one(store: Store) -> None:
    assert store.version() == 0
    add(store, prepared())
    assert store.version() == 1
    store.add_feedback(Feedback("1", "?", "{}", True, None))
    store.set_rejections([Rejection("a", "empty", "Empty.")])
    assert store.version() == 1


def test_models_keep_their_vectors_apart(store: Store) -> None:
    add(store, prepared())
    other = Model("o", "ba7", 2, None)
    key = store.model_key(other, "/models/o")
    assert [one[0] for one in store.passages_without_vectors(key, 10)] == [1, 2]
    assert [one[0] for one in store.passages_without_vectors(key, 1)] == [1]
    store.add_vectors(1, key, numpy.array([1, 0], dtype=numpy.float32), numpy.zeros((2, 2), dtype=numpy.float16))
    assert rows.models(store.connection) == [("/models/m", "f00", 2), ("/models/o", "ba7", 1)]
    assert rows.passage_vectors(store.connection, MODEL, 0)[0] == [1, 2]
    assert rows.passage_vectors(store.connection, other, 0)[0] == [1]
    assert store.keeps_model(key, other)
    assert not store.keeps_model(key, MODEL)
    with store.change():
        store.remove_other_models(key)
    assert rows.models(store.connection) == [("/models/o", "ba7", 1)]
    assert store.connection.rows("SELECT count(*) FROM vectors") == [(1,)]


def test_a_model_found_elsewhere_keeps_its_number(store: Store) -> None:
    key = store.model_key(MODEL, "/models/m")
    assert store.model_key(MODEL, "/elsewhere/m") == key
    assert rows.models(store.connection) == [("/elsewhere/m", "f00", 0)]


def test_withdrawals_are_kept_until_they_are_forgotten(store: Store) -> None:
    store.withdraw("a.txt", "1")
    store.withdraw("a.txt", "2")
    store.withdraw("b.txt", "3")
    assert store.withdrawals() == {"a.txt": "2", "b.txt": "3"}
    store.forget_withdrawals(["a.txt", "c.txt"])
    assert store.withdrawals() == {"b.txt": "3"}


def test_feedback_is_kept_whole(store: Store) -> None:
    store.add_feedback(Feedback("7", "Wat?", '{"a": "<b>"}', False, "nee \U0001f600"))
    [(given, *rest)] = store.connection.rows("SELECT given, answer_id, question, answer, helpful, remark FROM feedback")
    assert rest == ["7", "Wat?", '{"a": "<b>"}', 0, "nee \U0001f600"]
    assert given.endswith("+00:00")


def test_rejections_replace_the_former_ones(store: Store) -> None:
    store.set_rejections([Rejection("b", "empty", "Empty."), Rejection("a", "encoding", "What?")])
    assert [one.path for one in rows.rejections(store.connection)] == ["a", "b"]
    store.set_rejections([])
    assert rows.rejections(store.connection) == ()


def test_a_store_is_the_same_when_it_is_opened_again(tmp_path: Path) -> None:
    first = Store(tmp_path)
    add(first, prepared())
    before, identity = tables(first.connection), rows.fact(first.connection, "store")
    first.close()
    again = Store(tmp_path)
    assert (tables(again.connection), rows.fact(again.connection, "store"), again.version()) == (before, identity, 1)
    again.close()


def test_a_newer_store_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    Store(tmp_path).close()
    made = Store(tmp_path)
    made.connection.rows("PRAGMA user_version = 999")
    made.close()
    with pytest.raises(StoreError, match="newer Briefwijzer"):
        Store(tmp_path)


def test_what_is_not_committed_when_the_process_dies_never_was(tmp_path: Path) -> None:
    program = """
import os, sys
from pathlib import Path
from index.store import Store
store = Store(Path(sys.argv[1]))
with store.change():
    store.withdraw("kept", "1")
with store.change():
    store.withdraw("lost", "2")
    os._exit(9)
"""
    killed = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False, timeout=PATIENCE)
    assert killed.returncode == 9
    store = Store(tmp_path)
    assert (store.withdrawals(), store.version()) == ({"kept": "1"}, 1)
    assert json.dumps(store.connection.rows("PRAGMA integrity_check")) == '[["ok"]]'
    store.close()
    assert (tmp_path / FILE_NAME).exists()
