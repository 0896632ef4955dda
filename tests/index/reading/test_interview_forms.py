"""Interviews and dialogues in the forms in which people write them down: names, initials, labels, or nothing."""

import pytest

from index.document import ReadDocument
from index.reading.read import read_document

TALK = (
    ("ask", "Hoe lang giet u al bellen?"),
    ("answer", "Veertig jaar, en elk jaar bedenkt iemand dat het zonder vuur kan."),
    ("ask", "En kan het zonder vuur?"),
    ("answer", "Nee. Een bel is een belofte."),
)


def read(head: str, ask: str, answer: str, foot: str = "", gap: str = "\n") -> ReadDocument:
    lines = [f"{ask if who == 'ask' else answer}{words}" for who, words in TALK]
    return read_document(f"{head}\n\n{gap.join(lines)}{foot}\n".encode(), "gesprek.txt")


def spoken(document: ReadDocument) -> list[tuple[str | None, str]]:
    said = {words for _, words in TALK}
    found = [(turn.speaker, turn.span.of(document.text)) for turn in document.turns]
    return [(speaker, words) for speaker, words in found if words in said]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("ask", "answer"),
    [("Bo: ", "Anna: "), ("BO: ", "ANNA: "), ("B: ", "A: "), ("BS: ", "AdW: "), ("Bo Smit: ", "Anna de Wit: ")],
)
def test_names_and_initials_before_the_words_mean_who_is_named_in_full_above(ask: str, answer: str, gap: str) -> None:
    document = read("De bellengietster\n\nBo Smit sprak in Zwolle met Anna de Wit over koper.", ask, answer, gap=gap)
    assert spoken(document) == [("Bo Smit" if who == "ask" else "Anna de Wit", words) for who, words in TALK]
    assert (document.kind, document.authors) == ("interview", ("Bo Smit",))


def test_a_name_in_no_other_line_stays_as_it_is() -> None:
    document = read("De bellengietster", "Bo: ", "Anna: ")
    assert {speaker for speaker, _ in spoken(document)} == {"Bo", "Anna"}
    assert (document.kind, document.authors) == ("interview", ("Bo",))


@pytest.mark.parametrize("labels", [("Vraag: ", "Antwoord: "), ("V: ", "A: "), ("Q: ", "A: ")])
def test_labels_make_an_interview_whatever_its_title_says(labels: tuple[str, str]) -> None:
    document = read("Koper en vuur\ntekst: Bo Smit", *labels, "\n\nAnna de Wit is adviseur in Zwolle.")
    assert (document.kind, document.title, document.authors) == ("interview", "Koper en vuur", ("Bo Smit",))
    assert [speaker for speaker, _ in spoken(document)] == ["Bo Smit", None, "Bo Smit", None]


def test_a_name_beside_the_date_is_the_journalists_and_not_the_guests() -> None:
    document = read("Gesprek met een gietster\nBo Smit\n3 mei 2024", "", "", gap="\n\n")
    assert document.authors == ("Bo Smit",)
    assert [speaker for speaker, _ in spoken(document)] == ["Bo Smit", None, "Bo Smit", None]


def test_a_talk_in_which_both_ask_is_no_interview() -> None:
    text = "Op de brug\n\nBo: Doet hij het?\nAnna: Ja. En die van jou?\nBo: Ook. Waar is Cas?\nAnna: Thuis. Waarom?\n"
    document = read_document(text.encode(), "gesprek.txt")
    assert (document.kind, document.authors) == ("other", ("Bo", "Anna"))
