import json
from email.message import EmailMessage
from pathlib import Path

from api.opening import open_collection
from api.settings import read_settings
from tests.api.command.small import Run


def test_it_tells_what_is_there_and_what_is_not(run: Run, letters: Path, model: Path) -> None:
    (letters / "leeg.txt").touch()
    run("index", letters)
    result = run("status")
    status = json.loads(run("status", "--json").stdout)
    [rejected] = status["rejections"]
    [known] = status["models"]
    assert (rejected["path"], rejected["reason"]) == ("leeg.txt", "empty")
    assert (known["source"], known["passages"]) == (str(model), status["passages"])
    assert (status["documents"], status["version"], status["held"]) == (2, 1, [])
    assert result.stdout == (
        f"Documents: 2\nPassages: {status['passages']}\nVersion: 1\n"
        f"Model: {model} ({known['hash'][:12]}, {status['passages']} passages)\n"
        f"Not taken in (1):\n  leeg.txt: {rejected['message']}\nHeld: none\n"
    )


def test_files_whose_documents_were_removed_are_told(run: Run, letters: Path) -> None:
    run("index", letters)
    assert json.loads(run("status", "--json").stdout)["withdrawn"] == []
    collection, _ = open_collection(read_settings())
    collection.delete("over-meten")
    collection.close()
    assert json.loads(run("status", "--json").stdout)["withdrawn"] == ["over-meten.txt"]
    assert run("status").stdout.endswith(
        "Removed or replaced over HTTP; these files stay out until they change (1):\n  over-meten.txt\n"
    )


def test_what_may_have_been_lost_in_reading_is_told(run: Run, letters: Path) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "Noor Bakker <noor@example.org>", "Wim de Graaf <wim@example.org>"
    message["Date"], message["Subject"] = "Tue, 03 Jun 2025 10:00:00 +0200", "Meten"
    message.set_content("Beste Wim,\n\nEen cijfer leert weinig.\n\nGroet,\nNoor\n")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="cijfers.pdf")
    (letters / "meten.eml").write_bytes(message.as_bytes())
    run("index", letters)
    assert json.loads(run("status", "--json").stdout)["warnings"] == [
        {"document": "meten", "message": "Attachments were left out: 1."}
    ]
    assert run("status", "--language", "nl").stdout.endswith(
        "Misschien niet heel gelezen (1):\n  meten: Bijlagen zijn weggelaten: 1.\n"
    )


def test_it_changes_nothing(run: Run, letters: Path, data: Path) -> None:
    run("index", letters)
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    run("status")
    after = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    assert {path: content for path, content in after.items() if path.suffix not in {".sqlite-wal", ".sqlite-shm"}} == {
        path: content for path, content in before.items() if path.suffix not in {".sqlite-wal", ".sqlite-shm"}
    }


def test_a_store_that_is_none_is_told(run: Run, data: Path) -> None:
    data.mkdir()
    (data / "briefwijzer.sqlite").write_bytes(b"no database" * 1000)
    result = run("status")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert result.stderr.startswith("Error: The store")
