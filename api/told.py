"""Tells in a reader's language what the inner parts report in English: errors, and what was lost in reading."""

import string
from collections.abc import Sequence
from functools import cache

from rag.wording import Wording, wording


def told(sentence: str, words: Wording) -> str:
    """Return a reported sentence in the language of `words`; one that has no translation stays as it is.

    What stands at its places may be reported sentences themselves.
    """
    if words.language == "en":
        return sentence
    for key, pieces in _templates():
        values = _values(sentence, pieces)
        if values is not None:
            return words.say(key, **{name: told(value, words) for name, value in values.items()})
    return sentence


@cache
def _templates() -> tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...]:
    """Return each sentence as its pieces, text and the name of the place after it, those with most text first."""
    found = {
        f"told.{key}": tuple((text, place) for text, place, _, _ in string.Formatter().parse(sentence))
        for key, sentence in wording("en").section("told").items()
    }
    return tuple(sorted(found.items(), key=lambda one: -sum(len(text) for text, _ in one[1])))


def _values(sentence: str, pieces: Sequence[tuple[str, str | None]]) -> dict[str, str] | None:
    """Return what stands at the places of a template, or None when the sentence is not of it."""
    values: dict[str, str] = {}
    position = 0
    open_place: str | None = None
    for text, place in pieces:
        start = position
        if open_place is not None:
            # What ends a sentence ends it; a place may hold the same words before that.
            start = sentence.find(text, position) if place is not None else len(sentence) - len(text)
            values[open_place] = sentence[position:start]
        if start < position or not sentence.startswith(text, start):
            return None
        position, open_place = start + len(text), place
    if open_place is not None:
        values[open_place] = sentence[position:]
    elif position != len(sentence):
        return None
    return values
