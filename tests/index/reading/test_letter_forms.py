"""The many ways in which letters, mail and messages say who writes to whom, where and when."""

import pytest

from index.document import ReadDocument
from index.reading.labels import date_in, names_in, read_field, read_unmarked
from index.reading.letterhead import is_address
from index.reading.read import read_document
from index.reading.rows import read_row


def read(text: str, name: str = "brief.txt") -> ReadDocument:
    return read_document(text.encode(), name)


def spoken(document: ReadDocument) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(document.text)) for turn in document.turns]


def says(document: ReadDocument, field: str) -> list[str]:
    """Return the words of the text that say a field."""
    return [span.of(document.text) for name, span in document.evidence if name == field]


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        (
            "Van: Anna de Wit <anna@bel.example>\nVerzonden: dinsdag 3 mei 2024 10:12\n"
            "Aan: Bo Smit; Karel van Dam\nCC: Truus Pol\nOnderwerp: RE: de bel",
            "RE: de bel",
        ),
        (
            "From: Anna de Wit\nTo: Bo Smit <bo@bel.example>, Karel van Dam <karel@bel.example>\nCc: Truus Pol\n"
            "Date: Tue, 3 May 2024 10:12:00 +0200\nSubject: The bell",
            "The bell",
        ),
    ],
)
def test_a_mails_header_in_a_text_file_gives_every_field(header: str, subject: str) -> None:
    document = read(f"{header}\n\nHoi allebei,\n\nDe bel doet het weer, en dat is mooi.\n\nGroetjes,\nAnna")
    assert document.title == subject
    assert (document.kind, str(document.date)) == ("letter", "2024-05-03")
    assert document.authors == ("Anna de Wit",)
    assert document.addressees == ("Bo Smit", "Karel van Dam", "Truus Pol")
    assert spoken(document) == [("Anna de Wit", "De bel doet het weer, en dat is mooi.")]
    assert says(document, "title") == [subject]
    assert says(document, "addressees") == ["Bo Smit", "Karel van Dam", "Truus Pol"]
    assert says(document, "date") in (["3 mei 2024"], ["3 May 2024"])


def test_a_mail_without_a_greeting_is_a_letter_by_its_header() -> None:
    document = read(
        "Van: Anna de Wit\nAan: Bo Smit\nDatum: 3 mei 2024\nOnderwerp: de bel\n\nHij doet het weer.\n\nAnna"
    )
    assert (document.kind, document.title) == ("letter", "de bel")
    assert (document.authors, document.addressees) == (("Anna de Wit",), ("Bo Smit",))
    assert spoken(document) == [("Anna de Wit", "Hij doet het weer.")]


def test_labels_do_not_become_a_title() -> None:
    document = read("Datum: 3 mei 2024\nVan: Anna de Wit\nAan: Bo Smit en Karel\n\nBeste Bo,\n\nHij doet het.\n\nAnna")
    assert document.title == "brief"
    assert says(document, "title") == []
    assert document.addressees == ("Bo Smit", "Karel")


def test_a_writer_and_a_reader_may_be_named_without_a_colon() -> None:
    document = read("Aan Bo Smit\nVan Anna de Wit\n3 mei 2024\n\nBo,\n\nHij doet het weer.\n\nAnna")
    assert (document.authors, document.addressees) == (("Anna de Wit",), ("Bo Smit",))
    assert str(document.date) == "2024-05-03"


@pytest.mark.parametrize("line", ["Van Houten", "Aan de slag", "From here on", "To do", "Re", "Ik zeg: ja", "Van:"])
def test_what_names_nobody_is_no_labelled_line(line: str) -> None:
    assert read_field(line) is None
    assert read_unmarked(line) is None


