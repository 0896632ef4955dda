"""Which sentences say who somebody is, and which only name him."""

import pytest

from rag.identity import tells_of_oneself, tells_who
from tests.timing import quickest


@pytest.mark.parametrize(
    "sentence",
    [
        "Carlo is een monteur uit Emmen.",
        "In die jaren was Carlo onze directeur.",
        "Carlo werkt bij de meldkamer.",
        "Toen kwam Carlo, een uitzendkracht, binnen.",
        "Mijn oude collega Carlo belde.",
        "De monteur Carlo belde.",
        "Hij heette Carlo en zong.",
        "Carlo was also a poet.",
        "We met Carlo, the caretaker, there.",
        "Our neighbour Carlo sings.",
        "A man called Carlo came by.",
    ],
)
def test_a_sentence_that_says_who(sentence: str) -> None:
    assert tells_who(sentence, "Carlo")


@pytest.mark.parametrize(
    "sentence",
    [
        "Carlo is boos.",
        "Carlo is het er niet mee eens.",
        "De brief van Carlo lag er nog.",
        "Carlo, een vraag: kom je?",
        "Dus nee, Carlo, ik kom niet.",
        "Carlo belde.",
        "The letter from Carlo came late.",
        "Haar vertelde Carlo niets.",
        "Carlotta is een monteur.",
    ],
)
def test_a_sentence_that_only_names(sentence: str) -> None:
    assert not tells_who(sentence, r"(?<!\w)Carlo(?!\w)")


@pytest.mark.parametrize(
    "piece", ["de ", "mijn a ", "Carlo ", "Carlo is ", "a Carlo, ", " ", "ik ben ", "was Carlo ", "aa"]
)
def test_a_long_sentence_is_read_in_one_go(piece: str) -> None:
    """100,000 characters take well under a tenth of a second, however they repeat."""
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    assert quickest(lambda: tells_who(text, "Carlx"), 0.1) < 0.1
    assert quickest(lambda: tells_who(text, "Carlo"), 0.1) < 0.1
    assert quickest(lambda: tells_of_oneself(text), 0.1) < 0.1


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("Ik ben een smid uit Emmen.", True),
        ("Sinds 2020 werk ik bij de post, want ik ben de jongste.", True),
        ("Ik werk nu bij de post.", True),
        ("Mijn naam is Jo.", True),
        ("I've been on the night shift for years.", True),
        ("I am a smith.", True),
        ("I'm the oldest here.", True),
        ("Ik ben het ermee eens.", False),
        ("Ik ben bang dat het regent.", False),
        ("I am afraid that it rains.", False),
        ("I was right about speed.", False),
    ],
)
def test_what_somebody_says_of_himself(sentence: str, tells: bool) -> None:
    assert tells_of_oneself(sentence) is tells
