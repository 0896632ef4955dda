"""The lines of a PDF become the paragraphs that they were."""

from collections import deque
from itertools import chain

import pytest

from index.errors import RejectedDocument
from index.reading.joining import join_lines, words_of
from index.reading.pdf_file import read_pdf
from index.reading.pdf_layout import lay_out
from index.reading.pdf_lines import Line
from tests.index.reading.making import drawn, make_pdf
from tests.timing import quickest

WIDE = "Een regel die zo lang is als de kolom breed is, en dus doorgaat"


def lines_of(*texts: str, left: float = 60, right: float = 500, top: float = 700, page: int = 0) -> list[Line]:
    """Return lines below each other; one that ends with `|` reaches to the right edge."""
    return [
        Line(
            page=page,
            text=text.rstrip("|"),
            left=left,
            right=right if text.endswith("|") else left + 5 * len(text),
            y=top - 14 * number,
            size=11,
            strong=False,
        )
        for number, text in enumerate(texts)
    ]


def text_of(lines: list[Line]) -> str:
    return "\n\n".join(block.text for block in lay_out(lines))


def test_a_page_is_read_in_paragraphs_with_headings_and_bold_lines() -> None:
    content = "\n".join(
        (
            drawn((60, 780, "Over vertrouwen"), size=18),
            drawn((60, 740, "En hoe lang duurt dat?"), bold=True),
            drawn(
                (60, 715, "Vertrouwen kost tijd, en wie die tijd niet heeft moet iets anders gaan doen, vond mijn"),
                (60, 701, "vader."),
            ),
            drawn((60, 676, "Groet,"), (60, 662, "Wim")),
            drawn((290, 30, "1")),
        )
    )
    source = read_pdf(make_pdf([content]))
    assert source.text == (
        "Over vertrouwen\n\nEn hoe lang duurt dat?\n\nVertrouwen kost tijd, en wie die tijd niet heeft moet iets "
        "anders gaan doen, vond mijn vader.\n\nGroet,\nWim"
    )
    assert [span.of(source.text) for span in source.headings] == ["Over vertrouwen"]
    assert [span.of(source.text) for span in source.strong] == ["En hoe lang duurt dat?"]


def test_a_word_that_was_divided_is_whole_again() -> None:
    content = drawn((60, 700, "Wie haast heeft moet iets anders gaan doen dan ver-"), (60, 686, "trouwen winnen."))
    assert read_pdf(make_pdf([content])).text == "Wie haast heeft moet iets anders gaan doen dan vertrouwen winnen."


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Een ver-", "trouwde man"], "Een vertrouwde man"),
        (["In Noord-", "Holland"], "In Noord-Holland"),
        (["Klant-", "en mensgericht"], "Klant- en mensgericht"),
        (["Een zwart-wit beeld, zwart-", "wit dus"], "Een zwart-wit beeld, zwart-wit dus"),
        (["Ik dacht -", "en dat denk ik nog"], "Ik dacht - en dat denk ik nog"),
        (["Van 1990-", "2000"], "Van 1990- 2000"),
        (["Eerste", "tweede"], "Eerste tweede"),
    ],
)
def test_lines_are_joined_as_they_were_meant(lines: list[str], joined: str) -> None:
    assert join_lines(lines, words_of(lines)) == joined


def test_a_raised_number_of_a_note_is_not_glued_onto_a_word() -> None:
    content = drawn((60, 700, "Een jaar lang kost vertrouwen tijd")) + "\n" + drawn((227, 704, "12"), size=7)
    assert read_pdf(make_pdf([content])).text == "Een jaar lang kost vertrouwen tijd"


def test_ligatures_are_letters() -> None:
    names = "begincmap 1 begincodespacerange <00><ff> endcodespacerange\n2 beginbfchar <41><FB01> <42><F0B7> endbfchar"
    names += " endcmap"
    to_unicode = f"<</Length {len(names)}>>stream\n{names}\nendstream"
    pdf = make_pdf([drawn((60, 700, "ABxxxxxxxxxxxxxxxxxxxxxxxxx"))], objects=[to_unicode])
    usual = b"/Encoding/WinAnsiEncoding>>"
    pdf = pdf.replace(usual, b"/ToUnicode 7 0 R>>".ljust(len(usual)), 1)
    assert read_pdf(pdf).text.startswith("fi•")


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        drawn(
            (60, 800, "Het Brievenhuis, jaargang 3"),
            (60, 760, f"{word} kost tijd, zei mijn vader, en hij had daar gelijk in, zo bleek mij later op de"),
            (60, 746, f"dag van {word.lower()}."),
            (60, 30, f"Pagina {number} van 3"),
        )
        for number, word in enumerate(("Vertrouwen", "Wachten", "Luisteren"), start=1)
    ]
    assert read_pdf(make_pdf(pages)).text == "\n\n".join(
        f"{word} kost tijd, zei mijn vader, en hij had daar gelijk in, zo bleek mij later op de dag van {word.lower()}."
        for word in ("Vertrouwen", "Wachten", "Luisteren")
    )


@pytest.mark.parametrize("number", ["7", "- 7 -", "7/12", "Pagina 7", "page 7 of 12", "Blz. 7", "– 7 –"])
def test_a_page_number_is_left_out(number: str) -> None:
    lines = lines_of(f"{WIDE}|", "tot hier.", number)
    assert text_of(lines) == f"{WIDE} tot hier."


