"""Letters that were garbled before are put right, left and told of, or refused: never taken in silently."""

from contextlib import suppress

import pytest

from index.errors import RejectedDocument
from index.reading.decode import decode
from index.reading.mojibake import mend
from index.reading.read import read_document
from tests.timing import quickest

RIGHT = "“Zoë’s café kost € 50 – één keer”, zei François… à la carte 😀"


def garble(text: str) -> str:
    """Return what a program shows that takes UTF-8 for Windows-1252; five bytes have no sign there."""
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )


def test_garbled_letters_are_put_right_and_told_of() -> None:
    mended = mend(garble(RIGHT))
    assert mended.text == RIGHT
    assert mended.warnings == ("Garbled letters were put right: 13.",)
    assert mend(garble(garble("Zoë vertrouwt François"))).text == "Zoë vertrouwt François"


def test_what_a_program_dropped_of_garbled_letters_is_put_right_too() -> None:
    assert mend("â€œKomâ€, zei ZoÃ«. Vis Ã  vis.").text == "“Kom”, zei Zoë. Vis à vis."


@pytest.mark.parametrize("text", [RIGHT, "CAFÉ’s en ÉÉN”, naïef", "Ångström ging naar São Paulo", "Gewoon."])
def test_a_sound_text_stays_as_it_is(text: str) -> None:
    assert mend(text).text == text
    assert mend(text).warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Eén keer stond er “vertrouwÃ«n” in de brief; zo’n fout zie je vaker, zei Zoë.",
        'You see "Ã©" where an accent should be.',
        "Typ `Ã«` of (Ã©) en zie wat er gebeurt.",
    ],
)
def test_a_text_about_garbled_letters_keeps_them_and_it_is_told(text: str) -> None:
    mended = mend(text)
    assert mended.text == text
    assert mended.warnings[0].startswith("Signs that look like garbled letters were left as they are: ")


def test_a_text_that_is_partly_garbled_is_refused() -> None:
    with pytest.raises(RejectedDocument) as caught:
        mend("één twéé drié víer vijf zès zévende " + garble("één twéé drié víer"))
    assert caught.value.reason == "encoding"


@pytest.mark.parametrize("text", ["caf\ufffd", "Z\ufffd\ufffd vertrouwt m\ufffdj", "E+AOk-n brief over vertrouw+AOs-n"])
def test_a_text_whose_letters_are_lost_is_refused(text: str) -> None:
    with pytest.raises(RejectedDocument) as caught:
        mend(text)
    assert caught.value.reason == "encoding"


def test_a_few_lost_letters_are_told_of() -> None:
    assert mend("één twéé drié caf\ufffd").warnings == ("Characters of the file are lost: 1.",)


def test_utf_16_without_its_mark_is_refused_by_name() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        with pytest.raises(RejectedDocument, match="UTF-16 without its mark"):
            decode("Beste Zoë, vertrouwen kost tijd.".encode(encoding))


def test_what_a_file_says_of_its_encoding_counts_where_it_can_be_true() -> None:
    assert decode("Zoë’s brief".encode(), "iso-8859-1").text == "Zoë’s brief"
    assert decode("Zoë’s brief".encode("cp1252"), "iso-8859-1").text == "Zoë’s brief"
    assert decode("Привет, Zoë".replace("ë", "e").encode("koi8-r"), "koi8-r").text == "Привет, Zoe"
    for declared in ("zlib", "hex", "unicode_escape", "x-onbekend", "\x00", "a" * 1000):
        assert decode("Zoë’s brief".encode("cp1252"), declared).text == "Zoë’s brief"


def test_a_document_keeps_what_was_told_of_its_letters() -> None:
    document = read_document(garble("Beste Zoë,\n\nVertrouwen kost één uur.\n").encode(), "brief.txt")
    assert document.text == "Beste Zoë,\n\nVertrouwen kost één uur.\n"
    assert document.warnings == ("Garbled letters were put right: 3.",)


@pytest.mark.parametrize("piece", ["Ã", "Ã©", "â€", "ðŸ", "Â ", "ï", "+AOk-", "+A", "“Ã©", "Ã  "])
def test_it_takes_time_in_proportion(piece: str) -> None:
    text = piece * (100_000 // len(piece))

    def mend_or_reject() -> None:
        with suppress(RejectedDocument):
            mend(text)

    assert quickest(mend_or_reject, 0.5) < 0.5
