"""Understands a text that holds letters: each with its greeting, its writer and those it is written to."""

from collections.abc import Sequence

from index.document import Span
from index.reading.authors import correspondents, distinct, in_full
from index.reading.biography import find_biographies
from index.reading.dates import FoundDate
from index.reading.finding import Finding
from index.reading.header import Header, read_header
from index.reading.kind import letter_kind
from index.reading.layout import Paragraph
from index.reading.letter import Letter
from index.reading.people import given_name, is_full_name
from index.reading.rows import Found, Row, read_row
from index.reading.turns import Piece, join, pieces_within


def understand_letters(
    everything: Sequence[Paragraph], paragraphs: Sequence[Paragraph], letters: Sequence[Letter], known: Sequence[Found]
) -> Finding:
    """Return what a text with letters says.

    Args:
        everything: all the document's paragraphs.
        paragraphs: those that are not the page's own.
        letters: at least one.
        known: people who are authors by the file's own word.
    """
    header = read_header(paragraphs, 0, letters[0].first)
    pieces = [Piece(each.span, None) for each in header.introduction]
    authors: list[Found] = []
    support: list[Span] = []
    rows: list[Row] = list(header.rows)
    full_names = [
        *known,
        *header.name_in_title,
        *header.bylines,
        *header.bare_names,
        *correspondents(header.introduction),
    ]
    for number, letter in enumerate(letters, start=1):
        signers = [in_full(signer, full_names) for signer in letter.signers]
        support += [origin.span for _, origin in signers if origin is not None and origin not in known]
        writers = [person for person, _ in signers]
        if not writers and len(letters) == 1:
            writers = _unsigned(header, known)
        if len(letters) == 1 and known:
            writers = list(known)
        authors += writers
        speaker = writers[0].value if len(writers) == 1 else None
        outside = _biography(paragraphs, letter, writers)
        for span in letter.body:
            pieces += [
                piece
                for piece in pieces_within(paragraphs, span, speaker, number)
                if not any(paragraphs[index].span == piece.span for index in outside)
            ]
        foot = paragraphs[letter.after : letter.end]
        rows += [row for each in foot if (row := read_row(each.text, each.span.start)) is not None]
    greeted = [in_full(person, header.addressees)[0] for letter in letters for person in letter.addressees]
    addressees = distinct([*header.addressees, *greeted])
    introduction = [each.text for each in (*header.introduction, *header.lines)]
    title = header.title
    return Finding(
        kind=letter_kind(title.value if title else "", introduction),
        title=title,
        turns=join(everything, sorted(pieces, key=lambda piece: piece.span.start)),
        authors=distinct(authors),
        addressees=addressees,
        place=_place(rows, [*authors, *addressees]),
        date=_date(rows),
        more_evidence=tuple(support),
    )


def _unsigned(header: Header, known: Sequence[Found]) -> list[Found]:
    """Return who wrote a letter that nobody signed: the name in its title, or in a line above it."""
    for people in (known, header.name_in_title, header.bylines, header.bare_names):
        if people:
            return list(distinct([person for person in people if is_full_name(person.value)]))
    return []


def _biography(paragraphs: Sequence[Paragraph], letter: Letter, writers: Sequence[Found]) -> frozenset[int]:
    """Return the paragraphs of an unsigned letter that tell of its writer; a signed one ends at its signature."""
    if letter.signers:
        return frozenset()
    members, _ = find_biographies(paragraphs[: letter.end], letter.first + 2, [person.value for person in writers])
    return members


def _place(rows: Sequence[Row], people: Sequence[Found]) -> Found | None:
    names = {given_name(person.value) for person in people}
    return next((row.place for row in rows if row.place is not None and row.place.value not in names), None)


def _date(rows: Sequence[Row]) -> FoundDate | None:
    return next((row.date for row in rows if row.date is not None), None)
