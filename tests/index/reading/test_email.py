"""A message says who wrote which part of it, and what is quoted belongs to whoever wrote it first."""

from email.message import EmailMessage

import pytest

from index.document import ReadDocument
from index.errors import RejectedDocument
from index.reading.addresses import person
from index.reading.email_body import unfold
from index.reading.email_file import read_email
from index.reading.quoting import split_quoted
from index.reading.understand import understand
from tests.index.reading.making import make_email
from tests.timing import quickest

OWN = """Beste Marijke,

Vertrouwen kost tijd. Wie haast heeft, moet iets anders gaan doen.

Groet,
Wim
"""
WIMS = ("Wim Dekkers", "Vertrouwen kost tijd. Wie haast heeft, moet iets anders gaan doen.")
HERS = ("Marijke van den Brink", "Hoeveel tijd kost vertrouwen volgens jou?")


def read(content: bytes) -> ReadDocument:
    return understand(read_email(content), "bericht.eml")


def spoken(document: ReadDocument) -> list[tuple[str | None, str]]:
    return [(turn.speaker, " ".join(turn.span.of(document.text).split())) for turn in document.turns]


def test_the_headers_say_who_wrote_to_whom_and_when() -> None:
    document = read(make_email(OWN, Cc='"Haverkamp, Joost" <joost@voorbeeld.example>, lijst@voorbeeld.example'))
    assert document.title == "Over vertrouwen"
    assert document.kind == "letter"
    assert document.authors == ("Wim Dekkers",)
    assert document.addressees == ("Marijke van den Brink", "Joost Haverkamp")
    assert str(document.date) == "2025-06-03"
    assert document.language == "nl"
    assert spoken(document) == [WIMS]
    said = [(field, span.of(document.text)) for field, span in document.evidence]
    assert ("authors", "Wim Dekkers <wim@vastrada.example>") in said
    assert ("addressees", "Marijke van den Brink <marijke@voorbeeld.example>") in said
    assert ("date", "Tue, 03 Jun 2025 10:12:00 +0200") in said
    assert ("title", "Over vertrouwen") in said


def test_the_day_is_the_one_where_it_was_sent() -> None:
    assert str(read(make_email(OWN, Date="Tue, 03 Jun 2025 23:50:00 -0500")).date) == "2025-06-03"
    assert read(make_email(OWN, Date="ergens in juni")).date is None


def test_a_sender_without_a_name_is_known_by_the_signature() -> None:
    document = read(make_email(OWN, From="info@vastrada.example"))
    assert document.authors == ("Wim",)
    assert spoken(document) == [("Wim", WIMS[1])]


QUOTING = {
    "Gmail": """Op ma 2 jun 2025 om 09:01 schreef Marijke van den Brink
<marijke@voorbeeld.example>:

> Dag Wim,
>
> Hoeveel tijd kost vertrouwen
> volgens jou?
>
> Marijke
""",
    "Gmail in English": """On Mon, Jun 2, 2025 at 9:01 AM Marijke van den Brink <marijke@voorbeeld.example> wrote:

> Hoeveel tijd kost vertrouwen volgens jou?
""",
    "Thunderbird": """Op 02-06-2025 om 09:01 schreef Marijke van den Brink:
> Hoeveel tijd kost vertrouwen volgens jou?
""",
    "Apple": """> Op 2 jun 2025, om 09:01 heeft Marijke van den Brink <marijke@x.example> het volgende geschreven:
>
> Hoeveel tijd kost vertrouwen volgens jou?
""",
    "Apple in English": """> On 2 Jun 2025, at 09:01, Marijke van den Brink <marijke@voorbeeld.example> wrote:
>
> Hoeveel tijd kost vertrouwen volgens jou?
""",
    "Outlook": """________________________________
Van: Marijke van den Brink <marijke@voorbeeld.example>
Verzonden: maandag 2 juni 2025 09:01
Aan: Wim Dekkers
Onderwerp: Over vertrouwen

Dag Wim,

Hoeveel tijd kost vertrouwen volgens jou?

Groet,
Marijke
""",
    "Outlook of old": """-----Oorspronkelijk bericht-----
Van: Brink, Marijke van den [mailto:marijke@voorbeeld.example]
Verzonden: maandag 2 juni 2025 09:01
Aan: Wim Dekkers
Onderwerp: Over vertrouwen

Hoeveel tijd kost vertrouwen volgens jou?
""",
    "Outlook in English": """From: Marijke van den Brink
Sent: Monday, June 2, 2025 9:01 AM
To: Wim Dekkers
Subject: Over vertrouwen

Hoeveel tijd kost vertrouwen volgens jou?
""",
    "forwarded": """---------- Forwarded message ---------
Van: Marijke van den Brink <marijke@voorbeeld.example>
Date: ma 2 jun 2025 om 09:01
Subject: Over vertrouwen
To: <wim@vastrada.example>


Hoeveel tijd kost vertrouwen volgens jou?
""",
    "without marks": """Op ma 2 jun 2025 om 09:01 schreef Marijke van den Brink <marijke@voorbeeld.example>:

Hoeveel tijd kost vertrouwen volgens jou?
""",
    "by first name": """Op 2 juni 2025 schreef Marijke:
> Hoeveel tijd kost vertrouwen volgens jou?
""",
    "short": """Marijke van den Brink schreef op 2 juni 2025:
> Hoeveel tijd kost vertrouwen volgens jou?
""",
}


