"""Reads an e-mail message: who wrote it to whom, when, and what, with what it quotes of others."""

from collections.abc import Sequence
from email import message_from_bytes
from email.headerregistry import AddressHeader, DateHeader
from email.message import EmailMessage
from email.policy import EmailPolicy

from index.document import PartialDate, Span, Turn
from index.errors import RejectedDocument
from index.reading.addresses import person
from index.reading.email_body import read_body
from index.reading.normalise import normalise
from index.reading.quoting import SENDER, Stretch, split_quoted
from index.reading.source import FrontMatter, Source

# The parser of addresses takes time that grows with the square of a header's length.
_LONGEST_HEADER = 10_000
_MOST_STRETCHES = 10_000
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_EARLIEST_YEAR = 1970


class _Policy(EmailPolicy):
    """The usual way to read messages, with headers of limited length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


def read_email(content: bytes) -> Source:
    """Return what a message says: its headers, its text without marks of quotation, and who wrote which part.

    Raises:
        RejectedDocument: `empty`, `encoding` or `unreadable`.
    """
    message = message_from_bytes(content, policy=_Policy())
    if not isinstance(message, EmailMessage) or not any(name in message for name in ("from", "date", "subject")):
        raise RejectedDocument("unreadable", "The file is no e-mail message: it has no From, Date or Subject.")
    body = read_body(message)
    stretches = split_quoted(normalise(body.text))
    if not any(stretch.text.strip() for stretch in stretches):
        raise RejectedDocument("empty", "The message holds no text.")
    if len(stretches) > _MOST_STRETCHES:
        raise RejectedDocument("unreadable", "The message changes between writers more often than messages do.")
    values = {name: _value(message, name) for name in _SHOWN}
    head = "".join(f"{name}: {value}\n" for name, value in values.items() if value)
    authors = _people(message, "From")
    addressees = tuple(dict.fromkeys((*_people(message, "To"), *_people(message, "Cc"))))
    front = FrontMatter(
        title=values["Subject"] or None, kind="letter", authors=authors, addressees=addressees, date=_date(message)
    )
    return _assemble(head, stretches, front, body.warnings)


def _assemble(head: str, stretches: Sequence[Stretch], front: FrontMatter, warnings: tuple[str, ...]) -> Source:
    pieces = [head]
    length = len(head)
    sender = front.authors[0] if len(front.authors) == 1 else None
    said: list[Turn] = []
    quoted: list[Turn] = []
    for stretch in stretches:
        if length:
            pieces.append("\n")
            length += 1
        span = Span(length, length + len(stretch.text))
        pieces.append(stretch.text + "\n")
        length = span.end + 1
        if stretch.writer is SENDER:
            said.append(Turn(span, sender))
        elif not stretch.apart:
            quoted.append(Turn(span, stretch.writer if isinstance(stretch.writer, str) else None))
    return Source(
        text="".join(pieces).rstrip("\n"),
        front_matter=front,
        said=tuple(said),
        quoted=tuple(quoted),
        evidence=_evidence(head, front),
        warnings=warnings,
    )


def _evidence(head: str, front: FrontMatter) -> tuple[tuple[str, Span], ...]:
    """Return which lines of the head say the fields of the message that were found in them."""
    found = {
        "From": ("authors", bool(front.authors)),
        "To": ("addressees", bool(front.addressees)),
        "Cc": ("addressees", bool(front.addressees)),
        "Date": ("date", front.date is not None),
        "Subject": ("title", front.title is not None),
    }
    evidence = []
    start = 0
    for line in head.splitlines(keepends=True):
        name, _, value = line.partition(": ")
        field, is_said = found[name]
        if is_said:
            evidence.append((field, Span(start + len(name) + 2, start + len(name) + 2 + len(value.rstrip("\n")))))
        start += len(line)
    return tuple(evidence)


def _value(message: EmailMessage, name: str) -> str:
    """Return a header as people read it, in one line."""
    return " ".join(normalise(str(message[name])).split()) if name in message else ""


def _people(message: EmailMessage, name: str) -> tuple[str, ...]:
    header = message[name]
    if not isinstance(header, AddressHeader):
        return ()
    names = [person(normalise(address.display_name)) for address in header.addresses]
    return tuple(dict.fromkeys(each for each in names if each))


def _date(message: EmailMessage) -> PartialDate | None:
    """Return the day on which it was sent, where it was sent."""
    header = message["Date"]
    moment = header.datetime if isinstance(header, DateHeader) else None
    if moment is None or moment.year < _EARLIEST_YEAR:
        return None
    return PartialDate(moment.year, moment.month, moment.day)
