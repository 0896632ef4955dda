"""The widget's script with its words written into it."""

import importlib.resources
import json
from collections.abc import Mapping

PLACE = "const WORDS = {};"


def widget_script(words: Mapping[str, Mapping[str, str]]) -> str:
    """Return the ES module of `<brief-wijzer>` that speaks the given words.

    Args:
        words: for each language (`nl`, `en`) the words by key.

    Raises:
        ValueError: the script does not hold exactly one line to put the words in.
    """
    script = (importlib.resources.files("api") / "static" / "widget.js").read_text(encoding="utf-8")
    return with_words(script, words)


def with_words(script: str, words: Mapping[str, Mapping[str, str]]) -> str:
    """Return `script` with the line `const WORDS = {};` replaced by one that holds the words.

    The result is ASCII JSON without `<`, so that it stays harmless inside a `<script>` element too.

    Raises:
        ValueError: `script` does not hold that line exactly once.
    """
    lines = script.split("\n")
    if lines.count(PLACE) != 1:
        raise ValueError(f"the widget's script must hold the line {PLACE!r} exactly once")
    tables = {language: dict(table) for language, table in words.items()}
    literal = json.dumps(tables, ensure_ascii=True, sort_keys=True).replace("<", "\\u003c")
    lines[lines.index(PLACE)] = f"const WORDS = {literal};"
    return "\n".join(lines)
