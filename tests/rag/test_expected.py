"""What kind of thing a question asks for."""

import pytest

from rag.expected import asks_what_happened


@pytest.mark.parametrize(
    "question",
    [
        "Where did Tess grow up?",
        "Waar is Nadia opgegroeid?",
        "In welk jaar verhuisde Joost naar Groningen?",
        "When was Marijke elected to the council?",
        "hoeveel kinderen heeft Wim",
        "And how long did she stay in Leeds?",
        "Sinds wanneer is Bram voorzitter?",
    ],
)
def test_where_when_and_how_many_is_what_anybody_can_tell(question: str) -> None:
    assert asks_what_happened(question)


@pytest.mark.parametrize(
    "question",
    [
        "When did Wim say that?",
        "Waar denkt Joost dat het misgaat?",
        "Waar ergert Lotte zich aan?",
        "Waar gaat het stuk van Wim over?",
        "Hoeveel enquêtes zijn volgens Marijke de moeite waard?",
        "Where does Wim's trust come from?",
        "Why did Joost leave?",
        "Nora Tilling on where to queue",
    ],
)
def test_what_somebody_says_or_feels_is_not(question: str) -> None:
    assert not asks_what_happened(question)
