"""The scripts that install: what they do when there is nothing to install with, or nothing to install."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.timing import PATIENCE

ROOT = Path(__file__).parents[2]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with just the scripts, in a folder with a space in its name."""
    root = tmp_path / "my clone"
    (root / "scripts").mkdir(parents=True)
    for name in ("environment.sh", "run"):
        (root / "scripts" / name).write_bytes((ROOT / "scripts" / name).read_bytes())
    (root / "pyproject.toml").write_text('[project]\nname = "nothing"\nversion = "1"\n', "utf-8")
    return root


def installed(clone: Path) -> None:
    """Make it look as if all had been installed, with a command that tells how it was called."""
    binaries = clone / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "python").symlink_to(sys.executable)
    program = binaries / "briefwijzer"
    program.write_text('#!/bin/sh\necho "$BRIEFWIJZER_DATA"\nfor one; do echo "$one"; done\n', "utf-8")
    program.chmod(0o755)
    known = bash(clone, 'source scripts/environment.sh; echo "$(fingerprint) run" > "$stamp"')
    assert known.returncode == 0, known.stderr


def bash(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", *arguments], cwd=folder, capture_output=True, text=True, timeout=PATIENCE)


def test_it_says_so_when_there_is_no_python(clone: Path) -> None:
    done = bash(clone, "unset PYTHON; source scripts/environment.sh; PATH=/nowhere; prepare")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Briefwijzer needs Python 3.11 or newer, and none was found.")
    assert not (clone / ".venv").exists()


def test_a_python_that_is_too_old_is_passed_over(clone: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "python3.11", tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    new.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    for program in (old, new):
        program.chmod(0o755)
    done = bash(clone, f'unset PYTHON; source scripts/environment.sh; PATH="{tmp_path}"; find_python')
    assert (done.returncode, done.stdout) == (0, f"{new}\n")


def test_what_is_installed_is_not_installed_again_and_options_are_passed_on(clone: Path, tmp_path: Path) -> None:
    installed(clone)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    start = f'unset BRIEFWIJZER_DATA; "{clone}/scripts/run" "$@"'
    (clone / "scripts" / "run").chmod(0o755)
    sample = bash(elsewhere, start, "bash", "--port", "0")
    assert sample.stdout.splitlines() == [
        f"{clone}/var/sample",
        "serve",
        f"{clone}/scripts/sample_letters",
        "--port",
        "0",
    ]
    own = bash(elsewhere, start, "bash", "my letters", "--host", "localhost")
    assert own.stdout.splitlines() == [f"{clone}/var", "serve", "my letters", "--host", "localhost"]


def test_a_changed_pyproject_is_installed_anew(clone: Path) -> None:
    installed(clone)
    program = 'source scripts/environment.sh; grep -qsx "$(fingerprint) run" "$stamp" && echo same'
    assert bash(clone, program).stdout == "same\n"
    with (clone / "pyproject.toml").open("a") as file:
        file.write('description = "changed"\n')
    assert bash(clone, program).stdout == ""
