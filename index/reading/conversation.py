"""Understands a text in which people take turns by name: messages, or a dialogue."""

from collections.abc import Sequence

from index.document import Span
from index.reading.authors import correspondents, distinct, in_full
from index.reading.finding import Finding
from index.reading.header import read_header
from index.reading.kind import dialogue_kind
from index.reading.layout import Paragraph
from index.reading.messages import Thread
from index.reading.people import find_full_names
from index.reading.rows import Found
from index.reading.turns import Piece, join, pieces_within


def understand_thread(
    everything: Sequence[Paragraph], paragraphs: Sequence[Paragraph], thread: Thread, known: Sequence[Found]
) -> Finding:
    """Return what a thread says: one turn a message, its senders the authors, its first date the document's.

    Args:
        everything: all the document's paragraphs.
        paragraphs: those that are not the page's own.
        thread: the messages.
        known: people who are authors by the file's own word.
    """
    header = read_header(paragraphs, 0, thread.first)
    title = header.title.value if header.title else ""
    named = [Found(name, header.title.span) for name in _names(title)] if header.title else []
    if not thread.stamped:
        named += [found for each in header.lines for found in _names_in(each)]
    full_names = [
        *known,
        *header.bylines,
        *named,
        *header.name_in_title,
        *header.bare_names,
        *correspondents(header.introduction),
    ]
    pieces = [Piece(each.span, None) for each in header.introduction]
    senders: list[Found] = []
    for number, message in enumerate(thread.messages, start=1):
        sender, _ = in_full(message.sender, full_names)
        if not senders or all(sender.value != other.value for other in senders):
            senders.append(sender)
        pieces += pieces_within(paragraphs, message.span, sender.value, number)
    dates = [row.date for row in header.rows if row.date] + [
        message.date for message in thread.messages if message.date
    ]
    asker = None if thread.stamped else _asker(thread)
    kind = dialogue_kind(title, [each.text for each in header.lines], stamped=thread.stamped, asked=asker is not None)
    journalists = header.bylines or [in_full(asker, full_names)[0]] if asker else header.bylines
    return Finding(
        kind=kind,
        title=header.title,
        turns=join(everything, pieces),
        authors=distinct(journalists if kind == "interview" else senders),
        addressees=header.addressees,
        place=next((row.place for row in header.rows if row.place), None),
        date=dates[0] if dates else None,
    )


def _asker(thread: Thread) -> Found | None:
    """Return who puts the questions: somebody who mostly asks, among people who mostly answer."""
    asked: dict[str, list[bool]] = {}
    for message in thread.messages:
        asked.setdefault(message.sender.value, []).append(message.asks)
    asking = [name for name, each in asked.items() if sum(each) > 1 and sum(each) * 2 > len(each)]
    answering = [name for name, each in asked.items() if sum(each) * 3 <= len(each)]
    if len(asking) != 1 or len(asking) + len(answering) != len(asked):
        return None
    return next(message.sender for message in thread.messages if message.sender.value == asking[0])


def _names_in(paragraph: Paragraph) -> list[Found]:
    spans = [
        Span(paragraph.span.start + span.start, paragraph.span.start + span.end)
        for span in find_full_names(paragraph.text)
    ]
    return [
        Found(paragraph.text[span.start - paragraph.span.start : span.end - paragraph.span.start], span)
        for span in spans
    ]


def _names(title: str) -> list[str]:
    return [span.of(title) for span in find_full_names(title)]
