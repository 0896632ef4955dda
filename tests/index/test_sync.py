"""A long comparison lets others write in between, and never undoes what they wrote."""

import threading
import time
from pathlib import Path

import pytest

from index.collection import Collection
from index.sync import DOCUMENTS_AT_ONCE
from index.write_lock import LET_GO_SECONDS, WriteLock
from tests.state import assert_whole, letter, paths, texts, write
from tests.timing import PATIENCE

MANY = 2 * DOCUMENTS_AT_ONCE + 5


def body(number: int) -> str:
    """Return a letter's only sentence."""
    return f"Brief nummer {number} gaat over onderwerp{number}."


def write_many(folder: Path) -> None:
    """Write more letters than are taken in at once, their order that of their numbers."""
    write(folder, **{f"l{number:03}": body(number) for number in range(MANY)})


def run_between(collection: Collection, letters: Path, what: threading.Thread, *, reread: bool = False) -> list[bool]:
    """Start `what` with the first letter of a comparison; return, letter by letter, whether it was still running.

    A busy machine may not let `what` look for the lock while the comparison has let go of it: then it lets go again.
    """
    running = []
    let_go = WriteLock.let_go

    def let_go_until_taken(lock: WriteLock) -> None:
        until = time.monotonic() + PATIENCE
        let_go(lock)
        while what.is_alive() and time.monotonic() < until:
            let_go(lock)

    def progress(done: int, total: int, _: str) -> None:
        if done == 0:
            what.start()
        running.append(what.is_alive())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WriteLock, "let_go", let_go_until_taken)
        collection.synchronise(letters, reread=reread, progress=progress)
    what.join()
    return running


def test_the_lock_is_let_go_of_for_longer_than_others_take_between_two_looks(collection: Collection) -> None:
    assert collection._lock._lock.poll_interval < LET_GO_SECONDS


def test_a_letter_is_sent_while_a_folder_is_read(collection: Collection, letters: Path) -> None:
    write_many(letters)
    sent = threading.Thread(
        target=collection.put, args=("nieuw", letter("Dit komt ertussen.").encode(), "text/plain"), daemon=True
    )
    running = run_between(collection, letters, sent)
    assert not running[-1]
    assert running[:DOCUMENTS_AT_ONCE] == [True] * DOCUMENTS_AT_ONCE
    assert sorted(texts(collection.snapshot)) == sorted(
        [*(body(number) for number in range(MANY)), "Dit komt ertussen."]
    )
    assert_whole(collection.snapshot, collection.store)


def test_what_is_sent_under_the_name_of_a_file_to_come_is_not_written_over(
    collection: Collection, letters: Path
) -> None:
    write_many(letters)
    last = f"l{MANY - 1:03}"
    sent = threading.Thread(
        target=collection.put, args=(last, letter("Mijn eigen woorden.").encode(), "text/plain"), daemon=True
    )
    run_between(collection, letters, sent)
    found = collection.snapshot.document(last)
    assert found is not None
    assert "Mijn eigen woorden." in found.document.text
    assert paths(collection)[last] is None
    # The next comparison takes the file in, under a name of its own.
    collection.synchronise(letters)
    assert paths(collection)[f"{last}-2"] == f"{last}.txt"
    assert_whole(collection.snapshot, collection.store)


def test_what_is_removed_while_a_folder_is_read_again_does_not_come_back(collection: Collection, letters: Path) -> None:
    write_many(letters)
    collection.synchronise(letters)
    last = f"l{MANY - 1:03}"
    removed = threading.Thread(target=collection.delete, args=(last,), daemon=True)
    running = run_between(collection, letters, removed, reread=True)
    assert not running[-1]
    assert collection.snapshot.document(last) is None
    assert len(collection.snapshot.documents) == MANY - 1
    assert_whole(collection.snapshot, collection.store)
