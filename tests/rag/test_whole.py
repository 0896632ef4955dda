"""A quote takes the whole list, table or announcement of which it is part, and nothing more."""

from functools import partial

import pytest

from index.document import Span
from rag.whole import MOST_LINES, whole_span
from tests.timing import quickest

LIST = (
    "Ik stel graag drie vragen:\n\n- Is het gelukt?\n- Kostte het moeite?\n- Wat miste u?\n\nDe derde telt het zwaarst."
)
NUMBERED = "Zo gaat het. Dit zijn de stappen:\n1. Bel de klant.\n2. Luister goed. Praat weinig.\n3. Bel terug.\nKlaar."
TABLE = "De cijfers:\n\n| Jaar | Klachten |\n| --- | --- |\n| 2023 | 41 |\n| 2024 | 17 |\n\nHet hielp dus."


def whole(text: str, quoted: str, within: str | None = None) -> str:
    turn = within or text
    start, at = text.index(quoted), text.index(turn)
    return whole_span(text, Span(start, start + len(quoted)), Span(at, at + len(turn))).of(text)


@pytest.mark.parametrize("quoted", ["Ik stel graag drie vragen:", "- Kostte het moeite?", "- Wat miste u?"])
def test_a_list_stays_whole_with_what_announces_it(quoted: str) -> None:
    assert whole(LIST, quoted) == LIST.split("\n\nDe derde")[0]


def test_what_follows_a_list_is_not_part_of_it() -> None:
    assert whole(LIST, "De derde telt het zwaarst.") == "De derde telt het zwaarst."


def test_a_list_begins_with_the_sentence_that_announces_it() -> None:
    """Not with the whole paragraph; and an item of several sentences stays whole."""
    expected = NUMBERED.removeprefix("Zo gaat het. ").removesuffix("\nKlaar.")
    assert whole(NUMBERED, "Praat weinig.") == expected
    assert whole(NUMBERED, "1. Bel de klant.") == expected


def test_a_row_stands_under_the_heads_of_its_table() -> None:
    assert whole(TABLE, "| 2024 | 17 |") == TABLE.removesuffix("\n\nHet hielp dus.")


def test_a_row_of_cells_stands_under_the_heads_of_its_table() -> None:
    text = "Dit bleef.\n\nJaar | Klachten\n2023 | 41\n2024 | 17\n\nHet hielp dus."
    assert whole(text, "2024 | 17") == "Jaar | Klachten\n2023 | 41\n2024 | 17"


def test_a_list_does_not_reach_into_another_turn() -> None:
    assert whole(LIST, "- Is het gelukt?", within="- Is het gelukt?\n- Kostte het moeite?") == (
        "- Is het gelukt?\n- Kostte het moeite?"
    )


def test_one_item_is_no_list() -> None:
    text = "Zij zweeg.\n\n– Dat deed ze vaker.\n\nToen ging ze."
    assert whole(text, "– Dat deed ze vaker.") == "– Dat deed ze vaker."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tonnie kwam langs en zei:\n\nIk ga. En ik blijf weg.", "Tonnie kwam langs en zei:\n\nIk ga."),
        (
            "Tonnie kwam langs en zei:\n\n‘Ik ga. En ik blijf weg.’\n\nDat was dat.",
            "Tonnie kwam langs en zei:\n\n‘Ik ga. En ik blijf weg.’",
        ),
        ("Tonnie kwam langs en zei:", "Tonnie kwam langs en zei:"),
    ],
)
def test_words_that_are_announced_are_quoted(text: str, expected: str) -> None:
    assert whole(text, "Tonnie kwam langs en zei:") == expected


def test_of_a_long_list_the_first_items_are_quoted() -> None:
    """The announcement is one of the lines; an item further on is quoted by itself."""
    items = [f"- Punt {number}." for number in range(30)]
    text = "\n".join(["Dit is de lijst:", *items])
    assert whole(text, "Dit is de lijst:") == "\n".join(["Dit is de lijst:", *items[: MOST_LINES - 1]])
    assert whole(text, "- Punt 25.") == "- Punt 25."


@pytest.mark.parametrize("piece", ["- a\n", "a:\n", "| a |\n", "‘a. ", "a b. ", "\n\n", "1. a b:\n", "-"])
def test_a_long_text_costs_no_more_than_a_short_one(piece: str) -> None:
    """A quote in the middle of a million characters is whole at once, whatever they are."""
    text = (piece * (1_000_000 // len(piece)))[:1_000_000]
    start = text.index(piece, 500_000)
    make_whole = partial(whole_span, text, Span(start, start + len(piece.rstrip() or piece)), Span(0, len(text)))
    assert quickest(make_whole, 0.2) < 0.2
    span = make_whole()
    assert span.start <= start < span.end
