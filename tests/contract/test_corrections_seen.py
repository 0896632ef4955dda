"""A running server takes corrections from beside the letters, and status tells of them."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.command.main import main
from api.upkeep import Upkeep
from index.collection import Collection
from tests.state import letter
from tests.timing import PATIENCE

MERGE = '[[person]]\nname = "Willem Dekkers"\nnames = ["Wim"]\n'


@pytest.fixture
def letters_of_wim(letters: Path) -> Path:
    """A folder with one letter, signed by Wim."""
    (letters / "a.txt").write_text(letter("Vertrouwen groeit langzaam.", "Wim"), "utf-8")
    return letters


@pytest.fixture
def watched(collection: Collection, letters_of_wim: Path) -> Iterator[Upkeep]:
    """A server's upkeep, which looks when the system reports a change, or is asked."""
    upkeep = Upkeep(collection, letters_of_wim, 3600.0)
    upkeep.start()
    yield upkeep
    upkeep.close()


def within_seconds(collection: Collection, names: set[str]) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if {person.name for person in collection.snapshot.people} == names:
            return True
        time.sleep(0.02)
    return False


def test_a_running_server_sees_corrections_come_and_go(
    collection: Collection, watched: Upkeep, letters_of_wim: Path
) -> None:
    assert within_seconds(collection, {"Wim", "Marijke"})
    whole = letters_of_wim.parent / "people.toml"
    whole.write_text(MERGE, "utf-8")
    whole.rename(letters_of_wim / "people.toml")
    watched.submit(reread=False, allow_removal=False)
    assert within_seconds(collection, {"Willem Dekkers", "Marijke"})
    (letters_of_wim / "people.toml").unlink()
    watched.submit(reread=False, allow_removal=False)
    assert within_seconds(collection, {"Wim", "Marijke"})


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", MERGE, "Corrections: 1"),
        ("nl", MERGE, "Verbeteringen: 1"),
        ("nl", "", None),
        ("nl", MERGE + MERGE.replace("Wim", "W."), "  people.toml: Geen document noemt"),
        ("en", "[[person", "  people.toml: Line 1: this is not TOML"),
    ],
)
def test_status_tells_of_corrections(
    collection: Collection, letters_of_wim: Path, language: str, text: str, said: str | None
) -> None:
    (letters_of_wim / "people.toml").write_text(text, "utf-8")
    collection.synchronise(letters_of_wim)
    shown = CliRunner().invoke(main, ["status", "--data", str(collection.data), "--language", language])
    assert shown.exit_code == 0, shown.output
    if said is None:
        assert "eteringen" not in shown.output
    else:
        assert [line for line in shown.output.splitlines() if line.startswith(said)], shown.output
