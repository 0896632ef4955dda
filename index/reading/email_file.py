"""Reads an e-mail message: who wrote it to whom, when, and what, with what is quoted in it."""

from dataclasses import replace
from email import message_from_bytes, policy
from email.headerregistry import AddressHeader, DateHeader
from email.message import EmailMessage

from index.document import PartialDate, Span, Turn
from index.errors import RejectedDocument
from index.reading.addresses import person
from index.reading.blocks import assemble
from index.reading.decode import decode
from index.reading.html_page import decode_html, parse_html
from index.reading.mojibake import Mended
from index.reading.normalise import normalise
from index.reading.quoting import SENDER, split_quoted
from index.reading.source import FrontMatter, Source
from index.reading.tree import placed_blocks

_SHOWN = {"From": "authors", "To": "addressees", "Cc": "addressees", "Date": "date", "Subject": "title"}


def read_email(content: bytes) -> Source:
    """Return what a message says: its headers, its text, and what it quotes, without marks of quotation.

    Raises:
        RejectedDocument: `empty`, `encoding` or `unreadable`.
    """
    message = message_from_bytes(content, policy=policy.default)
    if not isinstance(message, EmailMessage) or not ("from" in message or "date" in message or "subject" in message):
        raise RejectedDocument("unreadable", "The file is no e-mail message: it has no From, Date or Subject.")
    decoded = _body(message)
    body = normalise(decoded.text)
    if not body.strip():
        raise RejectedDocument("empty", "The message holds no text.")
    pieces: list[str] = []
    length = 0
    evidence: list[tuple[str, Span]] = []
    for name, field in _SHOWN.items():
        value = " ".join(normalise(str(message[name])).split()) if name in message else ""
        if value:
            line = f"{name}: {value}\n"
            evidence.append((field, Span(length + len(name) + 2, length + len(line) - 1)))
            pieces.append(line)
            length += len(line)
    authors = _people(message, "from")
    sender = authors[0] if len(authors) == 1 else None
    said: list[Turn] = []
    quoted: list[Turn] = []
    for stretch in split_quoted(body):
        text = normalise("\n".join(stretch.lines))
        if pieces:
            pieces.append("\n")
            length += 1
        span = Span(length, length + len(text))
        pieces.append(text + "\n")
        length += len(text) + 1
        if stretch.writer is SENDER:
            said.append(Turn(span, sender))
        elif not stretch.apart:
            quoted.append(Turn(span, stretch.writer if isinstance(stretch.writer, str) else None))
    return Source(
        "".join(pieces),
        FrontMatter(
            title=" ".join(normalise(str(message["subject"] or "")).split()) or None,
            kind="letter",
            authors=authors,
            addressees=(*_people(message, "to"), *_people(message, "cc")),
            date=_date(message),
        ),
        said=tuple(said),
        quoted=tuple(quoted),
        evidence=tuple(evidence),
        warnings=(*decoded.warnings, *_warnings(message)),
    )


def _people(message: EmailMessage, name: str) -> tuple[str, ...]:
    header = message[name]
    if not isinstance(header, AddressHeader):
        return ()
    names = [person(address.display_name) for address in header.addresses]
    return tuple(dict.fromkeys(each for each in names if each))


def _date(message: EmailMessage) -> PartialDate | None:
    header = message["date"]
    moment = header.datetime if isinstance(header, DateHeader) else None
    return PartialDate(moment.year, moment.month, moment.day) if moment else None


def _warnings(message: EmailMessage) -> tuple[str, ...]:
    count = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    return (f"Attachments were left out: {count}.",) if count else ()


def _body(message: EmailMessage) -> Mended:
    for subtype in ("plain", "html"):
        part = message.get_body(preferencelist=(subtype,))
        content = part.get_payload(decode=True) if part is not None else None
        if part is None or not isinstance(content, bytes) or not content.strip():
            continue
        declared = part.get_content_charset()
        if subtype == "plain":
            decoded = decode(content, declared)
            if str(part.get_param("format")).casefold() != "flowed":
                return decoded
            delete_space = str(part.get_param("delsp")).casefold() == "yes"
            return replace(decoded, text=_unfolded(decoded.text, delete_space=delete_space))
        page = decode_html(content, declared)
        blocks = placed_blocks(parse_html(page.text), mark_quotes=True)
        return replace(page, text=assemble(each.block for each in blocks).text)
    raise RejectedDocument("empty", "The message holds no text.")


def _unfolded(text: str, *, delete_space: bool) -> str:
    """Return a text with the lines whole that were folded when it was sent (RFC 3676)."""
    lines: list[list[str]] = []
    level = 0
    for line in text.replace("\r\n", "\n").split("\n"):
        marks = len(line) - len(line.lstrip(">"))
        own = line[marks:].removeprefix(" ")
        last = lines[-1][-1] if lines else ""
        if marks == level and last.endswith(" ") and last != "-- ":
            lines[-1][-1] = last[:-1] if delete_space else last
            lines[-1].append(own)
        else:
            lines.append([f"{'>' * marks} {own}" if marks else own])
        level = marks
    return "\n".join("".join(pieces) for pieces in lines)
