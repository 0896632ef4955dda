"""Reads a web page: its article, without what stands around it. The only file that knows trafilatura.

What belongs to the article is found as Barbaresi describes it in "Trafilatura: A Web Scraping Library
and Command-Line Tool for Text Discovery and Extraction", ACL 2021.
"""

import codecs
import re
from contextlib import suppress

import trafilatura
from lxml import etree, html

from index.document import PartialDate
from index.errors import RejectedDocument
from index.reading.blocks import assemble
from index.reading.decode import decode
from index.reading.people import is_full_name
from index.reading.source import FrontMatter, Source
from index.reading.tree import blocks_of

_MOST_LOST = 0.4
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{2,40})", re.IGNORECASE)
_LETTERS = re.compile(r"\w+")


def read_html_page(content: bytes) -> Source:
    """Return the article of a web page.

    Raises:
        RejectedDocument: `empty`, `encoding` or `unreadable`.
    """
    return read_html(decode_html(content))


def read_html(page: str) -> Source:
    """Return the article of a page that is text already.

    Raises:
        RejectedDocument: `empty`, when nothing in it is a text for readers.
    """
    root = parse(page)
    shown = assemble(blocks_of(root)).text
    found = trafilatura.bare_extraction(
        root,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        with_metadata=True,
    )
    if found is None or isinstance(found, dict):
        raise RejectedDocument("empty", "The page holds no text that can be told from what stands around it.")
    kept = assemble(blocks_of(found.body))
    lost = 1 - _amount(kept.text) / max(1, _amount(shown))
    warnings: tuple[str, ...] = ()
    if lost > _MOST_LOST:
        warnings = (f"{lost:.0%} of the page's visible text was taken for menus and the like, and left out.",)
    stated = FrontMatter(
        title=found.title,
        authors=(found.author,) if found.author and is_full_name(found.author) else (),
        date=PartialDate.parse(found.date) if found.date else None,
    )
    return Source(kept.text, headings=kept.headings, strong=kept.strong, stated=stated, warnings=warnings)


def parse(page: str) -> etree._Element:
    """Return the tree of a page, as browsers would see it.

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
    if declared and not content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # A page may be wrong about itself.
        with suppress(LookupError, UnicodeError):
            content = content.decode(codecs.lookup(declared.group(1).decode()).name).encode()
    return decode(content)


def _amount(text: str) -> int:
    return sum(len(word) for word in _LETTERS.findall(text))