def test_a_field_holds_names_with_and_without_addresses_and_one_date() -> None:
    field = read_field("To: Smit, Bo <bo@bel.example>; info@bel.example; Karel")
    assert field is not None
    assert [found.value for found in names_in(field, 0)] == ["Bo Smit", "Karel"]
    dated = read_field("Datum: maandag 3 mei 2024 om 10:12")
    assert dated is not None
    found = date_in(dated, 100)
    assert found is not None
    assert (str(found.date), found.span.start) == ("2024-05-03", 100 + len("Datum: maandag "))


@pytest.mark.parametrize(
    "head",
    [
        "Anna de Wit\nKerkstraat 12\n7411 AB Deventer\n\nAan: Bo Smit",
        "BELGENOOTSCHAP DE KLEPEL\nKerkstraat 12, Deventer",
        "Pennant House\nThe Quay\nWhitby",
        "14 Harbour Road\nWhitby\nYO22 4AA",
        "Postbus 12\n7400 AA Deventer",
        "Anna de Wit",
    ],
)
def test_addresses_above_a_letter_are_no_title(head: str) -> None:
    document = read(f"{head}\n\nDeventer, 3 mei 2024\n\nGeachte heer Smit,\n\nHij doet het weer.\n\nAnna de Wit")
    assert document.title == "brief"
    assert (document.place, str(document.date)) == ("Deventer", "2024-05-03")


@pytest.mark.parametrize(
    "title", ["Brieven over bellen", "2024 in beeld", "Brief 12", "Brieven over bellen - Anna de Wit"]
)
def test_a_line_above_a_letter_that_is_no_address_is_its_title(title: str) -> None:
    assert read(f"{title}\n\nDeventer, 3 mei 2024\n\nBeste Bo,\n\nHij doet het weer.\n\nAnna").title == title
    assert not is_address(title)


def test_the_surname_in_a_greeting_is_the_person_in_the_address() -> None:
    document = read("Aan: Bo Smit\n\nGeachte heer Smit,\n\nHij doet het weer.\n\nAnna de Wit")
    assert document.addressees == ("Bo Smit",)


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Zwolle, Tweede Kerstdag 26 december 2024", "Zwolle", "2024-12-26"),
        ("’s-Hertogenbosch, zondagavond 3 maart 2024", "’s-Hertogenbosch", "2024-03-03"),
        ("Whitby, Easter Monday, 1 April 2024", "Whitby", "2024-04-01"),
        ("Zwolle, zomer 2024", "Zwolle", "2024"),
        ("Zwolle, 3 november", "Zwolle", None),
        ("Whitby, Sunday evening", "Whitby", None),
    ],
)
def test_a_dateline_in_many_forms(line: str, place: str, date: str | None) -> None:
    document = read(f"{line}\n\nBeste Bo,\n\nHij doet het weer.\n\nAnna")
    assert (document.place, str(document.date) if document.date else None) == (place, date)
    assert document.title == "brief"


@pytest.mark.parametrize(
    "line", ["Brief van Anna aan Bo, 3 mei 2024", "Interview: Anna de Wit", "Amsterdam, de dag erna"]
)
def test_what_is_no_dateline_gives_no_place(line: str) -> None:
    row = read_row(line, 0)
    assert row is None or row.place is None


def test_a_place_and_a_date_below_the_signature_may_be_two_lines() -> None:
    document = read("Dear Editor,\n\nThe bell has rung since 1820.\n\nYours,\nMaud Till (Mrs)\nWhitby\n12 May 2024")
    assert document.authors == ("Maud Till",)
    assert (document.place, str(document.date)) == ("Whitby", "2024-05-12")


def test_a_title_may_hold_the_only_date() -> None:
    document = read("Brief van Anna aan Bo, 3 mei 2024\n\nLieve Bo,\n\nHij doet het weer.\n\nAnna")
    assert (document.place, str(document.date)) == (None, "2024-05-03")
    assert says(document, "date") == ["3 mei 2024"]


