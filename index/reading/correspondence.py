"""Understands a text that holds letters: each with its greeting, its writer and those it is written to."""

from collections.abc import Sequence
from dataclasses import replace

from index.document import Span
from index.reading.authors import correspondents, distinct, in_full
from index.reading.biography import Biographies, find_biographies
from index.reading.dates import FoundDate, find_dates
from index.reading.finding import Finding
from index.reading.header import Header, read_header
from index.reading.kind import letter_kind
from index.reading.layout import Paragraph
from index.reading.letter import Letter
from index.reading.people import given_name, is_full_name, same_person
from index.reading.rows import Found, Row, is_place, read_row
from index.reading.turns import Piece, join, pieces_within

# "Sas" is short for "Saskia".
_SHORTEST_CALL = 3


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
        end = letters[number].first if number < len(letters) else len(paragraphs)
        biographies = _biographies(paragraphs[:end], letter, _given(letter, header, known))
        signers = [in_full(_by_header(signer, header), [*full_names, *biographies.people]) for signer in letter.signers]
        support += [origin.span for _, origin in signers if origin is not None and origin not in known]
        writers = [person for person, _ in signers]
        if not writers and len(letters) == 1:
            # A name above a letter may be of whom it greets.
            writers = [person for person in _unsigned(header, known) if not _is_greeted(person, letter)]
        if len(letters) == 1 and known:
            writers = list(known)
        authors += writers
        speaker = writers[0].value if len(writers) == 1 else None
        outside = {paragraphs[index].span.start for index in biographies.members}
        for span in letter.body:
            inside = pieces_within(paragraphs, span, speaker, number)
            pieces += [piece for piece in inside if piece.span.start not in outside]
        pieces += biographies.telling_of(writers)
        rows += _foot(paragraphs[letter.after : letter.end])
    above = [person for person in header.bare_names if any(_is_greeted(person, letter) for letter in letters)]
    known_readers = [*header.addressees, *above]
    greeted = [in_full(person, known_readers)[0] for letter in letters for person in letter.addressees]
    addressees = distinct([*header.addressees, *greeted])
    introduction = [each.text for each in (*header.introduction, *header.lines)]
    people = (*authors, *addressees)
    # A name alone above a letter is its writer's or its reader's.
    named = header.title is not None and any(same_person(header.title.value, each.value) for each in people)
    title = None if named else header.title
    return Finding(
        kind=letter_kind(title.value if title else "", introduction),
        title=title,
        turns=join(everything, sorted(pieces, key=lambda piece: piece.span.start)),
        authors=distinct(authors),
        addressees=addressees,
        place=_place(rows, people),
        date=_date(rows) or _date_in_title(title),
        more_evidence=tuple(support),
    )


def _by_header(signer: Found, header: Header) -> Found:
    """Return a signer by the first name of whom the header says the letter is from, when it begins like that."""
    for sender in header.bylines:
        first = given_name(sender.value)
        if len(header.bylines) == 1 and len(signer.value) >= _SHORTEST_CALL and first.startswith(signer.value):
            return Found(first, signer.span)
    return signer


def _given(letter: Letter, header: Header, known: Sequence[Found]) -> Sequence[Found]:
    """Return by what names a letter's writers are known before its foot is read."""
    return letter.signers or _unsigned(header, known)


def _unsigned(header: Header, known: Sequence[Found]) -> list[Found]:
    """Return who wrote a letter that nobody signed: the name in its title, or in a line above it."""
    for people in (known, header.name_in_title, header.bylines, header.bare_names):
        if people:
            return list(distinct([person for person in people if is_full_name(person.value)]))
    return []


def _is_greeted(person: Found, letter: Letter) -> bool:
    words = set(person.value.casefold().split())
    return any(words.issuperset(each.value.casefold().split()) for each in letter.addressees)


def _biographies(paragraphs: Sequence[Paragraph], letter: Letter, writers: Sequence[Found]) -> Biographies:
    """Return what stands below a letter of its people; below one that nobody signed, its last paragraphs may do so."""
    first = letter.after if letter.signers else letter.first + 2
    return find_biographies(paragraphs, first, [person.value for person in writers])


def _place(rows: Sequence[Row], people: Sequence[Found]) -> Found | None:
    names = {given_name(person.value) for person in people}
    return next((row.place for row in rows if row.place is not None and row.place.value not in names), None)


def _foot(paragraphs: Sequence[Paragraph]) -> list[Row]:
    """Return the lines of places and dates below a signature; a place may have a line of its own above the date."""
    rows: list[Row] = []
    for index, paragraph in enumerate(paragraphs):
        row = read_row(paragraph.text, paragraph.span.start)
        if row is None:
            continue
        above = paragraphs[index - 1] if index and not paragraph.after_blank else None
        if row.date and not row.place and above is not None and is_place(above.text):
            row = replace(row, place=Found(above.text, above.span))
        rows.append(row)
    return rows


def _date_in_title(title: Found | None) -> FoundDate | None:
    """Return the one date that a title holds (Brief van Ann aan Bo, 3 mei 2024)."""
    dates = find_dates(title.value) if title else ()
    if title is None or len(dates) != 1:
        return None
    start = title.span.start + dates[0].span.start
    return FoundDate(dates[0].date, Span(start, start + dates[0].span.end - dates[0].span.start))


def _date(rows: Sequence[Row]) -> FoundDate | None:
    return next((row.date for row in rows if row.date is not None), None)
