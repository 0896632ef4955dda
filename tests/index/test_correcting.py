"""Corrected fields take the place of those that were read, and the new authors speak."""

from dataclasses import replace

import pytest

from index.correcting import correct
from index.corrections import Fields
from index.document import Kind, PartialDate, ReadDocument, Span, Turn

SPAN = Span(0, 1)
READ = ReadDocument(
    text="x",
    title="Titel",
    kind="letter",
    language="nl",
    turns=(Turn(SPAN, "Piet"), Turn(SPAN, None), Turn(SPAN, None, "Piet")),
    authors=("Piet",),
    addressees=("Anna",),
    place="Ede",
    date=PartialDate(2024, 11, 5),
    evidence=tuple((name, SPAN) for name in ("title", "authors", "addressees", "place", "date")),
)


def evidence(*names: str) -> tuple[tuple[str, Span], ...]:
    return tuple((name, SPAN) for name in names)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (Fields(), READ),
        (
            Fields(title="Anders"),
            replace(READ, title="Anders", evidence=evidence("authors", "addressees", "place", "date")),
        ),
        (Fields(kind="article", language="en"), replace(READ, kind="article", language="en")),
        (
            Fields(place="Epe", date="2023"),
            replace(READ, place="Epe", date=PartialDate(2023), evidence=evidence("title", "authors", "addressees")),
        ),
        (
            Fields(place="", date="", addressees=()),
            replace(READ, place=None, date=None, addressees=(), evidence=evidence("title", "authors")),
        ),
        (
            Fields(speaker="Bo"),
            replace(READ, turns=(Turn(SPAN, "Piet"), Turn(SPAN, "Bo"), Turn(SPAN, None, "Piet"))),
        ),
    ],
)
def test_what_is_corrected_is_as_it_says_and_the_rest_as_it_was_read(fields: Fields, expected: ReadDocument) -> None:
    assert correct(READ, fields) == expected


@pytest.mark.parametrize(
    ("kind", "authors", "speakers", "corrected", "expected"),
    [
        # The only author is another one.
        ("letter", ("Piet",), ("Piet", "Anna", None), ("Wim Bos",), ("Wim Bos", "Anna", None)),
        # The same one, by another name.
        ("letter", ("Piet",), ("Piet", None), ("Piet Jansen",), ("Piet", None)),
        ("letter", ("Piet Jansen",), ("Piet Jansen", "P."), ("Piet",), ("Piet Jansen", "P.")),
        # Nobody was known to speak in what one person writes.
        ("letter", (), (None, None), ("Wim Bos",), ("Wim Bos", "Wim Bos")),
        ("article", (), (None,), ("Wim Bos",), ("Wim Bos",)),
        ("article", (), (None, "Anna"), ("Wim Bos",), (None, "Anna")),
        ("interview", (), (None,), ("Wim Bos",), (None,)),
        # Which of two the former author is can't be known, nor which of two former ones the new one is.
        ("article", ("Piet",), ("Piet", None), ("Wim", "Anna"), (None, None)),
        ("letter", ("Piet", "Anna"), ("Piet", "Anna"), ("Wim",), (None, None)),
        ("letter", ("Piet", "Anna"), ("Piet", "Anna"), ("Anna Bos",), (None, "Anna")),
        # Nobody wrote it.
        ("letter", ("Piet",), ("Piet",), (), (None,)),
    ],
)
def test_who_is_no_author_any_more_speaks_no_more(
    kind: Kind,
    authors: tuple[str, ...],
    speakers: tuple[str | None, ...],
    corrected: tuple[str, ...],
    expected: tuple[str | None, ...],
) -> None:
    turns = tuple(Turn(SPAN, speaker) for speaker in speakers)
    found = correct(replace(READ, kind=kind, authors=authors, turns=turns), Fields(authors=corrected))
    assert (found.authors, tuple(turn.speaker for turn in found.turns)) == (corrected, expected)


def test_a_biography_is_still_nobody_s_words() -> None:
    read = replace(READ, authors=(), turns=(Turn(SPAN, None), Turn(SPAN, None, "Piet")))
    assert correct(read, Fields(authors=("Wim",))).turns == (Turn(SPAN, "Wim"), Turn(SPAN, None, "Piet"))


def test_who_speaks_is_said_last() -> None:
    read = replace(READ, authors=("Piet",), turns=(Turn(SPAN, "Piet"), Turn(SPAN, None)))
    corrected = correct(read, Fields(authors=("Wim", "Anna"), speaker="Anna"))
    assert [turn.speaker for turn in corrected.turns] == ["Anna", "Anna"]
