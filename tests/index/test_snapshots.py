"""Snapshots: caches that are made again whatever is wrong with them, filters, and versions that stay whole."""

import datetime
import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from index.collection import Collection
from index.embedders.vectors import unit_vectors
from index.errors import StoreError
from index.filters import Filter
from index.lexicon import Lexicon
from index.snapshots import LEXICAL, MANIFEST, VECTORS, fits, open_snapshot
from tests.conftest import open_fake
from tests.embedding import OTHER
from tests.state import answers, assert_whole, letter, query, texts
from tests.timing import PATIENCE

QUESTIONS = ("vertrouwen groeit", "meten gesprek", "niets hiervan")


@pytest.fixture
def filled(collection: Collection) -> Collection:
    """A collection of three letters by two people, of 2023, November 2024 and no date."""
    sent = {
        "w1": ("Helmond, 5 maart 2023\n\n", "Vertrouwen groeit langzaam en verdwijnt snel.", "Wim Dekkers"),
        "w2": ("Helmond, november 2024\n\n", "Meten is nuttig zolang het gesprek daarna komt.", "Wim Dekkers"),
        "r1": ("", "Vertrouwen is goed en controle is duur.", "Roelof ter Steege"),
    }
    for name, (head, body, sender) in sent.items():
        collection.put(name, (head + letter(body, sender)).encode(), "text/plain")
    return collection


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def _change_manifest(folder: Path, **values: object) -> None:
    path = folder / MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **values}), "utf-8")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "vectors cut off": lambda folder: _truncate(folder / VECTORS),
    "no vectors": lambda folder: (folder / VECTORS).unlink(),
    "other vectors": lambda folder: (folder / VECTORS).write_bytes(b"x" * 1000),
    "no lexical folder": lambda folder: shutil.rmtree(folder / LEXICAL),
    "a lexical file cut off": lambda folder: _truncate(max((folder / LEXICAL).glob("*.store"))),
    "a lexical file too many": lambda folder: (folder / LEXICAL / "more").write_bytes(b"x"),
    "lexical meta empty": lambda folder: (folder / LEXICAL / "meta.json").write_bytes(b""),
    "no manifest": lambda folder: (folder / MANIFEST).unlink(),
    "manifest cut off": lambda folder: _truncate(folder / MANIFEST),
    "manifest a list": lambda folder: (folder / MANIFEST).write_text("[1]"),
    "manifest empty": lambda folder: (folder / MANIFEST).write_text("{}"),
    "manifest not text": lambda folder: (folder / MANIFEST).write_bytes(b"\xff\xfe\x00"),
    "manifest without vectors": lambda folder: _change_manifest(folder, files={}),
    "manifest with a list of files": lambda folder: _change_manifest(folder, files=["a"]),
    "another version": lambda folder: _change_manifest(folder, version=1),
    "another store": lambda folder: _change_manifest(folder, store="x"),
    "another model": lambda folder: _change_manifest(folder, model="x"),
    "another edition": lambda folder: _change_manifest(folder, edition=0),
    "no folder": shutil.rmtree,
    "no snapshots at all": lambda folder: shutil.rmtree(folder.parent),
    "a file in its place": lambda folder: (folder.rename(folder.with_name("away")), folder.write_text("x")),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_made_again_with_the_same_results(filled: Collection, lexicon: Lexicon, damage: str) -> None:
    expected, folder = answers(filled.snapshot, *QUESTIONS), filled.snapshot.folder
    filled.close()
    DAMAGES[damage](folder)
    again = open_fake(filled.data, lexicon.analyser)
    assert again.snapshot.folder == folder
    assert answers(again.snapshot, *QUESTIONS) == expected
    assert_whole(again.snapshot, again.store)
    assert fits(again.store.connection, again.snapshot.embedder.model, folder.parent)
    again.close()


