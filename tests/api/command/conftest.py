"""The command line on a data folder of its own, with a model small enough to be made here."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.command.main import main
from index.lexicon import Lexicon
from tests.api.command.small import LETTERS, Run, make_model


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that knows the words of `LETTERS` and gives each a direction of its own."""
    return make_model(tmp_path_factory.mktemp("small-model"))


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A letters folder with two letters."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, text in LETTERS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where the data folder is going to be."""
    return tmp_path / "data"


@pytest.fixture
def environment(
    data: Path, model: Path, lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """The settings of these tests as they stand in the environment; no other settings are near."""
    # Files made a moment ago would be looked at twice, two seconds apart.
    monkeypatch.setattr("index.scan.SETTLE_SECONDS", 0.0)
    # On a busy machine more than the first and the last step would be told otherwise.
    monkeypatch.setattr("api.command.progress.SECONDS_BETWEEN_LINES", 3600.0)
    # Every command reads the lexicon anew, and it is always the same.
    monkeypatch.setattr("api.opening.load_lexicon", lambda: lexicon)
    monkeypatch.chdir(tmp_path)
    settings = {"BRIEFWIJZER_DATA": str(data), "BRIEFWIJZER_MODEL": str(model), "LANG": "C.UTF-8", "LC_ALL": ""}
    monkeypatch.delenv("BRIEFWIJZER_LANGUAGE", raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return settings


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Runs the command line in this process."""

    def run(*arguments: str | Path) -> Result:
        result = CliRunner().invoke(main, [str(one) for one in arguments], prog_name="briefwijzer")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
