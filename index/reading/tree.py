"""Cuts a tree of elements, as pages and text processors make them, into blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from index.reading.blocks import Block

# HTML's names, and those of the tree in which trafilatura hands on what it keeps of a page.
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "head"))
_LISTS = frozenset(("ul", "ol", "list", "menu", "dir"))
_ITEMS = frozenset(("li", "item", "dd", "dt"))
_ROWS = frozenset(("tr", "row"))
_CELLS = frozenset(("td", "th", "cell"))
_BREAKS = frozenset(("br", "lb"))
_STRONG = frozenset(("b", "strong", "i", "em", "hi"))
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font hi i ins kbd label mark q ref s samp small span "
    "strike strong sub time tt u var wbr".split()
)
_SILENT = frozenset("audio canvas datalist embed form iframe noscript object picture script select style svg "
                    "template textarea title video".split())  # fmt: skip
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class _Writer:
    """Gathers the text of one block after the other."""

    pieces: list[str] = field(default_factory=list)
    cells: list[str] | None = None
    lists: list[int | None] = field(default_factory=list)
    mark: str = ""
    tight: bool = False
    heading: int = 0
    strong: int = 0
    verbatim: int = 0
    silent: int = 0
    weak: bool = False

    def write(self, text: str | None) -> None:
        if not text or self.silent:
            return
        shown = text if self.verbatim else _SPACE.sub(" ", text)
        self.weak = self.weak or (self.strong == 0 and bool(shown.strip()))
        self.pieces.append(shown)

    def taken(self) -> str:
        lines = "".join(self.pieces).split("\n")
        self.pieces.clear()
        if not self.verbatim:
            lines = [re.sub(" {2,}", " ", line).strip(" ") for line in lines]
        return "\n".join(lines).strip("\n")

    def end_block(self) -> Iterator[Block]:
        if self.cells is not None:
            text = " | ".join(cell for cell in (*self.cells, self.taken()) if cell)
            self.cells = []
        else:
            text = self.taken()
        if text.strip():
            is_item = bool(self.mark)
            strong = not self.weak and not is_item
            yield Block(self.mark + text, bool(self.heading) and "\n" not in text, strong, self.tight)
            self.mark, self.tight = "", False
        self.weak = False


def blocks_of(root: etree._Element) -> Iterator[Block]:
    """Yield the blocks that a tree shows, in order.

    A list item has `- ` or its number before it, the cells of a table's row are divided by ` | `, a
    break ends a line. What is never shown, as scripts and forms, is left out.
    """
    writer = _Writer()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            writer.write(element.tail)
            continue
        tag = etree.QName(element).localname
        if event == "start":
            yield from _start(writer, tag, element)
            writer.write(element.text)
        else:
            yield from _end(writer, tag)
            if element is not root:
                writer.write(element.tail)
    yield from writer.end_block()


def _start(writer: _Writer, tag: str, element: etree._Element) -> Iterator[Block]:
    if tag in _SILENT:
        writer.silent += 1
    elif tag in _BREAKS:
        writer.pieces.append("\n")
    elif tag in _STRONG:
        writer.strong += 1
    elif tag in _CELLS and writer.cells is not None:
        pass
    elif tag not in _INLINE:
        yield from writer.end_block()
        if tag in _HEADINGS:
            writer.heading += 1
        elif tag in _LISTS:
            ordered = tag == "ol" or element.get("rend") == "ol"
            writer.lists.append(_number(element.get("start")) if ordered else None)
        elif tag in _ITEMS:
            _mark(writer)
        elif tag in _ROWS:
            writer.cells, writer.tight = [], element.getprevious() is not None
        elif tag == "pre":
            writer.verbatim += 1


def _end(writer: _Writer, tag: str) -> Iterator[Block]:
    if tag in _SILENT:
        writer.silent -= 1
    elif tag in _STRONG:
        writer.strong -= 1
    elif tag in _CELLS and writer.cells is not None:
        writer.cells.append(writer.taken())
    elif tag not in _INLINE and tag not in _BREAKS:
        yield from writer.end_block()
        if tag in _HEADINGS:
            writer.heading -= 1
        elif tag in _LISTS and writer.lists:
            writer.lists.pop()
        elif tag in _ITEMS:
            writer.mark = ""
        elif tag in _ROWS:
            writer.cells = None
        elif tag == "pre":
            writer.verbatim -= 1


def _mark(writer: _Writer) -> None:
    if not writer.lists:
        return
    number = writer.lists[-1]
    writer.mark = "  " * min(len(writer.lists) - 1, 8) + ("- " if number is None else f"{number}. ")
    writer.tight = True
    if number is not None:
        writer.lists[-1] = number + 1


def _number(start: str | None) -> int:
    return int(start) if start and start.isascii() and start.isdigit() and len(start) < 6 else 1
