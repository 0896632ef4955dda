"""The corrections file is read as it is written, or refused with the line that is wrong."""

from functools import partial

import pytest

from index.corrections import DocumentRule, Fields
from index.corrections_file import LARGEST, read_corrections
from index.errors import RejectedDocument
from index.person_rules import PersonRule
from tests.timing import quickest

WHOLE = """\
# Wie is wie
[[person]]
name = "Wim  Rampen"
names = ["Wim", "W. Rampen"]
apart = ["Wim Jansen"]

[[person]]
name = "Zoë de Vries"
names = "Zoë"
documents = ["2024/*", "brief [1].txt"]

[[document]]
file = "2024/brief.txt"
title = "Over 'ja'"
kind = "letter"
language = "en"
authors = ["Wim Rampen", "Anna"]
addressees = "Piet"
place = ""
date = 2024-11-05
speaker = "Anna"

[[document]]
file = ["a.txt", "gestuurd"]
date = "2024-11"
authors = []

[[document]]
file = "b.txt"
date = 2024
"""


def test_everything_is_read_as_it_is_written() -> None:
    read = read_corrections(WHOLE.encode())
    assert read.rules.people == (
        PersonRule("Wim Rampen", ("Wim", "W. Rampen"), (), ("Wim Jansen",)),
        PersonRule("Zoë de Vries", ("Zoë",), ("2024/*", "brief [1].txt")),
    )
    assert read.documents == (
        DocumentRule(
            ("2024/brief.txt",),
            Fields("Over 'ja'", "letter", "en", ("Wim Rampen", "Anna"), ("Piet",), "", "2024-11-05", "Anna"),
        ),
        DocumentRule(("a.txt", "gestuurd"), Fields(date="2024-11", authors=())),
        DocumentRule(("b.txt",), Fields(date="2024")),
    )
    assert read.count == 5


@pytest.mark.parametrize("content", [b"", b"# niets\n", b"\xef\xbb\xbf", b"person = []\n"])
def test_a_file_may_correct_nothing(content: bytes) -> None:
    assert read_corrections(content).count == 0


def test_the_way_it_is_saved_makes_no_difference() -> None:
    expected = read_corrections(WHOLE.encode())
    for content in (
        b"\xef\xbb\xbf" + WHOLE.encode(),
        WHOLE.replace("\n", "\r\n").encode(),
        WHOLE.replace("ë", "e\u0308").encode(),
    ):
        read = read_corrections(content)
        assert (read.rules.people, read.documents) == (expected.rules.people, expected.documents)


