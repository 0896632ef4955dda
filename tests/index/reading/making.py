"""Makes files of the formats that are read in a process apart, as small as they can be."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPES = f"""<?xml version="1.0"?><Types xmlns="{_PACKAGE}/content-types">
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
</Types>"""
_RELATIONSHIPS = f"""<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""


def make_docx(body: str, before: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a Word document.

    Args:
        body: the XML inside its body, with `w:` before the names.
        before: what stands above the document's element.
        parts: further files of the archive, which win over those made here.
    """
    document = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>{body}'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONSHIPS,
        "word/document.xml": f"{document}</w:body></w:document>",
        **(parts or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    """Return a paragraph of a Word document."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p>{properties}<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def relationships(*targets: tuple[str, str]) -> str:
    """Return the relations of a Word document to its other parts: their kinds and their names."""
    each = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=10)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def word_part(name: str, inner: str) -> str:
    """Return another part of a Word document, such as its notes."""
    return f'<?xml version="1.0"?><w:{name} xmlns:w="{_WORD}">{inner}</w:{name}>'


def make_pdf(pages: Sequence[str], trailer: str = "", objects: Sequence[str] = ()) -> bytes:
    """Return a PDF with these streams as the contents of its pages.

    The objects 1 and 2 are the catalogue and the pages, 3 Helvetica, 4 Helvetica-Bold; each page has two from 5 on.

    Args:
        pages: what each page draws, in PDF's own words, in Latin-1.
        trailer: more entries of the trailer.
        objects: more objects, after those of the pages.
    """
    numbers = range(5, 5 + 2 * len(pages), 2)
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{number} 0 R' for number in numbers)}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for number, content in zip(numbers, pages, strict=True):
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number + 1} 0 R"
            "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>"
        )
        bodies.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate([*bodies, *objects], start=1):
        places.append(len(made))
        made += f"{number} 0 obj{body}endobj\n".encode("latin-1")
    start = len(made)
    made += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    made += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    made += f"trailer<</Size {len(places) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(made)


def drawn(*lines: tuple[float, float, str], size: float = 11, bold: bool = False) -> str:
    """Return what draws lines of text on a page, each from a place counted from its bottom left."""
    font = "F2" if bold else "F1"
    return "\n".join(
        f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({text.replace('(', chr(92) + '(')}) Tj ET" for x, y, text in lines
    )


def make_email(text: str, *, html: str | None = None, **headers: str) -> bytes:
    """Return a message with a plain text, or a page, from Wim Dekkers to Marijke van den Brink.

    Args:
        text: the plain text; may be empty where there is a page.
        html: the page.
        headers: those that are other than usual, with `_` for `-`.
    """
    message = EmailMessage()
    usual = {
        "From": "Wim Dekkers <wim@vastrada.example>",
        "To": "Marijke van den Brink <marijke@voorbeeld.example>",
        "Date": "Tue, 03 Jun 2025 10:12:00 +0200",
        "Subject": "Over vertrouwen",
    }
    for name, value in {**usual, **{key.replace("_", "-"): value for key, value in headers.items()}}.items():
        if value:
            message[name] = value
    if text:
        message.set_content(text)
    if html is not None and text:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message.as_bytes()
