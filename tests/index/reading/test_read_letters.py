"""Letters, messages and correspondences: who writes to whom, where, when, and from where to where."""

from index.document import PartialDate, ReadDocument
from index.reading.read import read_document


def read(text: str, name: str = "brief.txt") -> ReadDocument:
    return read_document(text.encode(), name)


def turns(document: ReadDocument) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(document.text)) for turn in document.turns if turn.about is None]


LETTER = """Voor 21.00 uur besteld, morgen in huis

Brieven over fietsen - Karel van den Heuvel

In de briefwisseling tussen Karel van den Heuvel en Yasmine Ouali gaat het deze maand over de bel.

Den Haag, 3 mrt 2024

Beste Yasmine, dag Piet-Jan,

Een bel is een belofte. Wie belt, zegt: ik kom eraan.

Ik hoor graag wat jij ervan vindt.

Hartelijke groet,
Karel

P.S. De bel is van koper.

comments powered by Praathoek
"""


def test_a_letter_gives_every_field_and_the_full_name_of_its_signer() -> None:
    document = read(LETTER)
    assert document.title == "Brieven over fietsen - Karel van den Heuvel"
    assert document.kind == "letter"
    assert document.language == "nl"
    assert document.authors == ("Karel van den Heuvel",)
    assert document.addressees == ("Yasmine", "Piet-Jan")
    assert document.place == "Den Haag"
    assert document.date == PartialDate(2024, 3, 3)


def test_a_letters_body_is_its_signers_and_the_introduction_nobodys() -> None:
    introduction = "In de briefwisseling tussen Karel van den Heuvel en Yasmine Ouali gaat het deze maand over de bel."
    body = "Een bel is een belofte. Wie belt, zegt: ik kom eraan.\n\nIk hoor graag wat jij ervan vindt."
    assert turns(read(LETTER)) == [
        (None, introduction),
        ("Karel van den Heuvel", body),
        ("Karel van den Heuvel", "P.S. De bel is van koper."),
    ]


def test_evidence_points_at_the_words_that_say_it() -> None:
    document = read(LETTER)
    assert {(field, span.of(document.text)) for field, span in document.evidence} >= {
        ("title", "Brieven over fietsen - Karel van den Heuvel"),
        ("authors", "Karel"),
        ("authors", "Karel van den Heuvel"),
        ("addressees", "Piet-Jan"),
        ("place", "Den Haag"),
        ("date", "3 mrt 2024"),
    }


def test_a_first_name_stays_one_where_the_text_gives_no_full_name() -> None:
    document = read("Hoi Bo,\n\nDank voor je brief over de sluis.\n\nJuul")
    assert document.authors == ("Juul",)
    assert turns(document) == [("Juul", "Dank voor je brief over de sluis.")]
    assert document.date is None
    assert document.place is None


def test_a_name_of_another_persons_book_is_not_the_signers() -> None:
    document = read("De brieven gaan over het boek van Juul Peters.\n\nHoi Bo,\n\nMooi boek is het.\n\nJuul")
    assert document.authors == ("Juul",)


def test_an_unsigned_letter_without_a_name_has_no_author_and_no_speaker() -> None:
    document = read("Beste allebei,\n\nWij zien elkaar bij de sluis, zoals elk jaar.")
    assert document.authors == ()
    assert document.addressees == ()
    assert [turn.speaker for turn in document.turns] == [None]


def test_two_signers_are_both_authors_and_no_single_speaker() -> None:
    document = read("Beste Bo,\n\nWij komen zaterdag met de trein.\n\nGroetjes,\nJuul en Piet-Jan")
    assert document.authors == ("Juul", "Piet-Jan")
    assert turns(document) == [(None, "Wij komen zaterdag met de trein.")]


def test_place_and_date_below_the_signature_count() -> None:
    document = read(
        "Joris, Bo,\n\nHet water staat hoog.\n\nMet vriendelijke groet,\n\nJuul ten Cate\nZwolle, 18 mei 2025"
    )
    assert document.addressees == ("Joris", "Bo")
    assert (document.place, document.date) == ("Zwolle", PartialDate(2025, 5, 18))
    assert turns(document) == [("Juul ten Cate", "Het water staat hoog.")]


