"""The shape of the code itself: who imports whom, what is said in both languages, what is described."""

import ast
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("index", "rag", "api")
HEAVY = (
    *("faiss", "sentence_transformers", "apsw", "httpx", "tantivy", "onnxruntime", "uvicorn", "watchfiles", "torch"),
    *("lxml", "trafilatura", "mammoth", "pypdfium2"),
)
NEVER = ("sqlite3", "requests", "transformers")
MODULES = sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))
WORDS = sorted((ROOT / "rag" / "words").glob("*.toml"))


def imported(path: Path) -> Iterator[str]:
    """Yield the whole names of the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            yield node.module or ""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 50
    assert {path.stem for path in WORDS} >= {"answer", "command", "page", "problem", "widget"}


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_run_from_the_faces_inwards_and_never_back(layer: str) -> None:
    forbidden = {*LAYERS[LAYERS.index(layer) + 1 :], "scripts", "tests"}
    backward = [
        f"{name_of(path)} imports {name}"
        for path in MODULES
        if path.is_relative_to(ROOT / layer)
        for name in imported(path)
        if name.split(".")[0] in forbidden
    ]
    assert backward == []


@pytest.mark.parametrize("library", HEAVY)
def test_a_heavy_library_is_imported_in_one_file(library: str) -> None:
    files = [name_of(path) for path in MODULES if library in {name.split(".")[0] for name in imported(path)}]
    assert len(files) == 1 or (not files and library in {"torch", "onnxruntime"}), files


@pytest.mark.parametrize("library", NEVER)
def test_what_another_library_does_here_is_not_imported(library: str) -> None:
    assert [name_of(path) for path in MODULES if library in {name.split(".")[0] for name in imported(path)}] == []


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{name_of(path)}:{inner.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [name_of(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_a_package_holds_nothing_but_its_modules() -> None:
    """`__init__.py` is a sentence and no code."""
    for path in MODULES:
        if path.name == "__init__.py":
            assert len(ast.parse(path.read_text("utf-8")).body) == 1, name_of(path)


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_every_sentence_stands_in_both_languages_with_the_same_places(path: Path) -> None:
    tables = tomllib.loads(path.read_text("utf-8"))
    assert list(tables) == ["nl", "en"]
    assert list(tables["nl"]) == list(tables["en"])
    for key, sentence in tables["nl"].items():
        assert sentence.strip(), key
        assert tables["en"][key].strip(), key
        assert places(sentence) == places(tables["en"][key]), key


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_sentence_of_the_command_line_is_said_somewhere() -> None:
    """A key of `command.toml` that no command names, by itself or as a check's, is a sentence nobody reads."""
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "api" / "command").glob("*.py"))
    keys = tomllib.loads((ROOT / "rag" / "words" / "command.toml").read_text("utf-8"))["nl"]
    checks = {f"doctor_{name}{end}" for name in names_of_checks(source) for end in ("", "_advice")}
    tasks = {"reading", "embedding", "asking"}
    assert [key for key in keys if f'command.{key}"' not in source and key not in checks | tasks] == [
        key for key in keys if key in {"doctor_store_absent", "doctor_letters_none", "doctor_port_ours"}
    ]
    assert all(f'"{task}"' in source for task in tasks)


def names_of_checks(source: str) -> set[str]:
    return {
        node.args[1].value
        for node in ast.walk(ast.parse(source.replace("from __future__", "")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_of"
        if isinstance(node.args[1], ast.Constant) and isinstance(node.args[1].value, str)
    }
