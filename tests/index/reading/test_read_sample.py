"""The sample letters are read as people read them."""

import json
from pathlib import Path
from typing import Any

import pytest

from index.reading.read import read_document

_SCRIPTS = Path(__file__).parents[3] / "scripts"
_FIELDS: dict[str, dict[str, Any]] = json.loads((_SCRIPTS / "evaluation" / "fields.json").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(_FIELDS))
def test_every_field_of_a_sample_letter_is_right(name: str) -> None:
    true = _FIELDS[name]
    document = read_document((_SCRIPTS / "sample_letters" / name).read_bytes(), name)
    if true["title"] is not None:
        assert document.title == true["title"]
    assert document.kind == true["kind"]
    assert document.language == true["language"]
    assert document.place == true["place"]
    assert (str(document.date) if document.date else None) == true["date"]
    # A letter signed with a first name alone gives no more; its full name is known from the other letters.
    assert list(document.authors) in (true["authors"], true.get("signed"))
    assert list(document.addressees) == true.get("addressed", true["addressees"])


@pytest.mark.parametrize("name", sorted(name for name, true in _FIELDS.items() if "turns" in true))
def test_every_turn_of_a_sample_dialogue_has_its_speaker(name: str) -> None:
    true = _FIELDS[name]
    document = read_document((_SCRIPTS / "sample_letters" / name).read_bytes(), name)
    signed = dict(zip(true["authors"], true.get("signed", true["authors"]), strict=True))
    spoken = [turn for turn in document.turns if turn.speaker is not None]
    assert [turn.speaker for turn in spoken] == [signed.get(speaker, speaker) for speaker, _ in true["turns"]]
    for turn, (_, opening) in zip(spoken, true["turns"], strict=True):
        assert turn.span.of(document.text).startswith(opening)
