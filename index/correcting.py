"""Puts corrected fields in the place of those that were read."""

from dataclasses import replace

from index.corrections import Fields
from index.document import PartialDate, ReadDocument, Turn
from index.name_book import NameBook
from index.people import fullness, name_key, name_parts

_OF_ONE_WRITER = frozenset({"letter", "article"})


def correct(document: ReadDocument, fields: Fields) -> ReadDocument:
    """Return a document with its corrected fields, whose evidence is the correction and no longer the text.

    Whoever is taken out of the authors speaks no more in the document: the new author does, when there is one.
    """
    if fields == Fields():
        return document
    corrected = replace(
        document,
        title=fields.title or document.title,
        kind=fields.kind or document.kind,
        language=fields.language or document.language,
        authors=document.authors if fields.authors is None else fields.authors,
        addressees=document.addressees if fields.addressees is None else fields.addressees,
        place=document.place if fields.place is None else fields.place or None,
        date=document.date if fields.date is None else PartialDate.parse(fields.date) if fields.date else None,
        evidence=tuple(one for one in document.evidence if getattr(fields, one[0], None) is None),
    )
    if fields.authors is not None:
        corrected = replace(corrected, turns=_spoken_by_authors(document, corrected))
    if fields.speaker:
        turns = (
            replace(turn, speaker=fields.speaker) if turn.speaker is None and turn.about is None else turn
            for turn in corrected.turns
        )
        corrected = replace(corrected, turns=tuple(turns))
    return corrected


def _spoken_by_authors(document: ReadDocument, corrected: ReadDocument) -> tuple[Turn, ...]:
    """Return the turns with the corrected authors speaking where the former ones did."""
    gone = {name for name in document.authors if not any(_can_be(name, author) for author in corrected.authors)}
    author = corrected.authors[0] if len(corrected.authors) == 1 else None
    if len(document.authors) > 1:
        # Which of several the new one stands for is not known.
        return tuple(replace(turn, speaker=None) if turn.speaker in gone else turn for turn in document.turns)
    is_unsigned = corrected.kind in _OF_ONE_WRITER and all(turn.speaker is None for turn in document.turns)
    return tuple(
        replace(turn, speaker=author)
        if turn.about is None and (turn.speaker in gone or (turn.speaker is None and is_unsigned))
        else turn
        for turn in document.turns
    )


def _can_be(name: str, author: str) -> bool:
    """Whether a name is an author's, or the part of it that a document also writes."""
    if name_key(name) == name_key(author):
        return True
    full, short = sorted((name_parts(name), name_parts(author)), key=fullness)
    if fullness(full) == fullness(short):
        return False
    book = NameBook([short])
    book.add(full, author)
    return book.only(short) is not None
