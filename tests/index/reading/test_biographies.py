"""What a text tells of its people is kept apart: nobody's own words, and whose life it is."""

import pytest

from index.document import ReadDocument
from index.reading.read import read_document

BODY = (
    "De bel op het plein doet het weer. Dat is het werk van drie mensen die er een week aan hebben geschroefd. "
    "Hij hangt er sinds 1820 en heeft twee oorlogen overleefd, al heeft hij in beide gezwegen."
)


def read(text: str, name: str = "stuk.txt") -> ReadDocument:
    return read_document(text.encode(), name)


def biographies(document: ReadDocument) -> list[tuple[str | None, str]]:
    lives = [turn for turn in document.turns if turn.about is not None]
    assert all(turn.speaker is None for turn in lives)
    return [(turn.about, turn.span.of(document.text)) for turn in lives]


def spoken(document: ReadDocument) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(document.text)) for turn in document.turns if turn.about is None]


@pytest.mark.parametrize(
    "life",
    [
        "Anna de Wit is klokkenmaakster in Zwolle. Zij schreef twee boeken over bellen.",
        "Anna de Wit (Zwolle, 1960) leerde het vak van haar oom.",
        "Anna de Wit, klokkenmaakster in Zwolle, giet bellen voor wie erom vraagt.",
        "Drs. Anna de Wit giet bellen.",
    ],
)
def test_a_life_at_the_foot_of_an_article_tells_of_its_author(life: str) -> None:
    document = read(f"De bel\n\nDoor Anna de Wit, 3 mei 2024\n\n{BODY}\n\n{life}")
    assert biographies(document) == [("Anna de Wit", life)]
    assert spoken(document) == [("Anna de Wit", BODY)]


@pytest.mark.parametrize("heading", ["Over de auteur", "Over Anna de Wit", "About the author:", "Anna de Wit"])
def test_the_heading_of_a_biography_is_no_part_of_it(heading: str) -> None:
    life = "Anna de Wit giet bellen.\n\nZij woont in Zwolle, boven een bakker."
    document = read(f"De bel\n\nDoor Anna de Wit, 3 mei 2024\n\n{BODY}\n\n{heading}\n\n{life}")
    assert biographies(document) == [("Anna de Wit", life)]


def test_each_of_several_people_has_a_turn_of_their_own() -> None:
    lives = ("Anna de Wit is klokkenmaakster.", "Bo Smit is journalist en schrijft over torens.")
    apart = read(f"De bel\n\nDoor Anna de Wit en Bo Smit\n\n{BODY}\n\n{lives[0]}\n\n{lives[1]}")
    together = read(f"De bel\n\nDoor Anna de Wit en Bo Smit\n\n{BODY}\n\nOver de auteurs\n{' '.join(lives)}")
    expected = [("Anna de Wit", lives[0]), ("Bo Smit", lives[1])]
    assert biographies(apart) == expected
    assert biographies(together) == expected


def test_an_interview_may_tell_of_its_guest_and_of_its_journalist() -> None:
    text = (
        "Interview met Anna de Wit\n\nDoor: Bo Smit\n\nWaarom bellen?\n\nOmdat ze niet liegen, en mensen soms wel.\n\n"
        "Hoe begon u?\n\nMet vegen, bij mijn oom. Daarna mocht ik polijsten.\n\n"
        "Anna de Wit (Zwolle, 1960) leerde het vak van haar oom.\n\nBo Smit is journalist.\n\nReageren? Log in."
    )
    document = read(text)
    assert biographies(document) == [
        ("Anna de Wit", "Anna de Wit (Zwolle, 1960) leerde het vak van haar oom."),
        ("Bo Smit", "Bo Smit is journalist."),
    ]
    assert spoken(document)[-1] == ("Anna de Wit", "Met vegen, bij mijn oom. Daarna mocht ik polijsten.")


def test_a_life_below_a_letter_is_not_its_writers_words_and_gives_the_full_name() -> None:
    life = "Maud Tillotson mends bells and is the author of two books about them."
    document = read(f"Dear Bo,\n\nThe bell is mended.\n\nLove,\nMaud\n\nP.S. It is copper.\n\n{life}")
    assert document.authors == ("Maud Tillotson",)
    assert biographies(document) == [("Maud Tillotson", life)]
    assert spoken(document) == [("Maud Tillotson", "The bell is mended."), ("Maud Tillotson", "P.S. It is copper.")]


def test_a_biography_bears_the_name_in_the_form_the_byline_gives() -> None:
    document = read(
        f"De bel\n\nDoor Jan-Piet ten Cate\n\n{BODY}\n\nJan Piet ten Cate\n\nJan Piet ten Cate is adviseur in Zwolle."
    )
    assert biographies(document) == [("Jan-Piet ten Cate", "Jan Piet ten Cate is adviseur in Zwolle.")]


def test_a_paragraph_that_only_starts_with_a_name_is_the_authors_text() -> None:
    last = "Karel van Dam kwam gisteren langs met een ladder en een pan soep, en daar waren wij blij mee."
    document = read(f"De bel\n\nDoor Anna de Wit, 3 mei 2024\n\n{BODY}\n\n{last}")
    assert biographies(document) == []
    assert spoken(document) == [("Anna de Wit", f"{BODY}\n\n{last}")]