@pytest.mark.parametrize(
    ("ending", "authors"),
    [
        ("Met vriendelijke groet, namens het bestuur,\n\nAnna de Wit, voorzitter\nBo Smit, penningmeester", 2),
        ("Kus van je zus,\n\nAnna de Wit", 1),
        ("Till Friday,\nAnna de Wit", 1),
        ("Tot zaterdag!\nAnna de Wit", 1),
        ("Sterkte ermee,\n\nAnna de Wit", 1),
        ("With apologies for the ink,\nAnna de Wit", 1),
        ("Groet,\n— Anna de Wit :)", 1),
        ("w.g. Anna de Wit", 1),
        ("Anna de Wit, Zwolle", 1),
        ("Een verzorgende", 0),
        ("Naam bij de redactie bekend", 0),
    ],
)
def test_an_ending_in_many_forms_is_no_part_of_the_letters_words(ending: str, authors: int) -> None:
    document = read(f"Beste Cas,\n\nHij doet het weer.\n\n{ending}")
    assert document.authors == ("Anna de Wit", "Bo Smit")[:authors]
    assert spoken(document) == [("Anna de Wit" if authors == 1 else None, "Hij doet het weer.")]


@pytest.mark.parametrize("greeting", ["To whom it may concern,", "L.S.,", "Geacht bestuur,", "Dear sir or madam,"])
def test_a_letter_to_nobody_in_particular_is_a_letter(greeting: str) -> None:
    document = read(f"{greeting}\n\nHij doet het weer.\n\nAnna de Wit")
    assert (document.kind, document.authors, document.addressees) == ("letter", ("Anna de Wit",), ())


def test_an_apps_own_lines_and_pictures_are_nobodys_words() -> None:
    document = read(
        "03-05-24 20:13 - Berichten zijn beveiligd.\n03-05-24 20:13 - Anna heeft de groep ‘Bel’ gemaakt\n"
        "03-05-24 20:14 - Anna: Doet hij het?\n03-05-24 20:15 - Bo: Ja!\nHij klinkt weer.\n"
        "03-05-24 20:16 - Bo heeft Karel toegevoegd\n03-05-24 20:17 - Anna: <Media weggelaten>\n"
        "03-05-24 20:18 - Karel: Mooi\n",
        "WhatsApp-chat met Bel.txt",
    )
    assert (document.kind, document.title) == ("message", "WhatsApp-chat met Bel")
    assert spoken(document) == [("Anna", "Doet hij het?"), ("Bo", "Ja!\nHij klinkt weer."), ("Karel", "Mooi")]


def test_the_other_app_puts_its_times_in_brackets() -> None:
    document = read(
        "[3-5-2024 20:14:05] Anna: Doet hij het?\n[3-5-2024 20:15:11] Bo: Ja!\n"
        "[3-5-2024 20:16:30] Anna: afbeelding weggelaten"
    )
    assert spoken(document) == [("Anna", "Doet hij het?"), ("Bo", "Ja!")]
    assert str(document.date) == "2024-05-03"


def test_who_asked_may_stand_behind_the_word_interview_where_the_line_is_dated() -> None:
    text = (
        "Koper\n\nInterview: Bo Smit – gepubliceerd op 6 november 2024\n\n"
        "Anna de Wit giet bellen, al veertig jaar. Een gesprek over koper, over stilte en over wie er luistert.\n\n"
        "Waarom bellen?\n\nOmdat ze niet liegen, en mensen soms wel.\n\nHoe begon u?\n\nMet vegen, bij mijn oom."
    )
    document = read(text)
    assert (document.kind, document.authors) == ("interview", ("Bo Smit",))
    assert {speaker for speaker, _ in spoken(document)} == {None, "Bo Smit", "Anna de Wit"}


def test_the_paper_above_an_article_is_not_its_title() -> None:
    body = "De bel op het plein doet het weer. Dat is het werk van drie mensen die er een week aan schroefden."
    document = read(
        f"Klok & Klepel, zomernummer 2024\nWat doet die bel daar?\ndoor Anna de Wit\nZwolle, juni 2024\n\n{body}"
    )
    assert document.title == "Wat doet die bel daar?"
