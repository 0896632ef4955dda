"""Reads a web page: its article, without what stands around it."""

import codecs
import re
from contextlib import suppress
from dataclasses import replace

from lxml import etree, html

from index.errors import RejectedDocument
from index.reading.article import find_article
from index.reading.blocks import assemble
from index.reading.decode import decode
from index.reading.source import Source
from index.reading.tree import placed_blocks

_MOST_LOST = 0.4
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{2,40})", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_html_page(content: bytes) -> Source:
    """Return the article of a web page, with a warning where most of what the page shows is not in it.

    Raises:
        RejectedDocument: `empty`, `encoding` or `unreadable`.
    """
    page = decode_html(content)
    root = parse_html(page)
    blocks = list(placed_blocks(root))
    article = find_article(page, root, blocks)
    source = assemble(each.block for each in article.blocks)
    shown = sum(len(each.block.text) for each in blocks)
    lost = 1 - sum(len(each.block.text) for each in article.blocks) / max(1, shown)
    warning = f"{lost:.0%} of the page's visible text was taken for menus and the like, and left out."
    return replace(source, stated=article.stated, warnings=(warning,) if lost > _MOST_LOST else ())


def parse_html(page: str) -> etree._Element:
    """Return the tree of a page.

    Raises:
        RejectedDocument: `empty`.
    """
    try:
        return html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise RejectedDocument("empty", "The page holds no text.") from error


def decode_html(content: bytes) -> str:
    """Decode a page by its byte order mark, by what it says of itself, or as any text.

    Raises:
        RejectedDocument: as `decode` does.
    """
    declared = _CHARSET.search(content[:4096])
    if declared and not content.startswith(_MARKS):
        # A page may be wrong about itself.
        with suppress(LookupError, UnicodeError):
            content = content.decode(codecs.lookup(declared.group(1).decode()).name).encode()
    return decode(content)
