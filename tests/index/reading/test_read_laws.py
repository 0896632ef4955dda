"""Laws of reading, whatever the text."""

import unicodedata
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import RejectedDocument
from index.reading.normalise import normalise
from index.reading.read import read_document
from tests.timing import growth, quickest

_LINES = st.sampled_from(
    [
        "Beste Anna en Bo,",
        "Groet,",
        "Anna",
        "Anna de Wit",
        "Utrecht, 3 mei 2024",
        "Interview",
        "Waarom?",
        "Deel dit artikel",
        "Over Anna de Wit",
        "P.S. nog iets",
        "[12-03-2024 20:14] Bo: hoi",
        "Bo: hoi",
        "Anna: dag",
        "Door Bo Smit",
        "# Kop",
        "**Hoe dan?**",
        "- een",
        "---",
        "title: x",
        "Kop - Bo Smit",
        "Anna de Wit is adviseur en schrijft boeken.",
        "Wij gingen gisteren met de trein naar huis en het regende. Dat was goed.",
        "",
        "\u200b",
        "\ufeff",
        "> x",
    ]
)
_TEXTS = st.lists(_LINES | st.text(max_size=30), max_size=25).map("\n".join) | st.lists(_LINES, max_size=12).map(
    "\n\n".join
)


@settings(max_examples=250)
@given(text=_TEXTS, suffix=st.sampled_from([".txt", ".md"]))
def test_turns_are_ordered_disjoint_and_start_and_end_on_what_is_seen(text: str, suffix: str) -> None:
    """Every span lies inside the text; turns never overlap; speakers are authors or the interviewed, never made up."""
    try:
        document = read_document(text.encode("utf-8", "ignore"), "a" + suffix)
    except RejectedDocument:
        return
    assert document.text == normalise(document.text) == unicodedata.normalize("NFC", document.text)
    end = 0
    for turn in document.turns:
        assert end <= turn.span.start < turn.span.end <= len(document.text)
        words = turn.span.of(document.text)
        assert words == words.strip()
        assert turn.speaker is None or turn.speaker in text or turn.speaker in document.authors
        end = turn.span.end
    assert all(0 <= span.start < span.end <= len(document.text) for _, span in document.evidence)
    assert document.title.strip()


@settings(max_examples=200)
@given(content=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".md"]))
def test_any_bytes_are_read_or_rejected(content: bytes, suffix: str) -> None:
    """Nothing but RejectedDocument is ever raised."""
    try:
        outcome = read_document(content, "a" + suffix).text.strip()
    except RejectedDocument as error:
        outcome = error.reason if error.reason in ("empty", "too_large", "encoding", "unreadable") else ""
    assert outcome


@settings(max_examples=100)
@given(text=st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    """normalise(normalise(x)) == normalise(x)."""
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "1-1-",
        "Jan de Wit en ",
        "Beste Wim,\n\n",
        "Groet,\nWim\n\nBeste Jan,\n\n",
        "Wat?\n\n",
        "is Jan Wit ",
        "mei 3 ",
        "[1-1 1:1] Wim: x\n",
        "| ",
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(unit: str) -> None:
    """A text four times as long takes less than eight times as long, and 100,000 characters at most seconds."""
    quarter, whole = (
        partial(read_document, (unit * (length // len(unit))).encode(), "a.txt") for length in (25_000, 100_000)
    )
    assert quickest(whole, 4) < 4
    # What takes very little shows the machine more than the reading.
    assert growth(whole, quarter, 8) < 8 or quickest(whole, 0.3) < 0.3
