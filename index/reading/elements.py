"""Makes a tree of elements of a page. The only file that knows lxml."""

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree, html

from index.errors import RejectedDocument

Element: TypeAlias = etree._Element
"""An element of a page, with `tag`, `text`, `tail`, `get`, `getparent` and the elements inside it."""


def parse_page(page: str) -> Element:
    """Return the tree of a page.

    Raises:
        RejectedDocument: `empty`, or `unreadable` where elements lie thousands deep inside each other.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = html.document_fromstring(page.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise RejectedDocument("empty", "The page holds no text.") from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        # The parser leaves out what lies deeper.
        raise RejectedDocument("unreadable", "The parts of the page lie too deep inside each other.")
    return root


def parse_part(part: str) -> Element:
    """Return an element with what a piece of a page holds."""
    return html.fragment_fromstring(part, create_parent="body")


def walk(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield each element at its `start` and its `end`, and each remark of the page's maker as `remark`."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        yield event if event in ("start", "end") else "remark", element
