"""Changes in a folder are noticed, also after the folder was away."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.watch import FolderWatch
from tests.timing import PATIENCE


@pytest.fixture
def changed() -> threading.Event:
    return threading.Event()


@pytest.fixture
def watch(letters: Path, changed: threading.Event) -> Iterator[FolderWatch]:
    made = FolderWatch(letters, changed)
    yield made
    made.close()


def notices(changed: threading.Event, path: Path) -> bool:
    """Write again and again, since watching may not have begun, until it is noticed or takes too long."""
    for number in range(int(PATIENCE * 5)):
        path.write_text(str(number))
        if changed.wait(0.2):
            return True
    return False


def test_a_new_letter_is_noticed_also_deep_down(watch: FolderWatch, changed: threading.Event, letters: Path) -> None:
    (letters / "2024").mkdir()
    assert notices(changed, letters / "2024" / "a.txt")


def test_a_letter_that_goes_is_noticed(watch: FolderWatch, changed: threading.Event, letters: Path) -> None:
    assert notices(changed, letters / "a.txt")
    changed.clear()
    (letters / "a.txt").unlink()
    assert changed.wait(PATIENCE)


def test_a_folder_that_comes_back_is_watched_again(watch: FolderWatch, changed: threading.Event, letters: Path) -> None:
    assert notices(changed, letters / "a.txt")
    letters.rename(letters.with_name("weg"))
    assert changed.wait(PATIENCE)
    letters.mkdir()
    changed.clear()
    assert notices(changed, letters / "b.txt")


def test_nothing_is_watched_any_more_once_it_is_closed(changed: threading.Event, letters: Path) -> None:
    before = set(threading.enumerate())
    watch = FolderWatch(letters, changed)
    watch.close()
    assert not [one for one in threading.enumerate() if one not in before and one.name == "folder-watch"]
