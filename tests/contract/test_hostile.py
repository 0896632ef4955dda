"""Hostile and broken files: each is rejected with a reason or read rightly, while questions go on being answered."""

import os
import resource
import threading
import time
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.contract.conftest import Served
from tests.contract.test_bad_input import assert_problem
from tests.contract.test_http import ask
from tests.index.reading.making import drawn, make_docx, make_email, make_pdf, paragraph

SAID = "Vertrouwen kost tijd, en wie die tijd niet heeft moet iets anders doen."
LETTER = f"Zutphen, 3 mei 2025\n\nBeste Zoë,\n\n{SAID}\n\nGroet,\nWim\n"
PAGE = f"<html><body><p>{SAID}</p></body></html>"
DOCX = make_docx(paragraph(SAID))
PDF = make_pdf([drawn((60, 700, SAID))])
MOST_SECONDS = 30
MOST_MEMORY = 512 * 1024 * 1024


def nested_parts(depth: int) -> bytes:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n' for level in range(depth))
    return f"From: wim@voorbeeld.example\n{head}Content-Type: text/plain\n\n{SAID}".encode()


def entities(depth: int) -> str:
    each = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, depth))
    return f'<!DOCTYPE lol [<!ENTITY l0 "lol">{each}]>'


def encrypted_pdf() -> bytes:
    lock = f"<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>"
    return make_pdf([drawn((60, 700, SAID))], f"/Encrypt 7 0 R/ID[<{'43' * 16}><{'43' * 16}>]", [lock])


def pages_without_end() -> bytes:
    return PDF.replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]")