@pytest.mark.parametrize("program", QUOTING)
def test_what_is_quoted_is_its_writers(program: str) -> None:
    document = read(make_email(f"{OWN}\n{QUOTING[program]}"))
    assert spoken(document) == [WIMS, HERS]
    assert document.authors == ("Wim Dekkers",)


def test_what_a_page_quotes_is_its_writers() -> None:
    own = f"<p>Beste Marijke,</p><p>{WIMS[1]}</p><p>Groet,<br>Wim</p>"
    page = f"""<div dir="ltr">{own}</div><div class="gmail_quote"><div>Op ma 2 jun 2025 om 09:01 schreef
    Marijke van den Brink &lt;<a href="mailto:m@v.example">m@v.example</a>&gt;:<br></div>
    <blockquote><p>Hoeveel tijd kost vertrouwen volgens jou?</p></blockquote></div>"""
    assert spoken(read(make_email("", html=page))) == [WIMS, HERS]
    outlook = f"""{own}<div style="border-top:solid 1pt"><p><b>Van:</b> Marijke van den Brink<br>
    <b>Verzonden:</b> maandag 2 juni 2025<br><b>Aan:</b> Wim Dekkers<br><b>Onderwerp:</b> Over vertrouwen</p></div>
    <p>{HERS[1]}</p>"""
    assert spoken(read(make_email("", html=outlook))) == [WIMS, HERS]


def test_answers_between_the_lines_stay_the_senders() -> None:
    body = """Dag Marijke,

Op 2 juni 2025 schreef Marijke van den Brink:
> Hoeveel tijd kost vertrouwen volgens jou?

Een week, meer niet.

> En hoe lang duurt het herstel?

Een jaar, als je geluk hebt.

Groet,
Wim
"""
    assert spoken(read(make_email(body))) == [
        HERS,
        ("Wim Dekkers", "Een week, meer niet."),
        ("Marijke van den Brink", "En hoe lang duurt het herstel?"),
        ("Wim Dekkers", "Een jaar, als je geluk hebt."),
    ]


def test_a_quotation_within_a_quotation_is_the_first_writers() -> None:
    body = """Zie hieronder, ik blijf erbij.

Op 2 juni 2025 schreef Marijke van den Brink:
> Daar ben ik het niet mee eens.
>
> Op 1 juni 2025 schreef Joost Haverkamp:
>> Een formulier is ook vertrouwen.
"""
    assert spoken(read(make_email(body))) == [
        ("Wim Dekkers", "Zie hieronder, ik blijf erbij."),
        ("Marijke van den Brink", "Daar ben ik het niet mee eens."),
        ("Joost Haverkamp", "Een formulier is ook vertrouwen."),
    ]


def test_nobody_is_made_the_writer_of_what_nobody_is_named_for() -> None:
    body = "Ik blijf erbij.\n\n> Een formulier is ook vertrouwen.\n"
    assert spoken(read(make_email(body)))[1] == (None, "Een formulier is ook vertrouwen.")
    body = "Ik blijf erbij.\n\n-----Oorspronkelijk bericht-----\n\nEen formulier is ook vertrouwen.\n"
    assert spoken(read(make_email(body)))[1] == (None, "Een formulier is ook vertrouwen.")
    body = "Ik blijf erbij.\n\nOp 1 juni 2025 schreef iemand@voorbeeld.example:\n> Een formulier is ook vertrouwen.\n"
    assert spoken(read(make_email(body)))[1] == (None, "Een formulier is ook vertrouwen.")


def test_a_sentence_that_says_who_wrote_is_no_announcement() -> None:
    body = "Vorige week schreef Marijke van den Brink:\nvertrouwen is duur. Dat geloof ik niet."
    assert spoken(read(make_email(body))) == [("Wim Dekkers", " ".join(body.split()))]
    body = "Van: alles wat\nAan: plannen\nik las, blijft dit mij bij."
    assert [speaker for speaker, _ in spoken(read(make_email(body)))] == ["Wim Dekkers"]


