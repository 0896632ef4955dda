"""Real processes on one data folder: none loses what others wrote, and a killed one loses nothing it finished."""

import signal
import subprocess
import sys
from pathlib import Path

from index.collection import Collection
from index.lexicon import Lexicon
from tests.conftest import open_fake
from tests.state import assert_whole, letter, texts
from tests.timing import PATIENCE

PROGRAM = """
import os, signal, sys
from pathlib import Path
import index.collection
from index.terms import Analyser, Vocabulary
from tests.conftest import open_fake
from tests.state import letter

data, action, name = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
collection = open_fake(data, Analyser(Vocabulary()))
print("open", flush=True)
sys.stdin.readline()
if action == "send":
    for number in range(4):
        collection.put(f"{name}{number}", letter(f"Brief {name} {number} over cultuur.").encode(), "text/plain")
    collection.close()
else:
    def die(*_):
        os.kill(os.getpid(), signal.SIGKILL)
    index.collection.open_snapshot = die
    collection.put(name, letter("Cultuur is wat mensen doen.").encode(), "text/plain")
"""


def start(data: Path, action: str, name: str) -> subprocess.Popen[str]:
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(data), action, name],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_processes_that_write_at_once_lose_nothing(collection: Collection) -> None:
    processes = [start(collection.data, "send", name) for name in "pq"]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for number in range(4):
        collection.put(f"r{number}", letter(f"Brief r {number} over cultuur.").encode(), "text/plain")
    assert [process.wait(PATIENCE) for process in processes] == [0, 0]
    for process in processes:
        process.communicate()
    collection.refresh()
    assert set(collection.snapshot.document_ids) == {f"{name}{number}" for name in "pqr" for number in range(4)}
    assert collection.store.version() == 12
    assert_whole(collection.snapshot, collection.store)


def test_a_process_killed_between_writing_and_publishing_loses_nothing(
    collection: Collection, lexicon: Lexicon
) -> None:
    process = start(collection.data, "die", "x")
    process.communicate("go\n", timeout=PATIENCE)
    assert process.returncode == -signal.SIGKILL
    assert texts(collection.snapshot) == []
    assert collection.refresh() is True
    assert texts(collection.snapshot) == ["Cultuur is wat mensen doen."]
    again = open_fake(collection.data, lexicon.analyser)
    assert texts(again.snapshot) == ["Cultuur is wat mensen doen."]
    assert again.put("y", letter("En door.").encode(), "text/plain") == "added"
    assert_whole(again.snapshot, again.store)
    again.close()
