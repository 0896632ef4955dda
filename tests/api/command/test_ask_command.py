import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from api.opening import open_collection
from api.server import Server, address_of, take_port
from api.settings import read_settings
from tests.api.command.small import LETTERS, Run
from tests.timing import PATIENCE

QUESTION = "Vertrouwen komt altijd te voet?"
QUOTE = "Vertrouwen komt altijd te voet."


@pytest.fixture
def server(run: Run, letters: Path) -> Iterator[str]:
    """A server that answers from the two letters."""
    run("index", letters)
    settings = read_settings()
    collection, answerer = open_collection(settings)
    listening = threading.Event()
    with take_port("127.0.0.1", 0) as listener:
        server = Server(create_app(settings, collection, answerer), listener, listening.set)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        assert listening.wait(PATIENCE)
        yield address_of(listener)
        server.should_exit = True
        thread.join()
    collection.close()


def test_an_answer_is_its_quotes_and_where_they_stand(run: Run, letters: Path) -> None:
    run("index", letters)
    result = run("ask", QUESTION, "--limit", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"In een brief van november 2024 schrijft Wim de Graaf: “{QUOTE}” [1]\n\n"
        "[1] Wim de Graaf, november 2024: Over vertrouwen (over-vertrouwen)\n"
    )
    english = run("ask", QUESTION, "--limit", "1", "--language", "en").stdout
    assert english.startswith(f"In a letter of November 2024, Wim de Graaf writes: “{QUOTE}” [1]\n")


def test_what_was_understood_is_told(run: Run, letters: Path) -> None:
    run("index", letters)
    told = run("ask", "Wat schreef Wim in november 2024 over vertrouwen?", "--limit", "1").stdout
    assert "\n\nGezocht: van Wim de Graaf; uit november 2024\n\n[1] Wim de Graaf, november 2024: " in told
    told = run("ask", "Wat schreef Noor na 2020 over meten?", "--language", "en", "--limit", "1").stdout
    assert "\n\nSearched: by Noor Bakker; from 2021\n\n[1] Noor Bakker, 3 March 2025: " in told
    assert "Gezocht" not in run("ask", QUESTION).stdout


def test_json_holds_the_whole_answer_with_a_verbatim_quote(run: Run, letters: Path) -> None:
    run("index", letters)
    answer = json.loads(run("ask", QUESTION, "--json", "--limit", "1").stdout)
    [cited] = answer["citations"]
    assert (answer["answered"], cited["document_id"], cited["speaker"]) == (True, "over-vertrouwen", "Wim de Graaf")
    assert LETTERS["over-vertrouwen.txt"][cited["start"] : cited["end"]] == cited["quote"] == QUOTE


def test_what_the_letters_do_not_hold_ends_with_3(run: Run, letters: Path) -> None:
    run("index", letters)
    result = run("ask", "Hoeveel kost benzine?")
    assert result.exit_code == 3
    assert result.stdout.startswith("De brieven zeggen hier niets over.\n")
    assert json.loads(run("ask", "Hoeveel kost benzine?", "--json").stdout)["citations"] == []


@pytest.mark.parametrize(
    ("question", "sentence"),
    [("  ", "The question is empty."), ("a" * 2001, "The question is longer than 2000 characters.")],
)
def test_a_question_that_cannot_be_asked_is_told(run: Run, letters: Path, question: str, sentence: str) -> None:
    run("index", letters)
    result = run("ask", question)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"Error: {sentence}\n")


def test_without_a_collection_none_is_made(run: Run, data: Path) -> None:
    result = run("ask", QUESTION)
    expected = f"Error: There is no collection in {data}; make one with briefwijzer index FOLDER.\n"
    assert (result.exit_code, result.stderr) == (1, expected)
    assert not data.exists()


@pytest.mark.parametrize("limit", ["0", "11", "vier"])
def test_a_limit_out_of_bounds_is_wrong_use(run: Run, limit: str) -> None:
    assert run("ask", QUESTION, "--limit", limit).exit_code == 2


def test_a_server_gives_the_same_answer_with_addresses(run: Run, server: str) -> None:
    here = run("ask", QUESTION, "--limit", "1").stdout
    there = run("ask", QUESTION, "--limit", "1", "--server", f"{server}/")
    start = LETTERS["over-vertrouwen.txt"].index(QUOTE)
    place = f"{server}/letters/over-vertrouwen#c={start}-{start + len(QUOTE)}"
    assert there.stdout == here.replace("(over-vertrouwen)", f"({place})")
    unanswered = run("ask", "Hoeveel kost benzine?", "--server", server, "--json")
    assert (unanswered.exit_code, json.loads(unanswered.stdout)["answered"]) == (3, False)
    refused = run("ask", " ", "--server", server)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("Error: The server refuses the question: ")
    assert run("doctor", "--port", server.rpartition(":")[2]).stdout.splitlines()[-2].startswith("ok: Briefwijzer runs")


def test_a_server_tells_in_the_language_of_the_command_line(
    run: Run, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = "The server refuses the question: Ask a question of 1 to 2000 characters."
    assert run("ask", " ", "--server", server).stderr == f"Error: {refused}\n"
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    refused = "De server weigert de vraag: Stel een vraag van 1 tot 2000 tekens."
    assert run("ask", " ", "--server", server).stderr == f"Fout: {refused}\n"


def test_a_server_that_is_not_there_is_told(run: Run) -> None:
    with take_port("127.0.0.1", 0) as silent:
        address = address_of(silent)
        result = run("ask", QUESTION, "--server", address)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"Error: There is no answer from {address}: ")


class Other(http.server.BaseHTTPRequestHandler):
    """Answers every POST with a page."""

    def do_POST(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>Welcome</html>")

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing."""


def test_a_server_that_is_something_else_is_told(run: Run) -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), Other) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{other.server_port}"
        result = run("ask", QUESTION, "--server", address)
        other.shutdown()
    expected = f"Error: What answers at {address} is not Briefwijzer, or another edition of it.\n"
    assert (result.exit_code, result.stderr) == (1, expected)
