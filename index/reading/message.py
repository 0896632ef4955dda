"""Understands a message whose format says who wrote which part of it: an e-mail with what it quotes."""

from bisect import bisect_left
from collections.abc import Sequence

from index.document import Span
from index.reading.authors import distinct, in_full
from index.reading.boilerplate import is_furniture
from index.reading.finding import Finding
from index.reading.layout import Paragraph
from index.reading.letter import find_letters
from index.reading.rows import Found
from index.reading.source import Source
from index.reading.turns import Piece, join, pieces_within


def understand_message(source: Source, everything: Sequence[Paragraph]) -> Finding:
    """Return what a message says: a turn for each part, without greetings and signatures.

    Args:
        source: the message, with the stretches that its sender wrote and those that it quotes.
        everything: all its paragraphs.
    """
    front = source.front_matter
    people = [Found(name, Span(0, 0)) for name in (*front.authors, *front.addressees)]
    pieces: list[Piece] = []
    authors: list[Found] = []
    addressees: list[Found] = []
    for group, (speaker, paragraphs) in enumerate(_parts(source, everything)):
        letters = find_letters(paragraphs)
        first = letters[0].first if letters else len(paragraphs)
        known = in_full(Found(speaker, Span(0, 0)), people)[0].value if speaker else None
        pieces += [Piece(each.span, known, group) for each in paragraphs[:first]]
        for letter in letters:
            signers = [in_full(signer, people)[0] for signer in letter.signers]
            writer = known or (signers[0].value if len(signers) == 1 else None)
            for span in letter.body:
                pieces += pieces_within(paragraphs, span, writer, group)
            if group == 0:
                authors += signers
                addressees += [in_full(person, people)[0] for person in letter.addressees]
    return Finding(
        kind="letter",
        title=None,
        turns=join(everything, sorted(pieces, key=lambda piece: piece.span)),
        authors=distinct(authors),
        addressees=distinct(addressees),
    )


def _parts(source: Source, everything: Sequence[Paragraph]) -> list[tuple[str | None, list[Paragraph]]]:
    """Return who wrote which paragraphs: the sender first, then each whom the message quotes."""
    parts: list[tuple[str | None, list[Paragraph]]] = [(source.said[0].speaker if source.said else None, [])]
    by_writer: dict[str, list[Paragraph]] = {}
    own = frozenset(source.said)
    starts = [paragraph.span.start for paragraph in everything]
    for turn in sorted((*source.said, *source.quoted), key=lambda each: each.span):
        stretch = everything[bisect_left(starts, turn.span.start) : bisect_left(starts, turn.span.end)]
        inside = [paragraph for paragraph in stretch if not is_furniture(paragraph.text)]
        if turn in own:
            parts[0][1].extend(inside)
        elif turn.speaker is not None and turn.speaker in by_writer:
            by_writer[turn.speaker].extend(inside)
        else:
            parts.append((turn.speaker, inside))
            if turn.speaker is not None:
                by_writer[turn.speaker] = inside
    return parts
