"""The single steps: bytes to text, dates, names, greetings, closings, languages, Markdown."""

import pytest

from index.document import Language, PartialDate, Span
from index.errors import RejectedDocument
from index.reading.boilerplate import is_furniture
from index.reading.closing import read_closing
from index.reading.dates import find_dates
from index.reading.decode import decode
from index.reading.language import detect_language
from index.reading.markdown import read_markdown
from index.reading.normalise import normalise
from index.reading.people import find_full_names, is_full_name, is_name, same_person, split_names
from index.reading.read import read_document
from index.reading.rows import read_row
from index.reading.salutation import read_salutation


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_reads_the_same_in_every_accepted_encoding(encoding: str) -> None:
    assert decode("Eén brief, ‘zó’ geschreven.".encode(encoding)).text == "Eén brief, ‘zó’ geschreven."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\ufeff\u200b \u00a0".encode(), "empty"),
        (b"x" * 101, "too_large"),
        (b"\x89PNG\r\n\x00\x00", "unreadable"),
        (b"%PDF-1.4\x01\x02\x03\x04", "unreadable"),
        ("Eén brief en één kop".encode() + b"\xff\xfe", "encoding"),
        ("Eén brief over één".encode()[:-2] + b" kop", "encoding"),
        (b"\x81\x8d\x8f", "encoding"),
        (b"\xfe\xdf\xfe\xf0\xd0\xde abc", "encoding"),
    ],
)
def test_what_is_no_text_is_rejected_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(RejectedDocument) as caught:
        read_document(content, "a.txt", size_limit=100)
    assert caught.value.reason == reason


@pytest.mark.parametrize(("name", "media_type"), [("a.exe", None), ("a", None), ("a.txt", "application/zip")])
def test_an_unknown_type_is_rejected(name: str, media_type: str | None) -> None:
    with pytest.raises(RejectedDocument) as caught:
        read_document(b"tekst", name, media_type)
    assert caught.value.reason == "unknown_type"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.4 een brief in een PDF", "a.txt"),
        (b"PK\x03\x04 een brief in Word", "a.pdf"),
        (b"{\\rtf1 een brief}", "a.md"),
        (b"\xd0\xcf\x11\xe0 een brief", "a.txt"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><p>een brief</p>", "a.txt"),
        (b"<HTML><p>een brief</p>", "a.eml"),
        (b"%PDF-1.4 een brief", "a.docx"),
    ],
)
def test_a_file_that_is_called_what_it_is_not_is_rejected(content: bytes, name: str) -> None:
    with pytest.raises(RejectedDocument, match=r"^The file is (a|rich|of) ") as caught:
        read_document(content, name)
    assert caught.value.reason == "unreadable"


def test_a_media_type_wins_over_the_name() -> None:
    assert read_document(b"*a*", "x.txt", "text/markdown; charset=utf-8").text == "a"
    assert read_document(b"*a*", "x.md", "text/plain").text == "*a*"


def test_broken_front_matter_is_rejected() -> None:
    with pytest.raises(RejectedDocument) as caught:
        read_document(b"---\ntitle: [a\n---\ntekst", "a.md")
    assert caught.value.reason == "unreadable"


def test_normalising_composes_and_removes_what_is_not_seen() -> None:
    assert normalise("\ufeffe\u0301e\u0301n\u200b\r\nbrie\u00adf\u00a0x\ry") == "één\nbrief\u00a0x\ny"


@pytest.mark.parametrize(
    ("text", "iso", "words"),
    [
        ("Helmond, november 2024", "2024-11", "november 2024"),
        ("op 16 februari 2024 dus", "2024-02-16", "16 februari 2024"),
        ("10 mrt 2025", "2025-03-10", "10 mrt 2025"),
        ("May 3rd, 2024", "2024-05-03", "May 3rd, 2024"),
        ("on the 3rd of May 2024", "2024-05-03", "3rd of May 2024"),
        ("3 May 2024", "2024-05-03", "3 May 2024"),
        ("(2024-05-03)", "2024-05-03", "2024-05-03"),
        ("12-03-2024", "2024-03-12", "12-03-2024"),
        ("12/03/2024", "2024-03-12", "12/03/2024"),
    ],
)
def test_a_date_is_found_as_precisely_as_it_is_given(text: str, iso: str, words: str) -> None:
    (found,) = find_dates(text)
    assert (str(found.date), found.span.of(text)) == (iso, words)


@pytest.mark.parametrize(
    "text", ["31 februari 2024", "31-02-2024", "13-13-2024", "in 2024", "mei", "versie 1.2", "2024-13"]
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    "name",
    [
        "Anna de Wit",
        "J.P. van den Berg",
        "Sanne van 't Hof",
        "Fleur D’Hondt",
        "Jan-Piet ten Cate-Smit",
        "Drs. Omar el Amrani",
    ],
)
def test_full_names(name: str) -> None:
    assert is_full_name(name)


