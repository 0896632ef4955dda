import subprocess
import sys
from pathlib import Path

import pytest

from api.command.main import COMMANDS
from tests.api.command.small import Run, said

ROOT = Path(__file__).parents[3]


def test_the_list_of_commands_imports_none_of_them() -> None:
    program = (
        "import sys\nfrom api.command.main import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "print(sorted({'numpy', 'pydantic', 'fastapi', 'faiss', 'apsw'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert [name for name in COMMANDS if f"\n  {name} " not in done.stdout] == []


def test_it_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "api.command.main", "-h"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Usage: briefwijzer [OPTIONS] COMMAND [ARGS]...")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_shows_an_example_of_itself(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"\n    briefwijzer {name} " in result.stdout


def test_a_command_that_does_not_exist_is_wrong_use(run: Run) -> None:
    result = run("serv")
    assert result.exit_code == 2
    assert "No such command 'serv'" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("serve", "--host", "0.0.0.0"),
            "Wrong setting: host 0.0.0.0 can be reached by others and there are no keys yet; "
            "add --insecure if that is meant.",
        ),
        (("serve", "--port", "70000"), "Wrong setting: port: Input should be less than or equal to 65535."),
        (("watch", "--scan-seconds", "0"), "Wrong setting: scan_seconds: Input should be greater than or equal to 1."),
    ],
)
def test_a_wrong_setting_stops_the_start_with_its_sentence(
    run: Run, data: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    assert said(run(*arguments)) == (1, "", f"Error: {sentence}\n")
    assert not data.exists()


def test_flags_come_before_the_environment_and_the_environment_before_the_file(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("BRIEFWIJZER_DATA")
    (tmp_path / "briefwijzer.toml").write_text('data = "from-file"\n', "utf-8")
    missing = "Error: There is no collection in {}; make one with briefwijzer index FOLDER.\n"
    assert run("status").stderr == missing.format("from-file")
    monkeypatch.setenv("BRIEFWIJZER_DATA", "from-environment")
    assert run("status").stderr == missing.format("from-environment")
    assert run("status", "--data", "from-flag").stderr == missing.format("from-flag")


@pytest.mark.parametrize("content", ["data = ", 'colour = "red"'])
def test_a_wrong_settings_file_stops_the_start(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "briefwijzer.toml").write_text(content, "utf-8")
    result = run("status")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "briefwijzer.toml" in result.stderr or "colour" in result.stderr


def test_ctrl_c_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("api.command.status.read_settings", stop)
    assert said(run("status")) == (130, "", "")


def test_what_goes_wrong_is_told_in_the_language_that_is_asked_for(
    run: Run, letters: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_collection = f"Fout: Er is geen verzameling in {data}; maak er een met briefwijzer index MAP.\n"
    assert said(run("status", "--language", "nl")) == (1, "", no_collection)
    assert run("status").stderr.startswith("Error: There is no collection in ")
    monkeypatch.setenv("BRIEFWIJZER_LANGUAGE", "nl")
    assert said(run("ask", "Waarom?")) == (1, "", no_collection)
    (letters / "leeg.txt").touch()
    assert "leeg.txt: Er staat geen tekst in het bestand.\n" in run("index", letters).stdout
    assert "leeg.txt: Er staat geen tekst in het bestand.\n" in run("status").stdout
    assert said(run("ask", " ", "--language", "en")) == (1, "", "Fout: De vraag is leeg.\n")
    gone = tmp_path / "weg"
    assert said(run("watch", gone)) == (1, "", f"Fout: De brievenmap {gone} is er niet.\n")
    assert "NIET GOED: Het model" not in run("doctor").stdout
    gone.mkdir()
    assert f"NIET GOED: In {gone} staan geen gewichten" in run("doctor", "--model", gone).stdout


def test_the_language_is_the_flags_then_the_environments_then_the_systems(
    run: Run, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index", letters)
    assert run("status").stdout.startswith("Documents: 2\n")
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert run("status").stdout.startswith("Documenten: 2\n")
    monkeypatch.setenv("BRIEFWIJZER_LANGUAGE", "en")
    assert run("status").stdout.startswith("Documents: 2\n")
    assert run("status", "--language", "nl").stdout.startswith("Documenten: 2\n")
    monkeypatch.setenv("BRIEFWIJZER_LANGUAGE", "fr")
    assert run("status").exit_code == 2