def test_a_signature_block_is_nobodys_words() -> None:
    body = (
        f"{OWN}\n-- \nWim Dekkers\nVastrada vertrouwt u\n\nOp 2 juni 2025 schreef Marijke van den Brink:\n> {HERS[1]}\n"
    )
    document = read(make_email(body))
    assert spoken(document) == [WIMS, HERS]
    assert "Vastrada vertrouwt u" in document.text
    assert spoken(read(make_email(f"{WIMS[1]}\n\nVerzonden vanaf mijn iPhone\n"))) == [WIMS]


def test_attachments_are_told_of() -> None:
    message = EmailMessage()
    message["From"] = "Wim Dekkers <wim@vastrada.example>"
    message.set_content(OWN)
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="vertrouwen.pdf")
    message.add_attachment("Nog een brief.", filename="brief.txt")
    document = read(message.as_bytes())
    assert spoken(document) == [WIMS]
    assert document.warnings == ("Attachments were left out: 2.",)
    assert "Nog een brief" not in document.text


def test_a_text_around_pictures_is_whole() -> None:
    message = EmailMessage()
    message["From"] = "Wim Dekkers <wim@vastrada.example>"
    message.make_mixed()
    for content in ("Eerst dit.", b"\x89PNG", "Dan dat."):
        part = EmailMessage()
        if isinstance(content, bytes):
            part.set_content(content, maintype="image", subtype="png", disposition="inline")
        else:
            part.set_content(content)
        message.attach(part)
    assert spoken(read(message.as_bytes())) == [("Wim Dekkers", "Eerst dit. Dan dat.")]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_a_body_is_read_in_the_encoding_that_it_says(charset: str, encoding: str) -> None:
    message = EmailMessage()
    message["From"] = "Zoë de Graaf <zoe@voorbeeld.example>"
    message["Subject"] = "Één brief"
    message.set_content("Vertrouwen, zei Zoë, is één kop thee.", charset=charset, cte=encoding)
    document = read(message.as_bytes())
    assert spoken(document) == [("Zoë de Graaf", "Vertrouwen, zei Zoë, is één kop thee.")]
    assert document.title == "Één brief"


def test_a_body_that_is_wrong_about_its_encoding_is_read_right() -> None:
    head = b"From: Wim Dekkers <wim@vastrada.example>\nContent-Type: text/plain; charset="
    for declared, encoding in ((b"iso-8859-1", "utf-8"), (b"iso-8859-1", "cp1252"), (b"x-onbekend", "cp1252")):
        content = head + declared + b"\n\n" + "Zoë’s brief over één ding.".encode(encoding)
        assert spoken(read(content))[0][1] == "Zoë’s brief over één ding."


def test_folded_lines_are_whole_again() -> None:
    assert unfold("Dit is een \r\nlange regel.\r\n\r\n-- \r\nWim", delete_space=False) == (
        "Dit is een lange regel.\n\n-- \nWim"
    )
    assert unfold("> Hoe \n> lang?\n>> Kort \n> of lang", delete_space=False) == "> Hoe lang?\n>> Kort \n> of lang"
    assert unfold("ver \ntrouwen", delete_space=True) == "vertrouwen"


@pytest.mark.parametrize(
    "piece",
    [
        ">",
        "> ",
        "> a\n",
        "> a\nb\n",
        "Op ",
        "Op 1 mei schreef a:\n",
        "Van: a\nAan: b\n",
        "-",
        "_____\n\n",
        "-- \n",
        "On 1, ",
        "a ",
    ],
)
def test_telling_who_wrote_what_takes_time_in_proportion(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert quickest(lambda: split_quoted(text), 2) < 2
    assert all(stretch.text.strip() for stretch in split_quoted(text))


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("Wim Dekkers <wim@x.example>", "Wim Dekkers"),
        ('"Dekkers, Wim" <wim@x.example>', "Wim Dekkers"),
        ("Brink, Marijke van den [mailto:m@x.example]", "Marijke van den Brink"),
        ("'Wim Dekkers' via Leeskring <lijst@x.example>", "Wim Dekkers"),
        ("Wim Dekkers (Vastrada)", "Wim Dekkers"),
        ("Wim Dekkers | Vastrada", "Wim Dekkers"),
        ("wim@x.example", None),
        ("<wim@x.example>", None),
        ("", None),
    ],
)
def test_a_name_before_an_address(address: str, name: str | None) -> None:
    assert person(address) == name


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Gewoon een brief zonder kop.\n", "unreadable"),
        (make_email("\n"), "empty"),
        (make_email("> \n> \n"), "empty"),
        (b"From: w@x.example\nContent-Type: application/pdf\n\n%PDF-1.4", "empty"),
    ],
)
def test_what_is_no_message_is_rejected(content: bytes, reason: str) -> None:
    with pytest.raises(RejectedDocument) as caught:
        read_email(content)
    assert caught.value.reason == reason
