"""What is reported inside in English is told in the reader's language, every sentence of it."""

import ast
import re
import string
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from api.told import told
from index.document import LANGUAGES
from rag.wording import wording
from tests.timing import quickest

ROOT = Path(__file__).parents[2]
TREES = {
    path: ast.parse(path.read_text("utf-8"))
    for layer in ("index", "rag", "api")
    for path in (ROOT / layer).rglob("*.py")
}


def error_classes() -> set[str]:
    """Return the names of our errors: `BriefwijzerError`, all that are one, and what is kept of one."""
    classes = [node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    found = {"BriefwijzerError"}
    while True:
        more = {one.name for one in classes if {base.id for base in one.bases if isinstance(base, ast.Name)} & found}
        if more <= found:
            return found | {"Rejection"}
        found |= more


def skeleton(node: ast.expr) -> str | None:
    """Return a sentence with {} for each of its places, or None when it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def reported() -> Iterator[tuple[str, str]]:
    """Yield where each error is made and the sentence in it; a name stands for all that its function gives it."""
    names = error_classes()
    for path, tree in TREES.items():
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef):
                continue
            given = [node for node in ast.walk(function) if isinstance(node, ast.Assign)]
            for node in ast.walk(function):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names):
                    continue
                sentence = node.args[-1]
                meant = [sentence]
                if isinstance(sentence, ast.Name):
                    meant = [one.value for one in given if [ast.unparse(to) for to in one.targets] == [sentence.id]]
                for one in meant:
                    found = skeleton(one)
                    if found is not None:
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", found


def whole_sentences() -> Iterator[tuple[str, str]]:
    """Yield where in index/ a whole sentence stands that is no docstring: an error, or what was lost in reading."""
    for path, tree in TREES.items():
        if path.relative_to(ROOT).parts[0] != "index":
            continue
        nodes = list(ast.walk(tree))
        left_out = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        left_out |= {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in nodes:
            if not isinstance(node, ast.expr) or id(node) in left_out:
                continue
            found = skeleton(node)
            if found and re.fullmatch(r"[A-Z“{].* .*[a-z].*\.", found):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", found


def known() -> set[str]:
    return {
        "".join(text + ("{}" if place is not None else "") for text, place, _, _ in string.Formatter().parse(sentence))
        for sentence in wording("en").section("told").values()
    }


def test_every_error_is_told_in_both_languages() -> None:
    found = [*reported(), *whole_sentences()]
    assert len(found) > 120
    sentences = known()
    assert [place for place in found if place[1] not in sentences] == []


def test_no_sentence_is_kept_that_nothing_reports() -> None:
    sources = "".join(
        str(node.value)
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    for sentence in wording("en").section("told").values():
        longest = max((text.strip(" .:;") for text, _, _, _ in string.Formatter().parse(sentence)), key=len)
        assert longest in sources, sentence


def test_every_sentence_comes_back_in_dutch_with_its_values() -> None:
    english, dutch = wording("en").section("told"), wording("nl").section("told")
    for key, sentence in english.items():
        places = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
        values = {name: f"/a {name} b; c.txt" for name in places}
        assert told(sentence.format(**values), wording("nl")) == dutch[key].format(**values)
        assert told(sentence.format(**values), wording("en")) == sentence.format(**values)


@pytest.mark.parametrize(
    "sentence",
    ["", "A sentence of somebody else.", "The letters folder is not there.", "The file holds no text. Really.", "{x}"],
)
def test_what_is_no_known_sentence_stays_as_it_is(sentence: str) -> None:
    for language in LANGUAGES:
        assert told(sentence, wording(language)) == sentence


def test_values_that_look_like_a_part_of_the_sentence_are_kept_whole() -> None:
    folder = "/brieven is not there. /x"
    assert told(f"The letters folder {folder} is not there.", wording("nl")) == f"De brievenmap {folder} is er niet."


def test_a_sentence_within_a_sentence_is_told_as_well() -> None:
    inner = "Line 3: “kleur” is unknown in [[person]]; known are name, names."
    assert told(f"{inner} The corrections that were in force before stay.", wording("nl")) == (
        "Regel 3: “kleur” is onbekend in [[person]]; bekend zijn name, names. "
        "De verbeteringen die er al waren blijven gelden."
    )


def test_long_sentences_take_no_time() -> None:
    for text in ("The ", "The letters folder ", " is not there.", "The embedding model ", ": "):
        long = "The file has " + text * (100_000 // len(text))
        assert quickest(partial(told, long, wording("nl")), 0.1) < 0.1