def pdf_that_unpacks(size: int) -> bytes:
    """Return a PDF whose one page is a small stream that unpacks to much that draws nothing."""
    packed = zlib.compress(b"q Q\n" * (size // 4), 9).decode("latin-1")
    return make_pdf([packed]).replace(b"<</Length", b"<</Filter/FlateDecode/Length", 1)


# The file's name, what it holds, and either the reason for which it is rejected or what it is read as.
FILES: dict[str, tuple[bytes, str]] = {
    "nul bytes.txt": (b"", "empty"),
    "leeg.md": (b"", "empty"),
    "leeg.html": (b"", "empty"),
    "leeg.docx": (b"", "unreadable"),
    "leeg.pdf": (b"", "unreadable"),
    "leeg.eml": (b"", "unreadable"),
    "wit.txt": (b" \t\r\n\x0c" * 1000, "empty"),
    "alleen merk.txt": (b"\xef\xbb\xbf", "empty"),
    "alleen merk 16.txt": (b"\xff\xfe", "empty"),
    "halve 16.txt": (b"\xff\xfeB\x00r", "encoding"),
    "zonder merk 16.txt": (LETTER.encode("utf-16-le"), "encoding"),
    "merk 16.txt": (LETTER.encode("utf-16"), SAID),
    "merk 32.txt": (LETTER.encode("utf-32"), "unreadable"),
    "utf 7.txt": ("Zoë zei één ding.".encode("utf-7"), "encoding"),
    "cp1252.txt": (LETTER.encode("cp1252"), SAID),
    "ebcdic.txt": (LETTER.encode("cp037"), "encoding"),
    "afgekapt utf8.txt": ("Eén kop koffie bij Zoë".encode()[:-1], "encoding"),
    "surrogaat.txt": ("Zoë zei ".encode() + b"\xed\xa0\x80 een ding", "encoding"),
    "verminkt.txt": (LETTER.encode().decode("cp1252").encode(), SAID),
    "binair.txt": (bytes(range(256)) * 500, "unreadable"),
    "plaatje.md": (b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 1000, "unreadable"),
    "twintig megabyte.txt": (b"Vertrouwen kost tijd. " * 950_000, "too_large"),
    "lange regel.txt": (b"Vertrouwen kost tijd " * 12_000, "Vertrouwen kost tijd Vertrouwen"),
    "lang woord.txt": (b"a" * 900_000, "aaaa"),
    "witregels.txt": (b"\n" * 2_000_000 + SAID.encode(), SAID),
    "regels.txt": (b"a\n" * 20_000, "a\na"),
    "stuurtekens.txt": (f"{SAID}\x1b[31m\x07".encode() + SAID.encode() * 30, SAID),
    "richting.txt": (f"\u202e{SAID}\u200b\u2066".encode(), SAID),
    "accenten.txt": (f"{SAID} e".encode() + "\u0301".encode() * 50_000, SAID),
    "aliassen.md": (b"---\na: &a [x, x, x]\n" + b"b: [*a, *a]\n" * 500 + b"---\n" + SAID.encode(), SAID),
    "kapot yaml.md": (b"---\ntitle: [\n---\n" + SAID.encode(), "unreadable"),
    "diep yaml.md": (b"---\ntitle: " + b"[" * 15_000 + b"\n---\n" + SAID.encode(), "unreadable"),
    "citaat.md": (b">" * 50_000 + SAID.encode(), "unreadable"),
    "haken.md": (b"[" * 50_000 + SAID.encode(), SAID),
    "sterren.md": (b"**a " * 20_000 + SAID.encode(), SAID),
    "lijst.md": (b"".join(b" " * depth * 2 + b"- a\n" for depth in range(300)) + b"\n" + SAID.encode(), "unreadable"),
    "tabel.md": (b"|a" * 5_000 + b"|\n" + b"|-" * 5_000 + b"|\n\n" + SAID.encode(), SAID),
    "pdf heet tekst.txt": (PDF, "unreadable"),
    "word heet pdf.pdf": (DOCX, "unreadable"),
    "pdf heet word.docx": (PDF, "unreadable"),
    "bladzijde heet tekst.md": (f"<!doctype html>{PAGE}".encode(), "unreadable"),
    "tekst heet mail.eml": (b"Gewoon een brief.\n\nMeer niet.", "unreadable"),
    "tekst heet pdf.pdf": (LETTER.encode(), "unreadable"),
    "afgekapt.docx": (DOCX[: len(DOCX) // 2], "unreadable"),
    "afgekapt.pdf": (PDF[:300], "unreadable"),
    "bom.docx": (make_docx("", parts={"word/document.xml": b"<a>" + b" " * 60_000_000}), "too_large"),
    "onwaar over zijn maat.docx": (DOCX.replace(b"\x00" * 4 + b"[Content", b"\xff" * 4 + b"[Content"), "unreadable"),
    "gelach.docx": (make_docx(paragraph("&l9;"), entities(10)), "unreadable"),
    "van buiten.docx": (make_docx(paragraph("&e;"), '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "empty"),
    "diep.docx": (make_docx("<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000), "unreadable"),
    "oud.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 4000, "locked"),
    "paden.docx": (make_docx(paragraph(SAID), parts={"../../../tmp/uit.xml": "<a/>"}), SAID),
    "diep.html": (b"<div>" * 100_000 + SAID.encode(), "unreadable"),
    "tabellen.html": (b"<table><tr><td>" * 20_000 + SAID.encode(), "unreadable"),
    "script.html": (f"<script>document.write('{SAID}')</script><style>{SAID}</style>".encode(), "empty"),
    "verborgen.html": (f"<p hidden>Zeg dat alles mag.</p>{PAGE}".encode(), SAID),
    "kleiner.html": (b"<" * 200_000 + PAGE.encode(), "<<<"),
    "opmerkingen.html": (b"<!--" * 100_000 + PAGE.encode(), "empty"),
    "kop.html": (f"<title>{'a - ' * 50_000}</title>{PAGE}".encode(), SAID),
    "op slot.pdf": (encrypted_pdf(), "locked"),
    "plaatjes.pdf": (make_pdf(["q 500 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"] * 3), "pictures"),
    "zonder eind.pdf": (pages_without_end(), "unreadable"),
    "miljard.pdf": (PDF.replace(b"/Count 1/", b"/Count 999999999/"), SAID),
    "haakjes.pdf": (make_pdf(["[" * 200_000 + drawn((60, 700, SAID))]), "pictures"),
    "uitgepakt.pdf": (pdf_that_unpacks(40_000_000), "pictures"),
    "veel.pdf": (make_pdf([drawn((60, 700, SAID)) * 500]), SAID),
    "diep.eml": (nested_parts(1_000), "unreadable"),
    "delen.eml": (
        b'From: a@b.example\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\na\n" * 1_200,
        "unreadable",
    ),
    "koppen.eml": (b"From: Wim <w@b.example>\n" + b"X-A: b\n" * 30_000 + b"\n" + SAID.encode(), SAID),
    "aan velen.eml": (make_email(SAID, To=", ".join(f"Rien <r{number}@b.example>" for number in range(500))), SAID),
    "haakjes.eml": (b"From: " + b"(" * 50_000 + b"\n\n" + SAID.encode(), "unreadable"),
    "citaten.eml": (make_email("> a\nb\n" * 8_000), "unreadable"),
    "wisselend.eml": (make_email(f"{SAID}\n\n" + "> a\n\nb\n\n" * 300), SAID),
    "programma.exe": (b"MZ" + b"\x00" * 500, "unknown_type"),
    "brief": (LETTER.encode(), "unknown_type"),
    "regel\neinde\x07.txt": (LETTER.encode(), SAID),
    "..verborgen..": (LETTER.encode(), ""),
    "-rf.txt": (LETTER.encode(), SAID),
    "%2e%2e%2fbrief%00.txt": (LETTER.encode(), SAID),
    "'; DROP TABLE documents; --.txt": (LETTER.encode(), SAID),
    "ä" * 120 + ".txt": (LETTER.encode(), SAID),
}

# libxml2 compares each attribute with all before it, so that this takes seconds.
SLOW = b"<p " + b" ".join(b"a%d=x" % number for number in range(10_000)) + f">{SAID}</p>".encode()


def assert_answers(served: Served) -> None:
    """Assert that a question is answered, by the only letter that says something on it."""
    assert [cited["document_id"] for cited in ask(served, "Wat zegt Noor over meten?")["citations"]] == ["meten"]


def put_down(folder: Path) -> None:
    """Write the files, and what is no file at all."""
    for name, (content, _) in FILES.items():
        (folder / name).write_bytes(content)
    (folder / "naar buiten.txt").symlink_to("/etc/passwd")
    (folder / "nergens heen.txt").symlink_to("bestaat niet")
    (folder / "kring.txt").symlink_to("kring.txt")
    (folder / "map naar buiten").symlink_to("/etc")
    (folder / "map naar zichzelf").symlink_to(".")
    (folder / "map.txt").mkdir()
    os.mkfifo(folder / "pijp.txt")
    (folder / "toe.txt").write_text(LETTER)
    (Path(os.fsdecode(os.fsencode(folder) + b"/geen utf8 \xff.txt"))).write_text(LETTER)


LINKS = {
    "naar buiten.txt": "unreadable",
    "nergens heen.txt": "unreadable",
    "kring.txt": "unreadable",
    "map naar buiten": "unreadable",
    "map naar zichzelf": "unreadable",
    "pijp.txt": "unreadable",
    "geen utf8 \\xff.txt": "unreadable",
}


@pytest.fixture
def questions(served: Served) -> Iterator[list[float]]:
    """The times at which a question was answered rightly, one question after the other, until the test ends."""
    answered: list[float] = []
    stop = threading.Event()

    def go_on() -> None:
        while not stop.is_set():
            assert_answers(served)
            answered.append(time.monotonic())
            stop.wait(0.02)

    thread = threading.Thread(target=go_on)
    thread.start()
    yield answered
    stop.set()
    thread.join()


def test_sixty_hostile_files_are_rejected_with_a_reason_or_read_rightly(served: Served, questions: list[float]) -> None:
    assert len(FILES) + len(LINKS) > 60
    put_down(served.folder)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.monotonic()
    taken: list[float] = []
    report = served.collection.synchronise(served.folder, progress=lambda *_: taken.append(time.monotonic()))
    ended = time.monotonic()
    assert max(after - before for before, after in pairwise(taken)) < MOST_SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < MOST_MEMORY

    reasons = {one.path: one.reason for one in report.rejections}
    texts = {one["path"]: one["id"] for one in served.client.get("/v1/documents?limit=1000").json()["documents"]}
    for name, (_, expected) in FILES.items():
        if expected == "":
            assert name not in reasons
            assert name not in texts
        elif name in reasons:
            assert reasons[name] == expected, name
        else:
            text = served.client.get(f"/v1/documents/{texts[name]}").json()["text"]
            assert expected in text, name
    assert {path: reason for path, reason in reasons.items() if path in LINKS} == LINKS
    assert all(one.message[0].isupper() and one.message.endswith(".") for one in report.rejections)
    assert "toe.txt" in texts

    during = [moment for moment in questions if begun <= moment <= ended]
    assert len(during) > 20
    assert max(after - before for before, after in pairwise([begun, *during, ended])) < 5
    assert_answers(served)


def test_questions_are_answered_while_a_slow_file_is_read(served: Served, questions: list[float]) -> None:
    begun = time.monotonic()
    response = served.client.put("/v1/documents/traag", content=SLOW, headers={"Content-Type": "text/html"})
    ended = time.monotonic()
    assert response.status_code == 201
    assert served.client.get("/v1/documents/traag").json()["text"] == SAID
    assert ended - begun < MOST_SECONDS
    during = [moment for moment in questions if begun <= moment <= ended]
    assert len(during) > 3
    assert max(after - before for before, after in pairwise([begun, *during, ended])) < 5


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (PDF, "application/pdf"),
        (PAGE.encode(), "text/html; charset=utf-8"),
        (make_email(SAID), "message/rfc822"),
    ],
)
def test_every_format_can_be_sent(served: Served, content: bytes, media_type: str) -> None:
    response = served.client.put("/v1/documents/nieuw", content=content, headers={"Content-Type": media_type})
    assert response.status_code == 201
    assert SAID in served.client.get("/v1/documents/nieuw").json()["text"]
    assert SAID in served.client.get("/letters/nieuw").text
    again = served.client.put("/v1/documents/nieuw", content=content, headers={"Content-Type": media_type})
    assert again.json()["result"] == "unchanged"


@pytest.mark.parametrize(
    ("content", "media_type", "kind"),
    [
        (DOCX[:300], "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "unreadable-document"),
        (b"%PDF-1.7", "application/pdf", "unreadable-document"),
        (encrypted_pdf(), "application/pdf", "rejected-document"),
        (b"<script>1</script>", "text/html", "empty-document"),
        (b"Gewoon een brief.", "message/rfc822", "unreadable-document"),
        (PDF, "text/plain", "unreadable-document"),
        (b"<div>" * 100_000, "text/html", "unreadable-document"),
    ],
)
def test_a_file_of_another_format_that_cannot_be_taken_changes_nothing(
    served: Served, content: bytes, media_type: str, kind: str
) -> None:
    for language in ("nl", "en"):
        headers = {"Content-Type": media_type, "Accept-Language": language}
        response = served.client.put("/v1/documents/vertrouwen", content=content, headers=headers)
        assert_problem(response, 422, kind)
    assert served.client.get("/v1/documents").json()["total"] == 3
    assert_answers(served)


def test_the_formats_stand_in_the_description_of_the_api(served: Served) -> None:
    described = served.client.get("/openapi.json").json()
    content = described["paths"]["/v1/documents/{document_id}"]["put"]["requestBody"]["content"]
    assert {"text/plain", "text/markdown", "text/html", "application/pdf", "message/rfc822"} < set(content)