PERSON = '[[person]]\nname = "Anna"\nnames = ["A"]\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PERSON + "\n[[person\n", "Line 5: this is not TOML"),
        (PERSON + 'names = ["B"]\n', "Line 4: this is not TOML (Cannot overwrite a value)."),
        ('[[person]]\nname = "A', "Line 2: this is not TOML"),
        (PERSON + 'naam = "B"\n', "Line 4: “naam” is unknown in [[person]]; known are name, names, documents, apart."),
        (PERSON + PERSON + '  "file" = "b"\n', "Line 7: “file” is unknown in [[person]]"),
        ('[person]\nname = "A"\n', "Line 1: “person” is unknown here; write [[person]] or [[document]] above it."),
        ('\nwie = "A"\n', "Line 2: “wie” is unknown here"),
        ('person.name = "A"\n', "Line 1: “person” is unknown here"),
        ("# eerst\n\n[[people]]\nname = 'A'\n", "Line 3: “people” is unknown here"),
        ('person = [{name = "A"}]\n', "Line 1: nothing is said of A"),
        ("person = [1]\n", "Line 1: “person” is unknown here"),
        ('[[person]]\nnames = ["A"]\n', "Line 1: “name” is missing."),
        ('[[person]]\nname = " "\nnames = ["A"]\n', "Line 2: “name” is missing."),
        ('[[person]]\nname = 3\nnames = ["A"]\n', "Line 2: “name” must be a text between quotes, in one line."),
        (
            '[[person]]\nname = """A\nB"""\nnames = ["A"]\n',
            "Line 2: “name” must be a text between quotes, in one line.",
        ),
        (PERSON.replace('["A"]', "[1]"), 'Line 3: “names” must be a list of texts, as ["Wim", "Anna"].'),
        (PERSON.replace('["A"]', '["A", ""]'), "Line 3: “names” must be a list of texts"),
        ('[[person]]\nname = "A"\ndocuments = ["a"]\napart = ["B"]\n', "Line 3: “documents” says where the “names”"),
        (PERSON + '[[person]]\nname = "B"\n', "Line 4: nothing is said of B; give “names” or “apart”."),
        ('[[document]]\ntitle = "A"\n', "Line 1: “file” is missing."),
        ('[[document]]\nfile = "a"\n', "Line 1: nothing is corrected in this [[document]]."),
        ('[[document]]\nfile = "a"\nkind = "brief"\n', "Line 3: “kind” must be one of letter, message, interview,"),
        ('[[document]]\nfile = "a"\nlanguage = "de"\n', "Line 3: “language” must be one of nl, en."),
        ('[[document]]\nfile = "a"\ntitle = ""\n', "Line 3: this must not be empty."),
        ('[[document]]\nfile = "a"\nplace = "B"\nspeaker = ""\n', "Line 4: this must not be empty."),
        ('[[document]]\nfile = "a"\ndate = "maart"\n', 'Line 3: “date” must be a date, as "2024", "2024-11" or'),
        ('[[document]]\nfile = "a"\ndate = 2024-11-05T10:00:00\n', "Line 3: “date” must be a date"),
        ('[[document]]\nfile = "a"\ndate = true\n', "Line 3: “date” must be a date"),
        ('[[document]]\nfile = "a"\ndate = "2024-13"\n', "Line 3: “date” must be a date"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(RejectedDocument) as refused:
        read_corrections(text.encode())
    assert refused.value.reason == "unreadable"
    assert str(refused.value).startswith(message), str(refused.value)


def test_what_is_not_utf8_is_told_with_its_line() -> None:
    with pytest.raises(RejectedDocument, match=r"^Line 8: this is not UTF-8\.$"):
        read_corrections(WHOLE.encode("latin-1"))


def test_a_file_that_is_too_large_or_too_deep_is_refused() -> None:
    with pytest.raises(RejectedDocument) as refused:
        read_corrections(b"#" * (LARGEST + 1))
    assert refused.value.reason == "too_large"
    with pytest.raises(RejectedDocument, match=r"^This is not TOML \("):
        read_corrections(b'[[document]]\nfile = "a"\ndate = ' + b"1" * 5000)
    with pytest.raises(RejectedDocument, match="without end"):
        read_corrections(b"person = " + b"[" * 5000 + b"]" * 5000)


def test_thousands_of_corrections_are_read_at_once() -> None:
    content = "".join(f'[[person]]\nname = "A{n}"\nnames = ["B{n}"]\n' for n in range(5000)).encode()
    assert read_corrections(content).count == 5000
    assert quickest(lambda: read_corrections(content), 2.0) < 2.0


@pytest.mark.parametrize("filler", [" " * 100_000, "\t[" * 50_000, "[[" * 50_000, "\n" * 100_000, "[[person" * 12_000])
def test_the_wrong_line_is_found_at_once(filler: str) -> None:
    comment = "".join(f"#{line}\n" if line else "\n" for line in filler.split("\n"))
    long_text = f"[[document]]\nfile = \"a\"\ntitle = '''{filler}'''\nfout = 1\n"

    def refuse(content: bytes) -> None:
        with pytest.raises(RejectedDocument, match="“fout” is unknown"):
            read_corrections(content)

    for text in (comment + "[[person]]\nfout = 1\n", long_text):
        assert quickest(partial(refuse, text.encode()), 0.5) < 0.5
