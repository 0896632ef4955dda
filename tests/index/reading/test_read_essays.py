"""Interviews and articles: questions and answers, several authors, biographies and page furniture."""

from index.document import PartialDate, ReadDocument
from index.reading.read import read_document


def read(text: str, name: str = "tekst.txt") -> ReadDocument:
    return read_document(text.encode(), name)


def turns(document: ReadDocument) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(document.text)) for turn in document.turns if turn.about is None]


def biographies(document: ReadDocument) -> list[tuple[str | None, str]]:
    return [(turn.about, turn.span.of(document.text)) for turn in document.turns if turn.about is not None]


ANSWER = (
    "Dat hangt van het water af, en van wie er op de dijk staat als het stijgt. Vorig jaar stonden wij "
    "er met zijn negenen."
)
INTERVIEW = f"""Gratis verzending vanaf 20 euro

Interview

Ilse ten Broek

‘Een dijk is nooit af’

Ilse ten Broek waakt al dertig jaar over de dijken bij de rivier. Wij zochten haar op in haar kantoor aan het water.

{{byline}} | 9 september 2024 | 6-8 minuten leestijd

Hoe hoog komt het water?

{ANSWER}

U bent niet snel bang.

{ANSWER}

Dat is het eerlijke verhaal van elke winter.

{ANSWER}

Wat doet u in de zomer?

Slapen.

Over Pien Haverman

Pien Haverman is journalist en schrijft over water.

Deel dit artikel

Wat vond u van dit artikel?

0
0
"""


def test_questions_are_the_journalists_and_answers_the_guests() -> None:
    document = read(INTERVIEW.format(byline="Pien Haverman"))
    assert (document.kind, document.title) == ("interview", "‘Een dijk is nooit af’")
    assert document.authors == ("Pien Haverman",)
    assert document.date == PartialDate(2024, 9, 9)
    introduction = (
        "Ilse ten Broek waakt al dertig jaar over de dijken bij de rivier. Wij zochten haar op in haar "
        "kantoor aan het water."
    )
    assert turns(document) == [
        (None, introduction),
        ("Pien Haverman", "Hoe hoog komt het water?"),
        ("Ilse ten Broek", ANSWER),
        ("Pien Haverman", "U bent niet snel bang."),
        ("Ilse ten Broek", ANSWER),
        (None, "Dat is het eerlijke verhaal van elke winter."),
        ("Ilse ten Broek", ANSWER),
        ("Pien Haverman", "Wat doet u in de zomer?"),
        ("Ilse ten Broek", "Slapen."),
    ]


def test_with_two_journalists_nobody_is_said_to_ask() -> None:
    document = read(INTERVIEW.format(byline="Pien Haverman | Otto de Wit"))
    assert document.authors == ("Pien Haverman", "Otto de Wit")
    assert {turn.speaker for turn in document.turns} == {None, "Ilse ten Broek"}


def test_bold_lines_are_questions_in_markdown() -> None:
    text = (
        "# In gesprek met Ilse ten Broek\n\n*Door Pien Haverman, 5 februari 2025*\n\n**Hoe hoog?**\n\n"
        "Hoog. Echt?\n\n**En nu?**\n\nLaag."
    )
    assert turns(read(text, "a.md")) == [
        ("Pien Haverman", "Hoe hoog?"),
        ("Ilse ten Broek", "Hoog. Echt?"),
        ("Pien Haverman", "En nu?"),
        ("Ilse ten Broek", "Laag."),
    ]


def test_labels_are_no_part_of_what_is_said() -> None:
    text = (
        "Interview met Ilse ten Broek\n\nDoor Pien Haverman\n\nVraag: Hoe hoog?\n\nAntwoord: Hoog.\n\n"
        "Vraag: En nu?\n\nAntwoord: Laag."
    )
    assert turns(read(text)) == [
        ("Pien Haverman", "Hoe hoog?"),
        ("Ilse ten Broek", "Hoog."),
        ("Pien Haverman", "En nu?"),
        ("Ilse ten Broek", "Laag."),
    ]


PROSE = (
    "De rivier steeg in een nacht met anderhalve meter en niemand die het had voorzien, al stond het in alle boeken. "
    * 3
)


def test_an_articles_text_is_its_authors_without_headings_and_biography() -> None:
    text = (
        f"THE RIVER\nby Moira Lund\n3 July 2024\n\n{PROSE}\n\nWhat now?\n\n{PROSE}\n\n"
        "Moira Lund writes about rivers.\n\nShare this article"
    )
    document = read(text)
    assert (document.title, document.kind, document.date) == ("THE RIVER", "article", PartialDate(2024, 7, 3))
    assert turns(document) == [("Moira Lund", PROSE.strip()), ("Moira Lund", PROSE.strip())]


def test_two_authors_named_at_the_end_share_an_article_that_neither_speaks_alone() -> None:
    text = (
        f"Hét platform voor waterbeheer!\n\nWaarom dijken breken (deel 2)\n\n10 mrt 2025\n\n{PROSE}\n\n"
        "Ilse ten Broek en Otto de Wit zijn adviseurs en de auteurs van het boek ‘Dijken’.\n\n"
        "Ilse ten Broek\n\nDrs Ilse ten Broek is zelfstandig adviseur. Zij woont aan de rivier.\n\ninfo@dijken.example"
    )
    document = read(text)
    assert document.title == "Waarom dijken breken (deel 2)"
    assert document.authors == ("Ilse ten Broek", "Otto de Wit")
    assert turns(document) == [(None, PROSE.strip())]


def test_a_subtitle_in_capitals_is_no_author() -> None:
    document = read(f"De rivier\n\nHoge Dijken\n\n{PROSE}\n\nOveral staan hoge dijken, en die kosten geld.")
    assert document.authors == ()


def test_questions_as_headings_make_no_interview() -> None:
    text = (
        f"De rivier\n\nDoor Otto de Wit\n\nHoe kan dat?\n\n{PROSE}\n\nWat kost het?\n\n{PROSE}\n\nEn morgen?\n\n{PROSE}"
    )
    document = read(text)
    assert document.kind == "article"
    assert {turn.speaker for turn in document.turns} == {"Otto de Wit"}


def test_a_note_without_title_or_author_is_other() -> None:
    document = read("melk\nbrood\nappels", "lijst.txt")
    assert (document.kind, document.authors) == ("other", ())
