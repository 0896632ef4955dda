"""A page's article is kept as the page has it, and nothing of what stands around it."""

import pytest

from index.document import ReadDocument
from index.errors import RejectedDocument
from index.reading.html_page import read_html_page
from index.reading.source import Source
from index.reading.understand import understand

PAGE = """<!doctype html><html lang="nl"><head><title>De sleutel aan de spijker | Het Brievenhuis</title>
<meta name="author" content="admin"><meta property="og:title" content="De sleutel aan de spijker">
<style>p {color: red}</style><script>let kost = "vertrouwen";</script></head><body>
<header><nav><ul><li><a href="/">Voorpagina</a></li><li><a href="/brieven">Brieven</a></li></ul></nav></header>
<div class="cookie">Wij gebruiken koekjes. <a href="#">Akkoord</a></div>
<main><article><h1>De sleutel aan de spijker</h1><p class="meta">4 maart 2025 | door Joost Haverkamp</p>
<p>Vertrouwen groeit langzaam en het gaat te paard, dat zei mijn vader altijd als hij de stal
uitmestte. Ik geloof dat niet meer, sinds ik zelf mensen heb aangenomen.</p>
<h2>Wat ik doe</h2><p>Twee dingen, en wel <em>deze twee</em>, al jaren achtereen, op elke eerste werkdag:</p>
<ul><li>Ik geef de sleutel.</li><li>Ik vraag niets.</li></ul>
<p><strong>En wie hem kwijtraakt?</strong></p>
<p>Die krijgt een nieuwe. Dat is in elf jaar drie keer gebeurd, en geen van drieën was het met opzet.</p>
<table><tr><th>Jaar</th><th>Kwijt</th></tr><tr><td>2023</td><td>1</td></tr></table>
<p>Kort.</p></article>
<aside><h3>Lees ook</h3><ul><li><a href="/a">Tien tips voor leiders</a></li></ul></aside></main>
<footer><p>© 2025 Het Brievenhuis. Alle rechten voorbehouden.</p></footer></body></html>"""
PROSE = "Iedere dinsdag sta ik in de rij bij het loket, en ik tel. Dat heb ik van mijn vader, die spoorwachter was. "


def read(page: str) -> Source:
    return read_html_page(page.encode())


def understood(page: str) -> ReadDocument:
    return understand(read(page), "bladzijde.html")


def test_the_article_alone_is_kept_and_whole() -> None:
    source = read(PAGE)
    assert source.text.split("\n") == [
        "De sleutel aan de spijker",
        "",
        "4 maart 2025 | door Joost Haverkamp",
        "",
        "Vertrouwen groeit langzaam en het gaat te paard, dat zei mijn vader altijd als hij de stal uitmestte. "
        "Ik geloof dat niet meer, sinds ik zelf mensen heb aangenomen.",
        "",
        "Wat ik doe",
        "",
        "Twee dingen, en wel deze twee, al jaren achtereen, op elke eerste werkdag:",
        "",
        "- Ik geef de sleutel.",
        "- Ik vraag niets.",
        "",
        "En wie hem kwijtraakt?",
        "",
        "Die krijgt een nieuwe. Dat is in elf jaar drie keer gebeurd, en geen van drieën was het met opzet.",
        "",
        "Jaar | Kwijt",
        "2023 | 1",
        "",
        "Kort.",
    ]
    assert [span.of(source.text) for span in source.headings] == ["De sleutel aan de spijker", "Wat ik doe"]
    assert [span.of(source.text) for span in source.strong] == ["En wie hem kwijtraakt?"]
    assert source.warnings == ()


def test_the_text_tells_who_wrote_it_and_not_the_one_who_put_it_up() -> None:
    document = understood(PAGE.replace('content="admin"', 'content="Petra de Webmeester"'))
    assert document.authors == ("Joost Haverkamp",)
    assert str(document.date) == "2025-03-04"
    assert document.title == "De sleutel aan de spijker"


def test_the_metadata_tells_what_the_text_does_not() -> None:
    head = '<meta name="author" content="Fiona Ashworth"><meta name="date" content="2024-05-06">'
    page = f"<html><head><title>Over wachten</title>{head}</head><body><h1>Over wachten</h1><p>{PROSE * 6}</p></body>"
    document = understood(page)
    assert (document.title, document.authors, str(document.date)) == ("Over wachten", ("Fiona Ashworth",), "2024-05-06")
    assert [turn.speaker for turn in document.turns] == ["Fiona Ashworth"]
    assert "authors" not in dict(document.evidence)


