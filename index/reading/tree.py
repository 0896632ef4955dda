"""Cuts a tree of elements, as web pages and word processors make them, into blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.reading.blocks import Block
from index.reading.elements import Element, walk

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_ITEMS = frozenset(("li", "dd", "dt"))
_CELLS = frozenset(("td", "th"))
_CELL_BLOCKS = frozenset(("p", "div"))
_NOT_IN_CELL = frozenset(("table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"))
_LONGEST_CELL = 400
_MOST_IN_CELL = 100
_STRONG = frozenset(("b", "strong", "i", "em"))
_ASIDES = frozenset(("aside", "dialog", "form", "nav"))
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark output q ruby rb rt rp s"
    " samp small span strike strong sub sup time tt u var wbr".split()
)
_NEVER_SHOWN = frozenset(
    "audio button canvas datalist embed head iframe math noembed noframes noscript object picture script select style"
    " svg template textarea title video".split()
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"(?:display\s?:\s?none|visibility\s?:\s?hidden)", re.IGNORECASE)
_DEEPEST_LIST = 8
_LONGEST_NOTE = 20
_NOTE = re.compile(r"\s?[\[(]?(?:\d{1,3}|\*{1,3})[\])]?\s?")
_WORD_END = re.compile(r"[^\W\d_]{3}[.,;:!?’”\"')]{0,3}\Z")
_DEEPEST_QUOTE = 50


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it stands in its tree.

    Attributes:
        element: the element whose text it is.
        linked: how much of its text is links, from 0 to 1.
        article: the `article` element around it, if there is one.
        aside: whether it stands in an element that is beside the page's matter, as a menu.
    """

    block: Block
    element: Element
    linked: float
    article: Element | None
    aside: bool


@dataclass(slots=True)
class _Writer:
    """Gathers the text of one block after the other."""

    pieces: list[str] = field(default_factory=list)
    opened: list[Element] = field(default_factory=list)
    articles: list[Element] = field(default_factory=list)
    asides: int = 0
    lists: list[int | None] = field(default_factory=list)
    rows: list[list[str] | None] = field(default_factory=list)
    mark: str = ""
    has_items: bool = False
    tight: bool = False
    quoted: int = 0
    heading: int = 0
    strong: int = 0
    links: int = 0
    verbatim: int = 0
    silent: int = 0
    plain_letters: int = 0
    linked_letters: int = 0
    letters: int = 0

    @property
    def cells(self) -> list[str] | None:
        """The cells so far of the row of data in which the writer is, if it is in one."""
        return self.rows[-1] if self.rows else None

    def write(self, text: str | None) -> None:
        if not text or self.silent:
            return
        shown = text if self.verbatim else _SPACE.sub(" ", text)
        letters = len(shown) - shown.count(" ")
        self.letters += letters
        self.linked_letters += letters if self.links else 0
        self.plain_letters += 0 if self.strong else letters
        self.pieces.append(shown)

    def take(self) -> str:
        """Return what was gathered, and begin anew."""
        lines = "".join(self.pieces).split("\n")
        self.pieces.clear()
        if not self.verbatim:
            lines = [re.sub(" {2,}", " ", line).strip(" ") for line in lines]
        return "\n".join(lines).strip("\n")

    def end_block(self) -> Iterator[Placed]:
        text = self.take()
        if cells := self.cells:
            text = " | ".join(cell for cell in (*cells, text) if cell)
            cells.clear()
        if text.strip():
            if self.quoted:
                marks = "> " * min(self.quoted, _DEEPEST_QUOTE)
                text = "\n".join(marks + line for line in text.split("\n"))
            block = Block(
                self.mark + text,
                heading=self.heading > 0 and "\n" not in text,
                strong=not self.mark and self.plain_letters == 0,
                tight=self.tight,
            )
            article = self.articles[-1] if self.articles else None
            linked = self.linked_letters / max(1, self.letters)
            yield Placed(block, self.opened[-1], linked, article, self.asides > 0)
            self.mark, self.tight = "", False
        self.letters = self.linked_letters = self.plain_letters = 0


