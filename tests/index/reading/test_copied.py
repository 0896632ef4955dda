"""Texts as they are copied out of apps, papers and pages: nobody is given another's words."""

import pytest

from index.document import ReadDocument
from index.reading.boilerplate import is_furniture
from index.reading.layout import find_paragraphs
from index.reading.messages import read_thread
from index.reading.read import read_document
from index.reading.source import Source
from tests.timing import growth

PROSE = (
    "Elke ochtend om zes uur gaat de brug open en komt er een schip voorbij dat veel te groot is voor het water.\n\n"
    "Niemand kijkt daar nog van op, behalve de hond van de bakker, die er iedere keer opnieuw tegen begint te blaffen."
)

BIRD = (
    "Once, of a bird. It came through the lamp room glass and we had words, but of the sea I was never afraid, not "
    "even in March."
)
LEEDS = (
    "I've been lonelier in Leeds, where everybody has a door and nobody knocks, and the trams go by all night with "
    "nobody in them."
)


def read(text: str, name: str = "kopie.txt") -> ReadDocument:
    return read_document(text.encode(), name)


def spoken(document: ReadDocument) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(document.text)) for turn in document.turns]


@pytest.mark.parametrize(("name", "mark"), [("doos.md", "> "), ("doos.txt", "> ")])
def test_a_letter_that_an_article_quotes_makes_nobody_its_writer(name: str, mark: str) -> None:
    letter = ["Zwolle, 2 september 1944", "", "Lieve Mien,", "", "De schoenen passen, zeg dat maar.", "", "Je Anton"]
    quoted = "\n".join(mark + line for line in letter)
    head = f"# De naaidoos\n\ndoor Liesbeth Kronenburg\n\n{PROSE}"
    text = f"{head}\n\n{quoted}\n\nMien was mijn moeder. Hij niet mijn vader.\n"
    document = read(text, name)
    assert (document.kind, document.authors, document.addressees) == ("article", ("Liesbeth Kronenburg",), ())
    by_speaker = {speaker: said for speaker, said in spoken(document) if "schoenen" in said or "moeder" in said}
    assert "De schoenen passen" in by_speaker[None]
    assert by_speaker["Liesbeth Kronenburg"] == "Mien was mijn moeder. Hij niet mijn vader."


def test_a_name_and_the_time_below_it_begin_a_message() -> None:
    text = (
        "vrijdag 3 november 2023\n\nLotte Brandhof\n14:02\nben je al geweest met Sjors\n\n"
        "Roel Zandvliet\n14:05\nJa net\n\n14:05\nhij weegt 7,9 kilo\n\n"
        "Lotte Brandhof\n14:06\nzeven komma NEGEN\ndat is een kleine hond\n\nGelezen 14:23\n"
    )
    document = read(text)
    assert (document.kind, document.authors, str(document.date)) == (
        "message",
        ("Lotte Brandhof", "Roel Zandvliet"),
        "2023-11-03",
    )
    assert spoken(document) == [
        ("Lotte Brandhof", "ben je al geweest met Sjors"),
        ("Roel Zandvliet", "Ja net"),
        ("Roel Zandvliet", "hij weegt 7,9 kilo"),
        ("Lotte Brandhof", "zeven komma NEGEN\ndat is een kleine hond"),
    ]


def test_a_name_with_the_time_behind_it_begins_a_message() -> None:
    text = (
        "Fenna Dijkhof 08:51\nklopt het rooster voor week 3 al?\n\nWouter Aalderman 08:58\nNiet nee.\n\n"
        "Fenna Dijkhof 08:59\nach, weer haar rug?\n\nWouter Aalderman 09:03\nGriep volgens Stefan.\n"
    )
    document = read(text)
    assert document.kind == "message"
    assert spoken(document) == [
        ("Fenna Dijkhof", "klopt het rooster voor week 3 al?"),
        ("Wouter Aalderman", "Niet nee."),
        ("Fenna Dijkhof", "ach, weer haar rug?"),
        ("Wouter Aalderman", "Griep volgens Stefan."),
    ]


