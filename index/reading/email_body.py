"""Finds the text of an e-mail message among its parts."""

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, Message

from index.errors import RejectedDocument
from index.reading.blocks import assemble
from index.reading.decode import decode
from index.reading.elements import parse_page
from index.reading.html_page import decode_html
from index.reading.mojibake import Mended
from index.reading.tree import placed_blocks

_MOST_PARTS = 1_000


def read_body(message: EmailMessage) -> Mended:
    """Return the text of a message: its plain text where it has one, else its page; attachments are told of.

    A message that is cut in pieces by pictures between them is put together again.

    Raises:
        RejectedDocument: `empty`, `encoding` or `unreadable`.
    """
    texts: list[str] = []
    warnings: list[str] = []
    attached = 0
    for number, part in enumerate(_shown(message)):
        if number == _MOST_PARTS:
            raise RejectedDocument("unreadable", "The message has more parts than messages have.")
        if part.get_content_maintype() != "text" or part.is_attachment() or part.get_filename():
            attached += 1
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            mended = _text(part, content)
            texts.append(mended.text)
            warnings += mended.warnings
    if not texts:
        raise RejectedDocument("empty", "The message holds no text.")
    if attached:
        warnings.append(f"Attachments were left out: {attached}.")
    return Mended("\n\n".join(texts), tuple(warnings))


def _shown(part: Message) -> Iterator[EmailMessage]:
    """Yield the parts that are shown one after the other, of alternatives the plainest one."""
    if part.get_content_type() == "multipart/alternative":
        parts = [each for each in part.get_payload() if isinstance(each, EmailMessage)]
        plain = [each for each in parts if each.get_content_type() == "text/plain" and _is_filled(each)]
        for each in plain[:1] or parts[-1:]:
            yield from _shown(each)
    elif part.get_content_maintype() == "multipart":
        for inner in part.get_payload():
            if isinstance(inner, EmailMessage):
                yield from _shown(inner)
    elif isinstance(part, EmailMessage):
        yield part


def _is_filled(part: EmailMessage) -> bool:
    content = part.get_payload(decode=True)
    return isinstance(content, bytes) and bool(content.strip())


def _text(part: EmailMessage, content: bytes) -> Mended:
    declared = part.get_content_charset()
    if part.get_content_subtype() == "html":
        page = decode_html(content, declared)
        blocks = placed_blocks(parse_page(page.text), mark_quotes=True)
        return replace(page, text=assemble(each.block for each in blocks).text)
    plain = decode(content, declared)
    if str(part.get_param("format")).casefold() != "flowed":
        return plain
    delete_space = str(part.get_param("delsp")).casefold() == "yes"
    return replace(plain, text=unfold(plain.text, delete_space=delete_space))


def unfold(text: str, *, delete_space: bool) -> str:
    """Return a text with the lines whole that were folded when it was sent (RFC 3676).

    Args:
        text: as it was sent.
        delete_space: whether the space that marks a fold is not part of the line.
    """
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
