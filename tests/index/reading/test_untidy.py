"""Letters, articles and conversations as people copy them: who wrote them is found, and nobody else is taken for it."""

import pytest

from index.document import ReadDocument
from index.reading.boilerplate import is_furniture
from index.reading.read import read_document

PROSE = (
    "Elke ochtend om zes uur gaat de brug open en komt er een schip voorbij dat veel te groot is voor het water.\n\n"
    "Niemand kijkt daar nog van op, behalve de hond van de bakker, die er iedere keer opnieuw tegen begint te blaffen."
)


def read(text: str, name: str = "scan.txt") -> ReadDocument:
    return read_document(text.encode(), name)


def spoken(document: ReadDocument) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(document.text)) for turn in document.turns]


@pytest.mark.parametrize(
    "line",
    [
        "Home > Nieuws > Regio > Sport > Abonneren",
        "Menu   Zoeken   Inloggen   Winkelmandje (0)",
        "Wij gebruiken cookies om deze site beter te maken. [Akkoord] [Weigeren]",
        "We use cookies.",
    ],
)
def test_a_menu_and_a_cookie_line_are_the_page_s(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", ["Sport > studie", "eieren   melk   boter", "Zoeken naar geluk", "Bos > Hei"])
def test_a_line_of_the_writer_s_is_not(line: str) -> None:
    assert not is_furniture(line)


def test_whoever_a_letter_greets_did_not_write_it() -> None:
    letter = "Aan de voorzitter\nDhr. Wouter Dekkinga\nKleasterdyk 9\n\nGeachte heer Dekkinga,\n\n" + PROSE
    assert read(letter).authors == ()
    signed = letter + "\n\nIn afwachting van uw antwoord groeten wij u,\n\nSjoerd Terpstra          Hilde Kooistra"
    document = read(signed)
    assert document.authors == ("Sjoerd Terpstra", "Hilde Kooistra")
    assert document.addressees == ("Wouter Dekkinga",)
    assert {turn.speaker for turn in document.turns} == {None}


@pytest.mark.parametrize(
    ("end", "authors"),
    [("— Roelof Kamphuis", ("Roelof Kamphuis",)), ("–Roelof Kamphuis", ("Roelof Kamphuis",)), ("Los Angeles", ())],
)
def test_the_name_behind_a_dash_below_an_article_is_its_author_s(end: str, authors: tuple[str, ...]) -> None:
    body = "\n\n".join([PROSE] * 6)
    document = read(f"# De laatste brug\n\n{body}\n\n{end}\n", "column.md")
    assert (document.title, document.authors) == ("De laatste brug", authors)


def test_whoever_the_author_is_said_to_be_wrote_it() -> None:
    text = (
        f"De laatste brug\n===============\nGepubliceerd op 30 april 2018 in: Tuin, Leven\n\n{PROSE}\n\n"
        "Over de auteur\nTjeerd Bolhuis (1961) was dertig jaar leraar. Hij woont met vrouw en kippen in Ommen."
    )
    document = read(text)
    assert (document.authors, str(document.date)) == (("Tjeerd Bolhuis",), "2018-04-30")


def test_an_occupation_is_no_part_of_a_guest_s_name() -> None:
    text = (
        "# Orgelbouwer Klaas Wiersinga: 'Hout vergeet niets'\n\n**Hoe wordt iemand orgelbouwer?**\n\nDoor "
        "als kind op de "
        "verkeerde plek te zitten. Ik zat achter een pilaar en zag alleen de voeten van de organist.\n\n"
        "**Wat zag u daar?**\n\nDat hij op sokken speelde. Grijze wollen sokken waren het, met een gat erin.\n\n"
        "**Heeft u een opvolger?**\n\nJa, mijn dochter. Zij kan het beter dan ik, en dat zegt zij zelf ook vaak."
    )
    assert {speaker for speaker, _ in spoken(read(text, "orgel.md")) if speaker} == {"Klaas Wiersinga"}


def test_a_trade_in_a_title_is_nobody() -> None:
    text = (
        "## Five Questions for a Map Repairer\n\nBy Mabel Thornquist | 9 January 2022 | 6 min read\n\nIdris "
        "Calloway mends "
        "maps that have been folded too often. I met the repairer at home, where a map of the North Sea dries.\n\n"
        "Q: Who still brings you a map?\n\nA: Widows, mostly.\n\nQ: And the dogs?\n\nA: They prefer coastlines."
    )
    document = read(text, "maps.md")
    assert spoken(document)[1:] == [
        ("Mabel Thornquist", "Who still brings you a map?"),
        ("Idris Calloway", "Widows, mostly."),
        ("Mabel Thornquist", "And the dogs?"),
        ("Idris Calloway", "They prefer coastlines."),
    ]


def test_initials_of_those_who_are_named_above_tell_who_speaks_in_wrapped_lines() -> None:
    text = (
        "Door Esther Vlaming\n\nOp het dak van een fabriek houdt Sander Boelhouwer acht\nbijenvolken.\n\n"
        "EV: Ben je nooit bang?\nSB: Ik word gestoken, dus daar hoef ik niet meer bang voor te\nzijn. Een "
        "keer of dertig "
        "per jaar. Het went niet, maar je gaat er\nminder hard van rennen. Op een dak is rennen sowieso "
        "geen goed plan.\n"
        "EV: Waarom een dak?\nSB: Omdat niemand anders het wilde hebben. De eigenaar zei: er groeit "
        "daar\nniks. Maar bijen "
        "vliegen drie kilometer en die hebben hier lindes genoeg."
    )
    speakers = [speaker for speaker, _ in spoken(read(text)) if speaker]
    assert speakers == ["Esther Vlaming", "Sander Boelhouwer"] * 2


def aged(answer: str) -> str:
    questions = ("Hoe is dat begonnen?", "Welke trede was dat?", "Vergissen mensen zich vaak?")
    talk = "\n\n".join(f"{question}\n\n{answer}" for question in questions)
    return (
        f"Hester Buitenhof (52) tekent huizen die er niet meer staan. Mensen zeggen haar waar de kast was.\n\n{talk}\n"
    )


def test_whoever_is_introduced_by_age_and_speaks_of_herself_is_interviewed() -> None:
    answer = (
        "Met het huis van mijn opa. Dat werd gesloopt voor een rotonde, en toen ben ik gaan tekenen wat ik nog wist."
    )
    document = read(aged(answer), "pagina.txt")
    assert document.kind == "interview"
    assert [(speaker, text) for speaker, text in spoken(document) if speaker] == [("Hester Buitenhof", answer)] * 3


def test_whoever_is_only_told_about_is_not() -> None:
    """A portrait with questions for headings: nobody knows who wrote it, and she did not."""
    answer = "Met het huis van haar opa. Dat werd gesloopt voor een rotonde, en toen ging zij tekenen wat zij nog wist."
    document = read(aged(answer), "pagina.txt")
    assert document.kind != "interview"
    assert {speaker for speaker, _ in spoken(document)} == {None}


def test_questions_can_stand_behind_dashes() -> None:
    text = (
        "'Na drie uur zegt niemand iets'\n\nIn gesprek met Ottoline Veerhuis\n\n– Begin maar met de geit.\n\n"
        "Die stapte in bij het station. Hij vroeg of de geit ook een kaartje moest.\n\n"
        "– Is de nacht anders dan de dag?\n\nOverdag kijken mensen naar hun telefoon. Daarna naar buiten.\n\n"
        "– Gaat u dat missen?\n\nIk ga overdag slapen.\n"
    )
    document = read(text)
    assert document.kind == "interview"
    assert [text for speaker, text in spoken(document) if speaker == "Ottoline Veerhuis"] == [
        "Die stapte in bij het station. Hij vroeg of de geit ook een kaartje moest.",
        "Overdag kijken mensen naar hun telefoon. Daarna naar buiten.",
        "Ik ga overdag slapen.",
    ]


def test_an_office_behind_a_name_is_nobody_s_name() -> None:
    top = "Ludlow, November 2024\n\nTo: Mr Crispin Haldane, Treasurer\n\nDear Mr Haldane,"
    assert read(f"{top}\n\n{PROSE}\n\nYours,\nAnn Quill").addressees == ("Crispin Haldane",)


@pytest.mark.parametrize(
    "head",
    [
        "DE STAD IS BETER VOOR BIJEN DAN HET LAND\nDoor Esther Vlaming",
        "ZOMERNUMMER 2024" + " " * 45 + "pagina 14\n\nDE STAD IS BETER VOOR BIJEN DAN HET LAND\n\nDoor Esther Vlaming",
    ],
)
def test_neither_a_byline_nor_a_running_head_hides_the_title(head: str) -> None:
    text = (
        f"{head}\nTilburg, 21 juni 2017\n\n"
        "Op het dak houdt Sander Boelhouwer acht bijenvolken. We spreken elkaar met een kap op.\n\n"
        "EV: Ben je nooit bang om gestoken te worden?\nSB: Een keer of dertig per jaar. Het went niet.\n"
        "EV: Waarom een dak?\nSB: Omdat niemand anders het wilde hebben.\nEV: Proef je de stad?\nSB: Zeker.\n"
    )
    assert read(text).title == "DE STAD IS BETER VOOR BIJEN DAN HET LAND"