def marked_talk(introduction: str) -> str:
    return (
        "## De man die luistert\n\n*Tekst: Sanne Verhoeven – Foto's: Koen Lammerts*\n\n"
        f"{introduction}\n\n**Hoe is het begonnen?**\n\nMet een erfenis. Mijn oom liet me drie kasten na.\n\n"
        "**Wordt u gestoken?**\n\nAlleen als ik haast heb.\n\n"
        "**En de honing?**\n\nDie geef ik weg, en mijn buren blij.\n"
    )


def test_neither_the_photographer_nor_the_writer_says_what_the_guest_answers() -> None:
    document = read(marked_talk("Al veertig jaar houdt Gerrit Polman bijen bij Ommen. Wij dronken thee."), "imker.md")
    assert (document.kind, document.authors) == ("interview", ("Sanne Verhoeven",))
    assert [said for speaker, said in spoken(document) if speaker == "Gerrit Polman"] == [
        "Met een erfenis. Mijn oom liet me drie kasten na.",
        "Alleen als ik haast heb.",
        "Die geef ik weg, en mijn buren blij.",
    ]
    assert "Koen Lammerts" not in {speaker for speaker, _ in spoken(document)}


def test_who_asks_herself_is_not_interviewing_whom_she_names() -> None:
    document = read(marked_talk("Ik heb bijen van Gerrit Polman uit Ommen."), "imker.md")
    assert (document.kind, {speaker for speaker, _ in spoken(document) if speaker}) == ("article", {"Sanne Verhoeven"})


def test_what_a_post_is_filed_under_hides_neither_writer_nor_date() -> None:
    document = read(
        f"# Sheds\n\nby **Oliver Tremlow** on November 2nd, 2020 | Filed under: home, muddle\n\n{PROSE}\n", "s.md"
    )
    assert (document.authors, str(document.date)) == (("Oliver Tremlow",), "2020-11-02")


def test_the_times_of_a_programme_make_no_messages() -> None:
    programme = "Inloop\n14:00\nMet koffie in de hal.\n\nLezing\n14:30\nOver bruggen.\n\nBorrel\n16:00\nTot zes uur."
    document = read(f"Programma\n\n{programme}\n\n{PROSE}")
    assert document.kind != "message"
    assert {speaker for speaker, _ in spoken(document)} == {None}


def test_a_time_may_stand_far_behind_a_name() -> None:
    text = (
        "#decor\n8 members | 3 pinned\n\nRavi Mehra  9:12 AM\nDoes anybody know where the skull went?\n\n"
        "Clem Hathers  9:15 AM\nBack on the shelf.\n:eyes: 2\n\nRavi Mehra  9:16 AM\nThere's a cabbage\n(edited)\n"
    )
    document = read(text)
    assert document.kind == "message"
    assert spoken(document) == [
        ("Ravi Mehra", "Does anybody know where the skull went?"),
        ("Clem Hathers", "Back on the shelf."),
        ("Ravi Mehra", "There's a cabbage"),
    ]


@pytest.mark.parametrize(
    ("said", "authors"), [("Wij", ("Ineke van Rave", "Bas Koolmees")), ("Ik", ("Ineke van Rave",))]
)
def test_who_sign_below_each_other_wrote_together_what_we_say(said: str, authors: tuple[str, ...]) -> None:
    """Where one says I, the line below the name may be a house."""
    text = (
        f"Geachte heer Bos,\n\n{said} vroeg de brug terug.\n\nMet vriendelijke groet,\n\nIneke van Rave\nBas Koolmees\n"
    )
    document = read(text)
    assert document.authors == authors
    assert {speaker for speaker, _ in spoken(document)} == {authors[0] if len(authors) == 1 else None}


def test_where_a_post_is_filed_is_nobody() -> None:
    text = f"WINTERWERK\n\nGeplaatst op 7 januari 2024 door Marloes in Thuis, Geklus\n\n{PROSE}\n\nOver de schrijver\n"
    document = read(text + "Marloes Tingeling (1985) woont met man en kat in Drenthe. Ze schrijft over alles.\n")
    assert (document.authors, str(document.date)) == (("Marloes Tingeling",), "2024-01-07")


