"""Reads a sample letter's text without the product's readers, so that the gold does not lean on what it measures."""

import email
import email.policy
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN = {f"{_WORD}p", f"{_WORD}br", f"{_WORD}t"}
_INLINE = {"a", "b", "em", "i", "span", "strong", "sup", "time"}
_UNSEEN = {"script", "style", "noscript", "template"}
_QUOTED = re.compile(r"^[>\s]{1,20}", re.MULTILINE)


class _Visible(HTMLParser):
    """Collects what a reader of the page sees, each block on a line of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def letter_text(path: Path) -> str:
    """Return the text of a plain, Markdown, HTML, Word, PDF or e-mail file; an e-mail's quoted replies lose their `>`.

    Raises:
        UnicodeDecodeError: a text file is not UTF-8.
    """
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            root = ElementTree.fromstring(package.read("word/document.xml"))
        blocks = {f"{_WORD}p", f"{_WORD}br"}
        return "".join("\n" if part.tag in blocks else part.text or "" for part in root.iter() if part.tag in _SHOWN)
    if path.suffix == ".eml":
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        body = message.get_body(("plain",))
        return _QUOTED.sub("", body.get_content()) if body is not None else ""
    if path.suffix == ".pdf":
        return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    text = path.read_text("utf-8-sig")
    if path.suffix in {".html", ".htm"}:
        page = _Visible()
        page.feed(text)
        return "".join(page.parts)
    return text
