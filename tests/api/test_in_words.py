"""Whose words a quote is, and what was understood of a question, as people read it."""

from typing import Any

import pytest

from api.in_words import understood_in_words, voice_in_words
from api.routes.openai import with_sources
from api.wire import AnswerOut, CitationOut, UnderstoodOut
from index.document import Language
from rag.wording import wording

CITATION = {
    "number": 1,
    "document_id": "een",
    "title": "Een",
    "kind": "letter",
    "speaker": "Jan Vos",
    "about": None,
    "authors": ["Jan Vos"],
    "date": None,
    "quote": "Ja.",
    "start": 0,
    "end": 3,
    "answer_spans": [],
    "url": "/letters/een#c=0-3",
}
UNDERSTOOD: dict[str, Any] = {
    "question": "Wat?",
    "people": [],
    "addressees": [],
    "subjects": [],
    "after": None,
    "before": None,
    "documents": [],
    "titles": [],
    "kinds": [],
}


@pytest.mark.parametrize(
    ("changes", "dutch", "english"),
    [
        ({}, "Jan Vos", "Jan Vos"),
        ({"about": "Piet Mol"}, "Jan Vos, over Piet Mol", "Jan Vos, about Piet Mol"),
        ({"speaker": None}, "spreker niet bekend", "speaker not known"),
        ({"speaker": None, "about": "Piet Mol"}, "Over Piet Mol", "About Piet Mol"),
        ({"speaker": None, "kind": "article", "authors": ["A", "B"]}, "A en B", "A and B"),
        (
            {"speaker": None, "kind": "article", "authors": ["A"], "about": "Piet Mol"},
            "Over Piet Mol",
            "About Piet Mol",
        ),
        ({"speaker": None, "kind": "interview"}, "spreker niet bekend", "speaker not known"),
    ],
)
def test_whose_words_a_quote_is(changes: dict[str, Any], dutch: str, english: str) -> None:
    citation = CitationOut.model_validate(CITATION | changes)
    assert (voice_in_words(citation, wording("nl")), voice_in_words(citation, wording("en"))) == (dutch, english)


@pytest.mark.parametrize(
    ("language", "changes", "parts"),
    [
        ("nl", {}, []),
        (
            "nl",
            {
                "people": ["A", "B"],
                "addressees": ["C"],
                "subjects": ["D"],
                "after": "2024-11",
                "before": "2024-11",
                "kinds": ["letter", "interview"],
                "documents": ["een"],
                "titles": ["Een"],
            },
            ["van A en B", "aan C", "over D", "uit november 2024", "in brief en interview", "in “Een”"],
        ),
        ("en", {"people": ["A"], "after": "2024"}, ["by A", "from 2024"]),
        ("en", {"before": "2024-11-05"}, ["until 5 November 2024"]),
        ("nl", {"after": "2023", "before": "2024"}, ["uit 2023 tot en met 2024"]),
    ],
)
def test_what_was_understood(language: Language, changes: dict[str, Any], parts: list[str]) -> None:
    understood = UnderstoodOut.model_validate(UNDERSTOOD | changes)
    assert list(understood_in_words(understood, wording(language))) == parts


def test_the_sources_under_an_answer_in_the_shape_of_a_chat() -> None:
    dated = CITATION | {"date": "2024-11-05", "about": "Piet Mol"}
    answer = AnswerOut.model_validate(
        {
            "id": "1",
            "question": "Wat?",
            "answered": True,
            "answer": "“Ja.” [1] “Ja.” [2]",
            "language": "nl",
            "mode": "quote",
            "understood": UNDERSTOOD,
            "citations": [dated, CITATION | {"number": 2}],
            "nearest": [],
            "index_version": 1,
            "seconds": 0.1,
        }
    )
    assert with_sources(answer, "http://127.0.0.1") == (
        "“Ja.” [1] “Ja.” [2]\n\n"
        "[1] Jan Vos, over Piet Mol, 5 november 2024, Een: http://127.0.0.1/letters/een#c=0-3\n"
        "[2] Jan Vos, Een: http://127.0.0.1/letters/een#c=0-3"
    )