def test_below_a_byline_at_the_end_nobody_answers() -> None:
    text = (
        '"You polish it because it is there"\n\n'
        "Beatrix Okoro spent nineteen winters as the last keeper of a light.\n\n"
        f"- Were you ever afraid out there?\n\n{BIRD}\n\n- And the loneliness?\n\n{LEEDS}\n\n- And now?\n\n{BIRD}\n\n"
        "Interview by Lionel Ashton\n\nBeatrix Okoro's memoir is published by Tallow Press.\n"
    )
    document = read(text)
    assert (document.kind, document.authors) == ("interview", ("Lionel Ashton",))
    assert [(speaker, said) for speaker, said in spoken(document) if speaker] == [
        ("Lionel Ashton", "Were you ever afraid out there?"),
        ("Beatrix Okoro", BIRD),
        ("Lionel Ashton", "And the loneliness?"),
        ("Beatrix Okoro", LEEDS),
        ("Lionel Ashton", "And now?"),
        ("Beatrix Okoro", BIRD),
    ]


def test_below_a_rule_a_letter_is_over() -> None:
    text = f"Dag Wietske,\n\n{PROSE}\n\nHarm\n\n{'-' * 60}\nContributie al betaald? De penningmeester slaapt slecht.\n"
    document = read(text)
    assert document.authors == ("Harm",)
    assert spoken(document) == [("Harm", PROSE)]


def test_a_letter_from_a_nephew() -> None:
    head = "Afz. Jorrit Hamels\n     Kolkgang 14\n\nDeventer, 3 februari 2019\n\nLieve tante Riek,"
    document = read(f"{head}\n\n{PROSE}\n\nDikke zoen,\n  uw Jorrit\n")
    assert (document.authors, document.addressees) == (("Jorrit Hamels",), ("Riek",))


def test_whoever_sends_a_mail_may_sign_with_the_beginning_of_a_name() -> None:
    head = "Van: Saskia Terlouwen\nVerzonden: 14 mei 2024\nAan: Gerben Oudshoorn\nOnderwerp: Rooster"
    assert read(f"{head}\n\nHa Gerben,\n\n{PROSE}\n\ngroetjes,\nSas\n").authors == ("Saskia Terlouwen",)
    assert read(f"{head}\n\nHa Gerben,\n\n{PROSE}\n\ngroetjes,\nPiet\n").authors == ("Piet",)


def test_the_town_below_an_address_is_the_place() -> None:
    head = "6 Orchard Close\nKettering\n\n14th November 2016\n\nDear Mr Bos,"
    document = read(f"{head}\n\n{PROSE}\n\nYours sincerely,\nMargaret Able\n", "boiler letter.txt")
    assert (document.place, document.title, document.authors) == ("Kettering", "boiler letter", ("Margaret Able",))


@pytest.mark.parametrize("message", ["Ann Bos\n14:02\nja\n\n", "Bo Vos\n14:03\nnee\n\n14:04\nof toch\n\n"])
def test_a_long_chat_takes_as_much_longer_as_it_is(message: str) -> None:
    def understand(count: int) -> object:
        text = f"Cas Pol\n14:01\nhoi\n\nCas Pol\n14:01\nhoi\n\n{message * count}"
        return read_thread(find_paragraphs(Source(text)))

    assert growth(lambda: understand(8_000), lambda: understand(2_000), 7) < 7


@pytest.mark.parametrize(
    "line", ["[Deel op Facebook] [Print]", "[scan - p. 1 of 1]", "(edited)", ":joy: 5  :cabbage: 3", "Gelezen 14:23"]
)
def test_what_apps_and_pages_add_is_nobody_s(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Gelezen heb ik het om 14:23.",
        "[Zo] gaat het",
        "[ik heb dit twee keer overgeschreven]",
        "Message #4: bel me",
        "3 antwoorden gaf hij",
        "(bewerkt hout)",
    ],
)
def test_what_only_looks_like_it_is_the_writer_s(line: str) -> None:
    assert not is_furniture(line)