@pytest.mark.parametrize("author", ["admin", "Redactie", "webmaster@voorbeeld.example", ""])
def test_a_name_that_is_nobodys_is_not_made_the_speaker(author: str) -> None:
    page = f'<meta name="author" content="{author}"><h1>Over wachten</h1><p>{PROSE * 6}</p>'
    document = understood(page)
    assert document.authors == ()
    assert [turn.speaker for turn in document.turns] == [None]


def test_a_letter_on_a_page_of_its_own_is_whole() -> None:
    letter = """<p>Amersfoort, 3 mei 2025</p><p>Beste Tjeerd,</p><p>Dank voor je brief over de balie.</p>
    <p>Tot gauw.</p><p>Groet,<br>Marijke van den Brink</p>"""
    document = understood(f"<html><head><title>Brief</title></head><body>{letter}</body></html>")
    assert document.text.endswith("Tot gauw.\n\nGroet,\nMarijke van den Brink")
    assert (document.kind, document.authors) == ("letter", ("Marijke van den Brink",))
    assert [turn.span.of(document.text) for turn in document.turns] == [
        "Dank voor je brief over de balie.\n\nTot gauw."
    ]


def test_it_is_told_when_most_of_a_page_is_left_out() -> None:
    menu = "<a href='#'>Meer brieven van het Brievenhuis</a> " * 60
    source = read(f"<body><div>{menu}</div><p>{PROSE * 4}</p><p>En daarmee is alles gezegd, dunkt mij.</p></body>")
    assert "Meer brieven" not in source.text
    assert source.text.endswith("En daarmee is alles gezegd, dunkt mij.")
    assert source.warnings == ("81% of the page's visible text was taken for menus and the like, and left out.",)


def test_what_a_browser_does_not_show_is_left_out() -> None:
    hidden = (
        "<p hidden>Een.</p><p style='display: none'>Twee.</p><div style='visibility:hidden'><p>Drie.</p></div>"
        "<template>Vier.</template><noscript>Vijf.</noscript><!-- Zes. --><button>Zeven</button>"
        "<textarea>Acht</textarea>"
    )
    assert read(f"<body>{hidden}<p>Vertrouwen kost tijd.</p></body>").text == "Vertrouwen kost tijd."


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("Een<br>twee", "Een\ntwee"),
        ("<p>Een <b>twee</b>drie</p>vier<p>vijf</p>", "Een tweedrie\n\nvier\n\nvijf"),
        ("<ol start='3'><li>Een<li>Twee<ul><li>Drie</ul></ol>", "3. Een\n4. Twee\n  - Drie"),
        (
            "<table><tr><td>Een<td><p>Twee</p><table><tr><td>Drie</table><tr><td>Vier</table>",
            "Een\n\nTwee\n\nDrie\nVier",
        ),
        ("<pre>een\n  twee</pre>", "een\n  twee"),
        ("Een &eacute;&eacute;n &#8220;woord&#8221; &amp; meer", "Een één “woord” & meer"),
        ("<div><div>Een</div><div>Twee</div></div>", "Een\n\nTwee"),
        ("<p>Een\n   lange\tregel</p>", "Een lange regel"),
        ("Wachten<sup>1</sup> duurt.<sup><a href=#n>[12]</a></sup> Lang", "Wachten duurt. Lang"),
        ("Een tuin van 9 m<sup>2</sup>, de 3<sup>e</sup> hier", "Een tuin van 9 m2, de 3e hier"),
        ("A<svg><text>B</text></svg>C", "AC"),
    ],
)
def test_the_form_of_a_page_becomes_lines(inner: str, text: str) -> None:
    assert read(f"<body>{inner}</body>").text == text


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252", "onbekend"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_page_is_read_in_the_encoding_that_it_has(declared: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>Zoë’s brief over één ding.</p></body></html>'
    assert read_html_page(page.encode(encoding)).text == "Zoë’s brief over één ding."


def test_the_xml_form_of_a_page_is_read() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Eén.</p></body></html>'
    assert read(page).text == "Eén."


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<!-- niets -->", "empty"),
        ("<div>" * 100_000 + "Vertrouwen kost tijd.", "unreadable"),
        ("<p>Vertrouwen.</p>" + "<b>" * 100_000 + "Kost tijd.", "unreadable"),
    ],
)
def test_a_page_that_cannot_be_read_is_rejected(page: str, reason: str) -> None:
    with pytest.raises(RejectedDocument) as caught:
        read(page)
    assert caught.value.reason == reason