def test_an_english_letter() -> None:
    text = (
        "Leeds, May 3rd, 2024\n\nDear Dr. Ann Lee and Bob,\n\nThe river is high again.\n\n"
        "Yours sincerely,\nMoira O'Neill"
    )
    document = read(text)
    assert document.language == "en"
    assert document.addressees == ("Ann Lee", "Bob")
    assert (document.place, document.date) == ("Leeds", PartialDate(2024, 5, 3))
    assert turns(document) == [("Moira O'Neill", "The river is high again.")]


def test_each_letter_of_a_correspondence_has_its_own_speaker() -> None:
    document = read("Dag Bo,\n\nHoe staat het water?\n\nJuul\n\nDag Juul,\n\nHet staat hoog.\n\nGroet,\nBo")
    assert turns(document) == [("Juul", "Hoe staat het water?"), ("Bo", "Het staat hoog.")]
    assert document.authors == ("Juul", "Bo")


def test_a_letter_that_calls_itself_an_app_is_a_message() -> None:
    document = read(
        "Appjes over water - Juul Smit\n\n• 27 juni 2024\n• Juul Smit\n\nHoi Bo,\n\nHet regent hier.\n\nJuul"
    )
    assert document.kind == "message"
    assert document.authors == ("Juul Smit",)
    assert document.date == PartialDate(2024, 6, 27)
    assert turns(document) == [("Juul Smit", "Het regent hier.")]


def test_a_thread_gives_a_turn_a_message() -> None:
    text = (
        "Groepsapp Dijk\n\n[12-03-2025 20:14] Juul: Zie je dat?\n[12-03-2025 20:15] Bo: Ja.\nHet stroomt.\n"
        "[13-03-2025 7:01] Juul: Droog."
    )
    document = read(text)
    assert document.title == "Groepsapp Dijk"
    assert document.kind == "message"
    assert document.date == PartialDate(2025, 3, 12)
    assert turns(document) == [("Juul", "Zie je dat?"), ("Bo", "Ja.\nHet stroomt."), ("Juul", "Droog.")]


def test_front_matter_wins_over_the_text_and_is_not_stored() -> None:
    front = (
        "---\ntitel: Water\nauteur: Juul Smit\ndatum: 2023-01\nsoort: artikel\naan: [Bo, Ad]\ntaal: en\n"
        "plaats: Urk\n---\n"
    )
    document = read(
        front + "# Regen\n\nGoes, 3 mei 2024\n\nBeste Kim,\n\nHet **regent** [hier](http://a.example).\n\nJuul", "a.md"
    )
    assert document.text == "Regen\n\nGoes, 3 mei 2024\n\nBeste Kim,\n\nHet regent hier.\n\nJuul"
    assert (document.title, document.kind, document.language) == ("Water", "article", "en")
    assert (document.authors, document.addressees) == (("Juul Smit",), ("Bo", "Ad"))
    assert (document.place, document.date) == ("Urk", PartialDate(2023, 1))
    assert turns(document) == [("Juul Smit", "Het regent hier.")]


def test_the_files_name_stands_in_for_a_title() -> None:
    assert read("Dag Bo,\n\nHet regent.\n\nJuul", "map/juul_over-water 2.txt").title == "juul over-water 2"


def test_a_heading_near_the_end_signs_nothing() -> None:
    markdown = read("Lieve Bo,\n\nHet regent.\n\n## Regen\n\nHet waait ook, al dagen.\n\nJuul", "a.md")
    plain = read("Lieve Bo,\n\nHet regent.\n\nRegen\n\nHet waait ook, al dagen.\n\nJuul\nUrk")
    assert markdown.authors == plain.authors == ("Juul",)
    assert {turn.speaker for turn in (*markdown.turns, *plain.turns)} == {"Juul"}


def test_a_role_and_a_biography_below_the_signature_are_not_the_letters() -> None:
    text = (
        "Beste Bo,\n\nHet regent.\n\nJuul Smit\ndirecteur\n\nOver Juul Smit\n\n"
        "Juul Smit is adviseur en schrijft over regen."
    )
    assert turns(read(text)) == [("Juul Smit", "Het regent.")]


def test_a_mail_header_gives_its_fields() -> None:
    text = (
        "Van: Juul Smit\nAan: Bo Wit, Karel\nDatum: 3 mei 2024\nOnderwerp: Regen\n\nBeste Bo,\n\n"
        "Het regent.\n\nGroet,\nJuul"
    )
    document = read(text)
    assert (document.title, document.date) == ("Regen", PartialDate(2024, 5, 3))
    assert (document.authors, document.addressees) == (("Juul Smit",), ("Bo Wit", "Karel"))
