"""The collection follows the letters folder, and what is sent, by exact state before and after."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from index import preparing, rows
from index.collection import Collection
from index.document import Span
from index.errors import FolderMissing, ModelError, RejectedDocument, StoreBusy, StoreError, UnknownDocument
from index.lexicon import Lexicon
from index.records import Feedback
from tests.conftest import LARGEST, open_fake
from tests.embedding import FAKE, LOAD_FAKES, OTHER, FakeEmbedder, FakeModels
from tests.state import answers, assert_whole, keys, letter, paths, tables, texts, write

TRUST = "Vertrouwen groeit langzaam en verdwijnt snel."
MEASURE = "Meten is nuttig zolang het gesprek daarna komt."
CULTURE = "Cultuur is wat mensen doen als niemand kijkt."


@pytest.fixture
def two(collection: Collection, letters: Path) -> Collection:
    """A collection of two letters, `a.txt` and `b.txt`."""
    write(letters, a=TRUST, b=MEASURE)
    collection.synchronise(letters)
    return collection


def test_letters_are_taken_in(two: Collection) -> None:
    assert texts(two.snapshot) == [TRUST, MEASURE]
    assert paths(two) == {"a": "a.txt", "b": "b.txt"}
    assert [person.name for person in two.snapshot.people] == ["Marijke", "Wim Dekkers"]
    assert_whole(two.snapshot, two.store)


def test_the_same_files_change_nothing_at_all(two: Collection, letters: Path) -> None:
    before, snapshot = tables(two.store.connection), two.snapshot
    os.utime(letters / "a.txt", (1, 1))
    report = two.synchronise(letters)
    assert (report.added, report.replaced, report.moved, report.removed, report.unchanged) == (0, 0, 0, 0, 2)
    assert tables(two.store.connection) == before
    assert two.snapshot is snapshot


def test_an_edited_letter_is_replaced_under_its_id(two: Collection, letters: Path) -> None:
    before = keys(two)
    write(letters, a=CULTURE)
    report = two.synchronise(letters)
    assert (report.replaced, report.unchanged) == (1, 1)
    assert texts(two.snapshot) == [MEASURE, CULTURE]
    assert keys(two) == {"b": before["b"], "a": [max(before["b"]) + 1]}
    assert_whole(two.snapshot, two.store)


@pytest.mark.parametrize("target", ["c.txt", "2024/a.txt", "2024/diep/C.txt", "A.txt"])
def test_a_renamed_letter_keeps_its_id_and_passages(two: Collection, letters: Path, target: str) -> None:
    before, vectors = keys(two), tables(two.store.connection)["vectors"]
    (letters / target).parent.mkdir(parents=True, exist_ok=True)
    (letters / "a.txt").rename(letters / target)
    assert two.synchronise(letters).moved == 1
    assert paths(two) == {"a": target, "b": "b.txt"}
    assert keys(two) == before
    assert tables(two.store.connection)["vectors"] == vectors


def test_a_moved_folder_moves_all_its_letters(two: Collection, letters: Path) -> None:
    before = keys(two)
    (letters / "nieuw").mkdir()
    for name in ("a.txt", "b.txt"):
        (letters / name).rename(letters / "nieuw" / name)
    assert two.synchronise(letters).moved == 2
    assert paths(two) == {"a": "nieuw/a.txt", "b": "nieuw/b.txt"}
    assert keys(two) == before


def test_letters_that_swap_names_keep_their_ids_and_passages(two: Collection, letters: Path) -> None:
    before = keys(two)
    (letters / "a.txt").rename(letters / "x.txt")
    (letters / "b.txt").rename(letters / "a.txt")
    (letters / "x.txt").rename(letters / "b.txt")
    assert two.synchronise(letters).moved == 2
    assert paths(two) == {"a": "b.txt", "b": "a.txt"}
    assert keys(two) == before
    assert texts(two.snapshot) == [TRUST, MEASURE]


def test_a_letter_renamed_over_another_takes_its_place(two: Collection, letters: Path) -> None:
    before = keys(two)
    (letters / "a.txt").replace(letters / "b.txt")
    report = two.synchronise(letters)
    assert (report.moved, report.removed) == (1, 1)
    assert paths(two) == {"a": "b.txt"}
    assert keys(two) == {"a": before["a"]}
    assert_whole(two.snapshot, two.store)


def test_a_letter_renamed_and_edited_is_another_one(two: Collection, letters: Path) -> None:
    (letters / "a.txt").unlink()
    write(letters, c=CULTURE)
    report = two.synchronise(letters)
    assert (report.added, report.removed) == (1, 1)
    assert paths(two) == {"b": "b.txt", "c": "c.txt"}


def test_copies_are_documents_of_their_own(two: Collection, letters: Path) -> None:
    write(letters, kopie=TRUST)
    two.synchronise(letters)
    assert texts(two.snapshot) == [TRUST, MEASURE, TRUST]
    (letters / "a.txt").unlink()
    assert two.synchronise(letters).removed == 1
    assert paths(two) == {"b": "b.txt", "kopie": "kopie.txt"}


def test_a_letter_that_is_gone_leaves_nothing_behind(collection: Collection, letters: Path) -> None:
    write(letters, b=MEASURE)
    collection.synchronise(letters)
    before = tables(collection.store.connection)
    (letters / "a.txt").write_text(letter(TRUST, "Roelof ter Steege", "Bram"), "utf-8")
    collection.synchronise(letters)
    assert {person.name for person in collection.snapshot.people} == {
        *("Bram", "Marijke", "Roelof ter Steege", "Wim Dekkers")
    }
    (letters / "a.txt").unlink()
    assert collection.synchronise(letters).removed == 1
    assert tables(collection.store.connection) == before
    assert {person.name for person in collection.snapshot.people} == {"Marijke", "Wim Dekkers"}
    assert len(collection.snapshot.vectors.vectors) == collection.snapshot.lexical.size == 1
    assert collection.snapshot.lexical.document_frequency("vertrouw") in (0, 1)
    assert_whole(collection.snapshot, collection.store)


@pytest.mark.usefixtures("all_are_young")
def test_a_half_copied_letter_is_taken_when_it_is_whole(tmp_path: Path, letters: Path, lexicon: Lexicon) -> None:
    path = letters / "a.txt"
    path.write_text("Beste Mar", "utf-8")

    def copying_goes_on(_: float) -> None:
        path.write_text(letter(TRUST), "utf-8")

    collection = Collection(tmp_path / "data", "fake", LOAD_FAKES, lexicon.analyser, LARGEST, wait=copying_goes_on)
    report = collection.synchronise(letters)
    assert (report.added, report.unsettled, paths(collection)) == (0, ("a.txt",), {})
    path.write_text(letter(TRUST), "utf-8")
    collection.close()
    with_whole = open_fake(tmp_path / "data", lexicon.analyser)
    assert with_whole.synchronise(letters).added == 1
    assert texts(with_whole.snapshot) == [TRUST]
    with_whole.close()


def test_a_letter_that_is_written_while_others_are_read_is_left_for_the_next_time(
    two: Collection, letters: Path
) -> None:
    before = tables(two.store.connection)
    write(letters, a=CULTURE)

    def write_on(done: int, total: int, name: str) -> None:
        (letters / "a.txt").write_text("Beste", "utf-8")

    report = two.synchronise(letters, progress=write_on)
    assert (report.replaced, report.unsettled, report.rejections) == (0, ("a.txt",), ())
    assert tables(two.store.connection) == before


def test_a_letter_replaced_by_a_broken_one_keeps_its_old_version_and_is_listed(two: Collection, letters: Path) -> None:
    before = tables(two.store.connection)
    (letters / "a.txt").write_bytes(b"\x00\x01\x02" * 100)
    for _ in range(2):
        report = two.synchronise(letters)
        assert (report.replaced, [(one.path, one.reason) for one in report.rejections]) == (
            0,
            [("a.txt", "unreadable")],
        )
    assert {**tables(two.store.connection), "rejections": []} == before
    assert [row[:2] for row in tables(two.store.connection)["rejections"]] == [("a.txt", "unreadable")]
    write(letters, a=TRUST)
    assert two.synchronise(letters).rejections == ()
    assert tables(two.store.connection) == before


def test_what_cannot_be_read_is_listed_and_the_others_go_on(collection: Collection, letters: Path) -> None:
    (letters / "leeg.txt").write_bytes(b"")
    (letters / "foto.jpg").write_bytes(b"x")
    (letters / "groot.txt").write_bytes(b"x" * (LARGEST + 1))
    (letters / "<b>raar<\n.txt").write_bytes(b"\x00\x01")
    write(letters, goed=TRUST)
    report = collection.synchronise(letters)
    assert {one.path: one.reason for one in report.rejections} == {
        "leeg.txt": "empty",
        "foto.jpg": "unknown_type",
        "groot.txt": "too_large",
        "<b>raar<\n.txt": "unreadable",
    }
    assert (report.added, texts(collection.snapshot)) == (1, [TRUST])


@pytest.mark.parametrize("gone", [5, 6])
def test_many_removals_at_once_are_held_until_they_are_allowed(
    collection: Collection, letters: Path, gone: int
) -> None:
    write(letters, **{f"brief{n}": f"Brief {n} gaat over vertrouwen." for n in range(8)})
    collection.synchronise(letters)
    before = tables(collection.store.connection)
    for n in range(gone):
        (letters / f"brief{n}.txt").unlink()
    missing = tuple(f"brief{n}" for n in range(gone))
    report = collection.synchronise(letters)
    if gone <= 5:
        assert (report.removed, report.held) == (5, ())
        return
    assert (report.removed, report.held) == (0, missing)
    assert rows.held(collection.store.connection) == missing
    assert {**tables(collection.store.connection), "facts": before["facts"]} == before
    report = collection.synchronise(letters, allow_removal=True)
    assert (report.removed, report.held, set(paths(collection))) == (6, (), {"brief6", "brief7"})


def test_a_missing_folder_changes_nothing(two: Collection, letters: Path) -> None:
    before, snapshot = tables(two.store.connection), two.snapshot
    letters.rename(letters.with_name("elders"))
    with pytest.raises(FolderMissing):
        two.synchronise(letters)
    assert tables(two.store.connection) == before
    assert two.snapshot is snapshot


def test_a_subfolder_that_cannot_be_listed_keeps_its_letters(
    collection: Collection, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (letters / "dicht").mkdir()
    write(letters / "dicht", a=TRUST)
    collection.synchronise(letters)
    listing = os.scandir

    def refuse(folder: str) -> object:
        if str(folder).endswith("dicht"):
            raise PermissionError(13, "Permission denied", str(folder))
        return listing(folder)

    monkeypatch.setattr("os.scandir", refuse)
    report = collection.synchronise(letters)
    assert (report.removed, [one.path for one in report.rejections]) == (0, ["dicht"])
    assert paths(collection) == {"dicht-a": "dicht/a.txt"}


def test_what_is_sent_is_new_replaced_or_unchanged(collection: Collection) -> None:
    assert collection.put("x", letter(TRUST).encode(), "text/plain") == "added"
    before, snapshot = tables(collection.store.connection), collection.snapshot
    assert collection.put("x", letter(TRUST).encode(), "text/plain") == "unchanged"
    assert tables(collection.store.connection) == before
    assert collection.snapshot is snapshot
    assert collection.put("x", letter(MEASURE).encode(), "text/plain") == "replaced"
    assert (texts(collection.snapshot), paths(collection)) == ([MEASURE], {"x": None})
    assert_whole(collection.snapshot, collection.store)


def test_the_same_bytes_in_another_format_are_read_again(collection: Collection) -> None:
    content = b"# Een *kop*\n\nVertrouwen groeit langzaam en **verdwijnt** snel.\n"
    collection.put("x", content, "text/plain")
    plain = texts(collection.snapshot)
    assert collection.put("x", content, "text/markdown") == "replaced"
    assert texts(collection.snapshot) != plain
    assert "**" not in "".join(texts(collection.snapshot))


def test_what_cannot_be_read_is_refused_and_the_old_stays(collection: Collection) -> None:
    collection.put("x", letter(TRUST).encode(), "text/plain")
    before = tables(collection.store.connection)
    for content, kind, reason in (
        (b"", "text/plain", "empty"),
        (b"x" * (LARGEST + 1), "text/plain", "too_large"),
        (b"abc", "image/png", "unknown_type"),
        (b"\x00\x01", "text/plain", "unreadable"),
    ):
        with pytest.raises(RejectedDocument) as refused:
            collection.put("x", content, kind)
        assert refused.value.reason == reason
    assert tables(collection.store.connection) == before


def test_what_is_sent_survives_a_scan_and_is_read_again_with_it(
    two: Collection, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.put("x", letter(CULTURE).encode(), "text/plain")
    two.put("md", b"# Kop\n\nDit gaat over **leiderschap** in de praktijk.\n", "text/markdown")
    before = tables(two.store.connection, without_keys=True)
    assert two.synchronise(letters).unchanged == 4
    for folder in (letters, None):
        report = two.synchronise(folder, reread=True)
        assert report.replaced == (4 if folder else 2)
        assert tables(two.store.connection, without_keys=True) == before


def test_a_sent_document_takes_a_folders_place_until_the_file_is_edited(two: Collection, letters: Path) -> None:
    assert two.put("a", letter(CULTURE).encode(), "text/plain") == "replaced"
    assert two.synchronise(letters).unchanged == 2
    assert paths(two) == {"b": "b.txt", "a": None}
    write(letters, a="Dit is een geheel andere brief over leiding.")
    assert two.synchronise(letters).added == 1
    assert paths(two) == {"b": "b.txt", "a": None, "a-2": "a.txt"}


def test_a_deleted_letter_stays_away_until_its_file_is_edited(two: Collection, letters: Path) -> None:
    two.delete("a")
    assert (letters / "a.txt").exists()
    assert texts(two.snapshot) == [MEASURE]
    assert_whole(two.snapshot, two.store)
    assert two.synchronise(letters, reread=True).added == 0
    (letters / "a.txt").rename(letters / "z.txt")
    assert two.synchronise(letters).added == 0
    assert paths(two) == {"b": "b.txt"}
    write(letters, z=CULTURE)
    assert two.synchronise(letters).added == 1
    assert paths(two) == {"b": "b.txt", "z": "z.txt"}
    assert tables(two.store.connection)["withdrawals"] == []


def test_a_deleted_sent_document_is_gone(collection: Collection) -> None:
    before = tables(collection.store.connection)
    collection.put("x", letter(TRUST).encode(), "text/plain")
    collection.delete("x")
    assert tables(collection.store.connection) == before
    assert collection.snapshot.quote("x", Span(0, 5)) is None
    with pytest.raises(UnknownDocument):
        collection.delete("x")


def test_a_higher_reading_edition_reads_all_again_once(
    two: Collection, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.put("x", letter(CULTURE).encode(), "text/plain")
    raised = preparing.READING_EDITION + 1
    monkeypatch.setattr("index.follow.READING_EDITION", raised)
    monkeypatch.setattr("index.sync.READING_EDITION", raised)
    assert two.synchronise(letters).replaced == 3
    assert two.synchronise(letters).unchanged == 3
    assert paths(two) == {"a": "a.txt", "b": "b.txt", "x": None}


def make_first_edition(collection: Collection) -> None:
    """Close a collection and leave its store as the first edition would have written it."""
    connection = collection.store.connection
    with connection.transaction():
        for table, column in (
            *(("documents", one) for one in ("warnings", "reports", "names", "corrections")),
            *(("passages", one) for one in ("about", "reports")),
            ("turns", "about"),
        ):
            connection.rows(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.rows("UPDATE documents SET reading = 1")
        connection.rows("PRAGMA user_version = 1")
    collection.close()


def test_a_store_of_the_first_edition_is_read_again_whole(two: Collection, letters: Path, lexicon: Lexicon) -> None:
    two.put("x", letter(CULTURE).encode(), "text/plain")
    expected = tables(two.store.connection, without_keys=True)
    make_first_edition(two)
    upgraded = open_fake(two.data, lexicon.analyser)
    assert texts(upgraded.snapshot) == [TRUST, MEASURE, CULTURE]
    assert_whole(upgraded.snapshot, upgraded.store)
    report = upgraded.synchronise(letters)
    assert (report.replaced, report.unchanged) == (3, 0)
    assert tables(upgraded.store.connection, without_keys=True) == expected
    assert upgraded.synchronise(letters).unchanged == 3
    upgraded.close()


@pytest.mark.parametrize("name", ["\U0001f600", "n" * 200, "<script>", "é'; DROP TABLE documents --"])
def test_any_name_and_text_goes_in_and_comes_out_whole(collection: Collection, letters: Path, name: str) -> None:
    body = "Vertrouwen \U0001f600 is 'alles'; <b>zei</b> Zoë\u0301 \u200b en dat blijft."
    (letters / f"{name}.txt").write_text(letter(body), "utf-8")
    collection.synchronise(letters)
    (summary,) = collection.snapshot.documents.values()
    assert summary.path == f"{name}.txt"
    stored = collection.snapshot.document(summary.id)
    assert stored is not None
    for turn in stored.document.turns:
        assert collection.snapshot.quote(summary.id, turn.span) == turn.span.of(stored.document.text)
    assert_whole(collection.snapshot, collection.store)


def test_a_text_with_nul_is_stored_without(collection: Collection) -> None:
    content = letter("Vertrouwen\x00 " + "groeit langzaam en verdwijnt snel, zo zegt men hier en elders. " * 30)
    collection.put("x", b"\xff\xfe" + content.encode("utf-16-le"), "text/plain")
    stored = collection.snapshot.document("x")
    assert stored is not None
    assert "\x00" not in stored.document.text
    assert_whole(collection.snapshot, collection.store)


def test_names_that_differ_only_in_case_are_two_letters(collection: Collection, letters: Path) -> None:
    write(letters, brief=TRUST, Brief=MEASURE)
    if len(list(letters.iterdir())) == 1:
        pytest.skip("this file system knows no case")
    collection.synchronise(letters)
    assert paths(collection) == {"brief": "Brief.txt", "brief-2": "brief.txt"}


def test_two_collections_on_one_folder_see_each_others_work(two: Collection, lexicon: Lexicon) -> None:
    other = open_fake(two.data, lexicon.analyser)
    assert other.refresh() is False
    two.put("x", letter(CULTURE).encode(), "text/plain")
    assert texts(other.snapshot) == [TRUST, MEASURE]
    assert other.refresh() is True
    assert texts(other.snapshot) == [TRUST, MEASURE, CULTURE]
    two.delete("x")
    two.delete("b")
    # Its own snapshot's files are gone by now, and it must still be able to go on from the store.
    assert other.put("y", letter("Leiding geven is loslaten.").encode(), "text/plain") == "added"
    assert texts(other.snapshot) == [TRUST, "Leiding geven is loslaten."]
    assert_whole(other.snapshot, other.store)
    two.put("z", letter(CULTURE).encode(), "text/plain")
    assert other.put("z", letter(CULTURE).encode(), "text/plain") == "unchanged"
    assert "z" in other.snapshot.document_ids
    other.close()


def test_writing_while_somebody_else_does_is_busy(
    two: Collection, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.write_lock.LOCK_SECONDS", 0.05)
    other = open_fake(two.data, lexicon.analyser)
    with two._lock.held(), pytest.raises(StoreBusy):
        other.put("x", letter(CULTURE).encode(), "text/plain")
    assert other.put("x", letter(CULTURE).encode(), "text/plain") == "added"
    other.close()


def test_threads_that_write_at_once_lose_nothing(two: Collection, lexicon: Lexicon) -> None:
    other = open_fake(two.data, lexicon.analyser)

    def send(collection: Collection, name: str) -> None:
        for number in range(3):
            collection.put(f"{name}{number}", letter(f"Brief {name} {number} over cultuur.").encode(), "text/plain")

    threads = [threading.Thread(target=send, args=(one, name)) for one, name in ((two, "p"), (two, "q"), (other, "r"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    two.refresh()
    other.refresh()
    expected = {"a", "b", *(f"{name}{number}" for name in "pqr" for number in range(3))}
    assert set(two.snapshot.document_ids) == set(other.snapshot.document_ids) == expected
    assert_whole(two.snapshot, two.store)
    other.close()


def test_a_failure_to_publish_loses_nothing(two: Collection, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("index.collection.open_snapshot", fail)
        with pytest.raises(StoreError, match="disk is full"):
            two.put("x", letter(CULTURE).encode(), "text/plain")
    assert texts(two.snapshot) == [TRUST, MEASURE]
    reopened = open_fake(two.data, lexicon.analyser)
    assert texts(reopened.snapshot) == [TRUST, MEASURE, CULTURE]
    reopened.close()
    assert two.refresh() is True
    assert texts(two.snapshot) == [TRUST, MEASURE, CULTURE]


def test_the_log_stays_short_while_a_snapshot_is_held(two: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.collection.LONGEST_LOG", 100_000)
    longest = 0
    for number in range(60):
        two.add_feedback(Feedback(str(number), "Wat?", "x" * 3000, True, None))
        two.refresh()
        longest = max(longest, two.store.log_bytes())
    assert longest < 150_000
    assert texts(two.snapshot) == [TRUST, MEASURE]
    assert two.store.connection.rows("SELECT count(*) FROM feedback") == [(60,)]


def test_former_snapshots_leave_no_files_open_and_no_folders(two: Collection) -> None:
    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    if not Path("/proc/self/fd").exists():
        pytest.skip("this system does not tell which files are open")
    two.put("x", letter("Begin.").encode(), "text/plain")
    before = open_files()
    for number in range(12):
        two.put("x", letter(f"Brief nummer {number} over cultuur.").encode(), "text/plain")
    assert open_files() <= before + 1
    assert [one.name for one in (two.data / "snapshots").iterdir()] == [two.snapshot.folder.name]


class TestAnotherModel:
    """A change of model happens behind the answers, and no two models ever mix."""

    def test_the_former_model_answers_until_all_is_embedded(self, two: Collection, lexicon: Lexicon) -> None:
        two.close()
        changed = open_fake(two.data, lexicon.analyser, "other")
        assert changed.waits_for_model
        assert changed.snapshot.embedder is FAKE
        old = answers(changed.snapshot, "vertrouwen groeit")
        changed.put("x", letter(CULTURE).encode(), "text/plain")
        assert changed.snapshot.embedder is FAKE
        held = changed.snapshot

        def put_more(done: int, total: int, name: str) -> None:
            if "y" not in changed.snapshot.document_ids:
                changed.put("y", letter("Leiding geven is loslaten.").encode(), "text/plain")

        changed.change_model(put_more)
        assert not changed.waits_for_model
        assert changed.snapshot.embedder is OTHER
        assert texts(changed.snapshot) == [TRUST, MEASURE, CULTURE, "Leiding geven is loslaten."]
        assert_whole(changed.snapshot, changed.store)
        assert [row[1:] for row in tables(changed.store.connection)["models"]] == [
            ("other", "other", OTHER.model.hash, 16)
        ]
        assert answers(held, "vertrouwen groeit")[0][0][:2] == old[0][0][:2]
        changed.change_model()
        changed.close()

    def test_it_goes_on_where_it_was_stopped(self, two: Collection, lexicon: Lexicon) -> None:
        two.close()
        changed = open_fake(two.data, lexicon.analyser, "other")

        def stop(done: int, total: int, name: str) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            changed.change_model(stop)
        assert changed.snapshot.embedder is FAKE
        changed.close()
        again = open_fake(two.data, lexicon.analyser, "other")
        again.change_model()
        assert again.snapshot.embedder is OTHER
        assert_whole(again.snapshot, again.store)
        again.close()

    def test_all_is_embedded_at_once_where_the_former_model_is_no_more(self, two: Collection, lexicon: Lexicon) -> None:
        two.close()
        told: list[tuple[int, int]] = []
        changed = Collection(
            two.data,
            "other",
            FakeModels({"other": OTHER}),
            lexicon.analyser,
            LARGEST,
            lambda done, total, _: told.append((done, total)),
        )
        assert not changed.waits_for_model
        assert told == [(2, 2)]
        assert_whole(changed.snapshot, changed.store)
        assert len(tables(changed.store.connection)["models"]) == 1
        changed.close()

    def test_another_model_under_the_former_ones_name_is_not_taken_for_it(
        self, two: Collection, lexicon: Lexicon
    ) -> None:
        two.close()
        impostor = FakeEmbedder("impostor")
        changed = open_fake(two.data, lexicon.analyser, "other", FakeModels({"fake": impostor, "other": OTHER}))
        assert changed.snapshot.embedder is OTHER
        changed.close()

    def test_a_model_that_lies_elsewhere_now_is_the_same(self, two: Collection, lexicon: Lexicon) -> None:
        before = tables(two.store.connection)
        two.close()
        moved = open_fake(two.data, lexicon.analyser, "verhuisd", FakeModels({"verhuisd": FAKE}))
        assert not moved.waits_for_model
        assert tables(moved.store.connection)["vectors"] == before["vectors"]
        assert [row[2] for row in tables(moved.store.connection)["models"]] == ["verhuisd"]
        moved.close()

    def test_a_process_with_the_former_model_writes_no_more(self, two: Collection, lexicon: Lexicon) -> None:
        changed = open_fake(two.data, lexicon.analyser, "other")
        changed.change_model()
        before = tables(changed.store.connection)
        writes: tuple[Callable[[], object], ...] = (
            lambda: two.put("x", letter(CULTURE).encode(), "text/plain"),
            lambda: two.synchronise(None, reread=True),
        )
        for write_something in writes:
            with pytest.raises(StoreError, match="changed the embedding model"):
                write_something()
        assert tables(changed.store.connection) == before
        assert texts(two.snapshot) == [TRUST, MEASURE]
        changed.close()

    def test_a_wanted_model_that_cannot_be_loaded_is_told(self, two: Collection, lexicon: Lexicon) -> None:
        with pytest.raises(ModelError):
            open_fake(two.data, lexicon.analyser, "nergens")


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be made"):
        open_fake(tmp_path / "file" / "data", lexicon.analyser)
