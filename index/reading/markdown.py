"""Reads Markdown: the stored text is what a person reads, without marks, link targets and front matter.

A quote must stand letter for letter in the stored text and is read by people, so the marks go here,
once, and every later step points into the readable text.
"""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.errors import RejectedDocument
from index.reading.blocks import Block, assemble
from index.reading.front_matter import split_front_matter
from index.reading.source import Source

_DEEPEST = 60
_EMPHASIS = ("strong_open", "strong_close", "em_open", "em_close")


def read_markdown(text: str) -> Source:
    """Return the readable text of normalised Markdown.

    Blocks are divided by blank lines, list items start with `- ` or their number, lines inside a
    paragraph stay lines, cells of a table are divided by ` | `. HTML stays the text it is.

    Raises:
        RejectedDocument: `unreadable`, when the front matter is not valid YAML, or lists and quotations lie
            too deep inside each other to be read.
    """
    front_matter, body = split_front_matter(text)
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    tokens = parser.parse(body)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        # The parser leaves out what lies deeper.
        raise RejectedDocument("unreadable", "The parts of the file lie too deep inside each other.")
    return assemble(_blocks(tokens), front_matter)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    lists: list[int | None] = []
    mark = ""
    within_item = False
    heading = False
    quotations = 0
    cells: list[str] | None = None
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
            within_item = False
        elif token.type == "list_item_open":
            number = lists[-1]
            mark = "  " * (len(lists) - 1) + ("- " if number is None else f"{number}. ")
            lists[-1] = None if number is None else number + 1
        elif token.type in ("heading_open", "heading_close"):
            # Two lines above a rule are a signature above a rule, not a heading.
            heading = token.type == "heading_open"
        elif token.type in ("blockquote_open", "blockquote_close"):
            quotations += token.nesting
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield Block(" | ".join(cells), tight=True)
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(_plain(token))
        elif token.type in ("inline", "fence", "code_block"):
            block = _plain(token) if token.type == "inline" else token.content.rstrip("\n")
            if block.strip():
                tight = bool(mark) and within_item
                within_item = within_item or bool(mark)
                is_strong = not mark and _is_strong(token)
                yield Block(mark + block, heading and "\n" not in block, is_strong, tight, quotations > 0)
            mark = ""


def _plain(token: Token) -> str:
    pieces = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif child.type == "image":
            pieces.append(_plain(child))
        else:
            pieces.append(child.content)
    return "\n".join(line.strip(" \t") for line in "".join(pieces).split("\n"))


def _is_strong(token: Token) -> bool:
    """Tell whether everything an inline token shows stands between marks of emphasis."""
    depth = 0
    shown = False
    for child in token.children or ():
        if child.type in _EMPHASIS:
            depth += child.nesting
        elif child.type not in ("softbreak", "hardbreak") and child.content.strip():
            if depth == 0:
                return False
            shown = True
    return shown
