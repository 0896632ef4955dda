"""Files of complex formats are read in a process apart, which may break without anything else breaking."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.document import ReadDocument
from index.errors import RejectedDocument
from index.reading.child import SECONDS, Child
from index.reading.markdown import read_markdown
from index.reading.plain_data import from_plain, to_plain
from index.reading.read import read_document
from index.reading.source import Source
from tests.index.reading.making import make_email
from tests.timing import PATIENCE

PAGE = b"<p>Vertrouwen kost tijd.</p>"
# libxml2 compares each attribute with all before it.
SLOW = b"<p " + b" ".join(b"a%d=x" % number for number in range(400_000)) + b">Vertrouwen kost tijd.</p>"
# Each of these links is kept in memory three times over.
LARGE = b"<a href=x>Vertrouwen</a> " * 200_000


@pytest.fixture
def child() -> Iterator[Child]:
    with Child() as made:
        yield made


def process_of(child: Child) -> int:
    assert child._process is not None
    return child._process.pid


def memory_of(process: int) -> int:
    """Return the most memory that a process has had so far, in bytes."""
    [line] = [line for line in Path(f"/proc/{process}/status").read_text().split("\n") if line.startswith("VmPeak")]
    return int(line.split()[1]) * 1024


def test_files_are_read_one_after_the_other_by_one_process(child: Child) -> None:
    assert child.read("html", PAGE).text == "Vertrouwen kost tijd."
    process = process_of(child)
    message = child.read("email", make_email("Wij wachten.", Cc="Zoë <zoe@voorbeeld.example>"))
    assert message.said[0].span.of(message.text) == "Wij wachten."
    assert message.said[0].speaker == "Wim Dekkers"
    assert str(message.front_matter.date) == "2025-06-03"
    assert message.front_matter.addressees == ("Marijke van den Brink", "Zoë")
    assert ("title", "Over vertrouwen") in [(field, span.of(message.text)) for field, span in message.evidence]
    page = child.read("html", b"<h1>Kop</h1><p><b>Vet.</b></p><p>Mager.</p>")
    assert [span.of(page.text) for span in (*page.headings, *page.strong)] == ["Kop", "Vet."]
    assert process_of(child) == process


def test_a_rejection_is_passed_on(child: Child) -> None:
    for _ in range(2):
        with pytest.raises(RejectedDocument) as caught:
            child.read("pdf", b"%PDF-1.4")
        assert caught.value.reason == "unreadable"
        assert "PDF" in str(caught.value)
    assert child.read("html", PAGE).text == "Vertrouwen kost tijd."


def test_a_process_that_has_ended_is_followed_by_another(child: Child) -> None:
    child.read("html", PAGE)
    first = process_of(child)
    os.kill(first, signal.SIGKILL)
    assert child.read("html", PAGE).text == "Vertrouwen kost tijd."
    assert process_of(child) != first


def test_a_file_that_takes_too_long_is_rejected_and_not_tried_again() -> None:
    """Asked for again, it does not even break the process that reads other files, however long that may take now."""
    with Child(seconds=1.5) as child:
        begun = time.monotonic()
        with pytest.raises(RejectedDocument, match="more than 2 seconds"):
            child.read("html", SLOW)
        assert time.monotonic() - begun >= 1.5
        # A busy machine may need longer than that to start a process.
        child._seconds = SECONDS
        assert child.read("html", PAGE).text == "Vertrouwen kost tijd."
        process = process_of(child)
        with pytest.raises(RejectedDocument, match="more than 2 seconds"):
            child.read("html", SLOW)
        assert process_of(child) == process
        assert child.read("html", PAGE).text == "Vertrouwen kost tijd."
        assert process_of(child) == process


def test_a_file_that_asks_for_too_much_memory_is_rejected(child: Child) -> None:
    with pytest.raises(RejectedDocument, match="more memory"):
        child.read("html", LARGE)
    assert child.read("html", PAGE).text == "Vertrouwen kost tijd."
    assert memory_of(process_of(child)) < 512 * 1024 * 1024


def test_a_process_that_breaks_on_a_file_that_a_fresh_one_can_read_rejects_nothing(child: Child) -> None:
    child.read("html", PAGE)
    first = process_of(child)
    os.kill(first, signal.SIGSTOP)
    threading.Timer(0.3, os.kill, (first, signal.SIGKILL)).start()
    assert child.read("html", b"<p>Wachten ook.</p>").text == "Wachten ook."


def test_many_may_ask_at_once(child: Child) -> None:
    found: dict[int, str] = {}

    def ask(number: int) -> None:
        found[number] = child.read("html", f"<p>Brief {number}.</p>".encode()).text

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: f"Brief {number}." for number in range(8)}


def test_it_ends_when_it_is_closed_even_while_it_reads() -> None:
    child = Child()
    child.read("html", PAGE)
    process = process_of(child)
    failed: list[RejectedDocument] = []

    def ask() -> None:
        try:
            child.read("html", SLOW)
        except RejectedDocument as error:
            failed.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while thread.is_alive() and not child._lock.locked():
        time.sleep(0.01)
    time.sleep(0.3)
    child.close()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert not Path(f"/proc/{process}").exists()
    assert failed


def test_it_ends_when_whoever_asked_is_gone(child: Child) -> None:
    child.read("html", PAGE)
    assert child._process is not None
    assert child._process.stdin is not None
    child._process.stdin.close()
    assert child._process.wait(PATIENCE) == 0


def test_ctrl_c_is_not_for_it(child: Child) -> None:
    child.read("html", PAGE)
    process = process_of(child)
    os.kill(process, signal.SIGINT)
    time.sleep(0.1)
    child.read("html", b"<p>Nog een.</p>")
    assert process_of(child) == process


def test_it_knows_none_of_the_secrets_of_whoever_asks(monkeypatch: pytest.MonkeyPatch, child: Child) -> None:
    monkeypatch.setenv("BRIEFWIJZER_KEY", "geheim")
    child.read("html", PAGE)
    assert b"geheim" not in Path(f"/proc/{process_of(child)}/environ").read_bytes()


def test_whoever_asks_needs_none_of_its_libraries() -> None:
    libraries = {"lxml", "trafilatura", "mammoth", "pypdfium2"}
    program = f"import sys, api.command.main, index.collection; print({libraries!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_it_cannot_be_started_where_the_interpreter_is_gone(monkeypatch: pytest.MonkeyPatch, child: Child) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(RejectedDocument, match="could not be started"):
        child.read("html", PAGE)
    monkeypatch.undo()
    assert child.read("html", PAGE).text == "Vertrouwen kost tijd."


def test_a_large_text_is_understood_in_the_process_apart_too(child: Child) -> None:
    small = "Zutphen, 3 mei 2025\n\nBeste Zoë,\n\n" + "Vertrouwen kost tijd. " * 10 + "\n\nGroet,\nWim Dekkers\n"
    large = small.replace("Vertrouwen kost tijd. " * 10, "Vertrouwen kost tijd. " * 20_000)
    for name in ("brief.txt", "brief.md"):
        one, other = (read_document(text.encode(), name, child=child) for text in (small, large))
        assert len(other.text) > 400_000
        assert (one.authors, one.addressees, one.date, one.place) == (
            other.authors,
            other.addressees,
            other.date,
            other.place,
        )
        assert other.authors == ("Wim Dekkers",)
        assert [turn.speaker for turn in other.turns] == ["Wim Dekkers"]
        assert other.language == "nl"
    assert process_of(child) > 0


def test_what_is_sent_between_processes_comes_back_the_same() -> None:
    document = read_document("Beste Zoë,\n\nVolgens Joost kost dat tijd.\n\nGroet,\nWim\n".encode(), "3 mei 2025.txt")
    assert from_plain(ReadDocument, json.loads(json.dumps(to_plain(document)))) == document
    source = read_markdown("---\ndate: 2025-05-03\nauthor: [Wim, Zoë]\nkind: brief\n---\n# Kop\n\n**Vet.**\n")
    assert from_plain(Source, json.loads(json.dumps(to_plain(source)))) == source
    made_of_another: tuple[object, ...] = ({"text": 3}, {"text": "a", "front_matter": "b"}, [], None)
    for wrong in made_of_another:
        with pytest.raises((ValueError, KeyError)):
            from_plain(Source, wrong)