@pytest.mark.parametrize("last", ["2024", "7 brieven", "Wim", "Pagina", "1.000"])
def test_another_short_line_is_no_page_number(last: str) -> None:
    assert text_of(lines_of(f"{WIDE}|", "tot hier.", last)).endswith(last)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = lines_of(
        "Links begint het, en het gaat|", "door tot hier.", "Dan nog een alinea die ook|", "niet", right=280
    )
    right = lines_of("eindigt, maar rechts verder|", "gaat.", left=310, right=530)
    assert text_of([*left, *right]) == (
        "Links begint het, en het gaat door tot hier.\n\n"
        "Dan nog een alinea die ook niet eindigt, maar rechts verder gaat."
    )


def test_a_column_alone_on_its_page_is_as_wide_as_the_others() -> None:
    left = lines_of(*[f"{WIDE[:30]} {number}|" for number in range(9)], right=280)
    right = lines_of(*[f"{WIDE[:30]} {number}.|" for number in range(9)], left=310, right=530)
    alone = lines_of("Nieuw begint dit, en het gaat|", "door tot hier.", right=280, page=1)
    assert text_of([*left, *right, *alone]).endswith("\n\nNieuw begint dit, en het gaat door tot hier.")


def test_a_sentence_goes_on_over_the_page() -> None:
    first = lines_of(f"{WIDE}|", f"{WIDE}|")
    assert text_of([*first, *lines_of("op de volgende.", page=1)]) == f"{WIDE} {WIDE} op de volgende."
    ended = lines_of(f"{WIDE}|", f"{WIDE}.|")
    assert text_of([*ended, *lines_of("Nieuw hier.", page=1)]) == f"{WIDE} {WIDE}.\n\nNieuw hier."


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = [*lines_of(f"{WIDE}|", f"{WIDE}.|"), *lines_of(f"{WIDE}|", left=75, top=672), *lines_of("hier.", top=658)]
    assert text_of(lines) == f"{WIDE} {WIDE}.\n\n{WIDE} hier."


def test_items_of_a_list_stay_apart() -> None:
    lines = lines_of(
        "1. Begin met wat er moet gebeuren, en ook waar|", "en wanneer.", "2. Noem een bedrag.", "• Zo", "• En zo"
    )
    assert [(block.text, block.tight) for block in lay_out(lines)] == [
        ("1. Begin met wat er moet gebeuren, en ook waar en wanneer.", False),
        ("2. Noem een bedrag.", True),
        ("• Zo", True),
        ("• En zo", True),
    ]


def test_a_pdf_that_needs_a_password_is_rejected() -> None:
    encrypt = f"<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>"
    pdf = make_pdf([drawn((60, 700, "Geheim"))], f"/Encrypt 7 0 R/ID[<{'43' * 16}><{'43' * 16}>]", [encrypt])
    with pytest.raises(RejectedDocument) as caught:
        read_pdf(pdf)
    assert caught.value.reason == "locked"


@pytest.mark.parametrize("content", ["", "q 500 0 0 800 0 0 cm 0 0 1 1 re f Q", drawn((60, 700, "- 1 -"))])
def test_a_pdf_of_pictures_is_rejected(content: str) -> None:
    with pytest.raises(RejectedDocument) as caught:
        read_pdf(make_pdf([content] * 3))
    assert caught.value.reason == "pictures"


def test_pages_that_are_pictures_are_told_of() -> None:
    picture = "q 500 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
    with pytest.raises(RejectedDocument, match="pictures of pages"):
        read_pdf(make_pdf([picture]))
    source = read_pdf(make_pdf([drawn((60, 700, "Vertrouwen kost tijd, zei mijn vader.")), picture, ""]))
    assert source.text == "Vertrouwen kost tijd, zei mijn vader."
    assert source.warnings == ("Pages that are pictures without text were left out: 1.",)


def test_a_pdf_that_is_cut_off_is_rejected_or_read_as_far_as_it_goes() -> None:
    pdf = make_pdf([drawn((60, 700, "Vertrouwen kost tijd, zei mijn vader."))])
    for end in range(0, len(pdf), 40):
        try:
            assert read_pdf(pdf[:end]).text == "Vertrouwen kost tijd, zei mijn vader."
        except RejectedDocument as error:
            assert error.reason in ("unreadable", "pictures")  # noqa: PT017


def test_laying_out_takes_time_in_proportion() -> None:
    one_by_one = [Line(0, "a", 60, 65, float(y), 11, False) for y in range(30_000)]
    below = [Line(0, "- a", 60, 65, -float(y), 11, False) for y in range(30_000)]
    for lines in (one_by_one, below, list(chain.from_iterable(zip(one_by_one, below, strict=True)))):
        assert next(lay_out(lines)).text
        assert quickest(lambda: deque(lay_out(lines), 0), 3) < 3  # noqa: B023 - called at once
    texts = ("-" * 100_000, "a" * 100_000 + "-", "a-" * 50_000, " " * 100_000 + "-")

    def join() -> None:
        for text in texts:
            join_lines([text, text], frozenset())
            text_of(lines_of(text, text))

    assert quickest(join, 1) < 1
