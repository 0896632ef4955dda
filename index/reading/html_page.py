"""Reads a web page: its article, without what stands around it."""

import re
from dataclasses import replace

from index.reading.article import find_article
from index.reading.blocks import assemble
from index.reading.decode import decode
from index.reading.elements import parse_page
from index.reading.mojibake import Mended
from index.reading.source import Source
from index.reading.tree import placed_blocks

_MOST_LOST = 0.4
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{2,40})", re.IGNORECASE)
_SAMPLE = 4096


def read_html_page(content: bytes) -> Source:
    """Return the article of a web page, with a warning where most of what the page shows is not in it.

    Raises:
        RejectedDocument: `empty`, `encoding` or `unreadable`.
    """
    decoded = decode_html(content)
    root = parse_page(decoded.text)
    blocks = list(placed_blocks(root))
    article = find_article(decoded.text, root, blocks)
    source = assemble(each.block for each in article.blocks)
    shown = sum(len(each.block.text) for each in blocks)
    lost = 1 - sum(len(each.block.text) for each in article.blocks) / max(1, shown)
    warnings = decoded.warnings
    if lost > _MOST_LOST:
        warnings += (f"{lost:.0%} of the page's visible text was taken for menus and the like, and left out.",)
    return replace(source, stated=article.stated, warnings=warnings)


def decode_html(content: bytes, declared: str | None = None) -> Mended:
    """Decode a page by what is said of it, by what it says of itself, or as any text.

    Args:
        content: its bytes.
        declared: the encoding it came with.

    Raises:
        RejectedDocument: as `decode` does.
    """
    own = _CHARSET.search(content[:_SAMPLE])
    return decode(content, declared or (own.group(1).decode() if own else None))