@pytest.mark.parametrize(
    "text", ["Van Markt naar Marktplaats", "De Wit", "Anna", "Deel Twee", "ANNA DE WIT", "Anna van", "", "a b"]
)
def test_what_is_no_full_name(text: str) -> None:
    assert not is_full_name(text)


def test_names_in_running_text_are_found_without_what_stands_around_them() -> None:
    text = "Daar zei Anna de Wit (met Bo Smit’s hond): J.P. van den Berg gaat naar het oude huis."
    assert [span.of(text) for span in find_full_names(text)] == ["Anna de Wit", "Bo Smit", "J.P. van den Berg"]


def test_lists_of_names_and_people_written_in_two_ways() -> None:
    assert split_names("Anna, Bo & Karel de Wit") == ("Anna", "Bo", "Karel de Wit")
    assert split_names("Anna en de lezers") == ()
    assert same_person("Jean Pierre Wit", "jean-pierre wit")
    assert is_name("De Wit")


@pytest.mark.parametrize(
    ("text", "names", "whole"),
    [
        ("Beste Anna en Bo,", ["Anna", "Bo"], True),
        ("Beste Anna, beste Bo,", ["Anna", "Bo"], True),
        ("Geachte heer De Wit,", ["De Wit"], True),
        ("Anna, Bo,", ["Anna", "Bo"], True),
        ("Lieve mensen,", [], True),
        ("Dear all,", [], True),
        ("Hi Anna, thanks for your letter.", ["Anna"], False),
    ],
)
def test_a_salutation_names_its_addressees(text: str, names: list[str], whole: bool) -> None:
    found = read_salutation(text, 0)
    assert found is not None
    assert [each.value for each in found.addressees] == names
    assert [each.span.of(text) for each in found.addressees] == names
    assert (found.end == len(text)) is whole


@pytest.mark.parametrize(
    "text", ["Beste klanten zijn trouw", "Dag in dag uit", "Anna, ik hoor je", "Dear me, what a day"]
)
def test_what_is_no_salutation(text: str) -> None:
    assert read_salutation(text, 0) is None


@pytest.mark.parametrize(
    ("text", "signers"),
    [
        ("Groet,", []),
        ("Hartelijke groet, Anna de Wit", ["Anna de Wit"]),
        ("Groeten uit Breda,", []),
        ("Yours, with many thanks for the apples,", []),
        ("Liefs, Anna en Bo", ["Anna", "Bo"]),
    ],
)
def test_a_closing_and_who_signs_in_it(text: str, signers: list[str]) -> None:
    closing = read_closing(text, 0)
    assert closing is not None
    assert [each.value for each in closing.signers] == signers


@pytest.mark.parametrize(
    "text", ["Best practices zijn saai.", "Love is all you need.", "Thanks to Anna we know", "De groet bleef uit."]
)
def test_what_is_no_closing(text: str) -> None:
    assert read_closing(text, 0) is None


def test_a_row_of_names_date_and_reading_time() -> None:
    text = "Anna de Wit | Bo Smit | 16 september 2024 | 5-7 minuten leestijd"
    row = read_row(text, 10)
    assert row is not None
    assert row.date is not None
    assert [(each.value, each.span) for each in row.names] == [("Anna de Wit", Span(10, 21)), ("Bo Smit", Span(24, 31))]
    assert row.date.date == PartialDate(2024, 9, 16)
    assert read_row("In mei 2024 ging Anna naar huis", 0) is None


@pytest.mark.parametrize(
    "line",
    [
        "Deel dit artikel",
        "comments powered by Praathoek",
        "Gratis verzending vanaf 20 euro",
        "0",
        "Share this article",
        "Home | Nieuws",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line", ["Delen is moeilijk.", "Hij deelde dit artikel met Bo en kreeg antwoord.", "Groet,", "Anna"]
)
def test_an_authors_line_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_markdown_becomes_what_a_person_reads() -> None:
    source = read_markdown(
        '# Kop *één*\n\nEen **woord**\nen [een link](http://x.example "t").\n\n'
        "1. a\n2. b\n   - c\n\n> citaat\n\n<b>x</b>"
    )
    assert source.text == "Kop één\n\nEen woord\nen een link.\n\n1. a\n2. b\n  - c\n\ncitaat\n\n<b>x</b>"
    assert [span.of(source.text) for span in source.headings] == ["Kop één"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("anna over vertrouwen?", "nl"),
        ("and employees?", "en"),
        ("what does Bo think about AI?", "en"),
        ("En over de overheid?", "nl"),
        ("Bo on trust", "en"),
        ("cultuur", "nl"),
        ("medewerkers?", "nl"),
        ("waiting time", "en"),
    ],
)
def test_short_questions_have_the_right_language_whatever_the_default(text: str, language: Language) -> None:
    assert {detect_language(text, "nl"), detect_language(text, "en")} == {language}


def test_without_letters_the_default_language_counts() -> None:
    assert (detect_language("42?", "nl"), detect_language("42?", "en")) == ("nl", "en")
