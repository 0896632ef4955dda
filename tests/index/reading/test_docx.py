"""A Word document keeps its paragraphs, headings, lists and tables; its machinery is left out."""

import pytest

from index.errors import RejectedDocument
from index.reading.docx_file import read_docx
from tests.index.reading.making import make_docx, paragraph, relationships, word_part

STYLES = word_part(
    "styles",
    "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/></w:style>'
        for name, called in (("Kop1", "heading 1"), ("Titel", "Title"))
    ),
)
NUMBERS = word_part(
    "numbering",
    "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/></w:lvl>'
        "</w:abstractNum>"
        for number, form in ((1, "bullet"), (2, "decimal"))
    )
    + "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2)),
)
PARTS = {
    "word/styles.xml": STYLES,
    "word/numbering.xml": NUMBERS,
    "word/_rels/document.xml.rels": relationships(("styles", "styles.xml"), ("numbering", "numbering.xml")),
}


def item(text: str, list_number: int) -> str:
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_number}"/></w:numPr></w:pPr>'
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str) -> str:
    return f"<w:tc>{paragraph(text)}</w:tc>"


def test_the_form_of_a_document_becomes_lines() -> None:
    body = (
        paragraph("Over vertrouwen", "Titel")
        + paragraph("Wat het kost", "Kop1")
        + paragraph("Beste Zoë,")
        + '<w:p><w:r><w:t xml:space="preserve">Vertrouwen </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>kost</w:t></w:r>'
        '<w:r><w:t xml:space="preserve"> tijd.</w:t><w:br/><w:t>Veel tijd.</w:t></w:r></w:p>'
        + paragraph("En wie betaalt?", bold=True)
        + item("Wij", 1)
        + item("Jullie", 1)
        + paragraph("")
        + item("Eerst", 2)
        + item("Dan", 2)
        + f"<w:tbl><w:tr>{cell('Jaar')}{cell('Kosten')}</w:tr><w:tr>{cell('2023')}{cell('12')}</w:tr></w:tbl>"
    )
    source = read_docx(make_docx(body, parts=PARTS))
    assert source.text.split("\n") == [
        "Over vertrouwen",
        "",
        "Wat het kost",
        "",
        "Beste Zoë,",
        "",
        "Vertrouwen kost tijd.",
        "Veel tijd.",
        "",
        "En wie betaalt?",
        "",
        "- Wij",
        "- Jullie",
        "",
        "1. Eerst",
        "2. Dan",
        "",
        "Jaar | Kosten",
        "2023 | 12",
    ]
    assert [span.of(source.text) for span in source.headings] == ["Over vertrouwen", "Wat het kost"]
    assert [span.of(source.text) for span in source.strong] == ["En wie betaalt?"]


def test_the_number_of_a_note_is_not_glued_onto_a_word() -> None:
    notes = word_part(
        "footnotes",
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t>Zie mijn brief.</w:t></w:r></w:p></w:footnote>',
    )
    body = '<w:p><w:r><w:t>Vertrouwen</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
    body += '<w:r><w:t xml:space="preserve"> kost tijd.</w:t></w:r></w:p>'
    parts = {"word/footnotes.xml": notes, "word/_rels/document.xml.rels": relationships(("footnotes", "footnotes.xml"))}
    assert read_docx(make_docx(body, parts=parts)).text == "Vertrouwen kost tijd.\n\n1. Zie mijn brief."


def test_what_was_taken_out_and_remarked_is_left_out_and_what_was_put_in_stays() -> None:
    remarks = word_part("comments", '<w:comment w:id="1"><w:p><w:r><w:t>Zeker?</w:t></w:r></w:p></w:comment>')
    body = '<w:p><w:r><w:t xml:space="preserve">Vertrouwen </w:t></w:r>'
    body += "<w:del><w:r><w:delText>kost</w:delText></w:r></w:del>"
    body += '<w:ins><w:r><w:t>vraagt</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> tijd.</w:t></w:r>'
    body += '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    parts = {"word/comments.xml": remarks, "word/_rels/document.xml.rels": relationships(("comments", "comments.xml"))}
    assert read_docx(make_docx(body, parts=parts)).text == "Vertrouwen vraagt tijd."


def test_pictures_and_macros_are_left_out() -> None:
    picture = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        '<a:blip r:embed="r10"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
        "</w:p>"
    )
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relationships(("image", "media/een.png")),
        "word/media/een.png": b"\x89PNG",
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0AutoOpen",
    }
    assert (
        read_docx(make_docx(paragraph("Vertrouwen kost tijd.") + picture, parts=parts)).text == "Vertrouwen kost tijd."
    )


def test_a_picture_from_elsewhere_is_not_fetched() -> None:
    outside = relationships(("image", "file:///etc/hostname")).replace("/>", ' TargetMode="External"/>')
    body = '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" r:id="r10"/></w:pict></w:r></w:p>'
    made = make_docx(paragraph("Vertrouwen.") + body, parts={"word/_rels/document.xml.rels": outside})
    assert read_docx(made).text == "Vertrouwen."


def test_garbled_letters_are_put_right_here_too() -> None:
    source = read_docx(make_docx(paragraph("Beste ZoÃ«,") + paragraph("EÃ©n brief â€“ meer niet.")))
    assert source.text == "Beste Zoë,\n\nEén brief – meer niet."
    assert source.warnings == ("Garbled letters were put right: 3.",)


LAUGHS = (
    '<!DOCTYPE lol [<!ENTITY l0 "lol">'
    + "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
    + "]>"
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04", "unreadable"),
        (b"Gewoon een brief.", "unreadable"),
        (make_docx(paragraph("Vertrouwen kost tijd."))[:400], "unreadable"),
        (make_docx("", parts={"word/document.xml": "<w:document"}), "unreadable"),
        (make_docx("", parts={"_rels/.rels": ""}), "unreadable"),
        (make_docx(""), "empty"),
        (make_docx(paragraph("&l9;"), LAUGHS), "unreadable"),
        (make_docx("", parts={"word/document.xml": b" " * 60_000_000}), "too_large"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504, "locked"),
        (
            make_docx(paragraph("Vertrouwen.")).replace(
                b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
            ),
            "locked",
        ),
    ],
)
def test_a_document_that_cannot_be_read_is_rejected(content: bytes, reason: str) -> None:
    with pytest.raises(RejectedDocument) as caught:
        read_docx(content)
    assert caught.value.reason == reason