def placed_blocks(root: Element, *, mark_quotes: bool = False) -> Iterator[Placed]:
    """Yield the blocks that a tree of HTML shows, in order.

    A list item has `- ` or its number before it, the cells of a table's row are divided by ` | `, a
    break ends a line. What is never shown, as scripts, buttons and hidden elements, is left out, and so
    are the raised numbers of notes, also from the tree.

    Args:
        root: the element to begin with.
        mark_quotes: put `> ` before the lines of block quotations, as e-mail does.
    """
    _drop_note_numbers(root)
    writer = _Writer(opened=[root])
    for event, element in walk(root):
        if event == "remark":
            writer.write(element.tail)
            continue
        tag = element.tag.rpartition("}")[2].lower()
        if event == "start":
            yield from _start(writer, tag, element, mark_quotes=mark_quotes)
            writer.write(element.text)
        else:
            yield from _end(writer, tag, element, mark_quotes=mark_quotes)
            if element is not root:
                writer.write(element.tail)
    yield from writer.end_block()


def _drop_note_numbers(root: Element) -> None:
    """Take the raised numbers of notes off the words behind which they stand; a unit such as m² stays."""
    for element in list(root.iter("sup")):
        above, before = element.getparent(), element.getprevious()
        text = (before.tail if before is not None else above.text if above is not None else "") or ""
        if _WORD_END.search(text[-_LONGEST_NOTE:]) and _NOTE.fullmatch("".join(element.itertext())[:_LONGEST_NOTE]):
            element.clear(keep_tail=True)


def _start(writer: _Writer, tag: str, element: Element, *, mark_quotes: bool) -> Iterator[Placed]:
    writer.silent += _is_silent(tag, element)
    if writer.silent:
        return
    if tag == "br":
        writer.pieces.append("\n")
    writer.strong += tag in _STRONG
    writer.links += tag == "a"
    if _is_within_line(writer, tag):
        writer.pieces.append(" " * (tag in _CELL_BLOCKS))
        return
    yield from writer.end_block()
    writer.opened.append(element)
    writer.heading += tag in _HEADINGS
    writer.asides += tag in _ASIDES
    if tag == "article":
        writer.articles.append(element)
    writer.verbatim += tag == "pre"
    if tag in _LISTS:
        writer.lists.append(_number(element.get("start")) if tag == "ol" else None)
        writer.has_items = False
    elif tag in _ITEMS and writer.lists:
        _mark_item(writer)
    elif tag == "tr":
        writer.rows.append([] if _is_data(element) else None)
        writer.tight = writer.cells is not None and element.getprevious() is not None
    elif tag == "blockquote" and mark_quotes:
        writer.quoted += 1


def _end(writer: _Writer, tag: str, element: Element, *, mark_quotes: bool) -> Iterator[Placed]:
    if writer.silent:
        writer.silent -= _is_silent(tag, element)
        return
    if _is_within_line(writer, tag):
        if tag in _CELLS and writer.cells is not None:
            writer.cells.append(" ".join(writer.take().split()))
    else:
        yield from writer.end_block()
        writer.opened.pop()
        writer.heading -= tag in _HEADINGS
        writer.asides -= tag in _ASIDES
        if tag == "article":
            writer.articles.pop()
        writer.verbatim -= tag == "pre"
        if tag in _LISTS:
            writer.lists.pop()
        elif tag in _ITEMS:
            writer.mark = ""
        elif tag == "tr":
            writer.rows.pop()
        elif tag == "blockquote" and mark_quotes:
            writer.quoted -= 1
    writer.strong -= tag in _STRONG
    writer.links -= tag == "a"


def _is_within_line(writer: _Writer, tag: str) -> bool:
    return tag in _INLINE or (writer.cells is not None and (tag in _CELLS or tag in _CELL_BLOCKS))


def _is_data(row: Element) -> bool:
    """Tell whether the cells of a row hold a few words each, or stand for the columns of a page."""
    for cell in row:
        blocks = letters = 0
        for number, element in enumerate(cell.iter()):
            tag = element.tag if isinstance(element.tag, str) else ""
            blocks += element is not cell and tag not in _INLINE
            letters += len(element.text or "") + len(element.tail or "")
            if blocks > 1 or letters > _LONGEST_CELL or number > _MOST_IN_CELL or tag in _NOT_IN_CELL:
                return False
    return True


def _is_silent(tag: str, element: Element) -> bool:
    return tag in _NEVER_SHOWN or "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")[:500]))


def _mark_item(writer: _Writer) -> None:
    number = writer.lists[-1]
    level = min(len(writer.lists) - 1, _DEEPEST_LIST)
    writer.mark = "  " * level + ("- " if number is None else f"{number}. ")
    writer.tight = writer.has_items or level > 0
    writer.has_items = True
    if number is not None:
        writer.lists[-1] = number + 1


def _number(start: str | None) -> int:
    return int(start) if start and start.isascii() and start.isdigit() and len(start) < 6 else 1