def test_a_cache_that_fits_is_not_made_again(
    filled: Collection, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = answers(filled.snapshot, *QUESTIONS)
    filled.close()
    monkeypatch.setattr("index.snapshots._make", lambda *_: pytest.fail("it was made again"))
    again = open_fake(filled.data, lexicon.analyser)
    assert answers(again.snapshot, *QUESTIONS) == expected
    again.close()


def test_what_a_crash_left_behind_is_cleared_at_the_next_start(filled: Collection, lexicon: Lexicon) -> None:
    folder = filled.snapshot.folder.parent
    filled.close()
    (folder / ".making-1").mkdir()
    (folder / "999-0123").mkdir()
    again = open_fake(filled.data, lexicon.analyser)
    assert [one.name for one in folder.iterdir()] == [again.snapshot.folder.name]
    again.close()


def test_a_snapshot_made_from_the_former_is_that_made_from_the_store(filled: Collection) -> None:
    filled.put("w2", letter("Cultuur is wat mensen doen als niemand kijkt.").encode(), "text/plain")
    filled.delete("w1")
    step_by_step = filled.snapshot
    shutil.rmtree(step_by_step.folder)
    afresh = open_snapshot(filled.store, step_by_step.embedder, filled.data / "snapshots", None)
    assert texts(afresh) == texts(step_by_step)
    assert (afresh.vectors.vectors == step_by_step.vectors.vectors).all()
    assert (afresh.people, afresh.documents) == (step_by_step.people, step_by_step.documents)
    assert [one[0][:2] for one in answers(afresh, *QUESTIONS)] == [
        one[0][:2] for one in answers(step_by_step, *QUESTIONS)
    ]
    afresh.connection.close()


def test_a_snapshot_that_cannot_be_made_leaves_no_file_behind(filled: Collection) -> None:
    before = sorted(filled.snapshot.folder.parent.iterdir())
    with pytest.raises(StoreError, match="not embedded with the present model"):
        open_snapshot(filled.store, OTHER, filled.data / "snapshots", None)
    assert sorted(filled.snapshot.folder.parent.iterdir()) == before


def test_a_disk_that_cannot_be_written_is_told(filled: Collection, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        open_snapshot(filled.store, filled.snapshot.embedder, tmp_path / "file" / "snapshots", None)


def test_an_empty_collection_has_nothing_to_find(collection: Collection) -> None:
    assert answers(collection.snapshot, "vertrouwen") == [[]]
    assert texts(collection.snapshot) == []


def test_a_former_snapshot_answers_on(filled: Collection) -> None:
    former = filled.snapshot
    before = answers(former, *QUESTIONS)
    filled.delete("w1")
    filled.put("w2", letter("Iets heel anders.").encode(), "text/plain")
    assert answers(former, *QUESTIONS) == before
    assert answers(filled.snapshot, *QUESTIONS) != before


def test_questions_see_whole_versions_only(collection: Collection) -> None:
    """Whoever asks while letters are replaced sees all passages of one version, with their own vectors and words."""

    def body(version: int) -> str:
        return " ".join(f"Zin {number} van versie {version} gaat over vertrouwen." for number in range(30))

    collection.put("x", letter(body(0)).encode(), "text/plain")
    stop, asking, seen, problems = threading.Event(), threading.Event(), set[str](), list[str]()

    def ask() -> None:
        while not stop.is_set():
            snapshot = collection.snapshot
            found = texts(snapshot)
            versions = {word for text in found for word in text.split() if word.isdigit() and f"versie {word} " in text}
            if len(versions) != 1 or len(found) != len(snapshot.passage_keys):
                problems.append(f"{versions} {len(found)}")
            vectors = snapshot.embedder.embed_passages(found)
            if abs(unit_vectors(vectors, 32) - snapshot.vectors.vectors).max() > 1e-6:
                problems.append("the vectors are another version's")
            seen.update(versions)
            asking.set()

    thread = threading.Thread(target=ask)
    thread.start()
    assert asking.wait(PATIENCE)
    for version in range(1, 9):
        collection.put("x", letter(body(version)).encode(), "text/plain")
    stop.set()
    thread.join()
    assert problems == []
    assert seen


class TestFilters:
    """What may be found is what the filter says, the same in both halves of the search."""

    @pytest.mark.parametrize(
        ("restriction", "expected"),
        [
            (Filter(people=frozenset({"wim-dekkers"})), {"w1", "w2"}),
            (Filter(people=frozenset({"wim-dekkers", "roelof-ter-steege"})), {"w1", "w2", "r1"}),
            (Filter(people=frozenset({"marijke"})), set()),
            (Filter(people=frozenset({"nobody"})), set()),
            (Filter(people=frozenset()), set()),
            (Filter(documents=frozenset({"w2", "unknown"})), {"w2"}),
            (Filter(documents=frozenset()), set()),
            (Filter(kinds=frozenset({"letter"})), {"w1", "w2", "r1"}),
            (Filter(kinds=frozenset({"article"})), set()),
            (Filter(after=datetime.date(2024, 11, 30)), {"w2"}),
            (Filter(after=datetime.date(2024, 12, 1)), set()),
            (Filter(before=datetime.date(2024, 11, 1)), {"w1", "w2"}),
            (Filter(before=datetime.date(2023, 3, 4)), set()),
            (Filter(after=datetime.date(2023, 3, 5), before=datetime.date(2023, 3, 5)), {"w1"}),
            (Filter(people=frozenset({"wim-dekkers"}), before=datetime.date(2023, 12, 31)), {"w1"}),
        ],
    )
    def test_only_what_it_allows_is_found(
        self, filled: Collection, lexicon: Lexicon, restriction: Filter, expected: set[str]
    ) -> None:
        snapshot = filled.snapshot
        mask = snapshot.allowed(restriction)
        assert mask is not None
        assert {snapshot.documents[int(key)].id for key in snapshot.passage_documents[mask]} == expected
        words = [word for text in texts(snapshot) for word in lexicon.analyser.terms(text, "nl")]
        found = snapshot.lexical.search(query(*words), snapshot.lexical_filter(restriction), 10)
        passages = snapshot.passages([key for key, _ in found])
        assert {passage.document.id for passage in passages.values()} == expected

    def test_no_filter_allows_all(self, filled: Collection) -> None:
        assert filled.snapshot.allowed(Filter()) is None

    def test_people_are_known_by_every_name_they_have(self, filled: Collection) -> None:
        filled.put("w3", letter("Nog iets.", "Wim").encode(), "text/plain")
        snapshot = filled.snapshot
        person = snapshot.person_of("Wim")
        assert person is not None
        assert (person.name, set(person.names)) == ("Wim Dekkers", {"Wim", "Wim Dekkers"})
        assert snapshot.documents_of(person) == ("w1", "w2", "w3")
        assert snapshot.full_names(["Wim", "Onbekend"]) == ("Wim Dekkers", "Onbekend")
