"""The widget's script: its words are in it, and nothing in it could make markup of a text."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from api.widget import widget_script, with_words

ROOT = Path(__file__).parents[2]
SCRIPTS = ["widget.js", "letter.js"]


def words_of(name: str) -> Mapping[str, Mapping[str, str]]:
    """Read a file of words."""
    return tomllib.loads((ROOT / "rag" / "words" / f"{name}.toml").read_text(encoding="utf-8"))


def source_of(name: str) -> str:
    """Read a script as it lies on the disk."""
    return (ROOT / "api" / "static" / name).read_text(encoding="utf-8")


def words_in(script: str) -> object:
    """Return what the script's WORDS are."""
    [literal] = re.findall(r"^const WORDS = (.*);$", script, flags=re.MULTILINE)
    return json.loads(literal)


def test_the_script_holds_the_words_and_is_otherwise_as_written() -> None:
    words = words_of("widget")
    script = widget_script(words)
    assert words_in(script) == words
    other_lines = [line for line in script.split("\n") if not line.startswith("const WORDS = ")]
    assert other_lines == [line for line in source_of("widget.js").split("\n") if line != "const WORDS = {};"]


def test_words_cannot_leave_the_script() -> None:
    words = {"nl": {"a": '</script><!-- \u2028\u2029 " \\ ` ${x} \n é'}, "en": {}}
    [line] = with_words("const WORDS = {};", words).split("\n")
    assert words_in(line) == words
    assert "<" not in line
    assert line.isascii()


@pytest.mark.parametrize(
    "script", ["", "const WORDS = {}", " const WORDS = {};", "const WORDS = {};\nconst WORDS = {};"]
)
def test_a_script_without_just_one_place_for_the_words_is_refused(script: str) -> None:
    with pytest.raises(ValueError, match="exactly once"):
        with_words(script, {"nl": {}, "en": {}})


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_makes_markup_or_code_of_a_text(name: str) -> None:
    sinks = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc"
        r"|setHTML|parseHTML|\beval\b|\bFunction\(|setTimeout\(\s*[\"'`]|\.style\.cssText"
    )
    assert re.findall(sinks, source_of(name)) == []


@pytest.mark.parametrize("path", [f"static/{name}" for name in (*SCRIPTS, "page.css", "icon.svg")])
def test_nothing_is_loaded_from_elsewhere(path: str) -> None:
    source = (ROOT / "api" / path).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"""https?://|@import|url\(|import\s.*from""", source) == []


def test_every_word_the_widget_says_is_there_and_every_word_there_is_said() -> None:
    script = source_of("widget.js")
    kinds = re.findall(r'"(\w+)"', re.findall(r"^const KINDS = (.*);$", script, flags=re.MULTILINE)[0])
    said = set(re.findall(r'#say\("(\w+)"', script)) | set(re.findall(r'key: "(\w+)"', script))
    said |= {f"{prefix}_{kind}" for prefix in re.findall(r"#say\(`(\w+)_\$\{kindOf", script) for kind in kinds}
    said |= {f"role_{role}" for role in ("people", "addressees", "after", "before")}
    said |= {"waiting", "reading", "sources_one", "sources_many", "feedback_sending"}
    assert said == set(words_of("widget")["nl"])


@pytest.mark.parametrize("name", ["widget", "page"])
def test_both_languages_say_the_same_things_with_the_same_places_to_fill_in(name: str) -> None:
    words = words_of(name)
    assert set(words) == {"nl", "en"}
    places = {
        language: {key: sorted(re.findall(r"\{\w*\}", text)) for key, text in table.items()}
        for language, table in words.items()
    }
    assert places["nl"] == places["en"]
    assert all(text.strip() for table in words.values() for text in table.values())
