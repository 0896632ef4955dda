"""What the README says to type works as it stands there."""

import dataclasses
import re
import shlex
import shutil
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import httpx
import pytest
from click.testing import CliRunner

from api.app import create_app
from api.command.main import main
from api.opening import open_collection
from api.server import Server, address_of, take_port
from api.settings import Settings, read_settings
from index.corrections import Fields
from index.corrections_file import read_corrections
from index.lexicon import Lexicon
from tests.api.command.small import LETTERS, make_model
from tests.timing import PATIENCE

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ADDRESS = "http://127.0.0.1:8000"
RUNS_ON = {"serve", "watch"}


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def commands(program: str) -> list[list[str]]:
    lines = "".join(blocks("sh")).replace("\\\n", " ").splitlines()
    words = [shlex.split(line) for line in lines]
    return [line for line in words if line[0] == program]


@pytest.fixture
def place(tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with letters, some of them taken in, in which the commands are typed."""
    (tmp_path / "model").mkdir()
    monkeypatch.setenv("BRIEFWIJZER_MODEL", str(make_model(tmp_path / "model")))
    monkeypatch.setattr("api.opening.load_lexicon", lambda: lexicon)
    monkeypatch.setattr("index.scan.SETTLE_SECONDS", 0.0)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letters").mkdir()
    for name, text in LETTERS.items():
        (tmp_path / "letters" / name).write_text(text, "utf-8")
    (tmp_path / "brief.txt").write_text("Beste Noor,\n\nVertrouwen komt te voet.\n\nGroet,\nWim\n", "utf-8")
    for name, suffix in (("verslag", ".docx"), ("jaarbericht", ".pdf")):
        sample = next((ROOT / "scripts" / "sample_letters").rglob(f"*{suffix}"))
        shutil.copy(sample, tmp_path / f"{name}{suffix}")
    for data in ("var", "var/sample"):
        made = CliRunner().invoke(main, ["index", "letters", "--data", data])
        assert made.exit_code == 0, made.output
    return tmp_path


@pytest.fixture
def address(place: Path) -> Iterator[str]:
    """Where the application answers."""
    settings = read_settings(letters=place / "letters")
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


def requested(command: list[str], address: str, folder: Path) -> httpx.Response:
    """Send what a `curl` of the README sends."""
    method, url, headers, body = "GET", "", {}, b""
    words = iter(command[1:])
    for word in words:
        if word == "-X":
            method = next(words)
        elif word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word == "-d":
            method, body = "POST", next(words).encode()
        elif word == "--data-binary":
            body = (folder / next(words).removeprefix("@")).read_bytes()
        elif word != "-N":
            assert not word.startswith("-"), f"this test does not know {word}"
            url = word.replace(ADDRESS, address)
    return httpx.request(method, url, headers=headers, content=body, timeout=PATIENCE)


def test_every_request_is_answered(address: str, place: Path) -> None:
    typed = commands("curl")
    responses = [requested(command, address, place) for command in typed]
    assert [response.status_code for response in responses] == [200, 200, 200, 201, 201, 201, 204, 202]
    asked, streamed, chatted, *_ = responses
    assert asked.json()["understood"]["people"] == ["Wim de Graaf"]
    events = re.findall("^event: (.*)$", streamed.text, re.MULTILINE)
    assert (events[0], events[-1]) == ("sources", "done")
    assert chatted.json()["choices"][0]["message"]["content"].startswith(asked.json()["answer"])


def test_every_command_does_what_it_says(address: str, place: Path) -> None:
    typed = commands(".venv/bin/briefwijzer")
    assert {command[1] for command in typed} >= {
        "ask",
        "index",
        "watch",
        "status",
        "backup",
        "restore",
        "doctor",
        "serve",
    }
    for _, name, *arguments in typed:
        words = [word.replace(ADDRESS, address).replace("~", str(place)) for word in arguments]
        if name in RUNS_ON:
            command = main.get_command(click.Context(main), name)
            assert command is not None
            command.make_context(name, words)
            continue
        result = CliRunner().invoke(main, [name, *words])
        # The two letters of this test answer less than the sample does.
        assert result.exit_code in ((0, 3) if name == "ask" else (0,)), (name, words, result.output)
    assert (place / "letters-backup.tar.gz").is_file()
    assert (place / "restored" / "briefwijzer.sqlite").is_file()


def test_every_script_is_there_and_can_be_started() -> None:
    named = set(re.findall(r"scripts/[a-z_]+", README))
    assert named >= {"scripts/run", "scripts/test", "scripts/check"}
    assert [name for name in named if not (ROOT / name).stat().st_mode & 0o100] == []


def test_every_setting_stands_in_the_table_with_its_flag_and_default() -> None:
    rows = {
        name: [cell.strip() for cell in rest.split("|")]
        for name, rest in re.findall(r"^\| `(\w+)`: (.*) \|$", README, re.M)
    }
    assert list(rows) == list(Settings.model_fields)
    for name, (_, flag, variable, default) in rows.items():
        assert variable == f"`BRIEFWIJZER_{name.upper()}`"
        assert flag == ("the argument `FOLDER`" if name == "letters" else f"`--{name.replace('_', '-')}`")
        if default.startswith("`"):
            assert default == f"`{str(Settings.model_fields[name].default).replace('False', 'false')}`"
        else:
            assert Settings.model_fields[name].default in (None, ()) or name == "model"


def test_the_settings_file_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = next(block for block in blocks("toml") if not block.startswith("[["))
    (tmp_path / "briefwijzer.toml").write_text(example, "utf-8")
    monkeypatch.chdir(tmp_path)
    settings = read_settings()
    written = tomllib.loads(example)
    assert (str(settings.letters), str(settings.data)) == (written["letters"], written["data"])
    assert settings.origins == (written["origins"],)


def test_the_corrections_can_be_read() -> None:
    example = next(block for block in blocks("toml") if block.startswith("[["))
    assert read_corrections(example.encode()).count == example.count("[[") == 3
    fields = {field.name for field in dataclasses.fields(Fields)}
    assert all(f"`{name}`" in README for name in fields)


def test_what_it_shows_is_there() -> None:
    shown = re.findall(r"!\[[^]]*\]\(([^)]*)\)", README)
    assert shown == ["docs/screenshot.png"]
    assert (ROOT / shown[0]).read_bytes().startswith(b"\x89PNG")
