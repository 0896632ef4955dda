"""Tells which blocks of a web page are its article. The only file that knows trafilatura.

Trafilatura (Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction", ACL 2021) finds the article, but hands on an altered copy of it, from which bylines, emphasis
and short lines are missing. So it only points: what it takes for the article, and what stands beside that
in the same element of the page, is kept as the page has it.
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

import trafilatura

from index.document import PartialDate
from index.reading.elements import Element
from index.reading.normalise import normalise
from index.reading.people import is_full_name
from index.reading.source import FrontMatter
from index.reading.tree import Placed

_RUN = 4
_ENOUGH = 0.8
_MOST_LINKED = 0.5
# Below this trafilatura guesses; there is hardly anything to tell apart.
_SHORT = 500
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Article:
    """What a page's article is.

    Attributes:
        blocks: those that belong to it, in the order of the page.
        stated: title, author and date as the page's metadata have them.
    """

    blocks: tuple[Placed, ...]
    stated: FrontMatter


def find_article(page: str, root: Element, blocks: Sequence[Placed]) -> Article:
    """Return the article among the blocks of a page; all of them where none can be told apart.

    Args:
        page: the page as it is written.
        root: its tree.
        blocks: all that it shows.
    """
    found = trafilatura.bare_extraction(
        page, favor_recall=True, include_comments=False, include_tables=True, with_metadata=True
    )
    if found is None or isinstance(found, dict):
        return Article(tuple(blocks), FrontMatter())
    if sum(len(each.block.text) for each in blocks) < _SHORT:
        return Article(tuple(each for each in blocks if each.linked <= _MOST_LINKED), _stated(found, root))
    lines, runs = _read(found.text or "")
    pointed = [_is_pointed_at(each, lines, runs) for each in blocks]
    places = {each.element.getparent() for each, is_one in zip(blocks, pointed, strict=True) if is_one}
    sizes: Counter[Element] = Counter()
    for each, is_one in zip(blocks, pointed, strict=True):
        if is_one and each.article is not None:
            sizes[each.article] += len(each.block.text)
    article = max(sizes, key=lambda element: sizes[element], default=None)
    kept = [
        each
        for each, is_one in zip(blocks, pointed, strict=True)
        if is_one or (each.linked <= _MOST_LINKED and _stands_with(each, places, article))
    ]
    return Article(tuple(kept or blocks), _stated(found, root))


def _stated(found: trafilatura.settings.Document, root: Element) -> FrontMatter:
    author = " ".join((found.author or "").split())
    return FrontMatter(
        title=normalise(" ".join((found.title or "").split())) or None,
        authors=(normalise(author),) if is_full_name(author) and author in _credits(root) else (),
        date=PartialDate.parse(found.date) if found.date else None,
    )


def _credits(root: Element) -> str:
    """Return what the page's metadata says of authors; trafilatura also guesses at names from the page itself."""
    pieces = [
        element.get("content", "")
        for element in root.iter("meta")
        if "author" in f"{element.get('name')} {element.get('property')}".casefold()
    ]
    pieces += [element.text or "" for element in root.iter("script") if element.get("type") == "application/ld+json"]
    return " ".join("\n".join(pieces).split())


def _stands_with(each: Placed, places: Set[Element], article: Element | None) -> bool:
    """Tell whether a block stands in an element that holds others of the article, or in the article's own."""
    if each.element.getparent() in places or each.element in places:
        return True
    return article is not None and each.article is article and not each.aside


def _is_pointed_at(each: Placed, lines: Set[str], runs: Set[tuple[str, ...]]) -> bool:
    words = _words(each.block.text)
    if len(words) < _RUN:
        return " ".join(words) in lines
    own = _runs(words)
    return sum(run in runs for run in own) >= _ENOUGH * len(own)


def _read(text: str) -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """Return a text's lines and its runs of words, in the form in which they are compared."""
    lines = frozenset(" ".join(_words(line)) for line in text.split("\n"))
    return lines, frozenset(_runs(_words(text)))


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[index : index + _RUN]) for index in range(len(words) - _RUN + 1)]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
