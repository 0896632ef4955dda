"""What the name of a file tells, and where it is not trusted."""

import pytest

from index.document import ReadDocument
from index.reading.file_name import authors_in_name, date_in_name
from index.reading.read import read_document


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2024-10-06 Fenna aan Bo.txt", "2024-10-06"),
        ("map 2019/brief_2024-10-06.md", "2024-10-06"),
        ("brief-aan-bo-2024-10-06.txt", "2024-10-06"),
        ("20241006 brief.txt", "2024-10-06"),
        ("brief 6-10-2024.txt", "2024-10-06"),
        ("Fenna 6 oktober 2024.docx", "2024-10-06"),
        ("Fenna - May 2024.md", "2024-05"),
        ("column 2025-06 bel.md", "2025-06"),
    ],
)
def test_a_date_in_a_name_is_read_as_precisely_as_it_is_written(name: str, date: str) -> None:
    assert str(date_in_name(name)) == date


@pytest.mark.parametrize(
    "name",
    [
        "brief 2024.txt",
        "seizoen 2011-12.txt",
        "Joost nov 23.txt",
        "2024-10-06 tot 2024-10-09.txt",
        "nr 20241399.txt",
        "dossier 202410.txt",
        "versie 1.2.3.txt",
        "2024-13-01.txt",
    ],
)
def test_a_name_that_may_mean_something_else_gives_no_date(name: str) -> None:
    assert date_in_name(name) is None


@pytest.mark.parametrize(
    ("name", "authors"),
    [
        ("2024-10-06 Fenna aan Bo.txt", ("Fenna",)),
        ("Fenna Prins to Bo and Cas.txt", ("Fenna Prins",)),
        ("De bel - Fenna Prins.txt", ("Fenna Prins",)),
        ("Fenna Prins - May 2024.md", ("Fenna Prins",)),
        ("Fenna Prins.txt", ()),
        ("Slimme Meters - mei 2024.txt", ()),
        ("Fenna naar Bo.txt", ()),
        ("brief aan Bo.txt", ()),
        ("Fenna Prins - Bo Smit.txt", ()),
    ],
)
def test_a_writer_in_a_name_is_trusted_only_in_a_form_that_says_so(name: str, authors: tuple[str, ...]) -> None:
    assert authors_in_name(name, {"slimme"}) == authors


def read(text: str, name: str) -> ReadDocument:
    return read_document(text.encode(), name)


def test_the_name_fills_in_what_the_text_leaves_out_and_never_overrules_it() -> None:
    silent = read("Beste Bo,\n\nDe bel doet het weer.", "2024-10-06 Fenna Prins aan Bo.txt")
    assert (str(silent.date), silent.authors) == ("2024-10-06", ("Fenna Prins",))
    assert [turn.speaker for turn in silent.turns] == ["Fenna Prins"]
    assert {field for field, _ in silent.evidence} == {"addressees"}
    telling = read("Zwolle, 3 mei 2024\n\nBeste Bo,\n\nDe bel doet het weer.\n\nCas Vos", "2024-10-06 Fenna aan Bo.txt")
    assert (str(telling.date), telling.authors) == ("2024-05-03", ("Cas Vos",))
